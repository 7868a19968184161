"""A file that is kept is asked about again before it goes into a bundle."""

from pathlib import Path

import pytest

from reviews.files.scanning import check_scanned


def _scanner(tmp_path: Path, says: str, code: int) -> str:
    path = tmp_path / "clamdscan"
    path.write_text(f"#!/bin/sh\nprintf '%s: {says}\\n' \"$2\"\nexit {code}\n")
    path.chmod(0o700)
    return f"{path} --fdpass"


def test_a_clean_one_and_no_scanner_say_nothing(tmp_path: Path) -> None:
    assert check_scanned("", tmp_path) == ""
    assert check_scanned(_scanner(tmp_path, "OK", 0), tmp_path / "held") == ""


def test_what_was_found_is_named_and_the_place_of_the_file_is_not(tmp_path: Path) -> None:
    said = check_scanned(_scanner(tmp_path, "Eicar-Test-Signature FOUND", 1), tmp_path / "held")
    assert said == (
        "The scanner for harmful files found something in it. It calls it “Eicar-Test-Signature”."
    )


@pytest.mark.parametrize("code", [2, 50])
def test_one_that_could_not_be_scanned_is_held_out_too(tmp_path: Path, code: int) -> None:
    said = check_scanned(_scanner(tmp_path, "lstat() failed: No such file", code), tmp_path)
    assert said == "It could not be scanned for harm."
    assert check_scanned(str(tmp_path / "not-there"), tmp_path) == said
