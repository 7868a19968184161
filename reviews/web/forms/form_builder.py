"""From a section of a question set to the form on its page, and back to answers.

Wrong answers make the form invalid, so that nothing is saved; missing ones do not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import request

from reviews.domain.accounts.accounts import words_asked
from reviews.domain.accounts.answers import Answer, Place, State
from reviews.domain.accounts.questions import Question
from reviews.domain.accounts.together import clash, not_together, which_is_meant
from reviews.domain.plain_text import one_line
from reviews.domain.text_lengths import LINE, said_beside, too_long

from .base import Form, FormError
from .question_kinds import KINDS

_PASSED_OVER = frozenset({State.NOT_SEEN, State.NOT_APPLICABLE, State.CLEARED})
_NEED_REASON = frozenset({State.NOT_SEEN, State.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class Shown:
    """The answer that a page showed at one place: what it said, and which version it was."""

    answer: Answer | None
    version: int


@dataclass(frozen=True, slots=True)
class Aside:
    """What stands beside a question: why it has no answer, and which version the page showed."""

    state: State | None
    reason: str
    version: int
    error: str = ""

    told = said_beside("reason", LINE)

    @property
    def lacks_reason(self) -> bool:
        """Whether the question is passed over without saying why."""
        return self.state in _NEED_REASON and not self.reason


class SectionForm(Form):
    """A page of questions. Built for one section by `form_for`."""

    questions: Sequence[Question] = ()
    repeat: int = 0
    asides: Mapping[str, Aside] = {}

    def validate(self, extra_validators: Any = None) -> bool:
        """Check each answer, and that a question passed over says why."""
        right = super().validate(extra_validators) and not self._excluding()
        self.asides = {
            key: replace(one, error="Say why there is no answer.") if one.lacks_reason else one
            for key, one in self.asides.items()
        }
        return bool(right) and not any(one.error for one in self.asides.values())

    def _excluding(self) -> bool:
        """Say which answers hold options that exclude each other; one recorded so may stay."""
        wrong = False
        for question in self.questions:
            if (found := clash(question, self._answer(question).value)) is None:
                continue
            field = self[f"q-{question.key}"]
            if tuple(field.data) != field.object_data:
                field.errors = [*field.errors, which_is_meant(found)]
                wrong = True
        return wrong

    def summary(self) -> list[FormError]:
        """Every error, those on reasons too."""
        lacking = [
            FormError(one.error, f"#reason-{key}") for key, one in self.asides.items() if one.error
        ]
        return super().summary() + lacking

    def given(self) -> dict[Place, Answer]:
        """The answers on the page as sent."""
        return {(q.key, self.repeat): self._answer(q) for q in self.questions}

    def seen(self) -> dict[Place, int]:
        """For each place, the version that the page showed."""
        return {(key, self.repeat): one.version for key, one in self.asides.items()}

    def _answer(self, question: Question) -> Answer:
        aside = self.asides[question.key]
        if aside.state is not None:
            return Answer(aside.state, None, aside.reason if aside.state in _NEED_REASON else "")
        value = KINDS[question.kind].read(self[f"q-{question.key}"])
        return Answer(State.CLEARED) if value is None else Answer(State.GIVEN, value)


def form_for(
    questions: Sequence[Question],
    shown: Mapping[str, Shown],
    *,
    repeat: int = 0,
    easy: bool = False,
) -> SectionForm:
    """The form of a page of questions, filled with what is recorded or with what was sent.

    `shown` is what is recorded, by question key; `repeat` is 0 outside repeating sections.
    """
    made: dict[str, Any] = {"questions": tuple(questions), "repeat": repeat}
    data: dict[str, Any] = {}
    for question in questions:
        label = words_asked(question, easy=easy)
        made[f"q-{question.key}"] = KINDS[question.kind].field(question, label, hint_of(question))
        answer = shown.get(question.key, Shown(None, 0)).answer
        if answer is not None and answer.state is State.GIVEN and answer.value is not None:
            data[f"q-{question.key}"] = answer.value
    form: SectionForm = type("SectionFormOf", (SectionForm,), made)(data=data)
    aside = _aside_sent if form.is_submitted() else _aside_of
    form.asides = {q.key: aside(q.key, shown.get(q.key, Shown(None, 0))) for q in questions}
    return form


def hint_of(question: Question) -> str:
    """What stands under a question: its own hint, and which options cannot be chosen together."""
    return " ".join(filter(None, (question.hint, not_together(question))))


def _aside_of(_key: str, shown: Shown) -> Aside:
    """As recorded."""
    answer = shown.answer
    if answer is None or answer.state not in _NEED_REASON:
        return Aside(None, "", shown.version)
    return Aside(answer.state, answer.reason, shown.version)


def _aside_sent(key: str, shown: Shown) -> Aside:
    """As the page sent it; a reason too long is said so, unless it stands as it is."""
    state = request.form.get(f"state-{key}", "")
    version = request.form.get(f"seen-{key}", "")
    reason = one_line(request.form.get(f"reason-{key}", ""))
    stands = shown.answer is not None and reason == shown.answer.reason
    return Aside(
        State(state) if state in _PASSED_OVER else None,
        reason,
        int(version) if version.isdigit() else 0,
        "" if stands or state not in _NEED_REASON else too_long(reason, LINE, "Your reason"),
    )
