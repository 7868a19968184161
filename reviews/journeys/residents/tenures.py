"""What the agreements of a scheme's residents give: all of them on one page."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, url_for

from reviews.domain.people.roles import Permission
from reviews.domain.register.closed_words import Tenure
from reviews.domain.register.tenures import TenureSource, TenureTold
from reviews.services.register import tenures as service
from reviews.store.people import officers
from reviews.store.register import residents, tenures
from reviews.store.register.residents import ResidentLine
from reviews.store.register.schemes import SchemeHead
from reviews.store.register.tenures import KnownTenure
from reviews.web.access.allow import Page, allow, viewer
from reviews.web.access.loaders import team_scheme
from reviews.web.acting import perform
from reviews.web.database import reading
from reviews.web.forms import fields
from reviews.web.forms.base import Form, FormError
from reviews.web.forms.hidden_fields import CarriedField
from reviews.web.resources import today

from .forms import SeenField
from .routes import bp

Known = Mapping[UUID, KnownTenure]
_ASKED = ("tenure", "source", "read_by", "read_on", "from_on", "note")


class TenuresForm(Form):
    """A row for each resident. Built for one scheme by `_form`."""

    seen = SeenField()
    lines: Sequence[ResidentLine] = ()

    def summary(self) -> list[FormError]:
        """Every error, each with the resident that it is about, leading to its row."""
        found = [FormError(str(text), "#form") for text in self.form_errors]
        for line in self.lines:
            for name in _ASKED:
                field = self.field(name, line)
                target = f"#{getattr(field, 'first_input', field.id)}"
                found += [FormError(f"{line.reference}: {text}", target) for text in field.errors]
        return found

    def field(self, name: str, line: ResidentLine) -> Any:
        """One field of one resident's row."""
        return self[f"{name}-{line.stay.fact_id}"]

    def changed(self) -> list[ResidentLine]:
        """The residents of whom something else is said than the page showed."""
        return [one for one in self.lines if self._now(one) != self.field("was", one).data]

    def _now(self, line: ResidentLine) -> str:
        errors = any(self.field(name, line).errors for name in _ASKED)
        return "wrong" if errors else _shown(self.field(name, line).data for name in _ASKED)

    def told(self, line: ResidentLine) -> TenureTold:
        """What is said of one resident's agreement."""
        said = {name: self.field(name, line).data for name in _ASKED}
        tenure, source = Tenure(said.pop("tenure")), TenureSource(said.pop("source"))
        return TenureTold(tenure, source, **said)

    def validate(self, extra_validators: Any = None) -> bool:
        """Check that both choices are made in the rows that were changed."""
        right = bool(super().validate(extra_validators))
        for line in self.changed():
            for name, missing in (
                ("tenure", "Select what the agreement gives"),
                ("source", "Select who says so"),
            ):
                field = self.field(name, line)
                if not field.data:
                    field.errors = [*field.errors, missing]
                    right = False
        return right


def _shown(said: Iterable[object]) -> str:
    """A row as one line, to tell whether it was changed."""
    return "|".join(" ".join(str(one or "").split()) for one in said)


def _form(lines: Sequence[ResidentLine], known: Known) -> TenuresForm:
    made: dict[str, Any] = {"lines": tuple(lines)}
    data: dict[str, Any] = {"seen": " ".join(str(one.id) for one in known.values())}
    for line in lines:
        key = line.stay.fact_id
        made |= {f"{name}-{key}": field for name, field in _row().items()}
        now = known.get(key)
        said = {name: getattr(now, name, None) for name in _ASKED}
        data |= {f"{name}-{key}": value for name, value in said.items()}
        data[f"was-{key}"] = _shown(said.values())
    form: TenuresForm = type("TenuresFormOf", (TenuresForm,), made)(data=data)
    return form


def _row() -> dict[str, Any]:
    return {
        "tenure": fields.SelectField(
            "What it gives", choices=Tenure.choices(), params={"nothing": "Not recorded"}
        ),
        "source": fields.SelectField(
            "Who says so", choices=TenureSource.choices(), params={"nothing": "Not recorded"}
        ),
        "read_by": fields.TextField("Who read it"),
        "read_on": fields.DateField("When it was read"),
        "from_on": fields.DateField("Since when, if not since they moved in (optional)"),
        "note": fields.LongTextField(
            "What you went by, or why it is not known (optional where it is known)",
            params={"rows": 2},
        ),
        "was": CarriedField(),
    }


@bp.route("/schemes/<uuid:scheme_id>/agreements", methods=["GET", "POST"])
@allow(Permission.REVIEW, to=team_scheme)
def tenures_of_scheme(scheme: SchemeHead) -> Page:
    """What each resident's agreement gives; only what was changed is saved, whole or not at all."""
    session = reading()
    lines = residents.residents_at(session, viewer(), scheme.id, today())
    known = tenures.tenures_at(session, scheme.id, today())
    form = _form(lines, known)
    if form.validate_on_submit():
        changed = form.changed()
        told = {one.stay.fact_id: form.told(one) for one in changed}
        if perform(form, service.record_tenures, scheme.id, told, seen=form.seen.ids):
            plural = "" if len(changed) == 1 else "s"
            flash(f"{len(changed)} agreement{plural} recorded." if changed else "No change.")
            return redirect(url_for("register.scheme", scheme_id=scheme.id))
    theirs = {key: (one,) for key, one in known.items() if one.id not in form.seen.ids}
    form.seen.show(*(one.id for one in known.values()))
    return render_template(
        "journeys/residents/tenures.html",
        form=form,
        scheme=scheme,
        lines=lines,
        theirs=theirs,
        officers=officers.names(session),
    )
