"""Drawing a sample of schemes into a programme, so that anybody can draw it again (para 82)."""

import secrets
from collections.abc import Mapping, Sequence
from uuid import UUID, uuid4

from reviews.domain.errors import Refused
from reviews.domain.people.roles import Act
from reviews.domain.programme.sampling import METHOD, StratumBy, draw
from reviews.domain.record.event_kinds import EventKind
from reviews.services.people.officers import version
from reviews.store.programme import samples
from reviews.store.programme.samples import FrameLine
from reviews.store.record.events import add_all, record
from reviews.store.record.session import Session
from reviews.store.tables import SampleDraw, SampleFrame, SampleSize

from .programmes import chosen_row, led_row, stream_of


def draw_sample(
    session: Session,
    act: Act,
    programme_id: UUID,
    by: StratumBy,
    sizes: Mapping[str, int],
    *,
    seen: str = "",
    seed: str = "",
) -> UUID:
    """Draw schemes of the programme's team at random from each group, and choose those drawn.

    `sizes` says how many to draw, by group. `seen` is the version of the list that they were
    given for, where a page showed it; the `seed` is made by chance where none is given.

    Raises:
        Refused: a group is empty or too small, or the list changed meanwhile; nothing is drawn.
        NotAllowed: only a lead reviewer of the team may.
    """
    row = led_row(session, act, programme_id)
    every = samples.frame(session, row.team_id, programme_id, by, act.today)
    _check_seen(every, seen)
    free = [one for one in every if one.free]
    asked = {stratum: size for stratum, size in sizes.items() if size}
    seed = seed or secrets.token_hex(8)
    drawn = draw(seed, [one.line for one in free], asked)
    how = {"by": by, "method": METHOD, "seed": seed}
    who = {"drawn_by": act.by.id, "drawn_at": act.at}
    made = SampleDraw(id=uuid4(), programme_id=programme_id, **how, **who)
    session.add(made)
    session.flush()
    _keep(session, act, made, asked, free, drawn)
    about = {"programme": programme_id, "draw": made.id}
    words = {"count": len(drawn), "by": by.words.lower()}
    record(session, act, stream_of(programme_id), EventKind.SAMPLE_DRAWN, about=about, words=words)
    return made.id


def _check_seen(every: Sequence[FrameLine], seen: str) -> None:
    if seen and version(every) != seen:
        raise Refused(
            "The list of schemes changed while you had this open. The numbers below are as they "
            "are now. Look at them again, then draw."
        )


def _keep(
    session: Session,
    act: Act,
    made: SampleDraw,
    sizes: Mapping[str, int],
    free: Sequence[FrameLine],
    drawn: frozenset[str],
) -> None:
    """Keep the list, the sizes and the result, and choose the schemes drawn."""
    session.add_all(
        SampleSize(draw_id=made.id, stratum=stratum, size=size) for stratum, size in sizes.items()
    )
    session.add_all(
        chosen_row(act, uuid4(), made.programme_id, one.scheme_id, made.id)
        for one in free
        if one.reference in drawn
    )
    rows = [
        {
            "id": uuid4(),
            "draw_id": made.id,
            "scheme_id": one.scheme_id,
            "reference": one.reference,
            "stratum": one.stratum,
            "drawn": one.reference in drawn,
        }
        for one in free
    ]
    add_all(session, SampleFrame, rows)
