"""The council's own papers in a case: the response, and what stands beside it."""

from reviews.domain.worded import Worded


class DocumentKind(Worded):
    """What a document of a case is; its value names its Word template."""

    # fmt: off
    RESPONSE = ("appeal-response", "The response",
        "What the council says to the tribunal, in its order, each fact with its paper.")
    CHRONOLOGY = ("chronology", "Chronology",
        "What happened, day by day, each line with its paper.")
    STATEMENT = ("witness-statement", "A reviewer’s statement as a witness",
        "What one officer saw and heard, for them to put in their own words and sign.")
    SUPPORT = ("support-summary", "Summary of one person’s support",
        "What was needed, offered, given and declined, by whose account.")
    SCHEME = ("scheme-summary", "Summary of the scheme",
        "Who runs it, for whom, what support is said to be given, what was found.")
    # fmt: on

    @property
    def named(self) -> str:
        """What it is called within a sentence."""
        words = self.words[0].lower() + self.words[1:]
        return words if words.startswith(("a ", "the ")) else f"the {words}"
