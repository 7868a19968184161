"""Saving a PDF whole or not at all, also where the disk is full."""

from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf


def save(pdf: "pikepdf.Pdf", to: Path, *, packed: bool = False) -> None:
    """Save an open PDF at a path; the same PDF, the same bytes.

    A file that it was opened from may stand there: it is read to its end first.

    Args:
        pdf: the PDF.
        to: where it is saved.
        packed: whether its objects are packed together, which makes it smaller.

    Raises:
        OSError: it could not be written, such as on a full disk; what stood there still stands.
    """
    import pikepdf  # noqa: PLC0415 - loads a large library

    part = to.with_name(f"{to.name}.part")
    mode = pikepdf.ObjectStreamMode
    try:
        with part.open("wb", buffering=0) as file:
            # qpdf ends the whole process where a write fails while it counts what it writes, as it
            # does for an identity of the content. So no write fails before it is done.
            held = _Held(file)
            pdf.save(
                held,  # type: ignore[arg-type]  # all of a stream that qpdf writes to
                deterministic_id=True,
                object_stream_mode=mode.generate if packed else mode.preserve,
            )
        if held.fault:
            raise held.fault
        part.replace(to)
    finally:
        with suppress(FileNotFoundError):
            part.unlink()


class _Held:
    """A file that remembers the first fault of writing, and lets the writer come to its end."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.fault: OSError | None = None

    def write(self, data: bytes) -> int:
        """Write all of some bytes, or remember why not."""
        left = memoryview(data)
        try:
            while left and not self.fault:
                left = left[self._file.write(left) :]
        except OSError as fault:
            self.fault = fault
        return len(data)

    def flush(self) -> None:
        """Nothing is kept back."""

    def tell(self) -> int:
        """How far it is written."""
        return self._file.tell()

    def seek(self, place: int, whence: int = 0) -> int:
        """Go on writing elsewhere."""
        return self._file.seek(place, whence)

    def seekable(self) -> bool:
        """Whether one can go elsewhere in it."""
        return True

    def readable(self) -> bool:
        """Whether it can be read."""
        return False

    def writable(self) -> bool:
        """Whether it can be written."""
        return True
