"""Text in a query as searches compare it: without accents or capitals, on either database."""

from typing import Any

from sqlalchemy import Boolean, ColumnElement, literal, or_
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from reviews.domain.register.search import folded

FOLDED = "folded"


def teach(connection: Any) -> None:
    """Give an open SQLite connection the rule by which all searches fold text."""
    connection.create_function(FOLDED, 1, folded, deterministic=True)


class Holds(FunctionElement[bool]):
    """Whether a text holds a word that is folded already, however the text is written."""

    type = Boolean()
    inherit_cache = True
    name = "holds"


@compiles(Holds)
def _in_sqlite(element: Any, compiler: Any, **more: Any) -> str:
    """Plain letters are folded by the database itself: a call for each row would be slow."""
    text, word = (compiler.process(one, **more) for one in element.clauses)
    plain = f"length({text}) = length(CAST({text} AS BLOB))"
    return f"instr(CASE WHEN {plain} THEN lower({text}) ELSE {FOLDED}({text}) END, {word}) > 0"


@compiles(Holds, "postgresql")
def _in_postgresql(element: Any, compiler: Any, **more: Any) -> str:
    """Letters and their accents apart, less the accents; ß, ł and ø have none to take away."""
    text, word = (compiler.process(one, **more) for one in element.clauses)
    bare = f"regexp_replace(normalize({text}, NFKD), '[\\u0300-\\u036F]', '', 'g')"
    return f"strpos(replace(translate(lower({bare}), 'łŁøØ', 'lloo'), 'ß', 'ss'), {word}) > 0"


def holds_word(columns: tuple[Any, ...], word: str) -> ColumnElement[bool]:
    """Whether any of some columns holds a folded word."""
    return or_(*(Holds(one, literal(word)) for one in columns))
