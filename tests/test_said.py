"""No page, drawing, file or script says a word of ours that is not said in the language of the site.

The reports here are written in Greek letters, and the language is one in which every message stands between
brackets: a Latin letter outside of these is a word that nobody can translate, and a comma, a semicolon, a colon
or a full stop beside them is one that a language writes in its own way.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest

from postmortems.hosts.exporting.addresses import url
from postmortems.pages.all import SCRIPT, assets
from postmortems.publishing import load, publish
from postmortems.showing import Host
from postmortems.site.project import find_project
from postmortems.wording.words import ENGLISH, Formats, Words
from samples import NOW

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "docs"))

import words as catalogues  # noqa: E402

GREEK = tuple("αβγδεζηθικλμ")
OPEN, CLOSE, BOTH = "⟦", "⟧", "{0} + {1}"
MARK = re.compile(f"{CLOSE}[,;:.]|[,;:] {OPEN}")
"""What stands between two messages, or behind one, as English has it."""
KEPT = re.compile(r"\b(UTC|EES?T|SEV\d|CSV|JSON|n|Zusammenfassung|Zeitleiste|Ursachen|Maßnahmen)\b|#\d+")
"""What is said alike in every language, and the headings of the reports."""
INLINE = ("a", "abbr", "b", "bdi", "em", "small", "span", "strong", "time", "tspan")
SCRIPTS = ROOT / "plugins/postmortems/pages/scripts"


def pseudo() -> Words:
    """Return the language in which every message stands between brackets."""
    single: dict[str, str] = {}
    several: dict[str, list[str]] = {}
    for message in catalogues.extracted():
        if isinstance(message.id, str):
            single[message.id] = f"{OPEN}{message.id}{CLOSE}"
        else:
            several[message.id[0]] = [f"{OPEN}{form}{CLOSE}" for form in message.id]
    joined = Formats(pair=BOTH, start=BOTH, middle=BOTH, end=BOTH)
    formats = replace(joined, names=GREEK, short=GREEK, labels=GREEK)
    return Words("el", "ltr", formats, single, several)


def report(nth: int, started: date, **fields: str) -> str:
    given = {
        "title": f"Βλάβη {GREEK[nth % 12]}{nth}",
        "status": "final",
        "severity": f"SEV{1 + nth % 4}",
        "services": f"[υπηρεσία-{GREEK[nth % 5]}]",
        "started_at": f"{started}T10:00+00:00",
        "detected_at": f"{started}T10:0{nth % 10}+00:00",
        "mitigated_at": f"{started}T11:0{nth % 10}+00:00",
        "resolved_at": f"{started}T12:0{nth % 10}+00:00",
        "detection": f"{{source: {('alert', 'customer', 'staff')[nth % 3]}, detail: Σφάλματα}}",
        "trigger": ("deploy", "config-change", "traffic")[nth % 3],
        "contributing_factors": f"[όριο-{GREEK[nth % 4]}, σιωπή]",
        "impact": "{summary: Κανείς δεν πλήρωνε, users: 1200, users_percent: 4.5, data_loss: false}",
        "tags": "[ετικέτα]",
        "responders": "{responders: 3, paged: 2, paged_out_of_hours: 1}",
        "authors": "[ομάδα]",
    } | fields
    front = "".join(f"{name}: {value}\n" for name, value in given.items() if value)
    return f"---\n{front}---\n{BODY.format(day=started)}"


BODY = """\
## Zusammenfassung

Κανείς δεν πλήρωνε.

## Zeitleiste

- {day} 10:00 UTC: αρχή
- {day} 10:05 UTC: ειδοποίηση
- {day} ~11:00 UTC: διόρθωση
- {day} 12:00 UTC: τέλος

## Ursachen

Κανείς δεν είχε βάλει όριο.

## Maßnahmen

- [ ] Όριο στην ουρά (owner: ομάδα, due: 2026-05-01, kind: detect)
- [x] Δοκιμή (owner: άλλη, done: 2026-04-01)
- [ ] Σχέδιο (kind: prevent, priority: υψηλή)
"""
LATE = "[{title: Μία, owner: ομάδα, due: 2026-01-01, kind: prevent, ticket: https://tracker.example.com/1}]"
ODD: tuple[Mapping[str, str], ...] = (
    {"resolved_at": "", "mitigated_at": "", "status": "draft", "ongoing": "true"},
    {"kind": "near-miss", "status": "in-review"},
    {"kind": "drill", "responders": "{responders: 1}"},
    {
        "kind": "maintenance",
        "started_at": "2026-05-01",
        "detected_at": "",
        "mitigated_at": "",
        "resolved_at": "2026-05-02",
    },
    {"status": "withdrawn", "related": "[{id: r-6, relation: duplicate-of}]"},
    {"kind": "security", "aliases": "[παλιό]", "links": "[{url: https://example.com/a, title: Κείμενο}]"},
    {
        "related": "[{id: r-12, relation: recurrence-of}, {id: r-9, relation: caused-by}]",
        "action_items": LATE,
    },
    {"action_items": "[{title: Άλλη, status: wontdo}, {title: Τρίτη, status: in-progress, done_at: ''}]"},
    {"related": "[{id: r-7, relation: recurrence-of}]", "visibility": "internal"},
    {"status": "draft", "severity": "", "services": "", "started_at": ""},
    {"status": "draft", "detection": "", "trigger": "", "impact": "{data_loss: true, revenue: 5 €}"},
    {"responders": "", "mitigated_at": "", "timezone": "Europe/Athens"},
)


def make(folder: Path, amount: int) -> None:
    """Write a site of odd reports, and of so many others."""
    (folder / "incidents").mkdir()
    (folder / "mkdocs.yml").write_text(
        "site_name: Σελίδα\nplugins:\n  - postmortems:\n      template: minimal\n"
    )
    for nth in range(amount):
        on = date(2026, 5, 28) - timedelta(days=nth * 3 % 900)
        text = report(nth, on, **(ODD[nth] if nth < len(ODD) else {}))
        (folder / f"incidents/r-{nth}.md").write_text(text)


class _Said(HTMLParser):
    """Collects what a page says outside of the brackets, of code, and of what is said to be English."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._text: list[str] = []
        self._silent: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        for name in ("title", "aria-label", "alt", "placeholder", "content"):
            if not self._silent and (tag != "meta" or told.get("name") == "description"):
                self.found += outside(told.get(name) or "")
        if tag not in INLINE:
            self._text.append("\n")
        if tag in ("br", "hr", "img", "input", "link", "meta", "rect", "path", "line", "circle", "use"):
            return
        is_silent = tag in ("code", "pre", "script", "style", "kbd") or told.get("lang") == "en"
        if self._silent or is_silent or told.get("class") in ("pm-report", "pm-shared"):
            self._silent.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            self._silent.pop()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            said, self._depth = _outside(data, self._depth)
            self.found += words_in(said)
        self._text.append("\n" if self._silent else data)

    def marks(self) -> list[str]:
        """Return the marks of English between messages."""
        return marks_in("".join(self._text))


def _outside(text: str, depth: int) -> tuple[str, int]:
    kept = []
    for letter in text:
        depth += (letter == OPEN) - (letter == CLOSE)
        kept.append(letter if not depth else " ")
    return "".join(kept), depth


def words_in(text: str) -> list[str]:
    return re.findall(r"[A-Za-z][A-Za-z' -]*", KEPT.sub(" ", text))


def marks_in(text: str) -> list[str]:
    kept, depth = [], 0
    for letter in text:
        depth += letter == OPEN
        if depth == (letter in OPEN + CLOSE):
            kept.append(letter)
        depth -= letter == CLOSE
    return MARK.findall("".join(kept))


def outside(text: str) -> list[str]:
    return [*words_in(_outside(text, 0)[0]), *marks_in(text)]


def english_in(html: str) -> list[str]:
    reader = _Said()
    reader.feed(html)
    return [*reader.found, *reader.marks()]


@pytest.mark.parametrize("amount", [30, 430])
def test_no_page_says_a_word_that_cannot_be_translated(
    amount: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, amount)
    said = pseudo()
    for asks in ("pages.base.page", "site.corpus"):
        monkeypatch.setattr(f"postmortems.{asks}.words_of", lambda _: said)
    published = publish(load(find_project(tmp_path, None, ()), NOW), Host(url, (), folders=True))
    assert len(published.pages) > amount
    found = {
        (english, made.page.path if made.page.incident is None else "incidents/…")
        for made in published.pages
        for english in (
            *english_in((made.html or b"").decode()),
            *_about(made.page.title, made.page.description),
        )
    }
    assert sorted(found) == []


def _about(*texts: str) -> Iterator[str]:
    for text in texts:
        yield from outside(text)


def test_a_word_that_cannot_be_translated_is_seen() -> None:
    page = f'<p title="Left">{OPEN}About <a>4 May</a>{CLOSE} μία <b>open</b> <code>a b</code> SEV1</p>'
    assert english_in(page) == ["Left", "open"]
    assert english_in('<td lang="en">As it is</td><p>No</p>') == ["No"]


def test_a_mark_that_no_language_can_write_in_its_own_way_is_seen() -> None:
    said = f"{OPEN}3 open{CLOSE}"
    assert english_in(f"<p>{said}; <b>{said}</b>.</p>") == [f"{CLOSE};", f"{CLOSE}."]
    assert english_in(f"<p>μία: {said}</p><p>{said}</p><p>, {OPEN}, {CLOSE}</p>") == [
        f": {OPEN}",
        f", {OPEN}",
    ]
    assert english_in(f'<svg aria-label="{said}, μία"></svg>') == [f"{CLOSE},"]
    assert english_in(f"<p>{said}{OPEN}; {CLOSE}<b>{said}</b>{OPEN}.{CLOSE}</p>") == []


LITERAL = re.compile(r"""(?P<before>\w*\(?(?:\w+, )?)(?P<said>["`] ?[A-Z][a-z]+(?: [^"`]*)?["`])""")


def test_scripts_say_what_they_say_in_the_language_of_the_site() -> None:
    keys = {'"Escape"', '"Enter"'}
    found = [
        match["said"]
        for path in SCRIPTS.glob("*.js")
        for match in LITERAL.finditer(re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL))
        if not match["before"].startswith(("say(", "count(")) and match["said"] not in keys
    ]
    assert found == []


def test_a_script_has_what_it_says_and_no_more() -> None:
    said = pseudo()
    script = assets(said)[SCRIPT]
    assert f"{OPEN}Nothing meets all of this.{CLOSE}" in script
    assert f"{OPEN}Overdue by owner{CLOSE}" not in script
    assert '"messages": {}' in assets(ENGLISH)[SCRIPT]
