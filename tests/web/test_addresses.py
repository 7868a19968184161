"""No address that a page was given leads off the site."""

from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.routing import IntegerConverter, Rule

from reviews.web.addresses import local_path


@given(st.text(st.sampled_from("/\\\t\r\n .:@?#%ex\0"), max_size=12))
def test_no_address_at_all_leads_off_the_site(target: str) -> None:
    from urllib.parse import urljoin, urlsplit

    app = Flask(__name__)
    app.add_url_rule("/start", "home.show", str)
    with app.test_request_context():
        found = local_path(target)
    # A browser drops these from an address before it reads it.
    read = found.translate(dict.fromkeys(map(ord, "\t\r\n"))).replace("\\", "/")
    assert urlsplit(urljoin("https://here.example/a", read)).netloc == "here.example"


def _near(path: str) -> set[str]:
    """A path, and ways to spell it that a service may lead on from."""
    first, _, rest = path.removeprefix("/").partition("/")
    return {
        *(path, f"{path}/", f"{path}//", f"/{path}", f"//{path}", f"{path}/.", f"{path}//x"),
        *(f"/{first}//{rest}", f"/./{first}/{rest}", f"/{first}/../{first}/{rest}"),
        *(path.replace("/", "//"), path.replace("/", "/\\"), path.upper()),
    }


def _value(rule: Rule, name: str) -> str | int:
    """A value that the address takes there."""
    number = isinstance(rule._converters[name], IntegerConverter)
    return 1 if number else "00000000-0000-4000-8000-00000000abcd"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_answer_leads_to_a_host_that_a_request_made_up(app: Flask, method: str) -> None:
    """The service answers to any host unless TRUSTED_HOSTS names its own."""
    http, led = app.test_client(), 0
    for rule in app.url_map.iter_rules():
        values: dict[str, Any] = {name: _value(rule, name) for name in rule.arguments}
        _, path = rule.build(values) or ("", "/")
        for near in sorted(_near(path)):
            answer = http.open(
                "/",
                method=method,
                headers={"Host": "made-up.example"},
                environ_overrides={"PATH_INFO": near},
            )
            location = answer.headers.get("Location", "")
            assert location == "" or location.startswith("/"), f"{near} leads to {location}"
            assert not location.startswith(("//", "/\\")), f"{near} leads to {location}"
            assert "made-up" not in location
            led += bool(location)
    assert led > 100 or method == "POST"
