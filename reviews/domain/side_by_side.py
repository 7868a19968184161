"""Accounts side by side (para 110): what each voice says of one matter, and what is silence.

Nothing is counted, weighed or joined into one. The same words from several people stand together
under all their names. Silence stays silence: "they did not mention it" is not "it is not given".
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from .answers import Answers, State, holds, repeats, worded
from .questions import Kind, Question, QuestionSet, Section
from .voices import VOICE_OF, Cell, Heard, Line, Matter, Said, Voice, Words

SAYS_NEITHER = frozenset(
    {"not-sure", "did-not-say", "not-mentioned", "cannot-tell", "not-known", "too-early"}
)
"""Options that neither bear another answer out nor contradict it."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question as one account was asked it, and where its answer stands."""

    account: Heard
    question: Question
    repeat: int


Questions = list[tuple[QuestionSet, Question]]


def matters(
    accounts: Sequence[Heard], sets: Collection[QuestionSet], theme: str
) -> tuple[Matter, ...]:
    """Every matter of a theme: those of the scheme first, then each need of each resident.

    Questions that share a tag are one matter; one without a tag is a matter of its own. A need is
    a matter of its own: what the resident says of it beside what their file says.

    Args:
        accounts: the accounts that may be used, in order.
        sets: the question sets of the review, whether an account was taken with them or not.
        theme: the theme.
    """
    plain = [_plain(accounts, title, asked) for title, asked in _gathered(sets, theme)]
    return (*plain, *_needs(accounts, sets, theme))


def _gathered(sets: Collection[QuestionSet], theme: str) -> Iterator[tuple[str, Questions]]:
    """The questions of each matter that is not repeated, by its title, in the order asked."""
    found: dict[str, tuple[str, Questions]] = {}
    for one in sets:
        for question in one.questions():
            if question.theme != theme or one.section_of[question.key].repeat:
                continue
            tag = next(iter(question.tags), "")
            key = tag or f"{one.name} {question.key}"
            title = one.tags[tag] if tag else question.ask
            found.setdefault(key, (title, []))[1].append((one, question))
    yield from found.values()


def _plain(accounts: Sequence[Heard], title: str, questions: Questions) -> Matter:
    asked = [
        _Asked(account, question, 0)
        for one, question in questions
        for account in accounts
        if (account.question_set.name, account.question_set.version) == (one.name, one.version)
        and account.source in question.sources
    ]
    return _matter(title, [question for _, question in questions], asked)


def _needs(
    accounts: Sequence[Heard], sets: Collection[QuestionSet], theme: str
) -> Iterator[Matter]:
    """Each need that anybody spoke of, resident by resident."""
    questions = [
        question
        for one in sets
        for section in one.sections
        if section.repeat
        for question in section.questions
        if question.theme == theme
    ]
    named: dict[tuple[str, str], list[tuple[Heard, Section, int]]] = {}
    for account in accounts:
        for section in account.question_set.sections:
            for repeat in repeats(section, account.answers) if section.repeat else ():
                key = (
                    account.resident or account.whose,
                    need_name(section, account.answers, repeat),
                )
                named.setdefault(key, []).append((account, section, repeat))
    for (whose, name), places in sorted(named.items(), key=lambda one: one[0]):
        asked = [
            _Asked(account, question, repeat)
            for account, section, repeat in places
            for question in section.questions
            if question.theme == theme and account.source in question.sources
        ]
        others = {one.voice for one in accounts if one.resident and one.resident == whose}
        found = _matter(f"{whose}: {name}", questions, asked, others)
        if found.spoken:
            yield found


def need_name(section: Section, answers: Answers, repeat: int) -> str:
    """What a repeat is named: the answer to its first question, or to the one that fills it in."""
    first = section.questions[0].key
    naming = [q for q in section.questions if q.key == first or q.key.startswith(f"{first}-")]
    for question in reversed(naming):
        answer = answers.get((question.key, repeat))
        if answer is not None and answer.state is State.GIVEN:
            return worded(question, answer)
    return f"number {repeat}"


def asked_about(
    question_set: QuestionSet, question: Question, answers: Answers, repeat: int
) -> str:
    """A question as it was asked, with the need that it was about where it was asked for each."""
    section = question_set.section_of[question.key]
    if not section.repeat:
        return question.ask
    return f"{need_name(section, answers, repeat)}: {question.ask}"


def _matter(
    title: str,
    questions: Collection[Question],
    asked: Sequence[_Asked],
    heard: Collection[Voice] = (),
) -> Matter:
    """A matter with a cell for each voice that its questions are put to."""
    voices = {VOICE_OF[source] for question in questions for source in question.sources}
    cells = tuple(
        _cell(voice, [one for one in asked if one.account.voice is voice], heard=voice in heard)
        for voice in Voice
        if voice in voices
    )
    return Matter(title, cells, _differ(asked))


def _cell(voice: Voice, asked: Sequence[_Asked], *, heard: bool) -> Cell:
    by_question: dict[tuple[str, str], list[_Asked]] = {}
    for one in asked:
        key = (one.account.question_set.name, one.question.key)
        by_question.setdefault(key, []).append(one)
    return Cell(voice, tuple(map(_line, by_question.values())), heard=heard or bool(asked))


def _line(asked: Sequence[_Asked]) -> Line:
    words: dict[str, list[Said]] = {}
    silent = []
    for one in asked:
        account, place = one.account, (one.question.key, one.repeat)
        answer = account.answers.get(place)
        if answer is not None and answer.settled:
            files = account.files.get(place, ())
            said = Said(account.ids[place], account.id, account.whose, account.on, files)
            words.setdefault(worded(one.question, answer), []).append(said)
        elif holds(one.question.when, account.answers, one.repeat):
            silent.append(account.whose)
    spoken = tuple(Words(text, tuple(by)) for text, by in words.items())
    return Line(asked[-1].question, spoken, tuple(silent))


def _differ(asked: Sequence[_Asked]) -> tuple[str, ...]:
    """The questions to which two sources gave answers that cannot both be so.

    Only answers about the same resident, or both about the scheme, are held side by side, and only
    where each source could have chosen what the other chose. The words are the first column's.
    """
    found: dict[str, str] = {}
    chosen: dict[tuple[str, str], list[tuple[_Asked, str]]] = {}
    for one in sorted(asked, key=lambda one: list(Voice).index(one.account.voice)):
        answer = one.account.answers.get((one.question.key, one.repeat))
        if one.question.kind is not Kind.CHOICE or answer is None or not answer.value:
            continue
        key = str(answer.value)
        if key not in SAYS_NEITHER:
            chosen.setdefault((one.account.resident, one.question.key), []).append((one, key))
    for (_, question), answers in chosen.items():
        if any(_apart(one, other) for one in answers for other in answers):
            found[question] = answers[0][0].question.ask
    return tuple(found.values())


def _apart(one: tuple[_Asked, str], other: tuple[_Asked, str]) -> bool:
    (mine, my_key), (theirs, their_key) = one, other
    if mine.account.source is theirs.account.source or my_key == their_key:
        return False
    offered = [{option.key for option in asked.question.options} for asked in (mine, theirs)]
    return their_key in offered[0] and my_key in offered[1]
