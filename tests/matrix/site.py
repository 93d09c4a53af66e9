"""A small site with what others stumble over: links both ways, folders, other scripts, templates in reports."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from building import git

HEAD = """---
title: "{title}"
status: {status}
severity: SEV{severity}
services: [{services}]
started_at: {day}T14:05+00:00
tags: [invented]
summary: "What happened to {services} on {day}."
---
"""
ODD = """## Summary

Nothing of this is run: `${{ secrets.TOKEN }}`, {{ 71 * 191000191 }}, `{% include "../.env" %}`, `[[home]]`, `[[../a|b]]`.

> [!NOTE]
> An alert as GitHub shows it.

    {{ config.site_name }}

```yaml
token: ${{ secrets.TOKEN }}
--8<-- "mkdocs.yml"
```

- [x] a task
    - one below it

::: not.a.module
"""
PLAIN = """## Summary

Nobody could pay for 35 minutes; see [the runbook](../docs/runbook.md#restart) and [the one before](first.md).

## Timeline

- 14:05 UTC: the first order fails
- 14:40 UTC: the queue is drained
"""
NESTED = """## Summary

As [before](../first.md), with [the runbook](../../docs/runbook.md) at hand.

![The queue](queue.png)
"""
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
DOCS = {
    "docs/index.md": "# Home\n\nRead [the runbook](runbook.md).\n\n<!-- postmortems: latest -->\n",
    "docs/runbook.md": "# Runbook\n\n## Restart\n\nOne at a time. See [the first](incidents/first.md).\n",
}


def report(
    title: str, day: str, body: str, severity: int = 2, services: str = "checkout", status: str = "draft"
) -> str:
    """Return the text of a report."""
    told = {"title": title, "day": day, "severity": severity, "services": services, "status": status}
    return HEAD.format(**told) + body


REPORTS = {
    "incidents/first.md": report(
        "Checkout's queue & its <limits>", "2026-03-04", PLAIN.replace("first.md", "odd.md")
    ),
    "incidents/second.md": report("Checkout down", "2026-05-06", PLAIN, 1, "checkout, search"),
    "incidents/odd.md": report("What others run {{ 71 * 191000191 }}", "2026-06-07", ODD, 3, "search"),
    "incidents/2025/nested.md": report("A queue in a folder", "2025-07-08", NESTED),
    "incidents/arabic.md": report(
        "توقف الدفع", "2026-08-09", "## Summary\n\nتوقف الدفع لمدة نصف ساعة. 決済が停止した。\n", 4
    ),
    "incidents/withdrawn.md": report(
        "Taken back", "2026-09-10", "## Summary\n\nIt was none.\n", 3, "search", "withdrawn"
    ),
}
CONFIG = """site_name: Beside others
site_url: https://site.example/
{config}
plugins:
{plugins}
"""


def make(folder: Path, config: str, plugins: str, files: Mapping[str, str], pages: int = 0) -> None:
    """Write the site into a folder, and commit it; `pages` are more that it has."""
    shutil.rmtree(folder, ignore_errors=True)
    told = {
        "mkdocs.yml": CONFIG.format(config=config, plugins=plugins),
        ".gitignore": "site/\n.cache/\n",
        ".env": "TOKEN=Secretword\n",
    }
    for path, text in (DOCS | dict(_more(pages)) | REPORTS | told | dict(files)).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if text:
            file.write_text(text, "utf-8")
    (folder / "incidents/2025/queue.png").write_bytes(PNG)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "The site")


def _more(pages: int) -> Iterator[tuple[str, str]]:
    for nth in range(pages):
        before = f"[before](page-{nth - 1}.md)" if nth % 10 else "[home](../index.md)"
        text = f"# Page {nth}\n\nSee {before}, [the first](../incidents/first.md).\n\n{{{{ page.title }}}}\n"
        yield f"docs/part-{nth // 10}/page-{nth}.md", f"---\ntags: [howto]\n---\n{text}"
