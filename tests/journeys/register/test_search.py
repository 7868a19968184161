"""Finding a scheme by who lives there, and why each scheme is in the list."""

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import delete

from reviews.domain.people.roles import Permission, Role, Viewer
from reviews.domain.register.closed_words import Part, YesNo
from reviews.services.across.erasure import erase_words
from reviews.services.register import residents
from reviews.services.register.parts_played import set_part
from reviews.services.register.residents import Stay
from reviews.store.record.engine import reading_session
from reviews.store.record.migrate import alembic_config, upgrade
from reviews.store.register import resident_index
from reviews.store.register.resident_index import residents_found
from reviews.store.tables import Event, Resident, ResidentToken, Scheme
from tests.build import Build
from tests.client import Client
from tests.queries import asked


class Here:
    """A resident of the north team's Canal House, who once lived at the south team's Hill View."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.north, self.south = build.team(), build.team()
        self.now = build.scheme(self.north, "Canal House")
        self.before = build.scheme(self.south, "Hill View")
        self.elsewhere = build.scheme(self.south, "Oak Lodge")
        self.resident = build.resident(self.now, "Zoë Ŵynn-Łucas")
        stay = Stay(self.before, "Room 2", YesNo.YES, "HB-99/7", None, build.days(-300))
        build.do(residents.add_stay, None, self.resident, stay)
        self.reference = build.rows(Resident)[0].reference


@pytest.fixture
def here(build: Build) -> Here:
    return build.once(Here)


def test_a_reference_a_claim_and_a_name_find_where_someone_lives_and_lived(
    client: Client, build: Build, here: Here
) -> None:
    client.sign_in(build.officer(Role.BENEFITS_OFFICER))
    for typed, who, claim in (
        (here.reference, here.reference, ""),
        (here.reference.lower().replace("-", " "), here.reference, ""),
        ("hb 99 7", here.reference, ", claim HB-99/7"),
        ("zoe wynn lucas", f"Zoë Ŵynn-Łucas ({here.reference})", ""),
        ("WYNN", f"Zoë Ŵynn-Łucas ({here.reference})", ""),
    ):
        words = client.get(f"/schemes?words={typed}").words()
        assert f"Canal House {who} lives here" in words, typed
        left = "lived here until 27 January 2026"
        assert f"Hill View {who} {left}{claim}" in words, typed
        assert "Oak Lodge" not in words, typed
    for typed in (here.reference[:-1], "hb 99", "zoe smith", "wyn"):
        assert "No scheme matches" in client.get(f"/schemes?words={typed}").words(), typed


def test_only_those_who_may_know_a_resident_find_them(
    client: Client, build: Build, here: Here
) -> None:
    third = build.team()
    finds = {
        build.officer(team=here.north): True,
        build.officer(team=here.south): True,
        build.officer(Role.LETTER_OFFICER): True,
        build.officer(team=third): False,
        build.officer(Role.ADMINISTRATOR, team=here.north): False,
    }
    for officer, found in finds.items():
        for typed in (here.reference, "HB-99/7", "wynn"):
            page = client.other(officer).get(f"/schemes?words={typed}")
            assert ("Canal House" in page.words()) is found, (officer.roles, typed)
            assert ("lives here" in page.words()) is found
        assert officer.may(Permission.READ_NAMES) or "resident" not in page.words()


def test_what_is_renamed_or_erased_is_found_no_longer(build: Build, here: Here) -> None:
    viewer = build.officer(Role.LETTER_OFFICER)

    def found(typed: str) -> bool:
        return bool(build.read(residents_found, viewer, typed))

    build.do(residents.change_name, None, here.now, here.resident, "Ann Ash", "Annie")
    assert (found("wynn"), found("ann ash"), found("annie")) == (False, True, True)
    renamed = next(one for one in build.rows(Event) if one.kind == "resident_renamed")
    build.do(erase_words, None, renamed.hash, "Asked for")
    assert not found("ash")
    stay = next(one for one in build.rows(Event) if one.kind == "stay_recorded")
    build.do(erase_words, None, stay.hash, "Asked for")
    assert not found("HB-99/7")
    assert found(here.reference)
    tokens = {one.token for one in build.rows(ResidentToken)}
    assert not [one for one in tokens if one.startswith("=part:") and "hb99" in one]


def test_the_index_is_what_a_rebuild_makes(build: Build, here: Here) -> None:
    build.resident(here.now, "Bo Birch")

    def index() -> set[tuple[str, object]]:
        return {(one.token, one.resident_id) for one in build.rows(ResidentToken)}

    kept = index()
    keys = [one.id for one in build.rows(Resident)]

    def rebuild(session: object, act: object) -> None:
        session.execute(delete(ResidentToken))  # type: ignore[attr-defined]
        resident_index.refresh(session, keys)  # type: ignore[arg-type]

    build.do(rebuild, None)
    assert index() == kept


def test_it_takes_as_many_queries_for_twenty_as_for_one(build: Build, here: Here) -> None:
    viewer = build.officer(team=here.north)

    def queries(who: Viewer) -> int:
        with asked(build.house.engine) as sent, reading_session(build.house.engine) as session:
            residents_found(session, who, "wynn")
        return len(sent)

    queries(viewer)
    one = queries(viewer)
    for number in range(30):
        build.resident(here.now, f"Wynn {number}")
    assert queries(viewer) == one
    assert len(build.read(residents_found, viewer, "wynn")) <= resident_index.MOST + 1


@pytest.mark.parametrize("typed", ["%25", "%5C", "🙂", "_", "%25%20_", "'"])
def test_signs_alone_find_nothing_and_say_so(
    client: Client, build: Build, here: Here, typed: str
) -> None:
    page = client.sign_in(build.officer(team=here.north)).get(f"/schemes?words={typed}")
    assert "There is no letter or figure in" in page.words()
    assert "Canal House" not in page.words()
    assert "Canal House" in client.get("/schemes?words=%20").words()


def test_a_match_that_the_list_does_not_show_is_explained(
    client: Client, build: Build, here: Here
) -> None:
    agent = build.organisation("Harbour & Sons")
    told = {"organisation_id": agent, "responsibilities": "", "from_on": None}
    build.do(set_part, None, here.now, part=Part.MANAGING_AGENT, **told)
    client.sign_in(build.officer(team=here.north))
    for typed in ("harbour", "harb", "canal harbour", "harbour canal"):
        words = client.get(f"/schemes?words={typed}").words()
        assert "Canal House Managing agent: Harbour & Sons" in words, typed
    assert " Mill Street, Anytown, AN2 3CD" in client.get("/schemes?words=mill").words()
    assert "Managing agent" not in client.get("/schemes?words=canal").words()
    assert "Address:" not in client.get("/schemes?words=canal").words()
    assert len(build.rows(Scheme)) == 3


def test_residents_held_before_are_found_once_the_database_is_brought_up_to_date(
    build: Build, here: Here
) -> None:
    kept = {(one.token, one.resident_id) for one in build.rows(ResidentToken)}
    config = alembic_config()
    before = ScriptDirectory.from_config(config).get_revision("0003").down_revision
    with build.house.engine.connect() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, str(before))
        connection.commit()
    upgrade(build.house.engine)
    assert {(one.token, one.resident_id) for one in build.rows(ResidentToken)} == kept
