"""The council's own papers on pages, with the page behind each paper that they cite, as a link."""

from collections.abc import Mapping
from dataclasses import replace

from reviews.documents.letters.blocks import (
    Block,
    Blocks,
    BulletList,
    Heading,
    NumberedList,
    Paragraph,
    Run,
    Runs,
    Table,
    plain,
)
from reviews.documents.letters.pdf import letter_pdf
from reviews.documents.letters.read_back import check_read_back
from reviews.domain.cases.citing import parted, with_page
from reviews.domain.letters.kinds import LetterFormat


def with_pages(blocks: Blocks, pages: Mapping[str, int | str]) -> Blocks:
    """A paper with “, page 214” behind each “paper 12”, put right where a page stands there.

    Nothing else of the words is changed. Each becomes a link of `bundle:12`, but for those in a
    heading. `pages` has the first page of each paper by its number as text; a paper without one is
    cited without a page, and one with words in its place, without a link.
    """
    return replace(blocks, body=tuple(_paged(one, pages) for one in blocks.body))


def cited_pdf(blocks: Blocks, pages: Mapping[str, int | str]) -> bytes:
    """The same as PDF, without page numbers of its own: those are of the bundle; the same bytes.

    Refused: the fonts lack a character, a picture cannot be printed, or the PDF says something
    else than the paper.
    """
    whole = with_pages(blocks, pages)
    made = letter_pdf(whole, counted=False)
    check_read_back(LetterFormat.PDF, made, whole, counted=False)
    return made


def _paged(block: Block, pages: Mapping[str, int | str]) -> Block:
    match block:
        case Heading():
            parts = (with_page(part, label, pages) for part, label in parted(block.text))
            return replace(block, text="".join(parts))
        case Paragraph():
            return replace(block, runs=_linked(block.runs, pages))
        case BulletList() | NumberedList():
            return replace(block, items=tuple(_linked(one, pages) for one in block.items))
        case Table():
            header, *rows = (
                tuple(_linked(cell, pages) for cell in row) for row in (block.header, *block.rows)
            )
            return replace(block, header=header, rows=tuple(rows))
    return block


def _linked(runs: Runs, pages: Mapping[str, int | str]) -> Runs:
    """Words in their weights; each that cites a paper is one run, in the weight it begins in."""
    made, start = list[Run](), 0
    for part, label in parted(plain(runs)):
        own = _between(runs, start, start + len(part))
        if label:
            to = f"bundle:{label}" if isinstance(pages.get(label), int) else ""
            made.append(Run(with_page(part, label, pages), own[0].bold, to))
        else:
            made += own
        start += len(part)
    return tuple(made)


def _between(runs: Runs, start: int, end: int) -> list[Run]:
    """The runs of the letters from one place to another."""
    found, at = [], 0
    for run in runs:
        text = run.text[max(0, start - at) : max(0, end - at)]
        found += [replace(run, text=text)] if text else []
        at += len(run.text)
    return found
