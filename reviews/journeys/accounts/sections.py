"""A page of questions: shown, saved whole, and shown again where two people changed one answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from reviews.domain.accounts.answers import Place, worded
from reviews.domain.accounts.questions import Question, Section
from reviews.domain.errors import Busy, Refused
from reviews.domain.people.roles import Permission
from reviews.services.accounts.record_answers import (
    Clash,
    Saved,
    SomeoneElseSavedError,
    record_answers,
)
from reviews.store.accounts.accounts import AccountHead
from reviews.store.people import officers
from reviews.web.access.allow import Page, act, allow
from reviews.web.access.loaders import team_account
from reviews.web.addresses import local_path
from reviews.web.database import reading, writing
from reviews.web.forms.form_builder import SectionForm, Shown, form_for

from .filling import Filling, filling_of, readable
from .routes import bp


@dataclass(frozen=True, slots=True)
class Both:
    """Two answers to one question, in words, for the second person to choose between."""

    question: Question
    mine: str
    theirs: str
    who: str
    version: int
    at: datetime


@bp.route("/accounts/<uuid:account_id>/sections/<key>/<int:repeat>", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_account)
def section(account: AccountHead, key: str, repeat: int) -> Page:
    """A section a page; save and go on, save and come back later, or pause."""
    filling = readable(account)
    found = filling.question_set.section(key)
    if found is None or (repeat > 0) != bool(found.repeat) or repeat > filling.next_repeat(found):
        abort(404)
    if not filling.open and request.method == "GET":
        return redirect(url_for("accounts.check", account_id=account.id))
    questions = filling.asked(found, repeat)
    shown = {
        question.key: Shown(recorded.answer, recorded.version)
        for question in questions
        if (recorded := filling.recorded.get((question.key, repeat)))
    }
    form = form_for(questions, shown, repeat=repeat, easy=account.easy_words)
    both: list[Both] = []
    if form.validate_on_submit():
        saved, both = _save(form, account, filling)
        if saved is not None:
            return _onwards(account, filling, found, repeat, saved)
    if form.is_submitted() and (page := _TOLD_ON_THE_WAY.get(request.form.get("go", ""))):
        return redirect(_told_on_the_way(page, account, found, repeat), 307)
    return render_template(
        "journeys/accounts/section.html",
        form=form,
        account=account,
        section=found,
        title=filling.title(found, repeat),
        repeat=repeat,
        questions=questions,
        files=filling.files,
        recorded=repeat in filling.repeats(found) and bool(repeat),
        both=both,
    )


def _save(
    form: SectionForm, account: AccountHead, filling: Filling
) -> tuple[Saved | None, list[Both]]:
    """Save a page; or give back both answers where someone else changed one meanwhile."""
    seen, kept_theirs = _chosen(form)
    given = {place: answer for place, answer in form.given().items() if place not in kept_theirs}
    try:
        with writing() as session:
            saved = record_answers(session, act(), account.id, filling.question_set, given, seen)
    except SomeoneElseSavedError as error:
        form.form_errors.append(
            "Someone else changed an answer on this page while you had it open. Nothing of yours "
            "is saved yet. Choose which answer stands, then save again."
        )
        return None, _both(error.clashes, form.questions)
    except (Refused, Busy) as error:
        form.refuse(error)
        return None, []
    return saved, []


def _chosen(form: SectionForm) -> tuple[dict[Place, int], set[Place]]:
    """The versions seen, and the places where the second person let the other answer stand.

    Who chose their own answer has now seen the other's version.
    """
    seen, theirs = form.seen(), set()
    for question in form.questions:
        place = (question.key, form.repeat)
        whose, _, version = request.form.get(f"keep-{question.key}", "").partition(" ")
        if whose == "mine" and version.isdigit():
            seen[place] = int(version)
        elif whose == "theirs":
            theirs.add(place)
    return seen, theirs


def _both(clashes: list[Clash], questions: Sequence[Question]) -> list[Both]:
    names = officers.names(reading())
    by_key = {question.key: question for question in questions}
    return [
        Both(
            by_key[clash.place[0]],
            worded(by_key[clash.place[0]], clash.mine),
            worded(by_key[clash.place[0]], clash.theirs.answer),
            names.get(clash.theirs.by, ""),
            clash.theirs.version,
            clash.theirs.at,
        )
        for clash in clashes
    ]


def _onwards(
    account: AccountHead, filling: Filling, section: Section, repeat: int, saved: Saved
) -> Response:
    """Where the button that was pressed leads, or to the next section."""
    if saved.no_longer_asked:
        count = len(saved.no_longer_asked)
        flash(
            f"{count} earlier answer{'s are' if count > 1 else ' is'} no longer asked for, and "
            "put aside. They can be read under “Put aside” on the page of the account, and come "
            "back if they are asked for again."
        )
    if saved.asked_again:
        count = len(saved.asked_again)
        flash(
            f"{count} answer{'s' if count > 1 else ''} put aside earlier came back with "
            f"{'their questions' if count > 1 else 'its question'}. Check that they still hold."
        )
    if away := _away(account, filling, section, repeat):
        return redirect(away)
    if opened := _opened(account, filling, section, repeat):
        flash("Your answers are saved. They lead to more questions on this page.")
        return redirect(f"{_address(account, section, repeat)}#question-{opened[0].key}")
    sections = filling.question_set.on_route(short=account.short_route)
    after = sections.index(section) + 1 if section in sections else len(sections)
    if after >= len(sections):
        return redirect(url_for("accounts.check", account_id=account.id))
    return redirect(_address(account, sections[after], 1 if sections[after].repeat else 0))


def _away(account: AccountHead, filling: Filling, section: Section, repeat: int) -> str:
    """Where a way off the page leads once its answers are saved; empty for the usual way on."""
    go, _, question = request.form.get("go", "").partition(" ")
    if go == "again":
        following = filling.next_repeat(section)
        nearest = max(repeat, following - 1) + 1 if section.repeat else 0
        return _address(account, section, nearest)
    if go == "later":
        return url_for("accounts.show", account_id=account.id)
    if go == "remove" and section.repeat:
        return _address(account, section, repeat, "take_away")
    if go == "attach" and question:
        return url_for("accounts.attach", account_id=account.id, repeat=repeat, question=question)
    if go in _TOLD_ON_THE_WAY:
        return _told_on_the_way(_TOLD_ON_THE_WAY[go], account, section, repeat)
    return local_path(go) if go.startswith("/") else ""


_TOLD_ON_THE_WAY = {"safeguarding": "visits.tell_safeguarding", "threat": "visits.tell_of_threat"}


def _told_on_the_way(page: str, account: AccountHead, section: Section, repeat: int) -> str:
    """The page that takes what cannot wait; it leads back here, with what could not be saved."""
    return url_for(
        page,
        scheme_id=account.scheme_id,
        review=account.review_id,
        visit=account.visit_id,
        resident=account.resident_id,
        back=_address(account, section, repeat),
    )


def _opened(account: AccountHead, before: Filling, section: Section, repeat: int) -> list[Question]:
    """The questions of the page that are asked only since its answers were saved."""
    asked_before = before.asked(section, repeat)
    return [one for one in filling_of(account).asked(section, repeat) if one not in asked_before]


def _address(account: AccountHead, section: Section, repeat: int, page: str = "section") -> str:
    return url_for(f"accounts.{page}", account_id=account.id, key=section.key, repeat=repeat)
