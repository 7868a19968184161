"""Bundles made as long work: whole or not at all, of what goes, and told in a sentence if not."""

import errno
import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reviews.domain.cases.bundle_plan import CHANGED, NOTHING, NOTHING_NEW
from reviews.domain.cases.bundles import BundleKind, PagedAs, PaperRuling
from reviews.domain.cases.papers import Heading
from reviews.domain.errors import DiskFull, NotAllowed, NotThere, Refused
from reviews.domain.people.roles import Role
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.record.jobs import JobState
from reviews.files.disk import FileStore
from reviews.services.across.verify import verify
from reviews.services.cases import bundle_files, bundles
from reviews.services.cases.bundles import Ruled
from reviews.services.cases.cases import add_member, close_case, record
from reviews.services.job_kinds import KINDS
from reviews.services.record import jobs as job_service
from reviews.store.across.stored_files import named_bytes
from reviews.store.cases import bundles as store
from reviews.store.cases.bundles import BundleLine, PaperLine
from reviews.store.record.session import Session
from reviews.store.tables import (
    Bundle,
    BundlePaper,
    BundleSent,
    CaseMember,
    Event,
    JobPiece,
    RuledPaper,
    StoredFile,
)
from tests.build import Build
from tests.bundles import Bundling
from tests.going_in import GoingIn
from tests.pieces import KEPT, SHARED
from tests.services.cases.papers_in import AWKWARD, damaged, paper, pdf

PARTIES, FULL = BundleKind


@pytest.fixture
def bundling(build: Build) -> Bundling:
    return Bundling(build.once(GoingIn))


def papers(bundling: Bundling, one: BundleLine) -> list[PaperLine]:
    found: list[PaperLine] = bundling.build.read(store.papers, one.id)
    return found


def verified(bundling: Bundling) -> list[str]:
    found = bundling.build.read(verify, bundling.build.house.files)
    return [one.sentence for one in found.faults]


def unnamed(bundling: Bundling) -> set[str]:
    """The files on disk that no row names."""
    files = bundling.build.house.files
    there = {one.bytes_id for one in files.older_than(float("inf")) if not one.small}
    return there - set(bundling.build.read(named_bytes))


def test_it_holds_what_is_in_in_order_with_numbers_and_nothing_else(bundling: Bundling) -> None:
    case = bundling.case
    case.apply_for(case.pieces.kept_account)
    case.put_in(case.pieces.account, case.pieces.paper)
    made = bundling.made()
    found = papers(bundling, made)
    assert [one.place for one in found] == [1, 2]
    assert [one.evidence_id for one in found] == [case.pieces.paper, case.pieces.account]
    assert [one.paged_as for one in found] == [PagedAs.WORDS, PagedAs.WORDS]
    words = bundling.words(made)
    assert len(words) == made.pages == found[-1].first_page + found[-1].pages - 1
    assert f"{SHARED} rota" in words[found[0].first_page - 1]
    assert f"{SHARED} comes when I ask" in " ".join(words[found[1].first_page - 1 :])
    assert KEPT not in " ".join(words)
    assert made.record_number[:2].isdigit()
    assert made.sha256 == hashlib.sha256(bundling.path(made).read_bytes()).hexdigest()
    assert verified(bundling) == []
    assert unnamed(bundling) == set()


def test_without_an_application_the_two_are_alike(bundling: Bundling) -> None:
    case = bundling.case
    case.put_in(case.pieces.account, case.pieces.paper)
    case.leave_out(case.pieces.kept_account)
    one, other = bundling.made(), bundling.made(FULL)
    assert papers(bundling, one) == papers(bundling, other)
    assert bundling.words(one)[1:] == bundling.words(other)[1:]
    assert one.mark == other.mark


def test_what_is_withheld_stands_behind_the_same_pages_for_the_tribunal(
    bundling: Bundling,
) -> None:
    case = bundling.case
    case.put_in(case.pieces.account, case.pieces.paper)
    before = bundling.made()
    case.apply_for(case.pieces.kept_account)
    after, full = bundling.made(), bundling.made(FULL)
    assert papers(bundling, before) == papers(bundling, after)
    assert (before.mark, bundling.words(before)[1:]) == (after.mark, bundling.words(after)[1:])
    *same, kept = papers(bundling, full)
    assert (kept.heading, kept.place) == (Heading.WITHHELD, 1)
    assert kept.evidence_id == case.pieces.kept_account
    assert [one.evidence_id for one in same] == [
        one.evidence_id for one in papers(bundling, before)
    ]
    words = bundling.words(full)
    assert f"{KEPT} never comes" in " ".join(words[kept.first_page - 1 :])
    assert KEPT not in " ".join(words[same[0].first_page - 1 : kept.first_page - 1])


def test_numbers_in_the_parties_set_are_printed_where_they_differ(bundling: Bundling) -> None:
    case = bundling.case
    case.put_in(case.pieces.account)
    case.apply_for(case.pieces.kept_account)
    one, full = bundling.made(), bundling.made(FULL)
    bundling.send(one)
    by, today = case.disclosure, bundling.build.today
    bundling.build.do(bundles.record_sent, by, case.case, full.id, today)
    case.put_in(case.pieces.paper)
    later, whole = bundling.made(), bundling.made(FULL)
    (theirs,) = [p for p in papers(bundling, later) if p.evidence_id == case.pieces.paper]
    (ours,) = [p for p in papers(bundling, whole) if p.evidence_id == case.pieces.paper]
    assert ours.first_page > theirs.first_page
    shown = bundling.words(whole)[ours.first_page - 1]
    assert f"{ours.first_page} (parties’ set: {theirs.first_page})" in " ".join(shown.split())
    assert "parties’ set:" not in " ".join(bundling.words(later))
    kept = [p for p in papers(bundling, whole) if p.heading is Heading.WITHHELD]
    assert [(p.place, p.first_page) for p in kept] == [
        (p.place, p.first_page) for p in papers(bundling, full) if p.heading is Heading.WITHHELD
    ]


def test_one_that_follows_begins_with_what_was_sent_and_goes_on(bundling: Bundling) -> None:
    case = bundling.case
    case.put_in(case.pieces.account)
    first = bundling.made()
    set_id = bundling.send(first)
    with pytest.raises(Refused, match=NOTHING_NEW):
        bundling.asked()
    (row,) = bundling.build.rows(BundleSent)
    assert (row.set_id, row.sha256, row.bundle_id) == (set_id, first.sha256, first.id)
    case.put_in(case.pieces.paper)
    second = bundling.made()
    assert (second.number, second.earlier_id) == (2, first.id)
    assert second.new_from == first.pages + 1
    assert bundling.words(second)[: first.pages] == bundling.words(first)
    assert papers(bundling, second)[:1] == papers(bundling, first)
    assert [one.place for one in papers(bundling, second)] == [1, 2]
    case.leave_out(case.pieces.account)
    third = bundling.made()
    assert papers(bundling, third)[:1] == papers(bundling, first)
    assert verified(bundling) == []


def test_what_was_sent_without_a_bundle_keeps_its_numbers_in_the_first_one(
    bundling: Bundling,
) -> None:
    case = bundling.case
    case.put_in(case.pieces.account)
    bundling.send(None)
    case.leave_out(case.pieces.account)
    case.put_in(case.pieces.paper)
    found = papers(bundling, bundling.made())
    assert [(one.place, one.evidence_id) for one in found] == [
        (1, case.pieces.account),
        (2, case.pieces.paper),
    ]


def test_a_bundle_goes_only_with_what_it_holds_and_once(bundling: Bundling) -> None:
    case = bundling.case
    case.put_in(case.pieces.account)
    made = bundling.made()
    case.put_in(case.pieces.paper)
    with pytest.raises(Refused, match="not those of this bundle any more"):
        bundling.send(made)
    with pytest.raises(Refused, match="not those of this bundle"):
        bundling.send(bundling.made(FULL))
    assert bundling.build.rows(BundleSent) == []
    bundling.send(bundling.made())
    assert len(bundling.build.rows(BundleSent)) == 1


@pytest.mark.parametrize("when", ["between pieces", "while it is joined"])
def test_what_changes_meanwhile_is_told_and_nothing_is_kept(
    bundling: Bundling, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = bundling.case
    case.put_in(case.pieces.account, case.pieces.paper)
    job_id = bundling.asked()
    keep, kept = FileStore.keep, list[object]()

    def keeping(self: FileStore, source: Any) -> Any:
        kept.append(source)
        if len(kept) == (1 if when == "between pieces" else 3):
            case.leave_out(case.pieces.account)
        return keep(self, source)

    monkeypatch.setattr(FileStore, "keep", keeping)
    found = bundling.worked(job_id)
    assert (found.state, found.failure) == (JobState.FAILED, CHANGED)
    assert (bundling.bundles(), bundling.build.rows(Bundle)) == ([], [])
    assert unnamed(bundling) == set()


def test_a_file_that_differs_is_held_out_by_name(bundling: Bundling) -> None:
    case, build = bundling.case, bundling.build
    key = paper(bundling, AWKWARD, pdf("A rota"))
    case.put_in(key)
    row = next(one for one in build.rows(StoredFile) if one.id == key)
    place = build.house.files.place(row.bytes_id)
    data = bytearray(place.read_bytes())
    data[20] ^= 1
    place.chmod(0o600)
    place.write_bytes(data)
    said = bundling.refused()
    assert AWKWARD in said
    assert "Paper 1" in said
    assert "not the one that was recorded" in said
    place.unlink()
    assert "missing" in bundling.refused()
    assert unnamed(bundling) == set()


def test_what_a_scanner_names_is_held_out_by_name(bundling: Bundling, tmp_path: Path) -> None:
    scanner = tmp_path / "scanner"
    scanner.write_text('#!/bin/sh\necho "$1: Eicar-Test-Signature FOUND"\nexit 1\n')
    scanner.chmod(0o700)
    bundling.case.put_in(paper(bundling, AWKWARD, pdf("A rota")))
    tools = replace(bundling.build.house.tools, scan=str(scanner))
    said = bundling.refused(tools=tools)
    assert f"Paper 1, “{AWKWARD}”, is held out." in said
    assert "Eicar-Test-Signature" in said


def test_what_needed_repair_goes_in_as_someone_says_who_saw_it(bundling: Bundling) -> None:
    case, build = bundling.case, bundling.build
    key = paper(bundling, AWKWARD, damaged())
    case.put_in(key)
    said = bundling.refused()
    assert f"Paper 1, “{AWKWARD}”, could only be opened with repairs" in said
    row = next(one for one in build.rows(StoredFile) if one.id == key)
    ruled = Ruled(row.sha256, PaperRuling.AS_REPAIRED, f"The last four are lost. {AWKWARD}", "")
    build.do(bundles.rule, case.benefits, case.case, PARTIES, key, ruled)
    (found,) = papers(bundling, bundling.made())
    assert "opened with repairs. The last four are lost." in found.told
    (ruling,) = build.rows(RuledPaper)
    slip = Ruled(row.sha256, PaperRuling.AS_SLIP, "It cannot be read.", "")
    with pytest.raises(Refused, match="Somebody said how this paper goes in"):
        build.do(bundles.rule, case.benefits, case.case, PARTIES, key, slip)
    slip = Ruled(row.sha256, PaperRuling.AS_SLIP, "It cannot be read.", str(ruling.id))
    build.do(bundles.rule, case.benefits, case.case, PARTIES, key, slip)
    made = bundling.made()
    (found,) = papers(bundling, made)
    assert (found.paged_as, found.pages) == (PagedAs.SLIP, 1)
    assert "It cannot be read." in " ".join(bundling.words(made)[-1].split())
    assert verified(bundling) == []


def test_a_ruling_is_on_what_goes_and_said_in_words(bundling: Bundling) -> None:
    case, build = bundling.case, bundling.build
    ruled = Ruled("", PaperRuling.AS_SLIP, "It cannot be read.", "")
    with pytest.raises(NotThere):
        build.do(bundles.rule, case.benefits, case.case, PARTIES, case.pieces.paper, ruled)
    case.apply_for(case.pieces.paper)
    with pytest.raises(NotThere):
        build.do(bundles.rule, case.benefits, case.case, PARTIES, case.pieces.paper, ruled)
    nothing = Ruled("", PaperRuling.AS_SLIP, " ", "")
    with pytest.raises(Refused, match="Say what is missing"):
        build.do(bundles.rule, case.disclosure, case.case, FULL, case.pieces.paper, nothing)
    build.do(bundles.rule, case.disclosure, case.case, FULL, case.pieces.paper, ruled)
    event = max(build.rows(Event), key=lambda one: one.position)
    assert (event.kind, event.stream) == (EventKind.PAPER_RULED, f"case:{case.case}:apart")


def test_only_who_may_has_one_made_and_while_they_may(bundling: Bundling) -> None:
    case, build = bundling.case, bundling.build
    with pytest.raises(Refused, match=NOTHING[:30]):
        bundling.asked()
    case.put_in(case.pieces.account)
    with pytest.raises(NotAllowed):
        bundling.asked(FULL, case.benefits)
    with pytest.raises(NotAllowed):
        bundling.asked(PARTIES, case.disclosure)
    other = build.officer(Role.BENEFITS_OFFICER)
    with pytest.raises(NotThere):
        bundling.asked(PARTIES, other)
    job_id = bundling.asked()

    def leave(session: Session, act: Any) -> None:
        row = session.query(CaseMember).filter_by(officer_id=case.benefits.id).one()
        row.left_at = act.at
        record(session, act, case.case, EventKind.CASE_TEAM_CHANGED, officer=case.benefits.id)

    build.do(leave, case.disclosure)
    found = bundling.worked(job_id)
    assert found.state is JobState.FAILED
    assert "You are not on this case any more" in (found.failure or "")


def test_the_kinds_without_a_case_end_with_a_sentence(bundling: Bundling) -> None:
    kind = bundles.JOBS[PARTIES]
    key = bundling.build.do(job_service.ask, bundling.case.benefits, KINDS, kind)
    found = bundling.worked(key)
    assert (found.state, bundling.build.rows(Bundle)) == (JobState.FAILED, [])


def test_a_full_disk_is_told_and_no_half_bundle_is_there(
    bundling: Bundling, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = bundling.case
    case.put_in(case.pieces.account, case.pieces.paper)
    keep = FileStore.keep
    for room in range(3):
        job_id, left = bundling.asked(), [room]

        def full(self: FileStore, source: Any, left: list[int] = left) -> Any:
            left[0] -= 1
            if left[0] < 0:
                raise DiskFull from OSError(errno.ENOSPC, "full")
            return keep(self, source)

        with monkeypatch.context() as patched:
            patched.setattr(FileStore, "keep", full)
            found = bundling.worked(job_id)
        assert found.state is JobState.FAILED
        assert "no room left on its disk" in (found.failure or "")
    assert (bundling.bundles(), bundling.build.rows(BundlePaper)) == ([], [])
    assert bundling.made().number == 1


def test_two_people_at_once_have_two_and_none_is_mixed(bundling: Bundling) -> None:
    case, build = bundling.case, bundling.build
    other = build.officer(Role.BENEFITS_OFFICER)
    build.do(add_member, case.benefits, case.case, other.id)
    case.put_in(case.pieces.account)
    mine, theirs = bundling.asked(), bundling.asked(by=other)
    assert mine != theirs
    assert bundling.asked() == mine
    for key in (mine, theirs):
        assert bundling.worked(key).state is JobState.DONE
    second, first = bundling.bundles()
    assert (first.number, second.number) == (1, 2)
    assert papers(bundling, first) == papers(bundling, second)
    assert first.record_number != second.record_number


def test_a_case_that_was_closed_meanwhile_gets_none(bundling: Bundling) -> None:
    case = bundling.case
    case.put_in(case.pieces.account)
    job_id = bundling.asked()
    bundling.build.do(close_case, case.benefits, case.case, "It is over.")
    found = bundling.worked(job_id)
    assert found.state is JobState.FAILED
    assert "closed" in (found.failure or "")
    assert unnamed(bundling) == set()


@pytest.mark.parametrize("what", ["flipped", "gone"])
def test_pages_that_changed_between_their_making_and_the_joining_stop_it_by_name(
    bundling: Bundling, what: str
) -> None:
    case, build = bundling.case, bundling.build
    case.put_in(case.pieces.paper, case.pieces.account)
    job_id, stops = bundling.asked(), iter([False, True])
    bundling.worked(job_id, stopping=lambda: next(stops))
    (made,) = [one.bytes_id for one in build.rows(JobPiece) if one.bytes_id]
    place = build.house.files.place(made)
    if what == "gone":
        place.unlink()
    else:
        flip(place)
    job = bundling.worked(job_id)
    assert (job.state, build.rows(Bundle)) == (JobState.FAILED, [])
    assert (job.failure or "").startswith("The pages of paper 1 are not as they were made")
    assert bundling.made().pages


def flip(place: Path) -> None:
    """Change one bit in the middle of a file."""
    data = bytearray(place.read_bytes())
    data[len(data) // 2] ^= 1
    place.write_bytes(data)


def test_a_bundle_before_that_is_not_as_it_was_made_stops_the_next(bundling: Bundling) -> None:
    case = bundling.case
    case.put_in(case.pieces.account)
    made = bundling.made()
    bundling.send(made)
    case.put_in(case.pieces.paper)
    place = bundling.path(made)
    data = bytearray(place.read_bytes())
    data[100] ^= 1
    place.write_bytes(data)
    assert "not as it was made" in bundling.refused()
    (told,) = verified(bundling)
    assert f"bundle record {made.id}" in told
    with pytest.raises(NotThere, match="not as it was made"):
        bundle_files.whole(bundling.build.house.files, made)
