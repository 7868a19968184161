"""The indicators that schemes are chosen by, from data/indicators/."""

from datetime import date
from pathlib import Path

from reviews.domain.programme.programmes import Indicator, IndicatorList

from .faults import IndicatorsFault
from .toml_table import Table, read_toml


def load_indicators(folder: Path) -> dict[date, IndicatorList]:
    """Every list, by the day from which it counts, which is the name of its file.

    Raises:
        IndicatorsFault: a file is wrong, or there is none.
    """
    faults: list[str] = []
    lists: dict[date, IndicatorList] = {}
    for path in sorted(folder.glob("*.toml")):
        mine: list[str] = []
        try:
            lists[date.fromisoformat(path.stem)] = _read(path, mine)
        except ValueError:
            mine.append("the name must be the day from which it counts, such as 2027-04-01.toml.")
        faults += [f"{path.name}, {fault}" for fault in mine]
    if not lists:
        faults.append(f"{folder.name} has no list of indicators.")
    if faults:
        raise IndicatorsFault(faults)
    return lists


def _read(path: Path, faults: list[str]) -> IndicatorList:
    raw = read_toml(path, faults)
    if raw is None:
        return IndicatorList(path.stem, ())
    file = Table(raw, "the file", faults)
    if not isinstance(file.take("checked"), date):
        file.fault("“checked” must be the date the list was last checked, such as 2026-11-21.")
    made = tuple(_indicator(row) for row in file.rows("indicators", "indicator", needed=True))
    file.close()
    keys = [one.key for one in made]
    for key in sorted({one for one in keys if keys.count(one) > 1}):
        file.fault(f"“{key}” is there more than once.")
    return IndicatorList(path.stem, made)


def _indicator(row: Table) -> Indicator:
    made = Indicator(
        row.key(), row.text("name"), row.text("source"), row.text("counts", needed=False)
    )
    row.close()
    return made
