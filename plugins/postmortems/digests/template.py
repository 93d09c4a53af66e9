"""A digest to Markdown, by our template or a site's own.

A template writes Markdown. Whatever it takes from a report comes out as text: no markup, link, image or
mention in it is read as one. It runs in Jinja's sandbox, for whoever can merge a report can merge a template.
"""

from __future__ import annotations

import re
from importlib.resources import files

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ..patterns import deferred
from ..reporters.markdown import escaped
from ..review import CannotCheck
from ..wording.numbers import noun
from .digest import Digest, Reported

OURS = "digest.md.jinja"
MOST = 400_000
"""How many letters a digest may have."""
_BEGINS = deferred(r"[-#+=:]|\d{1,9}[.)]")
"""What begins a heading, a list or a line below a title."""


def our_template() -> str:
    """Return the template of the package."""
    return files(__package__ or "").joinpath(OURS).read_text("utf-8")


def as_markdown(digest: Digest, template: str, name: str = OURS) -> str:
    """Fill a template that is called `name`. Raises CannotCheck where it cannot be filled."""
    made = ImmutableSandboxedEnvironment(
        autoescape=True,
        finalize=_text,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(page=_page, noun=noun)
    try:
        said = made.from_string(template).render(digest=digest)
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        raise CannotCheck(f"{name}{f':{line}' if line else ''}: {error.message}") from None
    except Exception as error:  # a template can do whatever a program can do wrong
        raise CannotCheck(f"{name}: it cannot be filled: {error}") from None
    if len(said) > MOST:
        raise CannotCheck(f"{name}: it makes {len(said):,} letters, and a digest has {MOST:,} at most")
    return re.sub(r"\n{3,}", "\n\n", said).strip() + "\n"


def _text(value: object) -> Markup:
    """Return a value as Markdown that is nothing but text, also where a line or an item begins with it."""
    if isinstance(value, Markup):
        return value
    text = escaped(str(value)).strip()
    if _BEGINS.match(text):
        text = f"&#{ord(text[0])};{text[1:]}"
    return Markup(text)  # noqa: S704 (it is escaped)


def _page(report: Reported) -> Markup:
    """Link the title of a report to its page where that is known; its path stands behind it elsewhere."""
    title = _text(report.title)
    if report.address:
        return Markup(f"[{title}](<{report.address}>)")  # noqa: S704 (both are escaped)
    return Markup(f"{title} ({_text(report.path)})")  # noqa: S704 (both are escaped)
