"""Two answers about one claimant that cannot both be so are pointed at, and nothing else is."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from reviews.config import ROOT
from reviews.domain.accounts.questions import Question
from reviews.domain.cases.contradictions import contradictions
from reviews.domain.cases.pieces import Piece
from reviews.domain.dates import Span
from reviews.domain.record.evidence import Limb
from reviews.domain.sources import Source
from reviews.reference.limbs import limbs
from reviews.reference.question_sets import load_question_sets
from tests.domain.cases.test_matrix import MAY, piece

SETS = {(one.name, one.version): one for one in load_question_sets(ROOT / "data" / "question_sets")}
ANN = uuid4()


def question_of(name: str, version: str, key: str) -> Question | None:
    return SETS[name, version].by_key.get(key)


def answer(name: str, said: str, *, whose: UUID = ANN, need: str = '"food"') -> Piece:
    version = next(version for one, version in SETS if one == name)
    return piece(
        title="Was it offered?",
        words=said.capitalize(),
        source=Source.RESIDENT if name == "resident-interview" else Source.DOCUMENT,
        resident_id=whose,
        account=(uuid4(), name, version, "need-offered"),
        stored=f'"{said}"',
        need=need,
    )


def found(*pieces: Piece, span: Span = Span()) -> dict[Limb, list[str]]:  # noqa: B008 - frozen
    return contradictions(pieces, ANN, span, question_of, limbs())


YES, NO = answer("resident-interview", "yes"), answer("personal-file", "no")


def test_two_accounts_that_differ_stand_in_one_sentence() -> None:
    (said,) = found(YES, NO)[Limb.TO_CLAIMANT]
    mine, theirs = Source.RESIDENT.words, Source.DOCUMENT.words
    assert said == f"Was it offered? {mine}, 4 May 2026: “Yes”; {theirs}, 4 May 2026: “No”."


def test_what_is_not_said_of_the_same_thing_contradicts_nothing() -> None:
    assert found(YES, replace(NO, need='"money"')) == {}
    assert found(YES, replace(NO, resident_id=uuid4())) == {}
    assert found(YES, answer("personal-file", "yes")) == {}
    assert found(YES, answer("personal-file", "not-sure")) == {}
    assert found(YES, replace(NO, stored=None)) == {}
    assert found(YES, replace(NO, account=YES.account)) == {}


def test_answers_of_other_days_are_left_out() -> None:
    assert found(YES, NO, span=Span(date(2026, 6, 1), None)) == {}
    assert found(YES, NO, span=Span(MAY, MAY)) != {}
