"""What can be done with any piece of evidence: correct it, take it back, say that it is disputed.

Each is written once for every kind of record. What was recorded stays, with the reason.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from reviews.domain.across.corrections import (
    CORRECTED_HERE,
    DAY_OF_IT,
    check_correction,
    check_taken_back,
)
from reviews.domain.dates import check_past
from reviews.domain.errors import NotThere, Refused, check_said
from reviews.domain.people.roles import Act
from reviews.domain.record.event_kinds import EventKind
from reviews.domain.record.evidence import Limb
from reviews.services.record.evidence import end_evidence
from reviews.services.record.facts import first
from reviews.services.record.files import Filing, Upload, file_row
from reviews.services.review import reviews
from reviews.services.visits import visits
from reviews.store.across import evidence as store
from reviews.store.record.registering import table_of
from reviews.store.record.session import Session
from reviews.store.record.standing import was_taken_back
from reviews.store.tables import (
    Evidence,
    EvidenceCorrected,
    EvidenceDisputed,
    EvidenceFile,
    Visit,
)


@dataclass(frozen=True, slots=True)
class Said:
    """That someone says a record is wrong: who, when, and what."""

    said_by: str
    said_on: date
    words: str


@dataclass(frozen=True, slots=True)
class _Locked:
    """A piece of evidence whose stream is locked, its own row, and the visit it was made on."""

    evidence: Evidence
    row: Any
    visit: Visit | None

    @property
    def scheme_id(self) -> UUID | None:
        """The scheme of its visit, where no review says which."""
        return self.visit.scheme_id if self.visit else None


def _lock(session: Session, act: Act, evidence_id: UUID) -> _Locked:
    """Lock what the evidence belongs to. It stands, and this officer may open it.

    A closed review takes what is said of its evidence too: a face in a photograph goes at any time.
    """
    found = session.get(Evidence, evidence_id)
    if found is None or store.evidence(session, act.by, evidence_id) is None:
        raise NotThere
    visit_id = store.visit_of(session, found)
    visit = None
    if visit_id is not None:
        visit = visits.open_visit(session, act, visit_id, must_be_open=False)
    elif found.review_id is not None:
        reviews.row_of(session, act, found.review_id, must_be_open=False)
    else:
        raise NotThere
    row = session.get(table_of(found.kind), evidence_id)
    session.refresh(row)
    if was_taken_back(session, evidence_id):
        raise Refused("Someone took this record back meanwhile. It no longer stands.")
    return _Locked(found, row, visit)


def _tell(session: Session, act: Act, of: _Locked, kind: EventKind) -> None:
    """One event in the stream of the review, or of the visit that belongs to none."""
    words, about = {"kind": of.evidence.kind.words}, {"evidence": of.evidence.id}
    if of.visit is not None:
        visits.record(session, act, of.visit, kind, words, **about)
    elif of.evidence.review_id is not None:
        reviews.record(session, act, of.evidence.review_id, kind, words, **about)


def correct(
    session: Session,
    act: Act,
    evidence_id: UUID,
    values: Mapping[str, Any],
    reason: str,
    seen: str,
) -> None:
    """Put a record right. What it said before is kept, with what was wrong.

    `values` are its parts by column; `seen` is the mark of how it stood on the page.

    Raises:
        Refused: something is missing, nothing is different, the kind is corrected elsewhere, or
            someone changed it or took it back meanwhile.
        NotThere: there is none, or this officer may not open it.
    """
    of = _lock(session, act, evidence_id)
    kind = of.evidence.kind
    check_correction(kind, values, reason, act.today)
    parts = [one.column for one in CORRECTED_HERE[kind]]
    before = {name: getattr(of.row, name) for name in parts}
    if mark(before) != seen:
        raise Refused(
            "Someone corrected this meanwhile. What they saved is shown beside, and what you typed "
            "is still in the form. Save again to put yours in its place."
        )
    now = {name: _stripped(values[name]) for name in parts}
    if now == before:
        raise Refused("Nothing is different. Change what is wrong, or leave it as it is.")
    for name, value in now.items():
        setattr(of.row, name, value)
        if name in DAY_OF_IT:
            of.evidence.true_from_on = of.evidence.true_to_on = value
    said = {"was": mark(before), "reason": reason.strip()}
    first(session, act, EvidenceCorrected, evidence_id=evidence_id, **said)
    cited = bool(store.findings_on(session, [evidence_id]))
    told = EventKind.CITED_RECORD_CORRECTED if cited else EventKind.RECORD_CORRECTED
    _tell(session, act, of, told)


def _stripped(value: Any) -> Any:
    return value.strip() if type(value) is str else value


def mark(parts: Mapping[str, Any]) -> str:
    """How the parts of a record stand, as JSON: the same while nobody changes one."""
    return json.dumps(dict(parts), sort_keys=True, ensure_ascii=False, default=str)


def take_back(session: Session, act: Act, evidence_id: UUID, reason: str) -> None:
    """Take a record back, with the reason. It stays, and is no longer used.

    What belongs to it goes with it: answers, photographs, papers. What was sent stays as it went.

    Raises:
        Refused: no reason is given, the kind is not taken back so, or someone took it back.
        NotThere: there is none, or this officer may not open it.
    """
    of = _lock(session, act, evidence_id)
    check_taken_back(of.evidence.kind, reason)
    gone = store.with_it(session, of.evidence, of.row)
    for key in gone:
        end_evidence(session, act, key, reason)
    if hasattr(of.row, "superseded_at") and of.row.superseded_at is None:
        of.row.superseded_at = act.at
    cited = bool(store.findings_on(session, gone))
    told = EventKind.CITED_RECORD_TAKEN_BACK if cited else EventKind.RECORD_TAKEN_BACK
    _tell(session, act, of, told)


def dispute(session: Session, act: Act, evidence_id: UUID, said: Said) -> None:
    """Record that the person or the provider says a record is wrong; their note stands beside it.

    Raises:
        Refused: nobody is named, nothing is said, or the day is to come.
        NotThere: there is none, or this officer may not open it.
    """
    of = _lock(session, act, evidence_id)
    check_said(said.said_by, "Say who says that it is wrong.", "said_by")
    check_said(said.words, "Write what they say is wrong.", "words")
    check_past(said.said_on, act.today, "said_on")
    words = {"said_by": said.said_by.strip(), "words": said.words.strip()}
    first(session, act, EvidenceDisputed, evidence_id=evidence_id, said_on=said.said_on, **words)
    _tell(session, act, of, EventKind.RECORD_DISPUTED)


def attach(
    session: Session, act: Act, evidence_id: UUID, upload: Upload | None, about: str
) -> UUID:
    """Attach a file to a record; returns its id. It is of whom the record is.

    Raises:
        Refused: no file is chosen.
        NotThere: there is none, or this officer may not open it.
    """
    of = _lock(session, act, evidence_id)
    if upload is None:
        raise Refused("Choose a file.", "file")
    filing = Filing(
        purpose="attached",
        about=about.strip(),
        scheme_id=of.scheme_id,
        review_id=of.evidence.review_id,
        resident_id=of.evidence.resident_id,
        sensitivity=of.evidence.sensitivity.value,
    )
    file_id = file_row(session, act, upload, filing).id
    first(session, act, EvidenceFile, evidence_id=evidence_id, file_id=file_id)
    _tell(session, act, of, EventKind.FILE_ATTACHED_TO_EVIDENCE)
    return file_id


def speaks_to(session: Session, act: Act, evidence_id: UUID, limb: Limb | None) -> None:
    """Say which limb of the Housing Benefit test a record speaks to; None, that nobody says.

    Raises:
        NotThere: there is none, or this officer may not open it.
    """
    of = _lock(session, act, evidence_id)
    of.evidence.limb = limb
    _tell(session, act, of, EventKind.EVIDENCE_SPEAKS_TO)
