"""What a letter of each kind must say, whatever else a council's own template says.

Provider letters: paras 113-118; resident letters: paras 114-115 and 140-141; a request for
documents gives its reasons (para 84), and every letter names whom to talk to (para 118).
"""

from collections.abc import Mapping

from .kinds import TO_RESIDENT, LetterKind

_EVERY = {
    "council.name": "the council’s name",
    "council.address": "the council’s address",
    "council.telephone": "the council’s telephone number",
    "contact.name": "the officer to talk to",
    "contact.telephone": "that officer’s telephone number",
    "contact.email": "that officer’s email address",
    "recipient.name": "whom the letter is to",
    "recipient.address": "where the letter goes",
    "letter.date": "its date",
    "letter.reference": "our reference",
    "letter.covering": "the officer’s own paragraph",
    "letter.record": "the number of the record",
}
_VISITS = {
    "visits.on": "the days of the visits",
    "visits.time": "the times of the visits",
    "visits.people": "who will come",
}
_TO_RESIDENTS = {
    "council.answered": "when the council’s telephone is answered",
    "council.out_of_hours": "whom to ring with nowhere to stay tonight",
    "council.out_of_hours_when": "when that number is answered",
    "council.housing_options": "how to reach housing options",
    "council.advocacy": "how to reach an advocate",
}
_OF_KIND: Mapping[LetterKind, dict[str, str]] = {
    LetterKind.VISIT_NOTICE: {
        "recipient.organisation": "the organisation written to",
        "letter.scheme": "the scheme",
        **_VISITS,
    },
    LetterKind.DOCUMENT_REQUEST: {
        "recipient.organisation": "the organisation written to",
        "letter.scheme": "the scheme",
        "items.ask": "what to send",
        "items.reason": "why each document is needed",
        "send_by": "the day to send them by",
    },
    LetterKind.RESIDENT_INVITATION: {
        **_VISITS,
        **_TO_RESIDENTS,
        "council.data_protection": "whom to tell about how information is used",
        "formats": "the other forms that this letter can have",
        "kept_for": "how long records are kept",
        "privacy_notice": "where the privacy notice is",
    },
    LetterKind.PROVIDER_RECOMMENDATIONS: {
        "recipient.organisation": "the organisation written to",
        "letter.scheme": "the scheme",
        "visited": "when we visited",
        "overall.answer": "the overall conclusion",
        "overall.reasons": "the reasons for the overall conclusion",
        "conclusions.question": "what each conclusion is about",
        "conclusions.answer": "each conclusion",
        "conclusions.reasons": "the reasons for each conclusion",
        "strengths": "what works well",
        "improvements": "what could be better",
        "not_enough": "what we could not tell",
        "recommendations.number": "the number of each recommendation",
        "recommendations.what": "what each recommendation asks",
        "recommendations.evidence": "what will show that each recommendation is done",
        "recommendations.who": "who must act on each recommendation",
        "recommendations.acknowledge_by": "the date to reply to each recommendation by",
        "recommendations.complete_by": "the date to complete each recommendation by",
        "help_offered": "the help that the council offers",
        "facts_by": "by when to say that a fact is wrong",
        "earlier": "the date of the letter before",
        "done": "what was done since the letter before",
        "not_needed": "what is not asked any more",
        "still_open.what": "what is still open",
        "still_open.who": "who must act on what is still open",
        "still_open.complete_by": "when what is still open should be done",
        "copied_to": "who gets a copy",
    },
    LetterKind.RESIDENT_LETTER: {
        **_TO_RESIDENTS,
        "letter.scheme": "the scheme",
        "strengths": "what works well",
        "asked.what": "what we asked the provider to do",
        "asked.complete_by": "when each thing should be done",
        "rights": "the council’s words on rights",
        "council.complaints": "how to complain about the council",
        "council.complaints_address": "where a complaint is sent",
        "formats": "the other forms that this letter can have",
    },
    LetterKind.REFERRER: {
        "recipient.organisation": "the organisation written to",
        "letter.scheme": "the scheme",
        "about.name": "the resident whom the letter is about",
        "about.referred_on": "when they were referred",
    },
}


def must_say(kind: LetterKind) -> Mapping[str, str]:
    """The fields that each template of a kind must print, and what each says, in words."""
    return _EVERY | _OF_KIND[kind]


_MAY_BE_EMPTY = (
    "council.email",
    "council.website",
    "council.complaints",
    "contact.job_title",
    "contact.telephone",
    "contact.email",
    "letter.scheme_address",
    "letter.record",
    "letter.covering",
    "visits",
    "visits.time",
    "visits.people",
    "formats",
    "kept_for",
    "privacy_notice",
    "visited",
    "overall",
    "facts_by",
    "earlier",
    "done",
    "not_needed",
    "still_open",
    "still_open.acknowledge_by",
    "still_open.note",
    "addressed_as",
    "copy_of",
    "copied_to",
    "strengths",
    "improvements",
    "not_enough",
    "recommendations",
    "help_offered",
    "asked",
    "rights",
    "about.referred_on",
)
_MAY_BE_EMPTY_TO_OTHERS = (
    "recipient.name",
    "recipient.organisation",
    "council.answered",
    "council.out_of_hours",
    "council.out_of_hours_when",
    "council.housing_options",
    "council.advocacy",
    "council.data_protection",
    "council.complaints_address",
)
"""What a letter to a resident always holds or, as an organisation, never does."""


def may_be_empty(kind: LetterKind) -> tuple[str, ...]:
    """The fields that can hold nothing in a letter of a kind, those that it lacks among them."""
    return _MAY_BE_EMPTY + (() if kind in TO_RESIDENT else _MAY_BE_EMPTY_TO_OTHERS)
