import io
import zipfile
from dataclasses import replace

import pytest
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from reviews.documents.letters.blocks import block_lines
from reviews.documents.letters.specimens import SAMPLES
from reviews.documents.letters.template import compile_letter
from reviews.documents.letters.word_package import CORE, DOCUMENT, read_parts, write_parts
from reviews.documents.letters.word_reader import read_blocks
from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import Letter, LetterKind, ProviderRecommendations, for_template
from reviews.domain.letters.typesetting import seen
from tests.documents.conftest import Compiled, Edited, _compiled, template_bytes

PROVIDER = LetterKind.PROVIDER_RECOMMENDATIONS
AWKWARD = "A & B <c> \"d\" 'e' {{ x }} {% y %} ŵŷ Łódź السلام عليكم 🙂\nnext\tline"


def provider_letter() -> ProviderRecommendations:
    sample = SAMPLES[PROVIDER]
    assert isinstance(sample, ProviderRecommendations)
    return sample


def words_of(document: bytes) -> str:
    return "\n".join(line for block in read_blocks(document).body for line in block_lines(block))


@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_is_what_docxtpl_makes_of_the_template(
    kind: LetterKind, compiled: Compiled
) -> None:
    ours = read_parts(compiled(kind).render(SAMPLES[kind]))
    reference = DocxTemplate(io.BytesIO(template_bytes(kind)))
    reference.render(for_template(SAMPLES[kind]), autoescape=True)
    saved = io.BytesIO()
    reference.save(saved)
    theirs = read_parts(saved.getvalue())
    assert ours.keys() == theirs.keys()
    for name in ours.keys() - {CORE}:
        if name.endswith((".xml", ".rels")):
            assert etree.tostring(etree.fromstring(ours[name]), method="c14n") == etree.tostring(
                etree.fromstring(theirs[name]), method="c14n"
            ), name
    assert not compiled(kind).uses_docxtpl


def test_awkward_text_comes_out_as_it_was_typed(compiled: Compiled) -> None:
    letter = replace(provider_letter(), help_offered=AWKWARD, strengths=(AWKWARD,))
    words = words_of(compiled(PROVIDER).render(letter))
    assert words.count(AWKWARD.replace("\t", " ")) == 2


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1))
@settings(max_examples=60, deadline=None)
def test_any_text_comes_out_as_it_was_typed(text: str) -> None:
    letter = replace(provider_letter(), help_offered=f"[{text}]")
    expected = (
        seen(f"[{text}]").replace("\ufeff", " ").replace("\ufffe", " ").replace("\uffff", " ")
    )
    assert expected in words_of(_compiled(PROVIDER).render(letter))


def test_control_characters_become_spaces_and_line_ends_are_one_kind(compiled: Compiled) -> None:
    letter = replace(provider_letter(), help_offered="a\x00\x07\x0c\x1fb\r\nc\rd\ud800e")
    assert "a    b\nc\nd e" in words_of(compiled(PROVIDER).render(letter))


def test_the_same_letter_gives_the_same_bytes(compiled: Compiled) -> None:
    first = compiled(PROVIDER).render(SAMPLES[PROVIDER])
    assert compile_letter(template_bytes(PROVIDER), PROVIDER).render(SAMPLES[PROVIDER]) == first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_title_and_date_are_those_of_the_letter(compiled: Compiled) -> None:
    letter = replace(
        provider_letter(), letter=replace(provider_letter().letter, scheme="Rose & Crown <Mews>")
    )
    blocks = read_blocks(compiled(PROVIDER).render(letter))
    assert blocks.title == "What we found at Rose & Crown <Mews>, and what we recommend"
    assert blocks.dated_on == letter.letter.date
    assert blocks.language == "en-GB"


def test_a_template_without_a_title_takes_the_name_of_its_kind(edited: Edited) -> None:
    named = "What we found at {{ letter.scheme }}, and what we recommend"
    template = edited(PROVIDER, f"<dc:title>{named}</dc:title>", "<dc:title></dc:title>", CORE)
    blocks = read_blocks(compile_letter(template, PROVIDER).render(SAMPLES[PROVIDER]))
    assert blocks.title == "Recommendations to the provider"


def test_a_letter_of_another_kind_is_refused(compiled: Compiled) -> None:
    with pytest.raises(Refused, match="another kind"):
        compiled(PROVIDER).render(SAMPLES[LetterKind.VISIT_NOTICE])


def test_what_the_fast_way_cannot_do_is_done_by_docxtpl(edited: Edited) -> None:
    template = edited(PROVIDER, "Yours sincerely", "{_{ yours }_} sincerely")
    made = compile_letter(template, PROVIDER)
    assert made.uses_docxtpl
    letter = replace(provider_letter(), help_offered=AWKWARD)
    document = made.render(letter)
    assert "{{ yours }} sincerely" in words_of(document)
    assert AWKWARD.replace("\t", " ") in words_of(document)
    assert made.render(letter) == document
    assert read_blocks(document).title.startswith("What we found at Marigold House")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{{ help_offered }}", "{{ help_ofered }}", "“help_ofered”, .*mean “help_offered”"),
        ("{{ letter.scheme_address }}", "{{ letter.adress }}", "“adress” of “letter”"),
        ("{{ one.finding }}", "{{ one.findng }}", "“findng” of “recommendations”.*“finding”"),
        ("Yours sincerely", "{{ nothing_here }}", "“nothing_here”"),
        ("Yours sincerely", "{{ council.motto }}", "“motto” of “council”"),
        ("{{ one.finding }}", "{{ one.keys }}", "“keys” of “recommendations”"),
        ("{{ letter.date }}", "{{ letter.date.year }}", "“year” of “date”"),
        ("{%p if strengths %}", "{%p iff strengths %}", "broken tag near .*iff strengths"),
        ("{%p if strengths %}", "", "broken tag"),
        ("{{ help_offered }}", "{{ help_offered | shout }}", "shout"),
        ("{{ help_offered }}", "{{ help_offered.__class__ }}", "__class__"),
        ("{{ help_offered }}", "{{ range(9) }}", "range"),
        ("{{ help_offered }}", "{{ 1 / 0 }}", "cannot be filled in"),
    ],
)
def test_a_template_with_a_wrong_tag_is_refused_by_name(
    edited: Edited, old: str, new: str, said: str
) -> None:
    with pytest.raises(Refused, match=said) as refusal:
        compile_letter(edited(PROVIDER, old, new), PROVIDER)
    assert "provider-recommendations.docx" in refusal.value.sentence


def test_a_wrong_field_in_the_footer_or_the_title_is_refused(edited: Edited) -> None:
    footer = edited(PROVIDER, "{{ council.website }}", "{{ council.site }}", "word/footer1.xml")
    title = edited(PROVIDER, "{{ letter.scheme }}", "{{ letter.schemes }}", CORE)
    for template, said in ((footer, "“site” of “council”"), (title, "“schemes” of “letter”")):
        with pytest.raises(Refused, match=said):
            compile_letter(template, PROVIDER)


def test_tags_that_break_the_document_are_refused(edited: Edited) -> None:
    kind = LetterKind.DOCUMENT_REQUEST
    mistaken = edited(kind, "{%tr for item in", "{%tc for item in")
    with pytest.raises(Refused, match="leave the document broken"):
        compile_letter(mistaken, kind)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "The file is empty"),
        (b"not a zip", "not a Word document"),
        (b"PK\x03\x04broken", "not a Word document"),
    ],
)
def test_a_file_that_is_not_a_word_document_is_refused(content: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        compile_letter(content, PROVIDER)


def test_a_damaged_word_document_is_refused() -> None:
    parts = read_parts(template_bytes(PROVIDER))
    for damaged in (
        {DOCUMENT: parts[DOCUMENT]},
        parts | {DOCUMENT: b"<w:document"},
        {name: part for name, part in parts.items() if name != "[Content_Types].xml"},
    ):
        with pytest.raises(Refused, match=r"provider-recommendations\.docx is damaged"):
            compile_letter(write_parts(damaged), PROVIDER)


def test_a_missing_field_never_prints_as_nothing(compiled: Compiled) -> None:
    class Short(ProviderRecommendations):
        """A letter whose officer to contact is not there."""

    letter: Letter = Short(
        **{
            name: getattr(provider_letter(), name)
            for name in ProviderRecommendations.__dataclass_fields__
        }
        | {"contact": None}
    )
    with pytest.raises(Refused, match="cannot be filled in"):
        compiled(PROVIDER).render(letter)
