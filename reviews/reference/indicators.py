"""The indicators that schemes are chosen by, from data/indicators/."""

from datetime import date
from functools import partial
from pathlib import Path

from reviews.domain.programme.programmes import Indicator, IndicatorList

from .faults import IndicatorsFault
from .toml_table import Table, read_file


def load_indicators(folder: Path) -> dict[date, IndicatorList]:
    """Every list, by the day it counts from (its file's name); IndicatorsFault: wrong, or none."""
    faults: list[str] = []
    lists: dict[date, IndicatorList] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            day = date.fromisoformat(path.stem)
            lists[day] = read_file(path, partial(_list, path.stem), IndicatorsFault)
        except IndicatorsFault as fault:
            faults += fault.faults
        except ValueError:
            faults.append(
                f"{path.name}, the name must be the day from which it counts, such as "
                "2027-04-01.toml."
            )
    if not lists and not faults:
        faults.append(f"{folder.name} has no list of indicators.")
    if faults:
        raise IndicatorsFault(faults)
    return lists


def _list(version: str, file: Table) -> IndicatorList:
    file.checked()
    made = tuple(_indicator(row) for row in file.rows("indicators", "indicator", needed=True))
    keys = [one.key for one in made]
    for key in sorted({one for one in keys if keys.count(one) > 1}):
        file.fault(f"“{key}” is there more than once.")
    return IndicatorList(version, made)


def _indicator(row: Table) -> Indicator:
    made = Indicator(
        row.key(), row.text("name"), row.text("source"), row.text("counts", needed=False)
    )
    row.close()
    return made
