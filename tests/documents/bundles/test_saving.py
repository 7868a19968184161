"""A PDF is saved whole, or what stood there still stands and the fault is told as one."""

import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from reviews.documents.bundles.saving import save

from .making import WORDS, pdf_of

_FULL = """
import random, resource, signal, sys
from pathlib import Path
import pikepdf
from reviews.documents.bundles.saving import save
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
pdf = pikepdf.new()
for _ in range(5):
    pdf.add_blank_page()
    pdf.pages[-1].Contents = pdf.make_stream(random.randbytes(30_000).hex().encode())
try:
    save(pdf, Path(sys.argv[1]), packed=sys.argv[2] == "packed")
except OSError:
    sys.exit(7)
"""


@pytest.mark.parametrize("packed", ["packed", "plain"])
def test_a_full_disk_is_a_fault_that_can_be_told(tmp_path: Path, packed: str) -> None:
    to = tmp_path / "a.pdf"
    to.write_bytes(b"what stood here")
    done = subprocess.run([sys.executable, "-c", _FULL, str(to), packed], check=False)
    assert done.returncode == 7
    assert to.read_bytes() == b"what stood here"
    assert list(tmp_path.iterdir()) == [to]


def test_one_is_saved_over_what_it_was_opened_from(tmp_path: Path) -> None:
    path = pdf_of(tmp_path / "a.pdf", WORDS, WORDS)
    with pikepdf.open(path) as pdf:
        del pdf.pages[1]
        save(pdf, path, packed=True)
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 1
        assert pdf.check_pdf_syntax() == []


def test_the_same_pdf_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        with pikepdf.open(pdf_of(tmp_path / "held.pdf", WORDS)) as pdf:
            save(pdf, tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
