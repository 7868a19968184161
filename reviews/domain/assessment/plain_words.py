"""What residents read of a finding: plain words, and never the provider's beyond a reading bound.

Paras 114-115 ask for a brief and accessible letter; recommendations have plain words of their own.
"""

import re

LONGEST = 15
"""The most words that a sentence to residents may have where nobody put it in plain words."""

LONG_WORD = 10
"""From how many letters a word counts as long; one word in ten may be."""


def reads_plainly(words: str) -> bool:
    """Whether words written for the provider can be read by residents as they are."""
    sentences = [one.split() for one in re.split(r"(?<=[.?!:;])\s+", words.strip())]
    every = [word for one in sentences for word in one]
    if not every or max(map(len, sentences)) > LONGEST:
        return False
    long = sum(sum(map(str.isalpha, word)) >= LONG_WORD for word in every)
    return long <= max(len(every) // 10, 1)


def told_to_residents(words: str, plain_words: str) -> str:
    """A finding as residents read it; empty where somebody has to put it in plain words first."""
    return plain_words.strip() or (words.strip() if reads_plainly(words) else "")
