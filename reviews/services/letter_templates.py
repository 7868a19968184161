"""The Word templates that officers edit, compiled when first used and again when edited."""

from pathlib import Path

from reviews.documents.letter_template import LetterTemplate, check_template, compile_letter
from reviews.domain.errors import Refused
from reviews.domain.letters import KIND_NAMES, LetterKind


class LetterTemplates:
    """A folder of templates, one for each kind of letter."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._compiled: dict[LetterKind, tuple[tuple[float, int], LetterTemplate]] = {}

    def path(self, kind: LetterKind) -> Path:
        """Where the template of a kind of letter is."""
        return self.folder / f"{kind}.docx"

    def get(self, kind: LetterKind) -> LetterTemplate:
        """The template of a kind of letter, as it is on disk now.

        Raises:
            Refused: it is missing or wrong; names the fault.
        """
        path = self.path(kind)
        try:
            found = path.stat()
        except FileNotFoundError:
            raise Refused(
                f"The template for “{KIND_NAMES[kind]}” is missing. Put {path.name} back into "
                "the folder of letter templates."
            ) from None
        stamp = (found.st_mtime, found.st_size)
        known = self._compiled.get(kind)
        if known is None or known[0] != stamp:
            self._compiled[kind] = (stamp, compile_letter(path.read_bytes(), kind))
        return self._compiled[kind][1]

    def check(self) -> dict[LetterKind, list[str]]:
        """What is wrong with each template, in sentences; empty lists where nothing is."""
        faults = {}
        for kind in LetterKind:
            path = self.path(kind)
            faults[kind] = (
                check_template(path.read_bytes(), kind)
                if path.exists()
                else [f"{path.name} is missing."]
            )
        return faults
