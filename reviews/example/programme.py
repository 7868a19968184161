"""Playing a programme: its start, the schemes chosen for it, the samples drawn."""

from reviews.config import ROOT
from reviews.domain.programme.programmes import Because, Plan, list_on
from reviews.example.case import programme_steps as steps
from reviews.reference.indicators import load_indicators
from reviews.services.programme.programmes import choose_scheme, start_programme
from reviews.services.programme.samples import draw_sample

from .stage import Stage


def start(stage: Stage, step: steps.StartProgramme) -> None:
    """Start a programme, led by whoever starts it."""
    plan = Plan(step.name, step.purpose, step.from_on, step.to_on)
    team, lead = stage.made("team", stage.story.scheme.team), stage.made("officer", step.by)
    stage.make("programme", step.programme, stage.do(step.by, start_programme, team, plan, lead))


def choose(stage: Stage, step: steps.ChooseScheme) -> None:
    """Choose the story's scheme by an indicator of the list that counts."""
    offered = list_on(load_indicators(ROOT / "data" / "indicators"), stage.example.calendar.today)
    indicator = next((one for one in offered.indicators if one.key == step.indicator), None)
    if indicator is None:
        raise LookupError(f"No indicator is called “{step.indicator}”.")
    because = Because(indicator, step.source, step.reason, step.number)
    programme_id = stage.made("programme", step.programme)
    stage.do(step.by, choose_scheme, programme_id, stage.scheme_id, because, offered.version)


def draw(stage: Stage, step: steps.DrawSample) -> None:
    """Draw a sample by the seed of the file, so that the case is the same each time."""
    programme_id = stage.made("programme", step.programme)
    sizes = {one.name: one.size for one in step.groups}
    stage.do(step.by, draw_sample, programme_id, step.group_by, sizes, seed=step.seed)
