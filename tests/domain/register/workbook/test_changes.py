"""What a workbook would change: done once it is done, and nothing known is ever taken away."""

from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.register.closed_words import (
    Commissioned,
    LandlordType,
    Model,
    OrganisationKind,
    Part,
    Tenure,
    YesNo,
)
from reviews.domain.register.facts import (
    AddressDetails,
    ContactNeeds,
    KnownOrganisation,
    OrganisationFacts,
    SchemeDetails,
)
from reviews.domain.register.workbook.changes import (
    SchemeChange,
    organisation_change,
    scheme_change,
)
from reviews.domain.register.workbook.known import KnownScheme, KnownStay
from reviews.domain.register.workbook.rows import OrganisationRow, ResidentRow, SchemeRow
from reviews.domain.register.workbook.stays import StayChange, stay_change

SOME = st.sampled_from(["", "a", "b", "Łódź & <c>"])
GIVEN = st.sampled_from(["a", "b", "Łódź & <c>"])
DAYS = st.dates(date(2020, 1, 1), date(2020, 1, 20))
SILENT = ("", None, "not-known")

facts = st.builds(
    OrganisationFacts,
    name=st.just("A"),
    kind=st.sampled_from(OrganisationKind),
    registration=SOME,
    contact_name=SOME,
    contact_role=SOME,
    email=SOME,
    telephone=SOME,
    address=SOME,
    postcode=SOME,
)
details = st.builds(
    SchemeDetails,
    area=GIVEN,
    cohort=GIVEN,
    models=st.lists(st.sampled_from(Model), unique=True).map(
        lambda chosen: " ".join(one for one in Model if one in chosen)
    ),
    tenure=st.sampled_from(Tenure),
    landlord_type=st.sampled_from(LandlordType),
    units=st.none() | st.integers(0, 3),
    commissioned=st.sampled_from(Commissioned),
    support_funding=SOME,
)
addresses = st.builds(
    AddressDetails, line_1=GIVEN, postcode=GIVEN, line_2=SOME, town=SOME, uprn=SOME
)
schemes = st.builds(
    SchemeRow,
    row=st.just(2),
    reference=st.just("S-1"),
    name=GIVEN,
    team=GIVEN,
    details=details,
    address=addresses,
    parts=st.dictionaries(st.sampled_from(Part), GIVEN).map(lambda found: tuple(found.items())),
    known_from_on=st.none() | DAYS,
)
known_schemes = st.builds(
    KnownScheme,
    id=st.uuids(),
    name=GIVEN,
    team=GIVEN,
    closed_on=st.none(),
    facts=st.none() | st.builds(replace, details, description=SOME),
    since=st.none() | DAYS,
    addresses=st.dictionaries(st.uuids(), addresses, max_size=3),
    parts=st.lists(st.tuples(st.sampled_from(Part), GIVEN), max_size=3).map(tuple),
)


@st.composite
def residents(draw: st.DrawFn) -> ResidentRow:
    start = draw(DAYS)
    return ResidentRow(
        row=2,
        reference="R-1",
        full_name="Łukasz",
        scheme_reference="S-1",
        unit=draw(SOME),
        lived_from_on=start,
        lived_to_on=draw(st.none() | st.dates(start, date(2020, 1, 20))),
        housing_benefit=draw(st.sampled_from(YesNo)),
        claim_reference=draw(SOME),
        contact=ContactNeeds(),
    )


@st.composite
def known_stays(draw: st.DrawFn) -> KnownStay:
    start = draw(st.none() | DAYS)
    end = draw(st.none() | st.dates(start or date(2020, 1, 1), date(2020, 1, 20)))
    return KnownStay(
        id=draw(st.uuids()),
        scheme_id=UUID(int=draw(st.integers(1, 3))),
        scheme="S",
        unit=draw(SOME),
        housing_benefit=draw(st.sampled_from(YesNo)),
        claim_reference=draw(SOME),
        from_on=start,
        to_on=end,
    )


@given(facts, facts)
def test_an_organisation_is_corrected_once(new: OrganisationFacts, held: OrganisationFacts) -> None:
    row = OrganisationRow(2, new)
    known = KnownOrganisation(id=UUID(int=1), **asdict(held))
    change = organisation_change(row, known)
    values: dict[str, Any] = dict(change.values) if change else {}
    after = replace(known, **values)
    assert organisation_change(row, after) is None
    for name, value in asdict(new).items():
        assert getattr(after, name) == (getattr(held, name) if value in SILENT else value)
    assert change is None or len(change.told) == len(change.values)


def _after(known: KnownScheme, change: SchemeChange) -> KnownScheme:
    places = dict(known.addresses)
    if change.address:
        places[change.address_id or UUID(int=9)] = change.address
    return replace(
        known,
        name=change.head.get("name", known.name),
        team=change.head.get("team", known.team),
        facts=change.details or known.facts,
        since=change.changed_on or known.since,
        addresses=places,
        parts=known.parts + change.parts,
    )


@given(schemes, known_schemes)
def test_a_scheme_is_corrected_once(row: SchemeRow, known: KnownScheme) -> None:
    change = scheme_change(row, known)
    if change is None:
        return
    after = _after(known, change)
    again = scheme_change(row, after)
    assert again is None or not again.told
    assert (after.name, after.team) == (row.name, row.team)
    assert after.facts is not None
    for name, value in asdict(row.details).items():
        held = getattr(known.facts, name, value)
        assert getattr(after.facts, name) == (held if value in SILENT else value)
    assert set(known.parts) <= set(after.parts)
    if change.changed_on:
        assert known.since is None or change.changed_on > known.since


@given(schemes, known_schemes)
def test_a_closed_scheme_never_changes(row: SchemeRow, known: KnownScheme) -> None:
    change = scheme_change(row, replace(known, closed_on=date(2020, 1, 1)))
    assert change is None or (not change.told and not change.details and not change.address)


def _later(row: ResidentRow, stays: list[KnownStay], change: StayChange | None) -> list[KnownStay]:
    if change is None:
        return stays
    after = [replace(one, to_on=change.ends.get(one.id, one.to_on)) for one in stays]
    if change.adds:
        new = row.stay(UUID(int=1))
        added = KnownStay(id=UUID(int=8), scheme="S-1", **asdict(new))
        after.append(added)
    return after


@given(residents(), st.lists(known_stays(), max_size=3, unique_by=lambda one: one.id))
def test_stays_are_added_and_ended_once(row: ResidentRow, stays: list[KnownStay]) -> None:
    change = stay_change(row, UUID(int=5), UUID(int=1), stays)
    after = _later(row, stays, change)
    again = stay_change(row, UUID(int=5), UUID(int=1), after)
    assert again is None or not again.told
    assert all(
        one.from_on is None or one.to_on is None or one.from_on <= one.to_on for one in after
    )
    if change is not None and change.adds and row.lived_to_on is None:
        assert [one for one in after if one.to_on is None] == after[-1:]


@given(residents(), st.lists(known_stays(), max_size=3))
def test_an_ended_stay_is_never_opened_again(row: ResidentRow, stays: list[KnownStay]) -> None:
    change = stay_change(row, UUID(int=5), UUID(int=1), stays)
    ended = {one.id for one in stays if one.to_on is not None}
    assert change is None or not ended & set(change.ends)


@given(residents(), st.lists(known_stays(), max_size=3))
def test_no_sentence_names_the_person(row: ResidentRow, stays: list[KnownStay]) -> None:
    change = stay_change(row, UUID(int=5), UUID(int=1), stays)
    assert change is None or "Łukasz" not in " ".join((*change.told, *change.left))


def test_a_move_ends_the_day_before() -> None:
    row = ResidentRow(
        row=2,
        reference="R-1",
        full_name="A",
        scheme_reference="S-1",
        lived_from_on=date(2020, 3, 1),
        contact=ContactNeeds(),
    )
    held = KnownStay(UUID(int=2), id=UUID(int=7), scheme="S-2", housing_benefit=YesNo.YES)
    change = stay_change(row, UUID(int=5), UUID(int=1), [held])
    assert change is not None
    assert change.ends == {held.id: date(2020, 3, 1) - timedelta(days=1)}
