"""The closed words of a case: what is disputed, what was decided, who appeals, what was done."""

from reviews.domain.worded import Worded


class CaseKind(Worded):
    """What a case is about (paras 144 and 145)."""

    # fmt: off
    DISPUTE = ("dispute", "A provider’s dispute",
        "A provider says that the review has the level of support wrong (paragraph 144).")
    CLAIM = ("claim", "A revision or an appeal",
        ("A claimant, or another person affected, asks for a Housing Benefit decision to be looked "
        "at again, or appeals (paragraph 145)."))
    # fmt: on


class DecisionKind(Worded):
    """What a Housing Benefit decision decides. Which can be appealed, and by whom, is data."""

    CLAIM = "claim", "On a claim"
    REVISION = "revision", "A revision"
    SUPERSESSION = "supersession", "A supersession"
    REVISION_REFUSED = "revision-refused", "A revision refused"
    SUPERSESSION_REFUSED = "supersession-refused", "A supersession refused"
    TERMINATION = "termination", "A termination"
    RENT_RESTRICTION = "rent-restriction", "A rent restriction"
    DIRECT_PAYMENT = "direct-payment", "On paying the landlord direct"
    OVERPAYMENT = "overpayment", "An overpayment, and from whom it is recoverable"


class Shows(Worded):
    """Who has to show what a ground rests on."""

    COUNCIL = "council", "The council"
    WHO_ASKS = "who-asks", "Whoever asks for the change"
    WHO_RELIES = "who-relies", "Whoever relies on it: the council, where it acts by itself"


class Person(Worded):
    """The part that somebody plays towards a decision: who is told of it, and who appeals."""

    CLAIMANT = "claimant", "The claimant"
    APPOINTEE = "appointee", "The claimant’s appointee"
    LANDLORD = "landlord", "The landlord"
    AGENT = "agent", "The landlord’s agent"
    RECOVERED_FROM = "recovered-from", "Someone the overpayment is recoverable from"
    OTHER = "other", "Somebody else"


class SignedBy(Worded):
    """Who signed an appeal."""

    APPELLANT = "appellant", "The appellant"
    REPRESENTATIVE = "representative", "A representative"
    LANDLORD = "landlord", "The landlord, or someone who works for them"
    NOBODY = "nobody", "Nobody"
    NOT_KNOWN = "not-known", "Not known"


class RightsSaid(Worded):
    """What a notice told of a person's rights."""

    REASONS = "reasons", "That they can ask for written reasons"
    REVISION = "revision", "That they can ask for the decision to be looked at again"
    APPEAL = "appeal", "That they can appeal"
    HOW = "how", "How, and by when"
    NOTHING = "nothing", "Nothing of rights"
    NOT_KNOWN = "not-known", "Not known: we do not hold the notice"


class ExtraTime(Worded):
    """Whether a letter that asked for something told of extra time (EF v Bromley)."""

    TOLD = "told", "Yes, it told of extra time"
    SILENT = "silent", "No, it says nothing of extra time"
    NOT_KNOWN = "not-known", "Not known: we do not hold the letter"


class AuthorityKind(Worded):
    """How somebody is known to act for an appellant."""

    SIGNED = "signed", "Signed by the person"
    APPOINTEE = "appointee", "An appointee"
    ATTORNEY = "attorney", "Under a power of attorney"
    DEPUTY = "deputy", "A deputy of the Court of Protection"
    NOT_SHOWN = "not-shown", "Nothing was shown"


class StepKind(Worded):
    """One step that a case takes."""

    # fmt: off
    RECONSIDERED = "reconsidered", "The decision was reconsidered"
    NOT_CHANGED = "not-changed", "Reconsidered, and not changed"
    REVISED_LAPSED = "revised-lapsed", "Revised in the person’s favour: the appeal lapsed"
    REVISED_GOES_ON = "revised-goes-on", "Revised: the appeal goes on"
    SENT_ON = "sent-on", "The appeal was sent to the tribunal"
    RESPONSE_SENT = "response-sent", "The response was sent"
    REPLY = "reply", "The appellant’s reply"
    DIRECTION = "direction", "A direction of the tribunal"
    HEARING = "hearing", "A hearing"
    DECISION_NOTICE = "decision-notice", "The tribunal’s decision notice"
    REASONS_ASKED = "reasons-asked", "Written reasons were asked for"
    REASONS = "reasons", "The tribunal’s written reasons"
    PERMISSION = "permission", "Permission to appeal further"
    IN_EFFECT = "in-effect", "The tribunal’s decision was put into effect"
    WITHDRAWN = "withdrawn", "The appeal was withdrawn"
    STRUCK_OUT = "struck-out", "The appeal was struck out"
    ANSWERED = "answered", "The provider was answered"
    # fmt: on


class DueFrom(Worded):
    """Whose it is to do what is due."""

    COUNCIL = "council", "The council"
    APPELLANT = "appellant", "The appellant"
    TRIBUNAL = "tribunal", "The tribunal"
    OTHER = "other", "Somebody else"


class Timing(Worded):
    """Whether an appeal came in time, as far as is recorded. It is sent on either way."""

    IN_TIME = "in-time", "In time"
    LATE = "late", "Late"
    VERY_LATE = "very-late", "Late by more than a further 12 months"
    NOT_KNOWN = "not-known", "Not known whether it is in time"


class UniversalCredit(Worded):
    """How the claimant stands with Universal Credit, which has its own route and clock."""

    # fmt: off
    NO = "no", "Not on Universal Credit"
    YES = "yes", "On Universal Credit"
    RECONSIDERATION = ("reconsideration",
        "A mandatory reconsideration of Universal Credit is under way")
    NOT_KNOWN = "not-known", "Not known"
    # fmt: on


class DisputeOutcome(Worded):
    """What the council answered to a provider who disputed a review."""

    STANDS = "stands", "What the review found stands"
    CORRECTED = "corrected", "What the review found is put right"
    LOOKED_AT_AGAIN = "looked-at-again", "The scheme is looked at again"


class NoteKind(Worded):
    """What a note in a case is."""

    FILE = "file", "A note for the file"
    ADVICE = "advice", "Legal advice"
    STRATEGY = "strategy", "How the case is to be put"


class Inclusion(Worded):
    """What the disclosure officer decides on one item (Practice Guidance 8; rule 14)."""

    # fmt: off
    IN = ("in", "It goes in",
        "Everyone who gets the papers reads it, whether it helps the council or not.")
    NOT_RELEVANT = ("not-relevant", "It is not relevant to this decision",
        "Nobody gets it. Why is kept.")
    APPLICATION = ("application", "It goes in, with an application under rule 14",
        "The tribunal alone gets the item and the reasons, and decides whether others do.")
    # fmt: on


class SetKind(Worded):
    """What a set of papers that was sent is."""

    RESPONSE = "response", "The response, with its papers"
    APPENDED = "appended", "Papers that followed"


class Side(Worded):
    """Which way a piece of evidence points on one matter; a person says so, nothing counts it."""

    FOR = "for", "For"
    AGAINST = "against", "Against"
    BOTH = "both", "Both ways"


class Answering(Worded):
    """What the council does about a point that the other side can make."""

    ANSWER = "answer", "Answer it"
    REVISE = "revise", "They are right: revise the decision"
