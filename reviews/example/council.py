"""The council itself: its settings, teams and officers, and the organisations it knows."""

from collections.abc import Callable, Mapping
from datetime import datetime

from reviews.domain.people.restricted import Room
from reviews.services.people.council_settings import set_rights_wording
from reviews.services.people.officers import add_officer, add_team
from reviews.services.people.restricted import set_readers
from reviews.services.people.set_up import command_line, set_up
from reviews.services.people.sign_in import give_password
from reviews.services.people.training_and_checks import record_held
from reviews.services.register.schemes import OrganisationFacts, add_organisation
from reviews.store.record.engine import writing

from .case import Officer, filled
from .stage import Stage


def set_the_council_up(stage: Stage) -> None:
    """Bring the tables up to date, and make the council with its people."""
    council = stage.example.council
    set_up(stage.parts.engine, stage.now(), **council.council)
    stage.do("", set_rights_wording, council.rights)
    for key, name in council.teams.items():
        stage.make("team", key, stage.do("", add_team, name))
    for officer in council.officers:
        _add_officer(stage, officer)
    readers = {
        room: [stage.made("officer", one.key) for one in council.officers if room in one.kept_apart]
        for room in Room
    }
    stage.do("", set_readers, readers)
    for key, told in council.organisations.items():
        facts = filled(OrganisationFacts, told)
        stage.make("organisation", key, stage.do("", add_organisation, facts))


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
    for held in officer.held:
        stage.do("", record_held, officer_id, held)


def give_passwords(stage: Stage, hashes: Mapping[str, str], clock: Callable[[], datetime]) -> None:
    """Let officers sign in, by the hash of each one's password, which they need not change first.

    `clock` gives the present instant: this is done in truth, now, and not on a day of the case.
    """
    for key, password_hash in hashes.items():
        officer_id = stage.made("officer", key)
        act = command_line(clock())
        with writing(stage.parts.engine) as session:
            give_password(session, act, officer_id, password_hash, must_change=False)
