"""From a section of a question set to the form on its page, and back to answers.

Wrong answers make the form invalid, so that nothing is saved; missing ones do not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reviews.domain.accounts import words_asked
from reviews.domain.answers import Answer, Place, State
from reviews.domain.questions import Question

from . import fields
from .forms import Form
from .question_kinds import KINDS

NOT_ANSWERED = (
    (State.NOT_SEEN, "Not asked, or not seen"),
    (State.NOT_APPLICABLE, "Does not apply"),
    (State.CLEARED, "Take the answer away"),
)
_NEED_REASON = frozenset({State.NOT_SEEN, State.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class Shown:
    """The answer that a page showed at one place: what it said, and which version it was."""

    answer: Answer | None
    version: int


class SectionForm(Form):
    """A page of questions. Built for one section by `form_for`."""

    questions: Sequence[Question] = ()
    repeat: int = 0

    def validate(self, extra_validators: Any = None) -> bool:
        """Check each answer, and that a question passed over says why."""
        right = super().validate(extra_validators)
        for question in self.questions:
            state, reason = self[f"state-{question.key}"], self[f"reason-{question.key}"]
            if state.data in _NEED_REASON and not reason.data:
                reason.errors = ["Say why there is no answer."]
                right = False
        return bool(right)

    def given(self) -> dict[Place, Answer]:
        """The answers on the page as sent."""
        return {(q.key, self.repeat): self._answer(q) for q in self.questions}

    def seen(self) -> dict[Place, int]:
        """For each place, the version that the page showed."""
        return {(q.key, self.repeat): int(self[f"seen-{q.key}"].data or 0) for q in self.questions}

    def _answer(self, question: Question) -> Answer:
        state = self[f"state-{question.key}"].data
        if state:
            reason = self[f"reason-{question.key}"].data if state in _NEED_REASON else ""
            return Answer(State(state), None, reason)
        value = KINDS[question.kind].read(self[f"q-{question.key}"])
        return Answer(State.CLEARED) if value is None else Answer(State.GIVEN, value)


class _SeenField(fields.NumberField):
    """The hidden version of an answer."""

    partial = "seen"


def form_for(
    questions: Sequence[Question],
    shown: Mapping[str, Shown],
    *,
    repeat: int = 0,
    easy: bool = False,
) -> SectionForm:
    """The form of a page of questions, filled with what is recorded.

    Args:
        questions: what to ask now, in order.
        shown: what is recorded, by question key.
        repeat: which of the repeats the page is for; 0 outside repeating sections.
        easy: whether to ask in the easy words.
    """
    made: dict[str, Any] = {"questions": tuple(questions), "repeat": repeat}
    data: dict[str, Any] = {}
    for question in questions:
        made |= _fields(question, easy=easy)
        data |= _data(question, shown.get(question.key, Shown(None, 0)))
    form: SectionForm = type("SectionFormOf", (SectionForm,), made)(data=data)
    return form


def _fields(question: Question, *, easy: bool) -> dict[str, Any]:
    label = words_asked(question, easy=easy)
    return {
        f"q-{question.key}": KINDS[question.kind].field(question, label, question.hint),
        f"state-{question.key}": fields.ChoiceField("No answer?", choices=NOT_ANSWERED),
        f"reason-{question.key}": fields.TextField("Why is there no answer?"),
        f"seen-{question.key}": _SeenField(),
    }


def _data(question: Question, shown: Shown) -> dict[str, Any]:
    answer = shown.answer
    data: dict[str, Any] = {f"seen-{question.key}": shown.version}
    if answer is None:
        return data
    if answer.state is State.GIVEN and answer.value is not None:
        data[f"q-{question.key}"] = KINDS[question.kind].show(answer.value)
    elif answer.state in _NEED_REASON:
        data[f"state-{question.key}"] = answer.state
        data[f"reason-{question.key}"] = answer.reason
    return data
