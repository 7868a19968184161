"""No format says less: whatever the letter, its words come back out of every format."""

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from docx import Document
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from reviews.documents.letters.blocks import (
    Block,
    Blocks,
    BulletList,
    Heading,
    Image,
    NumberedList,
    Paragraph,
    Run,
    Table,
)
from reviews.documents.letters.files import MADE_FROM_BLOCKS, make_format, render_letter
from reviews.documents.letters.read_back import check_read_back
from reviews.documents.letters.specimens import SAMPLES
from reviews.documents.letters.template import compile_letter
from reviews.documents.letters.word_package import DOCUMENT, read_parts, write_parts
from reviews.documents.letters.word_reader import blocks_of, read_blocks
from reviews.documents.letters.word_styles import Role
from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import LetterFormat, LetterKind, ProviderRecommendations
from tests.documents.conftest import Compiled, template_bytes
from tests.documents.letters.test_word_reader import png

KIND = LetterKind.PROVIDER_RECOMMENDATIONS
HEADER = ("No.", "What we found", "What we ask you to do", "What will show it", "Reply by", "By")
ALPHABETS = (
    "Plain words of an officer, with dates such as 17 December 2026 and 01632 960100. ",
    "A & B <c> \"d\" 'e' #x *y* _z_ $1 @d \\ ` [f] {g} % ~ = \n- / ",
    "Ŵŷ Łódź ąęćżń Ελληνικά Кириллица ﬁ é ½ … – — ‘’ “” ",
    "السلام عليكم ورحمة الله (12) محمد ",
    "שלום עולם 3 ",
    "বাংলা ক্ষি हिन्दी की ਗੁਰ தமிழ் ગુજ ",
    "አማርኛ ሰላም ไทย น้ำ ",
    "🙂✓☐👨\u200d👩\u200d👧🏴 👍🏿 👩🏽\u200d🦽 🏳\ufe0f\u200d🌈 🏴\u200d☠\ufe0f 🇬🇧 1\ufe0f\u20e3 ",
)
"""What letters are written with; words are drawn from one or several."""


def words(most: int) -> st.SearchStrategy[str]:
    pieces = [one for alphabet in ALPHABETS for one in alphabet.split(" ")]
    return st.lists(st.sampled_from(pieces), min_size=1, max_size=most // 6).map(
        lambda some: (" ".join(some))[:most].strip() or "word"
    )


def runs(most: int) -> st.SearchStrategy[tuple[Run, ...]]:
    return st.tuples(words(most).map(Run), words(60).map(lambda text: Run(f" {text}", bold=True)))


def blocks(most: int) -> st.SearchStrategy[Block]:
    cells = st.tuples(*[words(most).map(lambda text: (Run(text),))] * 3)
    header = tuple((Run(one),) for one in HEADER[:3])
    return st.one_of(
        runs(most).map(Paragraph),
        words(200).map(lambda text: Heading(2, " ".join(text.split()))),
        st.sampled_from([Role.ADDRESS, Role.REFERENCE, Role.SIGN_OFF]).flatmap(
            lambda role: words(most).map(lambda text: Paragraph((Run(text),), role))
        ),
        st.lists(runs(most), min_size=1, max_size=8).map(lambda some: BulletList(tuple(some))),
        st.lists(runs(most), min_size=1, max_size=8).map(lambda some: NumberedList(tuple(some))),
        st.lists(cells, min_size=1, max_size=6).map(
            lambda some: Table(header, tuple(some), (1, 3, 3))
        ),
    )


BARE = Blocks(
    title="What we found",
    language="en-GB",
    dated_on=SAMPLES[KIND].letter.date,
    size_pt=12,
    margin_mm=20,
    accent="0b4f54",
    header=("Council, our reference SHR-2026-014",),
    footer=("Council, 1 Market Square, WM1 1AA", "Telephone 01632 960100"),
    body=(),
)


@pytest.mark.parametrize("format_", MADE_FROM_BLOCKS)
@settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(body=st.lists(st.one_of(blocks(80), blocks(80), blocks(6000)), min_size=1, max_size=12))
def test_whatever_a_letter_holds_every_format_says_it(
    format_: LetterFormat, body: list[Block]
) -> None:
    make_format(format_, replace(BARE, body=(Heading(1, "Title"), *body)))


@pytest.mark.parametrize("length", [120, 700, 991, 2000, 6000])
def test_forty_recommendations_of_any_length_are_in_every_format(
    length: int, compiled: Compiled
) -> None:
    sample = SAMPLES[KIND]
    assert isinstance(sample, ProviderRecommendations)
    count = 40 if length < 1000 else 3
    text = "• item of a list\n" * 5 + " ".join(f"w{n}" for n in range(length))
    made = replace(
        sample,
        recommendations=tuple(
            replace(sample.recommendations[0], number=n, what=f"{n}. {text[:length]}")
            for n in range(1, count + 1)
        ),
    )
    files = render_letter(compiled(KIND), KIND, made)
    assert LetterFormat.PDF in files


@pytest.mark.parametrize("kind", LetterKind)
def test_each_kind_is_the_same_in_every_format(kind: LetterKind, compiled: Compiled) -> None:
    parts = compiled(kind).fill(SAMPLES[kind])
    read = blocks_of(parts)
    check_read_back(LetterFormat.DOCX, write_parts(parts), read)
    for format_ in MADE_FROM_BLOCKS:
        make_format(format_, read)


def test_a_word_wider_than_a_line_is_broken_and_not_lost() -> None:
    address = f"https://westmere.example/{'a-long-way/' * 20}{'W' * 120}"
    for format_ in MADE_FROM_BLOCKS:
        make_format(format_, replace(BARE, body=(Heading(1, "T"), Paragraph((Run(address),)))))


@pytest.mark.parametrize("word", ["Ж" * 200, "ж" * 90, "ώ" * 150, "ա" * 120, "ა" * 120, "አ" * 120])
def test_so_is_one_in_another_script_whose_letters_stand_apart(word: str) -> None:
    for format_ in MADE_FROM_BLOCKS:
        make_format(format_, replace(BARE, body=(Heading(1, "T"), Paragraph((Run(word),)))))


def test_a_smile_with_a_colour_of_skin_is_in_every_format(compiled: Compiled) -> None:
    sample = SAMPLES[KIND]
    files = render_letter(
        compiled(KIND),
        KIND,
        replace(sample, letter=replace(sample.letter, covering="Thanks 🙂🏽 👍🏿")),
    )
    assert LetterFormat.PDF in files


def test_a_picture_is_told_where_a_format_tells_it() -> None:
    body = (Image("Arms of the council", png().getvalue(), 30), Heading(1, "Title"))
    for format_ in MADE_FROM_BLOCKS:
        make_format(format_, replace(BARE, body=body))


@pytest.mark.parametrize("format_", MADE_FROM_BLOCKS)
@pytest.mark.parametrize(
    "changed",
    [
        lambda words: Paragraph((Run(f"{words} Not in the letter."),)),
        lambda words: Paragraph((Run(words.removesuffix("last.")),)),
    ],
)
def test_one_that_says_less_or_more_is_refused_by_name(
    format_: LetterFormat, changed: Callable[[str], Block]
) -> None:
    said = "First words, and the last."
    letter = replace(BARE, body=(Heading(1, "T"), Paragraph((Run(said),))))
    other = replace(BARE, body=(Heading(1, "T"), changed(said)))
    with pytest.raises(Refused, match=f"The {format_.words} does not say what the letter says"):
        check_read_back(format_, MADE_FROM_BLOCKS[format_](other), letter)


def test_words_off_the_page_are_missed() -> None:
    table = Table((), (((Run("short"),), (Run("W" * 400),)),), (1, 1))
    letter = replace(BARE, body=(Heading(1, "T"), table))
    lost = replace(BARE, body=(Heading(1, "T"), Table((), (((Run("short"),),),), (1,))))
    with pytest.raises(Refused, match="leaves out “W"):
        check_read_back(LetterFormat.PDF, MADE_FROM_BLOCKS[LetterFormat.PDF](lost), letter)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Yours sincerely", "Yours truly", "leaves out “sincerely” and it adds “truly”"),
        ("</w:body>", "<w:p><w:r><w:t>More</w:t></w:r></w:p></w:body>", "adds “More”"),
    ],
)
def test_a_word_document_that_says_something_else_is_refused(
    old: str, new: str, told: str, compiled: Compiled
) -> None:
    document = compiled(KIND).render(SAMPLES[KIND])
    parts = read_parts(document)
    changed = parts[DOCUMENT].decode().replace(old, new)
    other = write_parts(parts | {DOCUMENT: changed.encode()})
    with pytest.raises(Refused, match=told):
        check_read_back(LetterFormat.DOCX, other, read_blocks(document))


def test_a_letter_with_words_hidden_in_word_is_refused_with_those_words() -> None:
    document = Document(io.BytesIO(template_bytes(KIND)))
    plain = next(p for p in document.paragraphs if len(p.text) > 40 and "{" not in p.text)
    plain.add_run(" ASK LEGAL").font.hidden = True
    saved = io.BytesIO()
    document.save(saved)
    with pytest.raises(Refused, match="it leaves out “ASK LEGAL”") as refusal:
        render_letter(compile_letter(saved.getvalue(), KIND), KIND, SAMPLES[KIND])
    assert "The Word document does not say what the letter says" in refusal.value.sentence
