"""What a second reader may ask: each matter is found, and nothing else is."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.config import ROOT
from reviews.domain.assessment.challenges import (
    Challenge,
    ChallengeKind,
    Claim,
    Drawn,
    Rest,
    Wordings,
    bare_judgements,
    challenges,
)
from reviews.domain.assessment.overall_assessment import THEMES, About, FindingKind
from reviews.reference.faults import JudgementWordsFault
from reviews.reference.judgement_words import load_judgement_words

FILE = ROOT / "data" / "judgement_words.toml"
WORDINGS = load_judgement_words(FILE)
FROM = date(2026, 1, 1)

RESTS = st.builds(
    Rest,
    same=st.sampled_from("abcd"),
    title=st.just("The rota"),
    on=st.none() | st.dates(date(2025, 1, 1), date(2027, 1, 1)),
)
CLAIMS = st.builds(
    Claim,
    id=st.uuids(),
    fact_id=st.uuids(),
    theme=st.sampled_from(list(THEMES)[:3]),
    kind=st.sampled_from(FindingKind),
    words=st.sampled_from(["Plans are poor.", "We saw 4 plans.", "Support is good. Staff come."]),
    rests=st.lists(RESTS, max_size=3).map(tuple),
)
MANY = st.lists(CLAIMS, max_size=6, unique_by=lambda one: one.id)


def asked(
    *claims: Claim, drawn: tuple[Drawn, ...] = (), since: date | None = FROM
) -> list[Challenge]:
    return challenges(claims, drawn, WORDINGS, since)


def kinds(*claims: Claim) -> list[ChallengeKind]:
    return [one.kind for one in asked(*claims)]


def claim(**more: Any) -> Claim:
    given = {
        "theme": "staff",
        "kind": FindingKind.STRENGTH,
        "words": "Staff come when asked",
        "rests": (Rest("a", "The rota"),),
    }
    return Claim(uuid4(), uuid4(), **(given | more))


@given(MANY)
def test_the_order_of_findings_changes_nothing(claims: list[Claim]) -> None:
    found = {one.key for one in asked(*claims)}
    assert found == {one.key for one in asked(*reversed(claims))}


@given(MANY)
def test_each_matter_is_asked_once_about_findings_that_stand(claims: list[Claim]) -> None:
    found = asked(*claims)
    assert len({one.key for one in found}) == len(found)
    standing = {one.fact_id for one in claims}
    assert all(set(one.findings) <= standing and one.says for one in found)


@given(MANY)
def test_other_words_are_asked_about_anew(claims: list[Claim]) -> None:
    before = {one.key for one in asked(*claims)}
    after = {one.key for one in asked(*(replace(one, id=uuid4()) for one in claims))}
    assert not before & after
    assert len(before) == len(after)


@given(MANY)
def test_a_finding_is_uncited_just_where_it_claims_something_on_nothing(
    claims: list[Claim],
) -> None:
    found = [one for one in asked(*claims) if one.kind is ChallengeKind.NO_EVIDENCE]
    expected = [c for c in claims if not c.rests and c.kind is not FindingKind.NOT_ENOUGH]
    assert [one.findings for one in found] == [(one.fact_id,) for one in expected]


@given(MANY)
def test_findings_on_different_evidence_are_never_twice_or_against(claims: list[Claim]) -> None:
    apart = [
        replace(one, rests=(Rest(f"{number}", "A paper"),)) for number, one in enumerate(claims)
    ]
    assert not {ChallengeKind.TWICE, ChallengeKind.AGAINST} & set(kinds(*apart))


@given(MANY)
def test_without_a_period_nothing_is_old(claims: list[Claim]) -> None:
    found = asked(*claims, since=None)
    assert ChallengeKind.OLD not in {one.kind for one in found}


def test_a_sound_finding_is_asked_nothing() -> None:
    assert asked(claim(), claim(theme="needs")) == []


def test_one_piece_of_evidence_twice_in_one_finding() -> None:
    found = asked(claim(rests=(Rest("a", "The rota"), Rest("a", "The rota, again"))))
    assert [one.kind for one in found] == [ChallengeKind.TWICE]
    assert found[0].says.startswith("This finding cites it twice: The rota")


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({}, [ChallengeKind.TWICE]),
        ({"theme": "needs"}, []),
        ({"kind": FindingKind.NOT_ENOUGH}, []),
        ({"kind": FindingKind.IMPROVE}, [ChallengeKind.AGAINST]),
        ({"kind": FindingKind.IMPROVE, "theme": "needs"}, []),
        ({"kind": FindingKind.IMPROVE, "rests": (Rest("b", "The rota"),)}, []),
    ],
)
def test_two_findings_on_one_piece_of_evidence(
    more: dict[str, Any], found: list[ChallengeKind]
) -> None:
    one, other = claim(), claim(**more)
    assert kinds(one, other) == found
    assert all(set(it.findings) == {one.fact_id, other.fact_id} for it in asked(one, other))


@pytest.mark.parametrize(("day", "old"), [(date(2025, 12, 31), True), (FROM, False), (None, False)])
def test_evidence_from_before_the_period(day: date | None, *, old: bool) -> None:
    found = asked(claim(rests=(Rest("a", "The rota", day),)))
    assert bool(found) is old
    if found:
        assert found[0].says.endswith("This is of 31 December 2025: The rota")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Support is poor.", ["poor"]),
        ("Support is POOR, and plans are inadequate", ["poor", "inadequate"]),
        ("Poor plans. Poor staff.", ["poor"]),
        ("Support is very good.", ["very good"]),
        ("Of 9 plans, 7 were poor.", []),
        ("Plans are poor. Seven of them have no date.", []),
        ("Plans are poor.\nStaff come.\nWe saw 7.", ["poor"]),
        ("Plans are poor because nobody signs them.", []),
        ("The poorly lit stairs were mended.", []),
        ("Goodwin House is run by a charity.", []),
        ("Staff come when asked.", []),
        ("", []),
    ],
)
def test_a_judgement_needs_a_fact_beside_it(text: str, words: list[str]) -> None:
    assert bare_judgements(text, WORDINGS) == words


@given(st.text(max_size=60))
def test_a_figure_in_every_sentence_is_fact_enough(text: str) -> None:
    sentences = [f"{part} 7 poor." for part in text.replace("\n", " ").split(".")]
    assert bare_judgements(" ".join(sentences), WORDINGS) == []


@given(st.lists(st.text("abAB .", max_size=6), max_size=5), st.text("abAB .\n", max_size=60))
def test_only_the_council_s_words_are_found(words: list[str], text: str) -> None:
    found = bare_judgements(text, Wordings(tuple(words), ()))
    wanted = {one.strip().casefold() for one in words}
    assert {one.casefold() for one in found} <= wanted
    assert bare_judgements(text, Wordings((), ())) == []


def test_reasons_of_conclusions_are_held_to_it_too() -> None:
    drawn = Drawn(uuid4(), About.RESPECT, "Staff are excellent.")
    found = asked(drawn=(drawn,))
    assert [(one.kind, one.about) for one in found] == [(ChallengeKind.WORD, About.RESPECT)]
    assert found[0].says == "“excellent” is a judgement, and no fact stands beside it."


def test_a_key_tells_nothing_and_stays_the_same() -> None:
    fixed = claim(rests=())
    fixed = replace(fixed, id=UUID(int=1), fact_id=UUID(int=2))
    (one,), (again,) = asked(fixed), asked(fixed)
    assert one.key == again.key
    assert str(fixed.id) not in one.key
    assert len(one.key) == 32


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("checked = 2026-11-21", "", "“checked” must be the date"),
        ("words = [", "word = [", "“words” must be a list of words"),
        ("facts = [", "facts = [1, ", "“facts” must be a list of words"),
        ("checked", "found = 1\nchecked", "“found” is not a field here."),
    ],
)
def test_a_wrong_list_of_words_is_told(tmp_path: object, old: str, new: str, sentence: str) -> None:
    path = ROOT.__class__(str(tmp_path)) / "judgement_words.toml"
    path.write_text(FILE.read_text().replace(old, new, 1), encoding="utf-8")
    with pytest.raises(JudgementWordsFault) as caught:
        load_judgement_words(path)
    assert sentence in "\n".join(caught.value.faults)
