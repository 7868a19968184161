"""Checkpoints of the record: made, taken out of the service, and what witnesses sent back."""

import io
from uuid import UUID

from flask import flash, redirect, render_template, send_file, url_for
from werkzeug.wrappers import Response

from reviews.domain.errors import NotThere, Refused
from reviews.domain.people.roles import Permission
from reviews.domain.record.checkpoint import Key
from reviews.services.across import witnessed
from reviews.services.record import checkpoints as service
from reviews.services.record import witnesses
from reviews.services.record.witness_mails import mail_to
from reviews.store.record import checkpoints as store
from reviews.store.record.checkpoints import CheckpointLine, WitnessLine
from reviews.web.access.allow import Page, act, allow
from reviews.web.access.loaders import any_checkpoint, any_witness
from reviews.web.acting import perform
from reviews.web.database import reading, writing
from reviews.web.forms.base import Form
from reviews.web.resources import resources
from reviews.web.sizes import takes_files

from .checkpoints_forms import CosignedForm, KeyForm, MakeForm, WitnessForm
from .routes import bp

SHOWN = 50


@bp.route("/events/checkpoints", methods=["GET", "POST"])
@allow(Permission.READ_EVENTS)
def checkpoints() -> Page:
    """How far the record is witnessed, every checkpoint, and who watches; makes a new one."""
    form = MakeForm()
    if form.validate_on_submit() and _grown(form):
        seed = resources().settings.checkpoint_seed()
        if done := perform(form, service.make, seed):
            flash("The checkpoint is made. It guards nothing until it has left this service.")
            return redirect(url_for("admin.checkpoint", checkpoint_id=done.value))
    made = store.checkpoints(reading())
    every, known = store.witnesses(reading()), service.keys(reading())
    return render_template(
        "journeys/admin/checkpoints.html",
        form=form,
        told=witnessed.told(reading()),
        made=made[:SHOWN],
        named=witnessed.keys_named(reading()),
        earlier=len(made) - SHOWN,
        keys=[(one, "Earlier key" if at else "") for at, one in enumerate(known)],
        watching=[one for one in every if not one.ended_at],
        ended=[one for one in every if one.ended_at],
    )


def _grown(form: Form) -> bool:
    """Whether the record still fits every checkpoint before; the form says where it does not."""
    try:
        service.check_grown(reading())
    except Refused as error:
        form.refuse(error)
        return False
    return True


@bp.get("/events/checkpoints/<uuid:checkpoint_id>")
@allow(Permission.READ_EVENTS, to=any_checkpoint)
def checkpoint(checkpoint: CheckpointLine) -> Page:
    """One checkpoint: its text, who cosigned it, and the ways out of the service."""
    waiting = [
        one for one in store.witnesses(reading()) if not one.ended_at and not checkpoint.has(one)
    ]
    return render_template(
        "journeys/admin/checkpoint.html",
        checkpoint=checkpoint,
        key=Key.known(checkpoint.key),
        waiting=waiting,
        named=witnessed.keys_named(reading()),
    )


@bp.post("/events/checkpoints/<uuid:checkpoint_id>/download")
@allow(Permission.READ_EVENTS, to=any_checkpoint)
def download_checkpoint(checkpoint: CheckpointLine) -> Response:
    """The checkpoint as a file; that it left is recorded."""
    with writing() as session:
        found = service.take_out(session, act(), checkpoint.id, "as a file")
    return _file(found.whole.encode(), f"checkpoint-{found.size}.txt", "text/plain")


@bp.post("/events/checkpoints/<uuid:checkpoint_id>/mail/<uuid:witness_id>")
@allow(Permission.READ_EVENTS, to=any_checkpoint)
def mail_checkpoint(checkpoint: CheckpointLine, witness_id: UUID) -> Page:
    """A draft of the mail to a witness, to be opened and sent; that it left is recorded."""
    witness = store.witness(reading(), witness_id)
    if witness is None or witness.ended_at:
        raise NotThere
    mail = mail_to(reading(), checkpoint, witness, resources().witness_program)
    with writing() as session:
        service.take_out(session, act(), checkpoint.id, f"by mail to {witness.name}")
    return _file(mail, f"witness-{checkpoint.size}.eml", "message/rfc822")


def _file(data: bytes, name: str, kind: str) -> Response:
    return send_file(io.BytesIO(data), mimetype=kind, as_attachment=True, download_name=name)


@bp.route("/events/checkpoints/cosigned", methods=["GET", "POST"])
@allow(Permission.READ_EVENTS)
@takes_files
def cosigned() -> Page:
    """Record what a witness sent back."""
    form = CosignedForm()
    if form.validate_on_submit() and (
        done := perform(form, witnesses.record_cosigned, form.sent())
    ):
        who, size = done.value
        flash(f"The first {size:,} events are witnessed by {who}.")
        return redirect(url_for("admin.checkpoints"))
    return render_template("journeys/admin/cosigned.html", form=form)


@bp.route("/events/witnesses/add", methods=["GET", "POST"])
@allow(Permission.READ_EVENTS)
def add_witness() -> Page:
    """Name somebody outside who will cosign."""
    form = WitnessForm()
    if form.validate_on_submit() and (
        done := perform(
            form, witnesses.name_witness, form.name.data, form.email.data, form.key.data
        )
    ):
        flash(f"{form.name.data} is a witness. Send them a checkpoint now.")
        return redirect(url_for("admin.witness", witness_id=done.value))
    return render_template("journeys/admin/add_witness.html", form=form)


@bp.route("/events/witnesses/<uuid:witness_id>", methods=["GET", "POST"])
@allow(Permission.READ_EVENTS, to=any_witness)
def witness(witness: WitnessLine) -> Page:
    """One witness: what they cosigned, and their key, once they told it."""
    form = KeyForm()
    if form.validate_on_submit() and perform(form, witnesses.record_key, witness.id, form.key.data):
        flash(f"The key of {witness.name} is recorded.")
        return redirect(url_for("admin.witness", witness_id=witness.id))
    return render_template(
        "journeys/admin/witness.html",
        form=form,
        witness=witness,
        cosigned=[one for one in store.checkpoints(reading()) if one.has(witness)],
    )


@bp.post("/events/witnesses/<uuid:witness_id>/end")
@allow(Permission.READ_EVENTS, to=any_witness)
def end_witness(witness: WitnessLine) -> Page:
    """Record that somebody is a witness no more."""
    with writing() as session:
        witnesses.end_witness(session, act(), witness.id)
    flash(f"{witness.name} is a witness no more. What they cosigned stays.")
    return redirect(url_for("admin.checkpoints"))
