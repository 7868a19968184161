"""Records of which only one may stand, and those of an older database that break that or a link."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection, TableClause

from reviews.store.tables import Base

_STANDS = "superseded_at IS NULL"
_GOING_ON = "ended_at IS NULL"
_OPEN_LETTER = "state IN ('draft', 'approved')"

TWO_TIMES = (
    "organisation_part",
    "scheme_facts",
    "scheme_address",
    "residence",
    "consent",
    "capacity",
    "finding",
    "conclusion",
    "recommendation",
    "outcome",
    "outcome_pause",
    "support_record",
    "staff_time",
)


@dataclass(frozen=True, slots=True)
class OnlyOne:
    """Columns that may hold the same in one row alone, of those rows that `where` names."""

    table: str
    columns: tuple[str, ...]
    where: str | None = _STANDS

    @property
    def name(self) -> str:
        """The name of the index that holds it."""
        return "_".join(("uq", self.table, *self.columns))


ONLY_ONE = (
    *(OnlyOne(table, ("fact_id",)) for table in TWO_TIMES),
    OnlyOne("consent", ("review_id", "resident_id", "use")),
    OnlyOne("capacity", ("review_id", "resident_id", "decision")),
    OnlyOne("conclusion", ("review_id", "about")),
    OnlyOne("recommendation", ("review_id", "number")),
    OnlyOne("outcome", ("review_id", "resident_id", "number")),
    OnlyOne("resident_name", ("resident_id",)),
    OnlyOne("resident_contact", ("resident_id",)),
    OnlyOne("referrer", ("resident_id",)),
    OnlyOne("acknowledgement", ("recommendation_fact_id",)),
    OnlyOne("comparison", ("review_id", "resident_id", "matter")),
    OnlyOne("comparison", ("review_id", "matter"), f"{_STANDS} AND resident_id IS NULL"),
    OnlyOne("weakness_answer", ("review_id", "kind", "key")),
    OnlyOne("contingency_need", ("resident_id", "scheme_id")),
    OnlyOne("moved_on", ("resident_id", "scheme_id")),
    OnlyOne("same_words_made", ("pair_id",)),
    OnlyOne("officer_role", ("officer_id", "role"), _GOING_ON),
    OnlyOne("team_member", ("team_id", "officer_id"), "left_at IS NULL"),
    OnlyOne("visit_officer", ("visit_id", "officer_id"), _GOING_ON),
    OnlyOne("restricted_reader", ("room", "officer_id"), _GOING_ON),
    OnlyOne("chosen_scheme", ("programme_id", "scheme_id"), _GOING_ON),
    OnlyOne("excused_part", ("review_id", "part", "resident_id"), _GOING_ON),
    OnlyOne("excused_part", ("review_id", "part"), f"{_GOING_ON} AND resident_id IS NULL"),
    OnlyOne("finding_evidence", ("finding_fact_id", "answer_id"), _GOING_ON),
    OnlyOne("finding_evidence", ("finding_fact_id", "file_id"), _GOING_ON),
    OnlyOne("finding_evidence", ("finding_fact_id", "observation_id"), _GOING_ON),
    OnlyOne("review", ("scheme_id",), "state IN ('open', 'paused')"),
    OnlyOne("letter", ("review_id", "kind", "organisation_id"), _OPEN_LETTER),
    OnlyOne("letter", ("review_id", "kind", "resident_id"), _OPEN_LETTER),
    OnlyOne("assessment_reading", ("review_id", "number"), None),
)

LINKS = (
    *((table, "fact_id", table) for table in TWO_TIMES),
    ("finding_evidence", "finding_fact_id", "finding"),
    ("recommendation", "finding_fact_id", "finding"),
    ("acknowledgement", "recommendation_fact_id", "recommendation"),
    ("progress_record", "recommendation_fact_id", "recommendation"),
    ("outcome_record", "outcome_fact_id", "outcome"),
    ("outcome_pause", "outcome_fact_id", "outcome"),
    ("residence", "address_fact_id", "scheme_address"),
)
"""Columns that name the first wording of a fact, and the table that it stands in."""

CHECKS = (
    ("finding_evidence", ("answer_id", "file_id", "observation_id"), "exactly_one"),
    ("letter", ("organisation_id", "resident_id"), "at_most_one"),
    ("conclusion_ground", ("finding_id", "about"), "exactly_one"),
    ("own_conclusion_ground", ("finding_id", "about"), "exactly_one"),
    ("kept_question_about", ("finding_id", "account_id"), "exactly_one"),
)
"""Columns of which one holds something and the others nothing, or at most one does."""


@dataclass(frozen=True, slots=True)
class Double:
    """Records that stand side by side where only one may, the oldest id first."""

    table: str
    columns: tuple[str, ...]
    ids: tuple[UUID, ...]


def condition(columns: tuple[str, ...], rule: str) -> str:
    """How many of these columns may hold something, as SQL."""
    held = " + ".join(f"CASE WHEN {one} IS NULL THEN 0 ELSE 1 END" for one in columns)
    return f"{held} {'=' if rule == 'exactly_one' else '<='} 1"


def find_doubles(connection: Connection) -> list[Double]:
    """Every double in a database that has no rule against them yet, each once."""
    found: dict[frozenset[UUID], Double] = {}
    for rule in ONLY_ONE:
        table = _table(rule.table, *rule.columns)
        keys = [table.c[name] for name in rule.columns]
        rows = sa.true() if rule.where is None else sa.text(rule.where)
        counted = sa.select(*keys).where(rows, *(key.is_not(None) for key in keys))
        for values in connection.execute(counted.group_by(*keys).having(sa.func.count() > 1)):
            same = (key == value for key, value in zip(keys, values, strict=True))
            ids = tuple(connection.scalars(sa.select(table.c.id).where(rows, *same)))
            found.setdefault(frozenset(ids), Double(rule.table, rule.columns, tuple(sorted(ids))))
    return list(found.values())


def _table(name: str, *columns: str) -> TableClause:
    return sa.table(name, sa.column("id", sa.Uuid()), *(sa.column(one) for one in columns))


def broken(connection: Connection) -> Iterator[str]:
    """A sentence for each record that names a fact that is not there, or holds more than one."""
    for name, column, target in LINKS:
        table, to = _table(name, column), sa.alias(sa.table(target, sa.column("id")))
        there = sa.exists().where(to.c.id == table.c[column])
        lost = sa.select(table.c.id).where(table.c[column].is_not(None), ~there)
        for key in connection.scalars(lost):
            yield f"The {_words(name)} {key} names a {_words(target)} that is not there."
    for name, columns, rule in CHECKS:
        table = _table(name)
        wrong = sa.select(table.c.id).where(sa.text(f"NOT ({condition(columns, rule)})"))
        for key in connection.scalars(wrong):
            each = ", ".join(_words(one) for one in columns)
            yield f"The {_words(name)} {key} must name {_words(rule)} of these: {each}."


_OF_OFFICERS = {
    "finding": {"words"},
    "conclusion": {"reasons"},
    "recommendation": {"what"},
    "assessment_reading": {"words"},
}
"""Columns that an erasure can empty and that tell two records apart: officers' words of them."""


def told(connection: Connection, double: Double) -> str:
    """What stands twice, how its records differ, and the commands that say which one stands."""
    table = Base.metadata.tables[double.table]
    mapped = next(one.class_ for one in Base.registry.mappers if one.local_table is table)
    known = {one["name"] for one in sa.inspect(connection).get_columns(double.table)}
    shown = known - {"id", *mapped.personal} | known & _OF_OFFICERS.get(double.table, set())
    read = sa.select(table.c.id, *(table.c[name] for name in sorted(shown)))
    rows = [
        connection.execute(read.where(table.c.id == key)).mappings().one() for key in double.ids
    ]
    differ = [name for name in sorted(shown) if len({row[name] for row in rows}) > 1]
    each = ", ".join(_words(name) for name in double.columns)
    lines = [f"{len(rows)} records of “{_words(double.table)}” stand for one {each}. Keep one:"]
    for row in rows:
        says = "; ".join(f"{_words(name)}: {str(row[name])[:60]}" for name in differ)
        lines.append(f"  flask --app app keep {row['id']}  ({says or 'they say the same'})")
    return "\n".join(lines)


def _words(name: str) -> str:
    return name.removesuffix("_id").removesuffix("_fact").replace("_", " ")
