"""Templates to HTML: everything that is not made here is escaped, and a missing name is an error."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from ...wording.numbers import noun, number


def render(template: str, **values: object) -> str:
    """Fill a file of `templates/`."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    """Return the one environment; it never looks for changed files."""
    made = Environment(
        loader=PackageLoader("postmortems.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.tests["web"] = is_web
    made.filters["noun"] = noun
    made.filters["thousands"] = number
    return made


def is_web(address: str) -> bool:
    """Return whether an address leads to a website, so that a link to it runs no script."""
    return address.lower().startswith(("https://", "http://"))
