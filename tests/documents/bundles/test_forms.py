"""What somebody wrote into a form is read on the pages of the copy, by another program."""

from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from .making import WORDS, differs, drawn, everything, paged, pdf_of, words_of

_BEHIND = "What these fields of the form hold could not be drawn in their places."


def _form(*values: str, needed: bool = True, **more: Any) -> Any:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        fields = [
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Widget,
                    FT=Name.Tx,
                    F=4,
                    P=page,
                    T=String(f"Question {at}"),
                    V=String(said),
                    DA=String("/Helv 12 Tf 0 g"),
                    Rect=Array([50, 600 - 40 * at, 350, 630 - 40 * at]),
                    **more,
                )
            )
            for at, said in enumerate(values)
        ]
        page.Annots = Array(fields)
        helvetica = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Helvetica,
            Encoding=Name.WinAnsiEncoding,
        )
        pdf.Root.AcroForm = Dictionary(
            Fields=Array(fields),
            NeedAppearances=needed,
            DA=String("/Helv 12 Tf 0 g"),
            DR=Dictionary(Font=Dictionary(Helv=helvetica)),
        )

    return change


def test_what_was_filled_in_stays_seen(tmp_path: Path) -> None:
    path = pdf_of(tmp_path / "form.pdf", WORDS, change=_form("Ann O'Brien", "£12 & <b> 50%"))
    made = paged(path)
    assert made.pages == 1
    assert all(one in words_of(made.path) for one in ("Ann O'Brien", "£12 & <b> 50%"))
    assert differs(drawn(path), drawn(made.path)) < 0.3
    assert made.told == ("Its form shows what was filled in, and can no longer be filled in.",)


def test_a_form_whose_fields_nobody_drew_yet_is_drawn(tmp_path: Path) -> None:
    path = pdf_of(tmp_path / "form.pdf", WORDS, change=_form("Ann", needed=False))
    assert "Ann" in words_of(paged(path).path)


def test_letters_that_the_form_cannot_show_stand_behind_it(tmp_path: Path) -> None:
    path = pdf_of(tmp_path / "form.pdf", WORDS, change=_form("Ann", "Łukasz Żółć", "مرحبا"))
    made = paged(path)
    assert made.pages == 2
    assert f"{_BEHIND} They stand on pages behind it." in made.told
    words = words_of(made.path)
    assert "Łukasz Żółć" in words
    assert "?" not in words, "no other letters stand in their place"
    assert words.count("(set out on the page behind)") == 2


def test_what_a_form_hides_stays_out(tmp_path: Path) -> None:
    for number, more in enumerate(({"F": 2}, {"F": 32}, {"Ff": 1 << 13})):
        change = _form("PLANTED", needed=bool(number))
        path = pdf_of(tmp_path / f"{number}.pdf", WORDS, change=_with(change, more))
        made = paged(path)
        assert made.pages == 1, more
        assert b"PLANTED" not in everything(made.path)


def _with(change: Any, more: dict[str, int]) -> Any:
    def changed(pdf: pikepdf.Pdf) -> None:
        change(pdf)
        for key, value in more.items():
            pdf.pages[0].obj.Annots[0][f"/{key}"] = value

    return changed


def test_a_ticked_box_that_no_program_drew_is_told_behind(tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        box = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Btn,
            T=String("Help with rent"),
            F=4,
            V=Name.Yes,
            AS=Name.Yes,
            Rect=Array([50, 500, 70, 520]),
        )
        field = pdf.make_indirect(box)
        pdf.pages[0].obj.Annots = Array([field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))

    made = paged(pdf_of(tmp_path / "ticked.pdf", WORDS, change=change))
    words = words_of(made.path)
    assert "Help with rent" in words
    assert "Ticked: Yes" in words


def test_what_was_chosen_is_said_as_the_list_shows_it(tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        shown = Array([Array([String(f"x{n}"), String(f"Support {n}")]) for n in range(9)])
        one = {"Type": Name.Annot, "Subtype": Name.Widget, "FT": Name.Ch, "Opt": shown, "F": 4}
        looks = {"DA": String("/F 12 Tf"), "T": String("Which")}
        chosen = (String("x1"), Array([String("x2"), String("x5")]))
        fields = [
            pdf.make_indirect(Dictionary(V=value, Rect=[72, 500 - at * 40, 272, 520 - at * 40]))
            for at, value in enumerate(chosen)
        ]
        for field in fields:
            for key, said in {**one, **looks}.items():
                field[f"/{key}"] = said
        fields[0].Ff, fields[1].Ff = 1 << 17, 1 << 21
        pdf.pages[0].obj.Annots = Array(fields)
        font = Dictionary(Font=pdf.pages[0].obj.Resources.Font)
        pdf.Root.AcroForm = Dictionary(Fields=Array(fields), DR=font, DA=String("/F 12 Tf"))

    words = words_of(paged(pdf_of(tmp_path / "chosen.pdf", WORDS, change=change)).path)
    assert "Support 1" in words
    assert "Support 2, Support 5" in words
    assert "x1" not in words
