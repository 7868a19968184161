"""The proof that a letter was issued, from its page to somebody outside."""

from reviews.domain.letters.kinds import LetterKind
from reviews.domain.record.proof import Proof
from reviews.services.record.against import against
from tests.build import Build
from tests.client import Client
from tests.letter_case import LetterCase
from tests.services.record.test_checkpoints import made

LINK = "Proof of issue, a file for those who keep a checkpoint"
RESIDENT = LetterKind.RESIDENT_LETTER


def test_it_shows_the_event_of_issue_and_waits_for_a_checkpoint(
    client: Client, build: Build
) -> None:
    case = LetterCase(build)
    (key,) = case.issued(RESIDENT, case.residents[0])
    client.sign_in(case.drafter)
    assert "Proof of issue" not in client.get(f"/letters/{key}").words()
    early = client.get(f"/letters/{key}/proof", status=409)
    assert "No checkpoint that holds this event has left" in early.words()
    made(build)
    link = client.get(f"/letters/{key}").links()[LINK]
    proof = client.download(link).text
    assert '"kind": "letter_issued"' in Proof.read(proof).body
    assert str(key) in Proof.read(proof).body
    assert case.names[0] not in Proof.read(proof).body
    assert build.read(against, proof.encode()).faults == ()


def test_a_draft_was_never_issued(client: Client, build: Build) -> None:
    case = LetterCase(build)
    (key,) = case.draft(RESIDENT, case.residents[0])
    client.sign_in(case.drafter)
    assert "Proof of issue" not in client.get(f"/letters/{key}").words()
    client.get(f"/letters/{key}/proof", status=404)
