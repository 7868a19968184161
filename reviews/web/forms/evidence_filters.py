"""What is looked for in an evidence register, from its address: nothing is saved by it."""

from collections.abc import Sequence
from typing import Any

from reviews.domain.across.evidence_register import (
    Cited,
    Lacks,
    Narrowed,
    Order,
    Standing,
    check_days,
)
from reviews.domain.errors import Refused
from reviews.domain.record.evidence import EvidenceKind, Limb
from reviews.domain.sources import Source

from .base import Form
from .fields import DateField, SelectField, TextField
from .filled import filled


class EvidenceFilterForm(Form):
    """What is looked for; everything where nothing is given."""

    q = TextField(
        "Words",
        hint="Whole words, or how they begin. Each must stand in the record, or in the question it "
        "answers.",
    )
    kind = SelectField("Kind", choices=EvidenceKind.choices(), params={"nothing": "Any kind"})
    source = SelectField("Source", choices=Source.choices(), params={"nothing": "Any source"})
    limb = SelectField(
        "Part of the Housing Benefit test", choices=Limb.choices(), params={"nothing": "Any part"}
    )
    resident_id = SelectField("Resident", params={"nothing": "Anyone, or no one"})
    true_from_on = DateField("True from")
    true_to_on = DateField("True to")
    recorded_from_on = DateField("Recorded from")
    recorded_to_on = DateField("Recorded to")
    standing = SelectField(
        "Taken back", choices=Standing.choices(), params={"nothing": "Taken back or not"}
    )
    cited = SelectField("Findings", choices=Cited.choices(), params={"nothing": "Cited or not"})
    lacks = SelectField(
        "What nobody has said", choices=Lacks.choices(), params={"nothing": "Anything"}
    )
    order = SelectField(
        "Sort by",
        choices=[(Order.TRUE.value, Order.TRUE.words)],
        params={"nothing": Order.RECORDED.words},
    )

    @classmethod
    def read(cls, given: Any, residents: Sequence[tuple[str, str]]) -> "EvidenceFilterForm":
        """The form as an address gives it; without a choice of residents where there is none."""
        form = cls(given, meta={"csrf": False})
        form.resident_id.offer(residents)
        if not residents:
            del form.resident_id
        return form

    def narrowed(self) -> Narrowed | None:
        """What is looked for but for words; None, with the fault shown, where it makes no sense."""
        if not self.validate():
            return None
        try:
            check_days(self.true_from_on.data, self.true_to_on.data, "true_to_on")
            check_days(self.recorded_from_on.data, self.recorded_to_on.data, "recorded_to_on")
        except Refused as error:
            self.refuse(error)
            return None
        return filled(self, Narrowed, order=Order(self.order.data or Order.RECORDED))
