"""No address that a page was given leads off the site."""

from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

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
