"""What letters may say about residents' rights: the council's own words, and never a promise.

Many residents hold a licence or are excluded from protection, so a sentence that sounds like
security of tenure can cost someone their home: they stay, or refuse to sign, because a letter
said that nobody could make them leave.
"""

import re

from reviews.domain.errors import Refused

_HOME = r"(?:home|house|flat|room|place|tenancy|licence|agreement)"
_SAFE = r"(?:(?!not |an? )\w+ )?(?:safe|secure|protected|guaranteed|yours)\b"
_NOBODY = r"(?:nobody|no one|no-one|nothing)(?: \w+)? (?:can|will|may)"
_NEVER = rf"(?:cannot|can not|can't|(?:will|must|may) not|won't|mustn't|never|no longer|{_NOBODY})"
_LEAVE = r"(?:leave|move|go)"
_LOSE = (
    rf"(?:be |get |have )?(?:\w+ )?(?:evict|throw you out|thrown out|make you {_LEAVE}|"
    rf"made to {_LEAVE}|force you|forced (?:out|to)|ask(?:ed)? (?:you )?to leave|"
    rf"(?:lose|lost|end|take|take away) (?:your|the) {_HOME}|be ended)"
)
_US = r"(?:we|the council|this letter|this review) (?:(?!cannot |never )\w+ )?"
_YOU = "(?<!whether )(?<!if )(?<!promise )(?<!promise that )(?<!guarantee that )you"
_PROMISES = tuple(
    re.compile(rf"\b{pattern}")
    for pattern in (
        rf"{_NEVER} {_LOSE}\w*",
        rf"your {_HOME} (?:is|are|will be|stays|remains|will stay) {_SAFE}",
        rf"{_YOU} are {_SAFE} (?:in your {_HOME}|here|from)\b",
        rf"{_YOU} (?:do not|don't) have to {_LEAVE}\b",
        rf"{_YOU} (?:can|will|may) (?:always )?(?:keep|stay in|remain in) your {_HOME}\b",
        rf"{_YOU} (?:can|will|may) (?:always )?stay (?:here|for)\b",
        rf"(?:keep|stay in|remain in|live in) your {_HOME} (?:for as long as|for good|for life)",
        rf"{_US}(?:guarantees?|promises?)\b",
        r"(?<!not )(?:have|has|gives? you|with) (?:(?!no )\w+ )?security of tenure",
        r"(?<!not )(?:safe|protected|protection|free) from (?:being evicted|eviction)",
        r"no (?:risk|danger|chance|threat) of (?:\w+ )?(?:eviction|losing|being)",
        rf"(?:eviction|losing your {_HOME}) is (?:not possible|impossible)",
        r"home for life\b",
    )
)


def promise(words: str) -> str:
    """The first words that promise someone can stay; empty where there are none.

    Capitals, line ends and the kind of apostrophe make no difference.
    """
    plain = " ".join(words.translate({0x2019: "'", 0x2018: "'", 0x2011: "-"}).casefold().split())
    for pattern in _PROMISES:
        if found := pattern.search(plain):
            return found[0]
    return ""


def check_rights(words: str, field: str | None = None) -> str:
    """The wording without space around it; refused if it promises that someone can stay."""
    if found := promise(words):
        raise Refused(
            f"“{found}” promises that someone can stay, and a letter must not. Say what the "
            "landlord has to do first, and whom to ask for advice.",
            field,
        )
    return words.strip()
