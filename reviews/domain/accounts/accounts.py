"""Accounts: the states of one person's or document's account, and its plain-language copy."""

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from uuid import UUID

from reviews.domain.errors import Refused
from reviews.domain.people.roles import Viewer
from reviews.domain.worded import Worded

from .answers import Answers, asked, repeats, worded
from .questions import Question, QuestionSet


class AccountState(Worded):
    """Whether an account is being taken."""

    OPEN = "open", "Under way"
    PAUSED = "paused", "Paused"
    COMPLETE = "complete", "Finished"


class Sensitivity(Worded):
    """Who in the review team may read an account."""

    ORDINARY = "ordinary", "The review team"
    CONFIDENTIAL = "confidential", "Only the person who heard it and lead reviewers of the team"


def may_open(
    viewer: Viewer, *, team_id: UUID, heard_by: UUID | None, sensitivity: Sensitivity
) -> bool:
    """Whether a viewer may read an account: the team's, less what was told in confidence."""
    if not viewer.works_on(team_id):
        return False
    return sensitivity is Sensitivity.ORDINARY or viewer.id == heard_by or viewer.leads(team_id)


def check_asked_once(respondent: str, before: Collection[str]) -> None:
    """Check that a member of staff is not asked the same twice (para 87).

    `before` are the members of staff of whom the same set has an account in the review.

    Raises:
        Refused: one of them is called the same.
    """
    if _squeezed(respondent) in {_squeezed(one) for one in before}:
        raise Refused(
            f"There is an account of “{respondent.strip()}” by these questions already. Go on with "
            "that one. If this is someone else, say who in words that tell the two apart.",
            "respondent",
        )


def _squeezed(name: str) -> str:
    return " ".join(name.casefold().split())


def words_asked(question: Question, *, easy: bool) -> str:
    """The question as it was put to the person."""
    return question.ask_easy if easy and question.ask_easy else question.ask


@dataclass(frozen=True, slots=True)
class CopiedLine:
    """One question of a finished account as it was asked, and its answer as worded."""

    key: str
    asked: str
    paragraph: str
    answer: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CopiedSection:
    """One section of a finished account; `repeat` counts from 1 where a section repeats."""

    title: str
    repeat: int
    lines: tuple[CopiedLine, ...]


def plain_copy(
    question_set: QuestionSet,
    answers: Answers,
    *,
    short: bool,
    easy: bool,
    files: Mapping[tuple[str, int], tuple[str, ...]],
) -> str:
    """A finished account as JSON text that reads the same whatever happens to the questions.

    `files` are the names of attached files by place.
    """
    sections = []
    for section in question_set.on_route(short=short):
        for repeat in repeats(section, answers):
            lines = tuple(
                CopiedLine(
                    key=question.key,
                    asked=words_asked(question, easy=easy),
                    paragraph=question.paragraph,
                    answer=worded(question, answers[question.key, repeat])
                    if (question.key, repeat) in answers
                    else "",
                    files=files.get((question.key, repeat), ()),
                )
                for question in asked(section, answers, repeat=repeat, short=short)
            )
            sections.append(asdict(CopiedSection(section.title, repeat, lines)))
    return json.dumps(
        {"set": question_set.name, "version": question_set.version, "sections": sections},
        ensure_ascii=False,
    )


def read_copy(text: str) -> list[CopiedSection]:
    """A finished account from its `plain_copy`; nothing where its words were erased."""
    sections = json.loads(text)["sections"] if text else []
    return [
        CopiedSection(one["title"], one["repeat"], tuple(CopiedLine(**x) for x in one["lines"]))
        for one in sections
    ]
