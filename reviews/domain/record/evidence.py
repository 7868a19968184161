"""What can be cited: each kind of record has one identity, whichever table keeps it.

The limbs are those of the Housing Benefit test for exempt accommodation (SI 2006/217, Sch 3 para
4(10)): which of them a record speaks to is said by a person or by its question, never guessed.
"""

from reviews.domain.worded import Worded


class EvidenceKind(Worded):
    """What a piece of evidence is."""

    ANSWER = "answer", "An answer"
    ACCOUNT = "account", "A finished account"
    FILE = "file", "A file"
    OBSERVATION = "observation", "Something seen"
    STAFF_TALK = "staff-talk", "A talk with staff"
    URGENT_HELP = "urgent-help", "Urgent help"
    SUPPORT = "support", "A record of support"
    STAFF_TIME = "staff-time", "Staff time"
    OUTCOME = "outcome", "An outcome"
    OUTCOME_RECORD = "outcome-record", "What was told of an outcome"
    OUTCOME_PAUSE = "outcome-pause", "A time when an outcome rested"
    PROGRESS = "progress", "Progress on a recommendation"
    ACKNOWLEDGEMENT = "acknowledgement", "An acknowledgement"
    LETTER = "letter", "A letter"
    DECISION_NOTICE = "decision-notice", "A notice of a decision"
    APPEAL_NOTICE = "appeal-notice", "A notice of appeal"


OF_CASES = frozenset({EvidenceKind.DECISION_NOTICE, EvidenceKind.APPEAL_NOTICE})
"""What came or went in a case: it opens there, and to no review's team."""


class Limb(Worded):
    """The limb of the Housing Benefit test that a record speaks to."""

    LANDLORD = "landlord", "What kind of landlord it is"
    WHO_PROVIDES = "who-provides", "Who provides the support"
    ON_BEHALF = "on-behalf", "On whose behalf it is provided"
    TO_CLAIMANT = "to-claimant", "Whether it is provided to this person"
    NEED = "need", "Whether there is a need for it"
    HOW_MUCH = "how-much", "What it is, and how much"
    TIED = "tied", "Whether it is tied to the home"
    DATES = "dates", "From when to when"
