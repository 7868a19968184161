"""The look is GOV.UK's; the crown, the crest and the typeface are not ours to use."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "reviews" / "web" / "static"
STATIC = sorted(one for one in FOLDER.iterdir() if one.suffix in (".css", ".js", ".svg"))


@pytest.mark.parametrize("path", STATIC, ids=lambda path: path.name)
def test_no_government_branding(path: Path) -> None:
    text = path.read_text().lower()
    for mark in ("gds transport", "crest", "crown.", "govuk-crown", "/assets/"):
        assert mark not in text
