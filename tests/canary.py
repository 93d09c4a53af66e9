"""A knowledge base of which every part that is internal holds a word of its own, and how to find such a word.

All words begin alike, so that they are looked for at once, however a file writes them.
"""

from __future__ import annotations

import base64
import gzip
import html
import itertools
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from attacks.fields import accepted, leaves, put, quoted
from images import ALL, png
from postmortems.model.public import ALWAYS
from postmortems.sections import ROLES
from samples import make_project

STEM = "zqhushed"
CONFIG = f"""\
site_name: Public
site_url: https://public.example/
repo_url: https://git.example.com/a/kb
edit_uri: edit/main/docs/
theme: {{name: material, font: false, features: [content.action.edit]}}
plugins:
  - search
  - tags
  - postmortems:
      templates_dir: {STEM}templates
      template: {STEM}template
      fields:
        {STEM}field: {{type: text, title: {STEM} told, doc: {STEM}}}
        tier: {{type: choice, values: [{{name: gold, aliases: [{STEM}gold]}}], filter: true, doc: {STEM}}}
      services:
        - {{name: checkout, owner: {STEM}team, aliases: [{STEM}alias]}}
        - {{name: {STEM}service}}
      triggers: [deploy, {STEM}trigger]
      severities: [{{name: SEV1, aliases: [{STEM}sev]}}, SEV2]
      sections: {{{STEM}section: {{titles: [{STEM} section]}}}}
      rules: [{{severity: [SEV1], fields: [{STEM}field]}}]
      checks: {{missing-section: off, missing-field: off}}
      tickets: https://{STEM}.example.com/{{}}
      public:
        fields: [kind, summary, impact.summary, related, resolved_at, action_items, links, tier]
        sections: [summary, impact, timeline]
nav:
  - Home: index.md
  - {STEM} page: incidents/{STEM}-id.md
  - Writing a report: writing/index.md
  - About: about.md
"""


class Words:
    """Hands out words, and knows where each stands."""

    def __init__(self) -> None:
        self.places: list[str] = []

    def next(self, place: str) -> str:
        """Return the word of a place."""
        self.places.append(place)
        return f"{STEM}{len(self.places)}"

    def where(self, word: str) -> str:
        """Return the place of a word."""
        number = int(word.removeprefix(STEM) or 0)
        return self.places[number - 1] if number else "the settings"


GIVEN = (
    "status",
    "severity",
    "started_at",
    "tier",
    "aliases",
    "related",
    "id",
    "template",
    "trigger",
    "services",
    "kind",
)
"""Fields that need something else than any word."""
TOLD = (
    *ALWAYS,
    "kind",
    "summary",
    "related",
    "resolved_at",
    "links",
    "tier",
    "title_public",
    "summary_public",
    "action_items",
)
"""Fields of which the public is told something."""


def fields(words: Words, report: str, without: tuple[str, ...]) -> dict[str, object]:
    """Return all fields that take a word, each with one, but some."""
    values: dict[str, object] = {}
    for leaf in leaves():
        word = words.next(f"{report}: {'.'.join(leaf.names)}")
        text = next((text for text in (word, f"https://{word}.example/") if accepted(text, leaf.kind)), None)
        if leaf.names[0] not in without and text:
            put(values, leaf, text)
    return {**values, "detection": {"source": "alert", "detail": words.next(f"{report}: detection")}}


def written(values: dict[str, object], body: str, above: str = "") -> str:
    """Return a report."""
    front = "".join(f"{name}: {quoted(value)}\n" for name, value in values.items())
    return f"---\n{above}{front}---\n\n{body}"


def hidden_report(words: Words) -> str:
    """Return a report that is not public, with a word in every field that takes one, and in its body."""
    values = {
        **fields(words, "hidden", GIVEN), "status": "draft", "severity": "SEV1", "started_at": "1999-01-02T03:04Z",
        "aliases": [words.next("alias of a hidden report")], "related": [{"id": "open", "relation": "recurrence-of"}],
        "id": f"{STEM}-id", "services": ["checkout"], f"x-{STEM}": words.next("x-"), "tier": "gold",
    }  # fmt: skip
    return written(values, "".join(f"## {title}\n\n{words.next(title)}\n\n" for title in ROLES.values()))


def shown_report(words: Words, id_: str, other: str) -> str:
    """Return a public report with a word in everything that is not public of it."""
    values = {
        **fields(words, "shown", (*GIVEN, *TOLD)), "title": words.next("title"), "title_public": "Payments unavailable",
        "id": id_, "status": "draft", "visibility": "public", "severity": "SEV2", "services": [f"{STEM}alias"],
        "started_at": "2026-03-04T14:05+00:00", "resolved_at": "2026-03-04T15:05+00:00", "tier": f"{STEM}gold",
        "summary": words.next("summary"), "summary_public": "Nobody could pay.",
        "related": [{"id": f"{STEM}-id", "relation": "caused-by"}, {"id": other}],
        "action_items": [{"title": "Set a limit", "owner": words.next("owner"), "ticket": words.next("ticket")}],
        f"{STEM}field": words.next("own field"), f"x-{STEM}": {STEM: words.next("x-")},
        "impact": {"summary": "No payments.", "users": 4711, "revenue": words.next("revenue")},
    }  # fmt: skip
    hidden = [f"## {title}\n\n{words.next(title)}\n\n" for role, title in ROLES.items() if role not in SHOWN]
    above = f"# {words.next('comment in the fields')}\n"
    return written(values, "".join((*_body(words), *hidden)), above)


SHOWN = ("summary", "impact", "timeline")


def _body(words: Words) -> Iterator[str]:
    """Yield the parts of a body that are public, with words in passages and comments of every kind."""
    secret = words.next
    yield f"# {secret('heading of level 1')}\n\n{secret('opening')}\n\n<!-- {secret('comment')} -->\n\n"
    yield f"## {secret('heading')}\n\n### Impact\n\n{secret('role below a hidden heading')}\n\n"
    yield "## Summary\n\nNobody could pay. ![Errors](shown.png) ![More](shown.jpg) ![Loop](shown.gif) ![Web](shown.webp) ![Drawn](shown.svg)\n\n"
    yield f"[//]: # ({secret('comment as an address')})\n\n### Internal notes\n\n{secret('a heading that says so')}\n\n## Summary\n\n"
    yield f"Inline <!-- internal -->{secret('inline')}<!-- /internal --> and <!-- {secret('inline comment')} --> more.\n\n"
    yield f"<!-- INTERNAL -->\n\n{secret('passage')} ![{secret('alt')}]({STEM}.png) [{secret('text')}](https://{secret('address')}.example)\n\n"
    yield f"```\n{secret('code')}\n```\n\n<!--/internal-->\n\n<!-- public: A supplier failed. -->\n\n"
    yield f"- one\n- <!-- internal -->{secret('item')}<!-- /internal -->\n- two\n\n"
    yield f"> said\n>\n> <!-- internal -->\n> {secret('quote')}\n> <!-- /internal -->\n\n"
    yield f"| a | b |\n| --- | --- |\n| 1 | <!-- internal -->{secret('cell')}<!-- /internal --> |\n\n"
    yield f"<div>\n<!-- {secret('comment in HTML')} -->\n<!-- internal -->\n{secret('passage in HTML')}\n<!-- /internal -->\n</div>\n\n"
    yield f"### {ROLES['root_cause']}\n\n{secret('role below a public one')}\n\n"
    yield "## Timeline\n\n- 2026-03-04 14:05 UTC: first failed payment\n"
    yield f"- <!-- internal -->2026-03-04 14:10 UTC: {secret('entry')}<!-- /internal -->\n- 2026-03-04 15:05 UTC: over\n\n"
    yield "## Impact\n\nNobody could pay.\n\n<!-- internal -->\n\n"
    yield f"### {secret('heading in a passage')}\n\n- [ ] {secret('promise')} (owner: {secret('owner in text')})\n\n<!-- /internal -->\n\n"
    yield f"## {STEM} section\n\n{secret('own section')}\n\n"
    yield f"> ## Summary\n>\n> {secret('quoted heading in a hidden section')}\n\n"


def make_canary(root: Path, words: Words) -> Path:
    """Write the knowledge base."""
    files: dict[str, str | bytes] = {
        "docs/about.md": "# About\n\nWho we are.\n\n<!-- postmortems: latest -->\n",
        f"{STEM}templates/{STEM}template.md": f"---\ndescription: {STEM}\n---\n\n## Summary\n\n<!-- guidance: {STEM} -->\n",
        f"incidents/{STEM}/{STEM}.md": hidden_report(words), f"incidents/{STEM}/{STEM}.png": png(STEM),
        f"incidents/{STEM}.png": png(STEM), f"incidents/{STEM}.txt": STEM,
        "incidents/open.md": shown_report(words, "open", "other"),
        "incidents/other.md": shown_report(Words(), "other", "open"),
    }  # fmt: skip
    files |= {f"incidents/shown.{kind}": make(words.next(f"told by a {kind}")) for kind, make in ALL.items()}
    return make_project(root, files, CONFIG)


_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


def forms(data: bytes) -> Iterator[str]:
    """Yield what a file says, as text however it is packed or escaped."""
    for packed in (data, *_unpacked(data)):
        text = packed.decode("utf-8", "replace")
        plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        yield from (
            text,
            plain,
            unquote(plain),
            html.unescape(unquote(plain)),
            packed.replace(b"\0", b"").decode("latin-1"),
        )


def _unpacked(data: bytes) -> Iterator[bytes]:
    if data.startswith(b"\x1f\x8b"):
        yield gzip.decompress(data)
    for start in (found.start() for found in re.finditer(rb"x[\x01\x5e\x9c\xda]", data)):
        try:
            yield zlib.decompressobj().decompress(data[start:])
        except zlib.error:
            continue


def _codes() -> Iterator[str]:
    """Yield what the beginning of each word is in base64, wherever it stands in what is encoded."""
    for before in range(3):
        whole = base64.b64encode(b"\0" * before + STEM.encode()).decode()
        yield whole[(0, 2, 3)[before] :].rstrip("=")[:-1]
    yield STEM.encode().hex()


CODES = tuple(_codes())


def told(site: Path) -> list[tuple[str, str]]:
    """Return each word that a site tells, with the file that does, in its name or in what it holds."""
    found: set[tuple[str, str]] = set()
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        texts = itertools.chain([name], forms(path.read_bytes()) if path.is_file() else ())
        for text in texts:
            found |= {(name, word) for word in re.findall(rf"{STEM}\d*", text, re.IGNORECASE)}
            found |= {(name, STEM) for code in CODES if code in text}
            found |= {(name, STEM) for year in re.findall(r"1999-01-02|Jan(?:uary)? 1999", text)}
    return sorted(found)


def dumped(value: object) -> bytes:
    """Return a value as JSON that escapes all it can."""
    return "".join(f"\\u{ord(letter):04x}" for letter in json.dumps(value)).encode()
