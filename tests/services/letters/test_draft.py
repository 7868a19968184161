"""Letters: what goes in, what stays out, what the gate finds, and what stops one from leaving."""

import re
import shutil
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from reviews.config import ROOT
from reviews.documents.letters.files import render_formats
from reviews.documents.letters.text import letter_text
from reviews.documents.letters.word_reader import read_blocks
from reviews.domain.assessment.overall_assessment import FindingKind
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.errors import NotAllowed, NotThere, Refused
from reviews.domain.letters.gate import Clue
from reviews.domain.letters.kinds import LetterFormat, LetterKind, LetterState
from reviews.domain.people.roles import Role
from reviews.domain.register.closed_words import YesNo
from reviews.services.across.verify import verify
from reviews.services.consent.consents import Reply
from reviews.services.letters import draft as service
from reviews.services.letters.steps import approve, clear_passage, discard, issue, record_sent
from reviews.services.letters.templates import LetterTemplates
from reviews.services.people.council_settings import set_council
from reviews.services.register.residents import (
    ContactNeeds,
    NewResident,
    Stay,
    add_resident,
    change_name,
    set_contact,
)
from reviews.services.register.schemes import AddressDetails, add_address
from reviews.services.safeguarding.concerns import place_hold, release_holds
from reviews.store.letters.letters import files_of, letters_of, passages_of, undrawn_of
from reviews.store.record.engine import reading_session
from reviews.store.register import schemes
from reviews.store.tables import Letter
from tests.build import Build
from tests.letter_case import IMPROVE, NAMES, STRENGTH, WHAT, LetterCase

PROVIDER = LetterKind.PROVIDER_RECOMMENDATIONS
RESIDENT = LetterKind.RESIDENT_LETTER


def found(case: LetterCase, key: UUID) -> dict[str, set[str]]:
    """The passages of a letter, less the reference of a finding, with their clues."""
    draft = case.letter(key).draft
    return {
        re.sub(r"^F\d+\. ", "", one.words): set(one.clues.split())
        for one in case.build.read(passages_of, key, draft)
    }


def text_of(case: LetterCase, key: UUID) -> str:
    kept = {one.format: one for one in case.build.read(files_of, key, case.letter(key).draft)}
    data = case.build.house.files.read(kept[LetterFormat.DOCX].bytes_id)
    return " ".join(letter_text(read_blocks(data)).decode().split())


def test_an_innocent_letter_of_each_kind_needs_no_checking(build: Build) -> None:
    case = LetterCase(build)
    case.visit(7)
    for kind in (LetterKind.VISIT_NOTICE, PROVIDER):
        (key,) = case.draft(kind)
        assert found(case, key) == {}, kind
    for kind in (LetterKind.RESIDENT_INVITATION, RESIDENT):
        for key in case.draft(kind, *case.residents):
            assert found(case, key) == {}, kind


def test_the_gate_knows_the_people_and_rooms_of_the_scheme(build: Build) -> None:
    told = {
        "Amina helps in the kitchen.": {Clue.NAME},
        "The heater in Room 6 is loud.": {Clue.ROOM},
        "Old Mrs Formerly spoke to us.": {Clue.NAME},
        "Jasmine Keyworth knows everyone.": {Clue.NAME},
        "The person once called Quibell agreed.": {Clue.NAME},
        "On 2 October the alarm rang.": {Clue.DATE},
        "They told us “nobody comes”.": {Clue.QUOTE},
        "Three residents asked for it.": {Clue.SMALL_NUMBER},
    }
    case = LetterCase(build, agreed=False)
    left = NewResident(
        "R-OLD", "Winifred Formerly", Stay(case.scheme, "Room 1", to_on=build.days(-300))
    )
    build.do(add_resident, case.lead, left)
    build.do(change_name, case.lead, case.scheme, case.residents[1], "Borys Quibell", "")
    build.do(change_name, case.lead, case.scheme, case.residents[1], "Borys Łęcki", "")
    visit = case.visit(0, planned_time="4pm")
    build.talk_before(case.lead, visit, "Manager", "Yes", "Jasmine Keyworth")
    for words in told:
        case.write(FindingKind.STRENGTH, words, "staff")
    case.conclude()
    for key in (*case.draft(PROVIDER), *case.draft(RESIDENT, case.residents[2])):
        assert found(case, key) == {words: set(clues) for words, clues in told.items()}


def test_in_a_small_scheme_every_finding_counts(build: Build) -> None:
    case = LetterCase(build, names=NAMES[:4])
    (provider,) = case.draft(PROVIDER)
    told = found(case, provider)
    for words in (STRENGTH, IMPROVE, WHAT, "Reasons for overall."):
        assert any(words in one and Clue.SMALL_SCHEME in clues for one, clues in told.items())
    (resident,) = case.draft(RESIDENT, case.residents[0])
    assert any(STRENGTH in one for one in found(case, resident))
    wide = LetterCase(build, names=("A B", "C D", "E F", "G H", "I J"), provider_name="Other")
    assert not found(wide, wide.draft(PROVIDER)[0])


def test_findings_without_agreement_are_left_out_with_what_rests_on_them(build: Build) -> None:
    case = LetterCase(build, agreed=False)
    answer = case.interview(case.residents[0], "I am asked", Use.TAKE_PART, Use.NOTES)
    case.conclude(answer)
    improve = case.findings[FindingKind.IMPROVE]
    (prepared,) = case.prepare(case.plans(PROVIDER))
    (withheld,) = prepared.withheld
    assert withheld.what == "Staff and how they are led"
    assert "Amina" not in withheld.why
    assert "refused" not in withheld.why
    (key,) = case.draft(PROVIDER)
    assert STRENGTH not in text_of(case, key)
    assert IMPROVE in text_of(case, key)
    case.agree_to(case.residents[0], Reply(Use.TELL_PROVIDER, ConsentState.GIVEN))
    (key,) = case.draft(PROVIDER)
    assert STRENGTH in text_of(case, key)
    assert improve


def test_a_letter_made_while_the_review_changed_is_refused(build: Build) -> None:
    case = LetterCase(build)
    prepared = case.prepare(case.plans(PROVIDER))
    case.visit(3)
    with pytest.raises(Refused, match="Someone changed this review while the letter was made"):
        build.do(service.write_drafts, case.drafter, prepared)
    assert build.rows(Letter) == []


def test_an_unsafe_resident_is_refused_by_the_service_too(build: Build) -> None:
    case = LetterCase(build)
    before = case.kept_files()
    unsafe = ContactNeeds(safe_to_write=YesNo.NO)
    build.do(set_contact, case.lead, case.scheme, case.residents[1], unsafe)
    with pytest.raises(Refused, match="It is not safe to write to them"):
        case.prepare(case.plans(RESIDENT, *case.residents))
    elsewhere = build.resident(build.scheme(case.team), "Not Here")
    with pytest.raises(Refused, match="Choose residents who live at this scheme now"):
        case.prepare(case.plans(RESIDENT, elsewhere))
    assert case.kept_files() == before


def test_a_fault_in_one_letter_leaves_no_files_of_the_others(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = LetterCase(build)
    before = case.kept_files()
    made = []

    def render(*args: Any) -> Any:
        made.append(args)
        if len(made) == 3:
            raise Refused("No font here can show it.")
        return render_formats(*args)

    monkeypatch.setattr("reviews.services.letters.draft.render_formats", render)
    with pytest.raises(Refused, match="No font"):
        case.prepare(case.plans(RESIDENT, *case.residents))
    assert len(made) == 3
    assert case.kept_files() == before


def test_a_letter_that_cannot_be_drawn_lacks_that_format_and_holds_up_no_other(
    build: Build,
) -> None:
    case = LetterCase(build)
    build.do(change_name, case.lead, case.scheme, case.residents[0], "王伟 \u2066Wang", "")
    keys = case.draft(RESIDENT, *case.residents[:3])
    lacking = build.read(undrawn_of, keys)
    assert {one.letter_id for one in lacking} == {keys[0]}
    assert [one.format for one in lacking] == [LetterFormat.PDF, LetterFormat.LARGE_PRINT]
    assert "王伟 Wang: The PDF cannot show “王” (U+738B), “伟” (U+4F1F)" in lacking[0].why
    made = {one.format for one in build.read(files_of, keys[0], 1)}
    assert made == {LetterFormat.DOCX, LetterFormat.HTML, LetterFormat.TEXT}
    assert {one.format for one in build.read(files_of, keys[1], 1)} == set(LetterFormat)
    build.do(change_name, case.lead, case.scheme, case.residents[0], "Wang Wei", "")
    case.draft(RESIDENT, case.residents[0])
    assert build.read(undrawn_of, keys) == []
    with reading_session(build.house.engine) as session:
        assert verify(session, build.house.files).faults == ()


def test_letters_go_to_where_each_resident_lives_or_wants_them(build: Build) -> None:
    case = LetterCase(build)
    here = build.read(schemes.addresses, case.scheme, build.today)[0]
    place = AddressDetails("9 Far Lane", "AN9 9ZZ", town="Farby")
    build.do(add_address, case.lead, case.scheme, place, None)
    far = next(
        one
        for one in build.read(schemes.addresses, case.scheme, build.today)
        if one.fact_id != here.fact_id
    )
    safe = ContactNeeds(safe_to_write=YesNo.YES)
    new = NewResident(
        "R-FAR", "Far Away", Stay(case.scheme, "Flat 2", address_fact_id=far.fact_id), contact=safe
    )
    resident = build.do(add_resident, case.lead, new)
    case.hold(resident)
    (key,) = case.draft(RESIDENT, resident)
    assert "Far Away Flat 2 9 Far Lane Farby AN9 9ZZ Date" in text_of(case, key)
    with pytest.raises(Refused, match="several addresses"):
        case.prepare(case.plans(RESIDENT, case.residents[0]))
    own = ContactNeeds(safe_to_write=YesNo.YES, write_to="c/o The Library\nAnytown")
    build.do(set_contact, case.lead, case.scheme, case.residents[0], own)
    (key,) = case.draft(RESIDENT, case.residents[0])
    assert "Amina Yusuf c/o The Library Anytown Date" in text_of(case, key)
    by_hand = ContactNeeds(safe_to_write=YesNo.NO, by_hand=True, write_to="1 Unsafe Street")
    build.do(set_contact, case.lead, case.scheme, case.residents[0], by_hand)
    (key,) = case.draft(RESIDENT, case.residents[0])
    assert "Amina Yusuf By hand Date" in text_of(case, key)


def test_a_resident_is_addressed_by_the_name_they_like(build: Build) -> None:
    case = LetterCase(build)
    build.do(change_name, case.lead, case.scheme, case.residents[0], "Amina Yusuf", "Mina")
    (key,) = case.draft(RESIDENT, case.residents[0])
    assert "Dear Mina" in text_of(case, key)
    assert found(case, key) == {}


def test_no_letter_promises_that_someone_can_stay(build: Build) -> None:
    case = LetterCase(build, strength="Nobody can evict you.")
    with pytest.raises(Refused, match="promises that someone can stay"):
        case.prepare(case.plans(RESIDENT, case.residents[0]))
    case.prepare(case.plans(PROVIDER))
    with pytest.raises(Refused, match="promises that someone can stay"):
        case.recommend(case.findings[FindingKind.IMPROVE], plain_words="You will keep your room.")


def test_no_words_of_the_council_promise_either(build: Build) -> None:
    """What stands in the settings is printed in letters, and read like everything else."""
    case = LetterCase(build)
    case.visit(7)
    promised = {"formats_offered": "Ring us. Your Housing Benefit will not change."}
    build.do(set_council, None, **promised)
    for kind in (RESIDENT, LetterKind.RESIDENT_INVITATION):
        with pytest.raises(Refused, match="your housing benefit will not change"):
            case.prepare(case.plans(kind, case.residents[0]))
    case.prepare(case.plans(PROVIDER))


def test_numbers_in_a_template_s_words_point_to_nobody_whatever_the_council_adds(
    build: Build,
) -> None:
    """The Information Commissioner's stands in one paragraph with the council's own."""
    case = LetterCase(build)
    case.visit(7)
    build.do(set_council, None, data_protection="Owen Fairbairn, 01632 960127")
    (key,) = case.draft(LetterKind.RESIDENT_INVITATION, case.residents[0])
    assert "01632 960127" in text_of(case, key)
    assert "0303 123 1113" in text_of(case, key)
    assert found(case, key) == {}


def test_what_was_asked_is_told_in_the_order_of_its_dates(build: Build) -> None:
    case = LetterCase(build)
    finding = case.findings[FindingKind.IMPROVE]
    for words, days in (("Mend the lock.", 90), ("Paint the hall.", 30)):
        case.recommend(finding, plain_words=words, complete_by_on=build.days(days))
    (key,) = case.draft(RESIDENT, case.residents[0])
    words = text_of(case, key)
    told = [words.index(one) for one in ("Paint the hall.", case.plain, "Mend the lock.")]
    assert told == sorted(told)


def test_each_step_is_taken_once(build: Build) -> None:
    case = LetterCase(build)
    (key,) = case.issued(PROVIDER)
    letter = case.letter(key)
    for step, args, more in (
        (approve, (letter.binding,), {}),
        (issue, (build.house.files,), {}),
        (discard, ("No",), {}),
    ):
        with pytest.raises(Refused):
            build.do(step, case.approver, key, *args, **more)
    sent = {"sent_on": build.today, "sent_how": "by post"}
    with pytest.raises(Refused, match="not before the date of the letter"):
        build.do(record_sent, case.approver, key, **(sent | {"sent_on": build.days(-1)}))
    with pytest.raises(Refused, match="Say how it was sent"):
        build.do(record_sent, case.approver, key, **(sent | {"sent_how": " "}))
    build.do(record_sent, case.approver, key, **sent)
    with pytest.raises(Refused, match="only once"):
        build.do(record_sent, case.approver, key, **sent)
    assert case.letter(key).state is LetterState.SENT


def test_a_letter_on_hold_takes_no_step_until_it_is_lifted(build: Build) -> None:
    case = LetterCase(build)
    (issued,), (approved,) = case.issued(PROVIDER), case.approved(RESIDENT, case.residents[0])
    (drafted,) = case.draft(RESIDENT, case.residents[1])
    case.clear(drafted)
    build.do(place_hold, case.lead, case.review, letters=True, visits=False)
    sent = {"sent_on": build.today, "sent_how": "by post"}
    steps: list[tuple[Any, UUID, tuple[Any, ...], dict[str, Any]]] = [
        (approve, drafted, (case.letter(drafted).binding,), {}),
        (issue, approved, (build.house.files,), {}),
        (record_sent, issued, (), sent),
    ]
    for step, key, args, more in steps:
        with pytest.raises(
            Refused, match=r"lead reviewers know why, or whom to ask\. Ask Lena Lead"
        ):
            build.do(step, case.approver, key, *args, **more)
    states = (LetterState.DRAFT, LetterState.APPROVED, LetterState.ISSUED)
    assert tuple(case.letter(key).state for key in (drafted, approved, issued)) == states
    assert case.letter(issued).sent_on is None
    build.do(release_holds, case.lead, case.review)
    build.do(record_sent, case.approver, issued, **sent)
    assert case.letter(issued).sent_on == build.today


def test_a_passage_of_another_draft_is_not_cleared(build: Build) -> None:
    case = LetterCase(build, names=NAMES[:1])
    (key,) = case.draft(PROVIDER)
    old = build.read(passages_of, key, 1)[0]
    case.draft(PROVIDER)
    with pytest.raises(Refused, match="There is a newer draft of this letter"):
        build.do(clear_passage, case.drafter, key, old.id, "Fine")


def test_who_may_take_a_step(build: Build) -> None:
    case = LetterCase(build)
    (key,) = case.draft(PROVIDER)
    seen = case.letter(key).binding
    with pytest.raises(NotAllowed):
        build.do(approve, case.second, key, seen)
    stranger = build.officer(Role.LEAD_REVIEWER, team=build.team())
    with pytest.raises(NotThere):
        build.do(approve, stranger, key, seen)
    build.do(approve, case.lead, key, seen)
    assert case.letter(key).state is LetterState.APPROVED


def test_references_follow_one_another_and_stay_with_a_new_draft(build: Build) -> None:
    case = LetterCase(build)
    first = case.draft(RESIDENT, *case.residents[:2])
    again = case.draft(RESIDENT, *case.residents[1:4])
    assert again[0] == first[1]
    lines = build.read(letters_of, case.review)
    assert sorted(one.reference for one in lines) == [
        f"SR-2026-001-L0{number}" for number in (1, 2, 3, 4)
    ]
    assert {one.reference: one.draft for one in lines}["SR-2026-001-L02"] == 2


def test_the_record_matches_after_every_step(build: Build) -> None:
    case = LetterCase(build, names=NAMES[:1])
    (key,) = case.issued(PROVIDER)
    build.do(record_sent, case.approver, key, sent_on=build.today, sent_how="by post")
    case.draft(RESIDENT, case.residents[0])
    printed = text_of(case, key).rpartition("record ")[2]
    with reading_session(build.house.engine) as session:
        assert verify(session, build.house.files, printed).faults == ()


def test_a_template_is_read_again_once_it_is_edited(build: Build, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "letter_templates", tmp_path / "templates")
    templates = LetterTemplates(tmp_path / "templates")
    first = templates.get(PROVIDER)
    assert templates.get(PROVIDER) is first
    assert all(faults == [] for faults in templates.check().values())
    path = templates.path(PROVIDER)
    path.write_bytes(templates.path(RESIDENT).read_bytes())
    with pytest.raises(Refused):
        templates.get(PROVIDER)
    assert templates.check()[PROVIDER]
    path.unlink()
    with pytest.raises(Refused, match="is missing"):
        templates.get(PROVIDER)
