"""The setting `pages`: kinds of pages that a site leaves out, puts elsewhere or calls otherwise."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from building import built, mkdocs, postmortems
from link_checker import broken, parsed
from pages.shelf import Pages, incident, site, whole
from postmortems.model.diagnostic import Level
from postmortems.model.page_kinds import HOME, INCIDENTS, KINDS, PageKind
from postmortems.pages.all import kinds
from postmortems.pages.base.ways import NO_WAY, without_ways
from samples import BODY, CONFIG, FIELDS, check, make_project, report, shown

PARTS = "".join(
    f"<!-- postmortems: {name} -->\n\n"
    for name in ("summary", "ongoing", "latest", "overdue", "came-back", "twelve-months", "this-week")
)
OWN = f"# Start\n\n{PARTS}[Reports](../incidents/a.md)\n"
MORE = "tags: [black-friday]\ntrigger: deploy\nvisibility: public\naliases: [first]\n"
OPEN = BODY.replace("- [x] Set a limit", "- [ ] Set a limit")
ALL = {
    "home": "start", "incidents": "Reports & more", "seen-before": "known", "timeline": "time",
    "services": "parts", "causes": "tags", "triggers": "t", "tags": "causes", "actions": "team/promises",
    "insights": "statistics", "writing": "guide",
}  # fmt: skip


def reports() -> dict[str, str | bytes]:
    """Return reports of two years that share all they can, one of which came back."""
    again = f"{MORE.replace('first', 'other')}related: [{{id: a, relation: recurrence-of}}]\nseverity: SEV1\n"
    old = re.sub("2026", "2025", FIELDS)
    found: dict[str, str | bytes] = {
        f"incidents/old-{nth}.md": report(
            old + MORE.replace("first", f"of-{nth}"), BODY.replace("2026", "2025")
        )
        for nth in range(5)
    }
    return {
        "docs/index.md": OWN, "incidents/README.md": "# About\n\nHow we look at them.\n",
        "incidents/a.md": report(f"{MORE}action_items: [{{title: Alert, owner: ops, due: 2026-03-20}}]\n", OPEN),
        "incidents/b.md": report(again.replace("severity: SEV1\n", "") + "severity: SEV1\nstarted_at: 2026-03-04T14:06+00:00\n"),
        **found,
    }  # fmt: skip


def with_kinds(chosen: str, more: str = "") -> str:
    return f"site_url: https://site.example/\n{CONFIG[:-1]}:\n      pages: {chosen}\n{more}"


def files_of(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in (".gz", ".png", ".woff2", ".ttf", ".woff", ".eot"):
            yield path.relative_to(folder).as_posix(), path.read_text("utf-8", "replace")


def leading_to(folder: Path, place: str) -> list[str]:
    """Return the files in which anything leads to a place from the site's root on, or says no way."""
    way = re.compile(
        rf'(?:href|src|data-\w+|loc|url|location|"path"|"address")["\']?\s*[=:>]\s*["\']?(?:[./]*|https://site\.example/){place}/'
    )
    return [path for path, text in files_of(folder) if NO_WAY in text or way.search(text)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("audience", ["internal", "public"])
def test_nothing_leads_to_a_kind_that_is_left_out(kind: str, audience: str, tmp_path: Path) -> None:
    make_project(tmp_path, reports(), with_kinds(f"{{{kind}: false}}", f"      audience: {audience}\n"))
    out = built(tmp_path, "--strict")
    exported = postmortems(tmp_path, "export", "--for", "html", "--to", "out")
    assert exported.returncode == 0, exported.stderr
    for folder in (out, tmp_path / "out"):
        assert broken(folder) == []
        assert [path for path, text in files_of(folder) if NO_WAY in text] == []
        assert kind == INCIDENTS or leading_to(folder, kind) == []
        assert kind == INCIDENTS or not (folder / kind).exists()
    if kind == INCIDENTS:
        assert not (out / "incidents/index.html").exists()
        assert (out / "incidents/a/index.html").exists()
    if kind != HOME:
        assert f"{kind}/</loc>" not in (out / "sitemap.xml").read_text("utf-8")


def test_what_would_lead_to_a_kind_that_is_left_out_says_the_same() -> None:
    incidents = (whole(), incident("old", "2020-01-01", related=()))
    before, after = (
        Pages(site(*incidents)),
        Pages(site(*incidents, pages={"timeline": PageKind(is_there=False)})),
    )
    path = "incidents/whole.md"
    assert "../timeline/2026.md" in before[path]
    assert "timeline" not in after[path]
    assert re.sub(r"<[^>]*>", "", before[path]) == re.sub(r"<[^>]*>", "", after[path])


@pytest.mark.parametrize("more", ["", "      nav: years\n", "      audience: public\n", "      path: kb\n"])
def test_all_kinds_elsewhere_make_the_same_site(more: str, tmp_path: Path) -> None:
    chosen = ", ".join(f"{kind}: {place}" for kind, place in ALL.items())
    config = with_kinds(f"{{{chosen}}}", more) + "theme: {name: mkdocs}\n"
    make_project(tmp_path, {**reports(), "docs/index.md": OWN}, config)
    out = built(tmp_path, "--strict")
    assert broken(out) == []
    root = out / "kb" if "path" in more else out
    assert (root / "Reports & more/first/index.html").is_file() is ("public" not in more)  # an alias
    assert (root / "Reports & more/a.json").is_file()
    assert json.loads((root / "incidents.json").read_text())["incidents"][0]["href"].startswith(
        "Reports & more/"
    )
    assert "](Reports%20%26%20more/b.md)" in (root / "llms.txt").read_text("utf-8")
    mine, plain = pages(out), tmp_path / "plain"
    make_project(plain, reports(), with_kinds("{}", more) + "theme: {name: mkdocs}\n")
    theirs = pages(built(plain, "--strict"))
    moved = {kind: place for kind, place in ALL.items() if kind != HOME}
    there = {_moved(page, moved) for page in theirs}
    assert mine == there | {"start/index.html"}


def is_way(page: Path) -> bool:
    return 'http-equiv="refresh"' in page.read_text("utf-8")


def pages(out: Path) -> set[str]:
    """Return the pages of a site that do more than lead on."""
    return {page.removeprefix("kb/") for page in parsed(out) if not is_way(out / page)}


@pytest.mark.parametrize("folders", [True, False])
def test_addresses_before_a_kind_went_elsewhere_lead_on(folders: bool, tmp_path: Path) -> None:
    chosen = "{actions: team/promises, incidents: 'R & D', services: causes, causes: services, tags: labels}"
    more = f"use_directory_urls: {str(folders).lower()}\n"
    files = {**reports(), "docs/tags/index.md": "# Tags of all pages\n"}
    make_project(tmp_path, files, with_kinds(chosen, more))
    exported = postmortems(tmp_path, "export", "--for", "html", "--to", "out")
    assert exported.returncode == 0, exported.stderr
    ways = {
        "actions/index.html": "team/promises/index.html",
        "incidents/index.html": "R & D/index.html",
        **{
            f"incidents/{old}{'/index' if folders else ''}.html": f"R & D/{new}{'/index' if folders else ''}.html"
            for old, new in {"a": "a", "first": "a", "old-1": "old-1", "of-1": "old-1"}.items()
        },
    }
    for out in (built(tmp_path, "--strict"), tmp_path / "out"):
        assert broken(out) == []
        for old, new in ways.items():
            text = (out / old).read_text("utf-8")
            (way,) = re.findall('url=([^"]*)"', text)
            told = unquote(unescape(way))
            place = out / Path(old).parent / told / ("" if told.endswith(".html") else "index.html")
            assert place.resolve() == (out / new).resolve()
            assert f"This {'page' if old.endswith('s/index.html') else 'report'} is now at" in text
        assert {path.name for path in (out / "tags").iterdir()} == {"index.html"}, "it is the site's own"
        assert not is_way(out / "causes/index.html")
        assert not is_way(out / "services/index.html")
        named = (out / "sitemap.xml").read_text() if (out / "sitemap.xml").exists() else ""
        assert "/incidents/" not in named


def _moved(page: str, moved: dict[str, str]) -> str:
    folder, _, rest = page.partition("/")
    return f"{moved[folder]}/{rest}" if folder in moved else page


@pytest.mark.parametrize("name", ["zensical", "mkdocs", "hugo", "starlight", "html", "json"])
def test_exports_follow_the_setting(name: str, tmp_path: Path) -> None:
    chosen = "{insights: false, timeline: false, actions: {path: promises, title: What we promised}}"
    make_project(tmp_path, reports(), with_kinds(chosen))
    done = postmortems(tmp_path, "export", "--for", name, "--to", "out")
    assert done.returncode == 0, done.stderr
    for gone in ("insights", "timeline", "actions"):
        assert leading_to(tmp_path / "out", gone) == []
    told = postmortems(tmp_path, "export", "--for", name, "--nav", "--to", "out").stdout
    assert "What we promised" in told
    assert "insights" not in told
    assert "timeline" not in told


def test_titles_are_the_sites_own(tmp_path: Path) -> None:
    chosen = ", ".join(f"{kind}: {{title: 'My <{kind}> &'}}" for kind in KINDS)
    files = {"docs/about.md": "# About\n", **reports()}
    del files["docs/index.md"]
    make_project(tmp_path, files, with_kinds(f"{{{chosen}}}"))
    out = parsed(built(tmp_path, "--strict"))
    for kind in KINDS:
        page = out["index.html" if kind == HOME else f"{kind}/index.html"]
        assert page.query("#pm-title")[0].to_text() == f"My <{kind}> &"
    ways = out["index.html"].query(".pm-ways")[0].to_text()
    assert "My <actions> &" in ways
    up = out["incidents/a/index.html"].query(".pm-up a")
    assert up[0].to_text() == "My <incidents> &"


def test_a_site_without_a_page_at_its_address_leads_on(tmp_path: Path) -> None:
    files = {"docs/about.md": "# About\n", **reports()}
    del files["docs/index.md"]
    make_project(tmp_path, files, with_kinds("{home: false}"))
    page = built(tmp_path, "--strict") / "index.html"
    assert 'url=incidents/"' in page.read_text("utf-8")
    assert broken(tmp_path / "site") == []
    make_project(tmp_path, files, with_kinds("{home: {path: start}}"))
    assert 'url=start/"' in (built(tmp_path, "--strict") / "index.html").read_text("utf-8")


def test_a_page_of_the_sites_own_may_stand_where_ours_is_not(tmp_path: Path) -> None:
    files = {**reports(), "docs/tags.md": "# Tags of all pages\n", "docs/writing.md": "# Ours\n"}
    make_project(tmp_path, files, with_kinds("{}"))
    failed = mkdocs(tmp_path, "build")
    assert failed.returncode
    assert "say under `pages`" in failed.stderr
    make_project(tmp_path, files, with_kinds("{tags: labels, writing: false}"))
    out = parsed(built(tmp_path, "--strict"))
    assert "Tags of all pages" in out["tags/index.html"].to_text()
    assert "labels/black-friday/index.html" in out
    assert broken(tmp_path / "site") == []


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ("{insigths: false}", "did you mean `insights`?"),
        ("{statistics: false}", "did you mean `insights`?"),
        ("{Follow-ups: false}", "did you mean `actions`?"),
        ("{nothing: false}", "known here: home, incidents"),
        ("{tags: ../x}", "`pages.tags` is `../x`"),
        ("{tags: {titel: X}}", "did you mean `title`?"),
        ("{tags: [x]}", "`pages.tags`"),
        ("{tags: .}", "`pages.tags` is no folder"),
        ("[tags]", "`pages` is not a mapping"),
        ("{tags: labels, causes: Labels}", "`pages.tags` is `labels`, where `causes` stands"),
        ("{actions: insights}", "`pages.actions` is `insights`, where `insights` stands"),
        ("{actions: incidents/late}", "in `incidents`, where `incidents` stands"),
        (
            "{incidents: false, actions: incidents}",
            "`pages.actions` is `incidents`, where `incidents` stands",
        ),
        ("{home: timeline}", "`pages.home` is `timeline`, where `timeline` stands"),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(chosen: str, said: str, tmp_path: Path) -> None:
    make_project(tmp_path, {}, with_kinds(chosen))
    found = shown(check(tmp_path))
    assert said in found
    assert "mkdocs.yml:5" in found


@pytest.mark.parametrize(
    "chosen",
    [
        "{tags: causes, causes: tags}",
        "{insights: false, actions: insights}",
        "{tags: true}",
        "{home: kb, tags: kb/tags}",
    ],
)
def test_what_is_right_is(chosen: str, tmp_path: Path) -> None:
    make_project(tmp_path, {}, with_kinds(chosen))
    assert check(tmp_path) == ()


def test_kept_pages_know_what_is_chosen(tmp_path: Path) -> None:
    cache = f"      cache: {tmp_path / 'kept'}\n"
    make_project(tmp_path / "a", reports(), with_kinds("{}", cache))
    assert "../../timeline/2026/" in (built(tmp_path / "a") / "incidents/a/index.html").read_text("utf-8")
    make_project(tmp_path / "a", {}, with_kinds("{timeline: time}", cache))
    assert "../../time/2026/" in (built(tmp_path / "a") / "incidents/a/index.html").read_text("utf-8")
    make_project(tmp_path / "a", {}, with_kinds("{timeline: false}", cache))
    assert "2026/" not in re.findall(
        r'href="([^"]*)"', (built(tmp_path / "a") / "incidents/a/index.html").read_text("utf-8")
    )
    assert broken(tmp_path / "a/site") == []


def test_every_kind_of_page_can_be_chosen() -> None:
    known = site(whole())
    folders = {page.path.partition("/")[0] for make in kinds().values() for page in make(known)}
    assert folders - {"index.md"} == {*KINDS} - {HOME}


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f'<a href="{NO_WAY}?a=1">All <b>5</b></a>, <a href="x">x</a>', 'All <b>5</b>, <a href="x">x</a>'),
        (
            f'<svg><a class="pm-x" xlink:href="{NO_WAY}" tabindex="-1"><rect/></a></svg>',
            '<svg><g class="pm-x"><rect/></g></svg>',
        ),
        (f'<a xlink:href="{NO_WAY}#y"><text>1</text></a>', "<g><text>1</text></g>"),
        (f"<p>{NO_WAY}</p>", f"<p>{NO_WAY}</p>"),
    ],
)
def test_a_link_to_nothing_is_its_words(html: str, expected: str) -> None:
    assert without_ways(html) == expected


LEFT_OUT = "{insights: false, actions: promises}"


@pytest.mark.parametrize(
    ("more", "named", "said"),
    [
        ("", "insights/index.md", "`pages` leaves `insights` out"),
        ("", "Part: [{Numbers: ./insights/index.md}]", "`pages` leaves `insights` out"),
        ("", "actions/index.md", "`actions` stands at `promises/index.md`"),
        ("      path: kb\n", "kb/insights/index.md", "`pages` leaves `insights` out"),
        ("      path: kb\n", "timeline/index.md", "`timeline` stands at `kb/timeline/index.md`"),
    ],
)
def test_a_navigation_that_names_what_is_not_there_is_told_which_setting_did_it(
    more: str, named: str, said: str, tmp_path: Path
) -> None:
    config = with_kinds(LEFT_OUT, more) + f"nav:\n  - index.md\n  - {named}\n"
    make_project(tmp_path, reports(), config)
    line = config[: config.index("nav:")].count("\n") + 3
    (told,) = [each for each in check(tmp_path) if each.code == "invalid-setting"]
    assert (told.place.path, told.place.line, told.level) == ("mkdocs.yml", line, Level.WARNING)
    assert said in told.message
    done = mkdocs(tmp_path, "build", "--strict")
    assert done.returncode == 1
    assert said in done.stderr
    assert "A reference to" not in done.stderr


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ("", "promises/index.md"),
        ("", "actions/index.md"),
        ("      path: kb\n", "index.md"),
        ("      path: kb\n", "kb/promises/index.md"),
        ("      virtual: [insights/*]\n", "insights/index.md"),
        ("", "https://site.example/insights/index.md"),
        ("      audience: public\n", "promises/index.md"),
    ],
)
def test_a_navigation_names_what_is_there(more: str, named: str, tmp_path: Path) -> None:
    config = with_kinds(LEFT_OUT, more) + f"nav:\n  - index.md\n  - {named}\n"
    make_project(tmp_path, {**reports(), "docs/actions/index.md": "# Ours\n"}, config)
    assert [each for each in check(tmp_path) if each.code == "invalid-setting"] == []
