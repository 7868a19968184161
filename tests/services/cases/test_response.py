"""The response says what is recorded, what helps and what does not, and nothing that is not in."""

import zipfile
from datetime import date
from io import BytesIO
from itertools import combinations

import pytest

from reviews.domain.cases.decisions import NoticeTold
from reviews.domain.cases.kinds import AuthorityKind, Inclusion, Person, RightsSaid, Side
from reviews.domain.cases.papers import WILL_FOLLOW
from reviews.domain.cases.response import Attends, Opposed
from reviews.domain.cases.response_facts import MORE_UNSAID
from reviews.domain.people.roles import Viewer
from reviews.services.cases.decisions import record_notice
from reviews.services.cases.disclosure import certify
from reviews.services.cases.own_papers import Asked
from reviews.services.cases.response import gather, left_out
from reviews.store.cases import cases
from reviews.store.cases.cases import CaseHead
from reviews.store.tables import CaseAuthority, DecisionNotice, Resident
from tests.build import Build
from tests.case_rows import CaseRows
from tests.going_in import GoingIn
from tests.pieces import KEPT, SHARED
from tests.responding import AWKWARD, Responding, words_in
from tests.weighing import Weighing


@pytest.fixture
def case(build: Build) -> Responding:
    return build.once(Responding)


def _words(case: Responding) -> str:
    case.draft()
    return words_in(case.file())


def _flat(words: str) -> str:
    return " ".join(words.replace("\u00a0", " ").split())


def test_it_stands_in_the_order_in_which_a_tribunal_reads_it(case: Responding) -> None:
    case.weighed()
    words = _words(case)
    order = [
        *("Front sheet", "Opposed or not", "Schedule of evidence", "The decision"),
        *("What is to be decided", "The facts", "The law", "The reasons, question by question"),
        *("The grounds of appeal", "What the council asks", "For the council"),
    ]
    places = [words.index(f"\n{one}") for one in order]
    assert places == sorted(places)


def test_the_front_sheet_says_what_is_recorded_and_leaves_places_for_the_rest(
    case: Responding,
) -> None:
    words = _words(case)
    for line in (
        f"Our reference: {case.head.reference}",
        "The tribunal’s reference: SC242/26/01234",
        "Appellant: Amina <&> (the claimant)",
        "Other respondents: None recorded",
        "Day of the decision: 10 September 2026",
        "The appeal came: 21 September 2026",
        "Whether the appeal is opposed: [Fill in: whether it is opposed]",
    ):
        assert f"\n{line}\n" in words
    assert WILL_FOLLOW in words
    assert "all relevant documents" not in words
    assert "[Look up before use" in words
    assert "They help me & <always>" in words
    assert "“paper\u00a01 is wrong”" in words, "what an appellant wrote cites no paper of ours"
    assert _flat(AWKWARD) in _flat(words)


def test_an_appeal_that_came_on_the_monday_after_a_sunday_is_not_told_as_late(
    case: Responding,
) -> None:
    sent = NoticeTold(date(2026, 9, 11), Person.CLAIMANT, "Amina", (RightsSaid.APPEAL,))
    case.build.do(record_notice, case.officer, case.case, case.decided, sent)
    case.appeal(received_on=date(2026, 10, 12))
    case.appeal(received_on=date(2026, 10, 13))
    words = _words(case)
    for day, said in (("12", "In time"), ("13", "Late")):
        came = f"\nThe appeal came: {day} October 2026"
        assert f"{came}\nIn time or late: {said}, as far as is recorded\n" in words


def test_notices_to_somebody_else_say_to_whom_where_their_papers_are_in(case: Responding) -> None:
    rows = CaseRows(case.build, case.officer, case.case)
    told = {"decision_fact_id": case.decided, "sent_on": date(2026, 11, 13), "rights": ""}
    for name, is_in in (("Jo & Co", True), ("Kim <b>", True), ("Not In", False)):
        notice = rows.put(DecisionNotice, person=Person.OTHER, addressee=name, **told)
        if is_in:
            case.put(notice)
    landlord = rows.put(DecisionNotice, person=Person.LANDLORD, addressee="Lee", **told)
    case.put(landlord)
    words = _words(case)
    sent = [line for line in words.splitlines() if "Sent on 13 November 2026: " in line]
    said = " ".join(sent)
    for to in ("somebody else (Jo & Co)", "somebody else (Kim <b>)", "the landlord"):
        assert said.count(f"Sent on 13 November 2026: {to}") == 1
    assert said.count("somebody else") == 3
    assert "Not In" not in words
    assert "Lee" not in words


def test_authority_recorded_as_seen_and_as_not_shown_is_told_as_neither(case: Responding) -> None:
    rows, seen = CaseRows(case.build, case.officer, case.case), case.build.today
    rows.put(CaseAuthority, name="Jo Both", kind=AuthorityKind.NOT_SHOWN, seen_on=seen)
    rows.put(CaseAuthority, name="Jo Neither", kind=AuthorityKind.NOT_SHOWN)
    words = _words(case)
    assert "Jo Both ([Fill in: by what authority: it is recorded as seen, and" in words
    assert "Jo Neither (nothing was shown)" in words


def test_what_an_officer_says_as_they_draft_stands_in_it(case: Responding) -> None:
    case.draft(opposed=Opposed.PARTLY, attends=Attends.NO, asks=AWKWARD)
    words = words_in(case.file())
    assert Opposed.PARTLY.words in words
    assert Attends.NO.words in words
    assert words.count(AWKWARD.splitlines()[0]) == 3
    assert "whether it is opposed" not in words


def test_facts_both_ways_stand_in_one_list_each_with_its_paper(case: Responding) -> None:
    case.weighed()
    case.put(case.paper)
    made = case.build.read(gather, case.head, case.asked())
    assert [one.number for one in made.facts] == [1, 2]
    assert {one.paper for one in made.facts} == {
        paper.paper for under in made.evidence for paper in under.papers
    }
    points = " ".join(point for one in made.facts for point in one.points)
    assert "For, on “Is it provided to this claimant?”: She says that help comes" in points
    assert "Against, on “Is it provided to this claimant?”: The rota says otherwise" in points
    reason = next(one for one in made.reasons if one.ask == "Is it provided to this claimant?")
    assert len(reason.favour) == len(reason.against) == 1
    assert left_out_of(case) == ()


def test_the_facts_are_said_to_be_those_that_were_marked_and_not_all(case: Responding) -> None:
    """Other answers of her account speak to the question too, and nobody weighed them."""
    case.put(case.account)
    case.say(case.need, Side.FOR, limb="exempt-kind")
    words = _words(case)
    assert words.count(MORE_UNSAID) == 1
    assert "These are the facts that an officer of the council has marked, for and against" in words
    assert "They are not all that the papers say." in words


def left_out_of(case: Responding) -> tuple[str, ...]:
    found: tuple[str, ...] = case.build.read(left_out, case.head, case.asked())
    return found


def test_swapping_which_way_papers_point_swaps_the_sides_and_leaves_nothing_out(
    case: Responding,
) -> None:
    case.weighed()
    case.put(case.paper)
    before = case.build.read(gather, case.head, case.asked())
    case.say(case.need, Side.AGAINST, why="She says that help comes")
    case.say(case.paper, Side.FOR, why="The rota says otherwise")
    after = case.build.read(gather, case.head, case.asked())
    ask = "Is it provided to this claimant?"
    was, now = (next(one for one in made.reasons if one.ask == ask) for made in (before, after))
    assert (was.favour, was.against) == (now.against, now.favour)
    assert [one.words for one in before.facts] == [one.words for one in after.facts]


def test_what_is_weighed_and_not_in_is_told_by_name_and_not_printed(case: Responding) -> None:
    case.weighed()
    words = _words(case)
    assert "She says that help comes" in words
    assert "The rota says otherwise" not in words
    (name,) = left_out_of(case)
    assert f"{SHARED} rota" in name


_SOME = ("account", "paper", "kept")
_CHOSEN = [chosen for count in range(4) for chosen in combinations(_SOME, count)]


@pytest.mark.parametrize("chosen", _CHOSEN, ids="-".join)
@pytest.mark.parametrize("else_", [Inclusion.APPLICATION, Inclusion.NOT_RELEVANT])
def test_no_word_is_printed_of_what_is_not_in(
    case: Responding, chosen: tuple[str, ...], else_: Inclusion
) -> None:
    """Whatever of three is in, only those are printed; what another keeps to themselves never."""
    case.say(case.need, Side.FOR, why="planted-account")
    case.say(case.paper, Side.AGAINST, why="planted-paper")
    ids = dict(zip(_SOME, (case.account, case.paper, case.pieces.kept_account), strict=True))
    for name, evidence in ids.items():
        case.put(evidence, Inclusion.IN if name in chosen else else_)
    case.draft()
    with zipfile.ZipFile(BytesIO(case.file())) as opened:
        every = b"".join(map(opened.read, opened.namelist())).decode(errors="replace")
    for name in ("account", "paper"):
        assert (f"planted-{name}" in every) is (name in chosen)
    assert every.count(SHARED) == 0 or "account" in chosen or "paper" in chosen
    assert KEPT not in every
    assert "Borys" not in every


def test_it_is_the_same_whether_somebody_refused_or_an_application_was_made(
    build: Build,
) -> None:
    case = Responding(build)
    case.weighed()
    before = build.read(gather, case.head, case.asked())
    case.put(case.pieces.kept_account, Inclusion.APPLICATION)
    assert build.read(gather, case.head, case.asked()) == before
    case.put(case.pieces.kept_account, Inclusion.NOT_RELEVANT)
    assert build.read(gather, case.head, case.asked()) == before


def test_other_residents_stand_by_reference_even_in_words_of_others(build: Build) -> None:
    case = Responding(build)
    other = build.resident(case.scheme, "Zofia Wiśniewska-Ÿ")
    (reference,) = [one.reference for one in build.rows(Resident) if one.id == other]
    case.put(case.account)
    case.say(case.need, Side.FOR, why="ZOFIA Wiśniewska-Ÿ saw it & so did Amina")
    words = _words(case)
    assert "Wiśniewska" not in words
    assert f"{reference} saw it & so did Amina" in words


def test_what_was_decided_since_is_told_in_order(case: Responding) -> None:
    case.decision(what="Exempt again", made_on=date(2026, 10, 12))
    words = _words(case)
    assert "What was decided or done since" in words
    assert "On 12 October 2026: A supersession: Exempt again" in words


def test_all_relevant_documents_only_with_a_certificate(build: Build) -> None:
    case = GoingIn(build)
    words = build.read(gather, _head(build, case), _asked(build, case)).complete
    assert words == WILL_FOLLOW
    case.put_in(*(one.id for one in case.items()))
    build.do(certify, case.disclosure, case.case, "All of it")
    words = build.read(gather, _head(build, case), _asked(build, case)).complete
    assert "certified that all relevant documents" in words


def _head(build: Build, case: GoingIn) -> CaseHead:
    found = build.read(cases.case, case.case)
    assert isinstance(found, CaseHead)
    return found


def _asked(build: Build, case: GoingIn) -> Asked:
    return _asked_by(build, case.benefits)


def test_nothing_stops_a_response_where_no_decision_and_no_appeal_are_recorded(
    build: Build,
) -> None:
    bare = Weighing(build)
    made = build.read(gather, build.read(cases.case, bare.case), _asked_by(build, bare.officer))
    front = {one.name: one.words for one in made.front}
    assert front["Appellant"] == "[Fill in: who appeals; no appeal is recorded]"
    assert front["Day of the decision"] == "[Fill in: the day]"
    assert front["The tribunal’s reference"] == "Not given yet"
    assert made.decision[0].words == "[Fill in: the decision; none is recorded]"
    assert made.answers[0].ground == "No reasons are recorded."
    assert (made.facts, made.evidence, made.since) == ((), (), ())
    assert [one.called for one in made.held] == ["Our reference"]


def _asked_by(build: Build, by: Viewer) -> Asked:
    sets = {(one.name, one.version): one for one in build.house.question_sets}
    return Asked(by, build.today, sets)
