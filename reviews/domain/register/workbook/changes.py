"""What a filled-in register would change of the organisations and schemes already held.

A workbook adds and corrects; it never takes away. An empty cell, or “Not known”, says nothing.
What only a person can judge is left as it is, and told.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from reviews.domain.dates import long_date
from reviews.domain.register.closed_words import Part
from reviews.domain.register.facts import AddressDetails, KnownOrganisation, SchemeDetails
from reviews.domain.register.give_scheme import opens
from reviews.domain.register.search import sort_name

from .columns import ORGANISATIONS, SCHEMES
from .known import KnownScheme, becoming, by_field, differences
from .reading import same_name
from .rows import OrganisationRow, SchemeRow


@dataclass(frozen=True, slots=True)
class OrganisationChange:
    """What a row corrects of an organisation."""

    row: OrganisationRow
    id: UUID
    values: Mapping[str, object]
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SchemeChange:
    """What a row corrects or adds of a scheme: its name and team, where they differ, and more.

    `details` hold from `changed_on`, or were never otherwise; `address` is what that of the row
    `address_id` is, or a first one; `parts` are those nobody is recorded as playing. `told` is what
    changes, `left` what differs and is left to a person, in sentences.
    """

    row: SchemeRow
    id: UUID
    head: Mapping[str, str] = field(default_factory=dict)
    details: SchemeDetails | None = None
    changed_on: date | None = None
    address_id: UUID | None = None
    address: AddressDetails | None = None
    parts: tuple[tuple[Part, str], ...] = ()
    told: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def organisation_change(
    row: OrganisationRow, known: KnownOrganisation
) -> OrganisationChange | None:
    """What a row corrects of the organisation of its name; None where nothing."""
    differs = differences(ORGANISATIONS, row.facts, known)
    if not differs:
        return None
    return OrganisationChange(row, known.id, by_field(differs), becoming(differs, known))


def scheme_change(row: SchemeRow, known: KnownScheme) -> SchemeChange | None:
    """What a row corrects or adds of the scheme of its reference; None where nothing differs.

    Facts that differ are a correction, unless the row says that they have been so since a later
    date than those recorded: then those recorded end the day before.
    """
    head, told = _head(row, known)
    details, changed_on, told_details = _details(row, known)
    address_id, address, told_address, left = _address(row, known)
    parts, left_parts = _parts(row, known)
    made = SchemeChange(
        row=row,
        id=known.id,
        head=head,
        details=details,
        changed_on=changed_on,
        address_id=address_id,
        address=address,
        parts=parts,
        told=told
        + told_details
        + told_address
        + tuple(f"{part.words}: “{name}” is added." for part, name in parts),
        left=left + left_parts,
    )
    if not (made.told or made.left):
        return None
    if known.closed_on:
        return SchemeChange(row, known.id, left=("This scheme is closed, so nothing is changed.",))
    return made


def _head(row: SchemeRow, known: KnownScheme) -> tuple[dict[str, str], tuple[str, ...]]:
    head: dict[str, str] = {}
    told: tuple[str, ...] = ()
    if row.name != known.name:
        head["name"] = row.name
        told = (f"Name: “{known.name}” becomes “{row.name}”.",)
    if same_name(row.team) != same_name(known.team):
        head["team"] = row.team
        told += (f"Team: “{known.team}” becomes “{row.team}”.", *opens(known.kept, row.team))
    return head, told


def _details(
    row: SchemeRow, known: KnownScheme
) -> tuple[SchemeDetails | None, date | None, tuple[str, ...]]:
    """What a scheme is like where that differs, since when if that is a change, and both told."""
    differs, since = differences(SCHEMES, row.details, known.facts), row.known_from_on
    told = becoming(differs, known.facts)
    if not differs:
        return None, None, ()
    if known.facts is None:
        return row.details, None, told
    values: dict[str, Any] = by_field(differs)
    details = replace(known.facts, **values)
    if since is None or (known.since is not None and since <= known.since):
        return details, None, told
    return details, since, tuple(f"Since {long_date(since)}: {line}" for line in told)


def _address(
    row: SchemeRow, known: KnownScheme
) -> tuple[UUID | None, AddressDetails | None, tuple[str, ...], tuple[str, ...]]:
    """Which address a row is about, what it is now, what differs, and what is left to a person."""
    new, old, found = row.address, None, None
    if known.addresses:
        place = (same_name(new.line_1), new.postcode)
        alike = [
            key
            for key, one in known.addresses.items()
            if (same_name(one.line_1), one.postcode) == place
        ]
        if len(known.addresses) > 1 and not alike:
            told = "It has several addresses, and none is this one. Add it on the scheme’s page."
            return None, None, (), (told,)
        found = (alike or list(known.addresses))[0]
        old = known.addresses[found]
    differs = differences(SCHEMES, new, old)
    values: dict[str, Any] = by_field(differs)
    address = (replace(old, **values) if old else new) if differs else None
    return found, address, becoming(differs, old), ()


def _parts(
    row: SchemeRow, known: KnownScheme
) -> tuple[tuple[tuple[Part, str], ...], tuple[str, ...]]:
    """The parts to add, and those that someone else is recorded as playing."""
    added, left = [], []
    for part, name in row.parts:
        held = [one for role, one in known.parts if role is part]
        if not held:
            added.append((part, name))
        elif sort_name(name) not in map(sort_name, held):
            now = " and ".join(f"“{one}”" for one in held)
            left.append(
                f"{part.words}: the register has {now}, the workbook “{name}”. Record on the "
                "scheme’s page when the one ended and the other began."
            )
    return tuple(added), tuple(left)
