"""Reading one question set file into a `QuestionSet`, with every fault it holds."""

import re
from pathlib import Path

from reviews.domain.accounts import questions
from reviews.domain.assessment.overall_assessment import THEMES, About
from reviews.domain.guidance import FIRST, LAST
from reviews.domain.register.closed_words import Model
from reviews.domain.sources import SPEAKS_FOR_RESIDENT, Source

from .conditions import HAS_OPTIONS, Standing, read_condition
from .option_meanings import read_said, with_said
from .toml_table import KEY, Table, read_toml

INFORMS = tuple(about.value for about in About if about is not About.OVERALL)
"""The three conclusions of para 110 that an answer can bear on."""

MEASURED = frozenset({questions.Kind.TEXT, questions.Kind.LONG_TEXT, questions.Kind.NUMBER})
"""The kinds that can be limited: characters of text, or the size of a number."""

_VERSION = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_PARAGRAPHS = re.compile(r"\d+(-\d+)?(, \d+(-\d+)?)*")
_OPTION_PARTS = 2


def read_question_set(path: Path) -> tuple[questions.QuestionSet | None, list[str]]:
    """The set in a file and the faults found, each naming the file; None if there are any."""
    faults: list[str] = []
    raw = read_toml(path, faults)
    found = None if raw is None else _Reader(raw, path, faults).read()
    file = f"{path.parent.name}/{path.name}"
    return (None if faults else found), [f"{file}, {fault}" for fault in faults]


def _paragraphs(table: Table, field: str) -> str:
    """Paragraph numbers of the guidance, such as "89", "93-94" or "90, 98-100"."""
    text = table.text(field)
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    ranges = [[int(end) for end in part.split("-")] for part in text.split(",") if "-" in part]
    if text and not _PARAGRAPHS.fullmatch(text):
        table.fault(f"“{field}” must be paragraph numbers, such as “89”, “93-94” or “90, 98-100”.")
    elif any(not FIRST <= number <= LAST for number in numbers):
        table.fault(
            f"“{field}” is “{text}”. The guidance on support reviews is paragraphs "
            f"{FIRST} to {LAST}."
        )
    elif any(start >= end for start, end in ranges):
        table.fault(f"“{field}” is “{text}”, which runs backwards.")
    return text


class _Reader:
    """Reads one file, remembering the keys it has met."""

    def __init__(self, raw: dict[str, object], path: Path, faults: list[str]) -> None:
        self.table = Table(raw, "the set", faults)
        self.path = path
        self.met: dict[str, Standing] = {}
        self.keys: set[tuple[str, str]] = set()

    def read(self) -> questions.QuestionSet:
        table = self.table
        name, version = self._name_and_version()
        self.sources = self._sources(table)
        if not self.sources and not table.has("sources"):
            table.fault("“sources” is missing. Say whose accounts this set takes.")
        self.tags = self._tags()
        found = questions.QuestionSet(
            name=name,
            version=version,
            title=table.text("title"),
            paragraphs=_paragraphs(table, "paragraphs"),
            about=table.text("about"),
            use=table.text("use"),
            service_model=table.one_of("service_model", tuple(Model), needed=False),
            sources=self.sources,
            tags=self.tags,
            sections=tuple(
                self._section(row) for row in table.rows("sections", "section", needed=True)
            ),
            requests=tuple(self._request(row) for row in table.rows("requests", "request")),
        )
        table.close()
        return found

    def _name_and_version(self) -> tuple[str, str]:
        table = self.table
        name, version = table.key("name"), table.text("version")
        if version and not _VERSION.fullmatch(version):
            table.fault(f"“version” is “{version}”. It must be a year and month, as “2026-11”.")
        if name and name != self.path.parent.name:
            table.fault(f"“name” is “{name}”, so the file must stand in a folder of that name.")
        if version and version != self.path.stem:
            table.fault(f"“version” is “{version}”, so the file must be called {version}.toml.")
        return name, version

    def _sources(self, table: Table) -> frozenset[Source]:
        return frozenset(Source(word) for word in table.some_of("sources", tuple(Source)))

    def _tags(self) -> dict[str, str]:
        raw = self.table.take("tags")
        if raw is None:
            return {}
        tags = self.table.inner(raw)
        words = {key: tags.text(key) for key in (raw if isinstance(raw, dict) else {})}
        for key in words:
            if not KEY.fullmatch(key):
                tags.fault(f"the tag “{key}” must be small letters, digits and single hyphens.")
        return words

    def _new_key(self, table: Table, noun: str) -> str:
        key = table.key()
        if key and (noun, key) in self.keys:
            table.fault(f"the key “{key}” is used by another {noun} in this set.")
        self.keys.add((noun, key))
        return key

    def _section(self, table: Table) -> questions.Section:
        key = self._new_key(table, "section")
        repeat = table.text("repeat", needed=False)
        rows = list(table.rows("questions", "question", needed=True))
        section = questions.Section(
            key=key,
            title=table.text("title"),
            paragraphs=_paragraphs(table, "paragraphs"),
            intro=table.text("intro", needed=False),
            repeat=repeat,
            questions=tuple(self._question(row, key, repeats=bool(repeat)) for row in rows),
        )
        table.close()
        if repeat and section.questions:
            self._check_names_the_repeat(rows[0], section.questions[0])
        return section

    def _check_names_the_repeat(self, row: Table, first: questions.Question) -> None:
        if first.optional or row.has("when"):
            row.fault(
                "it is the first in a section that repeats and so names each one: it cannot be "
                "optional or have a “when”."
            )

    def _question(self, table: Table, section: str, *, repeats: bool) -> questions.Question:
        key = self._new_key(table, "question")
        kind = table.one_of("kind", tuple(questions.Kind))
        options = self._options(table, kind)
        shape = questions.Kind(kind) if kind else questions.Kind.TEXT
        keys = frozenset(option.key for option in options)
        sources = self._asked_of(table)
        here = Standing(section, repeats, shape, keys, sources, table.flag("short"))
        optional = table.flag("optional")
        question = questions.Question(
            key=key,
            kind=shape,
            ask=table.text("ask"),
            hint=table.text("hint", needed=False),
            ask_easy=self._easy_words(table, sources),
            options=options,
            paragraph=_paragraphs(table, "paragraph"),
            theme=table.one_of("theme", THEMES),
            informs=table.some_of("informs", INFORMS),
            sources=sources,
            missing=table.text("missing", needed=not optional),
            short=here.short,
            optional=optional,
            look_for=table.text("look_for", needed=False),
            warning_sign=table.text("warning_sign", needed=False),
            unit=self._unit(table, kind),
            at_most=self._at_most(table, kind),
            tags=table.some_of("tags", self.tags),
            when=read_condition(table, here, self.met) if table.has("when") else None,
        )
        question = self._said(table, question)
        table.close()
        self.met[key] = here
        return question

    def _said(self, table: Table, question: questions.Question) -> questions.Question:
        """The question, with what its own file says of its options."""
        if question.kind not in HAS_OPTIONS and (table.has("means") or table.has("excludes")):
            table.fault(f"a question of kind “{question.kind}” has no options to speak of.")
        if question.kind is questions.Kind.CHOICE and table.has("excludes"):
            table.fault("only of a “choices” question can one option exclude another.")
        return with_said(question, read_said(table, [one.key for one in question.options]))

    def _asked_of(self, table: Table) -> frozenset[Source]:
        sources = self._sources(table) or self.sources
        for stranger in sorted(sources - self.sources):
            table.fault(f"“sources” has “{stranger}”, whom this set does not ask.")
        return sources

    def _options(self, table: Table, kind: str) -> tuple[questions.Option, ...]:
        raw = table.take("options")
        if kind not in HAS_OPTIONS:
            if kind and raw is not None:
                table.fault(f"a question of kind “{kind}” takes no “options”.")
            return ()
        if not isinstance(raw, list) or len(raw) < _OPTION_PARTS:
            table.fault("“options” is missing. Give at least two, each as [“key”, “Words shown”].")
            return ()
        options = [self._option(table, one) for one in raw]
        keys = [option.key for option in options]
        for key in dict.fromkeys(keys):
            if keys.count(key) > 1:
                table.fault(f"two options have the key “{key}”.")
        return tuple(options)

    def _option(self, table: Table, raw: object) -> questions.Option:
        if (
            not isinstance(raw, list)
            or len(raw) != _OPTION_PARTS
            or not all(isinstance(part, str) and part.strip() for part in raw)
        ):
            table.fault("each of the “options” must be a pair, as [“key”, “Words shown”].")
            return questions.Option("", "")
        key, say = raw
        if not KEY.fullmatch(key):
            table.fault(f"the option “{key}” must be small letters, digits and single hyphens.")
        return questions.Option(key, say)

    def _easy_words(self, table: Table, sources: frozenset[Source]) -> str:
        to_residents = bool(sources & SPEAKS_FOR_RESIDENT)
        if to_residents and not table.has("ask_easy"):
            table.fault("“ask_easy” is missing. A resident’s question needs words to say aloud.")
        return table.text("ask_easy", needed=False)

    def _unit(self, table: Table, kind: str) -> str:
        unit = table.text("unit", needed=False)
        if unit and kind != questions.Kind.NUMBER:
            table.fault("only a question of kind “number” takes a “unit”.")
        return unit

    def _at_most(self, table: Table, kind: str) -> int | None:
        at_most = table.whole_number("at_most")
        if at_most is not None and kind not in MEASURED:
            table.fault(f"a question of kind “{kind}” takes no “at_most”.")
        return at_most

    def _request(self, table: Table) -> questions.RequestItem:
        item = questions.RequestItem(
            key=self._new_key(table, "request"),
            ask=table.text("ask"),
            paragraph=_paragraphs(table, "paragraph"),
            why=table.text("why"),
            group=table.text("group", needed=False),
        )
        table.close()
        return item
