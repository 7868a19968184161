"""What ends an attempt with a sentence for the person who asked."""

from reviews.domain.health import Health


class Explained(Exception):
    """What was asked is not done, and a sentence says why. Caught as such only at the edge.

    The sentence is fit to show on a screen; `field` names the form field at fault, if there is one.
    """

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class Refused(Explained):
    """Something was asked that cannot be done; the sentence says what to do instead."""


def check_said(words: str, sentence: str, field: str | None = None) -> None:
    """Check that something is said; where nothing is, the sentence asks for it."""
    if not words.strip():
        raise Refused(sentence, field)


class NotThere(Explained):
    """What was asked for does not exist, or this person may not know that it does."""

    def __init__(self, sentence: str = "This page could not be found.") -> None:
        super().__init__(sentence)


class NotAllowed(Explained):
    """The person is known, and their roles do not let them do this."""

    def __init__(self, sentence: str = "Your account does not let you do this.") -> None:
        super().__init__(sentence)


class Taken(Refused):
    """What was to be written cannot stand beside what is recorded; nothing was changed."""

    def __init__(self) -> None:
        super().__init__(
            "Nothing was changed, because this cannot stand beside what is recorded: someone may "
            "have saved the same at the same moment. Open the page again in another window. If "
            "what you mean is not there, save again; if that fails too, tell an administrator."
        )


class Busy(Explained):
    """The database did not answer in time; nothing was changed."""

    def __init__(
        self, sentence: str = "Nothing was changed. Go back and try again in a moment."
    ) -> None:
        super().__init__(sentence)


class Unwritable(Busy):
    """Nothing more can be kept until somebody mends it; `why` is a sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Nothing was saved, because the service can keep nothing more now. {why} Keep this "
            "page open with what you typed, and tell an administrator."
        )


class DiskFull(Unwritable):
    """A disk has no room for what was to be written; nothing was changed."""

    def __init__(self) -> None:
        super().__init__(Health.FULL.words)


class Unreadable(Exception):
    """The database cannot be read at all: it is damaged, or it does not answer.

    Not Explained: whoever is told of it is told of the last back-up too. `why` is the database's
    own words, for whoever looks after the service.
    """

    def __init__(self, why: str, sentence: str = "The database can no longer be read.") -> None:
        super().__init__(f"{sentence} {why}")
        self.why, self.sentence = why, sentence
