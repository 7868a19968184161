"""Kinds of event: each says who is told of it, which letters it touches, and how it is told."""

import json
from string import Formatter

import pytest

from reviews.domain.letters.kinds import LetterKind
from reviews.domain.letters.out_of_date import PUT_OUT_OF_DATE
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.record.event_lines import Changes, Line, Readers
from reviews.domain.record.history_sentences import KEPT_APART, WITH_FINDINGS, sentence


@pytest.mark.parametrize("kind", EventKind)
def test_each_kind_says_all_that_is_asked_of_it(kind: EventKind) -> None:
    assert kind.name == kind.value.upper()
    assert isinstance(kind.readers, Readers)
    assert isinstance(kind.changes, Changes)
    assert kind.sentence
    assert kind.wordless
    asked = {name: "said" for _, name, _, _ in Formatter().parse(kind.sentence) if name}
    assert sentence(kind, asked) == kind.sentence.format(**asked)
    assert sentence(str(kind), None) == sentence(kind, None)
    assert json.dumps(kind) == f'"{kind.value}"', "it is hashed as the plain word"


def test_a_kind_must_say_who_is_told_which_letters_it_touches_and_how() -> None:
    for said in ((), (Readers.TEAM,), (Readers.TEAM, Changes.NO_LETTER)):
        with pytest.raises(TypeError):
            Line("silent", *said)
    assert len(EventKind.__members__) == len(EventKind), "no word stands for two"


def test_what_is_told_with_findings_shows_nobody() -> None:
    assert {kind for kind in EventKind if kind.readers is Readers.OF_FINDINGS} == WITH_FINDINGS
    assert not {one for one in WITH_FINDINGS if "account" in one or "resident" in one}


@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_is_out_of_date_after_all_that_changes_what_it_tells(kind: LetterKind) -> None:
    told = {one.changes for one in PUT_OUT_OF_DATE[kind]}
    assert Changes.NO_LETTER not in told
    assert PUT_OUT_OF_DATE[kind] == {one for one in EventKind if one.changes in told}


def test_whatever_changes_a_letter_puts_one_out_of_date() -> None:
    outdating = frozenset[EventKind]().union(*PUT_OUT_OF_DATE.values())
    assert outdating == {one for one in EventKind if one.changes is not Changes.NO_LETTER}


@pytest.mark.parametrize(
    ("begins", "changes", "but"),
    [
        ("visit_", Changes.VISITS, {EventKind.VISIT_MADE}),
        ("request_item_", Changes.REQUEST, set()),
        ("finding_", Changes.RESULT, {EventKind.FINDING_SAID_PLAINLY}),
        ("recommend", Changes.RESULT, {EventKind.RECOMMENDATION_ACKNOWLEDGED}),
        ("concluded", Changes.RESULT, {EventKind.CONCLUDED_ALONE}),
        ("assessment_reopened", Changes.RESULT, set()),
    ],
)
def test_no_letter_outlives_what_it_was_drafted_from(
    begins: str, changes: Changes, but: set[EventKind]
) -> None:
    found = {one for one in EventKind if one.startswith(begins)}
    assert {one for one in found if one.changes is not changes} == but


def test_a_kind_that_is_not_known_is_told_by_its_own_word() -> None:
    for words in (None, {}, {"reason": "It {leaked}"}):
        assert sentence("roof_mended", words) == "roof mended"
    assert "kept apart" in sentence(KEPT_APART, None)
