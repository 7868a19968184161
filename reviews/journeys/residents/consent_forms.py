"""The forms of consent and capacity."""

from typing import Any

from reviews.domain.consent import consents
from reviews.domain.consent.capacity import ABLE_TO, CapacityFacts, CapacityOutcome
from reviews.domain.errors import Refused
from reviews.services.consent.consents import Asked, Reply
from reviews.web.forms import fields
from reviews.web.forms.base import Form
from reviews.web.forms.file_fields import KeptFileField
from reviews.web.forms.filled import filled

from .forms import SeenField

AS_IT_IS = "as-it-is"
"""Chosen for a use that was not talked about."""


class _SaidPart(Form):
    """What is said before the questions."""

    words_used = fields.LongTextField(
        "What you say",
        hint="Say it in your own way, and change it here to what you said.",
        missing="Enter what you said before you asked",
        params={"rows": 16},
        default=consents.ASK_WORDS,
    )
    told_of_tribunal = fields.TickField(
        "I told them who else may read what is used",
        hint="If there is an appeal: the tribunal, which can order us to show it even after a no, "
        "and a landlord who takes part in it or speaks for someone in it.",
    )


def _questions() -> dict[str, Any]:
    """The two fields of each use. They stand between the parts above and below, as on the page."""
    made: dict[str, Any] = {}
    for use in consents.Use:
        made[f"state-{use}"] = fields.ChoiceField(
            consents.USE_ASKS[use],
            choices=[(one, one) for one in (*consents.ConsentState, AS_IT_IS)],
            default=AS_IT_IS,
        )
        made[f"limits-{use}"] = fields.LongTextField(
            "What they agreed to, and what they did not", params={"rows": 2}
        )
    return made


_QUESTIONS = _questions()


class _ConversationPart(Form):
    """When, how and with whom it was asked."""

    asked_on = fields.DateField("Date of the conversation", missing="Enter the date")
    ways = fields.ChoicesField(
        "How you asked", choices=list(consents.WAYS.items()), missing="Select how you asked"
    )
    present = fields.TextField(
        "Who else was there? (optional)",
        hint="Such as a friend, an advocate or an interpreter. Staff of the scheme should not be "
        "there, or interpret, unless the person asks for that.",
    )
    written = KeptFileField(
        "Signed copy (optional)",
        hint="A photo or a scan, where they were happy to sign. If it comes later, add it then and "
        "leave the questions as they are.",
    )
    seen = SeenField()


class ConsentForm(_SaidPart, _ConversationPart):
    """One conversation about consent. Made by `consent_form`, which adds the questions."""

    def validate(self, extra_validators: Any = None) -> bool:
        """Check what each reply asks for, all at once."""
        right = bool(super().validate(extra_validators))
        said = [reply for reply in self.replies() if not self[f"limits-{reply.use}"].errors]
        for reply in said:
            try:
                consents.check_reply(
                    consents.Standing(reply.use),
                    reply.state,
                    reply.limits,
                    told=self.told_of_tribunal.data or bool(self.told_of_tribunal.errors),
                )
            except Refused as error:
                self.refuse(error)
                right = False
        return right

    def asked(self) -> Asked:
        """The conversation."""
        ways = ", ".join(consents.WAYS[one] for one in self.ways.data)
        return filled(self, Asked, format_used=ways, seen=self.seen.ids)

    def replies(self) -> list[Reply]:
        """The uses that were talked about."""
        return [
            Reply(use, consents.ConsentState(self[f"state-{use}"].data), self[f"limits-{use}"].data)
            for use in consents.Use
            if self[f"state-{use}"].data not in (None, AS_IT_IS)
        ]


_WITH_QUESTIONS: type[ConsentForm] = type("ConsentFormOf", (ConsentForm,), _QUESTIONS)


def consent_form(**first: Any) -> ConsentForm:
    """The form of one conversation. Nothing is preselected but leaving each use as it is."""
    return _WITH_QUESTIONS(data=first)


def choices_for(standing: consents.Standing, *, may_agree: bool) -> list[tuple[str, str]]:
    """What may be chosen for a use as it stands; only a no, unless the review is open to a yes."""
    agreed = standing.state in consents.AGREES or standing.cleared
    no = "No, they have changed their mind" if agreed else consents.ConsentState.REFUSED.words
    choices: list[tuple[str, str]] = [(consents.ConsentState.REFUSED, no)]
    if may_agree:
        yes = (consents.ConsentState.GIVEN, consents.ConsentState.IN_PART)
        others = (consents.ConsentState.NO_CAPACITY, consents.ConsentState.COULD_NOT_ASK)
        choices = [
            *((one, one.words) for one in yes),
            *choices,
            *((one, one.words) for one in others),
        ]
    if standing.state is consents.ConsentState.NOT_ASKED:
        return [*choices, (AS_IT_IS, "Not asked")]
    mistake = (consents.ConsentState.NOT_ASKED, "They were never asked: the record is a mistake")
    return [*choices, mistake, (AS_IT_IS, "Not talked about: leave it as it stands")]


class ClearForm(Form):
    """A use that a person has checked."""

    reason = fields.LongTextField(
        "What may be used, and what did you check?",
        missing="Say what may be used, and what you checked",
    )
    seen = SeenField()


class CapacityForm(Form):
    """How one decision was made, or why it was not."""

    help_given = fields.LongTextField(
        "What help did they have to decide?",
        hint="Such as easier words, pictures, an interpreter, more time, a better time of day, or "
        "someone they trust.",
        params={"rows": 3},
    )
    outcome = fields.ChoiceField(
        "How did it go?", choices=CapacityOutcome.choices(), missing="Select how the decision went"
    )
    could_not = fields.ChoicesField(
        "What could they not do this time, in spite of the help?", choices=list(ABLE_TO.items())
    )
    shown_by = fields.LongTextField(
        "What shows this?",
        hint="What you saw and heard, and what is known to affect their thinking now. A choice "
        "that seems unwise to you does not show it.",
        params={"rows": 3},
    )
    ask_again_on = fields.DateField("When to ask again (optional)")
    best_interests = fields.LongTextField(
        "Best-interests decision (optional)",
        hint="For this one use: who decided, and what; what the person wants and feels, as far as "
        "anyone can tell; who was asked; and why nothing that limits them less would do.",
        params={"rows": 4},
    )
    authority = fields.TextField(
        "Attorney or deputy (optional)",
        hint="Their name, and what they may decide. Nobody else can agree for an adult.",
    )
    authority_seen = fields.TickField("I saw their authority, and it covers this decision")
    assessed_by = fields.TextField("Who saw how it went?", missing="Say who saw how it went")
    assessed_on = fields.DateField("Date", missing="Enter the date")
    seen = SeenField()

    def validate(self, extra_validators: Any = None) -> bool:
        """Check what counts: nobody can mend a date inside a question that is not open."""
        super().validate(extra_validators)
        if self.outcome.data != CapacityOutcome.COULD_NOT_DECIDE:
            for name in _INSIDE:
                self[name].errors = []
        return not self.summary()

    def facts(self) -> CapacityFacts:
        """What is said of the decision; questions inside a choice count only where it is chosen."""
        facts = filled(self, CapacityFacts)
        if facts.outcome is CapacityOutcome.COULD_NOT_DECIDE:
            return facts
        return CapacityFacts(facts.outcome, facts.assessed_on, facts.assessed_by, facts.help_given)


_INSIDE = ("could_not", "shown_by", "ask_again_on", "best_interests", "authority", "authority_seen")
