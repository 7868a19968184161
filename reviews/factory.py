"""The one place where everything is joined."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask import Flask

from reviews.config import Settings
from reviews.documents.letters.pdf import use_fonts
from reviews.files.disk import FileStore
from reviews.journeys import BLUEPRINTS
from reviews.reference.cases.appeals import appeal_law
from reviews.reference.question_sets import load_question_sets
from reviews.services.letters.templates import LetterTemplates
from reviews.store.record.engine import open_engine
from reviews.web import database, errors, pages, plain_request, sizes, static_files
from reviews.web.access import allow, security, signing_in
from reviews.web.forms.macros import LOADER
from reviews.web.resources import KEY, Resources

from .cli import COMMANDS, keep_to_owner


def _now() -> datetime:
    return datetime.now(UTC)


def create_app(settings: Settings | None = None, clock: Callable[[], datetime] = _now) -> Flask:
    """The application, from settings (the environment's where none are given).

    Raises:
        QuestionSetFault, AppealsFault: a question set, or what is known of appeals, is wrong;
            names file, key and fault.
        SettingFault: a setting is wrong.
    """
    settings = settings or Settings.from_environment()
    settings.check()
    appeal_law()
    use_fonts(settings.folder("fonts_dir") if settings.fonts_dir else None)
    app = Flask("reviews", static_folder=None, template_folder=None)
    # Else // in an address leads on to whatever host the request names.
    app.url_map.merge_slashes = False
    app.extensions[KEY] = Resources(
        settings=settings,
        engine=open_engine(settings.url),
        files=FileStore(settings.folder("files_dir")),
        question_sets=load_question_sets(settings.folder("question_sets_dir")),
        templates=LetterTemplates(settings.folder("letter_templates_dir")),
        clock=clock,
    )
    keep_to_owner(app, settings)
    app.jinja_loader = LOADER
    for part in (database, errors, pages, static_files, plain_request, sizes):
        part.init_app(app)
    security.init_app(app, settings)
    signing_in.init_app(app)
    allow.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    for command in COMMANDS:
        app.cli.add_command(command)
    return app
