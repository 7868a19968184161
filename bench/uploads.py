"""Files sent in: a large one taken in, and two that say little and hold much."""

import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from PIL import Image
from werkzeug.formparser import parse_form_data
from werkzeug.test import EnvironBuilder

from bench.job import Job, interleaved, most_held_mb
from bench.served import asked, served
from tests.bad_files import large_package, large_picture, package
from tests.client import Client

ROUNDS = 9
_LARGE = 24_900_000
_SMALL = 30_000
_MOST_ABOVE = 50


def paper(size: int) -> bytes:
    """A PDF of so many bytes, as a scanner makes it: pictures that cannot be packed further."""
    return b"%PDF-1.7\n" + Random(size).randbytes(size - 20) + b"\n%%EOF"


def sound_picture(size: int) -> bytes:
    """A PNG of about so many bytes that is what it seems."""
    made, side = io.BytesIO(), int((size / 3) ** 0.5)
    Image.frombytes("RGB", (side, side), Random(1).randbytes(side * side * 3)).save(made, "PNG")
    return made.getvalue()


def sound_document(size: int) -> bytes:
    """A Word file of about so many bytes that is what it seems."""
    return package(("word/media/a.jpg", Random(2).randbytes(size)))


FILES: dict[str, Callable[[], bytes]] = {
    "large": lambda: paper(_LARGE),
    "small": lambda: paper(_SMALL),
    "picture": large_picture,
    "sound picture": lambda: sound_picture(len(large_picture())),
    "document": lambda: large_package(2_000),
    "sound document": lambda: sound_document(len(large_package(2_000))),
}


@dataclass(frozen=True, slots=True)
class Body:
    """What a browser sends, on disk, so that a whole one is never in memory."""

    path: Path
    kind: str


class Sender:
    """One officer at the page that files a document, and the bodies that they send."""

    def __init__(self, app: Any, build: Any, folder: Path) -> None:
        self.app, self.folder = app, folder
        team = build.team()
        officer = build.officer(team=team)
        review = build.review(officer, build.scheme(team))
        self.address = f"/reviews/{review}/documents/add"
        client = Client(app, build).sign_in(officer)
        [self.token, *_] = [
            one.get("value", "")
            for one in client.get(self.address).every("input")
            if one.get("name") == "csrf_token"
        ]
        cookie = client.http.get_cookie("session")
        assert cookie is not None
        self.cookie = f"session={cookie.value}"
        first = folder / "first"
        first.write_bytes(paper(_SMALL))
        assert self.send(self.body(first)) == "302 FOUND"

    def body(self, file: Path) -> Body:
        """The words of the form, and the file."""
        mark, made = uuid4().hex, self.folder / uuid4().hex
        words = {"csrf_token": self.token, "sent_key": str(uuid4()), "about": "A paper"}
        parts = "".join(
            f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in words.items()
        )
        named = 'Content-Disposition: form-data; name="file"; filename="paper.pdf"'
        with made.open("wb") as to, file.open("rb") as source:
            to.write(f"{parts}--{mark}\r\n{named}\r\n\r\n".encode())
            copyfileobj(source, to)
            to.write(f"\r\n--{mark}--\r\n".encode())
        return Body(made, f"multipart/form-data; boundary={mark}")

    @contextmanager
    def environment(self, body: Body) -> Iterator[dict[str, Any]]:
        """One request, as a server hands it over."""
        with body.path.open("rb") as stream:
            builder = EnvironBuilder(
                self.address,
                method="POST",
                input_stream=stream,
                content_type=body.kind,
                headers=[("Cookie", self.cookie)],
            )
            yield builder.get_environ() | {"CONTENT_LENGTH": str(body.path.stat().st_size)}

    def send(self, body: Body) -> str:
        """Send it; the status of the answer."""
        with self.environment(body) as environment:
            return asked(self.app, environment)[0]

    def bare(self, body: Body) -> None:
        """The same body parsed by Werkzeug, hashed, written and synced, and nothing else."""
        with self.environment(body) as environment:
            _, _, files = parse_form_data(environment)
        digest, chosen = hashlib.sha256(), files["file"]
        with (self.folder / uuid4().hex).open("xb") as to:
            while block := chosen.stream.read(1 << 20):
                digest.update(block)
                to.write(block)
            to.flush()
            os.fsync(to.fileno())
        chosen.close()


def _taken_in(sender: Sender, files: dict[str, Path]) -> Job:
    ours = [sender.body(files["large"]) for _ in range(ROUNDS)]
    same = sender.body(files["large"])

    def send(turn: int) -> None:
        assert sender.send(ours[turn]) == "302 FOUND"

    taken, floor = interleaved(send, lambda _: sender.bare(same), rounds=ROUNDS)
    above = _peak(files["large"]) - _peak(files["small"])
    return Job(
        "An upload of 25 MB, taken in",
        taken,
        floor,
        1.3,
        f"a PDF; floor: the same body parsed by Werkzeug, hashed, written and synced; "
        f"peak {above:.0f} MB above an upload of 30 kB",
    )


def _refused(sender: Sender, files: dict[str, Path], what: str, name: str) -> Job:
    """What says little and holds much, beside a sound file of the same size."""
    bad = [sender.body(files[what]) for _ in range(ROUNDS)]
    sound = [sender.body(files[f"sound {what}"]) for _ in range(ROUNDS)]

    def refused(turn: int) -> None:
        assert sender.send(bad[turn]) == "200 OK"

    def kept(turn: int) -> None:
        assert sender.send(sound[turn]) == "302 FOUND"

    ours, floor = interleaved(refused, kept, rounds=ROUNDS)
    above = _peak(files[what]) - _peak(files[f"sound {what}"])
    assert above < _MOST_ABOVE, f"{what} took {above:.0f} MB more"
    size = files[what].stat().st_size / 1000
    return Job(
        name,
        ours,
        floor,
        1.2,
        f"floor: a sound file of {size:.0f} kB too, same request; peak {above:.0f} MB "
        f"above it, at most {_MOST_ABOVE}",
    )


def _peak(file: Path) -> float:
    """The most memory that a process held which took in one file, in megabytes."""
    program = [sys.executable, "-m", "bench.uploads", str(file)]
    return float(subprocess.run(program, capture_output=True, text=True, check=True).stdout)


def _alone(file: Path) -> None:
    with served() as (app, build, _), TemporaryDirectory() as folder:
        sender = Sender(app, build, Path(folder))
        sender.send(sender.body(file))
        print(most_held_mb())


def jobs() -> list[Job]:
    """Every measurement of files sent in."""
    with served() as (app, build, _), TemporaryDirectory() as name:
        folder = Path(name)
        files = {what: folder / what for what in FILES}
        for what, path in files.items():
            path.write_bytes(FILES[what]())
        sender = Sender(app, build, folder)
        return [
            _taken_in(sender, files),
            _refused(sender, files, "picture", "A picture of 47 kB that holds 390 megapixels"),
            _refused(sender, files, "document", "A .docx of 2 MB that holds 2 GB"),
        ]


if __name__ == "__main__":
    _alone(Path(sys.argv[1]))
