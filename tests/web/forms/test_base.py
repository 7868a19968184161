"""An error summary names the field of what cannot be read, where a form has several alike."""

import pytest
from flask import Flask

from reviews.web.forms import fields
from reviews.web.forms.base import Form


class One(Form):
    """One date."""

    began_on = fields.DateField("When did it begin?")


class Two(One):
    """Three dates, and a text."""

    ended_on = fields.DateField("When did it end?", missing="Enter when it ended")
    noted_on = fields.DateField("Noted (optional)")
    words = fields.TextField("What was it?", missing="Say what it was")


WRONG = "Enter a real date, such as 27 3 2026 or 27 March 2026."


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        (One, [WRONG]),
        (
            Two,
            [
                f"“When did it begin?” {WRONG}",
                "Enter when it ended",
                f"“Noted” {WRONG}",
                "Say what it was",
            ],
        ),
    ],
)
def test_a_date_that_is_none_says_which(app: Flask, kind: type[Form], lines: list[str]) -> None:
    wrong = {"day": "31", "month": "2", "year": "2026"}
    typed = {f"{name}-{part}": wrong[part] for name in ("began_on", "noted_on") for part in wrong}
    with app.test_request_context("/", method="POST", data=typed):
        form = kind(meta={"csrf": False})
        assert not form.validate()
        assert [one.text for one in form.summary()] == lines
        assert form.began_on.errors == [WRONG], "beside the field its label stands above"
