"""What is no page is told of and is nowhere in the copy."""

from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from .making import WORDS, differs, drawn, everything, paged, pdf_of, words_of

_PLANTED = b"PLANTED"
_DRAWN = (
    WORDS
    + b" q 50 0 0 50 0 0 cm /I Do Q /Span <</ActualText (PLANTED span) /MCID 3>> BDC"
    + b" BT /F 12 Tf 40 500 Td (Seen) Tj ET EMC /P <</MCID 1>> BDC 0 0 5 5 re f EMC"
    + b" /Span /P0 BDC 0 0 6 6 re f EMC"
)


def _planted(pdf: pikepdf.Pdf) -> None:
    """Words in every place of a PDF but its pages."""
    root, page = pdf.Root, pdf.pages[0].obj
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("PLANTED outline", 0))
    root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("PLANTED script"))
    root.AA = Dictionary(WC=Dictionary(S=Name.JavaScript, JS=String("PLANTED script")))
    root.Metadata = pdf.make_stream(b"<x>PLANTED details</x>")
    root.MarkInfo = Dictionary(Marked=True)
    root.StructTreeRoot = Dictionary(
        Type=Name.StructTreeRoot, K=Dictionary(S=Name.P, ActualText=String("PLANTED tag"))
    )
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String("PLANTED title")))
    pdf.attachments["PLANTED.txt"] = b"PLANTED attachment"
    marks = [
        Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("http://PLANTED"))),
        Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=String("PLANTED.exe"))),
        Dictionary(Subtype=Name.Text, Contents=String("PLANTED comment")),
        Dictionary(
            Subtype=Name.FileAttachment,
            FS=Dictionary(
                Type=Name.Filespec,
                F=String("PLANTED file"),
                EF=Dictionary(F=pdf.make_stream(b"PLANTED file")),
            ),
        ),
    ]
    for one in marks:
        one.Type, one.Rect = Name.Annot, Array([0, 0, 20, 20])
    page.Annots = Array([pdf.make_indirect(one) for one in marks])
    page.Thumb, page.Metadata = pdf.make_stream(b"PLANTED"), pdf.make_stream(b"PLANTED")
    page.PieceInfo = Dictionary(X=Dictionary(Private=String("PLANTED")))
    page.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("PLANTED script")))
    picture = pdf.make_stream(bytes(12))
    picture.Type, picture.Subtype = Name.XObject, Name.Image
    picture.Width, picture.Height, picture.BitsPerComponent = 2, 2, 8
    picture.ColorSpace, picture.Metadata = Name.DeviceRGB, pdf.make_stream(b"PLANTED")
    page.Resources.XObject = Dictionary(I=picture)
    page.Resources.Properties = Dictionary(P0=Dictionary(ActualText=String("PLANTED")))
    page.Contents = pdf.make_stream(_DRAWN)


def test_nothing_but_what_is_drawn_is_in_the_copy(tmp_path: Path) -> None:
    path = pdf_of(tmp_path / "planted.pdf", WORDS, change=_planted)
    assert everything(path).count(_PLANTED) > 15
    made = paged(path)
    assert _PLANTED not in everything(made.path)
    assert differs(drawn(path), drawn(made.path)) < 0.2, "only the mark of a comment is gone"
    assert "Seen" in words_of(made.path)


def test_each_thing_left_out_is_told_in_a_sentence(tmp_path: Path) -> None:
    made = paged(pdf_of(tmp_path / "planted.pdf", WORDS, change=_planted))
    assert made.told == (
        "What it would run, send or open by itself (scripts and actions) is taken out.",
        "One comment in it cannot be read in the copy.",
        "2 files attached within it are not in the copy.",
        (
            "The copy is without its tags for screen readers, bookmarks, links and details of who "
            "made it, when and with what."
        ),
    )
    assert made.beside == (), "what is left out must not come along beside"


def test_a_plain_paper_is_told_nothing_of(tmp_path: Path) -> None:
    made = paged(pdf_of(tmp_path / "plain.pdf", WORDS))
    assert (made.told, made.repaired, made.within, made.beside) == ((), (), (), ())


def test_a_resource_may_have_any_name(tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        fonts = page.Resources.Font
        names = ("Lang", "Metadata", "OC", "Ref", "Name", "AA")
        page.Resources.Font = pdf.make_indirect(Dictionary({f"/{one}": fonts.F for one in names}))
        said = (
            f"BT /{one} 20 Tf 40 {700 - 40 * at} Td ({one}) Tj ET" for at, one in enumerate(names)
        )
        page.Contents = pdf.make_stream(" ".join(said).encode())

    path = pdf_of(tmp_path / "named.pdf", WORDS, change=change)
    assert differs(drawn(path), drawn(paged(path).path)) == 0


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    path = pdf_of(tmp_path / "planted.pdf", WORDS, change=_planted)
    first = paged(path).path.read_bytes()
    assert paged(path).path.read_bytes() == first


def test_a_signed_paper_says_so_and_the_original_goes_beside(tmp_path: Path) -> None:
    def sign(pdf: pikepdf.Pdf) -> None:
        held = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Contents=String("x" * 50))
        field = pdf.make_indirect(
            Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, V=held, Rect=[0, 0, 0, 0])
        )
        pdf.pages[0].obj.Annots = Array([field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)

    path = pdf_of(tmp_path / "signed.pdf", WORDS, change=sign)
    made = paged(path)
    assert made.told == (
        "The copy’s signature is no longer checked; the council holds the original.",
    )
    assert [(one.name, one.path) for one in made.beside] == [("signed.pdf", path)]


def test_a_form_that_only_some_programs_show_goes_beside(tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=pdf.make_stream(b"<PLANTED/>"))

    made = paged(pdf_of(tmp_path / "xfa.pdf", WORDS, change=change))
    assert "(XFA)" in made.told[0]
    assert [one.name for one in made.beside] == ["xfa.pdf"]
    assert _PLANTED not in everything(made.path)


def test_marks_without_a_picture_of_their_own_are_told_of(tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        mark = Dictionary(Type=Name.Annot, Subtype=Name.Line, Rect=[0, 0, 9, 9], L=[0, 0, 9, 9])
        film = Dictionary(Type=Name.Annot, Subtype=Name.Movie, Rect=[0, 0, 9, 9])
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(mark), pdf.make_indirect(film)])

    made = paged(pdf_of(tmp_path / "marked.pdf", WORDS, change=change))
    assert made.told == (
        "Sound, film or models within it are not in the copy.",
        "Marks that somebody made on its pages have no picture of their own, and are not shown.",
    )
