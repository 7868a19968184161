"""Checks of what is typed that forms of several journeys share."""

import re
from typing import Any

from wtforms import ValidationError


def email(form: Any, field: Any) -> None:
    """An email address has one @ and no spaces."""
    del form
    if field.data and not re.fullmatch(r"[^@\s]+@[^@\s]+", field.data):
        raise ValidationError("Enter an email address, such as name@anytown.example")
