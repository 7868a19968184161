"""What stands side by side on the board: support, staff time, outcomes."""

from reviews.config import ROOT
from reviews.domain.board.outcomes import Noted
from reviews.domain.board.staff_time import Shift
from reviews.domain.board.support import SupportTold
from reviews.domain.sources import Source
from reviews.reference.prompting import load_prompting
from reviews.services.board.outcomes import OutcomeWords, Pause, note, pause_outcome, set_outcome
from reviews.services.board.support import record_staff_time, record_support

from .case import filled
from .stage import Stage

NOT_SAID = {"who": "", "how_often": "", "how_long": "", "true_to_on": None}


def support(stage: Stage, by: str, resident: str) -> None:
    """Record support for each need of a resident, as one source tells it."""
    for one in stage.told["support"]:
        told = filled(SupportTold, NOT_SAID | one)
        stage.do(by, record_support, stage.review_id, stage.made("resident", resident), told)


def staff_time(stage: Stage, by: str) -> None:
    """Record staff time, as each source tells it; a resident's own where one is named."""
    for one in stage.told["staff_time"]:
        stage.do(
            by,
            record_staff_time,
            stage.review_id,
            filled(Shift, {"weeks": 1, "shared_by": 1} | one),
            source=Source(one["source"]),
            said_by=one["said_by"],
            true_from_on=one["true_from_on"],
            true_to_on=one.get("true_to_on"),
            resident_id=stage.made("resident", one["resident"]) if "resident" in one else None,
        )


def outcomes(stage: Stage, by: str) -> None:
    """Record outcomes, what was told of each, and when it rested."""
    lists = load_prompting(ROOT / "data" / "prompting.toml")
    for told in stage.told["outcomes"]:
        new = filled(OutcomeWords, {"looks_like": ""} | told)
        resident = stage.made("resident", told["resident"])
        outcome = stage.do(by, set_outcome, stage.review_id, resident, new)
        for one in told["told"]:
            noted = filled(Noted, {"barrier": "", "changed": "", "weeks": None} | one)
            stage.do(by, note, stage.review_id, outcome, noted, Source(one["source"]), lists)
        for one in told.get("rested", ()):
            stage.do(by, pause_outcome, stage.review_id, outcome, filled(Pause, one))
