"""What searches find of a page is what the search of Material finds by parsing it, cells of tables apart."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from material.plugins.search.plugin import Parser, SearchIndex, SearchPlugin  # type: ignore[import-untyped]

from building import built, mkdocs
from pages.shelf import incident
from postmortems.hosts.mkdocs_search import PLUGIN
from postmortems.pages import search_forms
from postmortems.pages.search_entries import SHOWN, SearchEntry, first_entry, search_entries
from postmortems.pages.search_forms import PAGE, SHORT, WEIGHT, form_of, in_form
from postmortems.settings import Settings
from test_other_plugins import site

if TYPE_CHECKING:
    from attacks.built import Built

_EMPTY = re.compile(rf"<({'|'.join(SHOWN)})>\s*</\1>")
_SHOWN = re.compile(rf"</?(?:{'|'.join(SHOWN)})>")
_CELL = re.compile(r"(</t[dh]>)")
_PAGE = re.compile(r'<h1 id="pm-title".*</article>', re.DOTALL)
_HEADING = re.compile(r'<h[1-6] (?![^>]*data-search-exclude)(?:[^>]* )?id="([^"]*)"')
Found = list[tuple[str, str, str]]
HTML = {
    "a title and text": '<h1 id="t">A</h1><p>b</p>',
    "sections": '<h1 id="t">A</h1><h2 id="b">B</h2><p>c</p><h3 id="d">D <code>e</code></h3>f',
    "a section ends with what holds it": '<h1 id="t">A</h1><div><h2 id="b">B</h2><p>c</p></div><p>d</p>',
    "left out": '<h1 id="t">A</h1><p data-search-exclude>b <b>c</b></p><p>d</p><h2 id="e" data-search-exclude>f</h2>g',
    "left out with all that is in it": '<h1 id="t">A</h1><div data-search-exclude><p>b</p><ul><li>c</li></ul></div>d',
    "a permanent link": '<h1 id="t">A<a class="headerlink" href="#t">¶</a></h1>b',
    "no anchor": "<h1>A</h1><h2>B</h2><p>c</p>",
    "letters": '<h1 id="t">A &lt;b&gt; &amp; "c"</h1><p>&quot;d&quot; &amp;amp; &nbsp;e &#39;</p>',
    "blanks": '<h1 id="t">A</h1>\n\n<p>b\nc   d</p>\n \n<pre><code>e\n\n  f\n</code></pre>\n<p> </p>',
    "void": '<h1 id="t">A</h1><p>a<br>b<img src="x" alt="y">c<hr></p><input type="checkbox">d',
    "drawn": '<h1 id="t">A</h1><svg><title>b</title><rect x="1"/></svg><p>c</p>',
    "no title": '<p>a</p><h2 id="b">B</h2><p>c</p>',
    "nothing but a section": '<h2 id="b">B</h2><p>c</p>',
    "an anchor of other letters": '<h1 id="t">A</h1><h2 id="a&quot;b-ü">B</h2>c',
}


def parsed(html: str) -> Found:
    """Return what Material finds, the cells of tables ending words."""
    parser = Parser()
    parser.feed(_CELL.sub(r" \1", html))
    parser.close()
    return [
        (section.id or "", plain("".join(section.title)), plain("".join(section.text)))
        for section in parser.data
        if not section.is_excluded()
    ]


def plain(text: str) -> str:
    while _EMPTY.search(text):
        text = _EMPTY.sub(" ", text)
    return " ".join(text.split())


def ours(html: str) -> Found:
    assert first_entry(html) == search_entries(html)[:1]
    return [(one.anchor, plain(one.title), plain(one.text)) for one in search_entries(html)]


def in_one(entry: tuple[str, str, str]) -> tuple[str, str]:
    """Return the words of an entry: Material leaves the tags of empty elements that are not the first of their
    kind, and takes later headings without an anchor into the title, their links too."""
    anchor, title, text = entry
    return anchor, "".join(_SHOWN.sub("", f"{title}{text}").replace("¶", "").split())


@pytest.mark.parametrize("name", HTML)
def test_a_page_is_read_as_material_reads_it(name: str) -> None:
    assert ours(HTML[name]) == parsed(HTML[name])


_PIECES = ('<h1 id="a">a b</h1>', '<h2 id="b">a<a class="headerlink">b</a></h2>', "<h4>a</h4>", "a b", " ", "\n",
           '<h3 id="c" data-search-exclude>a</h3>', "&amp;", "<br>", "<x/>")  # fmt: skip
_ELEMENTS = ("div", "section", "pre", "li", "td", "div data-search-exclude", "script", 'a class="headerlink"')
_HTML = st.recursive(
    st.sampled_from(_PIECES),
    lambda inside: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag.partition(' ')[0]}>",
        st.sampled_from(_ELEMENTS),
        st.lists(inside, max_size=4),
    ),
    max_leaves=25,
)
"""Pages in which each element has its end, as ours have."""


@given(st.lists(_HTML, max_size=5).map("".join))
@example('<h1 id="a">a b</h1><div><h2 id="b">a b</h2><pre>a b</pre></div>a b  <li></li>')
def test_the_first_entry_is_the_same_without_the_others(html: str) -> None:
    assert first_entry(html) == search_entries(html)[:1]


def pages(folder: Path) -> Iterator[str]:
    for file in sorted(folder.rglob("index.html")):
        if found := _PAGE.search(file.read_text("utf-8")):
            yield found[0]


def test_so_is_every_report_of_odd_ones(edge_site: Callable[[int], Path]) -> None:
    found = [*pages(edge_site(90))]
    assert len(found) > 80
    for html in found:
        assert list(map(in_one, ours(html))) == list(map(in_one, parsed(html)))


def test_every_section_of_a_hostile_report_is_found(attacked: Built) -> None:
    """What Material makes of some of these depends on how the sanitiser of the day writes them."""
    found = [*pages(attacked.site)]
    assert len(found) > 20
    for html in found:
        anchors = [unescape(anchor) for anchor in _HEADING.findall(html)]
        assert [anchor for anchor, _, _ in ours(html)] == ["", *anchors[1:]]


def test_cells_of_a_table_are_words_of_their_own() -> None:
    html = "<table><tr><th>10:12</th><td>errors</td></tr></table>"
    assert search_entries(f'<h1 id="t">A</h1>{html}')[0].text == "10:12 errors"


def index(folder: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads((built(folder) / "search/search_index.json").read_text())[
        "docs"
    ]
    return [entry for entry in found if str(entry["location"]).startswith("incidents/a")]


def test_the_index_has_the_entries_with_their_weight(tmp_path: Path) -> None:
    found = index(site(tmp_path, ""))
    assert [(entry["location"], entry["boost"]) for entry in found] == [("incidents/a/", 1000)]
    assert "Secretword" in str(found[0]["text"])
    assert "tags" not in found[0]


def test_sections_of_weight_are_found_for_themselves_and_entries_of_a_timeline_are_not() -> None:
    told = [SearchEntry("", "Down", "Short."), SearchEntry("timeline", "Timeline", ""),
            *(SearchEntry(f"t{n}", f"14:2{n}", f"entry {n}") for n in range(5)),
            SearchEntry("cause", "Root cause", "word " * WEIGHT), SearchEntry("next", "Next", "Few.")]  # fmt: skip
    for _ in range(2):
        found = in_form(told, "sections", incident())
        assert [entry.anchor for entry in found] == ["", "cause"]
        assert all(f"entry {n}" in found[0].text and f"14:2{n}" in found[0].text for n in range(5))
        assert found[1].text.endswith("<p>Next</p> Few.")
        told = list(found)


def test_pages_of_values_are_found_by_their_names_and_other_lists_are_not(tmp_path: Path) -> None:
    found = json.loads((built(site(tmp_path, "")) / "search/search_index.json").read_text())["docs"]
    ours = {entry["location"]: entry for entry in found if not entry["location"].startswith("incidents/a")}
    service = next(entry for entry in ours.values() if " · service" in entry["title"])
    assert re.search(r" · service, 1 incident, last \d+ \w+ 2026$", service["title"])
    assert service["boost"] > 1000
    assert not service["text"]
    assert not [
        path for path in ours if re.match(r"(incidents|timeline|actions|insights|services)/($|\d)", path)
    ]


@pytest.mark.parametrize(("form", "has_all"), [("auto", 1), ("sections", 1), ("pages", 0), ("short", 0)])
def test_a_site_chooses_how_much_of_a_report_is_found(tmp_path: Path, form: str, has_all: int) -> None:
    found = index(site(tmp_path, "", f"search: {form}"))
    assert len(found) == 1
    assert found[0]["location"] == "incidents/a/"
    assert str(found[0]["title"]).startswith("Down")
    assert ("Secretword" in json.dumps(found)) is bool(has_all)


def test_the_more_reports_the_less_of_each_is_found() -> None:
    amounts = {1: "sections", 500: "sections", 501: "pages", 3000: "pages", 3001: "short"}
    assert {amount: form_of(Settings(), amount) for amount in amounts} == amounts
    assert {form_of(Settings(search="sections"), amount) for amount in amounts} == {"sections"}


def test_a_build_says_that_less_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site(tmp_path, "")
    assert "search:" not in mkdocs(tmp_path, "build").stderr
    monkeypatch.setattr(search_forms, "IN_SECTIONS", 0)
    assert "each of 1 reports and not its sections" in mkdocs(tmp_path, "build").stderr
    assert [entry["location"] for entry in index(tmp_path)] == ["incidents/a/"]


@pytest.mark.parametrize(("form", "most"), [("pages", PAGE), ("short", SHORT)])
def test_one_entry_of_a_report_is_bounded_and_no_markup(form: str, most: int) -> None:
    text = f"<p>{'a &lt;b&gt; ' * 500}</p>"
    [entry] = in_form([SearchEntry("", "Told", text), SearchEntry("x", "X", "y")], form, incident())
    assert entry.title == "Told"
    assert most - 8 <= len(unescape(entry.text)) <= most
    assert "a &lt;b&gt; a &lt;b&gt;" in entry.text
    assert "<" not in entry.text


def test_the_short_of_a_report_is_its_services_and_what_happened() -> None:
    one = incident(services=("checkout", "web"), summary="Nobody <i>could</i> pay & leave.")
    [entry] = in_form([SearchEntry("", "Told", "<ul><li>web</li></ul>")], "short", one)
    assert entry.text == "checkout, web: Nobody &lt;i&gt;could&lt;/i&gt; pay &amp; leave."


@pytest.mark.parametrize("priority", [50, 0, -50])
def test_what_another_plugin_has_made_of_a_page_is_what_is_found(tmp_path: Path, priority: int) -> None:
    hook = f"""
from mkdocs.plugins import event_priority

@event_priority({priority})
def on_page_context(context, page, config, nav):
    page.content = "<h1>Locked</h1><p>Nothing to see</p>"
"""
    found = json.dumps(index(site(tmp_path, hook)))
    assert "Nothing to see" in found
    assert "Secretword" not in found


@pytest.mark.parametrize("priority", [50, 0, -50])
def test_another_plugin_sees_the_whole_of_a_page(tmp_path: Path, priority: int) -> None:
    hook = f"""
from mkdocs.plugins import event_priority

@event_priority({priority})
def on_page_context(context, page, config, nav):
    assert page.file.src_uri != "incidents/a.md" or "Secretword" in page.content
"""
    assert "Secretword" in (built(site(tmp_path, hook)) / "incidents/a/index.html").read_text()


def test_marks_of_the_search_are_taken_away_wherever_they_stand(tmp_path: Path) -> None:
    folder = site(tmp_path, "")
    with (folder / "incidents/a.md").open("a") as report:
        report.write('\n`one data-search-exclude="yes" two`\n')
    found = (built(folder) / "incidents/a/index.html").read_text()
    assert "one two" in found
    assert "data-search-exclude>" in found
    assert "Secretword" in found


def test_a_page_that_another_plugin_hides_from_searches_stays_hidden(tmp_path: Path) -> None:
    hook = (
        "def on_page_markdown(markdown, page, config, files):\n    page.meta['search'] = {'exclude': True}\n"
    )
    assert index(site(tmp_path, hook)) == []


def test_the_search_of_mkdocs_parses_our_pages(tmp_path: Path) -> None:
    folder = site(tmp_path, "")
    config = (folder / "mkdocs.yml").read_text()
    (folder / "mkdocs.yml").write_text(config.replace("{name: material, font: false}", "mkdocs"))
    assert "Secretword" in json.dumps(index(folder))


def test_material_has_the_index_that_entries_are_given_to() -> None:
    assert hasattr(SearchIndex, "create_entry_for_section")
    assert hasattr(SearchIndex, "add_entry_from_context")
    assert SearchPlugin.__module__.startswith(PLUGIN.partition("/")[0])
