"""Bundles: the papers of a case as one PDF, and what became of each paper on the way into it."""

from reviews.domain.worded import Worded


class BundleKind(Worded):
    """For whom a bundle is; the two are alike unless the council applied under rule 14."""

    # fmt: off
    PARTIES = ("parties", "The parties’ set",
        "Every party and the tribunal read it.")
    FULL = ("full", "The full set, for the tribunal alone",
        "The same, and what the council asks the tribunal to withhold (rule 14).")
    # fmt: on


class PagedAs(Worded):
    """How a paper became pages."""

    PDF = "pdf", "Its own pages"
    PICTURE = "picture", "A picture, on a page"
    OFFICE = "office", "Pages drawn from its file"
    EMAIL = "email", "An email, with its attachments after it"
    WORDS = "words", "Its words, set out by this service"
    REDACTED = "redacted", "Drawn anew, with words taken out"
    SLIP = "slip", "A slip in its place; the file itself stands beside the bundle"


class PaperRuling(Worded):
    """How a paper goes in that could only be opened with repairs: a person says so."""

    # fmt: off
    AS_REPAIRED = ("as-repaired", "It goes in as it could be repaired",
        "Somebody looked at each page of it and says what is missing.")
    AS_SLIP = ("as-slip", "A slip stands in its place",
        "The file goes beside the bundle, as the council holds it.")
    # fmt: on


class RedactedFor(Worded):
    """By what a paper is redacted: originals otherwise go unedited (Practice Guidance 8)."""

    DIRECTION = "direction", "A direction of the tribunal"
    APPLICATION = "application", "The council’s application under rule 14"
