"""A bundle of 200 papers beside qpdf, one pass and Typst alone; its memory and its open files."""

import hashlib
import io
import json
import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import pypdfium2
import typst
from PIL import Image

from bench.job import Job, interleaved, most_held_mb
from reviews.documents.bundles.digests import listed, sha256_of
from reviews.documents.bundles.joining import join
from reviews.documents.bundles.parts import BundlePaper, Cover, Paged
from reviews.documents.bundles.reading_back import read_back
from reviews.documents.letters.pdf import FONTS
from reviews.domain.cases.bundles import PagedAs
from reviews.domain.cases.papers import Heading
from reviews.domain.dates import long_date

BARE = Path(__file__).with_name("bare_index.typ")
PAPERS, EACH = 200, 3
MANY_MB = 200
"""A tenth of what is promised; `python -m bench.bundles 2000` measures the whole."""
SCAN, SMALL, SCANS_EACH = (1240, 1754), (124, 175), 7
MOST, FEW = 3000, 30
ROUNDS = 7
MAY, DATED = date(2026, 5, 1), datetime(2026, 5, 1, tzinfo=UTC)
HEADINGS = tuple(Heading)[1:-1]
COVER = Cover("Anytown", "Papers of an appeal", MAY, [("Case", "HB-1")], "1204 k3v9 x2m1 8qfa")


def jobs() -> list[Job]:
    with TemporaryDirectory() as name:
        return [_made(Path(name)), _memory(MANY_MB), _open_files()]


def _written(path: Path, pages: int, scan: bytes) -> Path:
    """A PDF of so many pages of text, or of one scan on each, where it is not there yet."""
    if path.exists():
        return path
    with pikepdf.new() as pdf:
        for number in range(pages):
            page = pdf.add_blank_page(page_size=(595, 842)).obj
            if scan:
                _draw_scan(pdf, page, scan + number.to_bytes(4, "big"))
            else:
                _draw_lines(pdf, page, number)
        pdf.save(path)
    return path


def _draw_lines(pdf: pikepdf.Pdf, page: pikepdf.Object, number: int) -> None:
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    lines = "".join(
        f"BT /F1 11 Tf 60 {780 - 15 * at} Td (Line {at} of page {number}) Tj ET\n"
        for at in range(40)
    )
    page.Contents = pdf.make_stream(lines.encode())
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))


def _draw_scan(pdf: pikepdf.Pdf, page: pikepdf.Object, scan: bytes) -> None:
    with Image.open(io.BytesIO(scan)) as opened:
        wide, high = opened.size
    image = pikepdf.Stream(
        pdf,
        scan,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=wide,
        Height=high,
        ColorSpace=pikepdf.Name.DeviceGray,
        BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
    )
    page.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Scan Do Q")
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=image))


def _scan(size: tuple[int, int]) -> bytes:
    """A page of paper as a scanner makes one, with the grain that keeps it from being small."""
    made = io.BytesIO()
    Image.frombytes("L", size, os.urandom(size[0] * size[1])).save(made, "JPEG", quality=85)
    return made.getvalue()


def _papers(folder: Path, count: int, pages: int, scan: bytes = b"") -> list[BundlePaper]:
    """Papers under every heading in turn, each of a PDF of its own."""
    return [
        BundlePaper(
            str(number),
            HEADINGS[number * len(HEADINGS) // (count + 1)],
            f"Letter {number} about the support that was given",
            MAY,
            "Amina Yusuf",
            Paged(_written(folder / f"{number}.pdf", pages, scan), pages, PagedAs.PDF),
        )
        for number in range(1, count + 1)
    ]


def _made(folder: Path) -> Job:
    papers = _papers(folder, PAPERS, EACH)
    digests = [sha256_of(one.paged.path) for one in papers]

    def ours(turn: int) -> None:
        cover = Cover(COVER.council, f"{COVER.title} {turn}", MAY, COVER.lines, COVER.number)
        assert [sha256_of(one.paged.path) for one in papers] == digests
        to = folder / "ours.pdf"
        read_back(to, papers, join(cover, papers, to))
        assert listed([(to.name, sha256_of(to))])

    def floor(turn: int) -> None:
        assert [sha256_of(one.paged.path) for one in papers] == digests
        _bare(papers, folder / "floor.pdf", turn)

    ours(-1)
    floor(-1)
    taken, least = interleaved(ours, floor, rounds=ROUNDS)
    return Job(
        "Bundle of 200 PDFs, 600 pages, read back",
        taken,
        least,
        2,
        f"index, links, bookmarks, stamps, digests; {ROUNDS} turns; floor: bare pikepdf.Job, one "
        "pass and Typst doing the same, its pages read by the same PDFium",
    )


def _bare(papers: Sequence[BundlePaper], to: Path, turn: int) -> None:
    """The same by the plainest means: drawn, joined, stamped, led, read and digested."""
    index = to.with_name("index.pdf")
    ahead, drawn = 1, b""
    while True:  # How many pages the index has shows only once it is drawn.
        firsts = [ahead + 1 + EACH * place for place in range(len(papers))]
        drawn = _bare_index(papers, firsts, turn)
        index.write_bytes(drawn)
        with pikepdf.open(index) as pdf:
            if len(pdf.pages) == ahead:
                break
            ahead = len(pdf.pages)
    whole = to.with_name("whole.pdf")
    files = [index, *(one.paged.path for one in papers)]
    pikepdf.Job(
        {
            "inputFile": str(index),
            "outputFile": str(whole),
            "keepFilesOpen": "n",
            "pages": [{"file": str(one), "range": "1-z"} for one in files],
        }
    ).run()
    with pikepdf.open(whole) as pdf:
        _stamped(pdf, papers, firsts)
        pdf.save(to, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    with pypdfium2.PdfDocument(to) as document:
        list(document.get_toc())
        ends = [place for first in firsts for place in (first - 1, first + EACH - 2)]
        for place in (*range(ahead), *ends):
            assert str(place + 1) in document[place].get_textpage().get_text_bounded()
    assert hashlib.sha256(to.read_bytes()).hexdigest()


def _bare_index(papers: Sequence[BundlePaper], firsts: Sequence[int], turn: int) -> bytes:
    rows = [
        (one.label, one.what, long_date(MAY), one.from_whom, str(first))
        for one, first in zip(papers, firsts, strict=True)
    ]
    told = {"title": f"{COVER.title} {turn}", "council": COVER.council, "rows": rows}
    made = _COMPILER.compile(
        format="pdf",
        sys_inputs={"letter": json.dumps(told)},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=DATED,
    )
    assert isinstance(made, bytes)
    return made


_COMPILER = typst.Compiler(BARE, font_paths=[FONTS], ignore_system_fonts=True)


def _stamped(pdf: pikepdf.Pdf, papers: Sequence[BundlePaper], firsts: Sequence[int]) -> None:
    """One pass: a number on each page, links to pages, labels and bookmarks."""
    font = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )
    pages = list(pdf.pages)
    for number, page in enumerate(pages, 1):
        name = page.add_resource(font, pikepdf.Name.Font)
        page.contents_add(b"q\n", prepend=True)
        page.contents_add(f"Q q BT {name} 12 Tf 540 20 Td ({number}) Tj ET Q".encode())
        for link in page.obj.get("/Annots", []):
            place = pages[int(str(link.A.URI).rsplit("/", 1)[1]) - 1].obj
            link.A = pikepdf.Dictionary(
                S=pikepdf.Name.GoTo, D=pikepdf.Array([place, pikepdf.Name.Fit])
            )
    pdf.Root.PageLabels = pikepdf.Dictionary(
        Nums=pikepdf.Array([0, pikepdf.Dictionary(S=pikepdf.Name.D)])
    )
    with pdf.open_outline() as outline:
        for one, first in zip(papers, firsts, strict=True):
            outline.root.append(pikepdf.OutlineItem(f"{one.what}, page {first}", first - 1))


def _memory(megabytes: int) -> Job:
    scan, small = _scan(SCAN), _scan(SMALL)
    papers = max(1, megabytes * 1_000_000 // len(scan) // SCANS_EACH)
    many, few = _most_held(papers, scan), _most_held(papers, small)
    return Job(
        f"Memory of a bundle with {megabytes:,} MB of scans",
        many / 1000,
        few / 1000,
        1.3,
        f"{papers} papers of {SCANS_EACH} pages: {many:.0f} MB; floor: as many with a hundredth of "
        f"the bytes, {few:.0f} MB (megabytes, not milliseconds)",
    )


def _most_held(papers: int, scan: bytes) -> float:
    """The most memory, in megabytes, that a program held that joined and read so many papers."""
    with TemporaryDirectory() as name:
        _papers(Path(name), papers, SCANS_EACH, scan)
        return float(_run(name, papers, SCANS_EACH, 0).stdout)


def _open_files() -> Job:
    few = next(most for most in range(4, 100) if _runs_with(FEW, most))
    many = next(most for most in range(few, 10 * MOST, max(1, few // 10)) if _runs_with(MOST, most))
    return Job(
        f"Open files of a bundle of {MOST:,} papers",
        many / 1000,
        few / 1000,
        1.1,
        f"It can be made where {many} may be open at once; floor: the same job with {FEW} papers, "
        f"{few} (files, not milliseconds)",
    )


def _runs_with(count: int, most: int) -> bool:
    """Whether so many papers can be joined and read where so many files may be open at once."""
    with TemporaryDirectory() as name:
        _papers(Path(name), count, 1)
        return not _run(name, count, 1, most).returncode


def _run(name: str, count: int, pages: int, most: int) -> "subprocess.CompletedProcess[str]":
    """Join and read in a program of its own, which tells the most memory that it held."""
    typed = [name, str(count), str(pages), str(most)]
    return subprocess.run(
        [sys.executable, "-m", "bench.bundles", *typed],
        capture_output=True,
        check=not most,
        text=True,
    )


def _alone(name: str, count: int, pages: int, most: int) -> None:
    papers, to = _papers(Path(name), count, pages), Path(name) / "bundle.pdf"
    if most:
        _warm()
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    read_back(to, papers, join(COVER, papers, to))


def _warm() -> None:
    """Load what the program is made of, so that its own files are not counted."""
    with TemporaryDirectory() as name:
        papers, to = _papers(Path(name), 1, 1), Path(name) / "bundle.pdf"
        read_back(to, papers, join(COVER, papers, to))


if __name__ == "__main__" and len(sys.argv) == 2:
    print(_memory(int(sys.argv[1])).note)
elif __name__ == "__main__":
    _alone(sys.argv[1], *map(int, sys.argv[2:]))
    print(most_held_mb())
