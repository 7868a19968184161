"""Playing the comparison of papers, and outcomes over time."""

from reviews.config import ROOT
from reviews.domain.board.outcomes import Noted
from reviews.example.case import outcome_steps as steps
from reviews.reference.prompting import load_prompting
from reviews.services.assessment.same_words import look, record_look, say_what_to_make
from reviews.services.board.outcomes import OutcomeWords, Pause, note, pause_outcome, set_outcome
from reviews.store.assessment import same_words

from .stage import Stage


def compare(stage: Stage, step: steps.ComparePapers) -> None:
    """Compare the papers that an officer may read."""
    found = look(stage.parts.files, _papers(stage, step.by))
    stage.do(step.by, record_look, stage.review_id, found)


def _papers(stage: Stage, by: str) -> tuple[same_words.PaperHead, ...]:
    sets = {(one.name, one.version): one for one in stage.parts.question_sets}
    return stage.read(same_words.papers, stage.act(by).by, stage.review_id, sets).items


def judge(stage: Stage, step: steps.JudgePair) -> None:
    """Say what to make of a pair."""
    both = {stage.made("account", step.one), stage.made("account", step.other)}
    account_of = {one.id: one.account and one.account.id for one in _papers(stage, step.by)}
    pair = next(
        one
        for one in stage.read(same_words.pairs, stage.review_id)
        if {account_of[one.one_id], account_of[one.other_id]} == both
    )
    stage.do(step.by, say_what_to_make, stage.review_id, pair.id, step.made, step.reason, "")


def record_outcome(stage: Stage, step: steps.RecordOutcome) -> None:
    """Record an outcome, what was told of it, and when it rested."""
    lists = load_prompting(ROOT / "data" / "prompting.toml")
    new = OutcomeWords(step.words, step.looks_like, step.source, step.who, step.set_on)
    resident = stage.made("resident", step.resident)
    outcome = stage.do(step.by, set_outcome, stage.review_id, resident, new)
    for one in step.told:
        noted = Noted(one.on, one.prompting, one.barrier, one.changed, one.weeks, one.who)
        stage.do(step.by, note, stage.review_id, outcome, noted, one.source, lists)
    for rest in step.rested:
        pause = Pause(rest.why, rest.from_on, rest.to_on, rest.note, rest.source, rest.who)
        stage.do(step.by, pause_outcome, stage.review_id, outcome, pause)
