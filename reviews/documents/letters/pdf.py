"""Letters as PDF, made by Typst: tagged for screen readers (PDF/UA-1) and to last (PDF/A-2a)."""

import json
import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache, partial
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import LetterFormat
from reviews.domain.letters.typesetting import (
    has_leftward,
    runs_right_to_left,
    stretches,
    unbroken,
    unshown_words,
)

from .blocks import (
    Block,
    Blocks,
    BulletList,
    Heading,
    Image,
    NumberedList,
    Paragraph,
    Run,
    Runs,
    Table,
    labelled_rows,
    plain,
    reads_as_records,
    role_of,
)
from .word_styles import Role

if TYPE_CHECKING:
    import typst

FONTS = Path(__file__).parents[3] / "data" / "fonts"
_FOLDERS = [FONTS]
_LOOK = Path(__file__).with_name("letter.typ")
_LARGE_PT = 18
_PAPER_MM = 210
_LARGE_MARGIN_MM = 20
_NARROW_MM, _WIDE_MM = 0.2, 0.34  # Widths of a small and a large letter in one point.
_MARKS = "\u0300-\u036f\u0483-\u0489\u135d-\u135f"
_BARE = re.compile(
    "[!-~\u00a1-\u058f\u10a0-\u10ff\u1200-\u139f\u1c80-\u1cbf\u1e00-\u1fff\u2010-\u2027"
    "\u2c60-\u2c7f\u2d00-\u2ddf\ua640-\ua69f\ua720-\ua7ff\uab00-\uab6f]{16,}"
)
"""A long run of letters that stand apart: Latin, Greek, Cyrillic, Ethiopic and the like."""
_PART = re.compile(f"(.{{8}})(?=[^{_MARKS}])")
_CODE = re.compile(r"\\u\{([0-9a-f]+)\}")
_LONG = 12  # A record or address of more lines than this may run over to the next page.
_FEW = 3  # A list of no more lines than this stays on one page.
_NAME = 40  # Letters of a name that is set apart; more might not fit a line.
_MOST_UNSHOWN = 10  # Signs that one refusal names.
_ONE_AT_A_TIME = threading.Lock()
_UNSHOWN = re.compile(r'(?:text|codepoint) `"(.+?)"`')


def letter_pdf(blocks: Blocks, *, large_print: bool = False, counted: bool = True) -> bytes:
    """The letter as PDF, A4, in the size of its Word document; the same letter, the same bytes.

    Large print is 18 point or more throughout, with each row of a table set out in lines. What is
    not `counted` has no number of its own on its pages. Refused where the fonts lack a character,
    or a picture is of a kind that cannot be printed.
    """
    format_ = LetterFormat.LARGE_PRINT if large_print else LetterFormat.PDF
    words = _letter(blocks, large_print=large_print) | ({} if counted else {"counted": False})
    return drawn(_LOOK, words, blocks.dated_on, lambda signs: unshown_words(format_, signs))


def drawn(
    look: Path, words: Mapping[str, Any], day: date, unshown: Callable[[Sequence[str]], str]
) -> bytes:
    """A PDF as a look draws it, tagged (PDF/UA-1) and to last (PDF/A-2a); the same, the same bytes.

    Args:
        look: the Typst file; it reads the words from `sys.inputs.letter`.
        words: what it says, as JSON can hold it.
        day: the day that it is dated.
        unshown: what to say of signs that no font has.

    Raises:
        Refused: the fonts lack a character, or a picture is of a kind that cannot be printed.
    """
    told = json.dumps(words, ensure_ascii=False)
    dated = datetime.combine(day, time(), UTC)
    made = _compiled(look, told, dated)
    if isinstance(made, bytes):
        return made
    again = partial(_compiled, look, dated=dated)
    raise _refusal(made, unshown, again, told) from made


def _compiled(look: Path, told: str, dated: datetime) -> "bytes | typst.TypstError":
    """The PDF, or why there is none."""
    import typst  # noqa: PLC0415 - 80 MB, needed for letters only

    try:
        with _ONE_AT_A_TIME:  # A compiler serves one thread at a time.
            made = _compiler(look, font_folders()).compile(
                format="pdf",
                sys_inputs={"letter": told},
                pdf_standards=["a-2a", "ua-1"],
                timestamp=dated,
            )
    except typst.TypstError as fault:
        return fault
    return cast("bytes", made)


def use_fonts(folder: Path | None) -> None:
    """Draw with the fonts of the council's own folder too, where ours lack a character."""
    _FOLDERS[1:] = [folder] if folder else []


def font_folders() -> tuple[Path, ...]:
    """The folders of the fonts that PDFs are drawn with."""
    return tuple(_FOLDERS)


@lru_cache(maxsize=4)
def _compiler(look: Path, folders: tuple[Path, ...]) -> "typst.Compiler":
    """The one compiler of a look, which keeps it and the fonts in memory."""
    import typst  # noqa: PLC0415 - 80 MB, needed for letters only

    return typst.Compiler(look, font_paths=list(folders), ignore_system_fonts=True)


def _refusal(
    fault: Exception,
    says: Callable[[Sequence[str]], str],
    again: "Callable[[str], bytes | typst.TypstError]",
    told: str,
) -> Exception:
    unshown: list[str] = []
    left: bytes | Exception = fault
    while isinstance(left, Exception) and len(unshown) < _MOST_UNSHOWN:
        found = _UNSHOWN.search(str(left))
        if not found:
            break
        sign = _CODE.sub(lambda code: chr(int(code[1], 16)), found[1])
        unshown.append(sign)
        told = told.replace(sign, "")
        left = again(told)
    if unshown:
        return Refused(says(unshown))
    if "decode image" in str(fault) or "image format" in str(fault):
        return Refused("A picture in the template cannot be printed. Use a PNG or JPEG picture.")
    return fault


@dataclass(frozen=True, slots=True)
class Page:
    """What words are set on: the width of a line in millimetres, their size in points."""

    width: float
    size: float
    large: bool

    def depth(self, text: str) -> int:
        """About how many lines a text takes."""
        most = max(1, int(self.width / (self.size * _NARROW_MM)))
        return sum(1 + len(line) // most for line in text.split("\n"))

    def directed(self, runs: Runs, *, line: bool = False, cell: bool = False) -> dict[str, Any]:
        """Words as the look knows them, each piece with its weight and whether it is set apart.

        A name from right to left is, in what runs from left to right. A `line` of an address always
        does; in a `cell` nothing is set apart, which could not break over lines there.
        """
        whole = plain(runs)
        if not has_leftward(whole):
            plainly = [
                (self._fitted(unbroken(run.text)), run.bold, False, *_to(run)) for run in runs
            ]
            return {"runs": plainly, "rtl": False}
        rtl = not line and runs_right_to_left(whole)
        pieces = [
            (
                one.text,
                run.bold,
                one.rtl and not (rtl or cell) and len(one.text) <= _NAME,
                *_to(run),
            )
            for run in runs
            for one in stretches(self._fitted(unbroken(run.text)))
        ]
        return {"runs": pieces, "rtl": rtl}

    def _fitted(self, text: str) -> str:
        """The text with places to break in each word that may be wider than a line."""
        fewest = self.width / (self.size * _WIDE_MM)
        if len(text) < fewest or max(map(len, text.split()), default=0) < fewest:
            return text
        return _BARE.sub(self._broken, text)

    def _broken(self, found: re.Match[str]) -> str:
        """A word wider than a line, with places where it may break."""
        word = found[0]
        wide = sum(_NARROW_MM if _is_narrow(one) else _WIDE_MM for one in word)
        return _PART.sub("\\1\u200b", word) if wide * self.size > self.width else word


def _to(run: Run) -> tuple[str, ...]:
    """Where words lead that are a link."""
    return (run.to,) if run.to else ()


def _is_narrow(letter: str) -> bool:
    """Whether a letter is a small one or a digit of those that English is written with."""
    return letter < "\u0250" and (letter.islower() or letter.isdigit())


def _letter(blocks: Blocks, *, large_print: bool) -> dict[str, Any]:
    language, _, region = blocks.language.partition("-")
    day = blocks.dated_on
    size = max(_LARGE_PT, blocks.size_pt) if large_print else blocks.size_pt
    margin = _LARGE_MARGIN_MM if large_print else blocks.margin_mm
    page = Page(_PAPER_MM - 2 * margin, size, large_print)
    return {
        "title": blocks.title,
        "author": next((plain(b.runs) for b in blocks.body if isinstance(b, Paragraph)), ""),
        "lang": language.lower() or "en",
        "region": region.upper() or "GB",
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "size": size,
        "large": large_print,
        "margin": margin,
        "accent": blocks.accent,
        "header": [unbroken(line) for line in blocks.header],
        "footer": [unbroken(line) for line in blocks.footer],
        "body": list(_body(blocks, page)),
    }


def _body(blocks: Blocks, page: Page) -> Iterator[dict[str, Any]]:
    """The blocks as the look knows them, with lines of one role gathered."""
    gathered = [(role, list(group)) for role, group in groupby(blocks.body, key=role_of)]
    for (role, group), (following, rest) in pairwise([*gathered, (Role.BODY, [])]):
        footed = page.large and not rest  # The address at the end never stands on a page alone.
        if role is not Role.BODY:
            lines = [one for one in group if isinstance(one, Paragraph)]
            yield _lines(role, lines, page) | {"sticky": footed}
            continue
        for block, after in pairwise([*group, None]):
            # Nor does a signature, nor a list without its lead-in.
            kept = (following is Role.SIGN_OFF or footed) and after is None
            sticky = kept or isinstance(after, BulletList | NumberedList | Table)
            yield from _drawn(block, page, sticky=sticky)


def _lines(role: Role, group: list[Paragraph], page: Page) -> dict[str, Any]:
    """Lines of one role: all from the left, whichever way a name in them runs."""
    depth = sum(page.depth(plain(one.runs)) for one in group)
    lines = [page.directed(one.runs, line=True) for one in group]
    return {"kind": "lines", "role": role, "lines": lines, "long": depth > _LONG}


def _drawn(block: Block | None, page: Page, *, sticky: bool) -> Iterator[dict[str, Any]]:
    match block:
        case Heading():
            yield {"kind": "heading", "level": block.level} | page.directed((Run(block.text),))
        case Paragraph():
            yield {"kind": "paragraph", "sticky": sticky} | page.directed(block.runs)
        case BulletList() | NumberedList():
            items = [page.directed(item) for item in block.items]
            long = sum(page.depth(plain(item)) for item in block.items) > _FEW
            numbered = isinstance(block, NumberedList)
            yield {"kind": "list", "numbered": numbered, "items": items, "long": long}
        case Table() if page.large or reads_as_records(block):
            for row in labelled_rows(block):
                lines = [page.directed((*_labels(label), *runs)) for label, runs in row]
                depth = sum(page.depth(label + plain(runs)) for label, runs in row)
                yield {"kind": "record", "long": depth > _LONG, "lines": lines}
        case Table():
            yield {
                "kind": "table",
                "widths": block.widths,
                "header": [page.directed(cell, cell=True) for cell in block.header],
                "rows": [[page.directed(cell, cell=True) for cell in row] for row in block.rows],
            }
        case Image():
            yield {
                "kind": "image",
                "alt": block.alt,
                "width": block.width_mm,
                "content": list(block.content),
            }


def _labels(label: str) -> Runs:
    return (Run(label, bold=True),) if label else ()
