"""What each piece of evidence is found by, held against what its record says."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, literal, null, select

from reviews.domain.record.faults import Fault
from reviews.domain.register.search import evidence_tokens, thing_mark
from reviews.store.record.evidence_index import SEARCHED, answer_tokens
from reviews.store.record.raw import selected
from reviews.store.register.found_by_checked import Found, Row, index_faults, ordered
from reviews.store.tables import Account, AnswerVersion, Evidence, EvidenceToken, Observation

_TEXTS = 5


def evidence_index_faults(connection: Connection) -> Iterator[Fault]:
    """Each piece of evidence whose search words are not those of its record, by its id."""
    table = EvidenceToken
    held = (table.evidence_id, table.token, selected(connection, table.review_id))
    said = ordered(connection, *(_lines(connection, one) for one in SEARCHED))
    yield from index_faults(connection, table, held, said, _words)


def _lines(connection: Connection, table: Any) -> Select[*tuple[Any, ...]]:
    """Whose, of which review, of which table, and the texts that it is found by."""
    texts = [getattr(table, one) for one in SEARCHED[table]]
    if table is AnswerVersion:
        texts = [*texts, Account.question_set, Account.version, table.question]
    if table is Observation:
        texts = [*texts, table.kind]
    padded = [*texts, *[null()] * (_TEXTS - len(texts))]
    query = select(
        selected(connection, Evidence.id),
        selected(connection, Evidence.review_id),
        literal(table.__tablename__),
        *padded,
    ).join(table, table.id == Evidence.id)
    if table is AnswerVersion:
        query = query.join(Account, Account.id == table.account_id)
    return query


def _words(lines: list[Row]) -> tuple[Found, Found]:
    """What a piece must be found by, and what it may be found by: the same."""
    _, review, table, *texts = lines[0]
    held = [one if isinstance(one, str) else "" for one in texts]
    if table == AnswerVersion.__tablename__:
        value, reason, question_set, version, question = held
        tokens = answer_tokens(question_set, version, question, value, reason)
    elif table == Observation.__tablename__:
        tokens = evidence_tokens(held[:2], [thing_mark(held[2])])
    else:
        tokens = evidence_tokens(held)
    found: Found = {(one, review) for one in tokens}
    return found, found
