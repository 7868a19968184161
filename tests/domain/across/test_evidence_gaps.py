"""What is missing among evidence; where nothing is, that is said too."""

from dataclasses import replace

from reviews.domain.across.evidence_gaps import GapKind, Known, gaps
from reviews.domain.across.evidence_register import Lacks
from reviews.domain.record.evidence import Limb
from reviews.domain.sources import Source

WHOLE = Known(5, {}, frozenset(Limb), frozenset(Source), frozenset(Source), (), ())


def test_every_kind_is_told_in_order_and_says_what_was_looked_for() -> None:
    found = list(gaps(WHOLE))
    assert [one.kind for one in found] == list(GapKind)
    assert all(one.none and one.kind.hint for one in found)


def test_what_pieces_lack_is_counted() -> None:
    known = replace(WHOLE, lacking={Lacks.DAY: 2, Lacks.SOURCE: 0, Lacks.LIMB: 1})
    found = {one.kind: one.pieces for one in gaps(known) if not one.none}
    assert found == {GapKind.DAY: 2, GapKind.LIMB: 1}


def test_limbs_sources_parts_and_requests_are_named() -> None:
    known = replace(
        WHOLE,
        limbs=frozenset(Limb) - {Limb.TIED},
        spoke=frozenset({Source.STAFF}),
        asked=frozenset({Source.STAFF, Source.ADVOCATE}),
        parts=("A visit",),
        requested=("A rota: not decided",),
    )
    found = {one.kind: one.missing for one in gaps(known) if not one.none}
    assert found == {
        GapKind.LIMB_BARE: ("Whether it is tied to the home",),
        GapKind.SILENT: ("Advocate",),
        GapKind.PARTS: ("A visit",),
        GapKind.REQUESTED: ("A rota: not decided",),
    }


def test_a_source_that_nobody_planned_to_ask_is_not_missing() -> None:
    known = replace(WHOLE, spoke=frozenset(), asked=frozenset())
    assert all(one.none for one in gaps(known))


def test_where_there_is_no_evidence_every_limb_is_bare() -> None:
    known = Known(0, {}, (), (), (), (), ())
    (bare,) = (one for one in gaps(known) if one.kind is GapKind.LIMB_BARE)
    assert len(bare.missing) == len(Limb)
