"""The files that the record names, as they are stored: whatever a row holds, it is given."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from reviews.store.record.raw import id_text, rows, selected
from reviews.store.tables import Bundle, CaseDocument, JobPiece, JobProgress, LetterFile, StoredFile

_TABLES: tuple[Any, ...] = (StoredFile, LetterFile, Bundle, CaseDocument)


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
    return {
        bytes_id
        for table in (*_TABLES, JobProgress, JobPiece)
        for (bytes_id,) in rows(
            connection,
            select(table.bytes_id).where(table.bytes_id >= shelf, table.bytes_id < end),
        )
    }
