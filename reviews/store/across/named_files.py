"""The files that the record names, of every kind: as they are stored, and by what they are."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from reviews.store.record.raw import id_text, rows, selected
from reviews.store.tables import (
    Base,
    Bundle,
    Case,
    CaseDocument,
    Letter,
    LetterFile,
    StoredFile,
)

_TABLES: tuple[Any, ...] = (StoredFile, LetterFile, Bundle, CaseDocument)


def bytes_erased(session: Session) -> list[str]:
    """The ids of all bytes that were erased, of every kind of file."""
    found: list[str] = []
    for table in _TABLES:
        query = select(table.bytes_id).where(table.erased_at.is_not(None))
        found += session.scalars(query.order_by(table.bytes_id))
    return found


def named(session: Session) -> list[tuple[str, str, str]]:
    """Every file that holds something: (what it is, id of its bytes, SHA-256)."""
    evidence = (
        select(StoredFile.purpose, StoredFile.id, StoredFile.bytes_id, StoredFile.sha256)
        .where(StoredFile.erased_at.is_(None))
        .order_by(StoredFile.recorded_at, StoredFile.id)
    )
    letters = (
        select(Letter.reference, LetterFile.format, LetterFile.bytes_id, LetterFile.sha256)
        .join(Letter, Letter.id == LetterFile.letter_id)
        .where(LetterFile.erased_at.is_(None))
        .order_by(Letter.reference, LetterFile.draft)
    )
    bundles = (
        select(Bundle.kind, Bundle.id, Bundle.bytes_id, Bundle.sha256)
        .where(Bundle.erased_at.is_(None))
        .order_by(Bundle.recorded_at, Bundle.id)
    )
    documents = (
        select(Case.reference, CaseDocument.kind, CaseDocument.bytes_id, CaseDocument.sha256)
        .join(Case, Case.id == CaseDocument.case_id)
        .where(CaseDocument.erased_at.is_(None))
        .order_by(CaseDocument.recorded_at, CaseDocument.id)
    )
    every = (
        ("the {} {}", evidence),
        ("letter {} ({})", letters),
        ("the bundle {} {}", bundles),
        ("the document of case {} ({})", documents),
    )
    return [
        (words.format(one, more), bytes_id, sha256)
        for words, query in every
        for one, more, bytes_id, sha256 in session.execute(query)
    ]


def every_file(connection: Connection) -> Iterator[tuple[str, str, Any, Any, Any, Any]]:
    """Each row that names a file: (table, id, when erased, id of the bytes, SHA-256, size)."""
    for table in _TABLES:
        bytes_ = (table.bytes_id, table.sha256, table.size)
        of = (selected(connection, table.id), selected(connection, table.erased_at), *bytes_)
        for key, *found in rows(connection, select(*of).order_by(table.bytes_id)):
            yield (table.__tablename__, id_text(key), *found)


def named_on(connection: Connection, shelf: str) -> set[Any]:
    """The ids of bytes that begin like this, in whatever row names them."""
    end = f"{shelf}g"
    naming = [one.c.bytes_id for one in Base.metadata.tables.values() if "bytes_id" in one.c]
    return {
        bytes_id
        for column in naming
        for (bytes_id,) in rows(connection, select(column).where(column >= shelf, column < end))
    }
