"""Accounts that a conclusion passes over: only what contradicts cited evidence, and only once."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.assessment.challenges import Drawn
from reviews.domain.assessment.challenges_unheard import unheard
from reviews.domain.assessment.overall_assessment import About
from reviews.domain.board.voices import ComparedAccount
from reviews.domain.sources import Source
from tests.domain.board.test_side_by_side import compared, question, question_set

ASKED = question_set("scheme", question("rota", *Source))
SAID = st.sampled_from(["yes", "no", "not-sure", ""])
ACCOUNTS = st.lists(
    st.builds(
        lambda source, said, resident: compared(ASKED, source, "Somebody", resident, rota=said),
        st.sampled_from(list(Source)),
        SAID,
        st.sampled_from(["", "R-1", "R-2"]),
    ),
    max_size=6,
)


def drawn(about: About = About.TAILORED, reasons: str = "Support is there.") -> Drawn:
    return Drawn(uuid4(), about, reasons)


def at(account: ComparedAccount) -> tuple[UUID, str, int]:
    return (account.id, "rota", 0)


@given(ACCOUNTS, st.sets(st.integers(0, 5)))
def test_what_is_asked_contradicts_what_is_cited(
    accounts: list[ComparedAccount], picked: set[int]
) -> None:
    cited = {at(one) for number, one in enumerate(accounts) if number in picked}
    found = unheard(accounts, cited, [drawn()])
    said = {at(one): str(one.answers["rota", 0].value) for one in accounts}
    assert len({one.key for one in found}) == len(found)
    assert len(found) <= len(accounts) - len(cited)
    if not {"yes", "no"} & {said[one] for one in cited}:
        assert found == []


@given(ACCOUNTS)
def test_where_every_account_is_cited_or_none_is_nothing_is_passed_over(
    accounts: list[ComparedAccount],
) -> None:
    assert unheard(accounts, set(), [drawn()]) == []
    assert unheard(accounts, {at(one) for one in accounts}, [drawn()]) == []


STAFF = compared(ASKED, Source.STAFF, "Worker", rota="yes")
PAPERS = compared(ASKED, Source.DOCUMENT, "The rota of May", rota="no")


def test_an_account_that_says_otherwise_is_named_with_what_it_stands_against() -> None:
    [one] = unheard([STAFF, PAPERS], {at(STAFF)}, [drawn()])
    assert one.about is About.TAILORED
    assert one.says == (
        "Asked “Ask rota?”, this account says “No”: The rota of May. The findings rest on one "
        "that says “Yes”: Staff at the scheme: Worker."
    )


@pytest.mark.parametrize(
    ("other", "reasons", "about", "asked"),
    [
        (PAPERS, "Support is there.", About.TAILORED, 1),
        (PAPERS, "Support is there.", About.OVERALL, 1),
        (PAPERS, "Support is there.", About.RESPECT, 0),
        (PAPERS, "THE ROTA OF MAY says otherwise.", About.TAILORED, 0),
        (compared(ASKED, Source.DOCUMENT, "Rota", rota="yes"), "There.", About.TAILORED, 0),
        (compared(ASKED, Source.DOCUMENT, "Rota", rota="not-sure"), "There.", About.TAILORED, 0),
        (compared(ASKED, Source.STAFF, "Other", rota="no"), "There.", About.TAILORED, 0),
        (compared(ASKED, Source.RESIDENT, "R-1", "R-1", rota="no"), "There.", About.TAILORED, 0),
    ],
)
def test_only_what_cannot_be_so_as_well_counts(
    other: ComparedAccount, reasons: str, about: About, asked: int
) -> None:
    assert len(unheard([STAFF, other], {at(STAFF)}, [drawn(about, reasons)])) == asked


def test_it_is_asked_of_the_nearest_conclusion_and_once() -> None:
    every = [drawn(one) for one in About]
    [one] = unheard([STAFF, PAPERS], {at(STAFF)}, every)
    assert one.about is About.TAILORED
    assert unheard([STAFF, PAPERS], {at(STAFF)}, []) == []


def test_a_conclusion_in_other_words_is_asked_about_anew() -> None:
    keys = {unheard([STAFF, PAPERS], {at(STAFF)}, [drawn()])[0].key for _ in range(2)}
    assert len(keys) == 2
