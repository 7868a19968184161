"""Phrases looked for in what people wrote: whole words, in either case."""

import re
from collections.abc import Collection

_APOSTROPHES = str.maketrans("’ʼ‘", "'''")


def any_of(phrases: Collection[str]) -> re.Pattern[str] | None:
    """Any of these as whole words, in either case; the longest first."""
    wanted = sorted({one.strip() for one in phrases if one.strip()}, key=len, reverse=True)
    if not wanted:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, wanted))})(?!\w)", re.IGNORECASE)


def phrases_in(text: str, phrases: Collection[str]) -> list[str]:
    """Which of these phrases a text holds, each once, in its order; spaces and signs made one."""
    wanted = any_of([_plain(one) for one in phrases])
    found = wanted.finditer(_plain(text)) if wanted else ()
    return list(dict.fromkeys(one[0].lower() for one in found))


def _plain(text: str) -> str:
    return " ".join(text.translate(_APOSTROPHES).replace("\u2011", "-").split())
