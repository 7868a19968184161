"""What is told of a copy, in sentences, and whether its original goes beside a bundle.

Whoever decides what goes in looks at pages. What stands in the file and on no page of it is not
looked at, so such a file stays; unless a slip sends its reader to it.
"""

from collections.abc import Iterable

WITHOUT = "The copy is without its "
SIGNED = "The copy’s signature is no longer checked; the council holds the original."
UNLOCKED = "Its owner’s lock was taken off the copy."
FILLED_IN = "Its form shows what was filled in, and can no longer be filled in."
RUNS = "What it would run, send or open by itself (scripts and actions) is taken out."
HIDDEN = "It has layers that are not shown; what stands on them is not in the copy."
ONLY_SOME = "It is a form that only some programs show (XFA); the council holds the original."
PICTURES = "When, where and with what its pictures were taken is not in the copy."
CUT = "What lies outside the edges that it shows is not seen in the copy either."
COMMENTED = " in it cannot be read in the copy."
ATTACHED = " attached within it "
BOOKMARKS = "bookmarks"
FOLDER = "It is a folder of files: what stands in it stands behind its first pages."
IN_ORIGINAL = "What is no pages here stands beside the bundle, within the file that it came in."
PLAYS = "Sound, film or models within it are not in the copy."
UNDRAWN = "Marks that somebody made on its pages have no picture of their own, and are not shown."
MORE = "The file holds more than its pages show, which is not in the copy."
_UNSEEN = (
    HIDDEN,
    PICTURES,
    CUT,
    COMMENTED,
    ATTACHED,
    FOLDER,
    RUNS,
    PLAYS,
    UNDRAWN,
    MORE,
)


def holds_unseen(lines: Iterable[str]) -> bool:
    """Whether a PDF has words or pictures that no page of its copy shows, by what is told of it."""
    return any(
        any(one in line for one in _UNSEEN) or (WITHOUT in line and BOOKMARKS in line)
        for line in lines
    )


def sends_to_original(lines: Iterable[str]) -> bool:
    """Whether a copy sends its reader to the file itself, by what is told of it."""
    return any(IN_ORIGINAL in line for line in lines)
