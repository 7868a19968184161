"""Stops a PostgreSQL server and takes its folder away once whoever started it is gone.

Run beside the tests with its input held open by them: however they end, even killed, that input
ends too.
"""

import sys
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from signal import SIGQUIT

import psutil

if __name__ == "__main__":
    sys.stdin.read()
    folder = Path(sys.argv[1])
    with suppress(psutil.NoSuchProcess, FileNotFoundError):
        server = psutil.Process(int((folder / "data" / "postmaster.pid").read_text().split()[0]))
        server.send_signal(SIGQUIT)
        server.wait(10)
    rmtree(folder, ignore_errors=True)
