"""Reports at the edges: no times, the longest titles, scripts of all directions, all that a page may stumble on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

TITLES = (
    "Checkout was slow",
    "Nobody could sign in " * 9 + "at all",
    "Donaudampfschifffahrtsgesellschaftskapitän" * 4,
    "توقفت خدمة الدفع لمدة ساعة بسبب انتهاء الشهادة",
    "שירות התשלומים לא היה זמין",
    "支付服务因证书过期而中断",
    "決済サービスが証明書の期限切れで停止した",
    "<script>alert(1)</script> & \"quotes\" 'and' `ticks`",
    "Zahlung fiel aus – wieder 💥",
)
SERVICES = (
    "checkout",
    "search",
    "支付",
    "C++",
    "C#",
    "خدمة",
    "a service with a rather long name of its own",
    "..",
)
FACTORS = (
    "missing limit",
    "no staged rollout",
    "证书过期",
    "انتهاء الشهادة",
    "x" * 200,
    "Missing limit",
    "???",
)
TRIGGERS = ("deploy", "config-change", "expiry", "unknown")
SEVERITIES = ("SEV1", "SEV2", "SEV3", "SEV4", "SEV5")
STATUSES = ("final", "final", "final", "draft", "in-review", "withdrawn")
KINDS = ("incident", "incident", "incident", "near-miss", "security", "drill", "maintenance")
SOURCES = ("alert", "customer", "staff", "unknown")
BODY = """\
## Summary

{title}

## Impact

Some could not do what they came for.

## Timeline

- {start}: it began
- {end}: it was over

## Root cause

A limit was missing.

## Resolution

We set one.

## Lessons learned

### What went wrong

- Nobody saw it.

## Action items

- [ ] Set a limit (owner: team-a, due: 2026-12-01, kind: prevent)
- [x] Alert on the queue's age (owner: فريق, due: 2026-01-15, kind: detect)
- [ ] {title}
"""


def edge_reports(size: int) -> Iterator[tuple[str, str]]:
    """Yield the name and text of reports, the same for the same size; the first ones are the oddest."""
    dice = Random(size)
    for number in range(size):
        yield f"report-{number:03d}.md", _report(number, dice)


def _report(number: int, dice: Random) -> str:
    title = TITLES[number % len(TITLES)]
    began = datetime(2026, 11, 1, 9, 30, tzinfo=UTC) - timedelta(hours=dice.randrange(24 * 365 * 9))
    if number == 2:
        began = datetime(2026, 3, 4, tzinfo=UTC)
    length = timedelta(minutes=dice.choice((0, 1, 7, 35, 180, 60 * 30, 60 * 24 * 28)))
    fields = {
        "title": _quoted(title),
        "status": dice.choice(STATUSES),
        "kind": dice.choice(KINDS),
        "severity": dice.choice(SEVERITIES),
        "services": _list(dice.sample(SERVICES, dice.randint(1, 3))),
        "contributing_factors": _list(dice.sample(FACTORS, dice.randint(0, 3))),
        "trigger": dice.choice(TRIGGERS),
        "detection": f"{{source: {dice.choice(SOURCES)}}}",
        "impact": "{summary: Some were hurt., users_percent: 12.5}",
        "tags": _list(dice.sample(FACTORS, dice.randint(0, 2))),
        **_times(number, began, length),
    }
    if number > 3 and dice.random() < 0.2:
        earlier = f"report-{dice.randrange(number):03d}"
        fields["related"] = f"[{{id: {earlier}, relation: recurrence-of}}]"
    front = "\n".join(f"{name}: {value}" for name, value in fields.items())
    start, end = (at.strftime("%Y-%m-%d %H:%M UTC") for at in (began, began + length))
    return f"---\n{front}\n---\n{BODY.format(title=title.replace('<', '&lt;'), start=start, end=end)}"


def _times(number: int, began: datetime, length: timedelta) -> dict[str, str]:
    """Return the times of a report: all, dates alone, a start alone, or not over yet."""
    ended = began + length
    if number % 5 == 1:
        return {"started_at": began.date().isoformat()}
    if number % 5 == 2:
        return {"started_at": began.date().isoformat(), "resolved_at": ended.date().isoformat()}
    if number % 23 == 3:
        return {"started_at": began.isoformat(), "ongoing": "true"}
    return {
        "started_at": began.isoformat(), "detected_at": (began + length / 4).isoformat(),
        "mitigated_at": (began + length / 2).isoformat(), "resolved_at": ended.isoformat(),
    }  # fmt: skip


def _list(values: list[str]) -> str:
    return f"[{', '.join(map(_quoted, values))}]"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
