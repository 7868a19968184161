"""The council itself: its settings, teams and officers, and the organisations it knows."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from reviews.domain.people.restricted import Room
from reviews.domain.people.training_and_checks import Held
from reviews.example.case.register import Officer, Organisation
from reviews.services.people.council_settings import set_rights_wording
from reviews.services.people.officers import add_officer, add_team
from reviews.services.people.restricted import set_readers
from reviews.services.people.set_up import command_line, set_up
from reviews.services.people.sign_in import give_password
from reviews.services.people.training_and_checks import record_held
from reviews.services.register.schemes import OrganisationFacts, add_organisation
from reviews.store.record.engine import writing

from .stage import Stage


def set_the_council_up(stage: Stage) -> None:
    """Bring the tables up to date, and make the council with its people."""
    council = stage.example.council
    details = asdict(council.council) | {"address": "\n".join(council.council.address)}
    set_up(stage.parts.engine, stage.now(), **details)
    stage.do("", set_rights_wording, dict(council.rights))
    for team in council.teams:
        stage.make("team", team.key, stage.do("", add_team, team.name))
    for officer in council.officers:
        _add_officer(stage, officer)
    stage.do("", set_readers, {room: _listed(stage, room) for room in Room})
    for organisation in stage.example.organisations:
        _add_organisation(stage, organisation)


def _listed(stage: Stage, room: Room) -> list[UUID]:
    return [
        stage.made("officer", one.key)
        for one in stage.example.council.officers
        if room in one.kept_apart
    ]


def _add_officer(stage: Stage, officer: Officer) -> None:
    officer_id = stage.do(
        "",
        add_officer,
        name=officer.name,
        sign_in_name=officer.sign_in_name,
        job_title=officer.job_title,
        email=officer.email,
        telephone=officer.telephone,
        roles=officer.roles,
        teams=[stage.made("team", one) for one in officer.teams],
    )
    stage.make("officer", officer.key, officer_id)
    for one in officer.held:
        held = Held(one.kind, one.what, one.done_on, one.expires_on)
        stage.do("", record_held, officer_id, held)


def _add_organisation(stage: Stage, one: Organisation) -> None:
    facts = OrganisationFacts(
        name=one.name,
        kind=one.kind,
        registration=one.registration,
        contact_name=one.contact_name,
        contact_role=one.contact_role,
        email=one.email,
        telephone=one.telephone,
        address="\n".join(one.address),
        postcode=one.postcode,
    )
    stage.make("organisation", one.key, stage.do("", add_organisation, facts))


def give_passwords(stage: Stage, hashes: Mapping[str, str], clock: Callable[[], datetime]) -> None:
    """Let officers sign in, who need not change their password first.

    Args:
        stage: where the case was played.
        hashes: the hash of each officer's password, by key.
        clock: gives the present instant. This is done in truth, now, and not on a day of the case.
    """
    for key, password_hash in hashes.items():
        officer_id = stage.made("officer", key)
        act = command_line(clock())
        with writing(stage.parts.engine) as session:
            give_password(session, act, officer_id, password_hash, must_change=False)
