"""Schemes and the people who live there, as the register comes to know them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from reviews.domain.register.closed_words import Part, Tenure
from reviews.domain.register.tenures import TenureSource, TenureTold
from reviews.services.register.parts_played import set_part
from reviews.services.register.residents import (
    ContactNeeds,
    NewResident,
    Stay,
    add_resident,
    change_stay,
)
from reviews.services.register.schemes import NewScheme, SchemeDetails, add_scheme
from reviews.services.register.tenures import record_tenures
from reviews.store.people import officers
from reviews.store.register import residents, schemes

from .case import Example, Told, filled
from .stage import Stage


def kept(stage: Stage, scheme: Told) -> Iterator[date]:
    """A scheme is entered, and residents move in and out, each on the day that is yielded first.

    The first officer of the scheme's team keeps its register.
    """
    begun = stage.example.council.begun_on
    by = _keeper(stage.example, scheme["scheme"]["team"])
    entered = max(begun, scheme["scheme"]["known_from_on"])
    yield entered
    _enter_scheme(stage, by)
    moves = []
    for key, told in scheme["residents"].items():
        moves.append((max(entered, told["from_on"]), _move_in, key))
        if "to_on" in told:
            moves.append((told["to_on"], _move_out, key))
    for day, move, key in sorted(moves, key=lambda one: one[0]):
        yield day
        move(stage, by, key)


def _keeper(example: Example, team: str) -> str:
    return next(one.key for one in example.council.officers if team in one.teams)


def _enter_scheme(stage: Stage, by: str) -> None:
    told = stage.told["scheme"]
    details = filled(SchemeDetails, told)
    team = stage.made("team", told["team"])
    new = filled(NewScheme, told, team_id=team, details=details, parts=())
    stage.make("scheme", stage.key, stage.do(by, add_scheme, new))
    for one in told["parts"]:
        stage.do(
            by,
            set_part,
            stage.scheme_id,
            organisation_id=stage.made("organisation", one["organisation"]),
            part=Part(one["part"]),
            responsibilities=one["responsibilities"],
            from_on=one["from_on"],
        )


def _move_in(stage: Stage, by: str, key: str) -> None:
    told = stage.told["residents"][key]
    new = filled(NewResident, told, stay=_stay(stage, told), contact=filled(ContactNeeds, told))
    stage.make("resident", key, stage.do(by, add_resident, new))
    if "agreement" in told:
        _read_agreement(stage, by, key, Tenure(told["agreement"]))


def _read_agreement(stage: Stage, by: str, key: str, tenure: Tenure) -> None:
    """Who keeps the register reads what the agreement gives, on the day of moving in."""
    (stay, _, _), *_ = stage.read(residents.stays, stage.made("resident", key))
    reader = stage.act(by)
    name = stage.read(officers.names)[reader.by.id]
    told = TenureTold(tenure, TenureSource.READ, read_by=name, read_on=reader.today)
    stage.do(by, record_tenures, stage.scheme_id, {stay.fact_id: told}, seen=())


def _stay(stage: Stage, told: Told) -> Stay:
    """A stay from the day of moving in, at the address named where the scheme has several."""
    places = stage.read(schemes.addresses, stage.scheme_id, stage.example.calendar.today)
    at = next((one.fact_id for one in places if one.line_1 == told.get("address")), None)
    return filled(Stay, told, scheme_id=stage.scheme_id, address_fact_id=at, to_on=None)


def _move_out(stage: Stage, by: str, key: str) -> None:
    told = stage.told["residents"][key]
    stays = stage.read(residents.stays, stage.made("resident", key))
    stage.do(by, change_stay, stays[0][0].id, replace(_stay(stage, told), to_on=told["to_on"]))
