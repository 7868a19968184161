"""Text as it may be kept: one kind of line end, and nothing that no one can type or read."""

import re

_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def plain(text: str) -> str:
    """A text with plain line ends and without control characters, but for tabs.

    A NUL cannot be kept in PostgreSQL, nor the others in a Word file or a workbook. Marks that
    say which way Arabic and Hebrew run are kept.
    """
    return _UNREADABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
