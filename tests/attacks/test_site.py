"""The site of all attacks as files, beside the same site with harmless texts: no page can do more."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pytest
from justhtml import JustHTML

from . import files, view
from .built import Built, build, built_of
from .corpus import in_theme, readable
from .payloads import STRANGE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory, attacked: Built) -> Iterator[Built]:
    """Yield the same site with harmless texts."""
    yield build(tmp_path_factory.mktemp("twin"), attacked.address, harmless=True)


def kind(path: str) -> str:
    """Return what all pages of a kind have in common in their paths."""
    folder, _, name = path.rpartition("/")
    return f"{folder.partition('/')[0]}/*" if "/" in folder else f"{folder}/{name}"


def of_kinds(built: Built, what: str) -> Mapping[str, set[Any]]:
    """Return what was seen on pages, by their kind."""
    found = defaultdict(set)
    for path, look in built.looks.items():
        found[kind(path)].add(getattr(look, what))
    return found


def test_what_the_attacks_need_is_published(attacked: Built) -> None:
    needed = {f"incidents/{id_}/index.html" for id_ in attacked.corpus.fields}
    bodies = {path for path in attacked.corpus.files if path.startswith("incidents/body-")}
    assert needed <= set(attacked.paths)
    assert len(bodies) > 20
    assert not (needed | bodies) & set(attacked.refused)


def test_only_names_of_files_and_what_they_refer_to_are_refused(attacked: Built) -> None:
    named = {path for path in attacked.corpus.files if "id: name-" in attacked.corpus.files[path]}
    assert set(attacked.refused) <= {*named, "incidents/never/never.md"}
    assert all(
        readable(text) for path, text in attacked.corpus.files.items() if path.startswith("incidents/body-")
    )


def test_every_address_is_tame_and_nothing_listens(attacked: Built) -> None:
    assert {path: look.wild for path, look in attacked.looks.items() if look.wild} == {}


def test_around_reports_stands_what_stands_around_harmless_ones(attacked: Built, twin: Built) -> None:
    ours, theirs = of_kinds(attacked, "shapes"), of_kinds(twin, "shapes")
    new = {
        kind_: frozenset().union(*pages) - frozenset().union(*theirs[kind_]) for kind_, pages in ours.items()
    }
    assert {kind_: shapes for kind_, shapes in new.items() if shapes} == {}


def test_reports_hold_what_reports_may_hold(attacked: Built) -> None:
    bodies = {path: look.report for path, look in attacked.looks.items() if look.report}
    found = {path: view.strange_in_a_report(body) for path, body in bodies.items()}
    assert len(found) > 70
    assert {path: strange for path, strange in found.items() if strange} == {}


def test_pages_load_and_run_what_harmless_ones_do(attacked: Built, twin: Built) -> None:
    ours, theirs = of_kinds(attacked, "active"), of_kinds(twin, "active")
    assert {kind_: new for kind_, pages in ours.items() if (new := pages - theirs[kind_])} == {}


def test_a_value_is_shown_as_the_text_that_it_is_wherever_a_harmless_one_is(
    attacked: Built, twin: Built
) -> None:
    for id_, attacks in attacked.corpus.fields.items():
        path = f"incidents/{id_}/index.html"
        shown, harmless = attacked.looks[path].text, twin.looks[path].text
        for attack, calm in zip(attacks, twin.corpus.fields[id_], strict=True):
            assert (view.flat(attack.text) in shown) == (view.flat(calm.text) in harmless), attack


def test_what_searches_find_is_text(attacked: Built) -> None:
    index = json.loads((attacked.site / "search/search_index.json").read_text("utf-8"))
    assert len(index["docs"]) > 200
    for entry in index["docs"]:
        page = JustHTML(entry["title"] + entry["text"], fragment=True, sanitize=False)
        assert {name for name, _ in view.elements(page)} <= SEARCHED, entry["location"]
        assert [wild for each in view.elements(page) for wild in view.wild(*each)] == []


SEARCHED = frozenset(
    {
        "p",
        "ul",
        "ol",
        "li",
        "pre",
        "code",
        "h1",
        "h2",
        "h3",
        "table",
        "tr",
        "td",
        "th",
        "div",
        "span",
        "sup",
        "br",
    }
)


def test_beside_reports_is_published_what_may_be(attacked: Built) -> None:
    below = attacked.site / "incidents"
    there = [path for folder in ("may", "never") for path in (below / folder).rglob("*") if path.is_file()]
    assert {path.suffix.lower() for path in there} - {".html"} <= files.PUBLISHED
    assert {path.name for path in there if path.suffix == ".html"} == {"index.html"}
    assert len(there) > 20


def test_drawings_are_published_without_anything_that_runs_or_asks(attacked: Built) -> None:
    drawings = sorted(attacked.site.glob("incidents/**/*.svg"))
    assert len(drawings) > 20
    for path in drawings:
        assert strange_in_a_drawing(path) == [], path.name


def strange_in_a_drawing(path: Path) -> list[str]:
    text = path.read_text("utf-8")
    page = JustHTML(text, fragment=True, sanitize=False)
    found = [wild for each in view.elements(page) for wild in view.wild(*each)]
    if re.search(
        rf"(?i)<!(doctype|entity)|<\?xml-st|javascript|alert\(|data:|@import|url\((?!#)|{STRANGE}", text
    ):
        found.append("words")
    for name, attributes in view.elements(page):
        found += [name] if name.rpartition(":")[2].lower() in MOVING else []
        found += [
            f"{key}={value}"
            for key, value in attributes.items()
            if "href" in key and not value.startswith("#")
        ]
    return found


MOVING = frozenset({"script", "foreignobject", "iframe", "animate", "set", "handler"})


def test_the_rows_that_a_page_asks_for_hold_titles_as_they_are(attacked: Built) -> None:
    rows = json.loads((attacked.site / "incidents/years/rows.json").read_text("utf-8"))["rows"]
    titles = {title for _, title, *_ in rows}
    assert len(rows) > 20
    for payload in ("<script>", "onfocus=", "</title>", "javascript:", "{{", "&lt;"):
        assert any(payload in title for title in titles), payload


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_other_themes_print_nothing_that_runs(theme: str, tmp_path: Path) -> None:
    built_of(in_theme(theme), tmp_path)
    pages = sorted((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 100
    for path in pages:
        page = JustHTML(path.read_text("utf-8"), sanitize=False)
        assert [wild for each in view.elements(page) for wild in view.wild(*each)] == [], path
