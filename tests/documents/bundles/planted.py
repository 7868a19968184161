"""PDFs that each hold a name in one place, and a reader of every byte that any of them has."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import typst
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from reviews.documents.letters.pdf import FONTS

NAME = "Zbigniew Quixley"
STAYS = "Morgan"
_PLAIN = b"BT /F 12 Tf 72 700 Td (Here is Morgan at the door.) Tj ET "


def _new(content: bytes = b"") -> pikepdf.Pdf:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    page.obj.Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font)))
    page.obj.Contents = pdf.make_stream(_PLAIN + content)
    return pdf


def drawn(words: bytes) -> pikepdf.Pdf:
    return _new(b"BT /F 12 Tf 72 650 Td " + words + b" ET")


def content() -> pikepdf.Pdf:
    return drawn(b"(He met Zbigniew Quixley there.) Tj")


def split_by_kerning() -> pikepdf.Pdf:
    return drawn(b"[(He met Zbi) -20 (gni) 15 (ew Qu) 4 (ixley there.)] TJ")


def in_hex() -> pikepdf.Pdf:
    return drawn(b"<" + b"He met Zbigniew Quixley there.".hex().encode() + b"> Tj")


def letter_by_letter() -> pikepdf.Pdf:
    drawn = b""
    for at, letter in enumerate("Z b i g n i e w   Q u i x l e y".replace(" ", "")):
        drawn += f"1 0 0 1 {100 + 11 * at} 650 Tm ({letter}) Tj ".encode()
    return _new(b"BT /F 12 Tf " + drawn + b" ET")


def over_two_lines() -> pikepdf.Pdf:
    return drawn(b"(He saw Zbigniew) Tj 0 -16 Td (Quixley there.) Tj")


def hyphened() -> pikepdf.Pdf:
    return drawn(b"(He saw Zbigniew Quix\xad) Tj 0 -16 Td (ley there.) Tj")


def in_capitals() -> pikepdf.Pdf:
    return drawn(b"(HE MET ZBIGNIEW\xa0QUIXLEY THERE.) Tj")


def turned() -> pikepdf.Pdf:
    words = b"(He met Zbigniew Quixley there.) Tj"
    return _new(b"BT /F 12 Tf 0 1 -1 0 300 300 Tm " + words + b" ET")


def on_a_turned_page() -> pikepdf.Pdf:
    pdf = _new(b"BT /F 12 Tf 0 1 -1 0 300 300 Tm (He met Zbigniew Quixley there.) Tj ET")
    pdf.pages[0].obj.Rotate = 90
    pdf.pages[0].obj.CropBox = Array([50, 60, 545, 800])
    return pdf


def unseen() -> pikepdf.Pdf:
    return drawn(b"3 Tr (He met Zbigniew Quixley there.) Tj")


def painted_over() -> pikepdf.Pdf:
    pdf = content()
    pdf.pages[0].contents_add(b"0 g 60 640 300 30 re f")
    return pdf


def marked_content() -> pikepdf.Pdf:
    return _new(b"/Span <</ActualText (Zbigniew Quixley)>> BDC EMC")


def _tagged(**said: Any) -> pikepdf.Pdf:
    pdf = _new()
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    element = Dictionary(Type=Name.StructElem, S=Name.P, P=root, **said)
    root.K = pdf.make_indirect(element)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    return pdf


def actual_text() -> pikepdf.Pdf:
    return _tagged(ActualText=String(NAME))


def alt() -> pikepdf.Pdf:
    return _tagged(Alt=String(f"A picture of {NAME}"))


def _note(pdf: pikepdf.Pdf, **said: Any) -> None:
    look = pdf.make_stream(b"BT /F 12 Tf 5 5 Td (Zbigniew Quixley was here) Tj ET")
    look.stream_dict.update(
        Dictionary(
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, 200, 30]),
            Resources=pdf.pages[0].obj.Resources,
        )
    )
    note = Dictionary(
        Type=Name.Annot, Rect=Array([72, 500, 272, 530]), F=4, AP=Dictionary(N=look), **said
    )
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def note() -> pikepdf.Pdf:
    pdf = _new()
    _note(pdf, Subtype=Name.FreeText, Contents=String(f"Ask {NAME}"), DA=String("/F 12 Tf"))
    return pdf


def form_value() -> pikepdf.Pdf:
    pdf = _new()
    _note(pdf, Subtype=Name.Widget, FT=Name.Tx, T=String("who"), V=String(NAME))
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.pages[0].obj.Annots[0]]))
    return pdf


def metadata() -> pikepdf.Pdf:
    pdf = _new()
    with pdf.open_metadata() as said:
        said["dc:title"] = f"About {NAME}"
    return pdf


def information() -> pikepdf.Pdf:
    pdf = _new()
    pdf.docinfo["/Author"] = NAME
    return pdf


def attachment() -> pikepdf.Pdf:
    pdf = _new()
    pdf.attachments["note.txt"] = f"It was {NAME}.".encode()
    return pdf


def attachment_name() -> pikepdf.Pdf:
    pdf = _new()
    pdf.attachments[f"{NAME}.txt"] = b"Nothing."
    return pdf


def bookmark() -> pikepdf.Pdf:
    pdf = _new()
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(NAME, 0))
    return pdf


def camera_data() -> pikepdf.Pdf:
    pdf = _new(b"q 200 0 0 100 72 400 cm /I Do Q")
    picture, data = Image.new("RGB", (200, 100), (200, 220, 240)), Image.Exif()
    data[0x013B] = NAME
    kept = io.BytesIO()
    picture.save(kept, "JPEG", exif=data)
    image = pdf.make_stream(kept.getvalue())
    image.stream_dict.update(
        Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=200,
            Height=100,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceRGB,
            Filter=Name.DCTDecode,
        )
    )
    pdf.pages[0].obj.Resources.XObject = Dictionary(I=image)
    return pdf


DRAWN: tuple[Callable[[], pikepdf.Pdf], ...] = (
    *(content, split_by_kerning, in_hex, letter_by_letter, over_two_lines, hyphened, in_capitals),
    *(turned, on_a_turned_page, unseen, painted_over, note, form_value),
)
"""Where it is drawn on the page, or was."""
BESIDE: tuple[Callable[[], pikepdf.Pdf], ...] = (
    *(marked_content, actual_text, alt, metadata, information),
    *(attachment, attachment_name, bookmark, camera_data),
)
"""Where it stands beside what is drawn."""


def every_byte(path: Path) -> str:
    """All that a PDF holds, unpacked, in each way that it can be read, without what is between."""
    read: list[str] = []
    with pikepdf.open(path) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Stream):
                packed = one.read_raw_bytes()
                try:
                    read += _ways(one.read_bytes())
                except pikepdf.PdfError:
                    read += _ways(packed)
            read += _ways(one.unparse(resolved=True))
    read += _ways(path.read_bytes())
    return "\n".join(read).lower()


def _ways(data: bytes) -> list[str]:
    closed = data.replace(b"\0", b"")
    codecs = ("latin-1", "utf-8", "utf-16-be", "utf-16-le")
    return [*(data.decode(one, errors="ignore") for one in codecs), closed.decode("latin-1")]


def set_out(words: list[str], path: Path) -> None:
    """Words on a page of A4, set with a font that has their letters."""
    look = '#set page(paper: "a4")\n#set text(font: "Liberation Sans")\n#eval(sys.inputs.words)'
    inputs = {"words": json.dumps(" ".join(words), ensure_ascii=False)}
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[FONTS])
    compiler = typst.Compiler(look.encode(), font_paths=fonts)
    compiler.compile(output=path, format="pdf", sys_inputs=inputs)
