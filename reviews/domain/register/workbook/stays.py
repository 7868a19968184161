"""What a filled-in register would add to or end of where residents live."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from reviews.domain.dates import long_date
from reviews.domain.register.facts import Stay

from .columns import RESIDENTS
from .known import KnownStay, differences
from .rows import ResidentRow


@dataclass(frozen=True, slots=True)
class StayChange:
    """What a row adds to or ends of the stays of a resident.

    `ends` is the last day of each stay that ends, by the id of its row.
    """

    row: ResidentRow
    resident_id: UUID
    adds: bool = False
    ends: Mapping[UUID, date] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def stay_change(
    row: ResidentRow, resident_id: UUID, scheme_id: UUID | None, stays: Sequence[KnownStay]
) -> StayChange | None:
    """What a row adds to or ends of a resident's stays; None where nothing differs.

    A person who lives somewhere new no longer lives where they lived before.
    """
    if scheme_id is not None:
        new = row.stay(scheme_id)
        for one in stays:
            if one.scheme_id == scheme_id and new.span.overlaps(one.span):
                return _same_stay(row, resident_id, new, one)
    scheme = row.scheme_reference
    told = [f"A stay at {scheme} since {long_date(row.lived_from_on)} is added."]
    if row.lived_to_on:
        return StayChange(row, resident_id, adds=True, told=tuple(told))
    living = [one for one in stays if one.to_on is None]
    later = [one for one in living if one.from_on and one.from_on >= row.lived_from_on]
    if later:
        since = long_date(later[0].from_on) if later[0].from_on else ""
        left = f"The register has this person at {later[0].scheme} since {since}, not at {scheme}."
        return StayChange(row, resident_id, left=(left,))
    last = row.lived_from_on - timedelta(days=1)
    told += [f"The stay at {one.scheme} ends on {long_date(last)}." for one in living]
    ends = {one.id: last for one in living}
    return StayChange(row, resident_id, adds=True, ends=ends, told=tuple(told))


def _same_stay(
    row: ResidentRow, resident_id: UUID, new: Stay, stay: KnownStay
) -> StayChange | None:
    ends: dict[UUID, date] = {}
    told: tuple[str, ...] = ()
    differs = []
    if new.to_on and stay.to_on is None:
        ends = {stay.id: new.to_on}
        told = (f"The stay at {stay.scheme} ends on {long_date(new.to_on)}.",)
    elif new.to_on != stay.to_on:
        differs.append("Lived here to")
    if new.from_on != stay.from_on:
        differs.append("Lived here from")
    differs += [column.heading for column in differences(RESIDENTS, new, stay)]
    words = f"{', '.join(differs)}: the register differs. Correct it on the resident’s page."
    left = (words,) if differs else ()
    return StayChange(row, resident_id, ends=ends, told=told, left=left) if told or left else None
