"""Every question set in data/question_sets/, read once when the program starts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from reviews.domain.accounts.questions import Kind, QuestionSet
from reviews.domain.errors import NotThere

from .contact_questions import contact_questions
from .faults import QuestionSetFault
from .need_headings import need_headings
from .option_meanings import with_meanings
from .question_set_file import read_question_set

RELEASED = "released.toml"
"""The SHA-256 of each file that councils have used. It is not itself a question set."""


@dataclass(frozen=True, slots=True)
class QuestionSets:
    """All versions of all sets, by name and then version, oldest first."""

    sets: tuple[QuestionSet, ...]

    def __iter__(self) -> Iterator[QuestionSet]:
        return iter(self.sets)

    def __len__(self) -> int:
        return len(self.sets)

    @property
    def names(self) -> tuple[str, ...]:
        """The name of each set, once, in order."""
        return tuple(dict.fromkeys(one.name for one in self.sets))

    def get(self, name: str, version: str) -> QuestionSet:
        """The version of a set that an account was taken with; NotThere if there is no such."""
        for one in self.sets:
            if (one.name, one.version) == (name, version):
                return one
        raise NotThere(
            f"The question set {name}, version {version}, is not here. Ask an administrator to "
            f"put its file back: data/question_sets/{name}/{version}.toml."
        )

    def latest(self, name: str) -> QuestionSet:
        """The newest version of a set, for new accounts; NotThere if there is none."""
        versions = [one for one in self.sets if one.name == name]
        if not versions:
            raise NotThere(f"There is no question set called {name}.")
        return versions[-1]

    def for_model(self, service_model: str) -> tuple[QuestionSet, ...]:
        """The newest version of each set written for a service model; often one, perhaps none."""
        newest = (self.latest(name) for name in self.names)
        return tuple(one for one in newest if one.service_model == service_model)


def load_question_sets(folder: Path) -> QuestionSets:
    """Every set in a folder of <name>/<version>.toml; QuestionSetFault tells every fault."""
    read = [read_question_set(path) for path in sorted(folder.glob("*/*.toml"))]
    faults = [fault for _, some in read for fault in some]
    sets = tuple(with_meanings(_told_apart(found)) for found, _ in read if found is not None)
    if not read:
        faults = [f"{folder.name}: there is no question set here, as <name>/<version>.toml."]
    faults += _changed_kinds(sets)
    if faults:
        raise QuestionSetFault(faults)
    return QuestionSets(sets)


def _told_apart(one: QuestionSet) -> QuestionSet:
    """A set whose questions know what they tell of reaching a person, and ask of a need."""
    tell = {
        key: known.informs
        for (*of, key), known in contact_questions().items()
        if of == [one.name, one.version]
    }
    headings = need_headings().get((one.name, one.version), {})
    sections = tuple(
        replace(
            section,
            questions=tuple(
                replace(q, contact=tell.get(q.key, ()), heading=headings.get(q.key, ""))
                for q in section.questions
            ),
        )
        for section in one.sections
    )
    return replace(one, sections=sections) if tell or headings else one


def check_file(path: Path) -> list[str]:
    """What is wrong in one question set file, a sentence for each fault; empty if nothing is.

    The file is also held against the other versions of its set in the same folder.
    """
    found, faults = read_question_set(path)
    if found is None:
        return faults
    versions = (read_question_set(other)[0] for other in sorted(path.parent.glob("*.toml")))
    return _changed_kinds(tuple(one for one in versions if one is not None))


def _changed_kinds(sets: tuple[QuestionSet, ...]) -> list[str]:
    """Faults where a later version gives a known key another kind: another meaning, by one name."""
    first: dict[tuple[str, str], tuple[Kind, str]] = {}
    faults = []
    for one in sets:
        for question in one.questions():
            kind, version = first.setdefault((one.name, question.key), (question.kind, one.version))
            if kind is not question.kind:
                faults.append(
                    f"{one.name}/{one.version}.toml, question “{question.key}”: it is "
                    f"“{question.kind}” here and “{kind}” in {version}. A question that changes "
                    "its meaning needs a new key."
                )
    return faults
