"""What the five letters say, and what they must never say."""

import re
from dataclasses import fields, replace
from itertools import pairwise
from typing import Any

import pytest

from reviews.documents.letters.blocks import (
    Blocks,
    BulletList,
    Heading,
    Paragraph,
    Table,
    block_lines,
)
from reviews.documents.letters.specimens import SAMPLES
from reviews.documents.letters.word_package import DOCUMENT, read_parts
from reviews.documents.letters.word_reader import read_blocks
from reviews.domain.letters import kinds
from reviews.domain.letters.kinds import (
    TO_RESIDENT,
    LetterKind,
    ProviderRecommendations,
    ResidentInvitation,
    ResidentLetter,
    VisitNotice,
)
from reviews.domain.letters.rights import promise
from tests.documents.conftest import Compiled, template_bytes

PROVIDER = LetterKind.PROVIDER_RECOMMENDATIONS
RESIDENT = LetterKind.RESIDENT_LETTER
INVITATION = LetterKind.RESIDENT_INVITATION


@pytest.fixture
def read(compiled: Compiled) -> Any:
    def made(kind: LetterKind, **changes: Any) -> Blocks:
        return read_blocks(compiled(kind).render(replace(SAMPLES[kind], **changes)))

    return made


DOUBLED = re.compile(r"\b(\w+) \1\b", re.IGNORECASE)
"""The same word twice, as where a template and a setting both bring it."""


def text(blocks: Blocks) -> str:
    return "\n".join(line for block in blocks.body for line in block_lines(block))


def headings(blocks: Blocks) -> list[str]:
    return [one.text for one in blocks.body if isinstance(one, Heading)]


def sentences(blocks: Blocks) -> list[str]:
    """The sentences of a letter, from its heading to its end."""
    start = next(n for n, one in enumerate(blocks.body) if isinstance(one, Heading))
    words = [
        re.sub(r"(?<=\d) (?=\d)|(?<=\w)\.(?=\w)", "", line)
        for block in blocks.body[start:]
        if not (isinstance(block, Paragraph) and block.role != "body")
        for line in block_lines(block)
    ]
    return [one for line in words for one in re.split(r"(?<=[.?!:])\s+", line) if one.strip()]


@pytest.mark.parametrize("kind", LetterKind)
def test_no_letter_has_a_heading_with_nothing_under_it(kind: LetterKind, read: Any) -> None:
    optional = {
        field.name: "" if isinstance(getattr(SAMPLES[kind], field.name), str) else ()
        for field in fields(SAMPLES[kind])
        if isinstance(getattr(SAMPLES[kind], field.name), str | tuple)
    }
    for changes in ({}, optional):
        body = read(kind, **changes).body
        for above, below in pairwise(body):
            if isinstance(above, Heading) and isinstance(below, Heading):
                assert below.level > above.level, above
        assert not isinstance(body[-1], Heading)
        assert all(one.rows for one in body if isinstance(one, Table))


@pytest.mark.parametrize("kind", LetterKind)
def test_no_word_stands_twice(kind: LetterKind, read: Any) -> None:
    assert DOUBLED.findall(text(read(kind))) == []


@pytest.mark.parametrize("kind", LetterKind)
def test_every_letter_says_who_writes_when_and_whom_to_ask(kind: LetterKind, read: Any) -> None:
    sample = SAMPLES[kind]
    words = text(read(kind))
    for said in (
        sample.council.name,
        sample.council.team,
        sample.recipient.name,
        *sample.recipient.address,
        sample.letter.reference,
        sample.contact.name,
        sample.contact.job_title,
        sample.contact.telephone,
        sample.contact.email,
    ):
        assert said in words
    assert headings(read(kind))


def test_a_provider_without_a_name_is_greeted_all_the_same(read: Any) -> None:
    nameless = replace(SAMPLES[PROVIDER].recipient, name="")
    assert "Dear Sir or Madam" in text(read(PROVIDER, recipient=nameless))


# What protects people


@pytest.mark.parametrize("kind", LetterKind)
def test_no_letter_threatens_promises_or_speaks_of_a_decision(kind: LetterKind, read: Any) -> None:
    words = text(read(kind)).casefold()
    for never in (
        "housing benefit", "evict", "enforcement", "failure to", "legal action", "must ",
        "your home is safe", "you cannot be asked", "secure home", "confidential",
        "safeguarding", "allegation", "diagnos", "score", "grade", "rating",
    ):  # fmt: skip
        if (kind, never) not in {(RESIDENT, "must "), (INVITATION, "housing benefit")}:
            assert never not in words, never
    if kind not in TO_RESIDENT:
        assert "benefit" not in words
        assert "rent" not in words.split()


@pytest.mark.parametrize("kind", sorted(TO_RESIDENT))
def test_no_template_promises_what_others_decide(kind: LetterKind, read: Any) -> None:
    """Every paragraph, with everything that depends on a field, and without."""
    for changes in ({}, {"council": _BARE, "contact": _UNREACHED}):
        assert promise(text(read(kind, **changes))) == ""


_BARE = kinds.Council(
    "Westmere Council", "Reviews", ("1 Market Square",), "01632 960100", "", "", ""
)
_UNREACHED = kinds.Contact("Siân Łukasiewicz", "Officer", "", "sian@westmere.example")


@pytest.mark.parametrize("kind", sorted(TO_RESIDENT))
def test_a_council_that_has_said_little_leaves_no_holes(kind: LetterKind, read: Any) -> None:
    words = text(read(kind, council=_BARE, contact=_UNREACHED))
    assert not re.search(r"[:,] ?[.,]| [.,]|\(\)", words)
    assert "Ring us before you leave: 01632 960100." in words
    assert "email sian@westmere.example." in words
    assert "telephone ," not in words
    assert "tonight" not in words


@pytest.mark.parametrize("kind", sorted(TO_RESIDENT))
def test_a_resident_is_greeted_as_they_like_and_addressed_as_the_envelope_says(
    kind: LetterKind, read: Any
) -> None:
    words = text(read(kind)).splitlines()
    assert "Dear Amina" in words
    assert "Amina Yusuf" in words
    assert "Dear Amina Yusuf" not in words


@pytest.mark.parametrize("kind", sorted(TO_RESIDENT))
def test_someone_with_nowhere_to_stay_is_told_whom_to_ring_tonight(
    kind: LetterKind, read: Any
) -> None:
    council, words = SAMPLES[kind].council, text(read(kind))
    assert f"If you have nowhere to stay tonight, ring {council.out_of_hours}." in words
    assert f"It is for {council.out_of_hours_when}." in words
    assert council.housing_options in words
    assert council.advocacy in words
    assert f"When we answer: {council.answered}." in words


def test_must_in_a_resident_letter_is_only_what_others_say(read: Any) -> None:
    found = re.findall(r"[^.]*\bmust\b[^.]*", text(read(RESIDENT)))
    assert found == [" Do this even if they say you must go today"]


def test_notes_to_officers_are_never_printed(read: Any) -> None:
    for kind in LetterKind:
        words = text(read(kind))
        assert "before use" not in words
        assert "{" not in words
    source = read_parts(template_bytes(INVITATION))[DOCUMENT].decode()
    assert "Check this section with your data protection officer before use" in source


# The provider letter: paras 113, 117 and 118


def test_the_provider_letter_has_all_that_was_found_and_asked(read: Any) -> None:
    sample = SAMPLES[PROVIDER]
    assert isinstance(sample, ProviderRecommendations)
    assert sample.overall is not None
    blocks = read(PROVIDER, **FIRST)
    words = text(blocks)
    for concluded in (sample.overall, *sample.conclusions):
        assert concluded.question in headings(blocks)
        assert f"{concluded.answer}. {concluded.reasons}" in words
    for said in (*sample.strengths, *sample.improvements, *sample.not_enough):
        assert said in words
    assert not [one for one in blocks.body if isinstance(one, Table)]
    record = words[words.index("Recommendation 2\n") :]
    assert record.startswith(
        "Recommendation 2\nWhat we found: F5, above\nWhat we ask: At each review, record what has "
        "changed, what has not and what happens next.\nWhat will show it: Minutes of the last two "
        "reviews for a sample of plans.\nWho is asked to act: The support provider and the "
        "landlord\n"
        "Reply by: 17 December 2026\nComplete and show us by: 26 February 2027\n"
    )
    assert "acknowledge" in words
    assert sample.help_offered in words
    assert "We do not say which resident or member of staff told us what." in words
    assert "several sources" not in words, "a finding may rest on one"
    assert "National guidance suggests that we also write briefly to residents" in words
    assert "If a fact in this letter is wrong" in headings(blocks)
    assert "Please tell us by 17 December 2026 which fact it is and what shows it." in words
    assert "at sian.lukasiewicz@westmere.example, or to Supported Housing Review Team" in words
    assert "Someone who was not on our visits will decide" in words
    assert words.endswith("Copied to: Tannery Homes Ltd")
    assert "since" not in " ".join(headings(blocks))


FIRST: dict[str, Any] = {
    "earlier": None,
    "done": (),
    "not_needed": (),
    "still_open": (),
    "addressed_as": "",
    "copy_of": "",
}
"""What makes of the sample the first letter to whoever letters on support go to."""


def test_a_later_provider_letter_tells_what_is_done_open_and_new(read: Any) -> None:
    later = read(
        PROVIDER, overall=None, addressed_as="", copy_of="", recommendations=(), strengths=(),
        improvements=("F1. Plans are alike.",), not_enough=(), help_offered="",
    )  # fmt: skip
    assert headings(later) == [
        "Our recommendations for Marigold House: what is done, open and new",
        "What has been done",
        "What we no longer ask",
        "What is still open",
        "Recommendation 9, still open",
        "What we found since then",
        "What could be better",
        "If a fact in this letter is wrong",
        "What happens next",
        "Who to talk to",
    ]
    words = text(later)
    assert "This letter follows ours of 3 September 2026." in words
    assert "when we visited again on 12 and 19 November 2026." in words
    assert "Reply by: 11 December 2026\nComplete and show us by: 18 December 2026" in words
    assert "We make no new recommendations." in words
    sample = SAMPLES[PROVIDER]
    assert isinstance(sample, ProviderRecommendations)
    met = replace(sample.still_open[0], acknowledge_by=None, note="")
    words = text(read(PROVIDER, still_open=(met,), recommendations=()))
    assert "Reply by" not in words
    assert "Complete and show us by: 18 December 2026" in words


def test_who_gets_only_what_is_theirs_is_told_so(read: Any) -> None:
    copy = text(read(PROVIDER, earlier=None))
    assert "a copy for you of what we have written to Harbour & Hearth Support CIC." in copy
    assert "It has only what concerns you as landlord." in copy
    own = text(read(PROVIDER, earlier=None, copy_of=""))
    assert "We write to you as landlord. This letter has only what concerns you." in own
    assert "your staff" not in own


def test_the_provider_letter_leaves_out_what_there_is_none_of(read: Any) -> None:
    bare = read(
        PROVIDER, **FIRST, visited="", conclusions=(), strengths=(), improvements=(),
        not_enough=(), recommendations=(), help_offered="", copied_to=(),
    )  # fmt: skip
    assert headings(bare) == [
        "What we found at Marigold House",
        "Our conclusion",
        "Overall, does the support at this scheme meet residents’ needs?",
        "If a fact in this letter is wrong",
        "What happens next",
        "Who to talk to",
    ]
    assert "We make no recommendations." in text(bare)
    assert "visited" not in text(bare)
    assert "Copied" not in text(bare)


# The notice and the request: paras 84-88


def test_the_visit_notice_says_when_who_and_that_it_is_each_persons_choice(read: Any) -> None:
    sample = SAMPLES[LetterKind.VISIT_NOTICE]
    assert isinstance(sample, VisitNotice)
    words = text(read(LetterKind.VISIT_NOTICE))
    assert "12 November 2026 | 10am to 3pm | Siân Łukasiewicz, Joseph O’Neill" in words
    assert "whether they feel equipped" in words
    assert "each person’s own choice" in words
    assert "in private with any resident who wants to" in words
    none = text(read(LetterKind.VISIT_NOTICE, visits=()))
    assert "will ring you to agree a day" in none


def test_the_request_gives_a_reason_for_each_item_and_keeps_personal_papers_away(read: Any) -> None:
    words = text(read(LetterKind.DOCUMENT_REQUEST))
    assert "3 | A support plan with names taken out | To see how needs" in words
    assert "by 5 November 2026" in words
    assert "Please do not send any resident’s own papers" in words
    none = text(read(LetterKind.DOCUMENT_REQUEST, items=()))
    assert "nothing that we need you to send" in none
    assert "5 November" not in none


# Letters to residents: paras 97, 114-115 and 140-141


@pytest.mark.parametrize("kind", sorted(TO_RESIDENT))
def test_headings_to_residents_are_questions(kind: LetterKind, read: Any) -> None:
    assert all(one.endswith("?") for one in headings(read(kind))[1:])


@pytest.mark.parametrize("kind", sorted(TO_RESIDENT))
def test_sentences_to_residents_are_short(kind: LetterKind, read: Any) -> None:
    counts = [len(one.split()) for one in sentences(read(kind))]
    assert max(counts) <= 25
    assert sum(count > 20 for count in counts) <= 2
    assert sum(counts) / len(counts) <= 11


@pytest.mark.parametrize("kind", sorted(TO_RESIDENT))
def test_words_to_residents_are_for_a_reading_age_of_about_nine_to_eleven(
    kind: LetterKind, read: Any
) -> None:
    """The Automated Readability Index: a school year in America, where six is age eleven."""
    words = " ".join(sentences(read(kind))).split()
    letters = sum(sum(map(str.isalpha, word)) for word in words)
    index = 4.71 * letters / len(words) + 0.5 * len(words) / len(sentences(read(kind))) - 21.43
    assert index <= 6


def test_the_invitation_says_what_a_resident_needs_to_choose(read: Any) -> None:
    sample = SAMPLES[INVITATION]
    assert isinstance(sample, ResidentInvitation)
    words = text(read(INVITATION))
    for said in (
        "It is your choice. You do not have to say why.",
        "We will not treat you differently if you say no.",
        "They use it to decide if Housing Benefit pays your rent. It could stay, go up or stop.",
        "stop. You can get free advice first.",
        "A tribunal can order us to show it, even if you say no.",
        f"Tell {sample.council.data_protection}. We will write back to you within 30 days.",
        "You can stop at any time.",
        "An advocate helps you to say what you want to say.",
        "Staff from where you live will not be there, unless you ask for them.",
        "You can say yes to some and no to others. You can change your mind later.",
        "we may have to tell people who can help. It is the same with a serious crime.",
        "a tribunal may read what we use",
        "Your landlord may read it too, if the landlord takes part in the appeal or speaks for",
        "It is our public task",
        "It does not depend on your consent.",
        "How long we keep it: six years.",
        "You can tell us that you do not want us to use it.",
        "We do not always have to, because this is our public task.",
        "You can ask to see what we hold about you.",
        sample.privacy_notice,
        sample.formats,
        "999",
    ):
        assert said in words
    assert words.index("within 30 days") < words.index("Information Commissioner")
    uses = [one for one in read(INVITATION).body if isinstance(one, BulletList)][3]
    assert len(uses.items) == 5


def test_how_to_answer_stands_on_the_first_page_of_the_invitation(read: Any) -> None:
    """With a slip to mark, before anything is said of what is asked."""
    blocks = read(INVITATION)
    assert headings(blocks)[1:3] == ["Do I have to?", "How do I say yes or no?"]
    words = text(blocks)
    for said in (
        "telephone 01632 960142",
        "Yes, I will talk to you.",
        "No, thank you.",
        "My name and number:",
    ):
        assert words.index(said) < words.index("When will you come?")


@pytest.mark.parametrize("kept_for", ["six years", "for six years after the review ends"])
def test_how_long_records_are_kept_reads_right_either_way(kept_for: str, read: Any) -> None:
    words = text(read(INVITATION, kept_for=kept_for))
    assert f"How long we keep it: {kept_for}. We may keep it longer" in words
    assert not DOUBLED.search(words)


def test_a_referrer_is_not_told_that_a_resident_agreed_to_nothing_more(read: Any) -> None:
    words = text(read(LetterKind.REFERRER))
    assert "who has agreed that we may ask you. Please tell nobody else about this letter" in words
    assert "nothing more" not in words


def test_the_resident_letter_says_what_it_means_and_who_can_help(read: Any) -> None:
    sample = SAMPLES[RESIDENT]
    assert isinstance(sample, ResidentLetter)
    words = text(read(RESIDENT))
    for said in (
        *sample.strengths,
        "Write each support plan again, together with you. By 12 March 2027.",
        "We will come back to look.",
        sample.rights,
        "Ring us before you leave: 01632 960142.",
        "These people do not work for your landlord.",
        f"{sample.council.complaints} You can also write to: {sample.council.complaints_address}.",
        sample.formats,
        "Ring 999.",
    ):
        assert said in words
    only = replace(sample.council, complaints="")
    address = f"Write to: {sample.council.complaints_address}."
    assert address in text(read(RESIDENT, council=only))
    bare = text(read(RESIDENT, visited="", strengths=(), asked=(), rights="", formats=""))
    assert "We did not ask for any changes." in bare
    assert "works well:" not in bare
