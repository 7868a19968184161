"""What else a reader of an assessment did in the same review, said plainly and never forbidden.

In a small team nobody may be left who did nothing in a review. Who reads the assessment later can
then weigh that for themselves.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Involved:
    """What one officer did in a review.

    The findings that stand and the accounts, and how many of each the officer wrote and took.
    """

    wrote: int
    findings: int
    took: int
    accounts: int

    def told(self, name: str) -> str:
        """It in a sentence; nothing where they wrote no finding and took no account."""
        did = []
        if self.wrote:
            did.append(f"wrote {_of(self.wrote, self.findings, 'finding')}")
        if self.took:
            did.append(f"took {_of(self.took, self.accounts, 'account')}")
        return f"{name} also {' and '.join(did)}." if did else ""


def _of(count: int, every: int, one: str) -> str:
    if every == 1:
        return f"the only {one}"
    return f"{count} of the {every} {one}s"
