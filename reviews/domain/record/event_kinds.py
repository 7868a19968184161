"""Kinds of event: each says what it is called, who is told of it, what letters it touches, and how.

A kind's word is hashed into every event of it, so it never changes. Which letters rest on what
stands in `domain.letters.outdated`.
"""

from enum import StrEnum
from typing import Self

from .event_lines import Changes, Line, Readers

TEAM, OF_FINDINGS, APART, AUDITORS = Readers
NO_LETTER, VISITS, REQUEST, RESULT, PLAIN_WORDS = Changes


class EventKind(StrEnum):
    """What can happen. A kind that leaves out its readers, its letters or its sentence is refused.

    `sentence` is what the history says of it, without who and when, and `wordless` what it says
    where the words of the event may not be told.
    """

    _value_: str
    readers: Readers
    changes: Changes
    sentence: str
    wordless: str

    def __new__(cls, line: Line) -> Self:
        """A kind as its line says it."""
        kind = str.__new__(cls, line.word)
        kind._value_, kind.readers, kind.changes = line.word, line.readers, line.changes
        kind.sentence = line.sentence
        told = line.sentence.partition(":")[0].partition("{")[0].strip()
        kind.wordless = line.wordless or told
        return kind

    # A table: each kind reads better on its own line or two.
    # fmt: off
    # the register
    ORGANISATION_ADDED = Line("organisation_added", AUDITORS, NO_LETTER, "added an organisation")
    ORGANISATION_CHANGED = Line("organisation_changed", AUDITORS, NO_LETTER,
        "changed an organisation’s record")
    SCHEME_ADDED = Line("scheme_added", TEAM, NO_LETTER, "added the scheme to the register")
    SCHEME_CHANGED = Line("scheme_changed", TEAM, NO_LETTER, "recorded that the scheme changed")
    SCHEME_CORRECTED = Line("scheme_corrected", TEAM, NO_LETTER, "corrected the scheme’s record")
    SCHEME_CLOSED = Line("scheme_closed", TEAM, NO_LETTER,
        "recorded that the scheme closed on {on}: {reason}", "recorded that the scheme closed")
    SCHEME_OPENED_AGAIN = Line("scheme_opened_again", TEAM, NO_LETTER,
        "recorded that the scheme is open after all: {reason}")
    SCHEME_GIVEN_TO_TEAM = Line("scheme_given_to_team", TEAM, NO_LETTER,
        "gave the scheme from {from} to {to}", "gave the scheme to another team")
    ADDRESS_ADDED = Line("address_added", TEAM, NO_LETTER, "added an address")
    PART_RECORDED = Line("part_recorded", TEAM, NO_LETTER,
        "recorded the {part}", "recorded the part that an organisation plays")
    PART_ENDED = Line("part_ended", TEAM, NO_LETTER,
        "recorded that the {part} ended", "recorded that an organisation’s part ended")
    RESIDENT_ADDED = Line("resident_added", TEAM, NO_LETTER, "added a resident")
    RESIDENT_RENAMED = Line("resident_renamed", TEAM, NO_LETTER, "changed a resident’s name")
    STAY_RECORDED = Line("stay_recorded", TEAM, NO_LETTER, "recorded where a resident lives")
    STAY_CHANGED = Line("stay_changed", TEAM, NO_LETTER, "changed a resident’s stay")
    TENURES_RECORDED = Line("tenures_recorded", TEAM, NO_LETTER,
        "recorded what the agreements of {count} give",
        "recorded what residents’ agreements give")
    CONTACT_NEEDS_RECORDED = Line("contact_needs_recorded", TEAM, NO_LETTER,
        "recorded how a resident wants to be told things")
    REGISTER_IMPORTED = Line("register_imported", AUDITORS, NO_LETTER,
        "imported {count} records from a workbook", "imported records from a workbook")
    # people and settings
    OFFICER_ADDED = Line("officer_added", AUDITORS, NO_LETTER, "added an officer")
    OFFICER_CHANGED = Line("officer_changed", AUDITORS, NO_LETTER, "changed an officer’s account")
    OFFICER_CLOSED = Line("officer_closed", AUDITORS, NO_LETTER, "closed an officer’s account")
    PASSWORD_CHANGED = Line("password_changed", AUDITORS, NO_LETTER, "changed a password")
    TEAM_ADDED = Line("team_added", AUDITORS, NO_LETTER, "added a team")
    COUNCIL_SETTINGS_CHANGED = Line("council_settings_changed", AUDITORS, NO_LETTER,
        "changed the council’s settings")
    RIGHTS_WORDING_CHANGED = Line("rights_wording_changed", AUDITORS, NO_LETTER,
        "changed the wording on rights")
    BACKED_UP = Line("backed_up", AUDITORS, NO_LETTER,
        "made back-up {number}, with {faults}", "made a back-up")
    DRILLED = Line("drilled", AUDITORS, NO_LETTER,
        "restored back-up {number} aside as a drill: {found}", "restored a back-up as a drill")
    RESTORED = Line("restored", AUDITORS, NO_LETTER,
        "restored this record from back-up {number}, made on {taken_on}",
        "restored this record from a back-up")
    OFFICER_RECORD_ADDED = Line("officer_record_added", AUDITORS, NO_LETTER,
        "recorded a check, a training or a skill of an officer")
    OFFICER_RECORD_TAKEN_BACK = Line("officer_record_taken_back", AUDITORS, NO_LETTER,
        "took a check, a training or a skill off an officer’s record: {reason}")
    # checkpoints of the record, and who watches it from outside
    CHECKPOINT_MADE = Line("checkpoint_made", AUDITORS, NO_LETTER,
        "made a checkpoint of the record at event {size}", "made a checkpoint of the record")
    CHECKPOINT_LEFT = Line("checkpoint_left", AUDITORS, NO_LETTER,
        "took out the checkpoint at event {size}: {how}", "took out a checkpoint of the record")
    CHECKPOINT_COSIGNED = Line("checkpoint_cosigned", AUDITORS, NO_LETTER,
        "recorded that {witness} cosigned the checkpoint at event {size}",
        "recorded that a witness cosigned a checkpoint")
    WITNESS_NAMED = Line("witness_named", AUDITORS, NO_LETTER, "named a witness: {name}")
    WITNESS_KEY_RECORDED = Line("witness_key_recorded", AUDITORS, NO_LETTER,
        "recorded the key of a witness: {name}")
    WITNESS_ENDED = Line("witness_ended", AUDITORS, NO_LETTER,
        "recorded that somebody is a witness no more: {name}")
    # a programme
    PROGRAMME_STARTED = Line("programme_started", TEAM, NO_LETTER,
        "started the programme {name}", "started a programme of reviews")
    PROGRAMME_CHANGED = Line("programme_changed", TEAM, NO_LETTER,
        "changed the programme {name}", "changed a programme of reviews")
    SCHEME_CHOSEN = Line("scheme_chosen", TEAM, NO_LETTER,
        "chose a scheme for review: {indicator}")
    INDICATOR_ADDED = Line("indicator_added", TEAM, NO_LETTER,
        "gave another reason to review a scheme: {indicator}")
    SCHEME_NOT_REVIEWED = Line("scheme_not_reviewed", TEAM, NO_LETTER,
        "took a scheme off the programme: {reason}")
    SAMPLE_DRAWN = Line("sample_drawn", TEAM, NO_LETTER,
        "drew a sample of {count} by {by}", "drew a sample")
    # a review
    REVIEW_STARTED = Line("review_started", OF_FINDINGS, NO_LETTER, "started the review: {why}")
    REVIEW_PAUSED = Line("review_paused", OF_FINDINGS, NO_LETTER, "paused the review: {reason}")
    REVIEW_STOPPED = Line("review_stopped", OF_FINDINGS, NO_LETTER, "stopped the review: {reason}")
    REVIEW_CLOSED = Line("review_closed", OF_FINDINGS, NO_LETTER, "closed the review: {reason}")
    REVIEW_OPENED_AGAIN = Line("review_opened_again", OF_FINDINGS, NO_LETTER,
        "opened the review again: {reason}")
    RESIDENTS_PLANNED = Line("residents_planned", TEAM, NO_LETTER,
        "planned talks with more residents")
    PART_EXCUSED = Line("part_excused", TEAM, NO_LETTER, "excused a planned part: {reason}")
    PART_PLANNED_AGAIN = Line("part_planned_again", TEAM, NO_LETTER,
        "planned an excused part again")
    REQUEST_ITEM_DECIDED = Line("request_item_decided", OF_FINDINGS, REQUEST,
        "decided on an item of the document request")
    REQUEST_ITEM_ADDED = Line("request_item_added", OF_FINDINGS, REQUEST,
        "added an item to the document request")
    DOCUMENT_RECEIVED = Line("document_received", TEAM, NO_LETTER, "filed a document: {name}")
    PAPERS_QUARANTINED = Line("papers_quarantined", TEAM, NO_LETTER,
        "set personal papers apart: {reason}")
    QUARANTINED_PAPERS_DECIDED = Line("quarantined_papers_decided", TEAM, NO_LETTER,
        "decided on papers set apart: {outcome}")
    HOLD_PLACED = Line("hold_placed", TEAM, NO_LETTER, "placed a hold")
    HOLD_RELEASED = Line("hold_released", TEAM, NO_LETTER, "released the hold")
    # visits
    VISIT_PLANNED = Line("visit_planned", TEAM, VISITS,
        "planned a visit for {on}", "planned a visit")
    VISIT_CHANGED = Line("visit_changed", TEAM, VISITS,
        "changed the plan of a visit, now {on}", "changed the plan of a visit")
    VISIT_CALLED_OFF = Line("visit_called_off", TEAM, VISITS, "called off a visit: {reason}")
    VISIT_MADE = Line("visit_made", OF_FINDINGS, NO_LETTER,
        "recorded a visit made on {on}", "recorded a visit that was made")
    STAFF_SPOKEN_TO = Line("staff_spoken_to", TEAM, NO_LETTER,
        "recorded a talk with staff ({post})", "recorded a talk with staff")
    OBSERVATION_RECORDED = Line("observation_recorded", OF_FINDINGS, NO_LETTER,
        "recorded something seen at the building")
    OBSERVATION_FOLLOWED = Line("observation_followed", TEAM, NO_LETTER,
        "recorded what came of something seen")
    URGENT_HELP_RECORDED = Line("urgent_help_recorded", TEAM, NO_LETTER,
        "recorded urgent help for a resident")
    URGENT_HELP_FOLLOWED = Line("urgent_help_followed", TEAM, NO_LETTER,
        "recorded what came of urgent help")
    CONCERN_RAISED = Line("concern_raised", APART, NO_LETTER, "wrote down a safeguarding concern")
    CONCERN_REFERRED = Line("concern_referred", APART, NO_LETTER,
        "recorded a safeguarding referral")
    CONCERN_PERSON_RECORDED = Line("concern_person_recorded", APART, NO_LETTER,
        "recorded what the person wants and knows")
    CONCERN_CLOSED = Line("concern_closed", APART, NO_LETTER, "closed a safeguarding concern")
    CONCERN_SIGNS_RECORDED = Line("concern_signs_recorded", APART, NO_LETTER,
        "recorded signs of a possible deprivation of liberty")
    THREAT_RECORDED = Line("threat_recorded", APART, NO_LETTER,
        "wrote down that someone was told to leave, or threatened with it")
    THREAT_CORRECTED = Line("threat_corrected", APART, NO_LETTER,
        "corrected what is recorded: {why}")
    THREAT_TAKEN_BACK = Line("threat_taken_back", APART, NO_LETTER,
        "took the record back: {why}")
    THREAT_TOLD_ON = Line("threat_told_on", APART, NO_LETTER,
        "recorded who was told of it, or what the person was given")
    THREAT_PASSED_CORRECTED = Line("threat_passed_corrected", APART, NO_LETTER,
        "corrected the record of who was told: {why}")
    THREAT_PASSED_TAKEN_BACK = Line("threat_passed_taken_back", APART, NO_LETTER,
        "took back a record of who was told: {why}")
    THREAT_OUTCOME_RECORDED = Line("threat_outcome_recorded", APART, NO_LETTER,
        "recorded the outcome: {ended}", "recorded the outcome")
    # accounts and agreement
    CONSENT_RECORDED = Line("consent_recorded", TEAM, NO_LETTER,
        "recorded what a resident agreed to")
    CONSENT_CLEARED = Line("consent_cleared", TEAM, NO_LETTER,
        "checked a use that a resident agreed to in part")
    NO_SUPPORT_SHARED = Line("no_support_shared", TEAM, NO_LETTER,
        "let the Housing Benefit team read that a resident needs or takes no support")
    NO_SUPPORT_UNSHARED = Line("no_support_unshared", TEAM, NO_LETTER,
        "took back that the Housing Benefit team may read that a resident needs or takes no "
        "support")
    CAPACITY_RECORDED = Line("capacity_recorded", TEAM, NO_LETTER,
        "recorded how a resident made a decision")
    ACCOUNT_STARTED = Line("account_started", TEAM, NO_LETTER, "started an account: {set}")
    ACCOUNT_PAUSED = Line("account_paused", TEAM, NO_LETTER, "paused an account")
    ACCOUNT_RESUMED = Line("account_resumed", TEAM, NO_LETTER, "took up an account again")
    ACCOUNT_REOPENED = Line("account_reopened", TEAM, NO_LETTER, "opened a finished account again")
    ACCOUNT_OPENED_AFTER_AGREEMENT = Line("account_opened_after_agreement", TEAM, RESULT,
        "opened a finished account again, after others relied on what came of the review")
    REOPENING_WEIGHED = Line("reopening_weighed", TEAM, NO_LETTER,
        "said what an account that was opened again changes")
    ACCOUNT_READ_BACK = Line("account_read_back", TEAM, NO_LETTER,
        "recorded whether an account was read back to whoever gave it")
    ACCOUNT_FINISHED = Line("account_finished", TEAM, NO_LETTER, "finished an account: {set}")
    EVIDENCE_REGISTERED = Line("evidence_registered", AUDITORS, NO_LETTER,
        "gave {count} records their identity as evidence, at an upgrade",
        "gave records their identity as evidence, at an upgrade")
    RECORD_CORRECTED = Line("record_corrected", TEAM, NO_LETTER,
        "corrected a record: {kind}", "corrected a record")
    CITED_RECORD_CORRECTED = Line("cited_record_corrected", TEAM, RESULT,
        "corrected a record that findings rest on: {kind}", "corrected a record")
    RECORD_TAKEN_BACK = Line("record_taken_back", TEAM, NO_LETTER,
        "took a record back: {kind}", "took a record back")
    CITED_RECORD_TAKEN_BACK = Line("cited_record_taken_back", TEAM, RESULT,
        "took back a record that findings rest on: {kind}", "took a record back")
    RECORD_DISPUTED = Line("record_disputed", TEAM, NO_LETTER,
        "recorded that someone says a record is wrong: {kind}",
        "recorded that someone says a record is wrong")
    FILE_ATTACHED_TO_EVIDENCE = Line("file_attached_to_evidence", TEAM, NO_LETTER,
        "attached a file to a record: {kind}", "attached a file to a record")
    EVIDENCE_SPEAKS_TO = Line("evidence_speaks_to", TEAM, NO_LETTER,
        "said which part of the Housing Benefit test a record speaks to")
    ANSWERS_RECORDED = Line("answers_recorded", TEAM, NO_LETTER,
        "recorded {count} answers", "recorded answers")
    CONTACT_ANSWERS_DECIDED = Line("contact_answers_decided", TEAM, NO_LETTER,
        "decided what a resident’s answers change in how to reach them")
    TASK_GIVEN = Line("task_given", TEAM, NO_LETTER,
        "gave someone something to follow up, by {on}", "gave someone something to follow up")
    TASK_MOVED = Line("task_moved", TEAM, NO_LETTER,
        "changed who follows something up, or by when")
    TASK_DONE = Line("task_done", TEAM, NO_LETTER, "recorded that something was followed up")
    FILE_ATTACHED = Line("file_attached", TEAM, NO_LETTER, "attached a file to an answer")
    # outcomes over time
    OUTCOME_SET = Line("outcome_set", TEAM, NO_LETTER,
        "recorded outcome {number} of a resident", "recorded an outcome of a resident")
    OUTCOME_CHANGED = Line("outcome_changed", TEAM, NO_LETTER,
        "put outcome {number} of a resident in other words",
        "put an outcome of a resident in other words")
    OUTCOME_ENDED = Line("outcome_ended", TEAM, NO_LETTER,
        "recorded that outcome {number} of a resident no longer stands",
        "recorded that an outcome of a resident no longer stands")
    OUTCOME_NOTED = Line("outcome_noted", TEAM, NO_LETTER,
        "recorded what was told of outcome {number} of a resident, as on {on}",
        "recorded what was told of an outcome of a resident")
    OUTCOME_NOTE_TAKEN_BACK = Line("outcome_note_taken_back", TEAM, NO_LETTER,
        "took back a record of outcome {number} of a resident",
        "took back a record of an outcome of a resident")
    OUTCOME_PAUSED = Line("outcome_paused", TEAM, NO_LETTER,
        "recorded that outcome {number} of a resident was paused",
        "recorded that an outcome of a resident was paused")
    OUTCOME_RESUMED = Line("outcome_resumed", TEAM, NO_LETTER,
        "recorded that outcome {number} of a resident was taken up again",
        "recorded that an outcome of a resident was taken up again")
    # support needs, and accounts laid side by side
    SUPPORT_RECORDED = Line("support_recorded", TEAM, NO_LETTER,
        "recorded support for a resident, as it was told")
    SUPPORT_TAKEN_BACK = Line("support_taken_back", TEAM, NO_LETTER,
        "took back a record of support: {reason}")
    SUPPORT_CORRECTED = Line("support_corrected", TEAM, NO_LETTER,
        "corrected a record of support: {reason}")
    STAFF_TIME_RECORDED = Line("staff_time_recorded", TEAM, NO_LETTER,
        "recorded staff time, as it was told")
    STAFF_TIME_CORRECTED = Line("staff_time_corrected", TEAM, NO_LETTER,
        "corrected a record of staff time: {reason}")
    STAFF_TIME_TAKEN_BACK = Line("staff_time_taken_back", TEAM, NO_LETTER,
        "took back a record of staff time: {reason}")
    ACCOUNTS_COMPARED = Line("accounts_compared", TEAM, NO_LETTER,
        "said how accounts of one matter compare")
    REFERRER_RECORDED = Line("referrer_recorded", TEAM, NO_LETTER,
        "recorded who referred a resident")
    # the assessment
    FINDING_WRITTEN = Line("finding_written", OF_FINDINGS, RESULT, "wrote a finding: {theme}")
    FINDING_REWORDED = Line("finding_reworded", OF_FINDINGS, RESULT,
        "put a finding in other words: {theme}")
    FINDING_SAID_PLAINLY = Line("finding_said_plainly", OF_FINDINGS, PLAIN_WORDS,
        "put a finding in plain words for residents")
    FINDING_WITHDRAWN = Line("finding_withdrawn", OF_FINDINGS, RESULT,
        "took a finding back: {reason}")
    EVIDENCE_CITED = Line("evidence_cited", OF_FINDINGS, NO_LETTER, "added evidence to a finding")
    EVIDENCE_TAKEN_AWAY = Line("evidence_taken_away", OF_FINDINGS, NO_LETTER,
        "took evidence away from a finding")
    CONCLUDED = Line("concluded", OF_FINDINGS, RESULT, "recorded a conclusion: {about}")
    REASONS_POINTED = Line("reasons_pointed", OF_FINDINGS, NO_LETTER,
        "said which findings the sentences of a conclusion rest on: {about}",
        "said which findings the sentences of a conclusion name")
    WEAKNESS_ANSWERED = Line("weakness_answered", OF_FINDINGS, NO_LETTER,
        "gave a reason for what a second reader may ask")
    CONCLUDED_ALONE = Line("concluded_alone", OF_FINDINGS, NO_LETTER,
        "wrote conclusions of their own, as second reader")
    ASSESSMENT_SUBMITTED = Line("assessment_submitted", OF_FINDINGS, NO_LETTER,
        "sent the assessment to a second reader")
    ASSESSMENT_AGREED = Line("assessment_agreed", OF_FINDINGS, NO_LETTER,
        "agreed the assessment as second reader")
    ASSESSMENT_SENT_BACK = Line("assessment_sent_back", OF_FINDINGS, NO_LETTER,
        "sent the assessment back: {words}")
    ASSESSMENT_DISAGREED = Line("assessment_disagreed", OF_FINDINGS, NO_LETTER,
        "disagreed with the assessment: {words}")
    ASSESSMENT_DECIDED = Line("assessment_decided", OF_FINDINGS, NO_LETTER,
        "decided on the assessment: {words}")
    ASSESSMENT_REOPENED = Line("assessment_reopened", OF_FINDINGS, RESULT,
        "opened the assessment again: {words}")
    LATE_DOCUMENT_WEIGHED = Line("late_document_weighed", OF_FINDINGS, NO_LETTER,
        "said what a late document changes: {effect}")
    SAME_WORDS_LOOKED_FOR = Line("same_words_looked_for", TEAM, NO_LETTER,
        "looked for the same words in {count} papers of residents",
        "looked for the same words in papers of residents")
    SAME_WORDS_JUDGED = Line("same_words_judged", TEAM, NO_LETTER,
        "said what they make of the same words in two residents’ papers: {made}")
    # recommendations and letters
    NO_RECOMMENDATION_SAID = Line("no_recommendation_said", TEAM, NO_LETTER,
        "said why a finding leads to no recommendation")
    NO_RECOMMENDATION_TAKEN_BACK = Line("no_recommendation_taken_back", TEAM, NO_LETTER,
        "took back why a finding leads to no recommendation")
    RECOMMENDED = Line("recommended", OF_FINDINGS, RESULT,
        "made recommendation {number}: {what}", "made a recommendation")
    RECOMMENDATION_CHANGED = Line("recommendation_changed", OF_FINDINGS, RESULT,
        "changed recommendation {number}: {reason}", "changed a recommendation")
    RECOMMENDATION_DATES_COUNTED = Line("recommendation_dates_counted", OF_FINDINGS, RESULT,
        "counted the dates of recommendation {number} from the date of the letter, {on}",
        "counted the dates of a recommendation from the date of the letter")
    RECOMMENDATION_WITHDRAWN = Line("recommendation_withdrawn", OF_FINDINGS, RESULT,
        "took recommendation {number} back: {reason}", "took a recommendation back")
    RECOMMENDATION_ACKNOWLEDGED = Line("recommendation_acknowledged", OF_FINDINGS, NO_LETTER,
        "recorded that the provider acknowledged recommendation {number} on {on}",
        "recorded that the provider acknowledged a recommendation")
    PROGRESS_RECORDED = Line("progress_recorded", OF_FINDINGS, NO_LETTER,
        "recorded progress on recommendation {number}, as seen on {on}",
        "recorded progress on a recommendation")
    CORRECTION_ASKED = Line("correction_asked", OF_FINDINGS, NO_LETTER,
        "recorded that a fact is said to be wrong")
    CORRECTION_DECIDED = Line("correction_decided", OF_FINDINGS, NO_LETTER,
        "decided on a fact said to be wrong")
    RESIDENTS_NOT_AWAITED = Line("residents_not_awaited", TEAM, NO_LETTER,
        "recorded why letter {reference} does not wait for the letters to residents: {reason}",
        "recorded why a letter does not wait for the letters to residents")
    LETTER_DRAFTED = Line("letter_drafted", OF_FINDINGS, NO_LETTER,
        "drafted letter {reference}", "drafted a letter")
    LETTER_EDITED = Line("letter_edited", OF_FINDINGS, NO_LETTER,
        "changed letter {reference} in Word: draft {draft}", "changed a letter in Word")
    PASSAGE_CLEARED = Line("passage_cleared", TEAM, NO_LETTER,
        "read and cleared a passage of letter {reference}", "cleared a passage of a letter")
    LETTER_APPROVED = Line("letter_approved", OF_FINDINGS, NO_LETTER,
        "approved letter {reference}", "approved a letter")
    LETTER_ISSUED = Line("letter_issued", OF_FINDINGS, NO_LETTER,
        "issued letter {reference}", "issued a letter")
    LETTER_SENT = Line("letter_sent", OF_FINDINGS, NO_LETTER,
        "recorded that letter {reference} was sent {how}, on {on}",
        "recorded that a letter was sent")
    LETTER_HANDED_OVER = Line("letter_handed_over", TEAM, NO_LETTER,
        "recorded that letter {reference} was handed over at a visit on {on}: {words}",
        "recorded that a letter was handed over at a visit")
    LETTER_KEPT_BACK = Line("letter_kept_back", TEAM, NO_LETTER,
        "kept letter {reference} back from {on}: {words}", "kept a letter back")
    LETTER_DESTROYED = Line("letter_destroyed", TEAM, NO_LETTER,
        "recorded that every copy of letter {reference} was destroyed on {on}: {words}",
        "recorded that every copy of a letter was destroyed")
    LETTER_GONE = Line("letter_gone", TEAM, NO_LETTER,
        "recorded that letter {reference} had gone on {on}, before it was stopped: {words}",
        "recorded that a letter had gone before it was stopped")
    LETTER_DISCARDED = Line("letter_discarded", OF_FINDINGS, NO_LETTER,
        "put letter {reference} aside: {reason}", "put a letter aside")
    # protecting residents, and what is kept apart
    RIGHTS_GIVEN = Line("rights_given", TEAM, NO_LETTER,
        "recorded that a resident was told of their rights, on {on}",
        "recorded that a resident was told of their rights")
    FEEDBACK_RECORDED = Line("feedback_recorded", APART, NO_LETTER,
        "wrote down what was told in confidence")
    FEEDBACK_ANSWERED = Line("feedback_answered", APART, NO_LETTER,
        "recorded what was done about it")
    CONTINGENCY_RECORDED = Line("contingency_recorded", TEAM, NO_LETTER,
        "recorded what a resident would need if the scheme closed")
    MOVE_RECORDED = Line("move_recorded", APART, NO_LETTER, "recorded where a resident went")
    CLOSURE_LIST_READ = Line("closure_list_read", APART, NO_LETTER,
        "opened the list of where residents went: {reason}")
    RESTRICTED_READERS_CHANGED = Line("restricted_readers_changed", AUDITORS, NO_LETTER,
        "changed who may open records kept apart")
    # cases: what opens to a case's team alone
    CASE_OPENED = Line("case_opened", APART, NO_LETTER, "opened a case")
    CASE_CHANGED = Line("case_changed", APART, NO_LETTER, "changed what a case is about")
    CASE_CLOSED = Line("case_closed", APART, NO_LETTER, "closed a case")
    CASE_OPENED_AGAIN = Line("case_opened_again", APART, NO_LETTER, "opened a case again")
    CASE_TEAM_CHANGED = Line("case_team_changed", APART, NO_LETTER, "changed who is on a case")
    CASE_GROUPED = Line("case_grouped", APART, NO_LETTER, "put cases together, or apart")
    DECISION_RECORDED = Line("decision_recorded", APART, NO_LETTER, "recorded a decision")
    NOTICE_RECORDED = Line("notice_recorded", APART, NO_LETTER, "recorded a notice of a decision")
    SUSPENSION_RECORDED = Line("suspension_recorded", APART, NO_LETTER, "recorded a suspension")
    DECISION_CHANGED = Line("decision_changed", APART, NO_LETTER,
        "corrected or took back a decision, a notice or a suspension")
    APPEAL_RECORDED = Line("appeal_recorded", APART, NO_LETTER, "recorded an appeal")
    CASE_STEP_RECORDED = Line("case_step_recorded", APART, NO_LETTER, "recorded a step of a case")
    AUTHORITY_RECORDED = Line("authority_recorded", APART, NO_LETTER, "recorded who acts for whom")
    DISPUTE_RECORDED = Line("dispute_recorded", APART, NO_LETTER,
        "recorded what a provider disputes")
    CASE_ADVICE_WRITTEN = Line("case_advice_written", APART, NO_LETTER, "wrote advice in a case")
    CASE_NOTE_WRITTEN = Line("case_note_written", APART, NO_LETTER, "wrote a note in a case")
    RECORD_ASKED_FOR = Line("record_asked_for", TEAM, NO_LETTER,
        "asked the review team to record something")
    RECORD_ASKED_ANSWERED = Line("record_asked_answered", TEAM, NO_LETTER,
        "answered what the Housing Benefit team asked to have recorded")
    CASE_ITEMS_DECIDED = Line("case_items_decided", APART, NO_LETTER, "decided what goes in")
    DISCLOSURE_CERTIFIED = Line("disclosure_certified", APART, NO_LETTER,
        "certified that all relevant documents are in")
    PAPERS_SENT = Line("papers_sent", APART, NO_LETTER, "recorded that papers were sent")
    BUNDLE_MADE = Line("bundle_made", APART, NO_LETTER, "had the papers made into a bundle")
    BUNDLE_SENT = Line("bundle_sent", APART, NO_LETTER, "recorded that a bundle was sent")
    CASE_DOCUMENT_KEPT = Line("case_document_kept", APART, NO_LETTER, "kept a document of a case")
    PAPER_RULED = Line("paper_ruled", APART, NO_LETTER, "said how a damaged paper goes in")
    REDACTION_RECORDED = Line("redaction_recorded", APART, NO_LETTER, "recorded what is redacted")
    NEUTRAL_LINE_SET = Line("neutral_line_set", APART, NO_LETTER, "set a line for what is kept")
    BEARING_SAID = Line("bearing_said", APART, NO_LETTER, "said which way evidence points")
    OTHER_SIDE_WEIGHED = Line("other_side_weighed", APART, NO_LETTER,
        "said what is done about a point of the other side")
    # the record itself
    WORDS_ERASED = Line("words_erased", TEAM, NO_LETTER, "erased the words of an earlier event")
    ERASURES_NAMED = Line("erasures_named", AUDITORS, NO_LETTER,
        "named {count} erasures of before, at an upgrade, and took {records} records as they stood",
        "named erasures of before, at an upgrade")
    PASSWORDS_COVERED = Line("passwords_covered", AUDITORS, NO_LETTER,
        "took {count} passwords as they stood, at an upgrade", "took passwords as they stood")
    WORDINGS_KEPT = Line("wordings_kept", AUDITORS, NO_LETTER,
        "began, at an upgrade, to keep what records said before they are changed")
    DATA_REQUEST_RECORDED = Line("data_request_recorded", AUDITORS, NO_LETTER,
        "recorded that someone asks to have what is held erased, restricted or put right")
    DATA_REQUEST_DECIDED = Line("data_request_decided", AUDITORS, NO_LETTER,
        "decided on {count} that hold what a request is about",
        "decided on places that hold what a request is about")
    DATA_REQUEST_ANSWERED = Line("data_request_answered", AUDITORS, NO_LETTER,
        "answered a request about what is held")
    RESTRICTION_LIFTED = Line("restriction_lifted", AUDITORS, NO_LETTER,
        "let records be used again that had been restricted")
    PERSON_ERASED = Line("person_erased", AUDITORS, NO_LETTER,
        "erased what was held, as decided on a request: people’s words in {count}")
    ERASURES_REPLAYED = Line("erasures_replayed", AUDITORS, NO_LETTER,
        "erased again what had been erased before a restore: people’s words in {count}")
    # long work
    JOB_ASKED = Line("job_asked", AUDITORS, NO_LETTER,
        "asked for long work: {what}", "asked for long work")
    JOB_CANCELLED = Line("job_cancelled", AUDITORS, NO_LETTER,
        "cancelled long work: {what}", "cancelled long work")
    JOB_STARTED_AGAIN = Line("job_started_again", AUDITORS, NO_LETTER,
        "started long work again: {what}", "started long work again")
    JOB_DONE = Line("job_done", AUDITORS, NO_LETTER,
        "had long work finished: {what}", "had long work finished")
    JOB_FAILED = Line("job_failed", AUDITORS, NO_LETTER,
        "had long work that failed: {what}", "had long work that failed")
    ONE_KEPT = Line("one_kept", TEAM, RESULT, "said which of several records stands")
    # fmt: on


ERASING = frozenset((EventKind.WORDS_ERASED, EventKind.ERASURES_NAMED,
    EventKind.PERSON_ERASED, EventKind.ERASURES_REPLAYED))  # fmt: skip
"""The kinds of event that may erase the words of earlier ones."""
