"""A table of contents is taken from another page where nothing else can change what is written there."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import DictLoader, Environment
from mkdocs.structure.toc import AnchorLink, get_toc

from postmortems.hosts import contents_told
from postmortems.hosts.contents_told import ToldOnce, contents_alone

NESTED = "{% for each in page.toc %}<b>{{ each.title | striptags | e }}{{ each.url }}{% include 'line' %}</b>{% endfor %}"
LINE = "{% if each.children %}({% for each in each.children %}{% include 'line' %}{% endfor %}){% endif %}"


def told(toc: str, **more: Any) -> ToldOnce | None:
    site = Environment(loader=DictLoader({"toc": toc, "line": LINE}))
    site.globals["of_site"] = lambda: 1
    labels = site.from_string("{% macro t(key) %}{{ key }}{% endmacro %}").module
    return contents_alone(site, "toc", {"lang": labels, **more})


def page(*titles: str, **more: Any) -> dict[str, Any]:
    tokens: Any = [{"level": 1, "id": title, "name": title, "children": []} for title in titles]
    return {"page": SimpleNamespace(toc=get_toc(tokens)), "config": object(), **more}


def rendered(found: ToldOnce, *contexts: dict[str, Any]) -> list[int]:
    """Return which of some pages are rendered."""
    done: list[int] = []
    for nth, each in enumerate(contexts):

        def render(nth: int = nth) -> str:
            done.append(nth)
            return ""

        found.once(each, render)
    return done


READ = (
    NESTED,
    "{{ lang.t('toc') }}{{ page.toc | first }}",
    "{{ config.toc }}{{ base_url }}{% set a = page.toc %}{{ a | length }}",
)


@pytest.mark.parametrize("toc", READ)
def test_the_contents_alone_are_read(toc: str) -> None:
    found = told(toc)
    assert found
    shared = {"config": object()}
    contexts = [page(*titles) | shared for titles in ("ab", "ab", "ac", "a", "ab")]
    assert rendered(found, *contexts) == [0, 2, 3]


MORE = (
    "{{ page.title }}{{ page.toc }}", "{{ page }}", "{% set a = page %}", "{{ of_site() }}", "{{ config.a() }}",
    "{{ page.toc | random }}", "{{ page.toc.items.pop() }}", "{% include config.name %}", "{% import 'line' as a %}",
    "{% extends 'line' %}", "{% from 'line' import a %}", "{% include ['line', 'toc'] %}", "{{ lang.t(page.title) }}",
    "{% block a %}{% endblock %}", "{{ self }}{{ page['title'] }}", "{{ page['to' ~ 'c'] }}", "{{ page|attr('url') }}",
)  # fmt: skip


@pytest.mark.parametrize("toc", MORE)
def test_what_may_read_more_is_rendered_for_each(toc: str) -> None:
    assert told(toc) is None


def test_what_others_have_changed_is_rendered_for_each() -> None:
    site = Environment(loader=DictLoader({"toc": "{{ page.toc | first }}"}))
    site.filters["first"] = str
    assert contents_alone(site, "toc", {}) is None


def test_what_is_told_besides_makes_a_difference() -> None:
    found = told("{{ page.toc }}{{ base_url }}{% if config.a %}{% endif %}")
    assert found
    one, two = object(), object()
    contexts = [
        page("a", base_url=url) | {"config": config}
        for url, config in ((".", one), ("..", one), (".", two), (".", one))
    ]
    assert rendered(found, *contexts) == [0, 1, 2]
    assert rendered(found, page("a", base_url=one), page("a", base_url=one)) == [0, 1]


def test_what_another_plugin_says_of_a_heading_is_rendered_for_each() -> None:
    found, one, two = told(NESTED), page("a"), page("a")
    assert found
    next(iter(two["page"].toc)).typeset = "<b>a</b>"
    assert rendered(found, one, two, two, one) == [0, 1, 2]

    class Own(AnchorLink):
        pass

    assert rendered(found, *[{"page": SimpleNamespace(toc=[Own("a", "a", 1)])}] * 2) == [0, 1]


def test_no_more_are_remembered_than_some(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents_told, "MOST", 2)
    found = told(NESTED)
    assert found
    assert rendered(found, *map(page, "abcabc")) == [0, 1, 2, 5]
