"""What a row said before it is changed is kept, by whatever service; and which columns are not."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

import reviews.services
import reviews.store
from reviews.domain.across.corrections import CORRECTED_HERE
from reviews.domain.people.council_settings import CouncilDetails
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.record.wordings import KEPT, SHOWN_AS_IT_IS_NOW
from reviews.domain.register.facts import OrganisationFacts
from reviews.services.people.sign_in import give_password
from reviews.store.record.events import record
from reviews.store.record.registering import table_of
from reviews.store.tables import Base, EarlierWording, Officer
from tests.build import Build

FOLDERS = [Path(one.__path__[0]) for one in (reviews.services, reviews.store)]
HOSTILE = 'Drws <b>ar glo</b> & "wedi" torri’n; złe\nالباب 🚪'


def _rename(session: Session, act: Act, officer_id: Any, *names: str) -> None:
    for name in names:
        session.get_one(Officer, officer_id).name = name
        session.flush()
    record(session, act, "council", EventKind.OFFICER_CHANGED)


def test_only_what_stood_at_an_event_is_kept_and_only_what_differs(build: Build) -> None:
    officer = build.officer(name="A").id
    build.do(_rename, None, officer, "B", "C", "D")
    build.do(_rename, None, officer, "E", "D")
    assert [(one.was, one.number) for one in build.rows(EarlierWording)] == [("A", 1)]


def test_a_new_row_that_is_changed_before_its_event_leaves_nothing(build: Build) -> None:
    def add(session: Session, act: Act) -> None:
        said = dict.fromkeys(("sign_in_name", "job_title", "email", "telephone"), "x")
        row = Officer(name="A", created_at=act.at, **said)
        session.add(row)
        session.flush()
        row.name = "B"
        record(session, act, "council", EventKind.OFFICER_ADDED)
        row.name = "C"
        record(session, act, "council", EventKind.OFFICER_CHANGED)

    build.do(add, None)
    assert [one.was for one in build.rows(EarlierWording)] == ["B"]


def test_what_was_never_read_is_kept_too(build: Build) -> None:
    officer = build.officer(name="A").id

    def rename(session: Session, act: Act) -> None:
        row = session.get_one(Officer, officer)
        session.expire(row)
        row.name = "B"
        record(session, act, "council", EventKind.OFFICER_CHANGED)

    build.do(rename, None)
    assert [one.was for one in build.rows(EarlierWording)] == ["A"]


def test_passwords_are_never_kept(build: Build) -> None:
    officer = build.officer().id
    for one in ("first hash", "second hash"):
        build.do(give_password, None, officer, one, must_change=one == "first hash")
    assert build.rows(EarlierWording) == []


# Which columns services change, as their code says


def _assigned() -> Iterator[tuple[str, str]]:
    """Each attribute that code of services or store assigns, of anything but itself."""
    for folder in FOLDERS:
        for path in sorted(folder.rglob("*.py")):
            if "migrations" in path.parts:
                continue
            for node in ast.walk(ast.parse(path.read_text())):
                targets = node.targets if isinstance(node, ast.Assign) else []
                targets = [node.target] if isinstance(node, ast.AugAssign) else targets
                for one in (part for target in targets for part in ast.walk(target)):
                    if not (isinstance(one, ast.Attribute) and isinstance(one.ctx, ast.Store)):
                        continue
                    if getattr(one.value, "id", "") not in ("self", "cls"):
                        yield f"{path.name}:{one.lineno}", one.attr


GIVEN_BY_NAME = {
    "council_settings": CouncilDetails.__dataclass_fields__.keys(),
    "organisation": OrganisationFacts.__dataclass_fields__.keys(),
    "scheme": {"name", "sort_name", "reference"},
    **{
        table_of(kind).__tablename__: {part.column for part in parts}
        for kind, parts in CORRECTED_HERE.items()
    },
}
"""What services assign by `setattr`, from a list of names."""
NEW_ROWS_ONLY = {
    "says",
    "about",
    "number",
    "reason_at",
    "reason_by",
    "looked",
    "made",
    "rights",
    "bytes_id",
}
"""Assigned to a row as it is made (`challenges_kept.py`), or to one that is not audited."""
AUDITED = {
    one.__tablename__: one for one in (m.class_ for m in Base.registry.mappers) if one.audited
}


def _listed(column: str) -> bool:
    kept = any(column in columns for columns in KEPT.values())
    return kept or any(one.endswith(f".{column}") for one in SHOWN_AS_IT_IS_NOW)


def test_each_audited_column_that_a_service_assigns_is_in_a_list() -> None:
    known = {name for table in AUDITED.values() for name in table.__table__.columns.keys()}  # noqa: SIM118
    left = {
        f"{name} at {where}"
        for where, name in _assigned()
        if name in known - NEW_ROWS_ONLY and not _listed(name)
    }
    assert {one.rpartition(":")[0] for one in left} == {"id at registering.py"}


def test_each_of_the_lists_is_assigned_by_some_service() -> None:
    assigned = {name for _, name in _assigned()}
    for table, columns in KEPT.items():
        given = assigned | set(GIVEN_BY_NAME.get(table, ()))
        assert set(columns) <= given & set(AUDITED[table].__table__.columns.keys()), table
    for one in SHOWN_AS_IT_IS_NOW:
        table, _, column = one.partition(".")
        tables = AUDITED.values() if table == "*" else [AUDITED[table]]
        assert column in assigned | {"must_change"}, one
        assert any(column in each.__table__.columns for each in tables), one


PAST_THE_SESSION = {
    "one_kept.py": "before the upgrade that forbids two: there is nowhere to keep it yet",
    "tree.py": "the head of the tree, which is not audited",
    "erasure.py": "the words of events, which are erased",
    "jobs.py": "how far long work is, which is not audited",
    "redactions_asked.py": "what was typed for long work and is let go of, which is not audited",
}


def test_no_service_changes_rows_past_the_session() -> None:
    found: set[str] = set()
    for folder in FOLDERS:
        for path in sorted(folder.rglob("*.py")):
            if "migrations" in path.parts:
                continue
            for node in ast.walk(ast.parse(path.read_text())):
                called = node.func if isinstance(node, ast.Call) else None
                plain = isinstance(called, ast.Name) and called.id == "update"
                said = node.value if isinstance(node, ast.Constant) else ""
                if plain or (isinstance(said, str) and said.lstrip().startswith("UPDATE ")):
                    found.add(path.name)
    assert found == set(PAST_THE_SESSION)
