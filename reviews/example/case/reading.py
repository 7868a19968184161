"""Reading data/example/ into frozen values, for the day on which the case is played."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from reviews.domain.working_days import BankHolidays
from reviews.reference.faults import ReferenceFault
from reviews.reference.toml_table import Table, read_toml

from . import (
    assessment_steps,
    outcome_steps,
    programme_steps,
    protection_steps,
    resident_steps,
    steps,
    support_steps,
)
from .calendar import Calendar
from .filling import Filler
from .register import CouncilWords, Officer, Organisation, Resident, Scheme, Team
from .steps import Step

T = TypeVar("T")

STEPS: dict[str, type[Step]] = {
    "start-review": steps.StartReview,
    "decide-items": steps.DecideItems,
    "receive-document": steps.ReceiveDocument,
    "quarantine": steps.Quarantine,
    "decide-quarantined": steps.DecideQuarantined,
    "plan-visit": steps.PlanVisit,
    "make-visit": steps.MakeVisit,
    "talk-to-staff": steps.TalkToStaff,
    "see": steps.See,
    "follow-up": steps.FollowUp,
    "help-at-once": steps.HelpAtOnce,
    "close-scheme": steps.CloseScheme,
    "move-review": steps.MoveReview,
    "ask-consent": resident_steps.AskConsent,
    "record-capacity": resident_steps.RecordCapacity,
    "clear-use": resident_steps.ClearUse,
    "take-account": resident_steps.TakeAccount,
    "excuse-part": resident_steps.ExcusePart,
    "raise-concern": resident_steps.RaiseConcern,
    "compare-papers": outcome_steps.ComparePapers,
    "judge-pair": outcome_steps.JudgePair,
    "record-outcome": outcome_steps.RecordOutcome,
    "refer-concern": protection_steps.ReferConcern,
    "tell-rights": protection_steps.TellRights,
    "tell-in-confidence": protection_steps.TellInConfidence,
    "answer-feedback": protection_steps.AnswerFeedback,
    "plan-for-closure": protection_steps.PlanForClosure,
    "record-move": protection_steps.RecordMove,
    "open-moved-list": protection_steps.OpenMovedList,
    "record-referrer": support_steps.RecordReferrer,
    "record-support": support_steps.RecordSupport,
    "record-staff-time": support_steps.RecordStaffTime,
    "write-finding": assessment_steps.WriteFinding,
    "reword-finding": assessment_steps.RewordFinding,
    "conclude": assessment_steps.Conclude,
    "answer-challenge": assessment_steps.AnswerChallenge,
    "take-reading-step": assessment_steps.TakeReadingStep,
    "weigh-late-document": assessment_steps.WeighLateDocument,
    "recommend": assessment_steps.Recommend,
    "send-letters": assessment_steps.SendLetters,
    "acknowledge": assessment_steps.Acknowledge,
    "record-progress": assessment_steps.RecordProgress,
    "start-programme": programme_steps.StartProgramme,
    "choose-scheme": programme_steps.ChooseScheme,
    "draw-sample": programme_steps.DrawSample,
}
"""Every kind of step, by the word that the files have for it."""


class ExampleFault(ReferenceFault):
    """A file of data/example/ is wrong."""


@dataclass(frozen=True, slots=True)
class Council:
    """The council, its teams and officers, what it says about rights, and since when."""

    begun: date
    council: CouncilWords
    rights: Mapping[str, str]
    teams: tuple[Team, ...]
    officers: tuple[Officer, ...]


@dataclass(frozen=True, slots=True)
class Organisations:
    """Landlords and providers."""

    organisations: tuple[Organisation, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What passwords are made of."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """One scheme: what the register holds, who lives there, and what was done, in order."""

    scheme: Scheme
    residents: tuple[Resident, ...]
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """The whole case, with its dates worked out for the day of playing."""

    calendar: Calendar
    council: Council
    organisations: tuple[Organisation, ...]
    stories: tuple[Story, ...]
    words: tuple[str, ...]


def load_example(folder: Path, today: date, holidays: BankHolidays) -> Example:
    """The case as it stands when it is played on a day.

    Args:
        folder: data/example/.
        today: the day of playing.
        holidays: England's bank holidays.

    Raises:
        ExampleFault: a file is wrong; every fault of every file is told.
        Refused: the bank holidays of a year that the case touches are not known.
    """
    calendar = Calendar(today, holidays)
    faults: list[str] = []
    council = _read(Council, folder / "council.toml", calendar, faults)
    organisations = _read(Organisations, folder / "organisations.toml", calendar, faults)
    words = _read(Words, folder / "words.toml", calendar, faults)
    stories = [
        _read(Story, path, calendar, faults) for path in sorted(folder.glob("schemes/*.toml"))
    ]
    if faults or not (council and organisations and words):
        raise ExampleFault(faults)
    told = tuple(one for one in stories if one)
    return Example(calendar, council, organisations.organisations, told, words.words)


def _read(kind: type[T], path: Path, calendar: Calendar, faults: list[str]) -> T | None:
    """One file as one value, or None with its faults noted."""
    mine: list[str] = []
    raw = read_toml(path, mine)
    made = None
    if raw is not None:
        made = Filler(calendar, {Step: STEPS}, mine).made(kind, Table(raw, "the file", mine))
    faults += [f"{path.name}, {fault}" for fault in mine]
    return made
