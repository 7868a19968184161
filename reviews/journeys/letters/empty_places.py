"""What a draft prints and that holds nothing, with the page where each is filled in."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from reviews.domain.letters.fields_filled import Place, filled_at
from reviews.domain.people.roles import Permission
from reviews.services.letters.letter_page import LetterPage
from reviews.web.access.allow import viewer


@dataclass(frozen=True, slots=True)
class EmptyPlace:
    """One empty place: what it is called, and where it is filled in.

    `href` is empty where this officer cannot fill it in; `who` then says who can.
    """

    called: str
    where: str
    href: str
    who: str


_NEEDS: Mapping[Place, Permission] = {
    Place.SETTINGS: Permission.MANAGE_PEOPLE,
    Place.RIGHTS: Permission.MANAGE_PEOPLE,
    Place.OFFICER: Permission.MANAGE_PEOPLE,
    Place.RECIPIENT: Permission.READ_REGISTER,
    Place.SCHEME: Permission.READ_REGISTER,
    Place.RESIDENT: Permission.READ_NAMES,
    Place.VISITS: Permission.REVIEW,
    Place.REQUEST: Permission.REVIEW,
}
"""What opens the page of a place; every other one opens to whoever sees the letter."""


def empty_places(page: LetterPage, again: str) -> list[EmptyPlace]:
    """What the draft of a letter prints empty, in its order; `again` is where it is drafted."""
    if page.holes is None or not page.writes:
        return []
    hrefs = _hrefs(page, again)
    found = dict.fromkeys(filled_at(one) for one in page.holes.fields)
    return [_place(one.called, one.place, hrefs[one.place], page) for one in found]


def _place(called: str, place: Place, href: str, page: LetterPage) -> EmptyPlace:
    needed = _NEEDS.get(place)
    opens = needed is None or viewer().may(needed)
    if needed is Permission.REVIEW:
        opens = opens and viewer().works_on(page.letter.team_id)
    who = "the review team" if needed is Permission.REVIEW else "an administrator"
    return EmptyPlace(called, place.words, href if opens else "", "" if opens else who)


def _hrefs(page: LetterPage, again: str) -> dict[Place, str]:
    """The page of each place, for one letter."""
    letter, scheme = page.letter, page.review.scheme_id
    contact = page.holes.contact_id if page.holes else None
    review = letter.review_id
    to = (
        url_for("residents.show", resident_id=letter.resident_id)
        if letter.resident_id
        else url_for("register.organisation", organisation_id=letter.organisation_id)
    )
    return {
        Place.SETTINGS: url_for("admin.settings"),
        Place.RIGHTS: url_for("admin.rights"),
        Place.OFFICER: url_for("admin.officer", officer_id=contact)
        if contact
        else url_for("admin.people"),
        Place.RECIPIENT: to,
        Place.RESIDENT: to,
        Place.SCHEME: url_for("register.scheme", scheme_id=scheme),
        Place.VISITS: url_for("review.show", review_id=review),
        Place.REQUEST: url_for("review.request_list", review_id=review),
        Place.ASSESSMENT: url_for("assessment.overall", review_id=review),
        Place.FINDINGS: url_for("assessment.findings", review_id=review),
        Place.RECOMMENDATIONS: url_for("assessment.recommendations", review_id=review),
        Place.LETTER: again,
    }
