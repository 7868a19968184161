"""What vouches for a record or takes from it, in one council: a letter with its number, a
checkpoint that a witness cosigned, a request that erased, a back-up, a drill and a restore."""

import base64
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy.orm import Session

from reviews.config import Settings
from reviews.domain.across.data_requests import Asks, Came, Outcome
from reviews.domain.consent.consents import Use
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.people.roles import Act
from reviews.domain.record.checkpoint import COSIGNS, Key, Signature, cosigned, read
from reviews.domain.record.event_kinds import EventKind
from reviews.factory import create_app
from reviews.services.across import data_requests
from reviews.services.across.backing_up import House, back_up
from reviews.services.across.data_requests import Decision, NewRequest
from reviews.services.across.erasure_list import finish
from reviews.services.people.set_up import command_line
from reviews.services.record import checkpoints, witnesses
from reviews.store.across import data_requests as store_requests
from reviews.store.record import checkpoints as store
from reviews.store.record.events import lock, record
from reviews.store.tables import BackUp, Drill, Restore
from tests.build import Build
from tests.letter_case import LetterCase

_PRIVATE = Ed25519PrivateKey.from_private_bytes(b"one of somebody outside for test")
_SEED = base64.b64encode(b"only for tests, and 32 bytes lon").decode()
_SAID = "Nightjar was told so by a neighbour"


def vouch(url: str, files: Path, at: datetime) -> None:
    """Do all of it in the council of a database, from a moment on."""
    settings = Settings(
        database_url=url, files_dir=str(files), secret_key="only for tests", local="yes"
    )
    clock = _Clock(at)
    build = Build(create_app(settings, clock).extensions["reviews"], clock)
    case = LetterCase(build)
    case.issued(LetterKind.PROVIDER_RECOMMENDATIONS)
    case.interview(case.residents[0], _SAID, Use.TAKE_PART, Use.NOTES)
    _cosigned(build)
    _erased(build, case)
    _kept_elsewhere(build, files.parent)
    build.house.engine.dispose()


class _Clock:
    """A second later at each look, as no two acts are of one moment."""

    def __init__(self, at: datetime) -> None:
        self.now = at

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def _cosigned(build: Build) -> None:
    public = _PRIVATE.public_key().public_bytes_raw()
    key = Key("witness-nightjar", public, COSIGNS)
    build.do(witnesses.name_witness, None, "Internal Audit", "audit@anytown.example", key.text)
    made: UUID = build.do(checkpoints.make, None, _SEED)
    text = build.do(checkpoints.take_out, None, made, "as a file").text
    note, seconds = read(text).note, int(build.clock().timestamp())
    signed = seconds.to_bytes(8, "big") + _PRIVATE.sign(cosigned(note, seconds))
    line = Signature(key.name, key.id, signed).line
    build.do(witnesses.record_cosigned, None, f"{text}{line}\n")
    assert build.read(store.checkpoint, made).cosigned


def _erased(build: Build, case: LetterCase) -> None:
    new = NewRequest(
        build.today, "A neighbour", Came.LETTER, Asks.ERASE, "Forget me", name="Nightjar"
    )
    asked: UUID = build.do(data_requests.record_request, case.lead, new)
    line = build.read(store_requests.request, asked)
    keys = [one.key for one in build.read(data_requests.listed, line).places]
    decision = Decision(Outcome.ERASED, None, "Article 17(1)(b)")
    build.do(data_requests.decide, case.lead, asked, keys, decision)
    build.do(data_requests.carry_out, case.lead, asked)
    build.do(lambda session, _: finish(session, build.house.files), None)


def _kept_elsewhere(build: Build, folder: Path) -> None:
    house = House(build.house.engine, build.house.files, {})
    back_up(house, command_line(build.clock()), folder / "back-ups")
    build.do(_given_back, None)


def _given_back(session: Session, act: Act) -> None:
    """The rows and events of a drill and a restore of the last back-up."""
    lock(session, checkpoints.COUNCIL)
    last = session.query(BackUp).one()
    told = {"back_up": last.id, "number": last.number}
    written = {"recorded_at": act.at, "recorded_by": act.by.id}
    drilled = {"events": 1, "files": 1, "ran_by": "cron", "differs": ""}
    session.add(Drill(id=uuid4(), certificate_sha256="0" * 64, **drilled, **told, **written))
    words = {"number": last.number}
    record(session, act, checkpoints.COUNCIL, EventKind.DRILLED, words=words | {"found": "all"})
    session.add(Restore(id=uuid4(), taken_at=last.taken_at, **told, **written))
    later = replace(act, at=act.at + timedelta(seconds=1))
    record(session, later, checkpoints.COUNCIL, EventKind.RESTORED, words=words)
