"""A site of each kind of the same reports: with this plugin, and as the plain pages of others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .corpus import write
from .peers import HUGO, ZENSICAL
from .processes import HERE, Cost, run

MKDOCS = """\
site_name: Reports
site_url: https://example.org/
theme: {name: material, font: false}
markdown_extensions:
  [admonition, attr_list, footnotes, tables, toc: {permalink: true}, pymdownx.highlight, pymdownx.superfences]
"""
OUTSIDE = "nav: [{About: about.md}]\nnot_in_nav: incidents/\n"
HUGO_SITE = """\
baseURL = "https://example.org/"
title = "Reports"
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
[outputs]
home = ["HTML", "JSON"]
"""
PAGE = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main><h1>{{ .Title }}</h1>{{ .TableOfContents }}{{ .Content }}</main></body></html>
"""
LIST = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><ul>
{{ range .RegularPagesRecursive }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}
</ul></body></html>
"""
INDEX = """\
{{- $all := slice -}}
{{- range .Site.RegularPages }}
{{ $all = $all | append (dict "title" .Title "url" .RelPermalink "text" .Plain) }}
{{- end -}}
{{ $all | jsonify }}
"""
INCIDENTS = "incidents"
OURS, BARE = "postmortems", "MkDocs and Material"
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Kind:
    """What stands beside its reports, where they are, how it is built, and what becomes of their text."""

    files: Mapping[str, str]
    reports: str
    command: tuple[str, ...]
    written: Callable[[str, str], str] = lambda _, text: text
    output: str = "site"
    most: int = 100_000

    def make(self, folder: Path, reports: Path) -> None:
        """Make a site in a new folder, of the reports in another."""
        for path, text in self.files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8")
        (folder / self.reports).mkdir(parents=True, exist_ok=True)
        for report in reports.glob("*.md"):
            text = self.written(report.name, report.read_text("utf-8"))
            (folder / self.reports / report.name).write_text(text, "utf-8")

    def build(self, folder: Path, around: Mapping[str, str] | None = None) -> Cost:
        """Build it as its authors would."""
        return run(folder, *self.command, around=around)


def dated(name: str, text: str) -> str:
    """Return a report as a post of a blog, which has a date."""
    return text.replace("---\n", f"---\ndate: {DAY.findall(name)[0]}\n", 1)


def mkdocs(plugins: str, more: str = OUTSIDE) -> dict[str, str]:
    """Return what a site of MkDocs needs beside its reports."""
    return {"mkdocs.yml": f"{MKDOCS}{more}plugins: {plugins}\n", "docs/about.md": "# About\n"}


MKDOCS_BUILD = (str(HERE / "mkdocs"), "build", "--quiet")
KINDS = {
    OURS: Kind(mkdocs("[search, postmortems]"), INCIDENTS, MKDOCS_BUILD),
    BARE: Kind(mkdocs("[search]"), f"docs/{INCIDENTS}", MKDOCS_BUILD),
    "Material's blog plugin": Kind(
        {**mkdocs("[search, blog]", ""), "docs/index.md": "# Home\n"}, "docs/blog/posts", MKDOCS_BUILD, dated,
        most=2_000,
    ),
    "Zensical": Kind(
        mkdocs("[search]"), f"docs/{INCIDENTS}", (ZENSICAL.path, "build", "--clean"),
    ),
    "Hugo": Kind(
        {"config.toml": HUGO_SITE, "layouts/_default/single.html": PAGE, "layouts/_default/list.html": LIST,
         "layouts/index.json": INDEX},
        f"content/{INCIDENTS}", (HUGO.path, "--quiet"), output="public",
    ),
}  # fmt: skip


def made(root: Path, size: int, peers: bool) -> Iterator[tuple[str, Path]]:
    """Make the sites whose programs there are, of as many reports; yield the name and the folder of each."""
    reports = root / "reports"
    write(reports, size)
    for number, (name, kind) in enumerate(KINDS.items()):
        if kind.command[0] and size <= kind.most and (peers or name in (BARE, OURS)):
            folder = root / f"site{number}"
            kind.make(folder, reports)
            yield name, folder


@dataclass(frozen=True)
class Edit:
    """What somebody changes in one report; each time it is written it is another change."""

    before: str
    after: str

    def write(self, report: Path, number: int) -> None:
        """Change a report."""
        text = report.read_text("utf-8")
        report.write_text(text.replace(self.before, self.after.format(number), 1), "utf-8")


TEXT = Edit("## Resolution\n\n", "## Resolution\n\nOne more paragraph, number {}.\n\n")
FIELD = Edit("title: '", "title: 'New {} ")


def one(folder: Path) -> Path:
    """Return the report that is edited: one from the middle."""
    reports = sorted(folder.glob("*.md"))
    return reports[len(reports) // 2]
