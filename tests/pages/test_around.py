"""The page of an incident is a function of its report and of what others say about it, and of nothing else."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_type_hints

from pages.shelf import incident, site, whole
from postmortems.model.details import Related
from postmortems.model.incident import Incident
from postmortems.model.report import Report
from postmortems.pages.base.page import Fragment, Site
from postmortems.pages.parts import incident_page as module
from postmortems.pages.parts.around import Around, around
from postmortems.pages.parts.incident_page import incident_page
from postmortems.rendering.report import RenderedReport
from postmortems.wording.words import Words

FORBIDDEN = {"Site", "KnowledgeBase", "Analysis", "Settings", "Project", "site", "today", "now", "environ"}
"""What a page must not know, so that what it is made from says all that it depends on."""


def names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom | ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Name):
            yield node.id


def test_the_page_cannot_see_the_site() -> None:
    assert not {*names(ast.parse(Path(module.__file__).read_text("utf-8")))} & FORBIDDEN
    assert get_type_hints(incident_page) == {
        "report": Report,
        "incident": Incident,
        "body": RenderedReport,
        "around": Around,
        "words": Words,
        "return": Fragment,
    }


def made(of: Site, one: Incident) -> str:
    report = of.knowledge_base.by_path[one.document.path]
    return incident_page(report, one, RenderedReport("<p>It broke.</p>", ()), around(of, one)).html


def test_what_others_say_is_all_that_can_change_a_page() -> None:
    one = whole()
    alone = site(one)
    for others in ([incident("b")], [incident("old", related=(Related("whole", "caused-by"),))]):
        among = site(one, *others)
        same = around(alone, one) == around(among, one)
        assert same == (made(alone, one) == made(among, one))


def test_the_day_reaches_a_page_only_by_what_is_overdue_or_goes_on() -> None:
    one, found = whole(), []
    for today in (date(2026, 3, 5), date(2026, 3, 30), date(2026, 4, 2), date(2027, 1, 1)):
        of = site(one)
        on_a_day = Site(of.knowledge_base, of.settings, today, of.url, of.render)
        found.append(around(on_a_day, one))
    assert found[0] == found[1]
    assert found[1] != found[2] == replace(found[3], as_of=found[2].as_of)
    assert [one.as_of for one in found] == [None, None, date(2026, 4, 2), date(2027, 1, 1)]
