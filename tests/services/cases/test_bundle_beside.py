"""Each number of the parties' set in a full set is that of the page there, however it was made."""

import random
import re
from collections.abc import Iterator
from email.message import EmailMessage
from itertools import count
from typing import Any
from uuid import UUID

import pytest

from reviews.domain.cases.bundles import BundleKind, PaperRuling
from reviews.domain.cases.kinds import Inclusion
from reviews.domain.cases.papers import Heading
from reviews.services.cases import bundles
from reviews.services.cases.bundles import Ruled
from reviews.store.cases import bundles as store
from reviews.store.cases.bundles import BundleLine, PaperLine
from reviews.store.tables import StoredFile
from tests.build import Build
from tests.bundles import Bundling
from tests.redacting import take_out
from tests.services.cases.papers_in import damaged, paper, pdf
from tests.services.cases.test_bundle_documents import Answered
from tests.services.cases.test_group_bundles import Grouped

PARTIES, FULL = BundleKind
LONG = "Its last pages are lost, and what stood on them is told in the letter of May. " * 40
"""What is said of a paper, and stands under it in an index: longer than a page."""
_STAMP = re.compile(r"(?:^|\s)(\d+)(?: \(parties’ set: (\d+)\))?$")


class Shaped(Bundling):
    """A case of a group, whose papers take many shapes."""

    def __init__(self, build: Build) -> None:
        self.grouped = Grouped(build)
        super().__init__(self.grouped.case)
        self.numbers = count(1)
        self.case.put_in(self.case.pieces.account)

    def later(self, data: bytes = b"", name: str = "rota.pdf") -> UUID:
        """A paper that comes in and goes in, of three pages if not given."""
        number = next(self.numbers)
        data = data or pdf(*(f"Rota {number} by Quixley, page {page}" for page in (1, 2, 3)))
        key = paper(self, f"Rota {number}", data, name)
        self.case.decide(key, case_id=self.case.case)
        return key

    def redacted(self) -> None:
        """A paper of which words are taken out, by direction."""
        take_out(self, self.later(), "Quixley")

    def taken_out_since(self) -> None:
        """A paper that was sent to the parties, and words that are taken out of it afterwards."""
        key = self.later()
        self.sent()
        take_out(self, key, "Quixley")

    def ruled(self, ruling: PaperRuling = PaperRuling.AS_SLIP, words: str = LONG) -> None:
        """A damaged paper, and how it goes in."""
        key = self.later(damaged())
        (row,) = [one for one in self.build.rows(StoredFile) if one.id == key]
        said = Ruled(row.sha256, ruling, words, "")
        self.build.do(bundles.rule, self.case.benefits, self.case.case, PARTIES, key, said)

    def repaired(self) -> None:
        """A damaged paper that goes in as repaired, with a long note of it."""
        self.ruled(PaperRuling.AS_REPAIRED)

    def email(self) -> None:
        """An email with more attached than a page of an index lists."""
        made = EmailMessage()
        made["From"], made["To"], made["Subject"] = "a@example.org", "b@example.org", "Rotas"
        made["Date"] = "Mon, 05 Oct 2026 09:00:00 +0100"
        made.set_content("Here they are.")
        for number in range(40):
            data, name = pdf(f"Attached {number}"), f"{number}.pdf"
            made.add_attachment(data, maintype="application", subtype="pdf", filename=name)
        self.later(made.as_bytes(), "rotas.eml")

    def withheld(self) -> None:
        """What the tribunal alone gets."""
        self.case.apply_for(self.case.pieces.kept_account)

    def sent(self) -> None:
        """The parties' set is made and sent."""
        self.send(self.made())

    def full_sent(self) -> None:
        """A full set is made and sent."""
        made, by = self.made(FULL), self.case.disclosure
        self.build.do(bundles.record_sent, by, self.case.case, made.id, self.build.today)

    def shared(self) -> None:
        """A paper that all cases of the group have, left to the bundle of the group."""
        self.case.put_in(self.case.pieces.paper)
        self.grouped.made()


SHAPES = (
    "redacted",
    "taken_out_since",
    "ruled",
    "repaired",
    "email",
    "withheld",
    "sent",
    "full_sent",
    "shared",
)


@pytest.fixture
def shaped(build: Build) -> Shaped:
    return Shaped(build)


def papers(bundling: Bundling, one: BundleLine) -> list[PaperLine]:
    found: list[PaperLine] = bundling.build.read(store.papers, one.id)
    return found


def stamped(words: str) -> tuple[str, int, int]:
    """What a page shows, its number, and the one that it says it has in the parties' set."""
    said = " ".join(words.split())
    found = _STAMP.search(said)
    assert found, said[-60:]
    return said[: found.start()].strip(), int(found[1]), int(found[2] or found[1])


def new_pages(bundling: Bundling, one: BundleLine) -> Iterator[tuple[PaperLine, int]]:
    """Each new page of a bundle that every party gets, with its paper."""
    for line in papers(bundling, one):
        if line.heading is not Heading.WITHHELD and line.first_page >= one.new_from:
            yield from ((line, page) for page in range(line.pages))


def check_beside(bundling: Bundling, full: BundleLine, parties: BundleLine) -> int:
    """Check each number beside against the page that stands there; returns how many differ."""
    ours, theirs, differ = bundling.words(full), bundling.words(parties), 0
    places = {one.evidence_id or one.document_id: one for one in papers(bundling, parties)}
    for line, page in new_pages(bundling, full):
        shown, number, beside = stamped(ours[line.first_page + page - 1])
        there = places[line.evidence_id or line.document_id]
        assert (number, beside) == (line.first_page + page, there.first_page + page)
        if line.evidence_id:
            assert stamped(theirs[beside - 1])[:2] == (shown, beside)
        differ += number != beside
    return differ


def test_notes_that_make_the_index_longer_move_the_numbers_beside(shaped: Shaped) -> None:
    shaped.later()
    plain = papers(shaped, shaped.made())[0].first_page
    shaped.repaired()
    shaped.withheld()
    parties = shaped.made()
    assert papers(shaped, parties)[0].first_page > plain, "its notes make the index a page longer"
    full = shaped.made(FULL)
    shaped.sent()
    shaped.later()
    assert check_beside(shaped, full, parties) == 0, "both have the same notes"
    shaped.repaired()
    later = shaped.made(FULL)
    assert check_beside(shaped, later, shaped.made()) > 0


@pytest.mark.parametrize("shape", ["repaired", "email", "later"])
def test_what_went_to_the_tribunal_alone_is_counted_with_all_that_their_index_says(
    shaped: Shaped, shape: str
) -> None:
    getattr(shaped, shape)()
    shaped.full_sent()
    shaped.later()
    assert check_beside(shaped, shaped.made(FULL), shaped.made()) > 0


def test_a_page_that_the_parties_have_not_got_bears_no_other_number(shaped: Shaped) -> None:
    shaped.ruled(words="It cannot be read.")
    shaped.sent()
    ((key, now),) = shaped.build.read(store.ruled, shaped.case.case).items()
    said = Ruled(now.sha256, PaperRuling.AS_REPAIRED, LONG, str(now.id))
    of = (shaped.case.case, PARTIES, key, said)
    shaped.build.do(bundles.rule, shaped.case.benefits, *of)
    full = shaped.made(FULL)
    (ours,) = [one for one in papers(shaped, full) if one.evidence_id == key]
    (theirs,) = [one for one in papers(shaped, shaped.bundles()[0]) if one.evidence_id == key]
    assert (ours.pages > 1, theirs.pages) == (True, 1)
    first, second = shaped.words(full)[ours.first_page - 1 :][:2]
    assert stamped(first)[1:] == (ours.first_page, theirs.first_page)
    assert ours.first_page != theirs.first_page
    assert stamped(second)[1:] == (ours.first_page + 1, ours.first_page + 1)


@pytest.mark.parametrize("seed", range(5))
def test_each_number_beside_is_that_of_the_page_there(shaped: Shaped, seed: int) -> None:
    drawn = random.Random(seed)
    for shape in drawn.sample(SHAPES, 5):
        getattr(shaped, shape)()
        if drawn.random() < 0.5:
            shaped.later()
    shaped.later()
    check_beside(shaped, shaped.made(FULL), shaped.made())


def test_the_response_has_the_number_that_it_has_there(build: Build) -> None:
    bundling = Bundling(build.once(Answered))
    case: Any = bundling.case
    parties = bundling.made()
    bundling.send(parties)
    case.draft()
    case.put(case.pieces.kept_account, Inclusion.APPLICATION)
    bundling.worked(bundling.asked(FULL, case.disclosure()))
    (full,) = bundling.bundles(FULL)
    assert check_beside(bundling, full, bundling.made()) > 0
