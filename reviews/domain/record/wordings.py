"""Of which columns earlier wordings are kept when a service changes them in place.

Facts with two times are superseded and need none of this. Every other column keeps what it said
before, but for those that are shown as they are now; `KEPT` says what those that services change
are called, and a test holds both lists against the services.
"""

from collections.abc import Mapping

_LETTER = {
    "state": "How far it is",
    "draft": "Which draft",
    "planned_issue_on": "The date on it",
    "drafted_by": "Drafted by",
    "drafted_at": "Drafted",
    "binding": "The mark of its bytes",
    "approved_by": "Approved by",
    "approved_at": "Approved",
    "approved_binding": "The mark that was approved",
    "sent_by": "Sent by",
    "sent_on": "Sent on",
    "sent_how": "How it was sent",
}
KEPT: Mapping[str, Mapping[str, str]] = {
    "account": {
        "state": "How far it is",
        "pause_note": "Why it rests",
        "short_route": "The short route",
        "easy_words": "Easy words",
        "completed_at": "Finished",
        "to_read_back": "To be read back",
    },
    "acknowledgement": {"acknowledged_on": "Day", "by_whom": "By whom", "words": "What they said"},
    "confidential_feedback": {"done": "What was done", "closed_on": "Closed on"},
    "council_settings": {
        "name": "The council’s name",
        "team_name": "The team’s name",
        "address": "Address",
        "telephone": "Telephone",
        "email": "Email address",
        "website": "Website",
        "complaints": "Complaints",
        "formats_offered": "Words on other forms of a letter",
        "help_offered": "Help offered",
        "kept_for": "How long records are kept",
        "privacy_notice": "Privacy notice",
        "safeguarding_adults": "Safeguarding adults",
        "safeguarding_children": "Safeguarding children",
        "safeguarding_staff": "Concerns about staff",
        "safeguarding_out_of_hours": "Safeguarding out of hours",
        "acknowledge_days": "Working days to acknowledge",
        "complete_days": "Working days to complete",
        "revisit_days": "Days to a revisit",
        "small_scheme_threshold": "What a small scheme is",
        "judgement_words": "Words of judgement",
        "second_reader_blind": "The second reader concludes alone",
        "answered": "When the telephone is answered",
        "out_of_hours": "Out of hours",
        "out_of_hours_when": "When that is",
        "housing_options": "Housing options",
        "advocacy": "Advocacy",
        "data_protection": "Data protection officer",
        "complaints_address": "Address for complaints",
        "formats_given": "Forms that letters are given in",
        "accuracy_days": "Working days to say what is wrong",
        "second_reader_apart": "The second reader stands apart",
        "back_up_days": "Days between back-ups",
        "response_days": "Days to respond to an appeal",
        "disclosure_both": "Whether one person may review and decide what goes in",
    },
    "case": {
        "about": "What it is about",
        "tribunal_reference": "Tribunal’s reference",
        "closed_on": "Closed on",
        "closed_reason": "Why it was closed",
        "group_id": "The group it stands in",
    },
    "chosen_scheme": {"ended_reason": "Why it is not reviewed"},
    "evidence": {
        "limb": "What it speaks to",
        "true_from_on": "True from",
        "true_to_on": "True to",
    },
    "job": {
        "ended_as": "How it ended",
        "failure": "Why it failed",
        "sha256": "The mark of its file",
    },
    "letter": _LETTER,
    "observation": {
        "place": "Where",
        "words": "What was seen",
        "handed_to": "Handed to",
        "handed_on": "Handed over on",
        "outcome": "What came of it",
        "outcome_on": "When that was",
    },
    "officer": {
        "name": "Name",
        "job_title": "Post",
        "email": "Email address",
        "telephone": "Telephone",
        "closed_at": "Account closed",
    },
    "organisation": {
        "name": "Name",
        "kind": "What it is",
        "registration": "Registration number",
        "contact_name": "Contact",
        "contact_role": "Their role",
        "email": "Email address",
        "telephone": "Telephone",
        "address": "Address",
        "postcode": "Postcode",
    },
    "outcome_record": {
        "on": "Day",
        "barrier": "What was in the way",
        "changed": "What changed",
        "who": "Who says so",
    },
    "programme": {
        "name": "Name",
        "purpose": "Purpose",
        "from_on": "From",
        "to_on": "To",
        "lead_id": "Lead",
    },
    "progress_record": {"progress": "How far", "seen_on": "Seen on", "words": "What was seen"},
    "request_line": {
        "state": "Where it stands",
        "reason": "Reason",
        "requested_on": "Asked for on",
        "due_on": "Due on",
        "received_on": "Received on",
    },
    "review": {
        "state": "State",
        "state_reason": "Reason",
        "state_at": "Since",
    },
    "rights_wording": {"words": "Words on rights"},
    "safeguarding_concern": {
        "wishes": "What they want",
        "told": "Whether they were told",
        "agreed": "Whether they agreed",
        "reasons_to_share": "Why it is shared",
        "signs": "Signs",
        "referred_to": "Referred to",
        "referred_on": "Referred on",
        "referral_reference": "Reference",
        "referred_how": "How",
        "said_back": "What was said back",
        "outcome": "What came of it",
        "closed_on": "Closed on",
    },
    "scheme": {
        "name": "Name",
        "team_id": "Team",
        "closed_on": "Closed on",
        "closed_reason": "Why it closed",
    },
    "staff_spoken": {"post": "Post", "name": "Name", "said": "What they said"},
    "stored_file": {
        "about": "What it is",
        "true_on": "Date on it",
        "quarantined_at": "Set apart",
        "quarantine_reason": "Why it was set apart",
        "quarantine_outcome": "What became of it",
        "late_effect": "What it changes",
        "late_decided_by": "Who said so",
    },
    "task": {
        "owner_id": "Whose it is",
        "due_on": "Due on",
        "done": "What was done",
        "done_at": "Done",
        "done_by": "Done by",
    },
    "urgent_help": {
        "needed": "What was needed",
        "passed_to": "Passed to",
        "passed_on": "Passed on",
        "outcome": "What came of it",
    },
    "visit": {
        "purpose": "Purpose",
        "planned_on": "Planned for",
        "planned_time": "Time",
        "announced": "Announced or not",
        "announced_reason": "Why",
        "state": "State",
        "went_on": "Went on",
        "access": "Access",
        "access_note": "Note on access",
        "residents_spoken": "Residents spoken to",
        "notes": "Notes",
    },
    "witness": {"key": "Key"},
}
"""What people read of each column that services change in a row that stands, by table."""

_FROM_IT = "It is filled once, and says itself from when the record stands no more."
_ONCE = "It is filled once, and the instant beside it says from when."
_COUNTS = "It counts the changes, for two people at once, and tells nothing of the thing."
SHOWN_AS_IT_IS_NOW: Mapping[str, str] = {
    "*.superseded_at": _FROM_IT,
    "*.ended_at": _FROM_IT,
    "*.left_at": "It is filled once, and says itself when someone or something left.",
    "restricted_reader.ended_by": _ONCE,
    "hold.released_at": _ONCE,
    "hold.released_by": _ONCE,
    "letter.issued_at": _ONCE,
    "letter.issued_by": _ONCE,
    "letter.chain_head": _ONCE,
    "letter_passage.cleared_at": _ONCE,
    "letter_passage.cleared_by": _ONCE,
    "letter_passage.cleared_reason": _ONCE,
    "record_asked_for.answered_at": _ONCE,
    "record_asked_for.answered_by": _ONCE,
    "record_asked_for.answer": _ONCE,
    "data_request.answered_at": _ONCE,
    "data_request.answered_by": _ONCE,
    "data_request.answer": _ONCE,
    "*.version": _COUNTS,
    "*.sort_name": "It is made of the name, which is kept.",
    "*.erased_at": "It says that words were erased: of them nothing may be kept.",
    "password.hash": "A secret: what it was before may open something elsewhere.",
    "password.set_at": "It is of a secret, and events tell when it was set.",
    "password.must_change": "It is of a secret, and says what a person must do next.",
}
"""Columns of which no earlier wording is kept, each with why; `*` is any table."""


def is_kept(table: str, column: str) -> bool:
    """Whether what a column said before is kept when it is changed."""
    return not {f"{table}.{column}", f"*.{column}"} & SHOWN_AS_IT_IS_NOW.keys()


def called(table: str, column: str) -> str:
    """What people read of a column."""
    return KEPT.get(table, {}).get(column) or column.replace("_", " ").capitalize()
