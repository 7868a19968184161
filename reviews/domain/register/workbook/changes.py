"""What a filled-in register would change of the organisations and schemes already held.

A workbook adds and corrects; it never takes away. An empty cell, or “Not known”, says nothing.
What only a person can judge is left as it is, and told.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from reviews.domain.dates import long_date
from reviews.domain.register.closed_words import Part
from reviews.domain.register.give_scheme import opens
from reviews.domain.register.search import sort_name

from .known import (
    KnownOrganisation,
    KnownScheme,
    Values,
    address_values,
    becomes,
    differences,
    facts_values,
    organisation_values,
    parts_of,
)
from .reading import same_name
from .rows import OrganisationRow, SchemeRow


@dataclass(frozen=True, slots=True)
class OrganisationChange:
    """What a row corrects of an organisation."""

    row: OrganisationRow
    id: UUID
    values: Values
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SchemeChange:
    """What a row corrects or adds of a scheme.

    Attributes:
        head: the name and the team, where they differ.
        facts: the columns that differ; they hold from `changed_on`, or were never otherwise.
        address: what differs of the address row `address_id`, or a first address.
        parts: parts that nobody is recorded as playing.
        told: what changes, in sentences.
        left: what differs and is left to a person, in sentences.
    """

    row: SchemeRow
    id: UUID
    head: Mapping[str, str] = field(default_factory=dict)
    facts: Values = field(default_factory=dict)
    changed_on: date | None = None
    address_id: UUID | None = None
    address: Values = field(default_factory=dict)
    parts: tuple[tuple[Part, str], ...] = ()
    told: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def organisation_change(
    row: OrganisationRow, known: KnownOrganisation
) -> OrganisationChange | None:
    """What a row corrects of the organisation of its name; None where nothing."""
    old = organisation_values(known)
    values = differences(organisation_values(row), old)
    told = tuple(becomes(name, old[name], value) for name, value in values.items())
    return OrganisationChange(row, known.id, values, told) if values else None


def scheme_change(row: SchemeRow, known: KnownScheme) -> SchemeChange | None:
    """What a row corrects or adds of the scheme of its reference; None where nothing differs.

    Facts that differ are a correction, unless the row says that they have been so since a later
    date than those recorded: then those recorded end the day before.
    """
    head = {
        name: new
        for name, new, same in (
            ("name", row.name, row.name == known.name),
            ("team", row.team, same_name(row.team) == same_name(known.team)),
        )
        if not same
    }
    facts = differences(facts_values(row), known.facts) if known.facts else facts_values(row)
    since = row.known_from_on
    later = bool(facts and known.facts and since and (known.since is None or since > known.since))
    address_id, address, left = _address(row, known)
    parts, left_parts = _parts(row, known)
    made = SchemeChange(
        row=row,
        id=known.id,
        head=head,
        facts=facts,
        changed_on=since if later else None,
        address_id=address_id,
        address=address,
        parts=parts,
        told=_told(known, head, facts, since if later else None)
        + _told_address(known, address_id, address)
        + tuple(f"{part.words}: “{name}” is added." for part, name in parts),
        left=left + left_parts,
    )
    if not (made.told or made.left):
        return None
    if known.closed_on:
        return SchemeChange(row, known.id, left=("This scheme is closed, so nothing is changed.",))
    return made


def _told(
    known: KnownScheme, head: Mapping[str, str], facts: Values, changed_on: date | None
) -> tuple[str, ...]:
    heads = [becomes(name, getattr(known, name), new) for name, new in head.items()]
    old = known.facts or dict.fromkeys(facts)
    lines = [becomes(name, old[name], new) for name, new in facts.items()]
    if changed_on and lines:
        lines = [f"Since {long_date(changed_on)}: {line}" for line in lines]
    return (*heads, *(opens(known.kept, head["team"]) if "team" in head else ()), *lines)


def _address(
    row: SchemeRow, known: KnownScheme
) -> tuple[UUID | None, dict[str, object], tuple[str, ...]]:
    """Which address a row is about, what differs, and what is left to a person."""
    new = address_values(row)
    if not known.addresses:
        return None, new, ()
    place = (same_name(row.address_line_1), row.postcode)
    alike = [
        key
        for key, old in known.addresses.items()
        if (same_name(str(old["line_1"])), old["postcode"]) == place
    ]
    found = alike or list(known.addresses)
    if len(found) > 1 and not alike:
        told = "It has several addresses, and none is this one. Add it on the scheme’s page."
        return None, {}, (told,)
    return found[0], differences(new, known.addresses[found[0]]), ()


def _told_address(known: KnownScheme, address_id: UUID | None, address: Values) -> tuple[str, ...]:
    old = known.addresses[address_id] if address_id else dict.fromkeys(address)
    return tuple(becomes(name, old[name], new) for name, new in address.items() if new != old[name])


def _parts(
    row: SchemeRow, known: KnownScheme
) -> tuple[tuple[tuple[Part, str], ...], tuple[str, ...]]:
    """The parts to add, and those that someone else is recorded as playing."""
    added, left = [], []
    for part, name in parts_of(row):
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
