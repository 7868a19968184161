"""Events are recorded by the members of `EventKind`, and nowhere by their bare words."""

import ast
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from reviews.domain.people.restricted import kept_apart
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.record.event_lines import Readers
from reviews.services.register.schemes import COUNCIL

ROOT = Path(__file__).resolve().parents[2]
ENUMERATION = "reviews/domain/record/event_kinds.py"
SOURCES = {
    name: path.read_text()
    for path in sorted(ROOT.glob("reviews/**/*.py"))
    if (name := path.relative_to(ROOT).as_posix()) != ENUMERATION and "/migrations/" not in name
}
RECORDS, ERASES = ("record", "record_of"), ("erase",)
OTHER_MEANINGS = {
    ("reviews/services/assessment/conclusions.py", "concluded"): "the name of an argument",
    ("reviews/domain/cases/scheme_summary.py", "recommended"): "the name of a field of a paper",
    **dict.fromkeys(
        (
            ("reviews/domain/across/places.py", "correction_asked"),
            ("reviews/domain/across/places.py", "correction_decided"),
            ("reviews/domain/across/places.py", "record_asked_for"),
            ("reviews/domain/across/places.py", "rights_given"),
            ("reviews/domain/letters/fields_of_people.py", "correction_decided"),
            ("reviews/domain/across/places.py", "record_asked_for"),
            ("reviews/domain/letters/fields_of_people.py", "record_asked_for"),
        ),
        "the name of a table",
    ),
}
NO_LONGER_RECORDED: dict[EventKind, str] = {
    EventKind.EVIDENCE_REGISTERED: "recorded by the migration to one identity for evidence",
    EventKind.ERASURES_NAMED: "recorded by the migration to one tree over all events",
    EventKind.PASSWORDS_COVERED: "recorded by the migration to passwords that the chain covers",
    EventKind.WORDINGS_KEPT: "recorded by the migration to earlier wordings",
    EventKind.STAFF_SPOKEN_TO: "A talk with staff is an account, begun and finished as any other.",
}
"""Kinds kept for records made before, with the reason."""


@dataclass(frozen=True)
class Call:
    """One call of `record`, and the function and module in which it stands."""

    where: str
    call: ast.Call
    function: ast.FunctionDef
    module: ast.Module

    def __str__(self) -> str:
        return f"{self.where}:{self.call.lineno}"


def _called(function: ast.expr) -> str:
    return getattr(function, "id", "") or getattr(function, "attr", "")


def _calls(names: Collection[str]) -> Iterator[Call]:
    """Every call of these; what is walked is the little of the source that holds one."""
    for where, source in SOURCES.items():
        if any(f"{name}(" in source for name in names):
            module = ast.parse(source)
            for function in ast.walk(module):
                if isinstance(function, ast.FunctionDef):
                    for node in ast.walk(function):
                        if isinstance(node, ast.Call) and _called(node.func) in names:
                            yield Call(where, node, function, module)


CALLS = list(_calls(RECORDS))
ERASED = list(_calls(ERASES))
"""Calls of what erases, which records the kind that it is given."""


def _assigned(scope: ast.AST, name: str) -> list[ast.expr]:
    """What a name is given within a function or a module."""
    return [
        node.value
        for node in ast.walk(scope)
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if _called(target) == name
    ]


def _kinds(call: Call, said: ast.expr) -> set[EventKind]:
    """The members that an expression may be; none where a caller hands one in.

    Raises:
        AssertionError: it may be anything else.
    """
    match said:
        case ast.Attribute(value=ast.Name(id="EventKind"), attr=name):
            return {EventKind[name]}
        case ast.IfExp():
            return _kinds(call, said.body) | _kinds(call, said.orelse)
        case ast.Subscript(value=ast.Name(id=table)):
            (members,) = _assigned(call.module, table)
            assert isinstance(members, ast.Dict), call
            return set().union(*(_kinds(call, one) for one in members.values))
        case ast.Name(id=name):
            for one in call.function.args.args:
                if one.arg == name:
                    assert one.annotation is not None
                    assert ast.unparse(one.annotation) == "EventKind", call
                    return set()
            given = _assigned(call.function, name)
            assert given, call
            return set().union(*(_kinds(call, one) for one in given))
    raise AssertionError(f"{call} records {ast.unparse(said)}: name a member of EventKind")


def _stream(call: Call) -> str:
    """What makes the stream that a call adds to: a function's name, or a constant's."""
    said = call.call.args[2]
    if isinstance(said, ast.Name):
        said = next(iter(_assigned(call.function, said.id)), said)
    if isinstance(said, ast.BoolOp):
        said = said.values[0]
    if isinstance(said, ast.Call):
        return _called(said.func)
    if isinstance(said, ast.Attribute):
        return said.attr if said.attr != "id" else ast.unparse(said).replace(".", "_")
    return str(said.value) if isinstance(said, ast.Constant) else ast.unparse(said)


def test_what_walks_the_source_finds_the_calls() -> None:
    assert len(CALLS) > 90


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_every_record_names_a_member(call: Call) -> None:
    _kinds(call, call.call.args[3])


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_a_kind_stands_where_only_its_readers_look(call: Call) -> None:
    stream = _stream(call)
    apart = kept_apart(f"{stream.removesuffix('_stream').removesuffix('_id')}:")
    for kind in _kinds(call, call.call.args[3]) - {EventKind.WORDS_ERASED}:
        assert (kind.readers is Readers.APART) == apart, f"{kind} stands in {stream}"
        of_council = stream in ("COUNCIL", COUNCIL)
        assert (kind.readers is Readers.AUDITORS) == of_council, f"{kind} stands in {stream}"


def test_what_only_few_are_told_is_seen_where_it_is_recorded() -> None:
    seen = set[EventKind]().union(*(_kinds(call, call.call.args[3]) for call in [*CALLS, *ERASED]))
    few = {one for one in EventKind if one.readers in (Readers.APART, Readers.AUDITORS)}
    assert few - set(NO_LONGER_RECORDED) <= seen


def test_no_kind_is_written_as_a_bare_word() -> None:
    words = set(EventKind)
    bare = {
        (where, node.value): node.lineno
        for where, source in SOURCES.items()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and node.value in words
    }
    assert set(bare) == set(OTHER_MEANINGS), bare


def test_every_kind_is_recorded_somewhere() -> None:
    named = {
        EventKind[node.attr]
        for where, source in SOURCES.items()
        if where.startswith("reviews/services/") and "EventKind" in source
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute) and _called(node.value) == "EventKind"
    }
    assert set(EventKind) - named == set(NO_LONGER_RECORDED)
