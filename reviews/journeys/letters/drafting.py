"""Drafting a letter, or one letter to each of several residents in one go."""

from dataclasses import replace
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from reviews.domain.assessment.overall_assessment import use_of_findings
from reviews.domain.errors import Refused
from reviews.domain.letters.kinds import ENDED, ONE_RESIDENT, LetterKind, LetterState
from reviews.domain.letters.reach import wanted
from reviews.domain.people.restricted import may_hold_letters
from reviews.domain.people.roles import Permission
from reviews.domain.register.facts import KnownOrganisation
from reviews.domain.review.state import ReviewState
from reviews.services.assessment.no_recommendation import to_improve
from reviews.services.letters import draft as service
from reviews.services.letters.content import lacking, left_out, not_in_plain_words
from reviews.services.letters.letter_dates import short_dates
from reviews.services.letters.letter_plan import LetterPlan, contacts_for
from reviews.services.letters.recipients import Addressee, addressees
from reviews.services.letters.whole import why_none_yet
from reviews.store.accounts import accounts
from reviews.store.accounts.accounts import AccountHead
from reviews.store.assessment import overall_assessment
from reviews.store.assessment.overall_assessment import FindingView
from reviews.store.letters import letters
from reviews.store.letters.draft_parts import draft_of
from reviews.store.letters.letters import LetterLine
from reviews.store.register import schemes
from reviews.store.review import reviews
from reviews.store.review.reviews import ReviewHead
from reviews.web.access.allow import Page, act, allow, viewer
from reviews.web.access.loaders import findings_review
from reviews.web.database import reading
from reviews.web.forms.base import Form
from reviews.web.forms.saving import save
from reviews.web.pages import plural
from reviews.web.resources import resources, today
from reviews.web.review_plan import request_items

from .forms import DraftForm, ResidentsDraftForm
from .organisations import OrganisationsDraftForm, organisations_form, players_of
from .routes import bp

_STANDS = frozenset(LetterState) - ENDED


@bp.route("/reviews/<uuid:review_id>/letters/draft/<kind>", methods=["GET", "POST"])
@allow(Permission.WRITE_LETTERS, to=findings_review)
def draft(review: ReviewHead, kind: str) -> Page:
    """Draft a letter of one kind; letters to residents are drafted for all who are chosen."""
    if kind not in set(LetterKind):
        abort(404)
    chosen, session = LetterKind(kind), reading()
    to_residents = chosen in ONE_RESIDENT
    living = addressees(session, viewer(), review, chosen, today()) if to_residents else []
    provider = None if to_residents else schemes.provider_of(session, review.scheme_id, today())
    first = lacking(session, review.id, chosen, today(), request_items(review.id))
    reachable = any(not one.why_not for one in living) if to_residents else provider is not None
    unset = why_none_yet(session, chosen)
    in_the_way = first or ("" if reachable else _nobody(chosen))
    if review.state is not ReviewState.OPEN:
        in_the_way = "This review is not open. A lead reviewer can open it again."
    form = None if in_the_way else _form(review, chosen, living)
    if form is not None and form.validate_on_submit():
        drafted = write(form, review, _plans(form, chosen, provider))
        if drafted:
            return to_letters(review, drafted)
    return render_template(
        "journeys/letters/draft.html",
        form=form,
        review=review,
        kind=chosen,
        title=chosen.words,
        provider=provider if not isinstance(form, OrganisationsDraftForm) else None,
        little_time=_little_time(review, chosen, form),
        to_residents=to_residents,
        unreachable=[one for one in living if one.why_not],
        told_in=_told_in(living),
        lacking=first,
        unset=unset,
        in_the_way=in_the_way,
        works_here=viewer().works_on(review.team_id),
        left_out=left_out(session, review.id, chosen, today()),
        not_plain=not_in_plain_words(session, review.id, chosen),
        to_improve=_to_improve(review, chosen),
        held=may_hold_letters(viewer(), review.team_id) and reviews.held(session, review.id)[0],
    )


def _to_improve(review: ReviewHead, kind: LetterKind) -> list[tuple[FindingView, str]]:
    """The findings to improve that this officer may read, and that lead to no recommendation.

    Those of which somebody says why are the team's alone to read, each with the reason.
    """
    if kind is not LetterKind.PROVIDER_RECOMMENDATIONS:
        return []
    use = use_of_findings(viewer(), review.team_id)
    findings = overall_assessment.findings(reading(), use, review.id).items
    improving = to_improve(reading(), review.id, findings)
    said = improving.said if viewer().works_on(review.team_id) else ()
    bare = [(one, "") for one, _ in improving.left]
    return [*bare, *((one, f"{because.reason} ({because.by})") for one, because in said)]


def _told_in(living: list[Addressee]) -> dict[UUID, AccountHead]:
    """What this officer may confirm of what residents said, by resident, where it holds letters."""
    keys = [key for one in living for key in one.told_in]
    heads = accounts.heads(reading(), viewer(), keys) if keys else []
    return {one.resident_id: one for one in heads if one.resident_id is not None}


def _little_time(review: ReviewHead, kind: LetterKind, form: DraftForm | None) -> list[str]:
    """Which recommendations give little time in a letter of the day on the form."""
    if form is None or kind is not LetterKind.PROVIDER_RECOMMENDATIONS:
        return []
    return short_dates(reading(), act(), review.id, form.planned_issue_on.data or today())


def _nobody(kind: LetterKind) -> str:
    if kind is LetterKind.REFERRER:
        return "There is nobody to write about. Why is said for each resident below."
    if kind in ONE_RESIDENT:
        return "Nobody who lives here now can be reached safely by letter."
    return "Record who provides the support at this scheme before you write to them."


def _form(review: ReviewHead, kind: LetterKind, living: list[Addressee]) -> DraftForm:
    """The form as it is first shown, or as it was sent."""
    known = [one for one in letters.letters_of(reading(), review.id) if one.kind is kind]
    if kind in ONE_RESIDENT:
        return _residents_form(review, living, known)
    if kind is LetterKind.PROVIDER_RECOMMENDATIONS and (players := players_of(review)):
        form = organisations_form(_first(review, known), players, _again(known), known)
    else:
        form = DraftForm(data=_first(review, known))
    _offer_contacts(form, review)
    return form


def _again(known: list[LetterLine]) -> LetterLine | None:
    """The letter to be drafted again, where the page was opened from one."""
    return next((one for one in known if str(one.id) == request.args.get("letter")), None)


def _first(review: ReviewHead, known: list[LetterLine]) -> dict[str, object]:
    again = _again(known)
    dated = max(again.planned_issue_on, today()) if again else today()
    people = {one.id for one in contacts_for(reading(), review.team_id)}
    contact = next((one for one in (viewer().id, review.lead_id) if one in people), None)
    chosen = draft_of(reading(), again.id, again.draft) if again else None
    covering = chosen.covering if chosen else ""
    return {"planned_issue_on": dated, "contact": contact, "covering": covering}


def _offer_contacts(form: DraftForm, review: ReviewHead) -> None:
    form.contact.offer(
        [
            (str(one.id), ", ".join(part for part in (one.name, one.job_title) if part))
            for one in contacts_for(reading(), review.team_id)
        ]
    )


def _residents_form(
    review: ReviewHead, living: list[Addressee], known: list[LetterLine]
) -> DraftForm:
    """Letters to residents: those who can be reached, less those who have this letter already."""
    standing = {one.resident_id: one for one in known if one.state in _STANDS}
    reachable = [one.living for one in living if not one.why_not]
    again = _again(known)
    first = {again.resident_id} if again else {one.id for one in reachable} - standing.keys()
    form = ResidentsDraftForm(data=_first(review, known) | {"residents": first})
    _offer_contacts(form, review)
    form.residents.offer(
        [(str(one.id), f"{one.reference}  {one.name.full_name}") for one in reachable]
    )
    form.residents.params = {
        "hints": {
            str(one.living.id): _hint(one, standing.get(one.living.id))
            for one in living
            if not one.why_not
        }
    }
    return form


def _hint(addressee: Addressee, standing: LetterLine | None) -> str:
    contact, referrer = addressee.living.contact, addressee.referrer
    told = []
    if referrer is not None:
        told += [one for one in (referrer.name, referrer.organisation) if one]
    elif contact is not None:
        told.append(wanted(contact.format))
        told += ["by hand"] if contact.by_hand else []
        told += [] if contact.language.casefold() in ("", "english") else [contact.language]
    line = ", ".join(told)
    if standing is None:
        return line
    state = (
        "has a draft; a new one takes its place"
        if standing.state in (LetterState.DRAFT, LetterState.APPROVED)
        else "has had this letter already"
    )
    return f"{line}. {standing.reference}: {state}."


def _plans(
    form: DraftForm, kind: LetterKind, provider: KnownOrganisation | None
) -> list[LetterPlan]:
    plan = LetterPlan(
        kind,
        form.planned_issue_on.data,
        UUID(form.contact.data),
        covering=form.covering.data or "",
    )
    if isinstance(form, ResidentsDraftForm):
        return [replace(plan, resident_id=UUID(one)) for one in form.residents.data]
    if isinstance(form, OrganisationsDraftForm):
        written, copied = form.chosen("written"), form.chosen("copied")
        return [replace(plan, organisation_id=one, copied=copied) for one in (*written, *copied)]
    return [replace(plan, organisation_id=provider.id if provider else None)]


def write(form: Form, review: ReviewHead, plans: list[LetterPlan]) -> list[UUID]:
    """Draft planned letters of one kind; the ids of those drafted, none where it is refused.

    Rendered first, then written in one transaction; files of letters refused are taken away.
    """
    own = resources()
    try:
        prepared = service.prepare_all(
            reading(), act(), review, plans, request_items(review.id), own.templates, own.files
        )
    except Refused as error:
        form.refuse(error)
        return []
    done = save(
        form,
        lambda session: service.write_drafts(session, act(), prepared),
        service.kept_of(prepared),
    )
    return done.value if done else []


def _empty(written: list[LetterLine]) -> str:
    """Which letters have an empty place; each says on its own page where it is filled in."""
    found = [one.reference for one in written if one.holes]
    if not found:
        return ""
    return (
        f" Something is empty in {', '.join(found)}: open it to see what, and where to fill it in."
    )


def _lacking_a_format(drafted: list[UUID]) -> str:
    lack = letters.undrawn_of(reading(), drafted)
    count = len({one.letter_id for one in lack})
    if not count:
        return ""
    which = "It lacks" if len(drafted) == 1 else f"{plural(count, 'letter')} of these lack"
    return f" {which} a format that could not be made. {' '.join(one.why for one in lack[:3])}"


def to_letters(review: ReviewHead, drafted: list[UUID]) -> Response:
    """To the letter that was drafted, or to the review's letters, and say what must be read."""
    written = [one for one in letters.letters_of(reading(), review.id) if one.id in set(drafted)]
    uncleared = sum(one.uncleared for one in written)
    first = (
        "The letter is drafted." if len(drafted) == 1 else f"{len(drafted)} letters are drafted."
    )
    check = f" {plural(uncleared, 'passage')} must be read and cleared." if uncleared else ""
    said = first + check + _empty(written) + _lacking_a_format(drafted)
    flash(" ".join([said, *_short(review, written)]))
    if len(drafted) == 1:
        return redirect(url_for("letters.show", letter_id=drafted[0]))
    return redirect(url_for("letters.of_review", review_id=review.id))


def _short(review: ReviewHead, written: list[LetterLine]) -> list[str]:
    if not written or written[0].kind is not LetterKind.PROVIDER_RECOMMENDATIONS:
        return []
    return short_dates(reading(), act(), review.id, written[0].planned_issue_on)
