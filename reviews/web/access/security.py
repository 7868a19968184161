"""Cookies, headers and the token that proves a form was ours."""

import secrets
from datetime import timedelta
from typing import TypeVar

from flask import Flask, current_app, g, request
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response

from reviews.config import Settings

View = TypeVar("View")


def nonce() -> str:
    """This response's nonce for inline script."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(16)
    found: str = g.nonce
    return found


def asked_again(view: View) -> View:
    """Mark a route whose answer a browser may keep, if it asks each time whether it may show it.

    Who may not open it any more is refused then, and what did not change is not sent again.
    """
    view.asked_again = True  # type: ignore[attr-defined]  # the mark that _kept() reads
    return view


def _kept() -> str:
    view = current_app.view_functions.get(request.endpoint or "")
    return "private, no-cache" if getattr(view, "asked_again", False) else "no-store"


def _add_headers(response: Response) -> Response:
    policy = (
        f"default-src 'none'; script-src 'self' 'nonce-{nonce()}'; style-src 'self'; "
        "img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; "
        "frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; manifest-src 'self'"
    )
    headers = response.headers
    headers.setdefault("Content-Security-Policy", policy)
    headers["X-Content-Type-Options"] = "nosniff"
    headers["X-Frame-Options"] = "SAMEORIGIN"
    headers["Referrer-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "geolocation=(), microphone=(), payment=()"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    if request.is_secure:
        headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    if request.endpoint != "static_files.static":
        headers["Cache-Control"] = _kept()
    return response


def init_app(app: Flask, settings: Settings) -> None:
    """Set cookies, headers and form tokens; tokens last as long as the session."""
    app.config.update(
        SECRET_KEY=settings.signing_key(),
        SESSION_COOKIE_NAME="session" if settings.is_local else "__Host-session",
        SESSION_COOKIE_SECURE=not settings.is_local,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(hours=int(settings.session_hours)),
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=not settings.is_local,
        # A file somewhat too large is refused beside its field, with what was typed still there.
        MAX_CONTENT_LENGTH=4 * settings.upload_bytes + 2_000_000,
        MAX_FORM_MEMORY_SIZE=4_000_000,
        MAX_FORM_PARTS=4_000,
        TRUSTED_HOSTS=[one.strip() for one in settings.trusted_hosts.split(",") if one.strip()]
        or None,
    )
    proxies = int(settings.proxies)
    if proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]  # as Flask's own guide does
            app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies
        )
    CSRFProtect(app)
    app.after_request(_add_headers)


__all__ = ["CSRFError", "asked_again", "init_app", "nonce"]
