"""What Word prints and the other formats of a letter do not carry, told to whoever edits it.

The lists say what is carried, and what is mere look; whatever else stands in a document is named,
so that nothing new in Word can go missing without a word.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from .word_edges import edge_faults
from .word_numbering import list_faults
from .word_package import DOCUMENT
from .word_styles import VALUE, W, child, is_on

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_WORDS = frozenset(
    "document body hdr ftr p r t tbl tr tc hyperlink smartTag smartTagPr customXml customXmlPr "
    "bookmarkStart bookmarkEnd proofErr permStart permEnd lastRenderedPageBreak tab br cr ptab "
    "noBreakHyphen softHyphen drawing txbxContent fldSimple fldData fldChar instrText dir bdo sdt "
    "sdtPr sdtEndPr sdtContent sectPr headerReference footerReference background".split()
)
"""What the reader carries; some of it is looked at more closely below."""

_LOOK = frozenset(
    # of paragraphs
    "pPr pStyle keepNext keepLines framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
    "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc "
    "textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
    # of words
    "rPr rStyle rFonts b bCs i iCs caps smallCaps outline shadow emboss imprint noProof color w "
    "kern position sz szCs highlight u effect bdr fitText rtl cs em lang eastAsianLayout "
    # of tables
    "tblPr tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW "
    "tblCellSpacing tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription "
    "tblGrid gridCol tblPrEx trPr gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader "
    "tcPr tcW gridSpan hMerge vMerge tcBorders noWrap tcMar tcFitText vAlign hideMark "
    # of pages
    "type pgSz pgMar paperSrc pgBorders pgNumType cols col formProt noEndnote titlePg rtlGutter "
    "docGrid printerSettings footnotePr endnotePr pos numFmt numStart numRestart "
    # of borders and tabs
    "top left bottom right start end between bar insideH insideV tl2br tr2bl numId ilvl".split()
)
"""What changes how the same words look, and no more."""

_TRACKED = "has tracked changes. Accept or reject them all"
_COMMENT = "has comments. Delete them"
_HIDDEN = "has hidden words, which the other formats would print. Show them or delete them"
_STRUCK = "has words struck through, which the other formats print as they are. Delete them"
_OLD = (
    "has an old kind of picture, a watermark or a drawn line or box. Delete it, or insert it again "
    "as a PNG or JPEG picture"
)
_DATED = "has a date that Word works out anew each day. Use {{ letter.date }}, or type the date"
_RUBY = "has small words above others, which the other formats run together. Type them in a line"
_NAMED = {
    **dict.fromkeys(
        "ins del delText delInstrText moveFrom moveTo cellIns cellDel cellMerge numberingChange "
        "pPrChange rPrChange sectPrChange tblPrChange tblPrExChange tcPrChange trPrChange "
        "tblGridChange moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd".split(),
        _TRACKED,
    ),
    **dict.fromkeys(
        "commentReference commentRangeStart commentRangeEnd annotationRef".split(), _COMMENT
    ),
    **dict.fromkeys(("vanish", "specVanish", "webHidden", "hidden"), _HIDDEN),
    **dict.fromkeys(("strike", "dstrike"), _STRUCK),
    **dict.fromkeys("dayShort dayLong monthShort monthLong yearShort yearLong".split(), _DATED),
    **dict.fromkeys(("ruby", "rt", "rubyBase", "rubyPr"), _RUBY),
    "footnoteReference": "has a footnote, which the other formats cannot show. Put it in the text",
    "endnoteReference": "has an endnote, which the other formats cannot show. Put it in the text",
    "pict": _OLD,
    "object": "has a file inside it, such as a sheet or a chart. Delete it, and put its words in "
    "the text",
    "control": "has a control, such as a button. Delete it",
    "contentPart": "has a drawing by hand. Insert it again as a PNG or JPEG picture",
    "sym": "has a symbol from a symbol font. Type the symbol itself",
    "altChunk": "has another document inside it. Put its words in the text",
    "subDoc": "has another document inside it. Put its words in the text",
    "pgNum": "has a page number among its words. Put it at the foot of the page",
    "pageBreakBefore": "begins a new page before a paragraph, which the other formats do not. Take "
    "the page break away; headings stay with what follows by themselves",
    "lnNumType": "has numbers beside its lines, which the other formats cannot show. Turn them off",
}
"""What is not carried and known by name. Word’s own name for it, and what to do instead."""

_MORE = "has something that the other formats cannot show ({}). Delete it, or put it in words"
_BREAK = (
    "has a page or column break, which the other formats do not have. Delete it; a heading stays "
    "with what follows by itself"
)
_CONTROL = (
    "has a content control, a box to be filled in. Right-click it and choose Remove Content "
    "Control; its words stay"
)
_SHAPE = (
    "has a chart, a diagram or a drawn shape without words. Insert it again as a PNG or JPEG "
    "picture, or say it in words"
)
_LINKED = "shows a picture that is kept elsewhere. Insert the picture itself"
_CROPPED = "has a cropped picture, and the other formats show all of it. Crop it before inserting"
_SUNK = "has a large first letter, which the other formats set apart. Turn it off"
_RAISED = (
    "has a raised or lowered figure, as in m², which the other formats print in line. Type the "
    "character ² itself, or say it in words"
)
_FAINT = "has white or tiny words, which nobody sees on paper. Delete them or make them readable"
_TABLE = "has a table within a table, which the other formats cannot show. Make it one table"
_FORMULA = "has an equation, which the other formats cannot show. Type it in words"
_FIELDS = {
    **dict.fromkeys("DATE TIME CREATEDATE SAVEDATE PRINTDATE EDITTIME".split(), _DATED),
    **dict.fromkeys(
        "MERGEFIELD MERGEREC MERGESEQ ADDRESSBLOCK GREETINGLINE NEXT NEXTIF SKIPIF".split(),
        "has a mail-merge field of Word’s ({}), which is not filled in here. Type a field such as "
        "{{ recipient.name }} in its place",
    ),
    **dict.fromkeys(
        ("PAGE", "NUMPAGES", "SECTIONPAGES"),
        "has a page number among its words ({}). Put it at the foot of the page",
    ),
    "HYPERLINK": "",
}
"""What to do about Word’s own fields, by their names; those that stay as they are have nothing."""

_FIELD = (
    "has a field that Word works out anew ({}). Click on it and press Ctrl+Shift+F9, which keeps "
    "its words as they are"
)
_PAGE_NUMBERS = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
_SYMBOL_FONTS = ("wingdings", "webdings", "symbol", "marlett", "mt extra", "zapf dingbats")
_OWN_SYMBOLS = re.compile("[\ue000-\uf8ff]")
_TINY = 4
"""In half points: words of this size and less are not read on paper."""


def not_carried(parts: Mapping[str, bytes], *, unknown: bool = True) -> Iterator[str]:
    """What the parts of a document print in Word that no other format carries, each once.

    Each completes a sentence of which the document is the subject: “has hidden words. …”. Without
    `unknown` stand those alone that are known by name, and can be found by it in Word.
    """
    styles = _Styles(etree.fromstring(parts["word/styles.xml"]))
    found: dict[str, None] = {}
    for name, root in _printed(parts):
        seen = list(_seen(root))
        for one in seen:
            styles.meet(one)
            found[_fault(one)] = None
        found |= dict.fromkeys(_field_faults(seen, edge=name != DOCUMENT))
    for properties in styles.used():
        found |= dict.fromkeys(_fault(one) for one in properties.iter(etree.Element))
    main = etree.fromstring(parts[DOCUMENT])
    found |= dict.fromkeys((*list_faults(main, parts), *edge_faults(main, parts)))
    for said in filter(None, found):
        if unknown or not said.startswith(_MORE.partition("{")[0]):
            yield said


def _printed(parts: Mapping[str, bytes]) -> Iterator[tuple[str, Any]]:
    """The parts whose words are printed."""
    for name, content in parts.items():
        if name == DOCUMENT or re.fullmatch(r"word/(header|footer)\d*\.xml", name):
            yield name, etree.fromstring(content)


def _seen(element: Any) -> Iterator[Any]:
    """Everything in a part that Word of today looks at: not what is there for older ones."""
    for one in element.iterchildren(etree.Element):
        if one.tag == _MC + "Fallback":
            continue
        yield one
        if one.tag == W + "drawing":
            for box in one.iter(W + "txbxContent"):
                if not any(over.tag == _MC + "Fallback" for over in box.iterancestors()):
                    yield from _seen(box)
        elif one.tag not in (W + "pict", W + "object"):
            yield from _seen(one)


class _Styles:
    """The styles that a document uses, with what they are based on."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self.by_id = {one.get(W + "styleId"): one for one in root.iter(W + "style")}
        self.met = {key for key, one in self.by_id.items() if one.get(W + "default") == "1"}

    def meet(self, element: Any) -> None:
        """Note the style that an element names, if it names one."""
        key = element.get(VALUE) if element.tag in _NAMES_STYLE else None
        while key in self.by_id and key not in self.met:
            self.met.add(key)
            below = child(self.by_id[key], "basedOn")
            key = None if below is None else below.get(VALUE)

    def used(self) -> Iterator[Any]:
        """The properties of words and paragraphs in the styles that are used."""
        for plain in self.root.iter(W + "docDefaults"):
            yield from plain.iter(W + "rPr", W + "pPr")
        for key in self.met:
            for name in ("rPr", "pPr"):
                if (properties := child(self.by_id[key], name)) is not None:
                    yield properties


_NAMES_STYLE = frozenset((W + "pStyle", W + "rStyle", W + "tblStyle"))


def _fault(element: Any) -> str:
    """What is wrong with one element; nothing where it is carried or is mere look."""
    tag = etree.QName(element)
    if _of_nothing(element):
        return _TRACKED if _NAMED.get(tag.localname) == _TRACKED else ""
    if element.tag.startswith(W):
        if tag.localname in _CLOSER:
            return _CLOSER[tag.localname](element)
        if tag.localname in _NAMED:
            return _NAMED[tag.localname] if is_on(element) else ""
        return "" if tag.localname in _WORDS | _LOOK else _MORE.format(tag.localname)
    if element.tag.startswith(_MATH):
        return _FORMULA
    about_look = any(over.tag in _PROPERTIES for over in element.iterancestors())
    return "" if about_look or element.tag.startswith(_MC) else _MORE.format(tag.localname)


_PROPERTIES = frozenset(
    W + name for name in "rPr pPr sdtPr sdtEndPr sectPr tblPr trPr tcPr".split()
)


def _of_nothing(element: Any) -> bool:
    """Whether an element is about words that are not there: a paragraph's mark, an empty run."""
    holder = element.getparent()
    if holder is None or holder.tag != W + "rPr":
        return False
    run = holder.getparent()
    if run.tag == W + "r":
        return not (_words(run).strip() or next(run.iter(W + "drawing"), None) is not None)
    return bool(run.tag == W + "pPr")


def _run_words(element: Any) -> str:
    """The words that a property of a run is about; those of a style could be any."""
    run = element.getparent().getparent()
    if run.tag != W + "r":
        return "0"
    return _words(run)


def _words(run: Any) -> str:
    return "".join(one.text or "" for one in run.iter(W + "t"))


def _drawing(element: Any) -> str:
    if any(one.get("hidden") in ("1", "true") for one in element.iter("{*}docPr")):
        return _HIDDEN
    blips = list(element.iter(_A + "blip"))
    if any(one.get(_R + "link") for one in blips):
        return _LINKED
    if any(side not in ("0", "") for one in element.iter(_A + "srcRect") for side in one.values()):
        return _CROPPED
    shapes = list(element.iter(_WPS + "wsp"))
    worded = all(next(one.iter(W + "txbxContent"), None) is not None for one in shapes)
    holds = blips or next(element.iter(W + "txbxContent"), None) is not None
    return "" if worded and holds else _SHAPE


def _text(element: Any) -> str:
    return _NAMED["sym"] if _OWN_SYMBOLS.search(element.text or "") else ""


def _fonts(element: Any) -> str:
    fonts = (element.get(W + which, "").lower() for which in ("ascii", "hAnsi"))
    return _NAMED["sym"] if any(one.startswith(_SYMBOL_FONTS) for one in fonts) else ""


def _raised(element: Any) -> str:
    raised = element.get(VALUE) in ("superscript", "subscript")
    return _RAISED if raised and any(map(str.isdigit, _run_words(element))) else ""


def _colour(element: Any) -> str:
    white = element.get(VALUE, "").upper() == "FFFFFF"
    return _FAINT if white and not _on_colour(element) else ""


def _on_colour(element: Any) -> bool:
    """Whether what stands behind some words has a colour of its own."""
    for over in element.iterancestors():
        if next(over.iterchildren(W + "tblPr"), None) is not None:
            return True  # The style of a table may colour any row of it.
        around = (over, *over.iterchildren(W + "pPr", W + "rPr", W + "tcPr"))
        for shade in (one for place in around for one in place.iterchildren(W + "shd")):
            if shade.get(W + "fill", "auto").upper() not in ("AUTO", "FFFFFF"):
                return True
    return False


def _size(element: Any) -> str:
    size = element.get(VALUE, "")
    return _FAINT if size.isdigit() and int(size) <= _TINY else ""


def _table(element: Any) -> str:
    return _TABLE if any(over.tag == W + "tc" for over in element.iterancestors()) else ""


def _control(element: Any) -> str:
    properties = child(element, "sdtPr")
    gallery = properties is not None and child(properties, "docPartObj") is not None
    return "" if gallery else _CONTROL


_CLOSER: dict[str, Callable[[Any], str]] = {
    "br": lambda one: _BREAK if one.get(W + "type") in ("page", "column") else "",
    "color": _colour,
    "drawing": _drawing,
    "framePr": lambda one: _SUNK if one.get(W + "dropCap") in ("drop", "margin") else "",
    "rFonts": _fonts,
    "sdt": _control,
    "sz": _size,
    "t": _text,
    "tbl": _table,
    "vertAlign": _raised,
}
"""What is carried in most of its forms only."""


def _field_faults(seen: Iterable[Any], *, edge: bool) -> Iterator[str]:
    """Word's own fields among these elements; page numbers are carried at the edges of a page."""
    for instruction in _instructions(seen):
        name = (instruction.split() or ["?"])[0].upper()
        if not (edge and name in _PAGE_NUMBERS):
            yield _FIELDS.get(name, _FIELD).replace("{}", name)


def _instructions(seen: Iterable[Any]) -> Iterator[str]:
    """What each field says to Word; a long one stands in several pieces, one within another."""
    begun: list[str] = []
    for one in seen:
        if one.tag == W + "fldSimple":
            yield one.get(W + "instr", "")
        elif one.tag == W + "instrText" and begun:
            begun[-1] += one.text or ""
        elif one.tag == W + "fldChar":
            if one.get(W + "fldCharType") == "begin":
                begun.append("")
            elif one.get(W + "fldCharType") == "end" and begun:
                yield begun.pop()
