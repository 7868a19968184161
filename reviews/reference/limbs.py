"""Which limb of the Housing Benefit test a question speaks to, from data/limbs.toml."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from reviews.config import ROOT
from reviews.domain.record.evidence import Limb

from .faults import LimbsFault
from .toml_table import Table, read_file

Limbs = Mapping[tuple[str, str], Limb]
"""By the name of a set, in each of its versions, and the key of a question."""


@cache
def limbs() -> Limbs:
    """The limbs that are in use, read when first needed; LimbsFault if the file is wrong."""
    return load_limbs(ROOT / "data" / "limbs.toml")


def load_limbs(path: Path) -> Limbs:
    """The limb of each question; LimbsFault names what is wrong."""
    return read_file(path, _limbs, LimbsFault)


def _limbs(file: Table) -> Limbs:
    file.checked()
    found: dict[tuple[str, str], Limb] = {}
    for row in file.rows("limbs", "limb", needed=True):
        limb = row.one_of("limb", [one.value for one in Limb])
        sets = row.under("questions", f"the questions of limb “{limb}”")
        for name in sets.names:
            for key in _keys(sets, name):
                if (name, key) in found:
                    sets.fault(f"“{key}” of “{name}” stands under two limbs.")
                if limb:
                    found[name, key] = Limb(limb)
        sets.close()
        row.close()
    return found


def _keys(sets: Table, name: str) -> tuple[str, ...]:
    value = sets.take(name)
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        sets.fault(f"“{name}” must be a list of keys in quotes, in square brackets.")
        return ()
    return tuple(value)
