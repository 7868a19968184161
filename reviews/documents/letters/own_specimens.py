"""One full paper of each kind of the council's own in a case, all invented, with awkward words.

Every field is filled, so that each part of a template that depends on one is made.
"""

from collections.abc import Mapping
from datetime import date

from reviews.domain.cases.documents import DocumentKind
from reviews.domain.cases.own_papers import About, OwnPaper
from reviews.domain.cases.response import (
    Fact,
    GroundAnswered,
    Listed,
    Named,
    Reason,
    Response,
    Under,
    to_fill_in,
    to_look_up,
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

_RESPONSE = Response(
    council=COUNCIL,
    about=ABOUT,
    front=(
        Named("Our reference", "HB-2026-001"),
        Named("The tribunal’s reference", "SC242/26/01234"),
        Named("Appellant", "Łukasz & Siân O’Neill-Ünal"),
        Named("Who represents them", "Westmere Law Centre <advice@law.example>"),
        Named("Other respondents", "None recorded"),
        Named("Day of the decision", "20 August 2026"),
        Named("The appeal came", "14 September 2026"),
        Named("In time or late", "In time, as far as is recorded"),
        Named(
            "Adjustments, an interpreter, capacity", "Speaks Polish.\nNeeds breaks: “tak, proszę”"
        ),
    ),
    opposed=(
        Named("Whether the appeal is opposed", "The council opposes the appeal in part."),
        Named("Whether somebody comes for the council", "Somebody will come for the council."),
    ),
    complete="On 28 November 2026 the disclosure officer certified that all relevant documents "
    "which the council then held are before the tribunal.",
    evidence=(
        Under(
            "Notice of appeal, and what came with it",
            (Listed("paper 1", "Notice of appeal", "14 September 2026", "The appellant"),),
        ),
        Under(
            "The person",
            (
                Listed(
                    "paper 2", "Resident interview. The resident: Łukasz", "3 May 2026", "Resident"
                ),
                Listed("paper 3", "Support plan <b>v2</b> & notes", "1 May 2026", "The provider"),
            ),
        ),
    ),
    decision=(
        Named("What was decided", "Not exempt accommodation from 4 May 2026"),
        Named("The ground", to_look_up("Circumstances changed. Last checked on 30 November 2026")),
        Named("It has effect from", "4 May 2026"),
    ),
    issues=(
        "Whether the council has shown the ground on which it changed the award, and from when.",
        "Is it provided to this claimant?",
    ),
    facts=(
        Fact(
            1,
            "1 May 2026",
            "Support plan",
            "Help with money, weekly. مرحبا 🙂",
            "paper 3",
            ("For, on “Is it provided to this claimant?”: it was offered and taken up.",),
        ),
        Fact(
            2,
            "3 May 2026",
            "Resident interview",
            "“Nobody has come since March”",
            "paper 2",
            ("Against, on “Is it provided to this claimant?”: it says that it stopped.",),
        ),
    ),
    law=(to_look_up("Bristol CC v AW [2009] UKUT 109 (AAC). Last checked on 29 November 2026"),),
    reasons=(
        Reason(
            "Is it provided to this claimant?",
            ("Fact 1 (paper 3): it was offered and taken up.",),
            ("Fact 2 (paper 2): it says that it stopped.",),
            ("The two accounts differ on whether it went on.",),
            to_fill_in("what the council says on this question, and why"),
        ),
    ),
    answers=(
        GroundAnswered(
            "“They come & help me every week <really>”", to_fill_in("the council’s answer")
        ),
    ),
    asks="To decide that the home was not exempt accommodation from 4 May 2026.",
    since=("On 1 October 2026: reconsidered, and not changed.",),
)

OWN_SAMPLES: Mapping[DocumentKind, OwnPaper] = {DocumentKind.RESPONSE: _RESPONSE}
"""A full one of each kind."""
