"""Addresses that a page was given, checked before anyone is sent there."""

from flask import url_for


def local_path(target: str) -> str:
    """An address within this service, or the start page where it leads elsewhere.

    Browsers drop tabs and line ends from an address and read a backslash as a stroke.
    """
    inside = target.startswith("/") and not target.startswith("//")
    odd = any(ord(one) < 33 or one == "\\" for one in target)
    return target if inside and not odd else url_for("home.show")
