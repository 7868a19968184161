"""What an officer does by sending a form: a service run as them, with what the form holds."""

from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from reviews.web.access.allow import act
from reviews.web.forms.base import Form
from reviews.web.forms.saving import Done, save

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from reviews.domain.people.roles import Act

P = ParamSpec("P")
T = TypeVar("T")


def perform(
    form: Form,
    service: "Callable[Concatenate[Session, Act, P], T]",
    *what: P.args,
    **named: P.kwargs,
) -> Done[T] | None:
    """Run a service as this officer, in one transaction; None after a refusal, shown on the form.

    Raises:
        NotThere, NotAllowed: these are pages of their own.
    """
    return save(form, lambda session: service(session, act(), *what, **named))
