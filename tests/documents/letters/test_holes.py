from dataclasses import replace

import pytest

from reviews.documents.letters.holes import holes
from reviews.documents.letters.specimens import SAMPLES
from reviews.documents.letters.template import compile_letter
from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import (
    Letter,
    LetterKind,
    ProviderRecommendations,
    ResidentLetter,
)
from tests.documents.conftest import Compiled, Edited

RESIDENT = LetterKind.RESIDENT_LETTER
PROVIDER = LetterKind.PROVIDER_RECOMMENDATIONS
SIGN_OFF = "Yours sincerely"


def with_empty(kind: LetterKind, name: str, empty: object = "") -> Letter:
    """The full sample of a kind with one field empty."""
    holder, _, field = name.partition(".")
    sample = SAMPLES[kind]
    if not field:
        return replace(sample, **{holder: empty})  # type: ignore[arg-type]  # a field by its name
    return replace(sample, **{holder: replace(getattr(sample, holder), **{field: empty})})


def printing(edited: Edited, tags: str, kind: LetterKind = RESIDENT) -> bytes:
    """The template of a kind with these tags in place of its “Yours sincerely”."""
    return edited(kind, SIGN_OFF, tags)


@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_with_every_field_filled_has_no_holes(
    kind: LetterKind, compiled: Compiled
) -> None:
    assert holes(compiled(kind), SAMPLES[kind]) == ()


@pytest.mark.parametrize("empty", ["", "  ", "\n"])
def test_a_field_printed_empty_is_a_hole(edited: Edited, empty: str) -> None:
    made = compile_letter(printing(edited, "Ring us: {{ contact.job_title }}."), RESIDENT)
    assert "contact.job_title" in holes(made, with_empty(RESIDENT, "contact.job_title", empty))


@pytest.mark.parametrize(
    "tags",
    [
        "{% if rights %}{{ rights }}{% endif %}",
        "{{ rights or 'Ask us' }}",
        "{{ rights | default('Ask us', true) }}",
        "{{ rights if rights else '' }}",
        "{% if not rights %}Ask us{% else %}{{ rights | upper }}{% endif %}",
        "{% if rights and contact.name %}{{ rights }}{% endif %}",
    ],
)
def test_a_field_within_its_condition_is_no_hole(edited: Edited, tags: str) -> None:
    made = compile_letter(printing(edited, tags), RESIDENT)
    assert holes(made, with_empty(RESIDENT, "rights")) == ()


@pytest.mark.parametrize(
    ("tags", "name"),
    [
        ("{{ rights | upper }}", "rights"),
        ("{{ rights or formats[:0] }}", "rights"),
        ("{% if formats %}{{ rights }}{% endif %}", "rights"),
        ("{{ rights if formats else '' }}", "rights"),
        ("{% set said = rights %}{{ said }}", "rights"),
    ],
)
def test_another_field_s_condition_does_not_help(edited: Edited, tags: str, name: str) -> None:
    made = compile_letter(printing(edited, tags), RESIDENT)
    assert holes(made, with_empty(RESIDENT, "rights")) == (name,)


def test_a_list_printed_without_entries_is_a_hole(edited: Edited) -> None:
    looped = "{% for one in strengths %}{{ one }}{% endfor %}"
    letter = with_empty(RESIDENT, "strengths", ())
    assert holes(compile_letter(printing(edited, looped), RESIDENT), letter) == ("strengths",)
    joined = "{{ strengths | join(', ') }}"
    assert holes(compile_letter(printing(edited, joined), RESIDENT), letter) == ("strengths",)
    said = "{% for one in strengths %}{{ one }}{% else %}None.{% endfor %}"
    assert holes(compile_letter(printing(edited, said), RESIDENT), letter) == ()


def test_a_field_of_an_entry_is_named_by_its_list(compiled: Compiled) -> None:
    sample = SAMPLES[PROVIDER]
    assert isinstance(sample, ProviderRecommendations)
    entries = sample.recommendations
    letter = replace(sample, recommendations=(entries[0], replace(entries[1], evidence=" ")))
    assert holes(compiled(PROVIDER), letter) == ("recommendations.evidence",)


def test_the_foot_of_the_page_and_the_title_are_read_too(compiled: Compiled) -> None:
    assert "council.address" in holes(
        compiled(RESIDENT), with_empty(RESIDENT, "council.address", ())
    )
    assert "letter.scheme" in holes(compiled(RESIDENT), with_empty(RESIDENT, "letter.scheme"))


def test_each_is_named_once_in_the_order_of_the_letter(edited: Edited) -> None:
    tags = "{{ rights }}{{ formats }}{{ rights }}"
    made = compile_letter(printing(edited, tags), RESIDENT)
    sample = SAMPLES[RESIDENT]
    assert isinstance(sample, ResidentLetter)
    assert holes(made, replace(sample, rights="", formats="")) == ("rights", "formats")


def test_what_the_letter_lacks_is_refused(compiled: Compiled) -> None:
    with pytest.raises(Refused, match=r"resident-letter\.docx cannot be filled in"):
        holes(compiled(RESIDENT), SAMPLES[LetterKind.VISIT_NOTICE])
