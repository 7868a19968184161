"""To whom of those with a part at a scheme a letter with recommendations goes."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from reviews.services.letters.redating import NOT_ISSUED
from reviews.store.letters.draft_parts import copied_in, draft_of
from reviews.store.letters.letters import LetterLine
from reviews.store.register import schemes
from reviews.store.review.reviews import ReviewHead
from reviews.web.database import reading
from reviews.web.forms import fields
from reviews.web.resources import today

from .forms import DraftForm

Players = Sequence[tuple[UUID, str]]


class OrganisationsDraftForm(DraftForm):
    """A letter with recommendations, where several organisations play a part."""

    written = fields.ChoicesField(
        "Write to",
        hint="Each gets a letter of its own, with what it is asked to do and what concerns it.",
        missing="Choose at least one organisation to write to",
    )
    copied = fields.ChoicesField(
        "Send a copy to (optional)",
        hint="Named in the letter. A copy, too, has only what concerns whom it is for.",
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Nobody is both written to and copied in."""
        right = bool(super().validate(extra_validators))
        if set(self.written.data or ()) & set(self.copied.data or ()):
            self.copied.errors = ["Choose an organisation once: write to it, or send it a copy"]
            return False
        return right

    def chosen(self, name: str) -> tuple[UUID, ...]:
        """The organisations chosen in one of the two lists."""
        return tuple(UUID(one) for one in self[name].data or ())


def players_of(review: ReviewHead) -> Players:
    """The organisations with a part at a review's scheme, the first addressed first.

    Nothing where there is only one, which then gets the letter.
    """
    session, day = reading(), today()
    first = schemes.provider_of(session, review.scheme_id, day)
    parts: dict[UUID, list[str]] = {first.id: []} if first else {}
    names: dict[UUID, str] = {}
    for one in schemes.parts_on(session, review.scheme_id, day):
        parts.setdefault(one.organisation_id, []).append(one.part.words.lower())
        names[one.organisation_id] = one.organisation
    found = [(key, f"{names[key]} ({' and '.join(said)})") for key, said in parts.items()]
    return found if len(found) > 1 else []


def organisations_form(
    first: Mapping[str, object],
    players: Players,
    again: LetterLine | None,
    known: Sequence[LetterLine],
) -> OrganisationsDraftForm:
    """The form, with whom letters on support go to chosen, or as a letter was drafted before.

    `known` are the letters of the kind; a copy is drafted again with the letter it is a copy of.
    """
    to = again.organisation_id if again and again.organisation_id else players[0][0]
    copied = _copied(again) if again else ()
    written = [to]
    if again and to in copied:
        waiting = (one for one in known if one.state in NOT_ISSUED)
        alike = (one.organisation_id for one in waiting if _copied(one) == copied)
        written = [one for one in alike if one is not None and one not in copied]
    form = OrganisationsDraftForm(data={**first, "written": written, "copied": copied})
    for field in (form.written, form.copied):
        field.offer([(str(key), said) for key, said in players])
    return form


def _copied(letter: LetterLine) -> tuple[UUID, ...]:
    """Who got a copy of a letter as it was last drafted."""
    made = draft_of(reading(), letter.id, letter.draft)
    return copied_in(made) if made else ()
