"""What searches are given of a page: they have to find in it what they find in the whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from material.plugins.search.plugin import Parser  # type: ignore[import-untyped]

from pages.shelf import made, site, told, whole
from postmortems.checks.check import all_checks
from postmortems.hosts.mkdocs_search import searched
from postmortems.model.incident import Incident
from postmortems.reading.project import find_project, read_corpus

ROOT = Path(__file__).parent.parent
HOLDS_EVERYTHING = """\
## Summary

A *word*, a **word**, `code`, [a link](https://example.com/ "a > b < c") and <b>raw</b> <span>HTML</span>.

| When | What |
| --- | --- |
| 14:05 | it **began** |

- [x] one
  1. two <details><summary>more</summary>hidden</details>

## Timeline

- 2026-03-04 14:05 UTC: first failed payment
- 2026-03-04 15:30 UTC: the word `data-search-exclude>` and </table>

```python
def answer() -> int:
    return 6 * 7  # <table data-search-exclude>
```
"""


def entries(html: str) -> list[tuple[str, str, str]]:
    """Return anchor, title and text of each entry that the theme's search makes of a page."""
    parser = Parser()
    parser.feed(html)
    parser.close()
    sections = [section for section in parser.data if not section.is_excluded()]
    return [
        (section.id or "", "".join(section.title).strip(), " ".join("".join(section.text).split()))
        for section in sections
    ]


def examples() -> Iterator[Incident]:
    project = find_project(ROOT, None, all_checks())
    yield from read_corpus(project)[0].incidents


@pytest.mark.parametrize("incident", [*examples(), whole(), told(HOLDS_EVERYTHING)], ids=lambda one: one.id)
def test_a_search_finds_the_same_in_less(incident: Incident) -> None:
    html = made(site(incident))[f"incidents/{incident.id}.md"]
    assert entries(searched(html)) == entries(html)


def test_what_is_drawn_is_not_read() -> None:
    html = made(site(told(HOLDS_EVERYTHING)))["incidents/told.md"]
    assert "<svg" in html
    assert "<svg" not in searched(html)
    assert len(searched(html)) < len(html) / 2
