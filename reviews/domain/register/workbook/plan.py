"""What bringing in a register would do, as people look at it before it is done."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from .changes import OrganisationChange, SchemeChange
from .columns import ORGANISATIONS, RESIDENTS, SCHEMES
from .rows import OrganisationRow, ResidentRow, SchemeRow
from .stays import StayChange


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records an import adds or changes, or would."""

    organisations: int
    schemes: int
    residents: int
    corrections: int
    stays: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.organisations + self.schemes + self.residents + self.corrections + self.stays

    def __str__(self) -> str:
        words = (
            (self.organisations, "new organisation", "new organisations"),
            (self.schemes, "new scheme", "new schemes"),
            (self.residents, "new resident", "new residents"),
            (self.corrections, "correction", "corrections"),
            (self.stays, "stay added or ended", "stays added or ended"),
        )
        said = [f"{count:,} {one if count == 1 else many}" for count, one, many in words if count]
        return ", ".join(said) or "nothing new"


@dataclass(frozen=True, slots=True)
class Line:
    """What would change of one record, and what is left to a person, in sentences.

    `who` is the name of an organisation or a reference; never a resident's name.
    """

    sheet: str
    row: int
    who: str
    told: tuple[str, ...]
    left: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Where it stands in the workbook, and whom it is about."""
        return f"{self.sheet}, row {self.row}, {self.who}"


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do: rows to add as they stand, and changes to what is held."""

    new_organisations: tuple[OrganisationRow, ...]
    new_schemes: tuple[SchemeRow, ...]
    new_residents: tuple[ResidentRow, ...]
    organisations: tuple[OrganisationChange, ...]
    schemes: tuple[SchemeChange, ...]
    stays: tuple[StayChange, ...]

    @property
    def counts(self) -> Counts:
        """How many records it would add or change."""
        return Counts(
            organisations=len(self.new_organisations),
            schemes=len(self.new_schemes),
            residents=len(self.new_residents),
            corrections=len(self.organisations) + sum(1 for one in self.schemes if one.told),
            stays=sum(1 for one in self.stays if one.told),
        )

    @property
    def changes(self) -> tuple[Line, ...]:
        """What would change of records that are held already."""
        return tuple(line for line in self._lines() if line.told)

    @property
    def left(self) -> tuple[Line, ...]:
        """What differs and is left as it is, because only a person can tell."""
        return tuple(line for line in self._lines() if line.left)

    def _lines(self) -> Iterator[Line]:
        for organisation in self.organisations:
            row = organisation.row
            yield Line(ORGANISATIONS, row.row, row.facts.name, organisation.told)
        for scheme in self.schemes:
            yield Line(SCHEMES, scheme.row.row, scheme.row.reference, scheme.told, scheme.left)
        for stay in self.stays:
            yield Line(RESIDENTS, stay.row.row, stay.row.reference, stay.told, stay.left)

    @property
    def fingerprint(self) -> str:
        """Stands for what would change, so that nothing else is done than was looked at."""
        told = sha256()
        new: tuple[OrganisationRow | SchemeRow | ResidentRow, ...]
        for new in (self.new_organisations, self.new_schemes, self.new_residents):
            told.update(repr([row.row for row in new]).encode())
        for line in self.changes:
            told.update(repr(line).encode())
        return told.hexdigest()[:16]
