"""Which columns of the record lead to a person, and how each is looked for in a letter.

A new column of a table that is about people stands in one of the two lists, or a test fails.
"""

from collections.abc import Mapping

from reviews.domain.sources import Source

from .recorded import Sought

LOOKED_FOR: Mapping[str, Sought] = {
    "resident.reference": Sought.REFERENCE,
    "resident_name.full_name": Sought.NAME,
    "resident_name.known_as": Sought.NAME,
    "residence.unit": Sought.ROOM,
    "residence.claim_reference": Sought.REFERENCE,
    "residence.true_from_on": Sought.DATE,
    "residence.true_to_on": Sought.DATE,
    "resident_contact.language": Sought.TRAIT,
    "resident_contact.other_needs": Sought.NOTED,
    "resident_contact.write_to": Sought.CONTACT,
    "resident_contact.telephone": Sought.CONTACT,
    "resident_contact.email": Sought.CONTACT,
    "resident_contact.envelope_name": Sought.NAME,
    "resident_contact.safety_note": Sought.NOTED,
    "referrer.name": Sought.SOMEONE,
    "referrer.organisation": Sought.NOTED,
    "referrer.address": Sought.CONTACT,
    "referrer.postcode": Sought.CONTACT,
    "referrer.email": Sought.CONTACT,
    "referrer.referred_on": Sought.DATE,
    "account.respondent": Sought.SOMEONE,
    "account.present": Sought.SOMEONE,
    "account.pause_note": Sought.NOTED,
    "account_reopening.reason": Sought.NOTED,
    "answer_version.value": Sought.SAID,
    "answer_version.reason": Sought.NOTED,
    "capacity.help_given": Sought.NOTED,
    "capacity.shown_by": Sought.NOTED,
    "capacity.assessed_by": Sought.SOMEONE,
    "capacity.best_interests": Sought.NOTED,
    "capacity.authority": Sought.NOTED,
    "comparison.words": Sought.NOTED,
    "consent.limits": Sought.NOTED,
    "consent.present": Sought.SOMEONE,
    "contact_decision.reason": Sought.NOTED,
    "contingency_need.needs": Sought.NOTED,
    "contingency_need.notes": Sought.NOTED,
    "outcome.words": Sought.SAID,
    "outcome.looks_like": Sought.SAID,
    "outcome.who": Sought.SOMEONE,
    "outcome.change_reason": Sought.NOTED,
    "outcome.ended": Sought.NOTED,
    "outcome_record.barrier": Sought.SAID,
    "outcome_record.changed": Sought.SAID,
    "outcome_record.who": Sought.SOMEONE,
    "outcome_pause.note": Sought.NOTED,
    "outcome_pause.who": Sought.SOMEONE,
    "read_back.by_whom": Sought.SOMEONE,
    "read_back.why_not": Sought.NOTED,
    "read_back.corrections": Sought.SAID,
    "resident_not_awaited.reason": Sought.NOTED,
    "rights_given.note": Sought.NOTED,
    "staff_spoken.name": Sought.NAME,
    "staff_spoken.said": Sought.WORD_FOR_WORD,
    "staff_time.said_by": Sought.SOMEONE,
    "staff_time.what": Sought.NOTED,
    "stay_tenure.note": Sought.NOTED,
    "support_record.need": Sought.NOTED,
    "support_record.said_by": Sought.SOMEONE,
    "support_record.who": Sought.SOMEONE,
    "support_record.words": Sought.SAID,
    "task.what": Sought.NOTED,
    "task.done": Sought.NOTED,
    "organisation.contact_name": Sought.SOMEONE,
    "urgent_help.needed": Sought.NOTED,
    "urgent_help.outcome": Sought.NOTED,
}
"""How each column is looked for, by table and column."""

_APART = "Kept apart: to look for it would tell who reads the letter what stands there."
_OURS = "A closed word or a number of ours, that no letter tells of one person."
_SAME = "The same words are looked for where they were first recorded."
_COUNCIL = "The council’s own words, or an officer’s work."
_COMMON = "How often and for how long: too common a word to lead to anyone."

_OF_CASES = (
    *("case", "case_appeal", "case_authority", "case_bearing", "case_circumstances"),
    *("case_decision", "case_dispute", "case_item", "case_note", "case_step"),
    *(
        "decision_notice",
        "disclosure_certificate",
        "other_side_point",
        "record_asked_for",
        "sent_item",
    ),
    *("sent_set", "suspension", "bundle_paper", "ruled_paper", "redaction"),
)

EXCUSED: Mapping[str, str] = {
    "earlier_wording": "What a record said before it was changed: no letter tells it.",
    **dict.fromkeys(_OF_CASES, "What stands in a case, which no letter of a review tells."),
    **dict.fromkeys(("moved_on", "confidential_feedback", "safeguarding_concern"), _APART),
    **dict.fromkeys(("threat", "threat_passed_on"), _APART),
    **dict.fromkeys(
        ("account_copy", "resident_token", "evidence_token", "comparison.matter"), _SAME
    ),
    "evidence": "Which record it is, whose and when: its words stand in the record itself.",
    "evidence_corrected": "What a record said before it was put right: no letter tells it.",
    "evidence_taken_back": "Why a record no longer stands, as an officer says it.",
    "evidence_file": "Which file belongs to which record.",
    **dict.fromkeys(
        (
            *(
                "letter",
                "letter_draft",
                "letter_went",
                "letter_instead",
                "excused_part",
                "kept_question",
                "kept_question_about",
            ),
            *("same_words_made", "review_resident", "answer_file", "rights_given.words"),
            *("consent.words_used", "consent.cleared_reason", "comparison.basis"),
            *("stay_tenure.read_by", "reopening_effect"),
        ),
        _COUNCIL,
    ),
    **dict.fromkeys(
        (
            *("residence.housing_benefit", "resident_contact.interpreter"),
            *("resident_contact.format", "resident_contact.safe_to_write"),
            *("resident_contact.by_hand", "resident_contact.safe_to_ring"),
            *("account.question_set", "account.version", "account.source", "account.observed_on"),
            *("account.sensitivity", "account.short_route", "account.easy_words"),
            *("account.state", "answer_version.question", "answer_version.repeat"),
            *("account.to_read_back", "account_reopening.after_agreement"),
            *("read_back.way", "read_back.format", "read_back.read_on"),
            *("answer_version.version", "answer_version.state", "capacity.decision"),
            *("capacity.outcome", "capacity.assessed_on", "capacity.ask_again_on"),
            *("capacity.authority_seen", "capacity.true_from_on", "capacity.true_to_on"),
            *("comparison.verdict", "consent.use", "consent.state", "consent.format_used"),
            *("consent.told_of_tribunal", "consent.true_from_on", "consent.true_to_on"),
            *("contingency_need.how_soon", "contingency_need.place", "outcome.number"),
            *("outcome.source", "outcome.true_from_on", "outcome.true_to_on"),
            *("outcome_record.on", "outcome_record.prompting", "outcome_record.weeks"),
            *("outcome_record.source", "outcome_pause.why", "outcome_pause.source"),
            *("outcome_pause.true_from_on", "outcome_pause.true_to_on", "rights_given.tenure"),
            *("rights_given.format", "rights_given.given_on", "staff_spoken.feels_equipped"),
            *("staff_time.source", "staff_time.staff", "staff_time.minutes", "staff_time.times"),
            *("staff_time.weeks", "staff_time.shared_by", "staff_time.true_from_on"),
            *("staff_time.counts", "staff_time.duty"),
            *("staff_time.true_to_on", "support_record.step", "support_record.source"),
            *("support_record.true_from_on", "support_record.true_to_on"),
            *("urgent_help.passed_on", "contact_decision.fact", "contact_decision.taken_up"),
            *("need_source.need", "need_source.source", "need_source.told_on"),
            *("task.due_on", "stay_tenure.tenure", "stay_tenure.source", "stay_tenure.read_on"),
            *("stay_tenure.true_from_on", "stay_tenure.true_to_on"),
        ),
        _OURS,
    ),
    **dict.fromkeys(("support_record.how_often", "support_record.how_long"), _COMMON),
    **dict.fromkeys(
        ("correction_asked.asked_on", "correction_asked.what", "evidence_disputed"),
        "What those whom a record is about say is wrong in it.",
    ),
    **dict.fromkeys(
        (
            *("acknowledgement", "assessment_reading", "chosen_reason", "chosen_scheme"),
            *("conclusion", "correction_decided", "finding", "finding_evidence"),
            *("finding_plain_words", "letter_passage", "no_recommendation", "observation"),
            *("own_conclusion", "own_request_item", "progress_record", "reason_pointer"),
            *("recommendation", "request_line", "review", "scheme", "scheme_facts", "visit"),
            "weakness_answer",
        ),
        "What officers wrote: letters tell it, and it is read for what was told them, not for it.",
    ),
    **dict.fromkeys(
        ("data_request", "data_request_decision"),
        "What someone asks of what is held: it is answered apart, and no letter tells of it.",
    ),
    "sharing_act": "What someone was told of their rent, and why: no letter is about it.",
    "staff_spoken.post": "A post is what recommendations are addressed to.",
    "urgent_help.passed_to": "A service, and not a person.",
    "stored_file": "A paper’s name and what it is about: its words are answers and notes.",
}
"""Why a column, or a whole table, is not looked for."""

OWN_WORDS = frozenset(
    {
        Source.RESIDENT,
        Source.FAMILY,
        Source.ADVOCATE,
        Source.STAFF,
        Source.REFERRER,
        Source.PROFESSIONAL,
    }
)
"""Those whose account is a person’s: their words are looked for as they said them."""


def answered_as(source: Source, *, of_one: bool) -> Sought | None:
    """How an answer is looked for, by whose account it is and whether it is of one resident.

    What is said of a whole scheme tells nobody apart, and is looked for word for word where a
    person said it; what papers and the provider say of a scheme is not looked for.
    """
    if of_one:
        return Sought.SAID if source in OWN_WORDS else Sought.NOTED
    return Sought.WORD_FOR_WORD if source in OWN_WORDS else None


def names_someone(source: Source) -> bool:
    """Whether the respondent of an account is a person, and not a paper."""
    return source not in (Source.DOCUMENT, Source.OBSERVED)
