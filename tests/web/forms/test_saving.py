"""What ends a save: a refusal keeps what was typed, and what is not there is a page of its own."""

from types import SimpleNamespace

import pytest
from flask import Flask

from reviews.domain.errors import Busy, Explained, NotAllowed, NotThere, Refused
from reviews.domain.people.roles import Role
from reviews.services.people import council_settings
from reviews.web.forms import saving
from reviews.web.forms.base import Form
from tests.build import Build
from tests.client import Client

TYPED = 'O’Brien-Łukasz & "Sons" <b>say</b> 🙂'


@pytest.mark.parametrize(
    ("error", "status"),
    [(Refused("Not now."), 200), (Busy(), 200), (NotThere(), 404), (NotAllowed(), 403)],
    ids=lambda one: type(one).__name__,
)
def test_a_refusal_keeps_what_was_typed_and_no_other_end_is_taken_for_one(
    client: Client,
    build: Build,
    monkeypatch: pytest.MonkeyPatch,
    error: Explained,
    status: int,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    page = client.sign_in(build.officer(Role.ADMINISTRATOR)).get("/settings/rights")
    monkeypatch.setattr(council_settings, "set_rights_wording", fail)
    page = client.send(page, licence=TYPED, status=status)
    assert error.sentence in page.words()
    typed = [one.text for one in page.every("textarea") if one.get("name") == "licence"]
    assert typed == ([TYPED] if status == 200 else [])


def test_nobody_without_the_secret_can_guess_at_the_words_of_a_form(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "current_user", SimpleNamespace(viewer=SimpleNamespace(id=1)))
    digests = []
    for secret in ("one", "one", "another"):
        monkeypatch.setattr(app, "secret_key", secret)
        with app.test_request_context("/schemes/add", method="POST", data={"name": TYPED}):
            digests.append(saving._digest(Form(meta={"csrf": False})))
    assert digests[0] == digests[1] != digests[2]
