"""What stands on a layer that is not shown is nowhere in the copy; what is shown looks the same."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from .making import WORDS, differs, drawn, everything, paged, pdf_of, words_of

_HIDES: dict[str, Any] = {
    "off": lambda on, off: Dictionary(OCGs=Array([on, off]), D=Dictionary(OFF=Array([off]))),
    "all off but": lambda on, off: Dictionary(
        OCGs=Array([on, off]), D=Dictionary(BaseState=Name.OFF, ON=Array([on]))
    ),
    "on paper only": lambda on, off: Dictionary(
        OCGs=Array([on, off]),
        D=Dictionary(AS=Array([Dictionary(Event=Name.View, OCGs=Array([off]))])),
    ),
}


def _text(words: str, height: int) -> bytes:
    return f"BT /F 20 Tf 40 {height} Td ({words}) Tj ET ".encode()


def _form(pdf: pikepdf.Pdf, content: bytes, **more: Any) -> Any:
    form = pdf.make_stream(content)
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 600, 850])
    form.Resources = Dictionary(Font=pdf.pages[0].obj.Resources.Font, **more)
    return form


def _layered(way: str) -> Any:
    def change(pdf: pikepdf.Pdf) -> None:
        usage = Dictionary(View=Dictionary(ViewState=Name.OFF))
        on = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("On")))
        off = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("PLANTED"), Usage=usage))
        either = pdf.make_indirect(Dictionary(Type=Name.OCMD, OCGs=Array([off]), P=Name.AnyOn))
        rule = Array([Name.And, on, Array([Name.Not, off])])
        both = pdf.make_indirect(Dictionary(Type=Name.OCMD, VE=rule))
        pdf.Root.OCProperties = _HIDES[way](on, off)
        away = _form(pdf, _text("PLANTED form", 400))
        away.OC = off
        inner = _form(
            pdf,
            b"/OC /H BDC " + _text("PLANTED within", 350) + b"EMC " + _text("Shown within", 300),
            Properties=Dictionary(H=either),
        )
        page = pdf.pages[0].obj
        page.Resources.XObject = Dictionary(Away=away, Inner=inner)
        page.Resources.Properties = Dictionary(On=on, Off=off, Either=either, Both=both)
        mark = Dictionary(
            Type=Name.Annot,
            Subtype=Name.FreeText,
            OC=off,
            Rect=[0, 0, 99, 99],
            Contents=String("PLANTED mark"),
            AP=Dictionary(N=_form(pdf, _text("PLANTED mark", 20))),
        )
        page.Annots = Array([pdf.make_indirect(mark)])
        page.Contents = pdf.make_stream(
            b"/OC /On BDC " + WORDS + b" EMC /Away Do /Inner Do "
            b"/OC /Off BDC 2 0 0 2 0 0 cm "
            + _text("PLANTED off", 200)
            + b" /Span BMC "
            + _text("PLANTED nested", 150)
            + b"EMC 1 0 0 rg 10 10 50 50 re f EMC "
            b"/OC /Either BDC " + _text("PLANTED either", 100) + b"EMC "
            b"/OC /Both BDC " + _text("Shown both", 50) + b"EMC 60 5 20 20 re f"
        )

    return change


@pytest.mark.parametrize("way", _HIDES)
def test_what_is_not_shown_is_not_there(tmp_path: Path, way: str) -> None:
    path = pdf_of(tmp_path / "layers.pdf", WORDS, change=_layered(way))
    made = paged(path)
    assert b"PLANTED" not in everything(made.path)
    shown = words_of(made.path)
    assert all(one in shown for one in ("Evidence", "Shown within", "Shown both"))
    assert differs(drawn(path), drawn(made.path)) < 0.1, "colours and places set there still count"
    assert made.told[0].startswith("It has layers that are not shown")


def test_layers_that_are_all_shown_are_pages_like_any(tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        on = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("PLANTED name")))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([on]), D=Dictionary(ON=Array([on])))
        pdf.pages[0].obj.Resources.Properties = Dictionary(On=on)
        pdf.pages[0].obj.Contents = pdf.make_stream(b"/OC /On BDC " + WORDS + b" EMC")

    path = pdf_of(tmp_path / "shown.pdf", WORDS, change=change)
    made = paged(path)
    assert made.told == ()
    assert "Evidence" in words_of(made.path)
    assert b"PLANTED" not in everything(made.path)


def _one_layer(pdf: pikepdf.Pdf, **shown: Any) -> Any:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("PLANTED")))
    told: dict[str, Any] = {key: Array([layer]) for key in shown}
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(**told))
    return layer


def _form_that_borrows(pdf: pikepdf.Pdf) -> None:
    page, layer = pdf.pages[0].obj, _one_layer(pdf, OFF=True)
    form = _form(pdf, b"/OC /Off BDC " + _text("PLANTED", 400) + b"EMC")
    del form.Resources
    page.Resources.Properties = Dictionary(Off=layer)
    page.Resources.XObject = Dictionary(Form=form)
    page.Contents = pdf.make_stream(WORDS + b" /Form Do")


def _by_a_rule(**rule: Any) -> Any:
    def change(pdf: pikepdf.Pdf) -> None:
        layer = _one_layer(pdf, ON=True)
        of: dict[str, Any] = {
            key: Array([Name.Not, layer]) if key == "VE" else one for key, one in rule.items()
        }
        hidden = pdf.make_indirect(Dictionary(Type=Name.OCMD, OCGs=Array([layer]), **of))
        pdf.pages[0].obj.Resources.Properties = Dictionary(Rule=hidden)
        content = WORDS + b" /OC /Rule BDC " + _text("PLANTED", 400) + b"EMC"
        pdf.pages[0].obj.Contents = pdf.make_stream(content)

    return change


def _letter(pdf: pikepdf.Pdf) -> None:
    page, layer = pdf.pages[0].obj, _one_layer(pdf, OFF=True)
    letter = pdf.make_stream(b"600 0 d0 /OC /Off BDC BT /F 1 Tf (PLANTED) Tj ET EMC")
    page.Resources.Font.T = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 0, 0]),
        FontMatrix=Array([1, 0, 0, 1, 0, 0]),
        CharProcs=Dictionary(a=letter),
        Encoding=Dictionary(Differences=Array([97, Name.a])),
        FirstChar=97,
        LastChar=97,
        Widths=Array([10]),
        Resources=Dictionary(
            Font=Dictionary(F=page.Resources.Font.F), Properties=Dictionary(Off=layer)
        ),
    )
    page.Contents = pdf.make_stream(WORDS + b" BT /T 12 Tf 72 500 Td (a) Tj ET")


def _stamp(pdf: pikepdf.Pdf) -> None:
    looks = _form(pdf, _text("PLANTED", 5))
    looks.OC = _one_layer(pdf, OFF=True)
    mark = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[72, 500, 272, 530])
    mark.AP = Dictionary(N=looks)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(mark)])


_ELSEWHERE: dict[str, Any] = {
    "in a form that has its resources from the page": _form_that_borrows,
    "where all must be off": _by_a_rule(P=Name.AllOff),
    "where one must be off": _by_a_rule(P=Name.AnyOff),
    "where a rule says not": _by_a_rule(VE=True),
    "in a letter that is drawn": _letter,
    "in the picture of a stamp": _stamp,
}


@pytest.mark.parametrize("where", _ELSEWHERE)
def test_no_place_for_a_layer_is_forgotten(tmp_path: Path, where: str) -> None:
    made = paged(pdf_of(tmp_path / "layer.pdf", WORDS, change=_ELSEWHERE[where]))
    assert b"PLANTED" not in everything(made.path)
    assert "Evidence" in words_of(made.path)
    assert made.told[0].startswith("It has layers that are not shown")
