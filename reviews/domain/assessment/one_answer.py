"""One text that answers several of a second reader's questions: only where someone chooses so.

A reason is given to one question. Where the same words were given to another, someone says that
they mean them for both, and pages say how many questions they serve.
"""

from collections.abc import Iterable, Mapping

from reviews.domain.errors import Refused


def the_same(reason: str) -> str:
    """A reason as it is compared: spaces, capitals and the last full stop make no other words."""
    return " ".join(reason.split()).casefold().rstrip(".!… ")


def served(reasons: Mapping[str, str]) -> dict[str, int]:
    """How many questions the words given to one serve, by its key, where they serve several."""
    keys: dict[str, list[str]] = {}
    for key, reason in reasons.items():
        keys.setdefault(the_same(reason), []).append(key)
    return {key: len(some) for some in keys.values() if len(some) > 1 for key in some}


def check_its_own(reason: str, others: Iterable[str], *, serves_others: bool) -> None:
    """Check that a reason answers this question alone, or is meant for others too.

    `others` are the reasons that stand for other questions.
    """
    count = sum(the_same(one) == the_same(reason) for one in others)
    if count and not serves_others:
        many = f"{count} other question{'s' if count > 1 else ''}"
        raise Refused(
            f"The same words answer {many}. Say what answers this one, or tick that you mean one "
            "answer for them all.",
            "reason",
        )
