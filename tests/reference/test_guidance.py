"""The guidance is whole, has a home for each paragraph, and is all that code and data name."""

import importlib
import re
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest
from flask import Flask
from lxml import etree

from reviews.config import ROOT
from reviews.documents.letters.word_styles import W
from reviews.domain.assessment.overall_assessment import THEMES, About
from reviews.domain.coverage import homes
from reviews.domain.guidance import FIRST, LAST, HomeKind, Paragraph, Shown, numbers
from reviews.domain.letters.kinds import LetterKind
from reviews.reference.faults import GuidanceFault
from reviews.reference.guidance import load_guidance
from reviews.reference.question_sets import load_question_sets

FILE = ROOT / "data" / "guidance.toml"
GUIDANCE = load_guidance(FILE)
SETS = load_question_sets(ROOT / "data" / "question_sets")
HOMES = homes(GUIDANCE, [SETS.latest(name) for name in SETS.names])
EVERY = set(range(FIRST, LAST + 1))

SILENT = {72, 74, 75, 80, 81, 86, *range(101, 110), 116, *range(120, 140)}
"""What our sources say nothing of; held here too, so that nobody invents a sentence for one."""

NOT_MET = {143}
"""What nothing in the service meets. Each says why in the file."""


def test_every_paragraph_is_described_or_silent() -> None:
    assert set(GUIDANCE.described) == EVERY - SILENT
    assert GUIDANCE.silent == SILENT


def test_no_run_gives_a_subject_to_a_paragraph_that_our_sources_are_silent_on() -> None:
    inside = [n for stage in GUIDANCE.stages for n in numbers(stage.paragraphs)]
    assert inside == sorted(EVERY - SILENT)


def test_a_conclusion_meets_the_paragraph_on_conclusions_alone() -> None:
    assert set(GUIDANCE.conclusions.values()) == {"110"}


def test_what_our_source_describes_together_stands_once() -> None:
    together = [one.numbers for one in GUIDANCE.each if len(one.numbers) > 1]
    assert together == [
        (76, 77),
        (78, 79),
        (87, 88),
        (91, 92, 93),
        (94, 95, 96),
        (98, 99, 100),
        (114, 115),
        (117, 118),
    ]
    assert len({one.says for one in GUIDANCE.each}) == len(GUIDANCE.each)


@pytest.mark.parametrize("paragraph", GUIDANCE.each, ids=lambda one: one.title)
def test_each_names_the_act_that_meets_it_or_says_that_nothing_can(paragraph: Paragraph) -> None:
    assert bool(paragraph.act) is not bool(paragraph.not_met)
    assert not (paragraph.met_by and paragraph.not_met)
    acts = {shown for either in paragraph.met_by for shown in either}
    assert not acts & set(paragraph.touched_by)
    if paragraph.act and not paragraph.met_by:
        assert "o review shows it." in paragraph.act


def test_every_word_of_the_record_is_used() -> None:
    used = {
        shown for one in GUIDANCE.each for some in (*one.met_by, one.touched_by) for shown in some
    }
    assert used == set(Shown)


@pytest.mark.parametrize(
    ("kind", "heading", "paragraphs"),
    [
        (LetterKind.RESIDENT_INVITATION, "How do you look after my information?", ""),
        (LetterKind.RESIDENT_INVITATION, "Will you ever have to tell someone?", ""),
        (LetterKind.REFERRER, "What we do with what you tell us", ""),
        (LetterKind.REFERRER, "How to answer", ""),
        (LetterKind.VISIT_NOTICE, "What you can expect of us", "114"),
        (LetterKind.RESIDENT_INVITATION, "How do I say yes or no?", "97"),
    ],
)
def test_a_part_of_a_letter_cites_no_more_than_our_source_says(
    kind: LetterKind, heading: str, paragraphs: str
) -> None:
    [part] = [one for one in GUIDANCE.letters_of(kind) if one.heading == heading]
    assert part.paragraphs == paragraphs
    for number in numbers(paragraphs) if paragraphs else EVERY:
        keys = [home.key for home in HOMES.get(number, ())]
        assert (f"{kind}/{heading}" in keys) is bool(paragraphs)


@pytest.mark.parametrize("number", sorted(EVERY - SILENT - NOT_MET))
def test_each_described_paragraph_has_a_home(number: int) -> None:
    assert HOMES.get(number), number


def test_what_has_no_home_says_why_and_nothing_else_does() -> None:
    assert {n for n, one in GUIDANCE.described.items() if one.not_met} == NOT_MET
    assert not NOT_MET & set(HOMES)


def test_questions_items_themes_conclusions_and_letters_are_all_homes() -> None:
    kinds = {home.kind for some in HOMES.values() for home in some}
    assert kinds == set(HomeKind)
    assert set(GUIDANCE.themes) == set(THEMES)
    assert set(GUIDANCE.conclusions) == set(About)
    for one in SETS:
        for question in one.questions():
            assert numbers(question.paragraph), question.key
        for item in one.requests:
            assert numbers(item.paragraph), item.key


LATER_LETTERS = re.compile(r"{% if earlier %}.*?{% endif %}")
"""What only a later letter adds to a heading."""


@pytest.mark.parametrize("kind", LetterKind)
def test_each_part_of_a_letter_names_its_paragraphs(kind: LetterKind) -> None:
    with ZipFile(ROOT / "letter_templates" / f"{kind}.docx") as package:
        body = etree.fromstring(package.read("word/document.xml"))
    headings = [
        LATER_LETTERS.sub("", "".join(text.text or "" for text in one.iter(f"{W}t")))
        for one in body.iter(f"{W}p")
        if (style := one.find(f"{W}pPr/{W}pStyle")) is not None
        and style.get(f"{W}val") == "Heading2"
    ]
    assert list(dict.fromkeys(headings)) == [one.heading for one in GUIDANCE.letters_of(kind)]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_every_page_named_is_there(app: Flask) -> None:
    named = {h.key for some in HOMES.values() for h in some if h.kind is HomeKind.PAGE}
    assert named <= set(app.view_functions)
    assert set(tomllib.loads(FILE.read_text())["pages"]) == named


def test_every_rule_named_is_there() -> None:
    named = {h.key for some in HOMES.values() for h in some if h.kind is HomeKind.RULE}
    for key in named:
        module, _, name = key.rpartition(".")
        assert callable(getattr(importlib.import_module(f"reviews.domain.{module}"), name)), key
    assert set(tomllib.loads(FILE.read_text())["rules"]) == named


REFERENCE = re.compile(r"\b[Pp]ara(?:graph)?s? (\d+(?:-\d+)?(?:(?:,| and| to) \d+(?:-\d+)?)*)")
NAMING = [
    path
    for pattern in ("reviews/**/*.py", "templates/**/*.html", "docs/**/*.md", "data/**/*.toml")
    for path in sorted(ROOT.glob(pattern))
    if path.name != "benefit_tests.toml"
]
"""All that names paragraphs of the guidance; the tests of benefit name those of a schedule."""


def test_code_and_data_name_no_paragraph_outside_the_file() -> None:
    known = set(GUIDANCE.described) | GUIDANCE.silent
    outside = []
    met = 0
    for path in [*NAMING, ROOT / "README.md"]:
        for found in REFERENCE.finditer(path.read_text()):
            named = {int(one) for one in re.findall(r"\d+", found[1])}
            met += 1
            if not named <= known:
                outside.append(f"{path.relative_to(ROOT)}: {found[0]}")
    assert outside == []
    assert met > 30


RIGHT = FILE.read_text()


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("checked = 2026-11-21", 'checked = "today"', "“checked” must be the date"),
        ('silent = "72,', 'silent = "71-72,', "Look at 71."),
        ('silent = "72, 74', 'silent = "74', "Look at 72."),
        ('"The review team" = "76-79"', '"The review team" = "76-78"', "Look at 79."),
        ('choosing schemes" = "82"', 'choosing schemes" = "80-82"', "Look at 80, 81."),
        ('"How to send them" = "own words"', '"How to send them" = ""', "is empty."),
        ('referrals = "89-93"\n', "", "themes: it must have “referrals”"),
        ('staff = "85, 87"', 'staff = "85, 187"', "“staff” is “85, 187”. It must be paragraphs"),
        ('overall = "110"', 'overall = "111-110"', "“overall” is “111-110”."),
        ("[letters.visit-notice]", "[letters.visit]", "letters: it must have “visit-notice”"),
        ("[paragraphs.70]\n", "[paragraphs.69]\n", "paragraph 69: “number” is “69”."),
        ('met_by = ["why"]', 'met_by = ["reason"]', "paragraph 82: “met_by” has “reason”."),
        ('met_by = ["why"]', 'met_by = "why"', "paragraph 82: “met_by” must be a list of words"),
        ('"visit or presence"', '"visit or seeing"', "paragraph 73: “met_by” has “seeing”."),
        (
            "[paragraphs.89]",
            "[paragraphs.87-89]",
            "87-89: it is described already. Look at 87, 88.",
        ),
        ('act = "A form on the whole', 'not_met = "A form on the whole', "“met_by” and “not_met”."),
        (
            'not_met = "Our source does not say',
            'says2 = "',
            "143: it must have “act”",
        ),
        ('pages = ["log.show"]', 'pages = ["log.page"]', "paragraph 112: “pages” has “log.page”."),
        ("[paragraphs.71]\nsays", "[paragraphs.71]\nsaid", "paragraph 71: “says” is missing."),
    ],
)
def test_what_is_wrong_in_the_file_is_told(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    assert old in RIGHT
    path = tmp_path / "guidance.toml"
    path.write_text(RIGHT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(GuidanceFault) as caught:
        load_guidance(path)
    assert sentence in "\n".join(caught.value.faults)
    assert all(fault.startswith("guidance.toml, ") for fault in caught.value.faults)
