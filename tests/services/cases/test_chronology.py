"""The chronology holds every dated thing that is in, and the case's own steps, and nothing more."""

from dataclasses import replace

import pytest

from reviews.domain.cases.chronology import ChronologyLine, lines
from reviews.domain.cases.kinds import AuthorityKind, SetKind
from reviews.domain.cases.steps import SENT
from reviews.domain.dates import long_date
from reviews.domain.sources import Source
from reviews.services.cases.chronology import happened, without_day
from reviews.store.record.session import Session
from reviews.store.tables import CaseAuthority
from tests.build import Build
from tests.journeys.assessing import AWKWARD
from tests.printed_case import IN, PLANTED, PrintedCase


@pytest.fixture
def case(build: Build) -> PrintedCase:
    return build.once(PrintedCase)


def _lines(case: PrintedCase) -> list[ChronologyLine]:
    found = case.in_papers()

    def gather(session: Session) -> list[ChronologyLine]:
        every = happened(session, found, case.sets, case.build.today)
        return list(lines(every, found.decided_on))

    made: list[ChronologyLine] = case.build.read(gather)
    return made


def _paper(case: PrintedCase, *ids: object) -> list[str]:
    places = case.in_papers().places
    return [f"paper {places[key]}" for key in ids]  # type: ignore[index]  # ids of evidence


def test_the_cases_own_steps_stand_with_their_papers_or_without(case: PrintedCase) -> None:
    own = {one.what: one.paper for one in _lines(case) if one.source == "The council"}
    assert (
        own["A decision was made: a supersession. Not exempt"]
        == own["The notice was sent to: the claimant"]
    )
    assert [own["The notice was sent to: the claimant"]] == _paper(case, case.notice)
    assert [own["An appeal came from the claimant"]] == _paper(case, case.appeal)
    assert own["The appeal was sent to the tribunal"] == "not in the papers"
    steps = [one for one in _lines(case) if one.what in own and one.what.startswith("The ")]
    assert {one.later for one in steps} == {""}, "a step is no evidence"


def test_each_set_that_was_sent_stands_on_its_day_by_its_kind(case: PrintedCase) -> None:
    told = set()
    for kind in SetKind:
        case.rows.sent(kind=kind)
        told.add(SENT[kind])
        sent = {one.what: one.day for one in _lines(case) if one.what in SENT.values()}
        assert sent == dict.fromkeys(told, long_date(case.build.today))


@pytest.mark.parametrize("kind", AuthorityKind)
def test_authority_was_seen_only_where_something_was_shown(
    case: PrintedCase, kind: AuthorityKind
) -> None:
    case.rows.put(CaseAuthority, name="Jo", kind=kind, seen_on=case.build.today)
    said = "Authority to act was seen: Jo" in {one.what for one in _lines(case)}
    assert said is (kind is not AuthorityKind.NOT_SHOWN)


def test_only_the_cases_own_lines_and_the_register_are_without_a_paper(case: PrintedCase) -> None:
    bare = {one.source for one in _lines(case) if one.paper == "not in the papers"}
    assert bare == {"The council", "The council’s register"}


def test_each_piece_says_what_it_is_whose_and_when_it_was_recorded(case: PrintedCase) -> None:
    every = _lines(case)
    (seen,) = [one for one in every if one.what.startswith("Something seen")]
    one_line = AWKWARD.replace("\n", "; ")
    assert seen.what.endswith(f"Kitchen; Damp {one_line}")
    assert (seen.source, seen.later) == ("Seen by the review team", "Recorded after the decision")
    assert seen.recorded == long_date(case.build.today)
    (support,) = [one for one in every if "Budget" in one.what]
    assert support.day == long_date(case.build.days(-20)), "it was so before the decision"
    assert support.later == "Recorded after the decision", "and was recorded after"
    (time,) = [one for one in every if one.what.startswith("Staff time")]
    assert time.day.endswith(f" to {long_date(case.build.today)}")


def test_a_day_that_an_answer_tells_is_a_line_of_its_own(case: PrintedCase) -> None:
    file = case.finished(case.claimant, IN, Source.DOCUMENT)
    case.decide(file)
    (line,) = [one for one in _lines(case) if "plan" in one.what and "?" in one.what]
    assert line.day == long_date(case.build.days(-100))
    assert [line.paper] == _paper(case, file)


def test_a_letter_says_what_it_recommends(case: PrintedCase) -> None:
    assert any(one.what.startswith("Recommendations to the provider, L-") for one in _lines(case))


def test_nothing_that_is_not_in_is_a_line(case: PrintedCase) -> None:
    assert PLANTED not in repr(_lines(case))
    case.decide(case.loose)
    assert PLANTED in repr(_lines(case)), "once it is in, it is"


def test_what_has_no_day_is_named_to_the_officer(case: PrintedCase) -> None:
    (rota,) = without_day(case.in_papers())
    assert rota.startswith("Rota O’Brien")
    assert rota.rpartition(" (")[2].startswith("paper ")
    assert not any(one.what.startswith("Rota") for one in _lines(case))


def test_the_day_on_which_the_claimant_came_names_no_address(case: PrintedCase) -> None:
    (came,) = [one for one in _lines(case) if one.source == "The council’s register"]
    assert came.what == f"{case.reference(case.claimant)} came to live at Canal House"
    assert "Mill Street" not in repr(_lines(case))


def test_nothing_to_come_is_told_as_having_happened(case: PrintedCase) -> None:
    found = case.in_papers()
    before = case.build.days(-8)
    every = case.build.read(happened, replace(found), case.sets, before)
    assert max(one.on for one in every) <= before
