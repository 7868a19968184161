"""The tests of Housing Benefit that evidence is laid against, from data/benefit_tests.toml."""

from functools import cache
from pathlib import Path

from reviews.config import ROOT
from reviews.domain.cases.benefit_tests import (
    Authority,
    BenefitTest,
    BenefitTests,
    HowKnown,
    LimbAsked,
    ShownBy,
)
from reviews.domain.cases.kinds import DecisionKind
from reviews.domain.record.evidence import Limb
from reviews.reference.faults import BenefitTestsFault
from reviews.reference.toml_table import Table, read_file


@cache
def benefit_tests() -> BenefitTests:
    """The tests in use, read when first needed; BenefitTestsFault if the file is wrong."""
    return load_benefit_tests(ROOT / "data" / "benefit_tests.toml")


def load_benefit_tests(path: Path) -> BenefitTests:
    """The tests of a file; a BenefitTestsFault names file, place and fault."""
    return read_file(path, _tests, BenefitTestsFault)


def _tests(file: Table) -> BenefitTests:
    found = BenefitTests(
        file.checked(),
        tuple(_test(row) for row in file.rows("tests", "test", needed=True)),
        tuple(_shown_by(row) for row in file.rows("shown_by", "“who must show it”", needed=True)),
    )
    for name, keys in (
        ("test", [one.key for one in found.tests]),
        ("limb", [limb.key for _, limb in found.limbs()]),
    ):
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            file.fault(f"the {name} “{key}” stands twice.")
    said = [kind for one in found.shown for kind in one.kinds]
    for kind in DecisionKind:
        if said.count(kind) != 1:
            file.fault(f"“{kind.value}” must stand under one “shown_by”, and one alone.")
    return found


def _shown_by(row: Table) -> ShownBy:
    kinds = row.some_of("kinds", [one.value for one in DecisionKind])
    source = row.text("source") if row.take("source") else ""
    found = ShownBy(
        kinds=frozenset(map(DecisionKind, kinds)),
        who=row.text("who"),
        words=row.text("words"),
        source=source,
    )
    row.close()
    return found


def _test(row: Table) -> BenefitTest:
    found = BenefitTest(
        key=row.key(),
        name=row.text("name"),
        source=row.text("source"),
        note=row.text("note") if row.take("note") else "",
        apart=row.flag("apart"),
        limbs=tuple(_limb(one) for one in row.rows("limbs", "limb", needed=True)),
    )
    row.close()
    return found


def _limb(row: Table) -> LimbAsked:
    limb = row.one_of("limb", [one.value for one in Limb], needed=False)
    found = LimbAsked(
        key=row.key(),
        ask=row.text("ask"),
        source=row.text("source"),
        held_by=row.text("held_by"),
        limb=Limb(limb) if limb else None,
        authorities=tuple(_authority(one) for one in row.rows("authorities", "authority")),
    )
    row.close()
    return found


def _authority(row: Table) -> Authority:
    known = row.one_of("known", [one.value for one in HowKnown])
    found = Authority(row.text("name"), row.text("says"), HowKnown(known or HowKnown.SECOND_HAND))
    row.close()
    return found
