"""Random reports, settings and things to import; the same dice give the same files."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from attacks.corpus import constructs
from attacks.fields import leaves, quoted
from attacks.payloads import SLUGS, TEXTS, armed
from postmortems.model.field_types import (
    COUNT,
    DATE,
    FLAG,
    LINK,
    PERCENT,
    SLUG,
    TIME,
    ZONE,
    Choice,
    FieldType,
    Term,
    declarations,
)
from postmortems.model.setting_types import FOLDER
from postmortems.sections import ROLES
from postmortems.settings import Settings
from test_narrative_fuzz import MORE
from test_timeline_fuzz import PIECES

Files = Mapping[str, str]

CONSTRUCTS = tuple(text for _, text in constructs())
ODD = (
    "", " ", "\0", "\x1b[31m", "\x85", "\u2028", "\u202e", "\ufeff", "\ufffd", "\U000e0041", "e\u0301" * 3, "ﬁ", "ſ", "İ", "漢字", "עברית",
    "🏳️‍🌈", "\t", "\r\n", "\r", "---", "...", "null", "~", "true", "no", "1e999", "-0", "0x1F", "0o17", "1_000", "12:30:45", "=", "<<", "!!str a",
    "&a", "*a", "{", "}", "[", "]", "- ", "? ", ": ", "#", "'", '"', "|", ">", "%", "@", "`", "{{", "}}", "{%", "\\", "/", "..", "::", "%0A", "%2e%2e%2f",
)  # fmt: skip
TIMES = (
    "2026-03-04T14:05+00:00", "2026-03-04", "2026-3-4 10:00Z", "2026-02-30", "1970-01-01", "2200-12-31", "9999-12-31T23:59:59-14:00",
    "0001-01-01T00:00+14:00", "2026-03-29T02:30", "2026-10-25T01:30", "2016-12-31T23:59:60Z", "2026-W10-3", "20260304T1405Z", "now", "10:00",
)  # fmt: skip
HEADS = (
    "## Summary",
    "## Impact",
    "## Timeline",
    "## Action items",
    "## Root cause",
    "## Lessons learned",
    "### What went wrong",
    "# Post-mortem",
    "Timeline\n---",
)


def word(dice: Random) -> str:
    """Return a piece of text: an attack, a time, a mark, an odd letter."""
    kind = dice.random()
    if kind < 0.15:
        return armed(dice.choice(list(TEXTS.values())), dice.randrange(99))
    if kind < 0.3:
        return armed(dice.choice(CONSTRUCTS), dice.randrange(99))
    if kind < 0.5:
        return dice.choice(ODD)
    if kind < 0.55:
        return dice.choice(ODD + PIECES) * dice.choice((2, 17, 300, 3000))
    return (
        dice.choice(PIECES + MORE)
        if kind < 0.9
        else dice.choice(("team-a", "checkout", "limit", "SEV2", "https://a.example/b,"))
    )


def line(dice: Random) -> str:
    """Return some words, mostly on one line."""
    return dice.choice(("", " ")).join(word(dice) for _ in range(dice.randrange(1, 5)))


def body(dice: Random) -> str:
    """Return a report's body: headings, and under each lists, tables or anything."""
    parts = []
    for _ in range(dice.randrange(6)):
        parts.append(dice.choice(HEADS) if dice.random() < 0.8 else f"## {line(dice)}")
        parts += [dice.choice(_BLOCKS)(dice) for _ in range(dice.randrange(4))]
    return dice.choice(("\n\n", "\n\n", "\n")).join(parts)


def _list(dice: Random) -> str:
    marks = dice.choice((("- ",), ("1. ",), ("- [ ] ", "- [x] "), ("* ", "  - ", "    - ")))
    return "\n".join(f"{dice.choice(marks)}{line(dice)}" for _ in range(dice.randrange(1, 8)))


def _table(dice: Random) -> str:
    width = dice.randrange(1, 5)
    rows = [" | ".join(line(dice) for _ in range(width)) for _ in range(dice.randrange(1, 6))]
    return "\n".join([f"| {rows[0]} |", "|" + " - |" * width, *(f"| {row} |" for row in rows[1:])])


def _timeline(dice: Random) -> str:
    clocks = [
        f"{dice.choice(('', '2026-03-04 ', '4 March '))}{dice.randrange(26):02}:{dice.randrange(62):02}"
        for _ in range(5)
    ]
    return "\n".join(
        f"- {clock}{dice.choice((' UTC', '', ' CET'))}{dice.choice((': ', ' - ', ' '))}{line(dice)}"
        for clock in clocks
    )


def _actions(dice: Random) -> str:
    notes = (
        "owner: a",
        "due: 2026-05-06",
        "ticket: https://a.example/1, https://a.example/2",
        "kind: prevent",
        line(dice),
    )
    return "\n".join(
        f"- {dice.choice(('', '[ ] ', '[x] '))}{line(dice)} ({', '.join(dice.sample(notes, 2))})"
        for _ in range(4)
    )


_BLOCKS: tuple[Callable[[Random], str], ...] = (_list, _table, _timeline, _actions, line, line)


def value(dice: Random, kind: FieldType) -> Any:
    """Return what a field may say, mostly something that it takes."""
    if dice.random() < 0.12:
        return dice.choice((line(dice), [line(dice)], {"a": [line(dice)]}, None, "", [], 7))
    if isinstance(kind, Choice):
        return dice.choice(kind.options)
    if isinstance(kind, Term):
        return dice.choice(
            {"severities": ("SEV1", "sev3", "SEV5"), "triggers": ("deploy", "unknown")}.get(
                kind.setting, ("default", "checkout", line(dice))
            )
        )
    known: dict[FieldType, tuple[Any, ...]] = {
        TIME: TIMES, DATE: TIMES[:6], ZONE: ("Europe/Lisbon", "UTC", "Asia/Kathmandu", "Etc/GMT+12"), FLAG: (True, False), PERCENT: (0, 100, 33.3),
        COUNT: (0, 7, 10**15), SLUG: (*SLUGS, "report-0", "report-1", "Report-2", "a" * 199), LINK: (f"https://a.example/{line(dice)}", "http://b.example"),
        FOLDER: ("incidents", "docs", "a/b", "templates", line(dice)),
    }  # fmt: skip
    return dice.choice(known[kind]) if kind in known else line(dice)


def front_matter(dice: Random) -> str:
    """Return fields, mostly those that a report needs, each as its declaration has it or nearly."""
    values: dict[str, Any] = {
        "title": line(dice),
        "status": "draft",
        "severity": "SEV2",
        "services": ["checkout"],
        "started_at": dice.choice(TIMES[:2]),
    }
    for leaf in dice.sample(list(leaves()), dice.randrange(12)):
        at, (*above, last) = values, leaf.names
        for name in above:
            inner = at.setdefault(name, dice.choice(({}, [{}])))
            at = inner[0] if isinstance(inner, list) and inner and isinstance(inner[0], dict) else inner
            if not isinstance(at, dict):
                break
        else:
            at[last] = value(dice, leaf.kind)
    lines = [f"{name}: {quoted(said)}" for name, said in values.items()]
    if dice.random() < 0.1:
        lines.insert(dice.randrange(len(lines)), line(dice))
    if dice.random() < 0.3:
        dice.shuffle(lines)
    return "\n".join(lines)


def report(dice: Random) -> str:
    """Return a report."""
    fence = "---" if dice.random() < 0.97 else line(dice)
    return f"{fence}\n{front_matter(dice)}\n---\n\n{body(dice)}\n"


def project(dice: Random) -> Files:
    """Return a folder of reports with settings."""
    files = {f"incidents/report-{number}.md": report(dice) for number in range(dice.randrange(1, 5))}
    own = (
        "".join(f"      {name}: {quoted(said)}\n" for name, said in _settings(dice).items())
        if dice.random() < 0.4
        else ""
    )
    return {**files, "mkdocs.yml": f"site_name: S\nplugins:\n  - postmortems{':' if own else ''}\n{own}"}


def settings(dice: Random) -> Files:
    """Return an mkdocs.yml in which anything may be wrong, and a template."""
    lines = [f"{name}: {quoted(said)}" for name, said in _settings(dice).items()]
    lines += [line(dice) for _ in range(dice.randrange(2))]
    text = "\n".join(f"      {each}" for each in lines)
    template = (
        f"---\ndescription: {line(dice)}\norder: {quoted(dice.sample(list(ROLES), 3))}\n---\n{body(dice)}\n"
    )
    top = f"{line(dice)}\n" if dice.random() < 0.2 else ""
    return {
        "mkdocs.yml": f"site_name: S\n{top}plugins:\n  - postmortems:\n{text}\n",
        "templates/own.md": template,
        "incidents/a.md": report(dice),
    }


def _settings(dice: Random) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, declared in declarations(Settings).items():
        if dice.random() < 0.3 and name not in ("incidents_dir",):
            names = [
                {"name": line(dice), "aliases": [line(dice)], "owner": line(dice)},
                "SEV2",
                "checkout",
                "deploy",
            ]
            simple = declared.kind in (FOLDER, ZONE, FLAG) or isinstance(declared.kind, Choice)
            found[name] = value(dice, declared.kind) if simple or dice.random() < 0.2 else names
    return found


def to_import(dice: Random) -> Files:
    """Return files of other tools, more or less."""
    fields: dict[str, Any] = {name: value(dice, TIME) for name in ("created_at", "resolved_at", "started_at")}
    incident = {
        "name": line(dice),
        "id": word(dice),
        "impact": "major",
        "status": "resolved",
        **fields,
        "incident_updates": [{"body": line(dice), **fields}],
    }
    shapes = {
        "old/a.md": report(dice), "old/b.txt": body(dice), "old/c.json": json.dumps({"incidents": [incident, value(dice, TIME)]}),
        "old/d.md": f"+++\ntitle = {quoted(line(dice))}\ndate = {dice.choice(TIMES)}\n+++\n{body(dice)}", "old/e.md": f"# {line(dice)}\n\n{body(dice)}",
        "old/f.md": f"---\ntitle: {quoted(line(dice))}\ndate: {dice.choice(TIMES)}\nresolved: true\naffected: [a]\n---\n{body(dice)}",
        "old/g.json": line(dice),
    }  # fmt: skip
    chosen = dice.sample(sorted(shapes), dice.randrange(1, 4))
    return {"mkdocs.yml": "site_name: S\nplugins: [postmortems]\n", **{name: shapes[name] for name in chosen}}
