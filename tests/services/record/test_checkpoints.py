"""A checkpoint made, taken out, sent to a witness, and what the record is held against later."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from reviews.documents.witness_mail import PROGRAM
from reviews.domain.errors import Refused
from reviews.domain.record.checkpoint import b64, read
from reviews.domain.record.event_kinds import EventKind
from reviews.services.across import witnessed
from reviews.services.across.verify import verify
from reviews.services.record import checkpoints, witnesses
from reviews.services.record.witness_mails import mail_to
from reviews.store.record import checkpoints as store
from reviews.store.record.checkpoints import CheckpointLine, WitnessLine
from reviews.store.record.engine import reading_session
from reviews.store.record.tree import tree_head
from reviews.store.tables import Checkpoint, Event
from tests.build import Build
from tests.conftest import CHECKPOINT_KEY
from tests.services.record.watching import Desk, cut, rewrite

if TYPE_CHECKING:
    from uuid import UUID

PROGRAM_FILE = Path("data/witness.py")


def made(build: Build, seed: str = CHECKPOINT_KEY) -> CheckpointLine:
    build.read(checkpoints.check_grown)
    key: UUID = build.do(checkpoints.make, None, seed)
    build.do(checkpoints.take_out, None, key, "as a file")
    found: CheckpointLine = build.read(store.checkpoint, key)
    return found


def faults(build: Build, kept: CheckpointLine | None = None) -> tuple[str, ...]:
    with reading_session(build.house.engine) as session:
        file = kept.whole.encode() if kept else None
        found = verify(session, build.house.files, kept=file).faults
    return tuple(one.sentence for one in found)


class Watch:
    """Internal Audit, who was named and told, and their desk."""

    def __init__(self, build: Build, folder: Path, name: str = "Internal Audit") -> None:
        self.build = build
        folder.mkdir(exist_ok=True)
        self.desk = Desk(folder / name.replace(" ", "-"))
        self.id: UUID = build.do(witnesses.name_witness, None, name, "audit@anytown.example", "")

    @property
    def line(self) -> WitnessLine:
        found: WitnessLine = self.build.read(store.witness, self.id)
        return found

    def mail(self, of: CheckpointLine) -> bytes:
        program = PROGRAM_FILE.read_bytes()
        sent: bytes = self.build.read(mail_to, of, self.line, program)
        return sent

    def look(self, of: CheckpointLine, *more: str) -> str:
        """Save the mail and run the program: what it says, on either side."""
        done = self.desk.run(self.desk.save(self.mail(of)), *more)
        return done.stdout + done.stderr

    def cosign(self, of: CheckpointLine) -> str:
        """Cosign, send back, and have it recorded."""
        said = self.look(of)
        if not self.line.key:
            self.build.do(witnesses.record_key, None, self.id, self.desk.own_key())
        back = (self.desk.folder / f"cosigned-{of.size}.txt").read_text("utf-8")
        self.build.do(witnesses.record_cosigned, None, back)
        return said


def test_it_holds_the_record_as_it_stood_and_its_key_beside_it(build: Build) -> None:
    head = build.read(tree_head)
    found = made(build)
    assert (found.size, found.root) == (head.size, head.root.hex())
    (key,) = build.read(checkpoints.keys)
    assert read(found.text).signed_by(key)
    assert found.origin.startswith("anytown-council/supported-housing-reviews/")
    assert [one.kind for one in build.rows(Event)][-2:] == [
        EventKind.CHECKPOINT_MADE,
        EventKind.CHECKPOINT_LEFT,
    ]
    assert faults(build) == ()


def test_another_name_of_the_council_leaves_the_record_its_name(build: Build) -> None:
    before = made(build)
    with build.house.engine.begin() as connection:
        connection.execute(text("UPDATE council_settings SET name = 'Greater Anytown'"))
    assert made(build).origin == before.origin


def test_a_new_key_is_said_and_old_checkpoints_stay_good(build: Build) -> None:
    old = made(build)
    new = made(build, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
    assert [one.text for one in build.read(checkpoints.keys)] == [new.key, old.key]
    assert faults(build, old) == ()
    assert faults(build, new) == ()


@pytest.mark.parametrize("seed", ["short", "AAAA", "!" * 44])
def test_a_key_that_is_none_signs_nothing(build: Build, seed: str) -> None:
    with pytest.raises(Refused, match="32 bytes in base64"):
        build.do(checkpoints.make, None, seed)
    assert build.rows(Checkpoint) == []


def test_a_witness_who_was_sent_one_mail(build: Build, tmp_path: Path) -> None:
    audit = Watch(build, tmp_path)
    first = made(build)
    mail = message_from_bytes(audit.mail(first), policy=default)
    assert (mail["X-Unsent"], mail["To"]) == ("1", "audit@anytown.example")
    body = mail.get_body(("plain",))
    assert body is not None
    words = body.get_content()
    assert f"python {PROGRAM} for-witness-{first.size}.txt" in words
    assert max(len(line) for line in words.splitlines()) < 76
    said = audit.cosign(first)
    (key,) = build.read(checkpoints.keys)
    assert f"Key of the council: {key.short}" in said
    assert key.short not in words
    build.team()
    second = made(build)
    assert "The record only grew since you saw it last." in audit.cosign(second)
    told = " ".join(build.read(witnessed.told))
    since = build.read(tree_head).size - second.size
    assert f"{second.size} events up to 23 November 2026 are witnessed by Internal Audit" in told
    assert f"; {since} since are not." in told
    assert audit.line.key == audit.desk.own_key()


def test_who_cosigned_without_answering_is_shown_the_way_from_there(
    build: Build, tmp_path: Path
) -> None:
    audit = Watch(build, tmp_path)
    audit.cosign(made(build))
    lost = made(build)
    assert "only grew" in audit.look(lost)
    assert "only grew" in audit.cosign(made(build))
    assert "has cosigned a later checkpoint" in _refused(audit, lost)


def _refused(audit: Watch, of: CheckpointLine) -> str:
    with pytest.raises(Refused) as refused:
        audit.mail(of)
    return refused.value.sentence


def test_a_record_rewritten_wholly_is_caught_by_what_was_kept_elsewhere(
    build: Build, tmp_path: Path
) -> None:
    audit = Watch(build, tmp_path)
    old = made(build)
    audit.cosign(old)
    for _ in range(5):
        build.team()
    rewrite(build, 2)
    told = faults(build, old)
    assert any("These heads differ" in one for one in told)
    with pytest.raises(Refused, match="does not fit"):
        build.read(checkpoints.check_grown)
    key = build.do(checkpoints.make, None, CHECKPOINT_KEY)
    forged = build.read(store.checkpoint, key)
    with pytest.raises(Refused, match="does not begin with"):
        audit.mail(forged)


def test_a_forger_who_also_writes_the_mail_is_caught_by_the_witness(
    build: Build, tmp_path: Path
) -> None:
    audit = Watch(build, tmp_path)
    first = made(build)
    audit.look(first)
    seen = (audit.desk.folder / f"cosigned-{first.size}.txt").read_text("utf-8")
    rewrite(build, 2)
    key = build.do(checkpoints.make, None, CHECKPOINT_KEY)
    forged = build.read(store.checkpoint, key)
    public = build.read(checkpoints.keys)[0].public
    head = f"key {b64(public)}\nold {first.size}\n"
    for name, request in (("no-proof", head), ("made-up", f"{head}{b64(bytes(32))}\n")):
        path = audit.desk.folder / f"for-witness-{name}.txt"
        path.write_text(f"{request}\n{forged.text}", "utf-8")
        done = audit.desk.run(path.name)
        assert done.returncode == 1
        assert "THE RECORD WAS REWRITTEN" in done.stderr
        assert not (audit.desk.folder / f"cosigned-{forged.size}.txt").exists()
    (evidence, *_) = audit.desk.folder.glob("refused-*")
    assert (evidence / "sent-now.txt").read_text("utf-8").endswith(forged.text)
    assert seen.startswith((evidence / "seen-before.txt").read_text("utf-8"))


def test_a_record_that_was_cut_is_caught(build: Build, tmp_path: Path) -> None:
    audit = Watch(build, tmp_path)
    small = made(build)
    sent = audit.mail(small)
    build.team()
    large = made(build)
    audit.cosign(large)
    cut(build, small.size + 1)
    assert any("its last" in one and "removed" in one for one in faults(build, large))
    done = audit.desk.run(audit.desk.save(sent))
    assert "holds only" in done.stderr
    assert "Tell the head of audit" in done.stderr


def test_two_records_of_one_name_are_two(build: Build, tmp_path: Path) -> None:
    audit = Watch(build, tmp_path)
    first = made(build)
    audit.look(first)
    sent = (audit.desk.folder / f"for-witness-{first.size}.txt").read_text("utf-8")
    other = sent.replace("anytown-council", "othertown-council")
    (audit.desk.folder / "other.txt").write_text(other, "utf-8")
    done = audit.desk.run("other.txt")
    assert done.returncode == 1
    assert "not signed by the key" in done.stderr
    build.team()
    new = made(build, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
    said = audit.look(new)
    assert "another key than the one you know" in said
    assert "You now watch" in audit.look(new, "--new-key")
