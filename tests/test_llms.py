"""What assistants read of a site: an index, and the Markdown beside each page; no more than its audience may see."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import mkdocs
from pages.shelf import incident, site, told
from postmortems.hosts.exported import write_site
from postmortems.pages.assistants import MOST, files
from postmortems.pages.base.page import Site
from postmortems.publishing import load
from postmortems.site.project import find_project
from samples import CONFIG, NOW, make_project, report

BODY = """\
## Summary

See [the other](hidden.md). <!-- zebracomment -->

<!-- okapicomment -->

- one
  - two

| a | b |
|---|---|
| c | d |

```
log [x]
```
"""


def made(of: Site) -> dict[str, str]:
    return dict(files(of))


def test_the_index_leads_to_the_markdown_of_each() -> None:
    found = made(
        site(incident("b", title="Odd [title](x) here", summary="It broke."), incident("a", "2020-01-01"))
    )
    assert list(found) == ["llms.txt", "incidents/b.md", "incidents/a.md"]
    lines = found["llms.txt"].splitlines()
    assert lines[0] == "# Postmortems"
    assert "- [Odd (title)(x) here](incidents/b.md): 4 Mar 2026, SEV2, web, unknown. It broke." in lines
    assert [line for line in lines if line.startswith("## ")] == ["## Incidents", "## Data"]


def test_it_is_bounded() -> None:
    many = site(*(incident(f"i{at}", title="Long " * 500) for at in range(MOST + 3)))
    text = made(many)["llms.txt"]
    assert text.count("\n- [Long") == MOST
    assert max(map(len, text.splitlines())) < 600


def test_the_markdown_is_that_of_the_report() -> None:
    text = made(site(told(BODY)))["incidents/told.md"]
    assert text.startswith(
        "# Incident told\n\n- Id: told\n- Status: final\n- Began: 4 Mar 2026, SEV2, web, unknown\n\n## Summary"
    )
    assert "[the other](hidden.md)" in text


def test_an_edition_for_the_public_has_what_readers_see() -> None:
    text = made(site(told(BODY, visibility="public"), audience="public"))["incidents/told.md"]
    assert "See the other." in text
    assert "- one" in text and "  - two" in text and "c | d" in text and "    log [x]" in text
    assert not any(word in text for word in ("hidden.md", "zebracomment", "okapicomment", "<!--"))


def test_a_site_can_do_without() -> None:
    assert made(site(incident(), llms=False)) == {}


@pytest.mark.parametrize("options", ["", "use_directory_urls: false\n"])
def test_it_stands_beside_the_page(options: str, tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/one.md": report()}, f"{CONFIG[:-1]}: {{path: kb}}\n{options}")
    (tmp_path / "docs").mkdir()
    done = mkdocs(tmp_path, "build", "-q", "--strict")
    assert done.returncode == 0, done.stderr
    root = tmp_path / "site/kb"
    assert (root / "incidents/one.md").read_text("utf-8").startswith("# Checkout down in Europe\n")
    assert (root / f"incidents/one{'.html' if options else '/index.html'}").is_file()
    assert "(incidents/one.md)" in (root / "llms.txt").read_text("utf-8")


def test_a_folder_has_it_too(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/one.md": report()})
    write_site(load(find_project(tmp_path, None, ()), NOW), tmp_path / "out")
    assert (tmp_path / "out/incidents/one.md").read_text("utf-8").startswith("# Checkout down in Europe\n")
    assert (tmp_path / "out/incidents/one/index.html").is_file()
    assert (tmp_path / "out/llms.txt").is_file()


@pytest.mark.parametrize("generator", ["mkdocs", "zensical"])
def test_where_pages_are_markdown_no_copy_stands_in_their_place(generator: str, tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/one.md": report()})
    write_site(load(find_project(tmp_path, None, ()), NOW), tmp_path / "out", generator)
    (found,) = (tmp_path / "out").rglob("one.md")
    assert not found.read_text("utf-8").startswith("# Checkout down in Europe\n")
    assert not list((tmp_path / "out").rglob("llms.txt")), "its links would lead nowhere"
