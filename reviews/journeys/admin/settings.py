"""The council's own words: settings, and wording on rights."""

from dataclasses import asdict
from typing import Any

from flask import flash, redirect, render_template, url_for

from reviews.domain.across.back_ups import USUAL_DAYS as OLDEST_BACK_UP
from reviews.domain.cases.clock import USUAL_DAYS as RESPONSE_DAYS
from reviews.domain.follow_up.corrections import USUAL_DAYS
from reviews.domain.people.council_settings import CouncilDetails
from reviews.domain.people.formats import chosen, not_switched_on
from reviews.domain.people.roles import Permission
from reviews.services.letters.whole import drafts_that_wait, letters_that_wait
from reviews.services.people import council_settings as service
from reviews.services.people.officers import version
from reviews.store.people import council_settings
from reviews.web.access.allow import Page, allow
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms.filled import filled
from reviews.web.resources import resources
from reviews.web.said_before import said_before

from .forms import SettingsForm, rights_form, saved_meanwhile
from .routes import bp


@bp.route("/settings", methods=["GET", "POST"])
@allow(Permission.MANAGE_PEOPLE)
def settings() -> Page:
    """The council's name, address, words in letters and defaults."""
    council = council_settings.council(reading())
    form = SettingsForm(data=_shown(council) | {"seen": version(council)})
    now: list[tuple[str, str]] = []
    if form.validate_on_submit():
        if perform(form, service.change_council, _chosen(form), seen=form.seen.data):
            flash("The settings are saved. Letters drafted from now on use them.")
            return redirect(url_for("admin.settings"))
        council = council_settings.council(reading())
        now = saved_meanwhile(form, version(council), _shown(council))
    waits = letters_that_wait(reading())
    return render_template(
        "journeys/admin/settings.html",
        form=form,
        now=now,
        waits=waits,
        drafted=drafts_that_wait(reading(), waits),
        unsaid=_unsaid(council),
        formats=council.formats,
        before=said_before(council_settings=[council_id := council_settings.council_id(reading())]),
        council_id=council_id,
    )


def _unsaid(council: CouncilDetails) -> str:
    """The forms that the council's words name, and that letters do not say while switched off."""
    found = not_switched_on(council.formats_offered, chosen(council.formats_given))
    return ", ".join(one.words for one in found)


def _shown(council: CouncilDetails) -> dict[str, Any]:
    """The settings as the page shows them, with what stands where the council chose nothing."""
    chosen = asdict(council)
    if council.judgement_words is None:
        chosen["judgement_words"] = "\n".join(resources().judgement_words.words)
    chosen["accuracy_days"] = council.accuracy_days or USUAL_DAYS
    chosen["response_days"] = council.response_days or RESPONSE_DAYS
    chosen["back_up_days"] = council.back_up_days or OLDEST_BACK_UP
    chosen["second_reader_blind"] = bool(council.second_reader_blind)
    chosen["second_reader_apart"] = bool(council.second_reader_apart)
    chosen["disclosure_both"] = bool(council.disclosure_both)
    chosen["formats_given"] = council.formats_given.split()
    return chosen


def _chosen(form: SettingsForm) -> dict[str, str | int | None]:
    """The settings to keep; the words of the data are not made the council's own."""
    given = " ".join(form.formats_given.data)
    found = asdict(filled(form, CouncilDetails, formats_given=given))
    if found["judgement_words"].splitlines() == list(resources().judgement_words.words):
        found["judgement_words"] = None
    return found


@bp.route("/settings/rights", methods=["GET", "POST"])
@allow(Permission.MANAGE_PEOPLE)
def rights() -> Page:
    """What letters to residents say about rights, by tenure."""
    words = council_settings.rights_wording(reading())
    form = rights_form(words | {"seen": version(words)})
    now: list[tuple[str, str]] = []
    if form.validate_on_submit():
        if perform(form, service.set_rights_wording, form.words(), seen=form.seen.data):
            flash("The wording is saved. Letters drafted from now on use it.")
            return redirect(url_for("admin.rights"))
        words = council_settings.rights_wording(reading())
        now = saved_meanwhile(form, version(words), words)
    return render_template("journeys/admin/rights.html", form=form, now=now)
