"""Finding schemes: by any word, in name order, a page at a time; and in step with the register."""

from datetime import timedelta
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviews.domain.register.search import folded, tokens, words
from reviews.services.register import closing
from reviews.services.register import schemes as service
from reviews.store.record.engine import reading_session
from reviews.store.register import scheme_index, schemes
from reviews.store.register.scheme_search import PAGE, find
from reviews.store.tables import SchemeToken
from tests.build import Build
from tests.queries import asked


def names(build: Build, typed: str = "", filters: tuple[str, ...] = ()) -> list[str]:
    """Every name found, page after page."""
    found: list[str] = []
    after = None
    while True:
        page = build.read(find, typed, filters, after)
        found += [one.name for one in build.read(schemes.scheme_lines, page.ids, build.today)]
        if page.next is None:
            return found
        after = page.next


def test_pages_follow_one_another_and_miss_nobody(build: Build) -> None:
    team = build.team()
    for number in range(PAGE * 2 + 3):
        build.scheme(team, name=f"{'Elm' if number % 2 else 'Oak'} House {number:03}")
    assert names(build) == sorted(names(build))
    assert len(names(build)) == PAGE * 2 + 3
    assert len(names(build, "elm")) == PAGE + 1
    assert len(names(build, "hou")) == PAGE * 2 + 3
    assert names(build, "elm oak") == []


def test_several_words_and_filters_must_all_hold(build: Build) -> None:
    north, south = build.team("North"), build.team("South")
    build.scheme(north, name="Canal House", models="clustered solo")
    build.scheme(south, name="Canal View", models="solo")
    build.scheme(north, name="Hill House")
    assert names(build, "canal") == ["Canal House", "Canal View"]
    assert names(build, "canal hou") == ["Canal House"]
    assert names(build, "", (scheme_index.team_filter(north),)) == ["Canal House", "Hill House"]
    assert names(build, "", (scheme_index.model_filter("solo"),)) == ["Canal House", "Canal View"]
    both = (scheme_index.team_filter(south), scheme_index.model_filter("solo"))
    assert names(build, "view", both) == ["Canal View"]
    assert names(build, "nothing") == []


def test_a_closed_scheme_leaves_the_open_ones(build: Build) -> None:
    scheme = build.scheme(build.team(), name="Closing House")
    assert names(build, "closing", (scheme_index.OPEN,)) == ["Closing House"]
    build.do(closing.close_scheme, None, scheme, build.today - timedelta(days=1), "Sold")
    assert names(build, "closing", (scheme_index.OPEN,)) == []
    assert names(build, "closing", (scheme_index.CLOSED,)) == ["Closing House"]


def test_the_index_is_what_a_rebuild_makes(build: Build) -> None:
    team = build.team()
    provider = build.organisation("Harbour Łódź")
    ids = [build.scheme(team, name=f"House {n}", provider=provider) for n in range(3)]
    build.do(_rename, None, provider, "Lighthouse")

    def index() -> set[tuple[str, str, UUID]]:
        return {(r.token, r.sort_name, r.scheme_id) for r in build.rows(SchemeToken)}

    kept = index()

    def rebuild(session: object, act: object) -> None:
        scheme_index.refresh(session, ids, build.today)  # type: ignore[arg-type]

    build.do(rebuild, None)
    assert index() == kept
    assert len(names(build, "lighthouse")) == 3
    assert names(build, "harbour") == []


def _rename(session: object, act: object, key: UUID, name: str) -> None:
    from reviews.domain.register.closed_words import OrganisationKind

    facts = service.OrganisationFacts(name, OrganisationKind.CHARITY)
    service.change_organisation(session, act, key, facts)  # type: ignore[arg-type]


def test_a_list_takes_as_many_queries_for_fifty_as_for_one(build: Build) -> None:
    team = build.team()

    def queries() -> int:
        with asked(build.house.engine) as sent, reading_session(build.house.engine) as session:
            page = find(session, "house")
            schemes.scheme_lines(session, page.ids, build.today)
        return len(sent)

    build.scheme(team, name="House one")
    queries()  # the first also opens a connection
    one = queries()
    for number in range(40):
        build.scheme(team, name=f"House {number}")
    assert queries() == one


@given(st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_folding_never_fails_and_settles(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert all(word in tokens([text]) for word in words(text))
