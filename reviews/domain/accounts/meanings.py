"""What an option means, whatever its list calls it: sources with different lists can differ.

The meaning of each option of a released set stands in data/option_meanings.toml.
"""

from collections.abc import Mapping

from reviews.domain.worded import Worded


class Meaning(Worded):
    """What choosing an option says of what was asked; the list is closed."""

    YES = "yes", "Yes, wholly or nearly so"
    IN_PART = "in-part", "In part, or some of the time"
    NO = "no", "No, or none"
    DECLINED = "declined", "It was offered, and turned down"
    OF_ITS_OWN = "of-its-own", "Something that only the option’s own words say"
    NOT_ASKED = "not-asked", "It was not asked, shown or looked at"
    NOT_KNOWN = "not-known", "It is not known, or too early to say"
    NOT_SAID = "not-said", "Nothing was said of it"
    DOES_NOT_APPLY = "does-not-apply", "The question does not apply"


SAYS_NOTHING = frozenset({Meaning.NOT_ASKED, Meaning.NOT_SAID})
"""Nothing was said: neither a yes nor a no."""
SAYS_NEITHER = SAYS_NOTHING | {Meaning.NOT_KNOWN}
"""What neither bears another answer out nor contradicts it."""
ANSWERS = frozenset(Meaning) - SAYS_NEITHER - {Meaning.OF_ITS_OWN}
"""What answers a question by itself: two sources that mean two of these differ."""
STANDS_ALONE = SAYS_NEITHER | {Meaning.NO, Meaning.DOES_NOT_APPLY}
"""What leaves no room for another box: “none of these”, “not known”."""

USUAL: Mapping[str, Meaning] = {
    "yes": Meaning.YES,
    "in-part": Meaning.IN_PART,
    "no": Meaning.NO,
    "none": Meaning.NO,
    "did-not-say": Meaning.NOT_SAID,
    "not-mentioned": Meaning.NOT_SAID,
    "not-sure": Meaning.NOT_KNOWN,
    "not-known": Meaning.NOT_KNOWN,
    "cannot-tell": Meaning.NOT_KNOWN,
    "too-early": Meaning.NOT_KNOWN,
}
"""What an option of this key means where its set says nothing else; no other is guessed at."""
