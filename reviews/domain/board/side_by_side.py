"""Accounts side by side (para 110): what each voice says of one matter, and what is silence.

Nothing is weighed or joined into one. The same words from several people stand together
under all their names. Silence stays silence: "they did not mention it" is not "it is not given".
Only choices, numbers and dates are compared here, by what they mean; free words are compared by
people.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import NamedTuple
from uuid import UUID

from reviews.domain.accounts.accounts import words_asked
from reviews.domain.accounts.answers import Answers, Place, State, Value, holds, repeats, worded
from reviews.domain.accounts.meanings import SAYS_NOTHING, Meaning
from reviews.domain.accounts.questions import Question, QuestionSet, Section, checks

from .answers_beside import Beside, beside, says
from .voices import VOICE_OF, Cell, ComparedAccount, Line, Matter, Said, Silence, Voice, Words

_VOICES = list(Voice)


class Asked(NamedTuple):
    """A question as one account was asked it, and where its answer stands."""

    account: ComparedAccount
    question: Question
    repeat: int

    @property
    def place(self) -> Place:
        """Where the answer stands."""
        return self.question.key, self.repeat

    @property
    def settled(self) -> bool:
        """Whether there is an answer, or a reason for none."""
        answer = self.account.answers.get(self.place)
        return answer is not None and answer.settled


@dataclass(frozen=True, slots=True)
class Told:
    """One answer in one account, and where to read it."""

    question: str
    words: str
    theme: str
    answer_id: UUID
    account_id: UUID
    place: Place
    whose: str
    on: date
    files: tuple[tuple[UUID, str], ...]


def told(asked: Asked) -> Told:
    """An answer that stands, as it is shown."""
    account, place = asked.account, asked.place
    return Told(
        question=words_asked(asked.question, easy=account.easy),
        words=worded(asked.question, account.answers[place]),
        theme=asked.question.theme,
        answer_id=account.ids[place],
        account_id=account.id,
        place=place,
        whose=account.whose,
        on=account.on,
        files=account.files.get(place, ()),
    )


Questions = list[tuple[QuestionSet, Question]]


def asked_under(sets: Iterable[QuestionSet], theme: str) -> frozenset[str]:
    """The questions whose answers `matters` looks at for a theme."""
    every = list(sets)
    own = {q.key for one in every for q in one.questions() if _laid_out(q, theme)}
    return with_those_beneath(every, own)


def asking_the_same(sets: Iterable[QuestionSet], keys: Collection[str]) -> frozenset[str]:
    """The questions of any set that ask what some questions ask, those among them."""
    every = [question for one in sets for question in one.questions()]
    names = {one.compared_as for one in every if one.key in keys}
    return frozenset(one.key for one in every if one.compared_as in names)


def _laid_out(question: Question, theme: str) -> bool:
    """Whether a theme's board shows a question: how to reach someone is no evidence of support."""
    return question.theme == theme and not question.contact


def with_those_beneath(sets: Iterable[QuestionSet], keys: Collection[str]) -> frozenset[str]:
    """Some questions, with those that say whether each was put and what its repeats are about."""
    found = set(keys)
    for section in (section for one in sets for section in one.sections):
        some = [question for question in section.questions if question.key in keys]
        found |= {check.question for one in some for check in checks(one.when)}
        if some and section.repeat:
            found |= {question.key for question in naming(section)}
    return frozenset(found)


def matters(
    accounts: Sequence[ComparedAccount], sets: Collection[QuestionSet], theme: str
) -> tuple[Matter, ...]:
    """Every matter of a theme. Support needs stand on each resident's own page: see `needs`.

    Questions that share a tag are one matter; one without a tag is a matter of its own. What is
    asked for each of several things at a scheme is a matter for each, in each account.

    An account need not have been taken with each of the sets.
    """
    by_set: dict[tuple[str, str], list[ComparedAccount]] = {}
    for account in accounts:
        one = account.question_set
        by_set.setdefault((one.name, one.version), []).append(account)
    taken = {account.voice for account in accounts}
    once = (_matter(*gathered, by_set, taken) for gathered in _gathered(sets, theme))
    return (*once, *_repeated(accounts, theme))


def _repeated(accounts: Iterable[ComparedAccount], theme: str) -> Iterator[Matter]:
    for account in accounts:
        for section in account.question_set.sections:
            if account.resident or not section.repeat:
                continue
            for repeat in repeats(section, account.answers):
                key, name = need_of(section, account.answers, repeat)
                asked = [
                    Asked(account, question, repeat)
                    for question in section.questions
                    if _laid_out(question, theme) and account.source in question.sources
                ]
                if any(one.settled for one in asked):
                    cells = (_cell(account.voice, asked, taken=True),)
                    title = f"{account.whose}: {name}"
                    basis = basis_of(answer_ids(asked))
                    yield Matter(f"{account.id} {key}", title, cells, (), (), basis)


def _gathered(sets: Collection[QuestionSet], theme: str) -> Iterator[tuple[str, str, Questions]]:
    """The key, title and questions of each matter, in the order asked."""
    found: dict[str, tuple[str, Questions]] = {}
    for one in sets:
        for question in one.questions():
            if not _laid_out(question, theme) or one.section_of[question.key].repeat:
                continue
            tag = next(iter(question.tags), "")
            key = f"{theme} {tag}" if tag else f"{one.name} {question.key}"
            title = one.tags[tag] if tag else question.ask
            found.setdefault(key, (title, []))[1].append((one, question))
    for key, (title, questions) in found.items():
        yield key, title, questions


def _matter(
    key: str,
    title: str,
    questions: Questions,
    by_set: dict[tuple[str, str], list[ComparedAccount]],
    taken: Collection[Voice],
) -> Matter:
    """A matter with a cell for each voice that its questions are put to."""
    asked = [
        Asked(account, question, 0)
        for one, question in questions
        for account in by_set.get((one.name, one.version), ())
        if account.source in question.sources
    ]
    by_voice: dict[Voice, list[Asked]] = {
        VOICE_OF[source]: [] for _, question in questions for source in question.sources
    }
    for place in asked:
        by_voice[place.account.voice].append(place)
    cells = tuple(
        _cell(voice, by_voice[voice], taken=voice in taken)
        for voice in _VOICES
        if voice in by_voice
    )
    differ, same = compared(asked)
    return Matter(key, title, cells, differ, same, basis_of(answer_ids(asked)))


def _cell(voice: Voice, asked: Sequence[Asked], *, taken: bool) -> Cell:
    by_question: dict[tuple[str, str], list[Asked]] = {}
    for one in asked:
        key = (one.account.question_set.name, one.question.key)
        by_question.setdefault(key, []).append(one)
    return Cell(voice, tuple(map(_line, by_question.values())), bool(asked), taken)


def answered(accounts: Sequence[ComparedAccount], set_name: str, key: str) -> Line | None:
    """One question in every account that was asked it; None where none was."""
    asked = []
    for account in accounts:
        one = account.question_set
        question = one.by_key.get(key) if one.name == set_name else None
        if question is not None and account.source in question.sources:
            section = one.section_of[key]
            asked += [Asked(account, question, n) for n in repeats(section, account.answers)]
    return _line(asked) if asked else None


def _line(asked: Sequence[Asked]) -> Line:
    """What was said to one question; where it was asked need by need, under the need's name."""
    words: dict[tuple[str, Silence | None], list[Said]] = {}
    quiet: dict[Silence, list[str]] = {one: [] for one in Silence}
    for one in asked:
        account, place = one.account, one.place
        answer, why = account.answers.get(place), silence(account, one.question, one.repeat)
        if answer is not None and answer.settled:
            files = account.files.get(place, ())
            said = Said(account.ids[place], account.id, account.whose, account.on, place, files)
            text = worded(one.question, answer)
            if one.repeat:
                section = account.question_set.section_of[one.question.key]
                text = f"{need_of(section, account.answers, one.repeat)[1]}: {text}"
            words.setdefault((text, why), []).append(said)
        elif why:
            quiet[why].append(account.whose)
    spoken = tuple(Words(text, tuple(by), why) for (text, why), by in words.items())
    silent = (*quiet[Silence.NOT_MENTIONED], *quiet[Silence.NOT_FOUND])
    return Line(asked[-1].question, spoken, silent, tuple(quiet[Silence.NOT_ASKED]))


def silence(account: ComparedAccount, question: Question, repeat: int) -> Silence | None:
    """How an account is silent on a question; None where it speaks.

    A question that its condition or the short route left out was not asked, nor was one that has
    no answer yet in an account still under way. "Did not say" was asked and is silence.
    """
    answer = account.answers.get((question.key, repeat))
    if answer is not None and answer.state is State.NOT_SEEN:
        return Silence.NOT_ASKED
    if answer is not None and answer.settled:
        said = {one.means for one in question.chosen(answer.value)}
        if said == {Meaning.NOT_ASKED}:
            return Silence.NOT_ASKED
        return account.when_asked if said and said <= SAYS_NOTHING else None
    put = holds(question.when, account.answers, repeat) and (question.short or not account.short)
    return account.when_asked if put and account.finished else Silence.NOT_ASKED


def need_of(section: Section, answers: Answers, repeat: int) -> tuple[str, str]:
    """What a repeat is about: its key, the same in every set, and its name in words.

    It is the answer to the section's first question, or to the one that fills that in.
    """
    for question in reversed(naming(section)):
        answer = answers.get((question.key, repeat))
        if answer is not None and answer.state is State.GIVEN:
            return str(answer.value).strip().casefold(), worded(question, answer)
    return f"number {repeat}", f"number {repeat}"


def naming(section: Section) -> list[Question]:
    """The questions of a section that repeats by which each repeat says what it is about."""
    first = section.questions[0].key
    return [q for q in section.questions if q.key == first or q.key.startswith(f"{first}-")]


def asked_about(
    question_set: QuestionSet, question: Question, answers: Answers, repeat: int
) -> str:
    """A question as it was asked, with the need that it was about where it was asked for each."""
    section = question_set.section_of[question.key]
    if not section.repeat:
        return question.ask
    return f"{need_of(section, answers, repeat)[1]}: {question.ask}"


def answer_ids(asked: Iterable[Asked]) -> list[UUID]:
    """The answers that stand at these places."""
    return [one.account.ids[one.place] for one in asked if one.place in one.account.ids]


def basis_of(ids: Iterable[UUID]) -> str:
    """What a comparison rests on, in a few characters that change with any of it."""
    return hashlib.sha256(" ".join(sorted(one.hex for one in ids)).encode()).hexdigest()


def compared(asked: Sequence[Asked]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The questions on which sources differ, and those on which all that were asked say the same.

    Only answers about the same resident, or both about the scheme, are held side by side: choices
    by what they mean, numbers and dates. A question is in the first column's words; of those that
    say the same, how many sources were asked and who answered is told beside it.
    """
    groups: dict[tuple[str, str], list[Asked]] = {}
    for one in sorted(asked, key=lambda one: _VOICES.index(one.account.voice)):
        groups.setdefault((one.question.compared_as, one.account.resident), []).append(one)
    differ: dict[str, str] = {}
    alike: dict[str, list[Asked]] = {}
    for (name, _), some in groups.items():
        spoken = [one for one in some if _says(one)]
        found = _beside(spoken)
        if Beside.DIFFER in found:
            differ.setdefault(name, spoken[0].question.ask)
        elif Beside.SAME in found and Beside.CANNOT_TELL not in found:
            alike.setdefault(name, []).extend(some)
    return tuple(differ.values()), tuple(
        _told_alike(name, some, groups) for name, some in alike.items() if name not in differ
    )


def _says(one: Asked) -> bool:
    answer = one.account.answers.get(one.place)
    return answer is not None and answer.value is not None and says(one.question, answer.value)


def _beside(spoken: Iterable[Asked]) -> set[Beside]:
    """How the answers of different sources stand to each other, each kind of answer once."""
    kinds: dict[tuple[str, str, str, Value], Asked] = {}
    for one in spoken:
        of, value = one.account.question_set, one.account.answers[one.place].value
        if value is not None:
            key = (one.account.source, f"{of.name} {of.version}", one.question.key, value)
            kinds.setdefault(key, one)
    return {
        beside(one.question, mine[3], other.question, theirs[3])
        for (mine, one), (theirs, other) in combinations(kinds.items(), 2)
        if mine[0] != theirs[0]
    }


def _told_alike(
    name: str, alike: Sequence[Asked], groups: Mapping[tuple[str, str], Sequence[Asked]]
) -> str:
    """A question on which all that answered say the same: how many were asked, and who answered."""
    put = [one for one in alike if _put(one)]
    answered = dict.fromkeys(one.account.source for one in put if _says(one))
    asked = len({one.account.source for one in put})
    told = f"{asked} sources were asked, and {len(answered)} answered"
    if asked == len(answered):
        told = f"{asked} sources were asked"
    about = {one.account.resident for one in alike}
    every = {resident for key, resident in groups if key == name}
    of = f", about {len(about)} of {len(every)} residents" if len(every) > 1 else ""
    ask = next(one.question.ask for one in put if _says(one))
    return f"{ask} ({told}{of}: {'; '.join(one.words for one in answered)}.)"


def _put(one: Asked) -> bool:
    return silence(one.account, one.question, one.repeat) is not Silence.NOT_ASKED
