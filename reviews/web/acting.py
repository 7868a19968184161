"""What an officer does by sending a form: a service run as them, with what the form holds."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from reviews.domain.people.roles import Act
from reviews.store.record.session import Session
from reviews.web.access.allow import act
from reviews.web.forms.base import Form
from reviews.web.forms.saving import Done, save

P = ParamSpec("P")
T = TypeVar("T")


def perform(
    form: Form, service: Callable[Concatenate[Session, Act, P], T], *what: P.args, **named: P.kwargs
) -> Done[T] | None:
    """Run a service as this officer in one transaction; None after a refusal (see `save`)."""
    return save(form, lambda session: service(session, act(), *what, **named))
