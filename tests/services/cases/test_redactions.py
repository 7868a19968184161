"""Papers go unedited; words are taken out on a direction, or beside an application."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import pytest
from openpyxl import load_workbook

from reviews.documents.bundles.drawn_pages import drawn_pages
from reviews.documents.bundles.parts import Paged
from reviews.domain.accounts.questions import QuestionSet
from reviews.domain.cases.bundles import BundleKind, PagedAs, RedactedFor
from reviews.domain.cases.kinds import Inclusion, StepKind
from reviews.domain.cases.papers import Heading
from reviews.domain.cases.redacting import IN_PLACE, UNEDITED, words_of
from reviews.domain.cases.steps import Step
from reviews.domain.errors import NotAllowed, NotThere, Refused
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.record.evidence import EvidenceKind
from reviews.services.across.erasure import erase
from reviews.services.cases import bundle_pieces, bundles, facts, paper_words, redactions, steps
from reviews.services.cases.bearings import pieces
from reviews.services.cases.bundle_pieces import Bindery
from reviews.services.cases.cases import close_case
from reviews.services.cases.paper_words import lines
from reviews.services.cases.redactions import AS_DIRECTED, Wanted
from reviews.store.cases import cases
from reviews.store.cases import redactions as store
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.items import Item
from reviews.store.record.session import Session
from reviews.store.tables import Account, Event, Redaction, StoredFile
from tests.build import Build
from tests.bundles import Bundling
from tests.client import Client
from tests.documents.bundles import planted
from tests.going_in import GoingIn
from tests.pieces import KEPT, SHARED
from tests.services.cases.papers_in import locked, paper

WORDS = words_of("Zbigniew Quixley\nZbigniew\nQuixley")


@pytest.fixture
def case(build: Build) -> GoingIn:
    return build.once(GoingIn)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "paper.pdf"
    planted.content().save(path)
    return path


def _direction(case: GoingIn) -> UUID:
    step = Step(StepKind.DIRECTION, case.build.today, words="Take out the name.")
    key: UUID = case.build.do(steps.record_step, case.benefits, case.case, step)
    return key


def _item(case: GoingIn, key: UUID) -> Item:
    return next(one for one in case.items() if one.id == key)


def _said(case: GoingIn, step: UUID | None, **more: Any) -> Wanted:
    kind = RedactedFor.APPLICATION if step is None else RedactedFor.DIRECTION
    return Wanted(kind, step, WORDS, (), more.get("why", "As directed"))


def _set(case: GoingIn, key: UUID, said: Wanted, source: Path, **more: Any) -> None:
    files = case.build.house.files
    copy = redactions.copy_of(source, _item(case, key), said, files, source.parent)
    by, seen = more.get("by", case.disclosure), more.get("seen", "")
    case.build.do(redactions.set_redaction, by, case.case, key, said, copy, seen=seen)


def _whole(source: Path) -> Paged:
    return Paged(source, 1, PagedAs.PDF)


def _pages(case: GoingIn, key: UUID, source: Path) -> Any:
    head = case.build.read(cases.case, case.case)
    item = _item(case, key)
    return case.build.read(redactions.pages_for, head, item, _whole(source), source.parent)


def _kinds(case: GoingIn) -> list[EventKind]:
    return [one.kind for one in case.build.rows(Event) if one.stream == f"case:{case.case}"]


def test_without_a_direction_or_an_application_a_paper_goes_unedited(
    case: GoingIn, source: Path
) -> None:
    key = case.pieces.account
    for said in (_said(case, None), _said(case, case.case)):
        with pytest.raises(Refused) as refused:
            _set(case, key, said, source)
        assert str(refused.value) == UNEDITED
    assert _pages(case, key, source) is None
    assert not case.build.rows(Redaction)


def test_a_direction_draws_the_paper_anew_and_tells_it(case: GoingIn, source: Path) -> None:
    key = case.pieces.account
    case.put_in(key)
    step = _direction(case)
    _set(case, key, _said(case, step), source)
    paged = _pages(case, key, source)
    assert (paged.paged_as, paged.told) == (PagedAs.REDACTED, (AS_DIRECTED,))
    assert "quixley" not in planted.every_byte(paged.path)
    (row,) = case.build.rows(Redaction)
    assert (row.secrets, row.copy_id) == ("\n".join(WORDS), None)
    assert _kinds(case).count(EventKind.REDACTION_RECORDED) == 1
    (taken,) = case.build.read(
        redactions.taken_out, case.case, [(key, "Paper 1", 4, 1), (case.case, "Paper 2", 5, 1)]
    )
    assert (taken.paper, taken.first_page, taken.words) == ("Paper 1", 4, WORDS)


def test_beside_an_application_a_copy_goes_in_and_the_whole_to_the_tribunal(
    case: GoingIn, source: Path
) -> None:
    key = case.pieces.kept_account
    case.apply_for(key)
    _set(case, key, _said(case, None), source)
    (row,) = case.build.rows(Redaction)
    assert _pages(case, key, source) is None, "the tribunal gets it whole"
    copy = _item(case, row.copy_id)
    assert copy.is_in
    whole = _item(case, key)
    assert (copy.heading, copy.resident) == (whole.heading, ""), "nothing names who spoke"
    (file,) = [one for one in case.build.rows(StoredFile) if one.id == row.copy_id]
    assert file.about == f"{EvidenceKind.ACCOUNT.words}, with words taken out"
    path = case.build.house.files.place(file.bytes_id)
    assert "quixley" not in planted.every_byte(path)
    (page,) = drawn_pages(path, dpi=18)
    assert IN_PLACE in page.text
    (taken,) = case.build.read(redactions.taken_out, case.case, [(copy.id, "Paper 1", 4, 1)])
    assert taken.words == WORDS


def test_a_copy_is_of_the_day_and_the_source_of_what_it_is_of_and_marked_as_made_later(
    case: GoingIn, source: Path
) -> None:
    build, key = case.build, case.pieces.kept_account
    case.apply_for(key)
    whole, told = _item(case, key), build.clock()
    build.clock = lambda: told + timedelta(days=30)
    _set(case, key, _said(case, None), source)
    (row,) = build.rows(Redaction)
    copy, (head, sets) = _item(case, row.copy_id), _read(case)
    assert (copy.on, copy.recorded_at, copy.source) == (whole.on, whole.recorded_at, whole.source)
    assert (copy.heading, copy.copied_at) == (whole.heading, build.clock())
    (line,) = build.read(lines, [copy], sets)
    assert (line.on, line.from_whom) == (whole.on, "Resident, not named here")
    every = build.read(pieces, case.benefits, head)
    (piece,) = [one for one in every if one.id == copy.id]
    assert (piece.recorded_on, piece.whose) == (told.date(), "Resident, not named here")
    assert build.read(store.copied_from, [copy.id, key]) == {copy.id: whole.recorded_at}
    (listed,) = build.read(paper_words.schedule, head, sets)
    place = build.read(bundles.chosen, head, BundleKind.FULL).places[copy.id]
    assert (listed.copy, listed.taken_out) == (
        f"Paper {place}",
        "“Zbigniew Quixley”; “Zbigniew”; “Quixley”",
    )
    full = build.read(bundles.plan, head, BundleKind.FULL, sets)
    (apart,) = [one for one in full.entries if one.heading is Heading.WITHHELD]
    assert apart.what.endswith(f"A copy without the words stands as paper {place}")


def _read(case: GoingIn) -> tuple[CaseHead, dict[tuple[str, str], QuestionSet]]:
    head = case.build.read(cases.case, case.case)
    return head, {(one.name, one.version): one for one in case.build.house.question_sets}


def test_a_copy_is_erased_with_the_paper_that_it_was_made_of(case: GoingIn, source: Path) -> None:
    key = case.pieces.kept_account
    case.apply_for(key)
    _set(case, key, _said(case, None), source)
    (row,) = case.build.rows(Redaction)
    case.build.do(close_case, case.benefits, case.case, "It is over.")

    def erase_account(session: Session, act: Act) -> None:
        rows = session.query(Account).filter_by(id=key).all()
        erase(session, act, rows, EventKind.PERSON_ERASED)

    case.build.do(erase_account, None)
    (file,) = [one for one in case.build.rows(StoredFile) if one.id == row.copy_id]
    assert file.erased_at is not None


def test_another_copy_takes_the_place_of_the_first(case: GoingIn, source: Path) -> None:
    key = case.pieces.kept_account
    case.apply_for(key)
    _set(case, key, _said(case, None), source)
    (first,) = case.build.rows(Redaction)
    _set(case, key, _said(case, None, why="More"), source, seen=str(first.id))
    (last,) = case.build.read(store.standing, case.case).values()
    first_copy = _item(case, first.copy_id)
    assert _item(case, last.copy_id).is_in
    assert first_copy.decided is not None
    assert first_copy.decided.inclusion is Inclusion.NOT_RELEVANT
    case.build.do(redactions.end, case.disclosure, case.case, key, "Not needed", seen=str(last.id))
    assert not case.build.read(store.standing, case.case)
    assert not _item(case, last.copy_id).is_in
    before = case.build.read(store.before, case.case, key)
    assert {one.why for one in before} == {"More", "As directed"}


def test_what_does_not_fit_any_more_stops_the_paper(case: GoingIn, source: Path) -> None:
    key = case.pieces.account
    case.put_in(key)
    step = _direction(case)
    _set(case, key, _said(case, step), source)
    case.build.do(
        facts.take_back,
        *(case.benefits, case.case, facts.Recorded.STEP, step, "A mistake"),
        seen=str(step),
    )
    with pytest.raises(Refused, match="does not fit what was decided"):
        _pages(case, key, source)
    (found,) = case.build.read(store.standing, case.case).values()
    assert redactions.does_not_fit(_item(case, key), found, ())
    assert not redactions.does_not_fit(_item(case, key), found, {step})


def test_the_second_of_two_officers_is_told(case: GoingIn, source: Path) -> None:
    key = case.pieces.account
    case.put_in(key)
    step = _direction(case)
    _set(case, key, _said(case, step), source, by=case.second)
    with pytest.raises(Refused) as refused:
        _set(case, key, _said(case, step), source)
    assert str(refused.value) == facts.MEANWHILE


def test_only_disclosure_officers_of_the_case_record_it(
    case: GoingIn, source: Path, build: Build
) -> None:
    key = case.pieces.account
    step = _direction(case)
    with pytest.raises(NotAllowed):
        _set(case, key, _said(case, step), source, by=case.benefits)
    with pytest.raises(NotThere):
        case.build.do(
            redactions.set_redaction,
            case.disclosure,
            case.case,
            case.case,
            _said(case, step),
            None,
            seen="",
        )


def test_what_is_typed_is_checked() -> None:
    def checked(words: str = "Ann", places: str = "", why: str = "As directed") -> Wanted:
        return redactions.wanted(RedactedFor.APPLICATION, None, words, places, why, 2)

    assert checked(places="1 0 0 10 10").words == ("Ann",)
    for more, sentence in (
        ({"words": " "}, "Enter the words to take out, or a place on a page."),
        ({"words": "A"}, "“A” has fewer than two letters or numbers."),
        ({"places": "9 0 0 10 10"}, "There is no page 9: it has 2."),
        ({"why": " "}, "Say what the direction asks for"),
    ):
        with pytest.raises(Refused) as refused:
            checked(**more)
        assert str(refused.value).startswith(sentence)


@pytest.fixture
def bundling(case: GoingIn) -> Bundling:
    return Bundling(case)


def _in_bundle(bundling: Bundling, key: UUID, said: Wanted) -> None:
    """Words taken out of a paper as its page has it, from the paper's own pages."""
    case = bundling.case
    bindery = Bindery.with_tools(case.build.house.files, case.build.house.tools)
    item = _item(case, key)
    with TemporaryDirectory() as folder:
        entry = case.build.read(bundles.entry_of, item, "0", bundling.sets)
        source = case.build.read(bundle_pieces.opened, bindery, item, entry, Path(folder))
        _set(case, key, said, source.path)


def test_a_bundle_holds_the_paper_without_its_words_and_its_index_says_so(
    bundling: Bundling,
) -> None:
    case = bundling.case
    key = case.pieces.account
    case.put_in(key, case.pieces.paper)
    gone = "comes when I ask"
    said = Wanted(RedactedFor.DIRECTION, _direction(case), (gone,), (), "As directed")
    whole = bundling.made()
    _in_bundle(bundling, key, said)
    made = bundling.made()
    assert made.mark != whole.mark
    pages = bundling.words(made)
    told = " ".join(" ".join(pages).split())
    assert AS_DIRECTED in told
    assert IN_PLACE in told
    assert gone not in told
    assert gone in " ".join(bundling.words(whole)), "a bundle that was made stays as it is"


def test_a_name_in_the_title_of_another_paper_stops_the_bundle(bundling: Bundling) -> None:
    case = bundling.case
    key = case.pieces.account
    case.put_in(key, case.pieces.paper)
    said = Wanted(RedactedFor.DIRECTION, _direction(case), (SHARED,), (), "As directed")
    _in_bundle(bundling, key, said)
    failure = bundling.refused()
    assert "still stand in a line of the index or the name of a file. Take them out" in failure
    assert SHARED not in failure


def test_a_name_in_the_index_goes_too(bundling: Bundling, client: Client) -> None:
    case = bundling.case
    key = case.pieces.paper
    case.put_in(key)
    said = Wanted(RedactedFor.DIRECTION, _direction(case), (SHARED,), (), "As directed")
    _in_bundle(bundling, key, said)
    pages = bundling.words(bundling.made())
    assert not [words for words in pages if SHARED in words]
    assert f"{IN_PLACE} rota" in " ".join(pages)
    data = client.sign_in(case.benefits).download(f"/cases/{case.case}/papers.xlsx").data
    told = " ".join(str(one) for one in load_workbook(BytesIO(data)).active.values)  # type: ignore[union-attr]
    assert f"{IN_PLACE} rota" in told
    assert SHARED not in told


def test_the_parties_read_the_copy_and_the_tribunal_the_whole(bundling: Bundling) -> None:
    case = bundling.case
    key = case.pieces.kept_account
    case.put_in(case.pieces.paper)
    case.apply_for(key)
    _in_bundle(bundling, key, Wanted(RedactedFor.APPLICATION, None, (KEPT,), (), "He asked"))
    pages = bundling.words(bundling.made())
    assert IN_PLACE in " ".join(pages)
    assert not [words for words in pages if KEPT in words]
    full = bundling.words(bundling.made(BundleKind.FULL))
    assert [words for words in full if KEPT in words]


@pytest.mark.parametrize("kind", list(BundleKind))
def test_words_recorded_of_a_slip_on_a_direction_stop_the_bundle(
    bundling: Bundling, kind: BundleKind
) -> None:
    case = bundling.case
    key = paper(bundling, f"Diary of {SHARED}", locked())
    case.put_in(key)
    said = Wanted(RedactedFor.DIRECTION, _direction(case), (SHARED,), (), "As directed")
    _in_bundle(bundling, key, said)
    failure = bundling.refused(kind)
    assert failure.startswith("Paper 1, ")
    assert failure.endswith(f"is held out. {redactions.NO_PAGES}")
    (standing,) = case.build.read(store.standing, case.case).values()
    of = (case.disclosure, case.case, key, "It is no pages")
    case.build.do(redactions.end, *of, seen=str(standing.id))
    assert "slip in the place" in " ".join(bundling.words(bundling.made(kind)))


def test_a_copy_that_was_made_of_a_slip_stops_the_bundle(bundling: Bundling) -> None:
    case = bundling.case
    key = paper(bundling, f"Diary of {SHARED}", locked())
    case.apply_for(key)
    _in_bundle(bundling, key, Wanted(RedactedFor.APPLICATION, None, (SHARED,), (), "He asked"))
    for kind in BundleKind:
        failure = bundling.refused(kind)
        assert failure.startswith("Paper 1, "), failure
        assert "is held out. It was made of the slip that stood in a paper’s place" in failure
    (standing,) = case.build.read(store.standing, case.case).values()
    of = (case.disclosure, case.case, key, "It is no pages")
    case.build.do(redactions.end, *of, seen=str(standing.id))
    case.put_in(case.pieces.paper)
    bundling.made(BundleKind.FULL)
