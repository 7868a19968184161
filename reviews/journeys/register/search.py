"""Finding schemes: by what the register says of them, or by who lives there."""

from typing import Any
from uuid import UUID

from flask import render_template, request, url_for

from reviews.domain.people.roles import Permission
from reviews.domain.register.closed_words import Model
from reviews.domain.register.search import explained, unsearchable
from reviews.store.across.search_reasons import found_by
from reviews.store.people import officers
from reviews.store.register import scheme_index
from reviews.store.register import schemes as store
from reviews.store.register.resident_index import LivesThere, residents_found
from reviews.store.register.scheme_search import Key, find
from reviews.store.register.schemes import SchemeLine
from reviews.web.access.allow import allow, viewer
from reviews.web.database import reading
from reviews.web.pages import on
from reviews.web.resources import today

from .routes import bp


@bp.get("/schemes")
@allow(Permission.READ_REGISTER)
def schemes() -> str:
    """Schemes by name, found by word, resident, team, service model and whether they are open."""
    asked = {name: request.args.get(name, "").strip() for name in ("words", "team", "model")}
    closed = request.args.get("closed") == "yes"
    teams = officers.teams(reading())
    filters = [] if closed else [scheme_index.OPEN]
    filters += [scheme_index.team_filter(one.id) for one in teams if str(one.id) == asked["team"]]
    if asked["model"] in set(Model):
        filters.append(scheme_index.model_filter(asked["model"]))
    after = Key.read(request.args.get("after", ""))
    found = find(reading(), asked["words"], filters, after)
    lived = _lived(asked["words"]) if after is None else {}
    lines = store.scheme_lines(reading(), list(dict.fromkeys((*lived, *found.ids))), today())
    kept: dict[str, Any] = {name: value for name, value in asked.items() if value}
    if closed:
        kept["closed"] = "yes"
    return render_template(
        "journeys/register/schemes.html",
        lines=lines,
        why=_why(asked["words"], lines, lived),
        unsearchable=unsearchable(asked["words"]),
        teams=teams,
        models=Model.choices(),
        asked=asked,
        closed=closed,
        older=url_for("register.schemes", after=str(found.next), **kept) if found.next else "",
        newer=url_for("register.schemes", **kept) if after else "",
    )


def _lived(typed: str) -> dict[UUID, list[LivesThere]]:
    """The residents who were looked for, by the scheme where they live or lived."""
    found: dict[UUID, list[LivesThere]] = {}
    for one in residents_found(reading(), viewer(), typed):
        found.setdefault(one.scheme_id, []).append(one)
    return found


def _why(
    typed: str, lines: list[SchemeLine], lived: dict[UUID, list[LivesThere]]
) -> dict[UUID, list[str]]:
    """Why each scheme is in the list, where the list does not show it anyway."""
    if not typed:
        return {}
    others = found_by(reading(), [one.id for one in lines], today())
    return {
        one.id: [
            *(_told(who) for who in lived.get(one.id, ())),
            *explained(
                typed,
                (one.name, one.reference, one.area, one.provider),
                () if one.id in lived else others.get(one.id, ()),
            ),
        ]
        for one in lines
    }


def _told(one: LivesThere) -> str:
    who = f"{one.name} ({one.reference})" if one.name else one.reference
    left = one.until is not None and one.until < today()
    here = f"lived here until {on(one.until)}" if left else "lives here"
    return f"{who} {here}" + (f", claim {one.claim}" if one.claim else "")
