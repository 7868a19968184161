"""A filled-in register looked at and brought in: what changes, what is left, and twice is once."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from reviews.domain.errors import Refused
from reviews.domain.register.closed_words import YesNo
from reviews.domain.register.workbook.plan import Counts, Plan
from reviews.domain.register.workbook.rows import Register
from reviews.services.register import closing
from reviews.services.register import schemes as register_service
from reviews.services.register.import_workbook import import_register, plan_import, read_workbook
from reviews.store.record.chain import check_chains
from reviews.store.register import residents as store_residents
from reviews.store.register import schemes as store_register
from reviews.store.register.scheme_search import find
from reviews.store.tables import (
    Event,
    Organisation,
    OrganisationPart,
    ResidentContact,
    SchemeAddress,
    SchemeFacts,
)
from tests.build import Build
from tests.register_file import Row, organisation, resident, scheme, workbook

AWKWARD = "O’Brien-Łukasz & \"Sons\" <b> 'ŵ' 🙂 سلام\nsecond line"
NOTHING = Counts(0, 0, 0, 0, 0)
DIFFERS = (
    "Lived here from, Room or flat, Housing Benefit, Claim reference: the register "
    "differs. Correct it on the resident’s page."
)


TOO_LIKE = (
    "“lodz, homes!” is too like “Łódź Homes” on row 2. Keep one, or make the names differ in more "
    "than accents and signs."
)


@pytest.fixture
def council(build: Build) -> Build:
    """A council with two teams."""
    build.team("North team")
    build.team("South team")
    return build


def read(build: Build, **rows: list[Row]) -> Register:
    register, faults = build.read(read_workbook, workbook(**rows), build.today)
    assert faults == []
    found: Register = register
    return found


def plan(build: Build, **rows: list[Row]) -> Plan:
    found: Plan = build.read(plan_import, read(build, **rows), build.today)
    return found


def bring_in(build: Build, **rows: list[Row]) -> Counts:
    counts: Counts = build.do(import_register, None, read(build, **rows))
    return counts


def faults(build: Build, **rows: list[Row]) -> list[tuple[str, str, str]]:
    _, found = build.read(read_workbook, workbook(**rows), build.today)
    return [(one.sheet, one.cell, one.sentence) for one in found]


def told(plan: Plan) -> dict[str, tuple[str, ...]]:
    return {line.who: line.told for line in plan.changes}


def left(plan: Plan) -> dict[str, tuple[str, ...]]:
    return {line.who: line.left for line in plan.left}


def scheme_id(build: Build, reference: str = "S-1") -> UUID:
    found: UUID = build.read(store_register.scheme_referenced, reference)
    return found


def chain_holds(build: Build) -> None:
    report = build.read(check_chains)
    assert report.faults == ()


EVERYTHING: dict[str, list[Row]] = {
    "organisations": [
        organisation(AWKWARD, Address="1 Mill Lane, Anytown", Postcode="an12bc"),
        organisation("Harbour Homes"),
    ],
    "schemes": [
        scheme(
            Name=AWKWARD,
            Landlord="harbour  homes",
            UPRN="012345",
            Units="12",
            **{
                "Support provider": AWKWARD,
                "Service models": "Solo homes; Clustered supported living",
                "Known from": date(2020, 4, 1),
            },
        ),
        scheme("S-2", Team="south TEAM"),
    ],
    "residents": [
        resident(
            **{
                "Full name": AWKWARD,
                "Housing Benefit": "Yes",
                "Claim reference": "HB1",
                "Safe to write": "No",
                "Language": "Polish",
            }
        ),
        resident("R-2", "S-2", **{"Lived here to": date(2026, 3, 1)}),
    ],
}


def test_a_second_time_changes_nothing_and_records_nothing(council: Build) -> None:
    bring_in(council, **EVERYTHING)
    before = len(council.rows(Event))
    again = plan(council, **EVERYTHING)
    assert (again.counts, again.changes, again.left) == (NOTHING, (), ())
    assert bring_in(council, **EVERYTHING) == NOTHING
    assert len(council.rows(Event)) == before


def test_looking_changes_nothing(council: Build) -> None:
    before = len(council.rows(Event))
    assert plan(council, **EVERYTHING).counts.total == 6
    assert council.rows(Organisation) == []
    assert len(council.rows(Event)) == before


def test_organisations_are_corrected_and_empty_cells_take_nothing_away(council: Build) -> None:
    bring_in(council, organisations=[organisation(Email="a@harbour.example", Telephone="01632 1")])
    corrected = [organisation("HARBOUR Homes", Kind="Company", Telephone="01632 2")]
    found = plan(council, organisations=corrected)
    assert told(found) == {
        "HARBOUR Homes": (
            "Name: “Harbour Homes” becomes “HARBOUR Homes”.",
            "Kind: “Charity or voluntary organisation” becomes “Company”.",
            "Telephone: “01632 1” becomes “01632 2”.",
        )
    }
    bring_in(council, organisations=corrected)
    row = council.rows(Organisation)[0]
    assert (row.name, row.kind, row.email) == ("HARBOUR Homes", "company", "a@harbour.example")
    chain_holds(council)


def test_facts_that_differ_are_corrected(council: Build) -> None:
    bring_in(council, schemes=[scheme(Units="8", **{"Known from": date(2020, 4, 1)})])
    changed = [scheme(Name="New name", Team="South team", Area="Old Town", Tenure="Not known")]
    assert told(plan(council, schemes=changed)) == {
        "S-1": (
            "Name: “House S-1” becomes “New name”.",
            "Team: “North team” becomes “South team”.",
            "Area: “Riverside” becomes “Old Town”.",
        )
    }
    bring_in(council, schemes=changed)
    key = scheme_id(council)
    facts = council.read(store_register.every_facts, key)
    assert [(one.area, one.superseded_at is None) for one in facts if one.superseded_at] == [
        ("Riverside", False)
    ]
    now = council.read(store_register.facts, key, council.today)
    assert (now.area, now.tenure, now.units) == ("Old Town", "licence", 8)
    assert now.true_from_on == date(2020, 4, 1)
    head = council.read(store_register.scheme, key)
    assert (head.name, head.team) == ("New name", "South team")
    assert key in council.read(find, "new name old").ids
    assert council.read(find, "riverside").ids == ()
    assert plan(council, schemes=changed).counts == NOTHING
    chain_holds(council)


def test_facts_known_from_a_later_date_are_a_change_from_then(council: Build) -> None:
    bring_in(council, schemes=[scheme(**{"Known from": date(2020, 4, 1)})])
    changed = [scheme(Tenure="Assured tenancy", **{"Known from": date(2026, 10, 1)})]
    assert told(plan(council, schemes=changed)) == {
        "S-1": ("Since 1 October 2026: Tenure: “Licence” becomes “Assured tenancy”.",)
    }
    bring_in(council, schemes=changed)
    key = scheme_id(council)
    before = council.read(store_register.facts, key, date(2026, 9, 30))
    now = council.read(store_register.facts, key, council.today)
    assert (before.tenure, before.true_to_on) == ("licence", date(2026, 9, 30))
    assert (now.tenure, now.true_from_on) == ("assured-tenancy", date(2026, 10, 1))
    assert plan(council, schemes=changed).counts == NOTHING
    chain_holds(council)


def test_an_address_is_corrected_where_there_is_one_and_left_where_there_are_more(
    council: Build,
) -> None:
    bring_in(council, schemes=[scheme()])
    moved = [scheme(UPRN="77", **{"Address line 1": "2 Mill Lane"})]
    assert told(plan(council, schemes=moved)) == {
        "S-1": (
            "Address line 1: “S-1 Canal Street” becomes “2 Mill Lane”.",
            "UPRN: nothing becomes “77”.",
        )
    }
    bring_in(council, schemes=moved)
    assert sum(row.superseded_at is None for row in council.rows(SchemeAddress)) == 1
    more = register_service.AddressDetails("3 Mill Lane", "AN1 2BC")
    council.do(register_service.add_address, None, scheme_id(council), more, None)
    found = plan(council, schemes=[scheme()])
    assert found.counts == NOTHING
    assert "It has several addresses, and none is this one." in left(found)["S-1"][0]
    assert plan(council, schemes=moved).left == ()


def test_a_part_is_added_and_another_provider_is_left_to_a_person(council: Build) -> None:
    rows = [organisation("A"), organisation("B")]
    bring_in(council, organisations=rows, schemes=[scheme(Landlord="A")])
    found = plan(council, schemes=[scheme(Landlord="B", **{"Managing agent": "a"})])
    assert told(found)["S-1"] == ("Managing agent: “a” is added.",)
    assert "Landlord: the register has “A”, the workbook “B”." in left(found)["S-1"][0]
    bring_in(council, schemes=[scheme(Landlord="B", **{"Managing agent": "a"})])
    played = {(one.part, one.organisation_id) for one in council.rows(OrganisationPart)}
    assert len(played) == 2
    assert not any(one.true_to_on for one in council.rows(OrganisationPart))


def test_a_closed_scheme_is_left_alone(council: Build) -> None:
    bring_in(council, schemes=[scheme()])
    council.do(closing.close_scheme, None, scheme_id(council), council.today, "Sold")
    found = plan(council, schemes=[scheme(Area="Old Town")])
    assert found.counts == NOTHING
    assert left(found) == {"S-1": ("This scheme is closed, so nothing is changed.",)}
    assert plan(council, schemes=[scheme()]).left == ()


def stays(build: Build, reference: str = "R-1") -> list[tuple[str, date | None, date | None]]:
    key = build.read(store_residents.resident_referenced, reference)
    return [
        (name, stay.true_from_on, stay.true_to_on)
        for stay, name, _ in build.read(store_residents.stays, key)
    ]


class TestResidents:
    """Stays are added and ended; names and what is safe are never overwritten."""

    @pytest.fixture
    def lived(self, council: Build) -> Build:
        bring_in(council, schemes=[scheme(), scheme("S-2")], residents=[resident()])
        return council

    def test_a_stay_ends(self, lived: Build) -> None:
        gone = [resident(**{"Lived here to": date(2026, 11, 1)})]
        assert told(plan(lived, residents=gone)) == {
            "R-1": ("The stay at S-1 ends on 1 November 2026.",)
        }
        assert bring_in(lived, residents=gone).stays == 1
        assert stays(lived) == [("House S-1", date(2026, 1, 5), date(2026, 11, 1))]
        assert plan(lived, residents=gone).counts == NOTHING
        chain_holds(lived)

    def test_a_move_ends_one_stay_and_adds_another(self, lived: Build) -> None:
        moved = [resident("R-1", "s-2", **{"Lived here from": date(2026, 6, 1)})]
        assert told(plan(lived, residents=moved)) == {
            "R-1": (
                "A stay at s-2 since 1 June 2026 is added.",
                "The stay at S-1 ends on 31 May 2026.",
            )
        }
        bring_in(lived, residents=moved)
        assert stays(lived) == [
            ("House S-2", date(2026, 6, 1), None),
            ("House S-1", date(2026, 1, 5), date(2026, 5, 31)),
        ]
        assert plan(lived, residents=moved).counts == NOTHING
        assert plan(lived, residents=[resident()]).counts == NOTHING
        chain_holds(lived)

    def test_a_move_to_a_scheme_of_the_same_workbook(self, lived: Build) -> None:
        moved = [resident("R-1", "S-3", **{"Lived here from": date(2026, 6, 1)})]
        bring_in(lived, schemes=[scheme("S-3")], residents=moved)
        assert stays(lived)[0] == ("House S-3", date(2026, 6, 1), None)

    def test_a_past_stay_ends_nothing(self, lived: Build) -> None:
        past = {"Lived here from": date(2025, 1, 1), "Lived here to": date(2025, 12, 1)}
        bring_in(lived, residents=[resident("R-1", "S-2", **past)])
        assert stays(lived) == [
            ("House S-1", date(2026, 1, 5), None),
            ("House S-2", date(2025, 1, 1), date(2025, 12, 1)),
        ]

    def test_an_older_workbook_does_not_move_anyone_back(self, lived: Build) -> None:
        old = [resident("R-1", "S-2", **{"Lived here from": date(2025, 1, 1)})]
        found = plan(lived, residents=old)
        assert found.counts == NOTHING
        assert left(found) == {
            "R-1": ("The register has this person at S-1 since 5 January 2026, not at S-2.",)
        }

    def test_other_differences_are_told_without_what_they_are(self, lived: Build) -> None:
        other = {
            "Lived here from": date(2026, 1, 6),
            "Room or flat": "Flat 9",
            "Housing Benefit": "Yes",
            "Claim reference": "HB-SECRET",
        }
        found = plan(lived, residents=[resident(**other)])
        assert left(found) == {"R-1": (DIFFERS,)}
        assert found.counts == NOTHING

    def test_names_and_what_is_safe_stay_as_recorded(self, lived: Build) -> None:
        other = {"Full name": "Someone Else", "Safe to write": "Yes", "Format": "Braille"}
        assert plan(lived, residents=[resident(**other)]).counts == NOTHING
        bring_in(lived, residents=[resident(**other)])
        assert lived.rows(ResidentContact)[0].safe_to_write is YesNo.NOT_KNOWN

    def test_no_name_is_told(self, lived: Build) -> None:
        gone = [resident(**{"Lived here to": date(2026, 11, 1), "Full name": "Łukasz"})]
        found = plan(lived, residents=gone)
        assert "Łukasz" not in repr((found.changes, found.left))


class TestFaults:
    """Nothing is imported while the workbook does not fit this council."""

    def test_each_names_its_cell_and_what_to_do(self, council: Build) -> None:
        tomorrow = council.today + timedelta(days=1)
        assert faults(
            council,
            organisations=[organisation("Łódź Homes"), organisation("lodz, homes!")],
            schemes=[
                scheme(Team="West & <b>", **{"Known from": tomorrow}),
                scheme("s-1", Landlord="Nobody"),
            ],
            residents=[
                resident("R-1", "S-9", **{"Lived here from": tomorrow}),
                resident("R-2", **{"Lived here from": "31/2/2026"}),
            ],
        ) == [
            (
                "Organisations",
                "A3",
                TOO_LIKE,
            ),
            (
                "Schemes",
                "C2",
                "There is no team called “West & <b>” here. Add it, or correct this.",
            ),
            ("Schemes", "T2", "This date is still to come. Correct it, or leave the row out."),
            ("Schemes", "A3", "“s-1” is on row 2 already. Keep one row."),
            (
                "Schemes",
                "Q3",
                "“Nobody” is not on the sheet Organisations. Add it there first.",
            ),
            ("Residents", "D2", "“S-9” is not on the sheet Schemes. Add it there first."),
            ("Residents", "F2", "This date is still to come. Correct it, or leave the row out."),
            ("Residents", "F3", "“31/2/2026” is not a date. Type it as day/month/year."),
        ]

    def test_what_is_held_already_need_not_be_in_the_workbook(self, council: Build) -> None:
        bring_in(council, organisations=[organisation("Harbour Homes")], schemes=[scheme()])
        later = {
            "schemes": [scheme("S-2", Landlord="HARBOUR homes")],
            "residents": [resident("R-1", "s-1")],
        }
        assert faults(council, **later) == []
        bring_in(council, **later)
        assert stays(council) == [("House S-1", date(2026, 1, 5), None)]

    def test_a_file_that_is_no_workbook(self, council: Build) -> None:
        for file in (b"", b"name,kind\n", b"PK\x03\x04nonsense", b"\xd0\xcf\x11\xe0locked"):
            _, found = council.read(read_workbook, file, council.today)
            assert len(found) == 1


def test_what_changed_since_it_was_looked_at_is_not_imported(council: Build) -> None:
    rows = {"schemes": [scheme(Area="Old Town")]}
    looked = plan(council, **rows)
    bring_in(council, schemes=[scheme()])
    register = read(council, **rows)
    with pytest.raises(Refused, match="The register has changed since you looked"):
        council.do(import_register, None, register, seen=looked.fingerprint)
    assert council.rows(SchemeFacts)[0].area == "Riverside"
    now = plan(council, **rows)
    assert council.do(import_register, None, register, seen=now.fingerprint).corrections == 1
