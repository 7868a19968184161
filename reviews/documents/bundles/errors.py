"""What ends an attempt to make a file into pages."""


class NoPages(Exception):
    """A file cannot be pages; `why` is the sentence that a slip says of it."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why
