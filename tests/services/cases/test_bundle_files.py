"""What the other side gets holds what is in, checks itself, and not a word of what is not."""

import io
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID
from zipfile import ZipFile

import pikepdf
import pytest

from reviews.domain.cases.bundles import BundleKind, PagedAs, RedactedFor
from reviews.domain.cases.kinds import StepKind
from reviews.domain.cases.redacting import words_of
from reviews.domain.errors import NotThere
from reviews.services.cases import bundle_files, redactions
from reviews.services.cases.redactions import Wanted
from reviews.store.cases import bundles as store
from reviews.store.cases import cases
from reviews.store.cases.bundles import BundleLine
from tests.build import Build
from tests.bundles import Bundling
from tests.case_rows import CaseRows
from tests.going_in import GoingIn
from tests.pieces import KEPT

from .papers_in import AWKWARD, paper, pdf

NAME = "Zbigniew Quixley"


@pytest.fixture
def bundling(build: Build) -> Bundling:
    return Bundling(build.once(GoingIn))


def given(bundling: Bundling, one: BundleLine) -> dict[str, bytes]:
    """Each file that the other side gets, by its name."""
    build, made = bundling.build, io.BytesIO()
    head = build.read(cases.case, bundling.case.case)
    build.read(bundle_files.write_all, build.house.files, head, one, made)
    with ZipFile(made) as held:
        return {name: held.read(name) for name in held.namelist()}


def every_byte(data: bytes) -> Iterator[bytes]:
    """A file, and of a PDF each of its objects and streams, unpacked."""
    yield data
    if data.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(data)) as opened:
            for one in opened.objects:
                yield one.unparse() if isinstance(one, pikepdf.Object) else repr(one).encode()
                if isinstance(one, pikepdf.Stream):
                    yield _read(one)


def _read(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return stream.read_raw_bytes()


def holds(files: dict[str, bytes], word: str) -> set[str]:
    """The files that hold a word in any of their bytes, or in their names."""
    codes = (word.encode(), word.encode("utf-16-be"), word.encode("utf-16-le"))
    return {
        name
        for name, data in files.items()
        if word in name or any(code in part for part in every_byte(data) for code in codes)
    }


def test_no_byte_tells_what_is_not_in(bundling: Bundling) -> None:
    case = bundling.case
    paper(bundling, KEPT, pdf(KEPT), f"{KEPT}.pdf")
    case.put_in(paper(bundling, AWKWARD, pdf("larkfeather")), case.pieces.account)
    case.apply_for(case.pieces.kept_account)
    case.pieces.case.agree_to(case.pieces.borys, *case.no())
    full = bundling.made(BundleKind.FULL)
    made = bundling.made()
    files = given(bundling, made)
    assert holds(files, KEPT) == set()
    assert KEPT not in " ".join(bundling.words(made))
    assert KEPT in " ".join(bundling.words(full))
    assert len(files) == 4
    assert "larkfeather" in " ".join(bundling.words(made))


def test_originals_go_beside_as_the_council_holds_them_checked(bundling: Bundling) -> None:
    case, build = bundling.case, bundling.build
    data = pdf("A rota")
    key = paper(bundling, AWKWARD, data, "rota & ŵ.pdf")
    case.put_in(key, case.pieces.account)
    made = bundling.made()
    files = given(bundling, made)
    (beside,) = [name for name in files if name.startswith("beside/")]
    assert "1 rota" in beside
    assert files[beside] == data
    assert beside in files["sha256-list.txt"].decode()
    found = build.read(bundle_files.originals, build.house.files, made)
    found[0].path.write_bytes(data[:50] + bytes([data[50] ^ 1]) + data[51:])
    with pytest.raises(NotThere, match="not the one that was recorded"):
        given(bundling, made)


def test_a_redacted_paper_goes_drawn_anew_and_its_original_stays(
    bundling: Bundling, tmp_path: Path
) -> None:
    case, build = bundling.case, bundling.build
    key = paper(bundling, AWKWARD, pdf(f"Seen by {NAME} on a Monday"))
    case.put_in(key)
    CaseRows(build, case.benefits, case.case).step(StepKind.DIRECTION)
    direct(bundling, key, tmp_path)
    made = bundling.made()
    (found,) = build.read(store.papers, made.id)
    assert found.paged_as is PagedAs.REDACTED
    files = given(bundling, made)
    assert [name for name in files if name.startswith("beside/")] == []
    words = " ".join(bundling.words(made))
    for one in NAME.split():
        assert holds(files, one) == set()
        assert one not in words
    assert "Monday" in words


def direct(bundling: Bundling, key: UUID, folder: Path) -> None:
    """The direction that is recorded takes the name out."""
    case, build = bundling.case, bundling.build
    (step,) = build.read(store.directions, case.case)
    said = Wanted(RedactedFor.DIRECTION, step.id, words_of(NAME), (), "As directed")
    source = folder / "paper.pdf"
    source.write_bytes(pdf(f"Seen by {NAME} on a Monday"))
    item = next(one for one in case.items() if one.id == key)
    copy = redactions.copy_of(source, item, said, build.house.files, folder)
    by = case.disclosure
    build.do(redactions.set_redaction, by, case.case, key, said, copy, seen="")
