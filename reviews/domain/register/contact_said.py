"""What a person says of how to reach them, beside what is recorded (paras 114-115, 140-141).

An answer changes no record by itself. Until someone confirms what it changes, or says why it
changes nothing, the stricter of the two holds that person's letters.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from reviews.domain.worded import Worded

from .closed_words import BY_EMAIL, ContactFormat, YesNo
from .facts import ContactNeeds


class ContactFact(Worded):
    """What an answer can tell of how to reach a person."""

    WRITE = "safe-to-write", "Letters"
    RING = "safe-to-ring", "Telephone"
    FORMAT = "format", "How to tell them things"
    LANGUAGE = "language", "Language"
    CARE = "care", "Care to take"
    FOLLOW_UP = "follow-up", "Someone to follow it up"


HOME, ELSEWHERE, BY_HAND, RING = "letter-home", "letter-elsewhere", "by-hand", "ring"
NO_CONTACT, INTERPRETER, FOLLOW_UP = "no-contact", "interpreter", "follow-up"
_WAYS = frozenset({HOME, ELSEWHERE, BY_HAND, RING, NO_CONTACT})

CAN_MEAN: Mapping[ContactFact, frozenset[str]] = {
    ContactFact.WRITE: _WAYS,
    ContactFact.RING: _WAYS,
    ContactFact.FORMAT: frozenset(ContactFormat),
    ContactFact.LANGUAGE: frozenset({INTERPRETER}),
    ContactFact.CARE: frozenset(),
    ContactFact.FOLLOW_UP: frozenset({FOLLOW_UP}),
}
"""What choosing an option can mean for each fact; care is told in free words."""


@dataclass(frozen=True, slots=True)
class ContactQuestion:
    """What one question of one version of a set tells, and what each of its options means."""

    set_name: str
    version: str
    key: str
    informs: tuple[ContactFact, ...]
    says: Mapping[str, str] = field(default_factory=dict)


ContactQuestions = Mapping[tuple[str, str, str], ContactQuestion]
"""By set, version and key."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What one answer says of one fact: what it means, or its words where they are free."""

    fact: ContactFact
    answer_id: UUID
    account_id: UUID
    resident_id: UUID
    means: frozenset[str] = frozenset()
    words: str = ""


def heard(
    question: ContactQuestion,
    value: str | tuple[str, ...],
    *,
    answer_id: UUID,
    account_id: UUID,
    resident_id: UUID,
) -> list[Heard]:
    """What an answer tells, fact by fact; nothing of a fact that it is silent on.

    Of the ways to reach someone, one that was not chosen was not said to be safe.
    """
    free = not question.says
    chosen = () if free else (value,) if isinstance(value, str) else value
    means = frozenset(question.says.get(one, "") for one in chosen) - {""}
    words = value.strip() if free and isinstance(value, str) else ""
    return [
        Heard(fact, answer_id, account_id, resident_id, means & CAN_MEAN[fact], words)
        for fact in question.informs
        if words or means & CAN_MEAN[fact] or (chosen and fact in _OF_WAYS)
    ]


_OF_WAYS = frozenset({ContactFact.WRITE, ContactFact.RING})


@dataclass(frozen=True, slots=True)
class Typed:
    """What a record of how to reach someone needs beyond the answer itself.

    `care` is what they said in words fit for all who may reach them.
    """

    write_to: str = ""
    email: str = ""
    language: str = ""
    care: str = ""


def calls_for(recorded: ContactNeeds, said: Heard) -> str:
    """What must be typed in for one fact to be taken up, as `Typed` has it; nothing for most."""
    match said.fact:
        case ContactFact.WRITE if ELSEWHERE in said.means:
            return "write_to"
        case ContactFact.FORMAT if said.means <= BY_EMAIL and not recorded.email.strip():
            return "email"
        case ContactFact.LANGUAGE | ContactFact.CARE:
            return str(said.fact)
    return ""


def after(recorded: ContactNeeds, said: Heard, typed: Typed | None = None) -> ContactNeeds:
    """The record as it would be with one fact as it was said; unchanged where it says so already.

    Who may be written to at another address is not safe to write to until that is typed in.
    """
    more = typed or Typed()
    match said.fact:
        case ContactFact.WRITE:
            return _letters(recorded, said.means, more.write_to.strip())
        case ContactFact.RING:
            safe = RING in said.means and NO_CONTACT not in said.means
            return replace(recorded, safe_to_ring=YesNo.YES if safe else YesNo.NO)
        case ContactFact.FORMAT:
            wants = ContactFormat(next(iter(said.means)))
            email = more.email.strip() if wants in BY_EMAIL else ""
            return replace(recorded, format=wants, email=email or recorded.email)
        case ContactFact.LANGUAGE:
            language = more.language.strip() or recorded.language
            return replace(recorded, interpreter=True, language=language)
        case ContactFact.CARE:
            return _with_care(recorded, more.care.strip() or said.words)
    return recorded


def _letters(recorded: ContactNeeds, ways: frozenset[str], typed: str) -> ContactNeeds:
    if NO_CONTACT in ways:
        return replace(recorded, safe_to_write=YesNo.NO, by_hand=False)
    elsewhere = (typed or recorded.write_to) if ELSEWHERE in ways else ""
    posted = HOME in ways or bool(elsewhere)
    return replace(
        recorded,
        safe_to_write=YesNo.YES if posted else YesNo.NO,
        write_to=elsewhere,
        by_hand=BY_HAND in ways and (recorded.by_hand or not posted),
    )


def _with_care(recorded: ContactNeeds, words: str) -> ContactNeeds:
    known = f"{recorded.safety_note}\n{recorded.other_needs}".casefold()
    if " ".join(words.casefold().split()) in " ".join(known.split()):
        return recorded
    note = "\n".join(filter(None, (recorded.safety_note, words)))
    return replace(recorded, safety_note=note)


_STRICTEST = (YesNo.NO, YesNo.NOT_KNOWN, YesNo.YES)


def stricter_of(recorded: ContactNeeds, said: ContactNeeds) -> ContactNeeds:
    """Of what is recorded and what was said, what both allow.

    A letter goes where both would send it, or nowhere. The form, the language and the care to take
    are as they were said last.
    """
    one_place = recorded.write_to.split() == said.write_to.split()
    writes = (recorded.safe_to_write, said.safe_to_write) if one_place else (YesNo.NO,)
    rings = (recorded.safe_to_ring, said.safe_to_ring)
    return replace(
        said,
        safe_to_write=min(writes, key=_STRICTEST.index),
        safe_to_ring=min(rings, key=_STRICTEST.index),
        write_to=recorded.write_to,
        email=recorded.email,
        by_hand=recorded.by_hand and said.by_hand,
    )


def held(recorded: ContactNeeds | None, said: Iterable[Heard]) -> ContactNeeds:
    """How a person may be reached while what they said waits to be confirmed."""
    stands = recorded or ContactNeeds()
    for one in said:
        stands = stricter_of(stands, after(stands, one))
    return stands


def holds_letters(recorded: ContactNeeds | None, said: Iterable[Heard]) -> bool:
    """Whether what waits to be confirmed is stricter than the record, and so holds letters."""
    return held(recorded, said) != (recorded or ContactNeeds())


def changes(recorded: ContactNeeds | None, said: Iterable[Heard]) -> list[Heard]:
    """Of what was said, what the record does not say already; a worry to follow up always."""
    stands = recorded or ContactNeeds()
    return [
        one for one in said if one.fact is ContactFact.FOLLOW_UP or after(stands, one) != stands
    ]


def basis(contact_id: UUID | None, said: Iterable[Heard]) -> str:
    """What a decision on some answers rests on: the record and the answers, as a page sends it."""
    return " ".join([str(contact_id), *sorted({str(one.answer_id) for one in said})])


def in_words(fact: ContactFact, needs: ContactNeeds) -> str:
    """How one fact stands in a record, in words for the page that sets before beside after."""
    match fact:
        case ContactFact.WRITE:
            return _letters_in_words(needs)
        case ContactFact.RING:
            return f"Safe to ring: {needs.safe_to_ring.words.lower()}"
        case ContactFact.FORMAT:
            return needs.format.words
        case ContactFact.LANGUAGE:
            return needs.language + (", with an interpreter" if needs.interpreter else "")
        case ContactFact.CARE:
            return needs.safety_note or "Nothing is recorded"
    return "Nobody has it in hand"


def _letters_in_words(needs: ContactNeeds) -> str:
    safe = f"Safe to write: {needs.safe_to_write.words.lower()}"
    to = f"To: {needs.write_to}" if needs.write_to.strip() else ""
    return "\n".join(filter(None, (safe, to, "By hand" if needs.by_hand else "")))
