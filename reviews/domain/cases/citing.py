"""How the council's own papers cite evidence: “paper 12”, its place on the lists of papers.

At each build of a bundle the page is set behind it: “paper 12, page 214”.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

_CITED = re.compile(r"\b([Pp]aper) (\d{1,6})\b(?:, page \d{1,6}\b)?")
_OTHERS = re.compile(r"\b([Pp]apers?) (?=\d)")
_GLUE = "\N{NO-BREAK SPACE}"


def cite(label: int) -> str:
    """The words that cite a paper."""
    return f"paper {label}"


def quoted(words: str) -> str:
    """Words that somebody else wrote: where they say “paper 12” they cite nothing of ours.

    A space that does not break tells the two apart, and is read as any other.
    """
    return _OTHERS.sub(rf"\1{_GLUE}", words)


def cited(words: str) -> list[int]:
    """The papers that some words cite, in their order."""
    return [int(found[2]) for found in _CITED.finditer(words)]


def every_cited(lines: Iterable[str]) -> set[int]:
    """The papers that some lines cite."""
    return {label for line in lines for label in cited(line)}


def parted(words: str) -> Iterator[tuple[str, str]]:
    """Some words in parts, each with the number of the paper that it cites, or with nothing.

    The page that stands behind a paper belongs to its part.
    """
    end = 0
    for found in _CITED.finditer(words):
        yield words[end : found.start()], ""
        yield found[0], found[2]
        end = found.end()
    yield words[end:], ""


def with_page(part: str, label: str, pages: Mapping[str, int | str]) -> str:
    """A part as `parted` gives it, with the page of the paper behind it where that has one.

    A paper without a page keeps none that it had in another bundle. Where words are given for it,
    they stand in place of its number: it is in another bundle.
    """
    if not label:
        return part
    word, page = part[: len("paper")], pages.get(label)
    if isinstance(page, str):
        return f"{word} {page}"
    said = f"{word} {label}"
    return f"{said}, page {page}" if page else said


def wrongly_cited(lines: Iterable[str], known: Collection[int]) -> list[int]:
    """The papers that some lines cite and that are not among those that are in."""
    return sorted(every_cited(lines) - set(known))


def told_wrong(labels: Collection[int], most: int) -> str:
    """The sentence that names papers cited that are not in; `most` is the last that is."""
    names = _names(labels)
    are = "is" if len(labels) == 1 else "are"
    upto = f"The papers that are in go from 1 to {most}." if most else "No paper is in yet."
    return f"The file cites {names}, which {are} not in. {upto} Put the number right."


def told_gone(what: str, labels: Collection[int]) -> str:
    """The sentence that stops a document which cites papers that do not go any more."""
    do = "does" if len(labels) == 1 else "do"
    return (
        f"“{what}” cites {_names(labels)}, which {do} not go any more. Put that right in Word, or "
        "draft it anew from the record."
    )


def told_unknown(what: str, labels: Collection[int]) -> str:
    """The sentence that stops a document that cites papers which nobody can tell any more."""
    return (
        f"“{what}” cites {_names(labels)}. It was kept before the numbers of papers were, so "
        "nobody can tell which papers it means. Draft it anew from the record."
    )


def _names(labels: Iterable[int]) -> str:
    return " and ".join(cite(one) for one in sorted(labels))
