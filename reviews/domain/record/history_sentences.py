"""The history told in sentences: one plain line for each kind of event.

Braces name the words an event carries. An event whose words were erased is told without them.
"""

from collections.abc import Mapping
from typing import Any

KEPT_APART = "kept_apart"
"""Stands for every kind of event of a record that is kept apart, where all events are listed."""

SENTENCES: dict[str, str] = {
    # the register
    "organisation_added": "added an organisation",
    "organisation_changed": "changed an organisation’s record",
    "scheme_added": "added the scheme to the register",
    "scheme_changed": "recorded that the scheme changed",
    "scheme_corrected": "corrected the scheme’s record",
    "scheme_closed": "recorded that the scheme closed on {on}: {reason}",
    "scheme_opened_again": "recorded that the scheme is open after all: {reason}",
    "scheme_given_to_team": "gave the scheme from {from} to {to}",
    "address_added": "added an address",
    "part_recorded": "recorded the {part}",
    "part_ended": "recorded that the {part} ended",
    "resident_added": "added a resident",
    "resident_renamed": "changed a resident’s name",
    "stay_recorded": "recorded where a resident lives",
    "stay_changed": "changed a resident’s stay",
    "contact_needs_recorded": "recorded how a resident wants to be told things",
    "register_imported": "imported {count} records from a workbook",
    # people and settings
    "officer_added": "added an officer",
    "officer_changed": "changed an officer’s account",
    "officer_closed": "closed an officer’s account",
    "password_changed": "changed a password",
    "team_added": "added a team",
    "council_settings_changed": "changed the council’s settings",
    "rights_wording_changed": "changed the wording on rights",
    "officer_record_added": "recorded a check, a training or a skill of an officer",
    "officer_record_taken_back": "took a check, a training or a skill off an officer’s record: "
    "{reason}",
    # a programme
    "programme_started": "started the programme {name}",
    "programme_changed": "changed the programme {name}",
    "scheme_chosen": "chose a scheme for review: {indicator}",
    "indicator_added": "gave another reason to review a scheme: {indicator}",
    "scheme_not_reviewed": "took a scheme off the programme: {reason}",
    "sample_drawn": "drew a sample of {count} by {by}",
    # a review
    "review_started": "started the review: {why}",
    "review_paused": "paused the review: {reason}",
    "review_stopped": "stopped the review: {reason}",
    "review_closed": "closed the review: {reason}",
    "review_opened_again": "opened the review again: {reason}",
    "residents_planned": "planned talks with more residents",
    "part_excused": "excused a planned part: {reason}",
    "part_planned_again": "planned an excused part again",
    "request_item_decided": "decided on an item of the document request",
    "request_item_added": "added an item to the document request",
    "document_received": "filed a document: {name}",
    "papers_quarantined": "set personal papers apart: {reason}",
    "quarantined_papers_decided": "decided on papers set apart: {outcome}",
    "hold_placed": "placed a hold",
    "hold_released": "released the hold",
    # visits
    "visit_planned": "planned a visit for {on}",
    "visit_changed": "changed the plan of a visit, now {on}",
    "visit_called_off": "called off a visit: {reason}",
    "visit_made": "recorded a visit made on {on}",
    "staff_spoken_to": "recorded a talk with staff ({post})",
    "observation_recorded": "recorded something seen at the building",
    "observation_followed": "recorded what came of something seen",
    "urgent_help_recorded": "recorded urgent help for a resident",
    "urgent_help_followed": "recorded what came of urgent help",
    "concern_raised": "wrote down a safeguarding concern",
    "concern_referred": "recorded a safeguarding referral",
    "concern_person_recorded": "recorded what the person wants and knows",
    "concern_closed": "closed a safeguarding concern",
    # accounts and agreement
    "consent_recorded": "recorded what a resident agreed to",
    "consent_cleared": "checked a use that a resident agreed to in part",
    "capacity_recorded": "recorded how a resident made a decision",
    "account_started": "started an account: {set}",
    "account_paused": "paused an account",
    "account_resumed": "took up an account again",
    "account_reopened": "opened a finished account again",
    "account_finished": "finished an account: {set}",
    "answers_recorded": "recorded {count} answers",
    "file_attached": "attached a file to an answer",
    # outcomes over time
    "outcome_set": "recorded outcome {number} of a resident",
    "outcome_changed": "put outcome {number} of a resident in other words",
    "outcome_ended": "recorded that outcome {number} of a resident no longer stands",
    "outcome_noted": "recorded what was told of outcome {number} of a resident, as on {on}",
    "outcome_note_taken_back": "took back a record of outcome {number} of a resident",
    "outcome_paused": "recorded that outcome {number} of a resident was paused",
    "outcome_resumed": "recorded that outcome {number} of a resident was taken up again",
    # support needs, and accounts laid side by side
    "support_recorded": "recorded support for a resident, as it was told",
    "support_taken_back": "took back a record of support: {reason}",
    "staff_time_recorded": "recorded staff time, as it was told",
    "staff_time_taken_back": "took back a record of staff time: {reason}",
    "accounts_compared": "said how accounts of one matter compare",
    "referrer_recorded": "recorded who referred a resident",
    # the assessment
    "finding_written": "wrote a finding: {theme}",
    "finding_reworded": "put a finding in other words: {theme}",
    "finding_withdrawn": "took a finding back: {reason}",
    "evidence_cited": "added evidence to a finding",
    "evidence_taken_away": "took evidence away from a finding",
    "concluded": "recorded a conclusion: {about}",
    "weakness_answered": "gave a reason for what a second reader may ask",
    "concluded_alone": "wrote conclusions of their own, as second reader",
    "assessment_submitted": "sent the assessment to a second reader",
    "assessment_agreed": "agreed the assessment as second reader",
    "assessment_sent_back": "sent the assessment back: {words}",
    "assessment_disagreed": "disagreed with the assessment: {words}",
    "assessment_decided": "decided on the assessment: {words}",
    "assessment_reopened": "opened the assessment again: {words}",
    "late_document_weighed": "said what a late document changes: {effect}",
    "same_words_looked_for": "looked for the same words in {count} papers of residents",
    "same_words_judged": "said what they make of the same words in two residents’ papers: {made}",
    # recommendations and letters
    "recommended": "made recommendation {number}: {what}",
    "recommendation_changed": "changed recommendation {number}: {reason}",
    "recommendation_withdrawn": "took recommendation {number} back: {reason}",
    "recommendation_acknowledged": "recorded that the provider acknowledged recommendation "
    "{number} on {on}",
    "progress_recorded": "recorded progress on recommendation {number}, as seen on {on}",
    "letter_drafted": "drafted letter {reference}",
    "passage_cleared": "checked a passage of letter {reference}",
    "letter_approved": "approved letter {reference}",
    "letter_issued": "issued letter {reference}",
    "letter_sent": "recorded that letter {reference} was sent {how}, on {on}",
    "letter_discarded": "put letter {reference} aside: {reason}",
    # protecting residents, and what is kept apart
    "rights_given": "recorded that a resident was told of their rights, on {on}",
    "feedback_recorded": "wrote down what was told in confidence",
    "feedback_answered": "recorded what was done about it",
    "contingency_recorded": "recorded what a resident would need if the scheme closed",
    "move_recorded": "recorded where a resident went",
    "closure_list_read": "opened the list of where residents went: {reason}",
    "restricted_readers_changed": "changed who may open records kept apart",
    KEPT_APART: "added to a record that is kept apart",
    # the record itself
    "words_erased": "erased the words of an earlier event",
}

ERASED = "(the words were erased)"

WORDLESS: dict[str, str] = {
    "programme_started": "started a programme of reviews",
    "programme_changed": "changed a programme of reviews",
    "sample_drawn": "drew a sample",
    "scheme_closed": "recorded that the scheme closed",
    "scheme_given_to_team": "gave the scheme to another team",
    "part_recorded": "recorded the part that an organisation plays",
    "part_ended": "recorded that an organisation’s part ended",
    "register_imported": "imported records from a workbook",
    "visit_planned": "planned a visit",
    "visit_changed": "changed the plan of a visit",
    "visit_made": "recorded a visit that was made",
    "staff_spoken_to": "recorded a talk with staff",
    "answers_recorded": "recorded answers",
    "same_words_looked_for": "looked for the same words in papers of residents",
    "outcome_set": "recorded an outcome of a resident",
    "outcome_changed": "put an outcome of a resident in other words",
    "outcome_ended": "recorded that an outcome of a resident no longer stands",
    "outcome_noted": "recorded what was told of an outcome of a resident",
    "outcome_note_taken_back": "took back a record of an outcome of a resident",
    "outcome_paused": "recorded that an outcome of a resident was paused",
    "outcome_resumed": "recorded that an outcome of a resident was taken up again",
    "recommended": "made a recommendation",
    "recommendation_changed": "changed a recommendation",
    "recommendation_withdrawn": "took a recommendation back",
    "recommendation_acknowledged": "recorded that the provider acknowledged a recommendation",
    "progress_recorded": "recorded progress on a recommendation",
    "letter_drafted": "drafted a letter",
    "passage_cleared": "checked a passage of a letter",
    "letter_approved": "approved a letter",
    "letter_issued": "issued a letter",
    "letter_sent": "recorded that a letter was sent",
    "letter_discarded": "put a letter aside",
    "rights_given": "recorded that a resident was told of their rights",
}
"""Those that need other words where what they carry may not be shown."""

_SINCE_SAID = {"finding_written": "theme", "finding_reworded": "theme"}
"""Words that events of a kind carry only since they were first asked for; older ones go without."""

WITH_FINDINGS = frozenset(
    {
        "review_started",
        "review_paused",
        "review_stopped",
        "review_closed",
        "review_opened_again",
        "request_item_decided",
        "request_item_added",
        "visit_made",
        "observation_recorded",
        "finding_written",
        "finding_reworded",
        "finding_withdrawn",
        "evidence_cited",
        "evidence_taken_away",
        "concluded",
        "concluded_alone",
        "weakness_answered",
        "assessment_submitted",
        "assessment_agreed",
        "assessment_sent_back",
        "assessment_disagreed",
        "assessment_decided",
        "assessment_reopened",
        "late_document_weighed",
        "recommended",
        "recommendation_changed",
        "recommendation_withdrawn",
        "recommendation_acknowledged",
        "progress_recorded",
        "letter_drafted",
        "letter_approved",
        "letter_issued",
        "letter_sent",
        "letter_discarded",
    }
)
"""What of a review’s history is told to all who read its findings.

Whatever would show who was asked, who took part or who said no is for the team alone.
"""


def sentence(kind: str, words: Mapping[str, Any] | None) -> str:
    """What one event says, without who and when.

    Args:
        kind: the kind of event.
        words: what it carries; None where it was erased, or where they may not be shown.

    Raises:
        KeyError: no sentence is written for that kind, or it asks for words the event lacks.
    """
    template = SENTENCES[kind]
    if words is None or (kind in _SINCE_SAID and _SINCE_SAID[kind] not in words):
        return WORDLESS.get(kind) or template.partition(":")[0].partition("{")[0].strip()
    return template.format(**words)
