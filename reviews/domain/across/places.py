"""The kinds of place that can hold what is known of a person, by the table that keeps them."""

from collections.abc import Mapping

from reviews.domain.worded import Worded

EVENTS = "event_payload"
"""The table of what the history says."""

PLACES: Mapping[str, str] = {
    "answer_version": "Answers, in every version",
    "account_copy": "Finished forms, as they were copied",
    "account": "Who answered a form, and who was there",
    "account_reopening": "Why forms were opened again",
    "reopening_effect": "What opening a form again changed",
    "read_back": "What was read back, and put right",
    "stored_file": "Files, with their names",
    "evidence_corrected": "What records said before they were put right",
    "evidence_disputed": "Notes that a record is wrong",
    "evidence_taken_back": "Why records were taken back",
    "letter": "Letters: drafts, files and passages",
    "finding": "Findings, in every wording",
    "finding_plain_words": "Findings in plain words",
    "finding_evidence": "Notes beside what a finding cites",
    "recommendation": "Recommendations, in every wording",
    "no_recommendation": "Why findings lead to no recommendation",
    "progress_record": "Progress on recommendations",
    "acknowledgement": "What providers said of recommendations",
    "conclusion": "Conclusions, and their reasons",
    "own_conclusion": "What a second reader concluded alone",
    "reason_pointer": "Marks of sentences in reasons",
    "assessment_reading": "What second readers said",
    "kept_question": "What a second reader was asked",
    "weakness_answer": "Why an assessment stands as it is",
    "comparison": "What was said of accounts side by side",
    "same_words_made": "What was made of the same words in two papers",
    "correction_asked": "Facts said to be wrong",
    "correction_decided": "Decisions on facts said to be wrong",
    "observation": "Things seen at the building",
    "visit": "Notes of visits",
    "staff_spoken": "Talks with staff",
    "urgent_help": "Urgent help",
    "consent": "What was agreed to, and in which words",
    "capacity": "Capacity to decide",
    "sharing_act": "What was told before sharing",
    "contact_decision": "Decisions on how someone may be reached",
    "rights_given": "Notes of rights told",
    "support_record": "Records of support",
    "staff_time": "Staff time",
    "outcome": "Outcomes",
    "outcome_record": "What was told of outcomes",
    "outcome_pause": "Times when an outcome rested",
    "task": "Things to follow up",
    "excused_part": "Why parts of a review were excused",
    "resident_name": "Names, with those of before",
    "resident_contact": "How someone is reached",
    "residence": "Rooms and claim references",
    "stay_tenure": "Notes on agreements",
    "referrer": "Who referred them",
    "resident_not_awaited": "Why a letter did not wait",
    "organisation": "Whom an organisation is reached through",
    "request_line": "Notes in the list of documents",
    "own_request_item": "Documents asked for besides",
    "review": "Why a review was made, paused or closed",
    "scheme": "Why a scheme closed",
    "scheme_facts": "Descriptions of schemes",
    "chosen_reason": "Why schemes were chosen",
    "chosen_scheme": "Why schemes were not reviewed",
    "safeguarding_concern": "Safeguarding concerns",
    "threat": "Threats to someone’s home",
    "threat_passed_on": "Who was told of threats",
    "confidential_feedback": "What was told in confidence",
    "contingency_need": "What someone would need if a scheme closed",
    "moved_on": "Where people went",
    "case": "What cases are about, and why they were closed",
    "case_decision": "Housing Benefit decisions in cases",
    "decision_notice": "Whom notices of decisions went to",
    "suspension": "Why payment was suspended",
    "case_appeal": "Appeals as they came",
    "case_step": "Steps of cases",
    "case_authority": "Who acts for an appellant",
    "case_dispute": "What providers dispute, and the answers",
    "case_circumstances": "What a tribunal should know of a claimant",
    "case_note": "Notes in cases",
    "record_asked_for": "What a review team was asked to record",
    "case_item": "Why papers go to a tribunal, or do not",
    "disclosure_certificate": "Certificates of what was disclosed",
    "sent_set": "What is to follow papers that were sent",
    "sent_item": "Lists of papers that were sent",
    "bundle_paper": "Papers in bundles of a case",
    "ruled_paper": "How damaged papers go into a bundle",
    "redaction": "What is taken out of papers, as a tribunal directed",
    "case_bearing": "Which way evidence points in a case",
    "other_side_point": "What is done about points of the other side",
    "earlier_wording": "What records said before they were changed",
    EVENTS: "What the history says",
}

OF_LETTERS = ("letter_draft", "letter_file", "letter_passage", "letter_went", "letter_instead")
"""Parts of a letter: they are decided on with the letter, whole."""

APART = frozenset(
    {
        *("safeguarding_concern", "threat", "threat_passed_on", "confidential_feedback"),
        *("contingency_need", "moved_on"),
    }
)
"""Kept apart: who decides on requests sees how many there are, and never their words."""


class Found(Worded):
    """How a place was found, the surest first."""

    # fmt: off
    LINKED = "linked", "Recorded of them"
    RESTS = "rests", "Rests on what is recorded of them"
    WORDS = "words", "Has their name or their words in it"
    # fmt: on
