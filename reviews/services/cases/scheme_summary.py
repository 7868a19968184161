"""The summary of a scheme, gathered from the council's register and from what is in the papers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from reviews.domain.board.staff_time import Shift, Timed, totals
from reviews.domain.cases.citing import quoted
from reviews.domain.cases.matrix import speaks_to
from reviews.domain.cases.own_papers import About
from reviews.domain.cases.paper_lines import Told, by_day, told
from reviews.domain.cases.papers import Heading
from reviews.domain.cases.pieces import Piece
from reviews.domain.cases.response import Named
from reviews.domain.cases.scheme_summary import (
    RunBy,
    SchemeSummary,
    days,
    of_the_agreement,
    side_by_side,
)
from reviews.domain.dates import Span
from reviews.domain.letters.kinds import Council
from reviews.domain.record.evidence import EvidenceKind, Limb
from reviews.domain.register.closed_words import Model
from reviews.domain.sources import Source
from reviews.reference.limbs import limbs
from reviews.store.cases.letters_in import recommended
from reviews.store.record.rows import grouped, read
from reviews.store.record.session import Session
from reviews.store.register import schemes

from .in_papers import InPapers

_APART = (EvidenceKind.STAFF_TIME, EvidenceKind.LETTER)
"""What has a part of its own."""


def summary(
    session: Session, found: InPapers, council: Council, about: About, today: date
) -> SchemeSummary:
    """What the register and the papers say of the scheme; three queries.

    Whom it is for is as it was on the day of the decision, or else today.
    """
    timed = [one for one in by_day(found.whole()) if one.kind is EvidenceKind.STAFF_TIME]
    return SchemeSummary(
        council,
        about,
        decision=found.decision.name if found.decision else "",
        run_by=_run_by(session, found),
        known=tuple(_known(session, found, found.decided_on or today)),
        support=side_by_side(_support(found)),
        staff_time=tuple(_told(one, found) for one in timed),
        totals=tuple(_totals(timed, found)),
        agreement=tuple(_told(one, found) for one in by_day(found.pieces) if _agreed(one, found)),
        recommended=_recommended(session, found),
    )


def _told(piece: Piece, found: InPapers) -> Told:
    return told(piece, found.place(piece), found.decided_on, found.title(piece))


def _run_by(session: Session, found: InPapers) -> tuple[RunBy, ...]:
    played = schemes.parts_played(session, scheme_id=found.case.scheme_id)
    return tuple(
        RunBy(
            quoted(one.organisation),
            one.part.words,
            days(one.true_from_on, one.true_to_on),
            quoted(one.responsibilities),
        )
        for one in played
    )


def _known(session: Session, found: InPapers, on: date) -> Iterator[Named]:
    """What the register holds of the scheme in its closed words, and whom it is for."""
    facts = schemes.facts(session, found.case.scheme_id, on)
    if facts is None:
        return
    models = ", ".join(Model(one).words for one in facts.models.split())
    homes = str(facts.units) if facts.units is not None else ""
    said = (
        ("Whom it is for", facts.cohort),
        ("How it runs", models),
        ("The agreement that residents hold", facts.tenure.words),
        ("The kind of landlord", facts.landlord_type.words),
        ("How many homes", homes),
        ("Whether a council or the NHS pays for the support", facts.commissioned.words),
        ("How the support is paid for", facts.support_funding),
    )
    yield from (Named(name, quoted(words)) for name, words in said if words)


def _support(found: InPapers) -> Iterator[tuple[Limb, Source | None, Told]]:
    by_question = limbs()
    for one in by_day(found.pieces):
        limb = speaks_to(one, by_question)
        if limb is not None and one.kind not in _APART:
            yield limb, one.source, _told(one, found)


def _totals(timed: list[Piece], found: InPapers) -> Iterator[str]:
    """What each source's staff time adds up to, as its own lines give it."""
    rows = [found.rows[one.id] for one in timed]
    shifts = grouped((row.source, row) for row in rows)
    for source, told_by in shifts.items():
        lines = [Timed(read(Shift, row), Span(row.true_from_on, row.true_to_on)) for row in told_by]
        yield from (f"{Source(source).words}. {one.words}" for one in totals(lines))


def _agreed(piece: Piece, found: InPapers) -> bool:
    listed = found.listed.get(piece.id)
    of_claim = listed is not None and listed.heading is Heading.CLAIM
    return of_claim or of_the_agreement(piece.asked[1])


def _recommended(session: Session, found: InPapers) -> tuple[Told, ...]:
    """What letters that are in recommend, in the words that went."""
    letters = [one for one in by_day(found.whole()) if one.kind is EvidenceKind.LETTER]
    asked = recommended(session, {one.id for one in letters})
    return tuple(
        replace(_told(letter, found), words=quoted(one.line))
        for letter in letters
        for one in asked.get(letter.id, ())
    )
