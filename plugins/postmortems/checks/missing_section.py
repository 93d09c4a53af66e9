"""A section that the report template asks for is not there.

Readers look for the same questions in every report, and the pages across incidents are made from them. A
section is known by what its heading says, in any case and at any level: `Root causes`, `Contributing factors`
and `Why did it happen?` need not be spelled alike. A draft may still lack any. `##Impact` without a blank,
`**Impact**` in bold, `Impact:` and `h2. Impact` are no headings; what is meant as one, and what is misspelt,
is shown.

A drill, a near miss and planned work need not have the sections that only an incident can fill. `rules` in
mkdocs.yml ask for more sections, or for fewer, by kind and severity; `sections` there has a site's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..model.diagnostic import Level, Problem
from ..model.document import Document
from ..model.own import OwnSection
from ..model.report import Report
from ..model.rules import Rule, needs
from ..reading.verbatim import swallowed
from ..sections import Template, headings, own_titles, roles_of
from ..settings import Settings
from ..site.templates import Templates
from ..wording.messages import lines, shorten
from .check import Context, level_for_status
from .meant_headings import is_slip, meant_as, no_headings

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

Wanted = tuple[str, str, bool]
"""A role that is asked for, who asks, and whether it must be there."""
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
    none = tuple(no_headings(document))
    own = own_titles(context.settings.sections)
    meant = meant_as(document, [role for role, *_ in asked], none, own)
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


def _wanted(template: Template, report: Report, settings: Settings) -> tuple[Wanted, ...]:
    values = report.values
    known = [values.said(name) if values else "" for name in ("kind", "severity")]
    return _wanted_of(template, settings.sections, settings.all_rules, *known)


@lru_cache(maxsize=100)
def _wanted_of(
    template: Template, sections: tuple[OwnSection, ...], rules: tuple[Rule, ...], kind: str, severity: str
) -> tuple[Wanted, ...]:
    said, wanted = needs(rules, kind, severity).sections, list[Wanted]()
    own = {each.name for each in sections if each.required != "never"}
    added = [role for role, needed in said.items() if needed and role not in template.required]
    for role in dict.fromkeys((*template.roles, *added)):
        if role in added:
            wanted.append((role, "a rule in mkdocs.yml", True))
        elif said.get(role, True) and role in (*template.required, *template.recommended):
            who = "`sections` in mkdocs.yml" if role in own else f"the template `{template.name}`"
            wanted.append((role, who, role in template.required))
    return tuple(wanted)


def _present(report: Report) -> set[str]:
    """Return the roles that are there: of each title that stands once or often, and what is part of them."""
    named = {(each.role, each.title) for each in report.document.sections if each.role}
    known = [(role, title) for role, title in named if not is_slip(title)]
    found = {role for each, title in known for role in (each, *roles_of(title))}
    found |= {_PART_OF[role] for role in found if role in _PART_OF}
    if report.incident and report.incident.action_items:
        found.add("actions")
    return found


def _place(document: Document, order: tuple[str, ...], role: str) -> tuple[int, int, str]:
    """Return the heading after which the section belongs, or the start of the body."""
    before = order[: order.index(role)] if role in order else order
    earlier = [section for section in document.sections if section.role in before]
    if earlier:
        after = f", after `{shorten(earlier[-1].title)}`"
        return earlier[-1].start, earlier[-1].end, after
    return max(document.body_start - 1, 0), document.body_start, ""
