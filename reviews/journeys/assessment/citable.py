"""Everything in a review that a finding can rest on, grouped by whose account it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from reviews.domain.accounts.answers import worded
from reviews.domain.assessment.overall_assessment import theme_of_thing
from reviews.domain.board.side_by_side import asked_about
from reviews.domain.board.voices import ComparedAccount
from reviews.domain.dates import long_date
from reviews.domain.register.search import folded
from reviews.reference.code_lists import look_round
from reviews.services.assessment.findings import Cited
from reviews.store.review import documents
from reviews.store.review.reviews import ReviewHead
from reviews.store.visits import visits
from reviews.web.accounts_compared import compared_accounts
from reviews.web.database import reading

KINDS = ("answer", "file", "observation")


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing to cite. `key` is its kind and id; a document has no theme."""

    key: str
    title: str
    words: str
    theme: str = ""
    paragraph: str = ""

    def matches(self, theme: str, text: str) -> bool:
        """Whether it stands under a theme and holds some text; empty ones match everything."""
        return (not theme or self.theme in (theme, "")) and folded(text) in folded(
            f"{self.title} {self.words}"
        )


@dataclass(frozen=True, slots=True)
class Group:
    """The things of one account, or all documents, or all that was seen on visits."""

    title: str
    things: tuple[Thing, ...]


def citable(review: ReviewHead) -> list[Group]:
    """What this officer may cite in a review; a fixed number of queries."""
    taken, _ = compared_accounts(review)
    papers = tuple(
        Thing(f"file {one.id}", one.about or one.name, one.name)
        for one in documents.documents(reading(), review.id)
    )
    seen = tuple(
        Thing(
            f"observation {one.id}",
            f"{look_round().things.words(one.kind, one.recorded_on)}: {one.place}",
            one.words,
            theme_of_thing(one.kind),
        )
        for one in visits.observations(reading(), review_id=review.id)
    )
    groups = [Group(_title(one), tuple(_answers(one))) for one in taken]
    groups += [Group("Seen on visits", seen), Group("Documents", papers)]
    return [group for group in groups if group.things]


def _title(account: ComparedAccount) -> str:
    whose = account.whose
    if whose.startswith(account.respondent):
        whose = f"{account.source.words}: {whose}"
    return f"{whose}, {long_date(account.on)}"


def _answers(account: ComparedAccount) -> Iterator[Thing]:
    questions = account.question_set.by_key
    order = {key: number for number, key in enumerate(questions)}
    for key, repeat in sorted(account.answers, key=lambda place: (place[1], order[place[0]])):
        answer, question = account.answers[key, repeat], questions[key]
        if answer.settled:
            yield Thing(
                f"answer {account.ids[key, repeat]}",
                asked_about(account.question_set, question, account.answers, repeat),
                worded(question, answer),
                question.theme,
                question.paragraph,
            )


def found(groups: list[Group], theme: str, text: str, chosen: set[str]) -> list[Group]:
    """The groups with only the things that match, and those that are chosen already."""
    kept = [
        Group(
            group.title,
            tuple(one for one in group.things if one.key in chosen or one.matches(theme, text)),
        )
        for group in groups
    ]
    return [group for group in kept if group.things]


def without(groups: list[Group], keys: set[str]) -> list[Group]:
    """The groups less some things, such as those cited already."""
    kept = [
        Group(group.title, tuple(one for one in group.things if one.key not in keys))
        for group in groups
    ]
    return [group for group in kept if group.things]


def cited(key: str, note: str = "") -> Cited:
    """What a service is told of a thing that was chosen from the list."""
    kind, _, text = key.partition(" ")
    found = {kind: UUID(text)}
    return Cited(found.get("answer"), found.get("file"), found.get("observation"), note)
