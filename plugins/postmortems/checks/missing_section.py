"""A section that the report template asks for is not there.

Readers look for the same questions in every report, and the pages across incidents are made from them. A
section is known by what its heading says, in any case and at any level: `Root causes`, `Contributing factors`
and `Why did it happen?` need not be spelled alike. A draft may still lack any. `##Impact` without a blank and
`**Impact**` in bold are no headings.

A drill, a near miss and planned work need not have the sections that only an incident can fill. `rules` in
mkdocs.yml ask for more sections, or for fewer, by kind and severity; `sections` there has a site's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import NamedTuple

from ..headings.grammar import NAMES, shown
from ..model.diagnostic import Level, Problem
from ..model.document import Document
from ..model.report import Report
from ..model.rules import needs
from ..patterns import deferred
from ..reading.verbatim import swallowed, verbatim
from ..sections import Template, headings, normalise, own_titles, role_of, roles_of
from ..settings import Settings
from ..site.templates import Templates
from ..wording.messages import closest, lines, shorten
from .check import Context, level_for_status

LEVEL = Level.ERROR
UNWRITTEN = "section"
BAD = """\
## Summary

Checkout was down.
"""
GOOD = """\
## Summary

Checkout was down.

## Contributing factors

Nobody had set a limit.
"""


_LONGEST = 60
_MOST = 30
_CLOSE = 0.8
_SLIPS = 2
_NO_HEADING = deferred(
    r"^(?:(?P<signs>#{1,6})(?P<odd>[^\S \t\n]+[ ]?)?(?P<hashed>[^\s#!][^\n]{0,100})"
    r"|(?:\*\*|__)(?P<bold>[^\n*_]{1,60}):?(?:\*\*|__):?)[ ]{0,9}$",
    re.MULTILINE,
)
_LIKE_NO_HEADING = deferred(r"\n(?:#{1,6}[^ #\n]|\*\*|__)")
_PART_OF = {"went_well": "lessons", "went_wrong": "lessons", "lucky": "lessons"}


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each required or recommended role without a heading, where it would stand."""
    document = report.document
    template = context.templates.of(document)
    if template is None:
        return
    present, names = _present(report), headings(context.settings.sections)
    level = level_for_status(report)
    asked = [each for each in _wanted(template, report, context.settings) if each[0] not in present]
    if asked and swallowed(document):
        return  # `unread-markdown` tells of what took the rest of the report
    none = tuple(_no_headings(document))
    meant = _first_of_each(document, none, own_titles(context.settings.sections)) if asked else {}
    told = set()
    for role, who, wanted in asked:
        name = names.get(role, role)
        why = f"{who} {'requires' if wanted else 'recommends'} it"
        if role in meant:
            start, end, instead = meant[role]
            help_, lacks = lines(why, instead), ""
            told.add(start)
        else:
            start, end, after = _place(document, template.roles, role)
            help_, lacks = f"{why}{after}", name
        bad = level if wanted else level or Level.WARNING
        message = f"there is no section `{name}`"
        yield Problem("missing-section", start, end, message, help_, bad, lacks=lacks)
    for heading in none:
        if heading.hashed and heading.place[0] not in told:
            message = f"`{shorten(heading.written)}` is no heading"
            yield Problem("missing-section", *heading.place, message, heading.right, Level.WARNING)


def asked_roles(report: Report, settings: Settings, templates: Templates) -> frozenset[str]:
    """Return the roles of all sections that a report is asked for."""
    template = templates.of(report.document)
    wanted = _wanted(template, report, settings) if template else ()
    return frozenset(role for role, _, _ in wanted)


def _said(report: Report, settings: Settings) -> Mapping[str, bool]:
    """Return what the rules for a report say of sections."""
    values = report.values
    known = [values.said(name) if values else "" for name in ("kind", "severity")]
    return needs(settings.all_rules, *known).sections


def _wanted(template: Template, report: Report, settings: Settings) -> Iterator[tuple[str, str, bool]]:
    """Yield each role that is asked for, who asks, and whether it must be there."""
    said = _said(report, settings)
    own = {each.name for each in settings.sections if each.required != "never"}
    added = [role for role, wanted in said.items() if wanted and role not in template.required]
    for role in dict.fromkeys((*template.roles, *added)):
        if role in added:
            yield role, "a rule in mkdocs.yml", True
        elif said.get(role, True) and role in (*template.required, *template.recommended):
            who = "`sections` in mkdocs.yml" if role in own else f"the template `{template.name}`"
            yield role, who, role in template.required


def _present(report: Report) -> set[str]:
    """Return the roles that are there: of each title that stands once or often, and what is part of them."""
    known = [each for each in report.document.sections if each.role and not _is_slip(each.title)]
    found = {each.role for each in known}
    found |= {role for title in {each.title for each in known} for role in roles_of(title)}
    found |= {_PART_OF[role] for role in found if role in _PART_OF}
    if report.incident and report.incident.action_items:
        found.add("actions")
    return found


def _first_of_each(
    document: Document, none: Iterable[_NoHeading], own: Mapping[str, str]
) -> Mapping[str, tuple[int, int, str]]:
    return dict(reversed(list(_meant(document, none, own))))


def _meant(
    document: Document, none: Iterable[_NoHeading], own: Mapping[str, str]
) -> Iterator[tuple[str, tuple[int, int, str]]]:
    """Yield the role of what was meant as a section's heading, where it stands and what would be right.

    `own` has the roles of the site's own titles.
    """
    unknown = (
        each for each in document.sections if 0 < len(each.title) <= _LONGEST and not role_of(each.title)
    )
    for section in islice(unknown, _MOST):
        if like := _misspelt(normalise(section.title), own):
            yield (
                own.get(like) or role_of(like),
                (section.start, section.end, f"did you mean `{like.capitalize()}`?"),
            )
    for heading in none:
        roles = (own.get(normalise(heading.title), ""), *roles_of(heading.title))
        yield from (
            (role, (*heading.place, f"this is no heading: {heading.right}")) for role in roles if role
        )


class _NoHeading(NamedTuple):
    """A line that is meant as a heading and is none: what is written, where, and what would be right.

    `hashed` says that its signs make sense as nothing else.
    """

    title: str
    written: str
    place: tuple[int, int]
    right: str
    hashed: bool


def _no_headings(document: Document) -> Iterator[_NoHeading]:
    """Yield the first lines that are meant as headings, outside code."""
    text, start = document.source.text, document.body_start
    if start and not _LIKE_NO_HEADING.search(text, start - 1):
        return
    found = list(islice(_NO_HEADING.finditer(text, start), _MOST))
    elsewhere = verbatim(document) if found else None
    for match in found:
        if elsewhere and not elsewhere.hold(match.start()):
            title = (match["hashed"] or match["bold"]).strip(" :")
            blank = f"; U+{ord(match['odd'][0]):04X} is no blank to Markdown" if match["odd"] else ""
            right = f"write `{match['signs'] or '##'} {title}`{blank}"
            hashed = bool(match["odd"]) or (len(match["signs"] or "") > 1 and title[0].isalpha())
            yield _NoHeading(title, match[0], match.span(), right, hashed)


def _is_slip(title: str) -> bool:
    """Tell whether a title names a part by some of its words only, and nearly by all."""
    return len(title) <= _LONGEST and not role_of(title) and bool(_misspelt(normalise(title), ()))


def _misspelt(title: str, own: Iterable[str]) -> str:
    """Return the known heading with a letter or two different, "" where none is."""
    known = (*_by_first().get(title[:1], ()), *own)
    near = (words for words in known if abs(len(words) - len(title)) <= _SLIPS)
    return closest(title, near, _CLOSE)


@cache
def _by_first() -> Mapping[str, tuple[str, ...]]:
    """Return the known headings by the letter with which they begin."""
    found: dict[str, tuple[str, ...]] = {}
    for _, group, _ in NAMES:
        for words in shown(group):
            found[words[0]] = (*found.get(words[0], ()), words)
    return found


def _place(document: Document, order: tuple[str, ...], role: str) -> tuple[int, int, str]:
    """Return the heading after which the section belongs, or the start of the body."""
    before = order[: order.index(role)] if role in order else order
    earlier = [section for section in document.sections if section.role in before]
    if earlier:
        after = f", after `{shorten(earlier[-1].title)}`"
        return earlier[-1].start, earlier[-1].end, after
    return max(document.body_start - 1, 0), document.body_start, ""
