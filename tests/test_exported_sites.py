"""Sites that generators make of an export: the same pages as MkDocs with our plugin, every link leading somewhere.

Zensical and MkDocs are built here; Hugo where it is installed. What they and Astro make of Markdown is tried
with parsers of the same dialects, so nothing is skipped.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from justhtml import JustHTML
from markdown import Markdown
from pyromark import html as commonmark

from attacks.corpus import corpus
from browser.example_site import NOW, Served
from building import mkdocs, postmortems, program
from link_checker import broken, parsed
from pages.shelf import attr
from postmortems.hosts.exporting.markup import between_blocks, in_containers, to_sources, without_title
from postmortems.rendering.report import render
from samples import BODY, CONFIG, make_project, report

ROOT = Path(__file__).parent.parent
BASE = "http://127.0.0.1:8000/"
CLOCK = {"SOURCE_DATE_EPOCH": NOW}


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text).replace("¶", "")


def pages_of(site: Path) -> dict[str, str]:
    """Return what each page of ours says, by its path, without blanks."""
    found = {path: page.query(".pm-page") for path, page in parsed(site).items()}
    return {
        path: squeezed("".join(each.to_text() for each in frames))
        for path, frames in found.items()
        if frames and path != "404.html"
    }


@pytest.fixture(scope="module")
def ours(example: Served) -> dict[str, str]:
    """Return what each page of the example says as MkDocs has built it with our plugin."""
    return pages_of(example.folder)


@pytest.fixture(scope="module")
def kb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the example as files that no Git looks after, as those are of which MkDocs has built it."""
    root = tmp_path_factory.mktemp("kb")
    for name in ("docs", "incidents"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def exported(root: Path, name: str, to: Path) -> Path:
    done = postmortems(root, "export", "--for", name, "--to", str(to), **CLOCK)
    assert done.returncode == 0, done.stderr
    return to


def by_zensical(folder: Path) -> Path:
    done = program(folder, "zensical", "build", "--strict", "-f", "mkdocs.yml")
    assert (done.returncode, "No issues found" in done.stdout + done.stderr) == (0, True), (
        done.stdout + done.stderr
    )
    return folder / "site"


def by_mkdocs(folder: Path) -> Path:
    done = mkdocs(folder, "build", "--strict", **CLOCK)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


BUILDS = {"zensical": by_zensical, "mkdocs": by_mkdocs}


@pytest.fixture(scope="module")
def sites(kb: Path) -> object:
    """Return what builds the example with a generator, once each."""
    return cache(lambda name: BUILDS[name](exported(kb, name, kb / "out" / name)))


@pytest.mark.parametrize("name", BUILDS)
def test_the_example_is_built_strictly_with_the_same_texts(
    name: str, sites: object, ours: dict[str, str]
) -> None:
    site = sites(name)  # type: ignore[operator]
    theirs = pages_of(site)
    assert len(ours) > 100
    assert theirs.keys() == ours.keys()
    assert {path for path, text in ours.items() if theirs[path] != text} == set()
    assert broken(site, BASE) == []


@pytest.mark.parametrize("name", BUILDS)
def test_its_contents_have_the_headings_of_reports(name: str, sites: object) -> None:
    site = sites(name)  # type: ignore[operator]
    (path,) = site.glob("incidents/2024-05-14-login-feature-deploy/index.html")
    page = JustHTML(path.read_text("utf-8"), sanitize=False)
    listed = [attr(link, "href") for link in page.query(".md-nav--secondary a")]
    assert {"#summary", "#root-cause", "#pm-similar"} <= set(listed)


def test_the_search_of_zensical_finds_sections_of_reports_and_no_lists(sites: object) -> None:
    told = json.loads((sites("zensical") / "search.json").read_text("utf-8"))["items"]  # type: ignore[operator]
    found = [each["location"] for each in told]
    assert any(re.match("incidents/[^/]+/#root-cause", place) for place in found)
    assert not [place for place in found if place.startswith(("services/", "timeline/", "tags/"))]


HUGO = """\
baseURL = "https://site.example/"
theme = ["out"]
disableKinds = ["RSS", "sitemap"]
"""


def by_hugo(kb: Path, root: Path) -> Path:
    out = root / "themes/out"
    then = postmortems(kb, "export", "--for", "hugo", "--to", str(out), **CLOCK).stderr
    menu = postmortems(kb, "export", "--for", "hugo", "--nav").stdout
    (root / "layouts/_default").mkdir(parents=True)
    whole = "<html><body>{{ range site.Menus.main }}<a href='{{ .URL }}'>m</a>{{ end }}<h1>{{ .Title }}</h1>{{ .Content }}<nav>{{ .TableOfContents }}</nav></body></html>"
    for kind in ("_default/single", "_default/list", "index"):
        (root / f"layouts/{kind}.html").write_text(f"<!doctype html>{whole}")
    (root / "hugo.toml").write_text(HUGO + then[then.index("[markup") :] + menu)
    subprocess.run(["hugo", "--quiet"], cwd=root, check=True, capture_output=True, timeout=120)
    return root / "public"


def test_hugo_makes_the_same_pages_where_it_is_installed(
    kb: Path, tmp_path: Path, ours: dict[str, str]
) -> None:
    if not shutil.which("hugo"):
        return
    site = by_hugo(kb, tmp_path)
    theirs = pages_of(site)
    assert {path for path, text in ours.items() if theirs.get(path) != text} == set()
    assert broken(site) == []
    assert 'href="#root-cause"' in (site / "incidents/2024-05-14-login-feature-deploy/index.html").read_text()


@pytest.mark.parametrize("name", ["hugo", "starlight"])
def test_commonmark_makes_the_same_texts_of_the_example(
    name: str, kb: Path, tmp_path: Path, ours: dict[str, str]
) -> None:
    out = exported(kb, name, tmp_path / "out")
    folder = out / ("content" if name == "hugo" else "src/content/docs")
    made = {
        path.relative_to(folder).as_posix().replace("_index.md", "index.md"): path
        for path in folder.rglob("*.md")
    }
    assert len(made) > 100
    for path, file in made.items():
        stem = path.removesuffix(".md").removesuffix("index")
        page = ours.get(f"{stem.rstrip('/')}/index.html".lstrip("/"))
        meta, text = file.read_text("utf-8").removeprefix("---\n").split("\n---\n", 1)
        assert yaml.safe_load(meta)["title"]
        assert path == "index.md" or framed_text(text) == page, path


@cache
def framed_text(text: str) -> str:
    """Return what a page says whose source is Markdown; most have the same for every generator."""
    html = commonmark(re.sub(r" \{#[^}]*\}$", "", text, flags=re.MULTILINE))
    frame = JustHTML(html, fragment=True, sanitize=False).query(".pm-page")
    return squeezed("".join(each.to_text() for each in frame))


def bodies() -> Iterator[str]:
    """Yield the bodies of reports of every kind: those of cases, and those of attacks."""
    cases = sorted((ROOT / "tests/cases/good").glob("*.md"))
    yield from (path.read_text("utf-8").split("\n---\n", 1)[-1] for path in cases)
    told = corpus(BASE, harmless=False).files
    yield from (
        text.split("\n---\n", 1)[-1] for path, text in told.items() if path.startswith("incidents/body-")
    )
    yield "## A *b* `<c>` & [d](e) #1\n\n```\na\n\n\n  b *c*\n```\n\n## 1. x_y_z ~a~\n\n> ## quoted\n\n- ## listed\n\n  text\n"


def shape(html: str) -> list[str]:
    """Return the elements of HTML and what they say, blanks but those of code apart."""
    page = JustHTML(f"<main>{html}</main>", fragment=True, sanitize=False)
    code = [each.to_text(strip=False) for each in page.query("pre")]
    return [
        squeezed(page.to_text()),
        *(each.name for each in page.query("main *") if each.name != "br"),
        *code,
    ]


def framed(body: str) -> tuple[str, tuple[object, ...]]:
    done = render(body.replace('class="headerlink"', ""))
    return (
        f'<div class="pm-page">\n<article><header><p>x</p></header>\n{done.html}\n</article>\n</div>',
        done.headings,
    )


BODIES = list(bodies())


@pytest.mark.parametrize("at", range(len(BODIES)))
def test_what_a_report_says_is_passed_on_whatever_it_holds(at: int) -> None:
    html, headings = framed(BODIES[at])
    plain = re.sub(r'<a class="headerlink"[^>]*>.*?</a>', "", html, flags=re.DOTALL)
    md = Markdown(extensions=["md_in_html", "toc", "attr_list", "tables", "admonition", "footnotes"])
    made = md.convert(in_containers(plain, headings))  # type: ignore[arg-type]
    assert shape(made) == shape(plain)
    made = commonmark(between_blocks(plain, headings, has_anchors=False))  # type: ignore[arg-type]
    assert shape(re.sub(r'<a id="[^"]*"></a>', "", made)) == shape(plain)


SOURCES = {
    "": "index.md",
    "incidents/": "incidents/index.md",
    "incidents/a/": "incidents/a.md",
    "s/%C3%A9/": "s/é.md",
}


@pytest.mark.parametrize(
    ("page", "address", "expected"),
    [
        ("incidents/a.md", "../?x=1&amp;y#z", "index.md?x=1&amp;y#z"),
        ("incidents/a.md", "../../", "../index.md"),
        ("incidents/a.md", "../../s/%C3%A9/", "../s/é.md"),
        ("incidents/a.md", "../g%20h.png", "g h.png"),
        ("incidents/index.md", "a/#top", "a.md#top"),
        ("index.md", "./", "index.md"),
        ("index.md", "feed.atom", "feed.atom"),
        ("index.md", "#a", "#a"),
        ("index.md", "https://x.example/a/", "https://x.example/a/"),
        ("index.md", "mailto:a@x.example", "mailto:a@x.example"),
    ],
)
def test_addresses_name_sources_but_in_drawings(page: str, address: str, expected: str) -> None:
    html = f'<p><a class="x" href="{address}">a</a></p><svg><svg></svg><a href="{address}"></a></svg><img src="{address}">'
    found = re.findall(r'(?:href|src)="([^"]*)"', to_sources(html, page, SOURCES))
    assert found == [expected, address, expected]


def test_a_page_can_go_without_its_title() -> None:
    html = '<h1 id="pm-title" dir="auto">A <span hidden> b</span></h1>\n<article aria-labelledby="pm-title"><h1>x</h1>'
    assert without_title(html) == "<article><h1>x</h1>"


ODD = {
    "no nav": "theme: {name: material, font: false, custom_dir: own}\n",
    "files": "use_directory_urls: false\nnav: [index.md]\n",
    "mapping": "INHERIT: base.yml\nplugins: {postmortems: {path: kb}}\nmarkdown_extensions: {toc: {}}\n",
    "other names": "docs_dir: pages\nextra_css: [own.css]\nextra_javascript: [own.js]\nhooks: [hook.py]\n",
}


@pytest.mark.parametrize("name", BUILDS)
@pytest.mark.parametrize("what", ODD)
def test_sites_of_all_sorts_are_built(what: str, name: str, tmp_path: Path) -> None:
    own = "own:\n  - search\n"
    config = ("site_name: S\nsite_url: https://site.example/\n" if what == "mapping" else CONFIG) + ODD[what]
    docs = "pages" if what == "other names" else "docs"
    said = "# Home\n\n[a](guide/a.md)\n\n<!-- postmortems: latest -->\n\nAfter *that*.\n"
    files: dict[str, str | bytes] = {
        f"{docs}/index.md": said, f"{docs}/guide/a.md": "# A\n\n[home](../index.md)\n", f"{docs}/own.css": "a{}",
        f"{docs}/own.js": "1", "own/x.txt": own, "hook.py": "def on_page_markdown(markdown, **_):\n    return markdown\n",
        "base.yml": "plugins: {search: {}}\n", "incidents/a.md": report(body=BODY),
    }  # fmt: skip
    site = BUILDS[name](exported(make_project(tmp_path, files, config), name, tmp_path / "out"))
    place = ("kb/" if what == "mapping" else "") + (
        "incidents/a.html" if what == "files" else "incidents/a/index.html"
    )
    assert "Nobody in Europe could pay" in (site / place).read_text("utf-8")
    home = JustHTML((site / "index.html").read_text("utf-8"), sanitize=False)
    (part,) = home.query(".pm-part")
    assert "Checkout down in Europe" in part.to_text()
    assert home.query("p em")
    assert [each for each in broken(site, "https://site.example/") if "favicon" not in each] == []
    if what == "other names":
        assert "own.css" in (site / "index.html").read_text("utf-8")


@pytest.mark.parametrize("name", BUILDS)
@pytest.mark.parametrize("host", ["github.com", "git.example.com"])
@pytest.mark.parametrize("own", [True, False])
def test_no_page_leads_to_a_file_that_is_elsewhere(own: bool, host: str, name: str, tmp_path: Path) -> None:
    theme = "theme: {name: material, font: false, features: [content.action.edit]" + (
        ", custom_dir: own}" if own else "}"
    )
    config = f"{CONFIG}{theme}\nrepo_url: https://{host}/a/kb\nedit_uri: edit/main/docs\n"
    files: dict[str, str | bytes] = {
        "docs/g.md": "# G\n",
        "own/x.txt": "x",
        "incidents/a b.md": report("id: a\n", BODY),
    }
    site = BUILDS[name](exported(make_project(tmp_path, files, config), name, tmp_path / "out"))
    home = f"https://{host}/a/kb"
    told = {
        path: [attr(link, "href") for link in page.query('[rel="edit"]')]
        for path, page in parsed(site).items()
    }
    right = {
        "incidents/a/index.html": [f"{home}/edit/main/incidents/a%20b.md"],
        "g/index.html": [f"{home}/edit/main/docs/g.md"],
    }
    expected = right if name == "zensical" and not own else {}
    found = {path: links for path, links in told.items() if links and "/#/" not in links[0]}
    assert found == expected


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_an_export_is_written_again_after_a_change_whatever_that_is(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/a.md": report()}, CONFIG)
    command = (
        Path(sys.executable).with_name("postmortems"),
        "export",
        "--for",
        "json",
        "--to",
        "out",
        "--watch",
    )
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr

        def told() -> str:
            said = ""
            while not said.endswith("Watching; Ctrl-C ends it.\n"):
                line = process.stderr.readline() if process.stderr else ""
                assert line, said
                said += line
            return said

        assert "out: " in told()
        for text, says in ((CONFIG + "theme: [\n", "invalid-setting"), (CONFIG, "out: ")):
            (tmp_path / "mkdocs.yml").write_text(text)
            assert says in told()
        (tmp_path / "incidents/a.md").write_text(report("severity: P77\n"))
        assert "invalid-value" in told()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 1
        assert "Traceback" not in process.stderr.read()


def test_what_is_written_is_not_watched(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/a.md": report()}, CONFIG)
    for more in (("--to", "docs/out"), ("--nav",)):
        done = postmortems(tmp_path, "export", "--for", "json", "--watch", *more)
        assert (done.returncode, "--watch" in done.stderr) == (2, True)
