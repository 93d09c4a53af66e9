"""The theme's page filled in is the page that the theme writes; where that is not certain, the theme writes it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pytest
from jinja2 import Environment

from building import mkdocs, program
from postmortems.hosts.theme_shell import Context, ThemeShell
from postmortems.hosts.watched_answers import ABSENT, UnfitError, plain
from postmortems.hosts.watched_page import Printed, Refusing, Slot, Watch

REPORTS = 11
MATERIAL = "theme: {name: material, font: false%s}\n"
PLUGINS = "plugins: [search, postmortems]\n"
FEATURES = (
    ", features: [content.action.edit, content.action.view, navigation.tabs, navigation.path, navigation.instant, "
    "navigation.top, toc.follow, search.suggest, header.autohide, announce.dismiss]"
)
REPOSITORY = "repo_url: https://git.example.com/edit/kb\nedit_uri: edit/main/docs/\n"
ODD = (
    "A <b>bold</b> &amp; \"quoted\" 'title' edit blob", "{{ 7*7 }} {% raw %} {# a #}", "</script></title><!--",
    "\ue5f1title\ue5f1 \\1 \\g<0> %s %(a)s {0}", "ａ\u200d\U0001f600 é ÿ",
)  # fmt: skip


def report(number: int) -> str:
    title = (ODD[number] if number < len(ODD) else f"Report {number}").replace("'", "''")
    tags = "tags: [database]\n" if number % 3 == 0 else ""
    section = "## Timeline\n\n- 2026-03-04 14:05 UTC It began\n" if number % 2 else ""
    return (
        f"---\ntitle: '{title}'\nstatus: draft\nseverity: SEV{number % 2 + 1}\nservices: [web]\n{tags}"
        f"started_at: 2026-03-0{number + 1}T14:05+00:00\nx-note: note {number}\n---\n## Summary\n\n"
        f"Text {ODD[number % len(ODD)]}\n\n{section}\n## Lessons {number}\n\nNone.\n"
    )


def site(folder: Path, config: str, main: str = "", hook: str = "", number: int = REPORTS) -> Path:
    (folder / "docs").mkdir()
    (folder / "docs/about.md").write_text("# About\n")
    (folder / "incidents").mkdir()
    for each in range(number):
        (folder / f"incidents/r{each}.md").write_text(report(each % 9), "utf-8")
    if "custom_dir" in config:
        (folder / "theme").mkdir()
        block = f'{{% block extrahead %}}<meta name="x" content="{{% if page and page.meta.services %}}{main}{{% endif %}}">{{% endblock %}}'
        (folder / "theme/main.html").write_text('{% extends "base.html" %}' + block)
    if hook:
        (folder / "hook.py").write_text(hook)
        config += "hooks: [hook.py]\n"
    (folder / "mkdocs.yml").write_text('site_name: "R & D"\nsite_url: https://example.org/x/\n' + config)
    return folder


@dataclass(frozen=True)
class Made:
    """How many pages were filled in and rendered, and why none was filled in any more."""

    filled: int
    rendered: int
    refused: str
    warned: bool
    pages: dict[str, bytes]


def made(folder: Path, theme_pages: str) -> Made:
    config = (folder / "mkdocs.yml").read_text().replace("postmortems]", "postmortems: {theme_pages: %s}]")
    (folder / f"{theme_pages}.yml").write_text(config.replace("%s", theme_pages))
    place = folder / f"{theme_pages}-site"
    done = mkdocs(
        folder, "build", "-v", "-f", f"{theme_pages}.yml", "-d", str(place),
        SOURCE_DATE_EPOCH="1795000000", NO_MKDOCS_2_WARNING="1",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.partition("Traceback")[2] or done.stderr
    found = re.search(r"(\d+) pages were filled in, (\d+) rendered(?:: (.*))?", done.stderr)
    told = (int(found[1]), int(found[2]), found[3] or "") if found else (0, 0, "")
    pages = {
        str(path.relative_to(place)): path.read_bytes()
        for path in sorted(place.rglob("*")) if path.suffix in (".html", ".json", ".xml")
    }  # fmt: skip
    return Made(*told, "theme_pages: rendered" in done.stderr, pages)


FILL = ThemeShell.page


def compared(shell: ThemeShell, template: str, context: Context, render: Callable[[], str]) -> str:
    page = FILL(shell, template, context, render)
    assert page == render()
    return page


def filled_in(folder: Path) -> Made:
    """Return what was filled in, each page of which is as it is rendered."""
    with mock.patch.object(ThemeShell, "page", compared):
        return made(folder, "filled")


@pytest.fixture(autouse=True)
def few_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("postmortems.hosts.mkdocs.FEWEST", 1)


def built_twice(folder: Path) -> Made:
    """Return what was filled in of a site that is the same where all is rendered."""
    filled, rendered = made(folder, "filled"), made(folder, "rendered")
    assert (rendered.filled, rendered.rendered) == (0, 0)
    assert filled.pages.keys() == rendered.pages.keys()
    assert [name for name, page in filled.pages.items() if rendered.pages[name] != page] == []
    assert not filled.warned
    return filled


FILLED = {
    "plain": MATERIAL % "" + "nav: [{About: about.md}]\n" + PLUGINS,
    "many features and a repository": MATERIAL % FEATURES + REPOSITORY + PLUGINS,
    "what is before and behind": MATERIAL % ", features: [navigation.footer]" + PLUGINS,
    "contents in the navigation": MATERIAL % ", features: [toc.integrate, navigation.sections]" + PLUGINS,
    "no folders in addresses": MATERIAL % "" + "use_directory_urls: false\n" + PLUGINS,
    "another language and palettes": MATERIAL % (
        ", language: de, palette: [{scheme: default, toggle: {icon: material/eye, name: x}}, {scheme: slate, "
        "toggle: {icon: material/eye, name: y}}]"
    ) + PLUGINS,
    "no search": MATERIAL % "" + "plugins: [postmortems]\n",
    "other languages and versions": MATERIAL % "" + PLUGINS + (
        "extra: {version: {provider: mike}, alternate: [{name: English, link: /en/, lang: en}, {name: Deutsch, "
        "link: ../de/, lang: de}], consent: {title: Cookies, description: Yes}, analytics: {provider: google, "
        "property: G-1}, social: [{icon: fontawesome/brands/mastodon, link: 'https://example.com'}]}\n"
    ),
    "no address of the site": "site_url: ''\n" + MATERIAL % "" + PLUGINS,
    "style sheets and scripts": MATERIAL % "" + PLUGINS + (
        "extra_css: [a.css, incidents/b.css]\nextra_javascript: [{path: a.mjs, type: module, defer: true}]\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FILLED)
def test_pages_are_filled_in(name: str, tmp_path: Path) -> None:
    found = built_twice(site(tmp_path, FILLED[name]))
    assert found.refused == ""
    assert (found.filled, found.rendered) == (REPORTS - 6, 6)


OWN_THEME = MATERIAL % ", custom_dir: theme" + PLUGINS
OVERRIDES = {
    "own texts as they are": ("{{ page.title }} {{ page.meta.title }} {{ page.url }} {{ page.edit_url }}", 5),
    "whether there is one": ("{% if page.content and 'None' in page.content %}{{ page.title }}{% endif %}", 5),
    "what is the same for all": ("{{ page.meta.services | join }} {{ page.meta.get('status') }} {{ nothing }}", 5),
    "one of two": ("{{ page.meta.severity }}", 1),
    "whether it has tags": ("{% if 'tags' in page.meta %}tagged{% endif %}", 2),
    "a heading of all": ("{{ (page.toc | first).id }} {{ loop }}", 5),
    "the part in which it stands": ("{% for each in page.ancestors %}{{ each.title }} {% endfor %}{{ page.parent.active }}", 5),
    "a macro without it": ("{% macro m(a) %}{{ a }}{% endmacro %}{{ m('b') }}", 5),
    "what is different each time": ("{{ page.meta['x-note'] }}", 0),
    "the navigation and links": ("{% for each in nav %}{{ each.url | url }}{% endfor %}", 5),
}  # fmt: skip


@pytest.mark.parametrize("name", OVERRIDES)
def test_a_theme_may_ask(name: str, tmp_path: Path) -> None:
    main, filled = OVERRIDES[name]
    found = filled_in(site(tmp_path, OWN_THEME, main))
    assert (found.refused, found.filled) == ("", filled)


REFUSED = {
    "changes": "{{ page.title | upper }}",
    "cuts": "{{ page.title | truncate(12) }}",
    "length": "{{ page.title | length }}",
    "a number": "{{ page.meta.title | int }}",
    "compares": "{% if page.title == 'Report 7' %}seven{% endif %}",
    "one of several": "{% if page.url in ['incidents/r7/'] %}seven{% endif %}",
    "begins with": "{{ page.meta.title.startswith('Report 7') }}",
    "a part of it": "{{ page.title[:3] }}",
    "joins": "{{ page.title ~ '!' }}",
    "formats": "{{ '%.9s' % page.title }}",
    "keeps": "{% set kept %}{{ page.title }}{% endset %}{% if '!--' in kept %}odd{% endif %}",
    "keeps as text": "{% set kept = page.title | string %}{% if '!--' in kept %}odd{% endif %}{{ kept }}",
    "a macro": "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(page.title) }}",
    "a filter over it": "{% filter upper %}{{ page.title }}{% endfilter %}",
    "the file": "{{ page.file.src_uri }}",
    "all about it": "{{ page.meta.items() | list }}",
    "all that it says": "{% for name in page.meta %}{{ name }}{% endfor %}",
    "the contents": "{% for each in page.toc %}{{ each.title }}{% endfor %}",
    "all pages": "{% for each in pages[-3:] %}{% if each.page is sameas page %}late{% endif %}{% endfor %}",
    "at random": "{{ [1, 2] | random }}",
    "random words": "{{ lipsum(n=1) | length > 0 }}",
    "a link to itself": "{{ page.canonical_url | url }}",
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_theme_that_does_more_is_rendered(name: str, tmp_path: Path) -> None:
    folder = site(tmp_path, OWN_THEME, REFUSED[name])
    found = made(folder, "filled") if "random" in name else filled_in(folder)
    assert found.refused
    assert (found.filled, found.rendered) == (0, REPORTS)


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_other_themes_are_rendered(theme: str, tmp_path: Path) -> None:
    found = filled_in(site(tmp_path, f"theme: {theme}\n{PLUGINS}"))
    assert found.refused
    assert found.filled == 0


def test_pages_with_tags_are_filled_in_apart_from_those_without(tmp_path: Path) -> None:
    found = built_twice(site(tmp_path, MATERIAL % "" + "plugins: [search, tags, postmortems]\n"))
    assert (found.refused, found.filled) == ("", 2)


def test_a_page_of_the_navigation_is_rendered(tmp_path: Path) -> None:
    nav = "nav: [{About: about.md}, {Big one: incidents/r7.md}, {More: [incidents/r8.md]}]\n"
    found = built_twice(site(tmp_path, MATERIAL % ", features: [navigation.footer]" + nav + PLUGINS))
    assert (found.refused, found.filled) == ("", REPORTS - 5 - 2)


def test_a_page_to_which_every_page_links_is_rendered(tmp_path: Path) -> None:
    main = "{{ 'incidents/r0/' | url }} {{ 'incidents/r7/#summary' | url }}"
    found = filled_in(site(tmp_path, OWN_THEME, main))
    assert (found.refused, found.filled) == ("", REPORTS - 6 - 2)


def test_few_reports_are_rendered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("postmortems.hosts.mkdocs.FEWEST", REPORTS + 1)
    found = made(site(tmp_path, FILLED["plain"]), "filled")
    assert (found.filled, found.rendered) == (0, 0)


@pytest.mark.parametrize(("fewest", "filled"), [(REPORTS, 6), (REPORTS + 1, 0)])
def test_lists_are_filled_in_where_there_are_many_beside_each_other(
    fewest: int, filled: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postmortems.hosts.theme_shell.FEWEST", fewest)
    folder = site(tmp_path, FILLED["plain"])
    for nth, each in enumerate((folder / "incidents").iterdir()):
        text = each.read_text("utf-8")
        each.write_text(text.replace("services: [web]", f"services: [service-{nth}]"), "utf-8")
    found = built_twice(folder)
    assert (found.refused, found.filled) == ("", REPORTS - 6 + filled)


def hook(body: str, more: str = "") -> str:
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    return f"{more}\ndef on_page_context(context, page, config, nav):\n    name = page.file.name\n{lines}    return context\n"


STRANGE = "'\\x00\\ud83d \\ue5f1 {{ 1 }} </script> \\\\1 ' + name"
TEMPLATES = """
import jinja2
from mkdocs.plugins import event_priority

class Own(jinja2.Template):
    def render(self, *args, **kwargs):
        return super().render(*args, **kwargs)

@{}
def on_env(env, config, files):
    env.template_class = Own
"""
HOOKS = {
    "changes texts": (
        f"page.title = page.meta['title'] = page.meta['description'] = {STRANGE}\npage.content = page.title",
        "{{ page.title }}", 5,
    ),
    "encrypts some": ("if name in ('r0', 'r1'): page.content = '<p>Locked</p>'", "", 3),
    "tells objects that partials print": (
        "page.meta['revision_date'] = name\ncontext['committers'] = [Committer(name)]\ncontext['a'] = object()",
        "", 5,
        "class Committer:\n    def __init__(self, name):\n        self.name = self.login = self.url = self.avatar = name\n",
    ),
    "tells what is different": ("context['tip'] = name", "{{ tip }}", 0),
    "tells some of them more": ("if name == 'r1': context['tip'] = name", "{% if tip %}{{ tip }}{% endif %}", 4),
    "tells what the theme sets": ("if name == 'r1': context['lang'] = name", "", 5),
    "gives attributes": ("if name == 'r1': page.encrypted = True", "{{ page.encrypted }}", 4),
    "gives other kinds": ("if name == 'r1': page.meta['title'] = 7", "", 4),
    "gives another template": ("if name in ('r0', 'r1'): page.meta['template'] = 'main.html'", "", 5),
    "gives neighbours": ("if name == 'r1': page.next_page = page", "{{ page.next_page.title }}", 5),
    "brings its own templates": ("", "", 5, TEMPLATES.format("event_priority(100)")),
    "brings them later": ("", "", 0, TEMPLATES.format("event_priority(-100)")),
    "has the last word": ("", "", 5, "def on_post_page(output, page, config):\n    return output + page.title\n"),
}  # fmt: skip
"""What another plugin does, what the theme does with it, how many pages are filled in; and more of the plugin."""


@pytest.mark.parametrize("name", HOOKS)
def test_other_plugins_may_do_what_they_do(name: str, tmp_path: Path) -> None:
    body, main, filled, *more = HOOKS[name]
    found = filled_in(site(tmp_path, OWN_THEME, str(main), hook(str(body), *map(str, more))))
    assert (found.refused, found.filled) == ("", filled)


ADDS = "def on_env(env, config, files):\n    env.{}['own'] = lambda *given: len(given)\n"
NOT_FORESEEN = {
    "a filter": ("", "{{ config.site_name | own }}", ADDS.format("filters")),
    "a filter of it": ("", "{{ page.content | own }}", ADDS.format("filters")),
    "a test": ("", "{{ config.site_name is own }}", ADDS.format("tests")),
    "a function": ("", "{{ own() }}", ADDS.format("globals")),
    "another filter of that name": (
        "",
        "{{ config.site_name | trim }}",
        ADDS.format("filters").replace("own", "trim"),
    ),
    "a function that it tells": ("context['own'] = lambda: 1", "{{ own() }}", ""),
    "a method": ("config.extra['own'] = lambda: 1", "{{ config.extra.own() }}", ""),
    "a change of what is there": ("config.extra['a'] = name", "{{ config.extra.a }}", ""),
    "an object of a page": ("page.own = object()", "{% if page.own %}{% endif %}", ""),
    "a list that it fills": ("config.extra['a'] = []", "{{ config.extra.a.append(page.title) }}", ""),
}
"""What another plugin brings that the theme makes use of."""


@pytest.mark.parametrize("name", NOT_FORESEEN)
def test_what_other_plugins_bring_is_not_foreseen(name: str, tmp_path: Path) -> None:
    body, main, more = NOT_FORESEEN[name]
    found = filled_in(site(tmp_path, OWN_THEME, main, hook(body, more)))
    assert found.refused
    assert found.filled == 0


def test_after_a_page_that_is_not_foreseen_all_are_rendered(tmp_path: Path) -> None:
    found = filled_in(site(tmp_path, OWN_THEME, "", hook("if name == 'r1': del page.meta['title']")))
    assert found.refused
    assert (found.filled, found.rendered) == (2, REPORTS - 2)


def test_a_page_that_comes_out_otherwise_is_right_and_those_before_it_are_doubted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postmortems.hosts.theme_shell.COMPARED", {1, 3})
    body = "if name == 'r4': config.extra['a'] = name"
    folder = site(tmp_path, OWN_THEME, "{{ config.extra.a }}", hook(body))
    filled, rendered = made(folder, "filled"), made(folder, "rendered")
    assert filled.warned
    assert (filled.filled, filled.rendered) == (1, REPORTS - 1)
    assert filled.pages == rendered.pages


def test_properdocs_fills_pages_in_too(tmp_path: Path) -> None:
    folder = site(tmp_path, FILLED["plain"], number=24)
    done = program(folder, "properdocs", "build", "-v")
    assert done.returncode == 0, done.stderr
    assert "17 pages were filled in, 7 rendered\n" in done.stderr


def slot() -> Slot:
    page = type("Page", (), {"title": "7", "meta": {}, "toc": ()})()
    return Slot(Watch({"page": page}), ("page", "title"))


def test_nothing_can_be_done_with_a_slot_that_is_not_known_to_be_done() -> None:
    import operator

    tried = [
        len, list, int, float, hash, repr, format, reversed, sorted, operator.index, operator.neg, abs, round,
        lambda text: text == "7", lambda text: text != "7", lambda text: text < "8",
        lambda text: text + "7", lambda text: "7" + text, lambda text: text * 2, lambda text: 2 * text,
        lambda text: text % (), lambda text: text[0], lambda text: text(), lambda text: text in ["7"],
        lambda text: text.__html__(), lambda text: text.startswith("7"), lambda text: {text: 1},
        lambda text: Environment().getattr(text, "startswith"), lambda text: 7 in text,
    ]  # fmt: skip
    for do in tried:
        with pytest.raises((UnfitError, AttributeError)) as caught:
            do(slot())  # type: ignore[operator]
        assert caught.type is UnfitError or do is tried[-4]


def test_a_slot_says_whether_it_is_there_and_has_a_part() -> None:
    assert "7" in slot()
    assert "8" not in slot()
    assert bool(slot())
    assert type(str(slot())) is Printed


def test_a_slot_answers_no_more_when_its_page_is_done() -> None:
    kept = slot()
    kept._watch.is_over = True
    for ask in (bool, str, lambda text: "7" in text):
        with pytest.raises(UnfitError):
            ask(kept)


@pytest.mark.parametrize(
    "one", [True, 1, 1.0, "1", [1], (1,), ["1"], {"a": 1}, {"a": True}, None, ABSENT, "None", []]
)
def test_plain_values_that_print_or_behave_differently_are_different(one: object) -> None:
    others = [True, 1, 1.0, "1", [1], (1,), ["1"], {"a": 1}, {"a": True}, None, ABSENT, "None", [], {}]
    assert [other for other in others if plain(other) == plain(one)] == [one]


@pytest.mark.parametrize("one", [object(), {1, 2}, [object()], {"a": Refusing()}, Environment, b"a"])
def test_what_is_not_plain_is_not_compared(one: object) -> None:
    with pytest.raises(UnfitError):
        plain(one)
