"""Drawing a sample into a programme, and drawing it again to show that it comes out the same."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from reviews.domain.errors import NotThere
from reviews.domain.people.roles import Permission
from reviews.domain.programme.sampling import StratumBy, place, same_again
from reviews.services.people.officers import version
from reviews.services.programme import samples as service
from reviews.store.programme import samples
from reviews.store.programme.programmes import ProgrammeHead
from reviews.store.programme.samples import FrameLine
from reviews.web.access.allow import Page, allow
from reviews.web.access.loaders import led_programme, team_programme
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.resources import today

from .forms import draw_form
from .routes import bp


@bp.route("/programmes/<uuid:programme_id>/samples/draw", methods=["GET", "POST"])
@allow(Permission.LEAD, to=led_programme)
def draw_sample(programme: ProgrammeHead) -> Page:
    """Say how many schemes to draw from each group, and draw them."""
    by = request.args.get("by", StratumBy.PROVIDER, type=StratumBy)
    frame = samples.frame(reading(), programme.team_id, programme.id, by, today())
    form, names = draw_form(_groups(frame), version(frame))
    if form.validate_on_submit():
        sizes = {group: form[name].data or 0 for group, name in names.items()}
        if done := perform(form, service.draw_sample, programme.id, by, sizes, seen=form.seen.data):
            flash("The sample is drawn. Its schemes are in the programme.")
            return redirect(
                url_for("programme.show_sample", programme_id=programme.id, draw_id=done.value)
            )
        form.seen.process_data(version(frame))
    return render_template(
        "journeys/programme/draw.html",
        form=form,
        programme=programme,
        by=by,
        kinds=StratumBy.choices(),
        names=names,
    )


def _groups(frame: Iterable[FrameLine]) -> dict[str, int]:
    """How many schemes can be drawn from each group, by its name."""
    counted = Counter({one.stratum: 0 for one in frame})
    counted.update(one.stratum for one in frame if one.free)
    return {group: counted[group] for group in sorted(counted, key=str.casefold)}


@bp.get("/programmes/<uuid:programme_id>/samples/<uuid:draw_id>")
@allow(Permission.REVIEW, to=team_programme)
def show_sample(programme: ProgrammeHead, draw_id: UUID) -> Page:
    """A draw as it was recorded, and drawn again from its record."""
    found = samples.draw(reading(), draw_id)
    if found is None or found.programme_id != programme.id:
        raise NotThere
    groups: dict[str, list[tuple[str, FrameLine]]] = {}
    for one in found.frame:
        groups.setdefault(one.stratum, []).append((place(found.seed, one.reference), one))
    return render_template(
        "journeys/programme/sample.html",
        programme=programme,
        draw=found,
        groups={group: sorted(lines, key=lambda one: one[0]) for group, lines in groups.items()},
        same=same_again(found.seed, [one.line for one in found.frame], found.sizes, found.drawn),
    )
