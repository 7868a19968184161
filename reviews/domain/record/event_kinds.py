"""Kinds of event: each line says what it is called, who is told of it, and what letters it touches.

A kind's word is hashed into every event of it, so it never changes. What the history says of it
stands in `history_sentences`; which letters rest on what, in `domain.letters.outdated`.
"""

from enum import Enum, StrEnum, auto
from typing import Self


class Readers(Enum):
    """Who is told that something happened, where a history is read."""

    TEAM = auto()
    """Those who may open the record that it stands in, and nobody else."""

    OF_FINDINGS = auto()
    """Also all who read the review's findings: nothing of who was asked, took part or said no."""

    APART = auto()
    """The few who may open a record that is kept apart."""

    AUDITORS = auto()
    """Those who read the record of all events: it stands in the council's own."""


class Changes(Enum):
    """What an event changes of that which letters tell; drafts that tell it must be made again."""

    NO_LETTER = auto()
    """Nothing: no letter goes out of date."""

    VISITS = auto()
    """When, and whether, visits are made."""

    REQUEST = auto()
    """Which documents are asked for."""

    RESULT = auto()
    """What came of the review: findings, conclusions and recommendations."""


TEAM, OF_FINDINGS, APART, AUDITORS = Readers
NO_LETTER, VISITS, REQUEST, RESULT = Changes


class EventKind(StrEnum):
    """What can happen. A kind that leaves out its readers or its letters cannot be written.

    Attributes:
        readers: who is told of it.
        changes: what it changes of that which letters tell.
    """

    _value_: str
    readers: Readers
    changes: Changes

    def __new__(cls, word: str, readers: Readers, changes: Changes) -> Self:
        """A kind as one line says it."""
        kind = str.__new__(cls, word)
        kind._value_, kind.readers, kind.changes = word, readers, changes
        return kind

    # the register
    ORGANISATION_ADDED = "organisation_added", AUDITORS, NO_LETTER
    ORGANISATION_CHANGED = "organisation_changed", AUDITORS, NO_LETTER
    SCHEME_ADDED = "scheme_added", TEAM, NO_LETTER
    SCHEME_CHANGED = "scheme_changed", TEAM, NO_LETTER
    SCHEME_CORRECTED = "scheme_corrected", TEAM, NO_LETTER
    SCHEME_CLOSED = "scheme_closed", TEAM, NO_LETTER
    SCHEME_OPENED_AGAIN = "scheme_opened_again", TEAM, NO_LETTER
    SCHEME_GIVEN_TO_TEAM = "scheme_given_to_team", TEAM, NO_LETTER
    ADDRESS_ADDED = "address_added", TEAM, NO_LETTER
    PART_RECORDED = "part_recorded", TEAM, NO_LETTER
    PART_ENDED = "part_ended", TEAM, NO_LETTER
    RESIDENT_ADDED = "resident_added", TEAM, NO_LETTER
    RESIDENT_RENAMED = "resident_renamed", TEAM, NO_LETTER
    STAY_RECORDED = "stay_recorded", TEAM, NO_LETTER
    STAY_CHANGED = "stay_changed", TEAM, NO_LETTER
    CONTACT_NEEDS_RECORDED = "contact_needs_recorded", TEAM, NO_LETTER
    REGISTER_IMPORTED = "register_imported", AUDITORS, NO_LETTER
    # people and settings
    OFFICER_ADDED = "officer_added", AUDITORS, NO_LETTER
    OFFICER_CHANGED = "officer_changed", AUDITORS, NO_LETTER
    OFFICER_CLOSED = "officer_closed", AUDITORS, NO_LETTER
    PASSWORD_CHANGED = "password_changed", AUDITORS, NO_LETTER
    TEAM_ADDED = "team_added", AUDITORS, NO_LETTER
    COUNCIL_SETTINGS_CHANGED = "council_settings_changed", AUDITORS, NO_LETTER
    RIGHTS_WORDING_CHANGED = "rights_wording_changed", AUDITORS, NO_LETTER
    OFFICER_RECORD_ADDED = "officer_record_added", AUDITORS, NO_LETTER
    OFFICER_RECORD_TAKEN_BACK = "officer_record_taken_back", AUDITORS, NO_LETTER
    # a programme
    PROGRAMME_STARTED = "programme_started", TEAM, NO_LETTER
    PROGRAMME_CHANGED = "programme_changed", TEAM, NO_LETTER
    SCHEME_CHOSEN = "scheme_chosen", TEAM, NO_LETTER
    INDICATOR_ADDED = "indicator_added", TEAM, NO_LETTER
    SCHEME_NOT_REVIEWED = "scheme_not_reviewed", TEAM, NO_LETTER
    SAMPLE_DRAWN = "sample_drawn", TEAM, NO_LETTER
    # a review
    REVIEW_STARTED = "review_started", OF_FINDINGS, NO_LETTER
    REVIEW_PAUSED = "review_paused", OF_FINDINGS, NO_LETTER
    REVIEW_STOPPED = "review_stopped", OF_FINDINGS, NO_LETTER
    REVIEW_CLOSED = "review_closed", OF_FINDINGS, NO_LETTER
    REVIEW_OPENED_AGAIN = "review_opened_again", OF_FINDINGS, NO_LETTER
    RESIDENTS_PLANNED = "residents_planned", TEAM, NO_LETTER
    PART_EXCUSED = "part_excused", TEAM, NO_LETTER
    PART_PLANNED_AGAIN = "part_planned_again", TEAM, NO_LETTER
    REQUEST_ITEM_DECIDED = "request_item_decided", OF_FINDINGS, REQUEST
    REQUEST_ITEM_ADDED = "request_item_added", OF_FINDINGS, REQUEST
    DOCUMENT_RECEIVED = "document_received", TEAM, NO_LETTER
    PAPERS_QUARANTINED = "papers_quarantined", TEAM, NO_LETTER
    QUARANTINED_PAPERS_DECIDED = "quarantined_papers_decided", TEAM, NO_LETTER
    HOLD_PLACED = "hold_placed", TEAM, NO_LETTER
    HOLD_RELEASED = "hold_released", TEAM, NO_LETTER
    # visits
    VISIT_PLANNED = "visit_planned", TEAM, VISITS
    VISIT_CHANGED = "visit_changed", TEAM, VISITS
    VISIT_CALLED_OFF = "visit_called_off", TEAM, VISITS
    VISIT_MADE = "visit_made", OF_FINDINGS, NO_LETTER
    STAFF_SPOKEN_TO = "staff_spoken_to", TEAM, NO_LETTER
    OBSERVATION_RECORDED = "observation_recorded", OF_FINDINGS, NO_LETTER
    OBSERVATION_FOLLOWED = "observation_followed", TEAM, NO_LETTER
    URGENT_HELP_RECORDED = "urgent_help_recorded", TEAM, NO_LETTER
    URGENT_HELP_FOLLOWED = "urgent_help_followed", TEAM, NO_LETTER
    CONCERN_RAISED = "concern_raised", APART, NO_LETTER
    CONCERN_REFERRED = "concern_referred", APART, NO_LETTER
    CONCERN_PERSON_RECORDED = "concern_person_recorded", APART, NO_LETTER
    CONCERN_CLOSED = "concern_closed", APART, NO_LETTER
    # accounts and agreement
    CONSENT_RECORDED = "consent_recorded", TEAM, NO_LETTER
    CONSENT_CLEARED = "consent_cleared", TEAM, NO_LETTER
    CAPACITY_RECORDED = "capacity_recorded", TEAM, NO_LETTER
    ACCOUNT_STARTED = "account_started", TEAM, NO_LETTER
    ACCOUNT_PAUSED = "account_paused", TEAM, NO_LETTER
    ACCOUNT_RESUMED = "account_resumed", TEAM, NO_LETTER
    ACCOUNT_REOPENED = "account_reopened", TEAM, NO_LETTER
    ACCOUNT_FINISHED = "account_finished", TEAM, NO_LETTER
    ANSWERS_RECORDED = "answers_recorded", TEAM, NO_LETTER
    FILE_ATTACHED = "file_attached", TEAM, NO_LETTER
    # outcomes over time
    OUTCOME_SET = "outcome_set", TEAM, NO_LETTER
    OUTCOME_CHANGED = "outcome_changed", TEAM, NO_LETTER
    OUTCOME_ENDED = "outcome_ended", TEAM, NO_LETTER
    OUTCOME_NOTED = "outcome_noted", TEAM, NO_LETTER
    OUTCOME_NOTE_TAKEN_BACK = "outcome_note_taken_back", TEAM, NO_LETTER
    OUTCOME_PAUSED = "outcome_paused", TEAM, NO_LETTER
    OUTCOME_RESUMED = "outcome_resumed", TEAM, NO_LETTER
    # support needs, and accounts laid side by side
    SUPPORT_RECORDED = "support_recorded", TEAM, NO_LETTER
    SUPPORT_TAKEN_BACK = "support_taken_back", TEAM, NO_LETTER
    STAFF_TIME_RECORDED = "staff_time_recorded", TEAM, NO_LETTER
    STAFF_TIME_TAKEN_BACK = "staff_time_taken_back", TEAM, NO_LETTER
    ACCOUNTS_COMPARED = "accounts_compared", TEAM, NO_LETTER
    REFERRER_RECORDED = "referrer_recorded", TEAM, NO_LETTER
    # the assessment
    FINDING_WRITTEN = "finding_written", OF_FINDINGS, RESULT
    FINDING_REWORDED = "finding_reworded", OF_FINDINGS, RESULT
    FINDING_WITHDRAWN = "finding_withdrawn", OF_FINDINGS, RESULT
    EVIDENCE_CITED = "evidence_cited", OF_FINDINGS, NO_LETTER
    EVIDENCE_TAKEN_AWAY = "evidence_taken_away", OF_FINDINGS, NO_LETTER
    CONCLUDED = "concluded", OF_FINDINGS, RESULT
    WEAKNESS_ANSWERED = "weakness_answered", OF_FINDINGS, NO_LETTER
    CONCLUDED_ALONE = "concluded_alone", OF_FINDINGS, NO_LETTER
    ASSESSMENT_SUBMITTED = "assessment_submitted", OF_FINDINGS, NO_LETTER
    ASSESSMENT_AGREED = "assessment_agreed", OF_FINDINGS, NO_LETTER
    ASSESSMENT_SENT_BACK = "assessment_sent_back", OF_FINDINGS, NO_LETTER
    ASSESSMENT_DISAGREED = "assessment_disagreed", OF_FINDINGS, NO_LETTER
    ASSESSMENT_DECIDED = "assessment_decided", OF_FINDINGS, NO_LETTER
    ASSESSMENT_REOPENED = "assessment_reopened", OF_FINDINGS, RESULT
    LATE_DOCUMENT_WEIGHED = "late_document_weighed", OF_FINDINGS, NO_LETTER
    SAME_WORDS_LOOKED_FOR = "same_words_looked_for", TEAM, NO_LETTER
    SAME_WORDS_JUDGED = "same_words_judged", TEAM, NO_LETTER
    # recommendations and letters
    RECOMMENDED = "recommended", OF_FINDINGS, RESULT
    RECOMMENDATION_CHANGED = "recommendation_changed", OF_FINDINGS, RESULT
    RECOMMENDATION_WITHDRAWN = "recommendation_withdrawn", OF_FINDINGS, RESULT
    RECOMMENDATION_ACKNOWLEDGED = "recommendation_acknowledged", OF_FINDINGS, NO_LETTER
    PROGRESS_RECORDED = "progress_recorded", OF_FINDINGS, NO_LETTER
    LETTER_DRAFTED = "letter_drafted", OF_FINDINGS, NO_LETTER
    PASSAGE_CLEARED = "passage_cleared", TEAM, NO_LETTER
    LETTER_APPROVED = "letter_approved", OF_FINDINGS, NO_LETTER
    LETTER_ISSUED = "letter_issued", OF_FINDINGS, NO_LETTER
    LETTER_SENT = "letter_sent", OF_FINDINGS, NO_LETTER
    LETTER_DISCARDED = "letter_discarded", OF_FINDINGS, NO_LETTER
    # protecting residents, and what is kept apart
    RIGHTS_GIVEN = "rights_given", TEAM, NO_LETTER
    FEEDBACK_RECORDED = "feedback_recorded", APART, NO_LETTER
    FEEDBACK_ANSWERED = "feedback_answered", APART, NO_LETTER
    CONTINGENCY_RECORDED = "contingency_recorded", TEAM, NO_LETTER
    MOVE_RECORDED = "move_recorded", APART, NO_LETTER
    CLOSURE_LIST_READ = "closure_list_read", APART, NO_LETTER
    RESTRICTED_READERS_CHANGED = "restricted_readers_changed", AUDITORS, NO_LETTER
    # the record itself
    WORDS_ERASED = "words_erased", TEAM, NO_LETTER
