"""A paper drawn anew: what went is in no byte of it, and what stays is there to be read."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from reviews.documents.bundles import rebuilding, redacting
from reviews.documents.bundles.drawn_pages import drawn_pages
from reviews.documents.bundles.redacting import preview, redact, seen_page, survey
from reviews.documents.bundles.withholding import withhold
from reviews.domain.cases.bundles import PagedAs
from reviews.domain.cases.redacting import IN_PLACE, Area, areas_of, words_of
from reviews.domain.errors import Refused
from tests.services.cases.papers_in import pdf

from . import planted
from .planted import BESIDE, DRAWN, NAME, STAYS

Made = Callable[[], pikepdf.Pdf]
_WORDS = words_of(f"{NAME}\nZbigniew\nQuixley")


def _saved(made: pikepdf.Pdf, folder: Path) -> Path:
    path = folder / "source.pdf"
    made.save(path)
    return path


def _text(path: Path) -> str:
    return " ".join(one.text for one in drawn_pages(path, dpi=18))


def _nothing_left(path: Path) -> None:
    held = planted.every_byte(path)
    assert not [one for one in ("zbigniew", "quixley", "quix", "zbig") if one in held]


@pytest.mark.parametrize("made", DRAWN, ids=lambda one: one.__name__)
def test_a_name_on_a_page_is_in_no_byte_of_the_new_one(made: Made, tmp_path: Path) -> None:
    source = _saved(made(), tmp_path)
    before = source.read_bytes()
    paged = redact(source, _WORDS, [], tmp_path, f"Account of {NAME}", "Drawn anew.")
    _nothing_left(paged.path)
    text = _text(paged.path)
    assert STAYS in text
    assert IN_PLACE in text
    assert (paged.pages, paged.paged_as, paged.told) == (1, PagedAs.REDACTED, ("Drawn anew.",))
    assert source.read_bytes() == before, "originals are never touched"


@pytest.mark.parametrize("made", BESIDE, ids=lambda one: one.__name__)
def test_a_name_beside_what_is_drawn_goes_with_its_file(made: Made, tmp_path: Path) -> None:
    paged = redact(_saved(made(), tmp_path), _WORDS, areas_of("1 0 0 100 50"), tmp_path, "Paper")
    _nothing_left(paged.path)
    assert STAYS in _text(paged.path)


def test_the_new_paper_is_tagged_and_has_fonts_of_its_own(tmp_path: Path) -> None:
    paged = redact(_saved(planted.content(), tmp_path), _WORDS, [], tmp_path, f"About {NAME}")
    with pikepdf.open(paged.path) as pdf:
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.docinfo["/Title"]) == f"About {IN_PLACE}"
        fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
        named = {str(one.FontName) for one in fonts if "/FontName" in one}
        assert named, "the words over the picture are set in a font"
        assert all("LiberationSans" in one for one in named)


def test_the_place_is_as_wide_for_a_short_name_as_for_a_long_one(tmp_path: Path) -> None:
    widths = []
    for name in ("Jo", "Bartholomew"):
        made = planted.drawn(f"(We met {name} today. Then Wolfeschlegel came.) Tj".encode())
        source = _saved(made, tmp_path)
        paged = redact(source, [name, "Wolfeschlegel"], [], tmp_path, "Paper")
        (page,) = drawn_pages(paged.path)
        opens = [one.box[0] for one in page.characters if one.text == "["]
        widths.append([round(one) for one in opens])
        today = [one.box[0] for one in page.characters if one.text == "t"]
        assert today
    assert widths[0] == pytest.approx(widths[1], abs=6)


def test_words_that_stay_are_read_where_they_are_seen(tmp_path: Path) -> None:
    paged = redact(_saved(planted.content(), tmp_path), _WORDS, [], tmp_path, "Paper")
    (page,) = drawn_pages(paged.path)
    (at,) = [page.text.find("there")]
    left, top, right, bottom = page.characters[at].box
    seen = page.picture.crop((int(left) - 4, int(top) - 4, int(right) + 6, int(bottom) + 4))
    assert min(seen.convert("L").tobytes()) < 100, "its ink is under it"


def test_a_place_is_painted_with_the_words_in_it(tmp_path: Path) -> None:
    source = _saved(planted.content(), tmp_path)
    place = Area(1, 100, 200, 700, 250)
    paged = redact(source, [], [place], tmp_path, "Paper")
    _nothing_left(paged.path)
    assert STAYS in _text(paged.path)


def test_nothing_to_take_out_is_said(tmp_path: Path) -> None:
    source = _saved(planted.content(), tmp_path)
    with pytest.raises(Refused, match="None of these words is on its pages"):
        redact(source, words_of("Somebody Else"), [], tmp_path, "Paper")


def test_a_fault_names_the_page_and_never_the_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = _saved(planted.content(), tmp_path)
    kept = rebuilding._shown
    monkeypatch.setattr(rebuilding, "_shown", lambda text: f"{kept(text)} {NAME}")
    with pytest.raises(Refused) as refused:
        redact(source, _WORDS, [], tmp_path, "Paper")
    assert str(refused.value) == "Page 1 still holds words that were to be taken out."


def test_a_picture_that_is_not_painted_over_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = _saved(planted.content(), tmp_path)

    def unpainted(*said: object) -> object:
        made = withhold(*said)  # type: ignore[arg-type]
        made.picture.paste(0, (0, 0, 800, 800))
        return made

    monkeypatch.setattr(redacting, "withhold", unpainted)
    with pytest.raises(Refused, match="Page 1 could not be painted over"):
        redact(source, _WORDS, [], tmp_path, "Paper")


def test_what_no_search_finds_is_named_page_by_page(tmp_path: Path) -> None:
    pdf = planted.content()
    pdf.add_blank_page(page_size=(300, 300))
    looked = survey(_saved(pdf, tmp_path), words_of(f"{NAME}\nMet\nOr"))
    assert looked.pages == 2
    assert looked.found == [(NAME, (1,)), ("Met", (1,)), ("Or", ())]
    assert looked.longer == [(1, "Morgan"), (1, "door")]
    assert looked.look == [(2, "This page has no words that can be searched: look at it.")]


def test_a_preview_is_a_picture_of_the_page_as_it_would_be(tmp_path: Path) -> None:
    target = tmp_path / "preview.pdf"
    preview(_saved(planted.content(), tmp_path), _WORDS, [], 4.0, [1], target)
    assert IN_PLACE in _text(target)
    assert seen_page(target, 1).startswith(b"\x89PNG")


_WORD = some.text("abcdefghijklmnoprstuwyłżéŵ", min_size=3, max_size=9)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=some.lists(_WORD, min_size=3, max_size=30, unique=True), data=some.data())
def test_of_random_words_those_that_go_are_gone_and_the_others_stay(
    words: list[str], data: some.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("redacted")
    source = folder / "source.pdf"
    planted.set_out(words, source)
    secrets = words_of("\n".join(data.draw(some.lists(some.sampled_from(words), min_size=1))))
    paged = redact(source, secrets, [], folder, "Paper")
    (page,) = drawn_pages(paged.path, dpi=36)
    assert not page.places(secrets)
    (before,) = drawn_pages(source, dpi=36)
    gone = before.places(secrets)
    stays = "".join(one.text for at, one in enumerate(before.characters) if at not in gone)
    read = page.text.replace(IN_PLACE, " ").split()
    assert sorted("".join(stays.split())) == sorted("".join(read))


def test_a_page_of_a_long_file_is_drawn_and_all_of_it_is_not(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        for _ in range(501):
            pdf.add_blank_page()
        pdf.save(tmp_path / "long.pdf")
    (page,) = drawn_pages(tmp_path / "long.pdf", dpi=9, only=[501])
    assert page.number == 501
    with pytest.raises(Refused, match="more than 500 pages"):
        list(drawn_pages(tmp_path / "long.pdf", dpi=9))


def test_names_and_numbers_that_every_file_has_in_its_form_can_be_taken_out(tmp_path: Path) -> None:
    words = [
        *("Li", "Lang", "Council", "Regular", "Title", "Names", "Pages", "Count", "Part", "Type"),
        *("Document", "Liberation", "Registry", "Pdf", "Adobe", "2026", "An", "Begin"),
        *map(str, range(10, 23)),
    ]
    source = tmp_path / "source.pdf"
    source.write_bytes(pdf(*(f"I met Ms {one} there" for one in words)))
    made = redact(source, words_of("\n".join(words)), (), tmp_path, "An account")
    for page in drawn_pages(made.path, dpi=36):
        assert page.text.split() == ["I", "met", "Ms", IN_PLACE, "there"]
