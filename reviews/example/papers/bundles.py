"""The papers of an appeal: the council's own, finished in Word, and the bundles that went."""

from reviews.domain.cases.bundles import BundleKind
from reviews.domain.cases.documents import DocumentKind
from reviews.domain.cases.response import Choices
from reviews.domain.people.roles import Act
from reviews.example.case import Told, filled
from reviews.example.cases import case_of
from reviews.example.stage import Stage
from reviews.services.cases import bundles, documents
from reviews.services.cases.bundle_now import Here, made_now
from reviews.services.cases.documents import Prepared
from reviews.services.cases.own_papers import Asked
from reviews.services.record.jobs import Tools
from reviews.store.cases import documents as kept
from reviews.store.record.engine import reading_session, writing

from .in_word import finished


def draft(stage: Stage, by: str, key: str, kind: DocumentKind) -> None:
    """Draft a paper from the record."""
    case, told = case_of(stage, key), _told(stage, key, kind)
    act = stage.act(by)
    with reading_session(stage.parts.engine) as session:
        prepared = documents.prepare(
            session,
            case,
            kind,
            _asked(stage, act, told),
            kept.last_number(session, case.id, kind, None),
            stage.parts.templates,
            stage.parts.files,
        )
    _write(stage, act, prepared)


def finish(stage: Stage, by: str, key: str, kind: DocumentKind) -> None:
    """Change the newest version in Word, and take it back."""
    case, told, act = case_of(stage, key), _told(stage, key, kind), stage.act(by)
    files = stage.parts.files
    with reading_session(stage.parts.engine) as session:
        newest = next(one for one in kept.standing(session, case.id) if one.kind is kind)
        changed = finished(documents.to_edit(files, case, newest), told["said"], told["looked_up"])
        asked = _asked(stage, act, told)
        prepared = documents.prepare_edited(session, case, newest, changed, asked, "", files)
    _write(stage, act, prepared)


def _write(stage: Stage, act: Act, prepared: Prepared) -> None:
    with writing(stage.parts.engine) as session:
        documents.write(session, act, prepared)


def _told(stage: Stage, key: str, kind: DocumentKind) -> Told:
    told: Told = stage.told["cases"][key].get("papers", {}).get(kind, {})
    return told


def _asked(stage: Stage, act: Act, told: Told) -> Asked:
    return Asked(act.by, stage.today, stage.sets, choices=filled(Choices, told))


def make_bundle(stage: Stage, by: str, key: str, kind: BundleKind) -> None:
    """Make the papers of a case into a bundle, as the worker does it."""
    parts = stage.parts
    here = Here(parts.engine, parts.files, Tools(parts.question_sets), stage.act(by))
    stage.make(f"bundle-{kind}", key, made_now(here, case_of(stage, key).reference, kind).id)


def send_full(stage: Stage, by: str, key: str) -> None:
    """Record that the full set was sent to the tribunal."""
    of, bundle = stage.made("case", key), stage.made(f"bundle-{BundleKind.FULL}", key)
    stage.do(by, bundles.record_sent, of, bundle, stage.today)
