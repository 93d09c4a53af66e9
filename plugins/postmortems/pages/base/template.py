"""Templates to HTML: everything that is not made here is escaped, and a missing name is an error."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.runtime import Macro
from markupsafe import Markup

from ...wording.numbers import noun
from ...wording.words import ENGLISH, Words, capital
from .compiled import Compiled
from .lean import Code, Context

MOST_WRITTEN = 5_000
"""How many values are held as they are written, some 1 kB each."""
_TEMPLATES = Path(__file__).parent.parent / "templates"


def render(template: str, words: Words = ENGLISH, /, **values: object) -> str:
    """Fill a file of `templates/`, which says what it says in a language."""
    return _environment(words).get_template(template).render(**values)


@cache
def _environment(words: Words) -> Environment:
    """Return the one environment of a language; it never looks for changed files."""
    made = Environment(
        loader=PackageLoader("postmortems.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
        bytecode_cache=Compiled(_TEMPLATES),
    )
    made.code_generator_class, made.context_class = Code, Context
    made.policies["ext.i18n.trimmed"] = True
    made.newstyle_gettext = True  # type: ignore[attr-defined]
    said = _sayer(words)
    made.globals.update(gettext=said, _=said, ngettext=partial(_counted, words), words=words)
    made.tests["web"] = is_web
    made.filters.update(
        noun=noun, thousands=words.number, inside=words.inside, capital=capital, written=_writer()
    )
    return made


def _sayer(words: Words) -> Callable[..., str]:
    """Return what says a message of a template: it is HTML, and what is put into it is escaped."""
    plain = {"": Markup()}

    def said(message: str, /, **values: object) -> str:
        if not values and message in plain:  # most have no values, and stand on every page
            return plain[message]
        text = Markup(words.messages.get(message, message)) % values  # noqa: S704 (ours, as a template is)
        if not values:
            plain[message] = text
        return text

    return said


def _writer() -> Callable[..., list[str]]:
    """Return what writes a value with macros, or finds that it has: lists on many pages have the same rows.

    A macro is known by its name, so of one name there is one; who writes nothing but the value may be asked.
    """
    known: dict[tuple[Any, ...], list[str]] = {}

    def written(value: object, /, *macros: Macro) -> list[str]:
        key = (value, *(macro.name for macro in macros))
        if key not in known:
            if len(known) == MOST_WRITTEN:
                known.clear()
            known[key] = [macro(value) for macro in macros]
        return known[key]

    return written


def _counted(words: Words, one: str, many: str, amount: int, /, **values: object) -> str:
    """Return a message of a template for an amount, which is `%(num)s` in it."""
    said = {"num": words.number(amount), **values}
    return Markup(words.form(amount, one, many)) % said  # noqa: S704 (ours, as a template is)


def is_web(address: str) -> bool:
    """Return whether an address leads to a website, so that a link to it runs no script."""
    return address.lower().startswith(("https://", "http://"))
