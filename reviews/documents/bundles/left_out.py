"""What a copy of a PDF leaves out because it is no page, told in sentences."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from . import unseen
from .objects import dictionary, inherited, items, marks_of

_ACTIONS = frozenset(
    "/JavaScript /Launch /SubmitForm /ImportData /ResetForm /Hide /Named /SetOCGState /Rendition "
    "/Trans /GoTo3DView /Movie /Sound /RichMediaExecute /Thread".split()
)
_MARKS = frozenset(
    "/FreeText /Line /Square /Circle /Polygon /PolyLine /Highlight /Underline /Squiggly "
    "/StrikeOut /Stamp /Caret /Ink".split()
)
_PLAYED = frozenset({"/Movie", "/Sound", "/Screen", "/RichMedia", "/3D"})


def is_signed(pdf: pikepdf.Pdf) -> bool:
    """Whether somebody signed it."""
    if pdf.Root.get("/Perms") is not None:
        return True
    return any(
        inherited(field, "/FT") == "/Sig" and field.get("/V") is not None for field in fields(pdf)
    )


def needs_its_own_program(pdf: pikepdf.Pdf) -> bool:
    """Whether it is a form of the kind that only some programs show."""
    return dictionary(pdf.Root.get("/AcroForm")).get("/XFA") is not None


def fields(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every field of its form, whether its own list names it or a page alone does."""
    seen: set[tuple[int, int]] = set()
    waiting = list(items(dictionary(pdf.Root.get("/AcroForm")).get("/Fields")))
    waiting += [one for one in marks_of(pdf) if one.get("/Subtype") == "/Widget"]
    while waiting:
        one = waiting.pop()
        if not isinstance(one, pikepdf.Dictionary) or (one.is_indirect and one.objgen in seen):
            continue
        seen.add(one.objgen)
        yield one
        waiting += list(items(one.get("/Kids")))


def told(pdf: pikepdf.Pdf) -> list[str]:
    """What the copy of an open PDF will leave out or change, a sentence each."""
    marks = list(marks_of(pdf))
    kinds = {str(one.get("/Subtype")) for one in marks}
    undrawn = any(one.get("/Subtype") in _MARKS and one.get("/AP") is None for one in marks)
    whether = {
        unseen.UNLOCKED: pdf.is_encrypted,
        unseen.SIGNED: is_signed(pdf),
        unseen.ONLY_SOME: needs_its_own_program(pdf),
        unseen.FILLED_IN: any(_is_filled_in(one) for one in marks),
        unseen.RUNS: _acts(pdf, marks),
        unseen.PLAYS: bool(kinds & _PLAYED),
        unseen.UNDRAWN: undrawn,
    }
    said = [sentence for sentence, so in whether.items() if so]
    return [*said, *_counted(pdf, marks), *_routine(pdf, marks)]


def _is_filled_in(mark: Any) -> bool:
    """Whether a mark is a field of a form that says something, other than a signature."""
    return mark.get("/Subtype") == "/Widget" and inherited(mark, "/FT") in ("/Tx", "/Ch", "/Btn")


def _counted(pdf: pikepdf.Pdf, marks: list[Any]) -> Iterator[str]:
    comments = sum(_is_comment(one) for one in marks)
    if comments:
        yield f"{_many(comments, 'comment')}{unseen.COMMENTED}"
    attached = len(pdf.attachments) + sum(one.get("/Subtype") == "/FileAttachment" for one in marks)
    if attached and not is_portfolio(pdf):
        are = "is" if attached == 1 else "are"
        yield f"{_many(attached, 'file')}{unseen.ATTACHED}{are} not in the copy."


def is_portfolio(pdf: pikepdf.Pdf) -> bool:
    """Whether it is a folder of files with a cover, rather than a paper."""
    return pdf.Root.get("/Collection") is not None


def _routine(pdf: pikepdf.Pdf, marks: list[Any]) -> Iterator[str]:
    """What nearly every copy is without, in one sentence."""
    root = pdf.Root
    made = root.get("/Metadata") is not None or pdf.trailer.get("/Info") is not None
    whether = {
        "tags for screen readers": "/StructTreeRoot" in root or "/MarkInfo" in root,
        unseen.BOOKMARKS: "/Outlines" in root,
        "links": any(one.get("/Subtype") == "/Link" for one in marks),
        "details of who made it, when and with what": made,
    }
    named = [name for name, so in whether.items() if so]
    if named:
        most = ", ".join(named[:-1])
        yield f"{unseen.WITHOUT}{f'{most} and ' if most else ''}{named[-1]}."


def _acts(pdf: pikepdf.Pdf, marks: list[Any]) -> bool:
    root = pdf.Root
    names = dictionary(root.get("/Names"))
    if names.get("/JavaScript") is not None or root.get("/AA") is not None:
        return True
    holders = [*marks, *fields(pdf)]
    actions = [dictionary(root.get("/OpenAction")), *(dictionary(x.get("/A")) for x in holders)]
    if any(one.get("/S") in _ACTIONS for one in actions):
        return True
    return any(one.get("/AA") is not None for one in (*holders, *(p.obj for p in pdf.pages)))


def _is_comment(mark: Any) -> bool:
    return mark.get("/Subtype") in (_MARKS | {"/Text"}) - {"/FreeText"} and bool(
        str(mark.get("/Contents", "")).strip()
    )


def _many(number: int, what: str) -> str:
    return f"One {what}" if number == 1 else f"{number} {what}s"
