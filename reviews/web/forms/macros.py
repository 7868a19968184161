"""The GOV.UK macros and our partials, in a Jinja environment of their own.

It lacks the names that pages share, which Jinja would otherwise compare at every macro that a
macro imports (docs/decisions/0006). Pages write `{{ govuk.button({...}) }}`.
"""

from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, PrefixLoader
from markupsafe import Markup

from reviews.config import ROOT

LOADER = ChoiceLoader(
    [
        FileSystemLoader(ROOT / "templates"),
        PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
    ]
)
_APART = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, loader=LOADER)


@cache
def _macro(name: str) -> Any:
    folder = name.replace("_", "-")
    module: Any = _APART.get_template(f"govuk_frontend_jinja/components/{folder}/macro.html").module
    return getattr(module, "govuk" + "".join(part.title() for part in name.split("_")))


class Macros:
    """Each GOV.UK macro by its component's name: `button`, `task_list`, `summary_list`."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return _macro(name)


def partial(name: str, **values: Any) -> Markup:
    """One of our partials, drawn with these values and nothing else."""
    return Markup(_APART.get_template(name).render(values))  # noqa: S704 - our own template, escaped
