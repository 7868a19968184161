"""Text in a query as searches compare it: without accents or capitals, on either database."""

from typing import Any

from sqlalchemy import ColumnElement, String, func
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from reviews.domain.register.search import folded

FOLDED = "folded"


def teach(connection: Any) -> None:
    """Give an open SQLite connection the rule by which all searches fold text."""
    connection.create_function(FOLDED, 1, folded, deterministic=True)


class Folded(FunctionElement[str]):
    """A text as `domain.register.search.folded` folds it."""

    type = String()
    inherit_cache = True
    name = FOLDED


@compiles(Folded)
def _taught(element: Any, compiler: Any, **more: Any) -> str:
    return f"{FOLDED}({compiler.process(element.clauses, **more)})"


@compiles(Folded, "postgresql")
def _composed(element: Any, compiler: Any, **more: Any) -> str:
    """Letters and their accents apart, less the accents; ß, ł and ø have none to take away."""
    text = compiler.process(element.clauses, **more)
    bare = f"regexp_replace(normalize({text}, NFKD), '[\\u0300-\\u036F]', '', 'g')"
    return f"replace(translate(lower({bare}), 'łŁøØ', 'lloo'), 'ß', 'ss')"


def holds_word(columns: tuple[Any, ...], word: str) -> ColumnElement[bool]:
    """Whether any of some columns holds a folded word."""
    text: ColumnElement[Any] = func.coalesce(columns[0], "")
    for one in columns[1:]:
        text = text + " " + func.coalesce(one, "")
    return Folded(text).contains(word, autoescape=True)
