import pytest

from reviews.documents.letters.specimens import SAMPLES
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.letters.must_say import may_be_empty, must_say


def has(kind: LetterKind, name: str) -> bool:
    """Whether letters of a kind have a field of this name."""
    held: object = SAMPLES[kind]
    for part in name.split("."):
        held = held[0] if isinstance(held, tuple) else held
        if not hasattr(held, part):
            return False
        held = getattr(held, part)
    return True


@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_must_say_only_what_its_kind_has(kind: LetterKind) -> None:
    assert [name for name in must_say(kind) if not has(kind, name)] == []
    assert all(must_say(kind).values())


def test_a_letter_to_the_provider_has_both_dates_and_a_contact() -> None:
    said = must_say(LetterKind.PROVIDER_RECOMMENDATIONS)
    assert {"recommendations.acknowledge_by", "recommendations.complete_by"} <= said.keys()
    assert {"contact.name", "contact.telephone", "contact.email"} <= said.keys()


def test_what_may_be_empty_is_a_field_of_some_letter() -> None:
    for name in may_be_empty(LetterKind.VISIT_NOTICE):
        assert any(has(kind, name) for kind in LetterKind), name


def test_a_resident_s_letter_always_has_a_name() -> None:
    assert "recipient.name" not in may_be_empty(LetterKind.RESIDENT_LETTER)
    assert "recipient.name" in may_be_empty(LetterKind.VISIT_NOTICE)
