"""Import of the application, beside the import of the libraries that it is built on."""

import json
import subprocess
import sys
from statistics import median

from bench.job import Job

ROUNDS = 7
LIBRARIES = "flask, flask_login, flask_wtf, sqlalchemy.orm, alembic, openpyxl, docx, typst, PIL"
TIMED = "import time; start = time.process_time(); import {}; print(time.process_time() - start)"


def _seconds(modules: str) -> float:
    told = subprocess.run(
        [sys.executable, "-c", TIMED.format(modules)], capture_output=True, check=True, text=True
    )
    return float(json.loads(told.stdout))


def jobs() -> list[Job]:
    taken = [(_seconds("reviews.factory"), _seconds(LIBRARIES)) for _ in range(ROUNDS)]
    ours, floor = (median(some) for some in zip(*taken, strict=True))
    return [Job("Import of the application", ours, floor, 2, f"floor: import {LIBRARIES}")]
