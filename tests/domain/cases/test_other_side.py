"""What the other side can say: each point from the record, none that decides anything."""

from datetime import date
from uuid import uuid4

from reviews.domain.cases.decisions import DecisionTold, NoticeTold
from reviews.domain.cases.kinds import DecisionKind, Person, RightsSaid, Side
from reviews.domain.cases.law import AppealLaw
from reviews.domain.cases.matrix import Laid
from reviews.domain.cases.other_side import DecisionRead, PointKind, Record, RestsOn, left, points
from reviews.reference.cases.appeals import appeal_law

from .test_matrix import TEST, bearing, piece, shown

LAW: AppealLaw = appeal_law()
EVERY_RIGHT = (RightsSaid.REASONS, RightsSaid.REVISION, RightsSaid.APPEAL, RightsSaid.HOW)


def _record(**more: object) -> Record:
    plain: dict[str, object] = {
        "decisions": [_read(_sound(), _notice())],
        "suspensions": [],
        "laid": [],
        "pieces": [],
        "findings": [],
        "not_got": [],
    }
    return Record(**{**plain, **more})  # type: ignore[arg-type]  # fields by name


def _sound(**more: object) -> DecisionTold:
    ground = LAW.grounds_of(DecisionKind.SUPERSESSION)[0].key
    plain: dict[str, object] = {
        "kind": DecisionKind.SUPERSESSION,
        "what": "Not exempt",
        "made_on": date(2026, 6, 1),
        "ground": ground,
        "ground_facts": "The lease ended",
        "effective_on": date(2026, 5, 4),
    }
    return DecisionTold(**{**plain, **more})  # type: ignore[arg-type]  # fields by name


def _notice(**more: object) -> NoticeTold:
    plain: dict[str, object] = {
        "sent_on": date(2026, 6, 2),
        "person": Person.CLAIMANT,
        "addressee": "Amina",
        "rights": EVERY_RIGHT,
    }
    return NoticeTold(**{**plain, **more})  # type: ignore[arg-type]  # fields by name


def _read(told: DecisionTold, *notices: NoticeTold) -> DecisionRead:
    return DecisionRead(uuid4(), told, notices)


def _kinds(record: Record) -> list[PointKind]:
    return [one.kind for one in points(record, LAW)]


def test_a_sound_decision_gives_no_point() -> None:
    assert points(_record(), LAW) == ()


def test_a_case_without_a_decision_says_so() -> None:
    assert _kinds(_record(decisions=[])) == [PointKind.GROUND]


def test_a_ground_and_a_day_not_shown_come_first() -> None:
    bare = _read(_sound(ground="", ground_facts="", effective_on=None), _notice())
    assert _kinds(_record(decisions=[bare])) == [PointKind.GROUND, PointKind.GROUND]
    unshown = _read(_sound(ground_facts=" "), _notice())
    assert _kinds(_record(decisions=[unshown])) == [PointKind.GROUND]


def test_a_notice_that_is_silent_or_missing_is_a_point() -> None:
    silent = _read(_sound(), _notice(rights=(RightsSaid.NOTHING,)))
    assert _kinds(_record(decisions=[silent])) == [PointKind.NOTICE]
    assert _kinds(_record(decisions=[_read(_sound())])) == [PointKind.NOTICE]
    told = _sound(
        kind=DecisionKind.OVERPAYMENT, amount="£120", recoverable_from=("Amina", "Canal Homes")
    )
    named = [one.words for one in points(_record(decisions=[_read(told, _notice())]), LAW)]
    assert any("Canal Homes" in one for one in named)
    assert not any("to Amina" in one for one in named)


def _laid(side: Side) -> tuple[Laid, object]:
    paper = piece(true_from_on=None, true_to_on=None)
    return Laid(TEST, (shown([paper], [bearing(paper.id, side)]),)), paper


def test_evidence_that_helps_them_and_that_no_finding_cites_is_named() -> None:
    laid, paper = _laid(Side.FOR)
    assert _kinds(_record(laid=[laid])) == [PointKind.NOT_RELIED_ON]
    two = frozenset({paper.id, uuid4()})  # type: ignore[attr-defined]  # a piece
    cited = RestsOn(uuid4(), "Support is given", two, not_read_back=False)
    assert _kinds(_record(laid=[laid], findings=[cited])) == []


def test_what_we_rely_on_without_a_day_is_named() -> None:
    laid, _ = _laid(Side.AGAINST)
    assert _kinds(_record(laid=[laid])) == [PointKind.DAYS]


def test_a_limb_nobody_looked_at_is_a_gap() -> None:
    laid = Laid(TEST, (shown([], []),))
    assert _kinds(_record(laid=[laid])) == [PointKind.GAP]


def test_a_finding_on_one_account_never_read_back_is_thin_twice() -> None:
    thin = RestsOn(uuid4(), "No support", frozenset({uuid4()}), not_read_back=True)
    assert _kinds(_record(findings=[thin])) == [PointKind.THIN, PointKind.THIN]


def test_a_point_keeps_its_key_while_it_arises_and_is_left_until_something_is_said() -> None:
    record = _record(not_got=[(uuid4(), "rotas", "Staff rotas")])
    (one,) = points(record, LAW)
    assert points(record, LAW) == (one,)
    assert left([one], []) == [one]
    assert left([one], [one.key]) == []
