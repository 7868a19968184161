"""A direction to take words out of a paper that was sent: the next bundle has its pages anew."""

import io
from datetime import timedelta
from uuid import UUID

import pypdfium2
import pytest

from reviews.domain.cases.bundle_plan import NOTHING_NEW
from reviews.domain.cases.bundles import BundleKind, PagedAs
from reviews.domain.cases.papers import Heading
from reviews.domain.cases.redacting import IN_PLACE
from reviews.domain.dates import long_date
from reviews.domain.errors import Refused
from reviews.services.across.verify import verify
from reviews.services.cases import bundle_files, bundles, facts, redactions
from reviews.services.cases.bundle_anew import NO_FILE
from reviews.services.cases.redactions import AS_DIRECTED
from reviews.store.cases import bundles as store
from reviews.store.cases import cases
from reviews.store.cases import redactions as redactions_store
from reviews.store.cases.bundles import BundleLine, PaperLine
from tests.build import Build
from tests.bundles import Bundling
from tests.every_byte import found_in
from tests.going_in import GoingIn
from tests.pieces import KEPT
from tests.redacting import take_out
from tests.services.cases.papers_in import locked, paper, pdf

NAME, WORDS = "Zbigniew Quixley", ("Zbigniew Quixley", "Zbigniew", "Quixley")
SECRET = ("Zbigniew", "Quixley")
PARTIES, FULL = BundleKind


@pytest.fixture
def bundling(build: Build) -> Bundling:
    return Bundling(build.once(GoingIn))


def _named(bundling: Bundling) -> UUID:
    """A paper with a name in its words, in its line of the index and in its file's name."""
    said = pdf(f"Here is {NAME} at the door", "Nothing here", "And Quixley once more")
    return paper(bundling, f"Statement of {NAME}", said, "zbigniew-quixley.pdf")


def _papers(bundling: Bundling, one: BundleLine) -> list[PaperLine]:
    found: list[PaperLine] = bundling.build.read(store.papers, one.id)
    return found


def _given_out(bundling: Bundling, one: BundleLine) -> bytes:
    """A bundle as one zip file, with its list and the files beside it."""
    to = io.BytesIO()
    head = bundling.build.read(cases.case, bundling.case.case)
    bundling.build.read(bundle_files.write_all, bundling.build.house.files, head, one, to)
    return to.getvalue()


def _bookmarks(bundling: Bundling, one: BundleLine) -> list[tuple[str, int]]:
    with pypdfium2.PdfDocument(bundling.path(one)) as document:
        return [(each.get_title(), each.get_dest().get_index() + 1) for each in document.get_toc()]


def _sent(bundling: Bundling) -> tuple[UUID, BundleLine]:
    """A bundle that was sent, with a paper that names somebody, and another."""
    case = bundling.case
    key = _named(bundling)
    case.put_in(key, case.pieces.account)
    made = bundling.made()
    bundling.send(made)
    return key, made


def test_the_next_bundle_keeps_each_page_and_has_no_byte_of_the_words(bundling: Bundling) -> None:
    key, first = _sent(bundling)
    held = bundling.path(first).read_bytes()
    with pytest.raises(Refused, match=NOTHING_NEW):
        bundling.asked()
    assert {word for word, _ in found_in("sent.zip", _given_out(bundling, first), SECRET)} == {
        *SECRET
    }
    take_out(bundling, key, *WORDS)
    second = bundling.made()
    assert found_in("next.zip", _given_out(bundling, second), SECRET) == set()
    assert bundling.path(first).read_bytes() == held
    assert (second.earlier_id, second.new_from) == (first.id, first.pages + 1)
    was, now = _papers(bundling, first), _papers(bundling, second)
    assert [(one.place, one.first_page, one.pages) for one in was] == [
        (one.place, one.first_page, one.pages) for one in now
    ]
    at = next(place for place, one in enumerate(was) if one.evidence_id == key)
    assert (now[at].paged_as, now[at].told) == (PagedAs.REDACTED, AS_DIRECTED)
    assert (now[at].what, was[at].what) == (f"Statement of {IN_PLACE}", f"Statement of {NAME}")
    assert was[:at] + was[at + 1 :] == now[:at] + now[at + 1 :]
    assert len(_bookmarks(bundling, second)) == len(_bookmarks(bundling, first)) + 1
    assert [page for _, page in _bookmarks(bundling, second)][:-1] == [
        page for _, page in _bookmarks(bundling, first)
    ]
    _check_pages(bundling, first, second, was[at])
    assert bundling.build.read(verify, bundling.build.house.files).faults == ()


def _check_pages(
    bundling: Bundling, first: BundleLine, second: BundleLine, paper: PaperLine
) -> None:
    """Check that the pages that are not of the paper, nor name it, are as they went."""
    before, after = bundling.words(first), bundling.words(second)
    changed = [at + 1 for at, words in enumerate(before) if words != after[at]]
    of_paper = [paper.first_page, paper.first_page + 1, paper.first_page + 2]
    named = [at + 1 for at, words in enumerate(before) if NAME in " ".join(words.split())]
    assert named == [2, paper.first_page]
    assert set(changed) <= {2, *of_paper}
    assert "Nothing here" in after[paper.first_page]
    assert IN_PLACE in after[paper.first_page - 1]
    assert [words.split()[-1] for words in after] == [str(n) for n in range(1, second.pages + 1)]
    front, day = " ".join(after[first.pages].split()), long_date(bundling.build.today)
    assert (
        f"Drawn anew, with words taken out of paper {paper.place} as the tribunal directed on "
        f"{day}: pages 2 to {of_paper[-1]}." in front
    )
    assert "No paper is added." in " ".join(" ".join(after[first.pages :]).split())


def test_what_was_sent_again_is_what_the_next_begins_with(bundling: Bundling) -> None:
    case, build = bundling.case, bundling.build
    key, _ = _sent(bundling)
    take_out(bundling, key, *WORDS)
    second = bundling.made()
    bundling.send(second)
    with pytest.raises(Refused, match=NOTHING_NEW):
        bundling.asked()
    (standing,) = build.read(redactions_store.standing, case.case).values()
    of = (case.case, key, "It was lifted")
    build.do(redactions.end, case.disclosure, *of, seen=str(standing.id))
    case.put_in(paper(bundling, "Another rota", pdf("Of May"), "rota.pdf"))
    third = bundling.made()
    assert third.earlier_id == second.id
    assert bundling.words(third)[: second.pages] == bundling.words(second)
    assert "Drawn anew" not in " ".join(bundling.words(third)[second.pages :])
    assert found_in("third.zip", _given_out(bundling, third), SECRET) == set()


def test_words_recorded_later_go_out_of_pages_that_were_drawn_anew(bundling: Bundling) -> None:
    build, key = bundling.build, _sent(bundling)[0]
    take_out(bundling, key, "Zbigniew Quixley")
    bundling.send(bundling.made())
    now = build.clock() + timedelta(hours=1)
    build.clock = lambda: now
    take_out(bundling, key, "Zbigniew Quixley", "Quixley", places="2 0 0 1000 500")
    third = bundling.made()
    assert found_in("third.zip", _given_out(bundling, third), SECRET) == set()
    (row,) = [one for one in _papers(bundling, third) if one.evidence_id == key]
    words = bundling.words(third)
    assert "Nothing here" not in words[row.first_page]
    assert words[row.first_page].split()[-1] == str(row.first_page + 1)
    bundling.send(third)
    later = now + timedelta(hours=1)
    build.clock = lambda: later
    take_out(bundling, key, "Quixley")
    fourth = bundling.made()
    assert bundling.words(fourth)[: third.pages] == bundling.words(third), "it was gone before"


def test_the_full_set_has_it_anew_too_and_what_is_withheld_stays_whole(bundling: Bundling) -> None:
    case, build = bundling.case, bundling.build
    case.apply_for(case.pieces.kept_account)
    key, _ = _sent(bundling)
    full = bundling.made(FULL)
    build.do(bundles.record_sent, case.disclosure, case.case, full.id, build.today)
    take_out(bundling, key, *WORDS)
    one, other = bundling.made(), bundling.made(FULL)
    assert found_in("parties.zip", _given_out(bundling, one), SECRET) == set()
    assert found_in("full.zip", _given_out(bundling, other), SECRET) == set()
    assert found_in("full.zip", _given_out(bundling, other), [KEPT])
    (kept,) = [each for each in _papers(bundling, other) if each.heading is Heading.WITHHELD]
    assert kept in _papers(bundling, full)


def test_a_direction_that_is_not_recorded_any_more_stops_it(bundling: Bundling) -> None:
    case, key = bundling.case, _sent(bundling)[0]
    step = take_out(bundling, key, *WORDS)
    of = (case.benefits, case.case, facts.Recorded.STEP, step, "A mistake")
    case.build.do(facts.take_back, *of, seen=str(step))
    with pytest.raises(Refused, match=r"Paper 1, which was sent, is held out\. What is recorded"):
        bundling.asked()


def test_of_a_slip_that_went_the_next_bundle_says_that_its_file_is_not_beside(
    bundling: Bundling,
) -> None:
    case = bundling.case
    key = paper(bundling, f"Diary of {NAME}", locked())
    case.put_in(key, case.pieces.account)
    first = bundling.made()
    bundling.send(first)
    take_out(bundling, key, *WORDS)
    second = bundling.made()
    assert bundling.refused(FULL).endswith(redactions.NO_PAGES), "it was not sent: its paper is new"
    (was,) = [one for one in _papers(bundling, first) if one.evidence_id == key]
    (row,) = [one for one in _papers(bundling, second) if one.evidence_id == key]
    assert (row.first_page, row.pages) == (was.first_page, was.pages)
    assert (row.paged_as, row.told) == (PagedAs.REDACTED, NO_FILE)
    page = " ".join(bundling.words(second)[row.first_page - 1].split())
    assert f"Diary of {IN_PLACE} {NO_FILE}" in page
    assert page.endswith(f" {row.first_page}")
    assert "stands beside this bundle" not in " ".join(" ".join(bundling.words(second)).split())
    assert was.sha256[:8] not in page
    given = _given_out(bundling, second)
    assert found_in("next.zip", given, SECRET) == set()
    assert was.sha256.encode() not in given, "neither is its file beside it"
    bundling.send(second)
    now = bundling.build.clock() + timedelta(hours=1)
    bundling.build.clock = lambda: now
    take_out(bundling, key, "Diary")
    third = bundling.made()
    (row,) = [one for one in _papers(bundling, third) if one.evidence_id == key]
    assert row.told == NO_FILE
