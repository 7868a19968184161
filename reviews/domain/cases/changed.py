"""What became of evidence after it was sent, or after a letter that rests on it was."""

from reviews.domain.worded import Worded


class ChangedHow(Worded):
    """What became of a piece of evidence, or of a finding."""

    CORRECTED = "corrected", "Corrected"
    TAKEN_BACK = "taken-back", "Taken back"
