"""A form sent twice makes one record."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from reviews.domain.people.roles import Act
from reviews.services.record.sent_forms import KNOWN_FOR, once
from reviews.store.tables import Finding, SentForm
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock


def test_what_is_sent_again_gives_what_it_gave(build: Build) -> None:
    key, made = uuid4(), []

    def make(session: Session) -> UUID:
        del session
        made.append(uuid4())
        return made[-1]

    def sent(session: Session, act: Act, digest: str) -> UUID:
        return once(session, key, digest, act.at, make)

    officer = build.officer()
    first = build.do(sent, officer, "words")
    assert build.do(sent, officer, "words") == first
    assert build.do(sent, officer, "other words") != first
    assert len(made) == 2


def test_a_form_that_was_refused_can_be_sent_again(build: Build) -> None:
    key = uuid4()

    def refuse(session: Session) -> None:
        del session
        raise ZeroDivisionError

    def sent(session: Session, act: Act) -> None:
        once(session, key, "words", act.at + timedelta(0), refuse)

    officer = build.officer()
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            build.do(sent, officer)
    assert build.rows(SentForm) == []


def test_what_was_saved_more_than_a_week_ago_is_known_no_more(build: Build, clock: Clock) -> None:
    officer, keys = build.officer(), [uuid4() for _ in range(3)]

    def sent(session: Session, act: Act, key: UUID) -> None:
        once(session, key, "words", act.at, lambda _: None)

    build.do(sent, officer, keys[0])
    clock.move(hours=1)
    build.do(sent, officer, keys[1])
    clock.move(days=KNOWN_FOR.days)
    build.do(sent, officer, keys[2])
    assert {one.key for one in build.rows(SentForm)} == set(keys[1:])


def test_the_same_finding_sent_three_times_is_one(client: Client, build: Build) -> None:
    team = build.team()
    officer = build.officer(team=team)
    review = build.review(officer, build.scheme(team))
    client.sign_in(officer)
    page = client.get(f"/reviews/{review}/findings/write")
    said = {"theme": "delivery", "kind": "strength", "words": "Staff come.", "paragraph": "110"}
    led = {client.send(page, said).address for _ in range(3)}
    assert len(led) == 1
    (finding,) = build.rows(Finding)
    assert led == {f"/reviews/{review}/findings/{finding.fact_id}"}
    client.send(page, said | {"words": "Staff come late."})
    client.send(client.get(f"/reviews/{review}/findings/write"), said)
    assert len(build.rows(Finding)) == 3
