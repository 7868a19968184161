"""A programme: its start, and the schemes chosen for it."""

from reviews.config import ROOT
from reviews.domain.programme.programmes import Because, Plan, list_on
from reviews.reference.indicators import load_indicators
from reviews.services.programme.programmes import choose_scheme, start_programme

from .case import filled
from .stage import Stage


def start(stage: Stage, by: str, key: str) -> None:
    """Start a programme of the scheme's team, led by whoever starts it."""
    plan = filled(Plan, stage.told["programme"])
    team = stage.made("team", stage.told["scheme"]["team"])
    made = stage.do(by, start_programme, team, plan, stage.made("officer", by))
    stage.make("programme", key, made)


def choose(stage: Stage, by: str, programme: str, key: str) -> None:
    """Choose the scheme by an indicator of the list that counts."""
    offered = list_on(load_indicators(ROOT / "data" / "indicators"), stage.example.calendar.today)
    [indicator] = [one for one in offered.indicators if one.key == key]
    because = filled(Because, stage.told["chosen"][key], indicator=indicator)
    made = stage.made("programme", programme)
    stage.do(by, choose_scheme, made, stage.scheme_id, because, offered.version)
