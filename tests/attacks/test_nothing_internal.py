"""A site for the public: nothing of a report that is not, whatever field or file it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from samples import BODY, report

from .built import mkdocs
from .corpus import write
from .fields import GIVEN, accepted, leaves, quoted
from .fields import put as put_field

CONFIG = """\
site_name: Public
site_url: https://site.example/
theme: {name: material, font: false}
plugins:
  - search
  - tags
  - postmortems:
      audience: public
"""
SECRET = "hushword"
"""Stands in everything that an internal report says."""


def internal() -> str:
    """Return an internal report that says the word in every field that takes it."""
    values: dict[str, object] = {
        "id": f"{SECRET}-id", "aliases": [f"{SECRET}-alias"], "status": "draft", "severity": "SEV1", "started_at": "1999-01-02T03:04Z",
        "related": [{"id": "open"}], "visibility": "internal",
    }  # fmt: skip
    for number, leaf in enumerate(leaves()):
        text = next(
            (
                text
                for text in (f"{SECRET}{number}", f"https://{SECRET}{number}.example/")
                if accepted(text, leaf.kind)
            ),
            None,
        )
        if leaf.names[0] not in (*GIVEN, "severity", "trigger") and text:
            put_field(values, leaf, text)
    values |= {
        "services": [f"{SECRET}-service"],
        f"x-{SECRET}": SECRET,
        "detection": {"source": "alert", "detail": SECRET},
    }
    front = "".join(f"{name}: {quoted(value)}\n" for name, value in values.items())
    body = BODY.replace("Nobody", f"{SECRET} nobody").replace("payments-team", f"{SECRET}-team")
    return f"---\n{front}---\n\n{body}\n![{SECRET}]({SECRET}.png) [t]({SECRET}.txt)\n"


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Yield a site for the public of one public report, and another."""
    root = tmp_path_factory.mktemp("public")
    shown = report(
        f"visibility: public\nid: open\nrelated: [{{id: {SECRET}-id, relation: caused-by}}]\ntitle: Shown\n"
    )
    write({
        "mkdocs.yml": CONFIG, "docs/mermaid.js": "", "incidents/open.md": shown, f"incidents/{SECRET}/{SECRET}.md": internal(),
        f"incidents/{SECRET}/{SECRET}.png": SECRET, f"incidents/{SECRET}/{SECRET}.txt": SECRET,
    }, root)  # fmt: skip
    log = mkdocs(root)
    assert "1 of 2 reports" in log, log
    yield root / "site"


def test_what_is_public_is_there(public: Path) -> None:
    assert "Shown" in (public / "incidents/open/index.html").read_text("utf-8")


def test_nothing_internal_is_anywhere(public: Path) -> None:
    files = [path for path in sorted(public.rglob("*")) if path.is_file()]
    named = [path for path in files if re.search(f"{SECRET}|1999", path.relative_to(public).as_posix())]
    saying = [path for path in files if SECRET.encode() in path.read_bytes()]
    assert (named, saying) == ([], [])
    assert len(files) > 50


def test_the_word_stands_in_many_fields() -> None:
    assert internal().count(SECRET) > 20
