"""The file that shows one event to anybody who has a checkpoint, and to nobody else's profit."""

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy.orm import Session

from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.restricted import kept_apart
from reviews.domain.record import merkle
from reviews.domain.record.checkpoint import Checkpoint, b64
from reviews.domain.record.proof import Proof
from reviews.services.record.against import against
from reviews.services.record.proofs import proof_of
from reviews.store.record.checkpoints import CheckpointLine
from reviews.store.tables import Event, EventPlace
from tests.build import Build
from tests.services.record.test_checkpoints import Watch, made
from tests.services.record.watching import Desk


def places(session: Session) -> list[tuple[int, str]]:
    query = session.query(Event.position, Event.stream).join(
        EventPlace, EventPlace.event_position == Event.position
    )
    return [(row.position, row.stream) for row in query.order_by(EventPlace.place)]


def desk(folder: Path, proof: Proof, of: CheckpointLine) -> Desk:
    """Somebody with the program, a proof and the checkpoint that they kept, and no council."""
    folder.mkdir()
    (folder / "witness-program.txt").write_bytes(Path("data/witness.py").read_bytes())
    (folder / "event.tlog-proof").write_text(proof.text, "utf-8")
    (folder / "checkpoint.txt").write_text(of.text, "utf-8")
    return Desk(folder)


def shown(at: Desk) -> tuple[int, str]:
    done = at.run("proof", "event.tlog-proof", "--checkpoint", "checkpoint.txt")
    return done.returncode, done.stdout + done.stderr


def test_every_event_is_shown_by_the_program_alone(build: Build, tmp_path: Path) -> None:
    team = build.team()
    build.review(build.officer(team=team), build.scheme(team))
    of = made(build)
    every = build.read(places)[: of.size]
    for number, (position, stream) in enumerate(every[-3:], of.size - 2):
        proof = build.read(proof_of, position)
        assert build.read(against, proof.text.encode()).faults == ()
        code, said = shown(desk(tmp_path / str(number), proof, of))
        assert code == 0
        assert f"as number {number:,} of {of.size:,}" in said
        assert f"In the record: {stream}" in said


def test_one_that_was_changed_is_refused_by_both(build: Build, tmp_path: Path) -> None:
    build.team()
    of = made(build)
    position, _ = build.read(places)[2]
    proof = build.read(proof_of, position)
    changed = Proof(proof.body.replace('"by"', '"BY"'), proof.index, proof.path, proof.checkpoint)
    found = build.read(against, changed.text.encode())
    assert "does not stand in its checkpoint" in found.faults[0]
    code, said = shown(desk(tmp_path / "a", changed, of))
    assert (code, "does NOT stand" in said) == (1, True)
    cut = Proof(proof.body, proof.index, proof.path[:-1], proof.checkpoint)
    assert shown(desk(tmp_path / "b", cut, of))[0] == 1
    build.team()
    later = made(build)
    code, said = shown(desk(tmp_path / "c", proof, later))
    assert (code, "Nothing is shown either way" in said) == (1, True)
    for wrong in (
        proof.text[:80],
        proof.text.replace("index 2", "index x"),
        "c2sp.org/tlog-proof@v1",
    ):
        with pytest.raises(Refused):
            Proof.read(wrong)


def test_it_says_ids_and_digests_alone(build: Build) -> None:
    team = build.team("Riverside")
    resident = build.resident(build.scheme(team, name="Canal House"), "Łukasz O’Brien")
    made(build)
    texts = [build.read(proof_of, one).text for one, _ in build.read(places)[:-2]]
    bodies = [Proof.read(one).body for one in texts]
    assert any(str(resident) in one for one in bodies)
    for word in ("Riverside", "Canal House", "Łukasz", "Brien"):
        assert not any(word in one for one in bodies)


def test_none_leaves_of_what_is_kept_apart(build: Build) -> None:
    made(build)
    with build.house.engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("DROP TRIGGER tr_event_no_update")
        else:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        connection.exec_driver_sql("UPDATE event SET stream = 'concern:x' WHERE position = 1")
    position, stream = build.read(places)[0]
    assert kept_apart(stream)
    with pytest.raises(Refused, match="kept apart"):
        build.read(proof_of, position)


def test_one_waits_for_a_checkpoint_that_left(build: Build, tmp_path: Path) -> None:
    position, _ = build.read(places)[0]
    with pytest.raises(Refused, match="Make one, download it"):
        build.read(proof_of, position)
    audit = Watch(build, tmp_path)
    first = made(build)
    audit.cosign(first)
    made(build)
    assert "witness-" in build.read(proof_of, position).checkpoint
    with pytest.raises(NotThere):
        build.read(proof_of, 10_000)


def test_the_signature_is_checked_by_the_key_that_the_witness_remembers(
    build: Build, tmp_path: Path
) -> None:
    audit = Watch(build, tmp_path)
    of = made(build)
    position, _ = build.read(places)[2]
    at = desk(tmp_path / "stranger", build.read(proof_of, position), of)
    code, said = shown(at)
    assert (code, "signature of the checkpoint was NOT checked" in said) == (0, True)
    audit.cosign(of)
    at.run("key")
    state = (audit.desk.folder / "witness-state.json").read_text("utf-8")
    (at.folder / "witness-state.json").write_text(state, "utf-8")
    code, said = shown(at)
    assert (code, "is signed by the key that you know" in said) == (0, True)
    key = json.loads(state)[of.origin]["key"]
    other = state.replace(key, b64(bytes(32)))
    (at.folder / "witness-state.json").write_text(other, "utf-8")
    code, said = shown(at)
    assert (code, "not signed by the key of this record" in said) == (1, True)
    (at.folder / "witness-state.json").write_text("[1", "utf-8")
    code, said = shown(at)
    assert (code, "cannot be read" in said, "Traceback" in said) == (1, True, False)


@pytest.mark.parametrize("body", ["no text of an event", "[1]", "{}", '{"kind": 1, "at": 2}', "["])
def test_an_event_that_says_nothing_readable_stands_without_a_traceback(
    body: str, tmp_path: Path
) -> None:
    root = merkle.leaf(body)
    private = Ed25519PrivateKey.from_private_bytes(bytes(32))
    text = Checkpoint("anytown/1", 1, root).sign(private).text
    at = Desk(tmp_path)
    (tmp_path / "witness-program.txt").write_bytes(Path("data/witness.py").read_bytes())
    (tmp_path / "event.tlog-proof").write_text(Proof(body, 0, (), text).text, "utf-8")
    (tmp_path / "checkpoint.txt").write_text(text, "utf-8")
    code, said = shown(at)
    assert (code, "Traceback" in said) == (1, False)
    assert "The event stands in the record" in said
    assert "What it says cannot be shown" in said
