"""Every route declares who may enter; one that does not is refused to all.

`allow` names the permission and the loader: the rule that turns an id in the address into the
thing itself, or says that it is not there. A thing that a viewer may not see is not there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeAlias, TypeVar, overload

from flask import Flask, abort, current_app, request
from flask_login import current_user
from werkzeug.wrappers import Response

from reviews.domain.errors import NotAllowed
from reviews.domain.people.roles import Act, Permission, Viewer
from reviews.web.resources import now

View = Callable[..., Any]
Page = str | Response | tuple[str, int]
Ids = dict[str, Any]
P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
Loader: TypeAlias = Callable[[Viewer, Ids], T]
"""Takes ids out of the address and gives the things that the view takes first, in its order.

It raises NotThere where there is no such thing, or this viewer may not know of it.
"""
Opened: TypeAlias = Callable[[Callable[P, R]], Callable[..., R]]


@dataclass(frozen=True, slots=True)
class Access:
    """Who may enter a route."""

    public: bool = False
    permission: Permission | None = None
    loader: str = ""

    def __str__(self) -> str:
        who = "anyone" if self.public else (self.permission or "any officer")
        return f"{who}, {self.loader}" if self.loader else str(who)


def anyone(view: View) -> View:
    """Open a route to people who have not signed in."""
    view.access = Access(public=True)  # type: ignore[attr-defined]  # the mark that enter() reads
    return view


@overload
def allow(
    permission: Permission | None = None, *, to: Loader[tuple[()]] | None = None
) -> Callable[[View], View]: ...
@overload
def allow(
    permission: Permission | None = None, *, to: Loader[tuple[A]]
) -> Opened[Concatenate[A, P], R]: ...
@overload
def allow(
    permission: Permission | None = None, *, to: Loader[tuple[A, B]]
) -> Opened[Concatenate[A, B, P], R]: ...
@overload
def allow(
    permission: Permission | None = None, *, to: Loader[tuple[A, B, C]]
) -> Opened[Concatenate[A, B, C, P], R]: ...
def allow(
    permission: Permission | None = None, *, to: Loader[tuple[Any, ...]] | None = None
) -> Callable[[View], View]:
    """Open a route, by a loader, to officers with a permission; without one, to any signed in."""

    def marked(view: View) -> View:
        @wraps(view)
        def inside(**ids: Any) -> Any:
            officer = viewer()
            if permission is not None and not officer.may(permission):
                raise NotAllowed
            things = to(officer, ids) if to else ()
            return view(*things, **ids)

        inside.access = Access(  # type: ignore[attr-defined]  # the mark that enter() reads
            permission=permission, loader=to.__name__ if to else ""
        )
        return inside

    return marked


def viewer() -> Viewer:
    """The signed-in officer of this request."""
    found: Viewer = current_user.viewer
    return found


def act() -> Act:
    """The signed-in officer doing something now."""
    return Act(viewer(), now())


def access_of(view: View | None) -> Access | None:
    """The access that a view declares, or None where it declares none."""
    return getattr(view, "access", None)


def enter() -> Response | None:
    """Before each request: refuse undeclared routes, and send strangers to sign in."""
    if request.endpoint is None:
        return None
    access = access_of(current_app.view_functions.get(request.endpoint))
    if access is None:
        current_app.logger.error("The route %s declares no access.", request.endpoint)
        abort(500)
    if access.public or current_user.is_authenticated:
        return None
    found: Response = current_app.login_manager.unauthorized()  # type: ignore[attr-defined]  # set by Flask-Login
    return found


def init_app(app: Flask) -> None:
    """Check access before every request."""
    app.before_request(enter)
