"""Letters as PDF, made by Typst: tagged for screen readers (PDF/UA-1) and to last (PDF/A-2a)."""

import json
import re
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, time
from functools import lru_cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from reviews.domain.errors import Refused

from .blocks import (
    Block,
    Blocks,
    BulletList,
    Heading,
    Image,
    NumberedList,
    Paragraph,
    Runs,
    Table,
    labelled_rows,
    plain,
    role_of,
    runs_right_to_left,
)
from .word_styles import Role

if TYPE_CHECKING:
    import typst

FONTS = Path(__file__).parents[3] / "data" / "fonts"
_LOOK = Path(__file__).with_name("letter.typ")
_LARGE_PT = 18
_LARGE_MARGIN_MM = 20
_LONG = 400  # A cell or record with more letters than this may run over to the next page.
_ONE_AT_A_TIME = threading.Lock()
_UNSHOWN = re.compile(r'(?:text|codepoint) `"(.+?)"`')


def letter_pdf(blocks: Blocks, *, large_print: bool = False) -> bytes:
    """The letter as PDF, A4, in the size of its Word document; the same letter, the same bytes.

    Large print is 18 point or more throughout, with each row of a table set out in lines. Refused
    where the fonts lack a character, or a picture is of a kind that cannot be printed.
    """
    import typst  # noqa: PLC0415 - 80 MB, needed for letters only

    told = json.dumps(_letter(blocks, large_print=large_print), ensure_ascii=False)
    dated = datetime.combine(blocks.dated_on, time(), UTC)
    try:
        with _ONE_AT_A_TIME:  # A compiler serves one thread at a time.
            made = _compiler().compile(
                format="pdf",
                sys_inputs={"letter": told},
                pdf_standards=["a-2a", "ua-1"],
                timestamp=dated,
            )
    except typst.TypstError as fault:
        raise _refusal(fault) from fault
    return cast("bytes", made)


@lru_cache(maxsize=1)
def _compiler() -> "typst.Compiler":
    """The one compiler, which keeps the fonts and the look in memory."""
    import typst  # noqa: PLC0415 - 80 MB, needed for letters only

    return typst.Compiler(_LOOK, font_paths=[FONTS], ignore_system_fonts=True)


def _refusal(fault: "typst.TypstError") -> Exception:
    if found := _UNSHOWN.search(fault.message):
        return Refused(
            f"The PDF cannot show “{found[1]}”. Write it in another way, or have this letter "
            "made by hand."
        )
    if "decode image" in fault.message or "image format" in fault.message:
        return Refused("A picture in the template cannot be printed. Use a PNG or JPEG picture.")
    return fault


def _letter(blocks: Blocks, *, large_print: bool) -> dict[str, Any]:
    language, _, region = blocks.language.partition("-")
    day = blocks.dated_on
    return {
        "title": blocks.title,
        "author": next((plain(b.runs) for b in blocks.body if isinstance(b, Paragraph)), ""),
        "lang": language.lower() or "en",
        "region": region.upper() or "GB",
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "size": max(_LARGE_PT, blocks.size_pt) if large_print else blocks.size_pt,
        "large": large_print,
        "margin": _LARGE_MARGIN_MM if large_print else blocks.margin_mm,
        "accent": blocks.accent,
        "header": blocks.header,
        "footer": blocks.footer,
        "body": list(_body(blocks.body, large_print=large_print)),
    }


def _body(blocks: tuple[Block, ...], *, large_print: bool) -> Iterator[dict[str, Any]]:
    """The blocks as the look knows them, with lines of one role gathered."""
    gathered = [(role, list(group)) for role, group in groupby(blocks, key=role_of)]
    for (role, group), (following, _) in pairwise([*gathered, (Role.BODY, [])]):
        if role is not Role.BODY:
            lines = [_directed(b.runs) for b in group if isinstance(b, Paragraph)]
            yield {"kind": "lines", "role": role, "lines": lines}
            continue
        for place, block in enumerate(group, 1):
            # A signature never stands on a page alone.
            sticky = following is Role.SIGN_OFF and place == len(group)
            yield from _drawn(block, sticky=sticky, large_print=large_print)


def _drawn(block: Block, *, sticky: bool, large_print: bool) -> Iterator[dict[str, Any]]:
    match block:
        case Heading():
            rtl = runs_right_to_left(block.text)
            yield {"kind": "heading", "level": block.level, "text": block.text, "rtl": rtl}
        case Paragraph():
            yield {"kind": "paragraph", "sticky": sticky} | _directed(block.runs)
        case BulletList() | NumberedList():
            items = [_directed(item) for item in block.items]
            yield {"kind": "list", "numbered": isinstance(block, NumberedList), "items": items}
        case Table() if large_print:
            for row in labelled_rows(block):
                lines = [{"label": label} | _directed(runs) for label, runs in row]
                long = sum(len(plain(runs)) for _, runs in row) > _LONG
                yield {"kind": "record", "long": long, "lines": lines}
        case Table():
            yield {
                "kind": "table",
                "widths": block.widths,
                "header": [_cell(cell) for cell in block.header],
                "rows": [[_cell(cell) for cell in row] for row in block.rows],
            }
        case Image():
            yield {
                "kind": "image",
                "alt": block.alt,
                "width": block.width_mm,
                "content": list(block.content),
            }


def _cell(runs: Runs) -> dict[str, Any]:
    return {"long": len(plain(runs)) > _LONG} | _directed(runs)


def _directed(runs: Runs) -> dict[str, Any]:
    return {"runs": [(run.text, run.bold) for run in runs], "rtl": runs_right_to_left(plain(runs))}
