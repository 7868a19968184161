"""Reads the words back out of a PDF, by the maps that a reader or a search would use."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf


def words(pdf: pikepdf.Pdf) -> str:
    """Every word shown, in the order drawn, spaces left out: PDFs need not hold them."""
    return "".join(words_by_page(pdf))


def words_by_page(pdf: pikepdf.Pdf) -> list[str]:
    """Every word shown on each page, as `words` has them."""
    return ["".join(_page(page)) for page in pdf.pages]


def sizes(pdf: pikepdf.Pdf) -> set[float]:
    """The size of every piece of text, in points, as it is seen on the page."""
    return {
        round(float(operands[1]) * abs(scale), 1)
        for page in pdf.pages
        for scale, operands in _sized(page)
    }


def instructions(page: pikepdf.Page) -> Iterator[tuple[Any, str]]:
    """What is drawn on a page, step by step."""
    for one in pikepdf.parse_content_stream(page):
        yield one.operands, str(one.operator)


def _page(page: pikepdf.Page) -> Iterator[str]:
    maps = {name: _map(font) for name, font in page.resources.get("/Font", {}).items()}
    font, spoken = "", 0
    for operands, operator in instructions(page):
        match operator:
            case "BDC" if isinstance(operands[1], pikepdf.Dictionary):
                said = operands[1].get("/ActualText")
                spoken = spoken + 1 if spoken or said is not None else 0
                if said is not None:
                    yield str(said)
            case "BDC" | "BMC":
                spoken = spoken + 1 if spoken else 0
            case "EMC":
                spoken = max(0, spoken - 1)
            case "Tf":
                font = str(operands[0])
            case "Tj" | "TJ" if not spoken:
                yield "".join(_shown(operands[0], maps[font]))


def _shown(operand: Any, letters: dict[int, str]) -> Iterator[str]:
    for piece in operand if isinstance(operand, pikepdf.Array) else [operand]:
        if isinstance(piece, pikepdf.String):
            codes = bytes(piece)
            for at in range(0, len(codes), 2):
                yield "".join(letters[int.from_bytes(codes[at : at + 2], "big")].split())


def _map(font: Any) -> dict[int, str]:
    """What each code of a font means: its ToUnicode map."""
    told = font.ToUnicode.read_bytes().decode("ascii")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", told, re.DOTALL):
        for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    return found


def _sized(page: pikepdf.Page) -> Iterator[tuple[float, Any]]:
    """Each font setting with the scale of the text and page around it."""
    scale, kept = 1.0, []
    for operands, operator in instructions(page):
        match operator:
            case "q":
                kept.append(scale)
            case "Q":
                scale = kept.pop()
            case "cm":
                scale *= float(operands[3])
            case "Tf":
                yield scale, operands
