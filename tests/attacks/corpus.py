"""All attacks as the files of one knowledge base, and files of the same shape with harmless texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from postmortems.reading.document import read_document

from . import addresses, files, markup
from .fields import FrontMatter, own_fields, quoted, refused, slugs, taken, vocabularies
from .payloads import HARMLESS, TEXTS, Attack, armed

if TYPE_CHECKING:
    from collections.abc import Mapping

CONFIG = """\
site_name: Attacks
site_url: {address}
repo_url: https://repository.example/reports
edit_uri: edit/main/docs/
theme:
  name: material
  font: false
  features: [content.action.edit, content.action.view, content.code.copy, content.tooltips, navigation.footer,
    navigation.instant, navigation.instant.prefetch, navigation.top, search.highlight,
    search.suggest, toc.follow]
extra_javascript: [mermaid.js]
plugins:
  - search
  - tags
  - postmortems:
      template: own
      templates_dir: templates
      checks: {{broken-link: info, missing-asset: info, unknown-reference: info, placeholder-text: info, unread-markdown: info}}
{words}
"""
MERMAID = "window.mermaid = {initialize() {}, render: async () => ({svg: '', bindFunctions() {}})}\n"
"""Stands for the site's own copy, so that the theme fetches none."""

SECTIONS = """\
## Summary

{text}

## Impact {text}

![{text}](a.png "{text}") [{text}](a.png '{text}') `{text}`

## Timeline

| Time | {text} |
| --- | --- |
| 14:05 | {text} |
| 14:09 | **Detected**: {text} |

- 14:30 UTC: {text}
- ~14:40 UTC: {text} <b>{text}</b>

## {text}

```{text}
{text}
```

[^{text}]: {text}

## Action items

- [ ] {text} (owner: {text}, due: 2026-05-06, ticket: {text}, kind: prevent)
- [x] {text} (owner: {text})

| Action | Owner | Ticket |
| --- | --- | --- |
| {text} | {text} | {text} |
"""
CALM = """\
## Summary

{story}

## Action items

- [x] Widen the pipe (owner: plain people)
- [x] Move the valve (owner: plain folk)
- [ ] Paint the tank (owner: plain people)
"""
STORIES = (
    "Frost burst the northern pipe, and the meadow behind the mill was flooded.", "Words.",
    "A beaver dam held the brook, so that the turbine ran dry overnight.", "Nothing else.",
)  # fmt: skip
"""What each page tells of reports is told of harmless ones too: what is done, what is open and not late, what is alike."""
FIRST = "title: {title}\nstatus: draft\nseverity: plain severities\nservices: [plain services]\nstarted_at: {day}T07:08+00:00\n"
TEMPLATE = (
    "---\ndescription: {text}\nrequired: [summary]\n---\n\n{text}\n\n## Summary {text}\n\n<!-- {text} -->\n"
)
BATCH = 60
MANY = 260


@dataclass(frozen=True)
class Corpus:
    """Files by path; the attacks in fields by the id of their report."""

    files: Mapping[str, str]
    fields: Mapping[str, tuple[Attack, ...]]


def corpus(address: str, *, harmless: bool) -> Corpus:
    """Make the files of the site that will stand at `address`."""
    fields = dict(_fields(harmless))
    made = {f"incidents/{id_}.md": matter.written(_sections(id_, harmless)) for id_, matter in fields.items()}
    made |= {f"incidents/{path}": text for path, text in (*_bodies(harmless), *_slugs(), *_many(harmless))}
    if not harmless:
        made |= {f"incidents/{path}": text for path, text in (*_named(), *_beside())}
    shared = {
        "mkdocs.yml": CONFIG.format(address=address, words=_words(harmless)),
        "docs/mermaid.js": MERMAID,
        "incidents/a.png": "not an image",
        "templates/own.md": TEMPLATE.format(text=_text("element", 800_000, harmless)),
    }
    return Corpus({**made, **shared}, {id_: matter.attacks for id_, matter in fields.items()})


def in_theme(theme: str) -> Mapping[str, str]:
    """Return what attacks what a theme prints, fields and names of files, for a site in another theme."""
    made = corpus("https://site.example/", harmless=False).files
    few = {
        name: text
        for name, text in made.items()
        if "/fields-" in name or "id: name-" in text or "incidents" not in name
    }
    head, tail = made["mkdocs.yml"].split("theme:")
    rest = tail[tail.index("extra_javascript:") :].replace("  - tags\n", "")
    return {**few, "mkdocs.yml": f"{head}theme: {{name: {theme}}}\n{rest}"}


def refused_reports() -> Iterator[tuple[str, FrontMatter]]:
    """Yield reports of values that their fields do not take, by name."""
    for number, payload in enumerate(TEXTS):
        yield f"refused-{number:02}.md", refused(payload, 1000 * number)


def constructs() -> Iterator[tuple[str, str]]:
    """Yield each body construct with what it is, `@` where its number goes."""
    yield from addresses.attempts()
    for group, texts in markup.GROUPS.items():
        yield from ((group, text) for text in texts)


def numbered() -> Iterator[tuple[int, str]]:
    """Yield each construct, armed, with its number."""
    for number, (_, text) in enumerate(constructs(), start=100_000):
        yield number, armed(text, number)


def readable(body: str) -> bool:
    """Tell whether a body holds nothing for which its whole file is refused."""
    return not read_document("x.md", f"---\nx: 1\n---\n{body}".encode()).problems


def write(files_: Mapping[str, str], root: Path) -> list[str]:
    """Write files below `root`; return those that this machine cannot hold."""
    left = []
    for name, text in files_.items():
        path = root / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        except (OSError, ValueError):
            left.append(name)
    return left


def _words(harmless: bool) -> str:
    settings = {**vocabularies(harmless), "fields": own_fields(harmless)}
    return "\n".join(f"      {name}: {quoted(value)}" for name, value in settings.items())


def _text(payload: str, number: int, harmless: bool) -> str:
    return armed(HARMLESS if harmless else TEXTS[payload], number)


def _fields(harmless: bool) -> Iterator[tuple[str, FrontMatter]]:
    for number, payload in enumerate(TEXTS):
        yield f"fields-{number:02}", taken(payload, 10_000 + 1000 * number, harmless)


def _sections(id_: str, harmless: bool) -> str:
    number = int(id_.rpartition("-")[2])
    return SECTIONS.format(text=_text(list(TEXTS)[number], 500_000 + number, harmless))


def _bodies(harmless: bool) -> Iterator[tuple[str, str]]:
    """Yield reports of a dozen constructs each."""
    made = [text for _, text in numbered() if readable(text)]
    for number, start in enumerate(range(0, len(made), BATCH)):
        body = armed(HARMLESS, number) if harmless else "\n\n".join(made[start : start + BATCH])
        first = FIRST.format(title=f"Body {number}", day=f"202{number % 7}-03-04")
        yield f"body-{number:03}.md", f"---\n{first}---\n\n## Summary\n\n{body}\n"


def _slugs() -> Iterator[tuple[str, str]]:
    for number, (_, fields) in enumerate(slugs()):
        yield f"slug-{number:02}.md", FrontMatter(fields, ()).written(CALM.format(story=STORIES[number % 4]))


def _many(harmless: bool) -> Iterator[tuple[str, str]]:
    """Yield as many reports as make the list of incidents load its rows when it is asked for them."""
    for number in range(MANY):
        payload = list(TEXTS)[number % len(TEXTS)]
        text = _text(payload, 400_000 + number, harmless)
        values = {
            "title": text, "status": "draft", "severity": "plain severities", "services": ["plain services"],
            "started_at": f"202{number % 7}-06-07", "trigger": vocabularies(harmless)["triggers"][1]["name"],
            "summary": text,
        }  # fmt: skip
        yield f"many-{number:03}.md", FrontMatter(values, ()).written()


def _named() -> Iterator[tuple[str, str]]:
    for number, name in enumerate(files.NAMES):
        first = FIRST.format(title=f"Name {number}", day=f"202{number % 7}-01-02")
        yield armed(name, 600_000 + number), f"---\n{first}id: name-{number}\n---\n\n## Summary\n\nWords.\n"


def _beside() -> Iterator[tuple[str, str]]:
    """Yield what lies beside reports: one refers to all that may be published, the other to the rest."""
    for number, (name, text) in enumerate((files.BESIDE | files.drawings()).items()):
        yield f"{_folder(name)}/{name}", armed(text, 700_000 + number)
    for folder in ("may", "never"):
        names = [name for name in files.BESIDE | files.drawings() if _folder(name) == folder]
        body = "\n".join(f"- ![t](<{name}>) [t](<{name}>)" for name in names)
        first = FIRST.format(title=f"Files that {folder} be published", day="2026-01-01")
        yield f"{folder}/{folder}.md", f"---\n{first}---\n\n## Summary\n\n{body}\n"


def _folder(name: str) -> str:
    """Return the folder of a file beside a report: whether it may be published."""
    return "may" if files.may_be_published(name) else "never"
