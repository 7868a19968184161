"""Reading a `when`: the closed list of ways that one question can depend on earlier answers."""

from collections.abc import Mapping
from dataclasses import dataclass

from reviews.domain.accounts.questions import AllOf, AnyOf, Check, Condition, Kind, Test
from reviews.domain.sources import Source

from .toml_table import Table, listed

HAS_OPTIONS = frozenset({Kind.CHOICE, Kind.CHOICES})
"""The kinds whose answers are chosen from options."""

_TESTS = {"is": Test.IS, "is_not": Test.IS_NOT, "any_of": Test.ANY_OF, "answered": Test.ANSWERED}


@dataclass(frozen=True, slots=True)
class Standing:
    """What a condition needs to know of a question: where it stands and who is asked it."""

    section: str
    repeats: bool
    kind: Kind
    options: frozenset[str]
    sources: frozenset[Source]
    short: bool


def read_condition(
    table: Table, here: Standing, earlier: Mapping[str, Standing]
) -> Condition | None:
    """The condition in a question's `when`; None where it is wrong, and its table notes why.

    `here` is the question that depends, `earlier` every question before it in the set, by key.
    """
    return _read(table, table.take("when"), here, earlier)


def _read(
    table: Table, raw: object, here: Standing, earlier: Mapping[str, Standing]
) -> Condition | None:
    if not isinstance(raw, dict):
        table.fault("each condition must be written as { question = “key”, is = “option” }.")
        return None
    when = table.inner(raw)
    joined = next((field for field in ("all", "any") if when.has(field)), None)
    if joined is None:
        return _read_check(when, here, earlier)
    parts = when.take(joined)
    when.close()
    if not isinstance(parts, list) or not parts:
        when.fault(f"“{joined}” in “when” must be a list of conditions in square brackets.")
        return None
    read = [_read(table, part, here, earlier) for part in parts]
    good = tuple(part for part in read if part is not None)
    return AllOf(good) if joined == "all" else AnyOf(good)


def _read_check(when: Table, here: Standing, earlier: Mapping[str, Standing]) -> Check | None:
    key = when.text("question")
    given = [field for field in _TESTS if when.has(field)]
    if len(given) != 1:
        when.fault(f"“when” needs one of {listed(_TESTS)}, and only one.")
        return None
    test = _TESTS[given[0]]
    values = _values(when, given[0])
    when.close()
    looked_at = earlier.get(key)
    if looked_at is None:
        if key:
            when.fault(f"“when” looks at “{key}”, which is not a question earlier in this set.")
        return None
    _check_reach(when, key, here, looked_at)
    _check_values(when, key, test, values, looked_at)
    return Check(key, test, values)


def _values(when: Table, field: str) -> tuple[str, ...]:
    if field == "answered":
        if not when.flag("answered"):
            when.fault("“answered” in “when” can only be true.")
        return ()
    if field != "any_of":
        return (when.text(field),)
    raw = when.take("any_of")
    if not isinstance(raw, list) or not raw or not all(isinstance(one, str) for one in raw):
        when.fault("“any_of” in “when” must be a list of option keys in square brackets.")
        return ()
    return tuple(raw)


def _check_reach(when: Table, key: str, here: Standing, looked_at: Standing) -> None:
    """Check that whoever is asked this question was also asked the one it looks at."""
    if looked_at.repeats and looked_at.section != here.section:
        when.fault(
            f"“when” looks at “{key}”, which is answered several times, in a section that repeats."
        )
    if unasked := sorted(here.sources - looked_at.sources):
        when.fault(f"“when” looks at “{key}”, which is not asked of {listed(unasked)}.")
    if here.short and not looked_at.short:
        when.fault(f"it is on the short route, and “when” looks at “{key}”, which is not.")


def _check_values(
    when: Table, key: str, test: Test, values: tuple[str, ...], looked_at: Standing
) -> None:
    if test is Test.ANSWERED:
        return
    if looked_at.kind not in HAS_OPTIONS:
        when.fault(f"“{key}” has no options, so “when” can only ask whether it is “answered”.")
        return
    for value in values:
        if value and value not in looked_at.options:
            when.fault(f"“when” looks for “{value}”, which is not an option of “{key}”.")
