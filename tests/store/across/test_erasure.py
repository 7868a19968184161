"""Every text of the record can be erased, or a reason stands here why it never holds a person."""

from sqlalchemy import Text

from reviews.store.across.erasure import tables
from reviews.store.tables import Base

_KEY = "A key, a reference or a mark of ours, in no person’s words."
_CLOSED = "One of a closed list of words, or several of them."
_COUNCIL = "The council’s own words, which every letter or page of a kind has."
_OFFICER = "Who did what, for as long as the record lasts: an account is closed."
_PLACE = "A building or an organisation, and no person."

EXCUSED = {
    "account": {"question_set": _KEY, "version": _KEY},
    "answer_file": {"question": _KEY},
    "answer_version": {"question": _KEY},
    "back_up": {"manifest_sha256": _KEY},
    "bundle": {
        **dict.fromkeys(("mark", "record_number", "bytes_id"), _KEY),
        "sha256": "A mark of the bytes, which are erased.",
    },
    "bundle_paper": {"sha256": "A mark of the bytes, which are erased."},
    "bundle_sent": {"sha256": "A mark of the bytes, which are erased."},
    "case": {"reference": _KEY, "tribunal_reference": _KEY},
    "case_bearing": {"limb": _KEY},
    "case_decision": {"ground": _KEY},
    "case_document": {
        **dict.fromkeys(("mark", "bytes_id"), _KEY),
        "sha256": "A mark of the bytes, which are erased.",
    },
    "case_group": {"reference": _KEY, "name": _COUNCIL},
    "case_step": {"planned_time": "Times of day."},
    "checkpoint": dict.fromkeys(("key", "root", "text", "origin"), _KEY),
    "chosen_reason": {"indicator": _KEY, "list_version": _KEY, "name": _COUNCIL, "source": _CLOSED},
    "comparison": {"basis": _KEY},
    "consent": {"format_used": _CLOSED},
    "contingency_need": {"needs": _CLOSED},
    "cosignature": {"line": _KEY},
    "council_settings": dict.fromkeys(
        (
            *("name", "team_name", "address", "telephone", "email", "website", "complaints"),
            *("formats_offered", "help_offered", "kept_for", "privacy_notice", "judgement_words"),
            *("safeguarding_adults", "safeguarding_children", "safeguarding_staff"),
            *("safeguarding_out_of_hours", "answered", "out_of_hours", "out_of_hours_when"),
            *("housing_options", "advocacy", "data_protection", "complaints_address"),
            "formats_given",
        ),
        _COUNCIL,
    ),
    "data_request_decision": {"row_table": _KEY, "row_id": _KEY},
    "decision_notice": {"rights": _CLOSED},
    "drill": {"certificate_sha256": _KEY, "differs": _COUNCIL, "ran_by": _OFFICER},
    "earlier_wording": {"row_table": _KEY, "row_column": _KEY},
    "erased_row": {"row_table": _KEY, "row_id": _KEY},
    "evidence": {"paragraph": _KEY},
    "excused_part": {"part": _KEY},
    "finding": {"theme": _KEY, "paragraph": _KEY},
    "job": {
        "sha256": _KEY,
        "failure": "A sentence of ours about long work, and no person’s words.",
    },
    "letter": {"reference": _KEY, "binding": _KEY, "approved_binding": _KEY, "chain_head": _KEY},
    "letter_draft": {"reaches": _KEY, "looked_for": _KEY, "holes": _KEY, "copied": _KEY},
    "letter_file": {"bytes_id": _KEY, "sha256": "A mark of the bytes, which are erased."},
    "letter_number": {"number": _KEY, "head": _KEY},
    "letter_passage": {"clues": _CLOSED},
    "letter_undrawn": {"why": _COUNCIL},
    "letter_went": {"asked_format": _CLOSED},
    "neutral_line": {"words": _COUNCIL},
    "observation": {"kind": _KEY, "place_kind": _KEY, "urgency": _KEY},
    "officer": dict.fromkeys(
        ("sign_in_name", "name", "job_title", "email", "telephone"),
        _OFFICER,
    ),
    "officer_record": {"what": "Which check or training an officer has."},
    "organisation": dict.fromkeys(
        ("name", "sort_name", "registration", "address", "postcode"), _PLACE
    ),
    "organisation_part": {"responsibilities": _PLACE},
    "other_side_point": {"point": _KEY},
    "outcome_record": {"prompting": _CLOSED},
    "passage_basis": {"basis": _KEY, "marks": _KEY},
    "password": {"hash": "A mark that tells no password."},
    "programme": {"name": _COUNCIL, "purpose": _COUNCIL},
    "redaction": {"areas": _KEY},
    "request_line": {"item": _KEY},
    "resident": {"reference": "The number by which the record says whose tombstones they are."},
    "resident_contact": {"format": _CLOSED},
    "review": {"reference": _KEY},
    "rights_given": {"words": _COUNCIL},
    "rights_wording": {"tenure": _KEY, "words": _COUNCIL},
    "ruled_paper": {"sha256": "A mark of the bytes, which are erased."},
    "safeguarding_concern": {"signs": _CLOSED},
    "same_words_look": {"digest": _KEY, "unread": "Why a file could not be read, by its id."},
    "sample_draw": {"method": _KEY, "seed": _KEY},
    "sample_frame": {"reference": _KEY, "stratum": _KEY},
    "sample_size": {"stratum": _KEY},
    "scheme": {"reference": _KEY, "name": _PLACE, "sort_name": _PLACE},
    "scheme_address": dict.fromkeys(("line_1", "line_2", "town", "postcode", "uprn"), _PLACE),
    "scheme_facts": dict.fromkeys(("area", "cohort", "models", "support_funding"), _PLACE),
    "sent_item": {"sha256": "A mark of the bytes, which are erased."},
    "staff_spoken": {"post": "A post, and not who holds it.", "feels_equipped": _CLOSED},
    "stored_file": {
        **dict.fromkeys(("bytes_id", "media_type", "purpose", "sensitivity"), _KEY),
        "sha256": "A mark of the bytes, which are erased.",
    },
    "team": {"name": _COUNCIL},
    "threat": {"leave_by_at": "A time of day.", "done": _CLOSED},
    "threat_passed_on": {"at": "A time of day."},
    "urgent_help": {"passed_to": "A service, and not a person."},
    "visit": {"planned_time": "Times of day."},
    "weakness_answer": {"key": _KEY},
    "witness": dict.fromkeys(("name", "email", "key"), "An office outside, in no review."),
}
"""Columns of text that an erasure leaves, by table, each with why."""


def _texts(table: type[Base]) -> set[str]:
    return {one.name for one in table.__table__.columns if isinstance(one.type, Text)}


def test_every_text_can_be_erased_or_is_excused() -> None:
    left = {name: _texts(table) - {*table.personal} for name, table in tables().items()}
    said = {name: set(reasons) for name, reasons in EXCUSED.items()}
    assert {name: columns for name, columns in left.items() if columns} == said
    assert all(why for reasons in EXCUSED.values() for why in reasons.values())


def test_what_stays_said_is_personal() -> None:
    for table in tables().values():
        assert set(table.stays_said) <= set(table.personal) <= _texts(table)
