"""What is typed or ticked on a page is taken by a Form, which shows what is wrong on that page."""

import inspect
import re
from pathlib import Path

import pytest
from flask import Flask

TEMPLATES = Path(__file__).parents[2] / "templates"
POSTS = re.compile(
    r"<form[^>]*method=\"post\"[^>]*action=\"\{\{ url_for\('([\w.]+)'.*?</form>", re.DOTALL
)
FIELD = re.compile(
    r"<select|<textarea|<input(?![^>]*hidden)|[>}]\s*\{\{ \w+\.(?!csrf_token)\w+ \}\}"
)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_every_form_with_fields_is_taken_by_a_form(app: Flask) -> None:
    posted = {
        form[1]
        for page in TEMPLATES.rglob("*.html")
        for form in POSTS.finditer(page.read_text("utf-8"))
        if FIELD.search(form[0])
    }
    assert posted >= {"accounts.resume", "review.hold"}
    for endpoint in posted:
        view = inspect.getsource(inspect.unwrap(app.view_functions[endpoint]))
        assert re.search(r"\w*Form\(", view), f"{endpoint} takes fields without a Form"
