"""Imports point inwards only, as pyproject.toml says, and what is large is loaded when needed."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_import_contract_holds() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [command, "--no-cache"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


LATE = ("docx", "icalendar", "pdf_redaction_check", "pikepdf", "pypdfium2", "typst")
"""Large libraries that no page needs which an officer opens first."""


def test_large_libraries_are_not_loaded_at_the_start() -> None:
    told = f"import sys, reviews.factory; print([one for one in {LATE} if one in sys.modules])"
    ran = subprocess.run(
        [sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"
