"""The history told in sentences: one plain line for each kind of event.

Braces name the words an event carries. An event whose words were erased is told without them.
"""

from collections.abc import Mapping
from typing import Any

from .event_kinds import EventKind, Readers

KEPT_APART = "kept_apart"
"""Stands for every kind of event of a record that is kept apart, where all events are listed."""

SENTENCES: Mapping[str, str] = {
    # the register
    EventKind.ORGANISATION_ADDED: "added an organisation",
    EventKind.ORGANISATION_CHANGED: "changed an organisation’s record",
    EventKind.SCHEME_ADDED: "added the scheme to the register",
    EventKind.SCHEME_CHANGED: "recorded that the scheme changed",
    EventKind.SCHEME_CORRECTED: "corrected the scheme’s record",
    EventKind.SCHEME_CLOSED: "recorded that the scheme closed on {on}: {reason}",
    EventKind.SCHEME_OPENED_AGAIN: "recorded that the scheme is open after all: {reason}",
    EventKind.SCHEME_GIVEN_TO_TEAM: "gave the scheme from {from} to {to}",
    EventKind.ADDRESS_ADDED: "added an address",
    EventKind.PART_RECORDED: "recorded the {part}",
    EventKind.PART_ENDED: "recorded that the {part} ended",
    EventKind.RESIDENT_ADDED: "added a resident",
    EventKind.RESIDENT_RENAMED: "changed a resident’s name",
    EventKind.STAY_RECORDED: "recorded where a resident lives",
    EventKind.STAY_CHANGED: "changed a resident’s stay",
    EventKind.CONTACT_NEEDS_RECORDED: "recorded how a resident wants to be told things",
    EventKind.REGISTER_IMPORTED: "imported {count} records from a workbook",
    # people and settings
    EventKind.OFFICER_ADDED: "added an officer",
    EventKind.OFFICER_CHANGED: "changed an officer’s account",
    EventKind.OFFICER_CLOSED: "closed an officer’s account",
    EventKind.PASSWORD_CHANGED: "changed a password",
    EventKind.TEAM_ADDED: "added a team",
    EventKind.COUNCIL_SETTINGS_CHANGED: "changed the council’s settings",
    EventKind.RIGHTS_WORDING_CHANGED: "changed the wording on rights",
    EventKind.OFFICER_RECORD_ADDED: "recorded a check, a training or a skill of an officer",
    EventKind.OFFICER_RECORD_TAKEN_BACK: "took a check, a training or a skill off an officer’s "
    "record: {reason}",
    # a programme
    EventKind.PROGRAMME_STARTED: "started the programme {name}",
    EventKind.PROGRAMME_CHANGED: "changed the programme {name}",
    EventKind.SCHEME_CHOSEN: "chose a scheme for review: {indicator}",
    EventKind.INDICATOR_ADDED: "gave another reason to review a scheme: {indicator}",
    EventKind.SCHEME_NOT_REVIEWED: "took a scheme off the programme: {reason}",
    EventKind.SAMPLE_DRAWN: "drew a sample of {count} by {by}",
    # a review
    EventKind.REVIEW_STARTED: "started the review: {why}",
    EventKind.REVIEW_PAUSED: "paused the review: {reason}",
    EventKind.REVIEW_STOPPED: "stopped the review: {reason}",
    EventKind.REVIEW_CLOSED: "closed the review: {reason}",
    EventKind.REVIEW_OPENED_AGAIN: "opened the review again: {reason}",
    EventKind.RESIDENTS_PLANNED: "planned talks with more residents",
    EventKind.PART_EXCUSED: "excused a planned part: {reason}",
    EventKind.PART_PLANNED_AGAIN: "planned an excused part again",
    EventKind.REQUEST_ITEM_DECIDED: "decided on an item of the document request",
    EventKind.REQUEST_ITEM_ADDED: "added an item to the document request",
    EventKind.DOCUMENT_RECEIVED: "filed a document: {name}",
    EventKind.PAPERS_QUARANTINED: "set personal papers apart: {reason}",
    EventKind.QUARANTINED_PAPERS_DECIDED: "decided on papers set apart: {outcome}",
    EventKind.HOLD_PLACED: "placed a hold",
    EventKind.HOLD_RELEASED: "released the hold",
    # visits
    EventKind.VISIT_PLANNED: "planned a visit for {on}",
    EventKind.VISIT_CHANGED: "changed the plan of a visit, now {on}",
    EventKind.VISIT_CALLED_OFF: "called off a visit: {reason}",
    EventKind.VISIT_MADE: "recorded a visit made on {on}",
    EventKind.STAFF_SPOKEN_TO: "recorded a talk with staff ({post})",
    EventKind.OBSERVATION_RECORDED: "recorded something seen at the building",
    EventKind.OBSERVATION_FOLLOWED: "recorded what came of something seen",
    EventKind.URGENT_HELP_RECORDED: "recorded urgent help for a resident",
    EventKind.URGENT_HELP_FOLLOWED: "recorded what came of urgent help",
    EventKind.CONCERN_RAISED: "wrote down a safeguarding concern",
    EventKind.CONCERN_REFERRED: "recorded a safeguarding referral",
    EventKind.CONCERN_PERSON_RECORDED: "recorded what the person wants and knows",
    EventKind.CONCERN_CLOSED: "closed a safeguarding concern",
    # accounts and agreement
    EventKind.CONSENT_RECORDED: "recorded what a resident agreed to",
    EventKind.CONSENT_CLEARED: "checked a use that a resident agreed to in part",
    EventKind.CAPACITY_RECORDED: "recorded how a resident made a decision",
    EventKind.ACCOUNT_STARTED: "started an account: {set}",
    EventKind.ACCOUNT_PAUSED: "paused an account",
    EventKind.ACCOUNT_RESUMED: "took up an account again",
    EventKind.ACCOUNT_REOPENED: "opened a finished account again",
    EventKind.ACCOUNT_FINISHED: "finished an account: {set}",
    EventKind.ANSWERS_RECORDED: "recorded {count} answers",
    EventKind.FILE_ATTACHED: "attached a file to an answer",
    # outcomes over time
    EventKind.OUTCOME_SET: "recorded outcome {number} of a resident",
    EventKind.OUTCOME_CHANGED: "put outcome {number} of a resident in other words",
    EventKind.OUTCOME_ENDED: "recorded that outcome {number} of a resident no longer stands",
    EventKind.OUTCOME_NOTED: "recorded what was told of outcome {number} of a resident, as on {on}",
    EventKind.OUTCOME_NOTE_TAKEN_BACK: "took back a record of outcome {number} of a resident",
    EventKind.OUTCOME_PAUSED: "recorded that outcome {number} of a resident was paused",
    EventKind.OUTCOME_RESUMED: "recorded that outcome {number} of a resident was taken up again",
    # support needs, and accounts laid side by side
    EventKind.SUPPORT_RECORDED: "recorded support for a resident, as it was told",
    EventKind.SUPPORT_TAKEN_BACK: "took back a record of support: {reason}",
    EventKind.STAFF_TIME_RECORDED: "recorded staff time, as it was told",
    EventKind.STAFF_TIME_TAKEN_BACK: "took back a record of staff time: {reason}",
    EventKind.ACCOUNTS_COMPARED: "said how accounts of one matter compare",
    EventKind.REFERRER_RECORDED: "recorded who referred a resident",
    # the assessment
    EventKind.FINDING_WRITTEN: "wrote a finding: {theme}",
    EventKind.FINDING_REWORDED: "put a finding in other words: {theme}",
    EventKind.FINDING_WITHDRAWN: "took a finding back: {reason}",
    EventKind.EVIDENCE_CITED: "added evidence to a finding",
    EventKind.EVIDENCE_TAKEN_AWAY: "took evidence away from a finding",
    EventKind.CONCLUDED: "recorded a conclusion: {about}",
    EventKind.WEAKNESS_ANSWERED: "gave a reason for what a second reader may ask",
    EventKind.CONCLUDED_ALONE: "wrote conclusions of their own, as second reader",
    EventKind.ASSESSMENT_SUBMITTED: "sent the assessment to a second reader",
    EventKind.ASSESSMENT_AGREED: "agreed the assessment as second reader",
    EventKind.ASSESSMENT_SENT_BACK: "sent the assessment back: {words}",
    EventKind.ASSESSMENT_DISAGREED: "disagreed with the assessment: {words}",
    EventKind.ASSESSMENT_DECIDED: "decided on the assessment: {words}",
    EventKind.ASSESSMENT_REOPENED: "opened the assessment again: {words}",
    EventKind.LATE_DOCUMENT_WEIGHED: "said what a late document changes: {effect}",
    EventKind.SAME_WORDS_LOOKED_FOR: "looked for the same words in {count} papers of residents",
    EventKind.SAME_WORDS_JUDGED: "said what they make of the same words in two residents’ papers: "
    "{made}",
    # recommendations and letters
    EventKind.RECOMMENDED: "made recommendation {number}: {what}",
    EventKind.RECOMMENDATION_CHANGED: "changed recommendation {number}: {reason}",
    EventKind.RECOMMENDATION_WITHDRAWN: "took recommendation {number} back: {reason}",
    EventKind.RECOMMENDATION_ACKNOWLEDGED: "recorded that the provider acknowledged "
    "recommendation {number} on {on}",
    EventKind.PROGRESS_RECORDED: "recorded progress on recommendation {number}, as seen on {on}",
    EventKind.LETTER_DRAFTED: "drafted letter {reference}",
    EventKind.PASSAGE_CLEARED: "checked a passage of letter {reference}",
    EventKind.LETTER_APPROVED: "approved letter {reference}",
    EventKind.LETTER_ISSUED: "issued letter {reference}",
    EventKind.LETTER_SENT: "recorded that letter {reference} was sent {how}, on {on}",
    EventKind.LETTER_DISCARDED: "put letter {reference} aside: {reason}",
    # protecting residents, and what is kept apart
    EventKind.RIGHTS_GIVEN: "recorded that a resident was told of their rights, on {on}",
    EventKind.FEEDBACK_RECORDED: "wrote down what was told in confidence",
    EventKind.FEEDBACK_ANSWERED: "recorded what was done about it",
    EventKind.CONTINGENCY_RECORDED: "recorded what a resident would need if the scheme closed",
    EventKind.MOVE_RECORDED: "recorded where a resident went",
    EventKind.CLOSURE_LIST_READ: "opened the list of where residents went: {reason}",
    EventKind.RESTRICTED_READERS_CHANGED: "changed who may open records kept apart",
    # the record itself
    EventKind.WORDS_ERASED: "erased the words of an earlier event",
    KEPT_APART: "added to a record that is kept apart",
}
"""Of every kind of event; read by a kind’s word, as it is stored."""

WORDLESS: Mapping[str, str] = {
    EventKind.PROGRAMME_STARTED: "started a programme of reviews",
    EventKind.PROGRAMME_CHANGED: "changed a programme of reviews",
    EventKind.SAMPLE_DRAWN: "drew a sample",
    EventKind.SCHEME_CLOSED: "recorded that the scheme closed",
    EventKind.SCHEME_GIVEN_TO_TEAM: "gave the scheme to another team",
    EventKind.PART_RECORDED: "recorded the part that an organisation plays",
    EventKind.PART_ENDED: "recorded that an organisation’s part ended",
    EventKind.REGISTER_IMPORTED: "imported records from a workbook",
    EventKind.VISIT_PLANNED: "planned a visit",
    EventKind.VISIT_CHANGED: "changed the plan of a visit",
    EventKind.VISIT_MADE: "recorded a visit that was made",
    EventKind.STAFF_SPOKEN_TO: "recorded a talk with staff",
    EventKind.ANSWERS_RECORDED: "recorded answers",
    EventKind.SAME_WORDS_LOOKED_FOR: "looked for the same words in papers of residents",
    EventKind.OUTCOME_SET: "recorded an outcome of a resident",
    EventKind.OUTCOME_CHANGED: "put an outcome of a resident in other words",
    EventKind.OUTCOME_ENDED: "recorded that an outcome of a resident no longer stands",
    EventKind.OUTCOME_NOTED: "recorded what was told of an outcome of a resident",
    EventKind.OUTCOME_NOTE_TAKEN_BACK: "took back a record of an outcome of a resident",
    EventKind.OUTCOME_PAUSED: "recorded that an outcome of a resident was paused",
    EventKind.OUTCOME_RESUMED: "recorded that an outcome of a resident was taken up again",
    EventKind.RECOMMENDED: "made a recommendation",
    EventKind.RECOMMENDATION_CHANGED: "changed a recommendation",
    EventKind.RECOMMENDATION_WITHDRAWN: "took a recommendation back",
    EventKind.RECOMMENDATION_ACKNOWLEDGED: "recorded that the provider acknowledged a "
    "recommendation",
    EventKind.PROGRESS_RECORDED: "recorded progress on a recommendation",
    EventKind.LETTER_DRAFTED: "drafted a letter",
    EventKind.PASSAGE_CLEARED: "checked a passage of a letter",
    EventKind.LETTER_APPROVED: "approved a letter",
    EventKind.LETTER_ISSUED: "issued a letter",
    EventKind.LETTER_SENT: "recorded that a letter was sent",
    EventKind.LETTER_DISCARDED: "put a letter aside",
    EventKind.RIGHTS_GIVEN: "recorded that a resident was told of their rights",
}
"""Those that need other words where what they carry may not be shown."""

_SINCE_SAID: Mapping[str, str] = {
    EventKind.FINDING_WRITTEN: "theme",
    EventKind.FINDING_REWORDED: "theme",
}
"""Words that events of a kind carry only since they were first asked for; older ones go without."""

WITH_FINDINGS = frozenset(kind for kind in EventKind if kind.readers is Readers.OF_FINDINGS)
"""What of a review’s history is told to all who read its findings.

Whatever would show who was asked, who took part or who said no is for the team alone.
"""


def sentence(kind: str, words: Mapping[str, Any] | None) -> str:
    """What one event says, without who and when.

    A kind that is not known here, as a record brought over from elsewhere may hold, is told by
    its own word.

    Args:
        kind: the kind of event.
        words: what it carries; None where it was erased, or where they may not be shown.

    Raises:
        KeyError: its sentence asks for words the event lacks.
    """
    template = SENTENCES.get(kind)
    if template is None:
        return kind.replace("_", " ")
    if words is None or (kind in _SINCE_SAID and _SINCE_SAID[kind] not in words):
        return WORDLESS.get(kind) or template.partition(":")[0].partition("{")[0].strip()
    return template.format(**words)
