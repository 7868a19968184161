"""One full paper of each kind that stands beside a response, all invented, with awkward words."""

from collections.abc import Mapping
from datetime import date

from reviews.domain.cases.chronology import Chronology, ChronologyLine
from reviews.domain.cases.documents import DocumentKind
from reviews.domain.cases.own_papers import About, OwnPaper
from reviews.domain.cases.paper_lines import NOT_SAID, Told
from reviews.domain.cases.response import Named
from reviews.domain.cases.scheme_summary import RunBy, SchemeSummary, Side, SideBySide
from reviews.domain.cases.support_summary import NeedPrinted, Part, SupportSummary
from reviews.domain.cases.witness_statement import (
    IN_YOUR_OWN_WORDS,
    TRUTH,
    Heard,
    WentThere,
    WitnessStatement,
)

from .specimens import COUNCIL

ABOUT = About(
    date=date(2026, 11, 30),
    reference="HB-2026-001",
    tribunal_reference="SC242/26/01234",
    claimant="Łukasz & Siân O’Neill-Ünal (R-0007)",
    home="Canal House",
    officer="Bea Łącka",
    post="Senior Benefits Officer",
)
"""What stands at the top of each."""

_DECISION = "A supersession, made on 20 August 2026"
_LATER = "Recorded after the decision"
_TOLD = Told(
    what="How often is help with this given now?",
    words="Every week, & “more” when <I> ask.\nمرحبا 🙂",
    whose="Resident, about R-0007",
    when="3 May 2026. Recorded on 4 September 2026.",
    later=_LATER,
    paper="paper 12",
)
_SEEN = Told(
    what="Something seen: Damp or mould",
    words="Kitchen\nBlack mould above the sink; Tŷ Gwyn, room 'B'",
    whose="Seen by the review team",
    when="12 May 2026, and recorded that day.",
    later=_LATER,
    paper="paper 14",
)
_ROTA = Told(
    what="Rota <b>v2</b> & notes: “Łódź”",
    words="Two staff, days; one, nights",
    whose="Document",
    when="1 May 2026. Recorded on 4 May 2026.",
    later=_LATER,
    paper="paper 3",
)

_CHRONOLOGY = Chronology(
    COUNCIL,
    ABOUT,
    decision=_DECISION,
    lines=(
        ChronologyLine(
            "5 January 2026",
            "R-0007 came to live at Canal House",
            "The council’s register",
            "10 February 2026",
            _LATER,
            "not in the papers",
        ),
        ChronologyLine(
            "1 May 2026 to 31 May 2026",
            "A record of support: Given; Budgeting “as & when” <weekly> مرحبا …",
            "Provider, about R-0007",
            "4 September 2026",
            _LATER,
            "paper 12",
        ),
    ),
)

_HEARD = Heard(
    on="3 May 2026",
    what="Talking with a resident. Resident: R-0007",
    whose="Resident, about R-0007",
    later=_LATER,
    paper="paper 12",
    words=(_TOLD,),
)

_STATEMENT = WitnessStatement(
    COUNCIL,
    ABOUT,
    witness="Agnieszka O’Brien-Łęcka",
    witness_post="Review Officer",
    witness_team="Supported Housing Review Team",
    visits=(
        WentThere(
            on="12 May 2026",
            what_for="Scheme review visit",
            together="Joseph O’Neill was with me.",
            saw=(_SEEN,),
            told=(_TOLD,),
            own_words=IN_YOUR_OWN_WORDS,
        ),
    ),
    looked=(_HEARD,),
    heard=(_HEARD,),
    read=(_HEARD,),
    photographs=(_SEEN,),
    truth=TRUTH,
)

_SUPPORT = SupportSummary(
    COUNCIL,
    ABOUT,
    decision=_DECISION,
    needs=(
        NeedPrinted(
            name="Money & bills",
            parts=(Part("Whether help is needed", (_TOLD,)), Part("Given", (_TOLD, _ROTA))),
            gaps="No answer or record is in of: offered; turned down. That is not the same "
            "as a no.",
        ),
    ),
    needs_gap=NOT_SAID,
    plan=(_TOLD,),
    plan_gap=NOT_SAID,
    changed=(_TOLD,),
    changed_gap=NOT_SAID,
    staff_time=(_ROTA,),
)

_SCHEME = SchemeSummary(
    COUNCIL,
    ABOUT,
    decision=_DECISION,
    run_by=(
        RunBy(
            "Harbour & Hearth Support CIC",
            "Support provider",
            "From 5 January 2024, and still so",
            "Day-to-day support <all residents>",
        ),
    ),
    known=(Named("Whom it is for", "People who were homeless & are settling"),),
    support=(
        SideBySide(
            heading="What it is, and how much",
            sides=(
                Side("Claimed: provider and staff", (_ROTA,), NOT_SAID),
                Side("Experienced: the resident & who speaks for them", (_TOLD,), NOT_SAID),
            ),
        ),
    ),
    staff_time=(_ROTA,),
    totals=("Provider. Total, awake and on duty, from 1 May 2026: 70 hours (Night) a week",),
    agreement=(_ROTA,),
    recommended=(_ROTA,),
)

BESIDE_SAMPLES: Mapping[DocumentKind, OwnPaper] = {
    DocumentKind.CHRONOLOGY: _CHRONOLOGY,
    DocumentKind.STATEMENT: _STATEMENT,
    DocumentKind.SUPPORT: _SUPPORT,
    DocumentKind.SCHEME: _SCHEME,
}
"""A full one of each kind."""
