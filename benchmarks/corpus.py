"""A folder of incident reports of several shapes, of about 10 kB each, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random

START = datetime(2026, 11, 1, tzinfo=UTC)
SYLLABLES = (
    "ra", "ke", "lo", "min", "tar", "vel", "su", "dor", "pin", "cas", "bre", "ol", "net", "far", "gi",
    "mu", "sol", "ten", "quor", "bi", "ex", "ham", "wa", "lu", "ty", "cor", "den", "fis", "gra", "hol", "in",
    "jas", "kel",
)  # fmt: skip
VERBS = ("served", "dropped", "retried", "delayed", "filled", "restarted", "lost", "held", "read", "evicted")
HAPPENED = (
    "first failed request of {a}", "an alert on the error rate of {a} pages the on-call engineer",
    "{a} is restarted; the queue of {b} keeps growing", "a customer writes that {a} is slow",
    "the change to {a} is rolled back", "{b} is drained, and traffic moves to the other region",
    "the limit of {a} is raised to 4,000 connections", "error rates of {a} and {b} are normal again",
)  # fmt: skip
TASKS = ("Set a limit for {a}", "Alert on the age of the queue of {b}", "Write down how to drain {a}",
         "Roll {b} out in stages", "Remove the unused replica of {a}")  # fmt: skip
OWNERS = ("payments-team", "search-team", "edge-team", "storage-team")
FACTORS = ("missing limit", "no staged rollout", "stale cache", "expired certificate", "retry storm",
           "full disk", "untested failover", "unclear ownership")  # fmt: skip
TRIGGERS = ("deploy", "config-change", "traffic", "dependency", "capacity", "hardware", "expiry")
SOURCES = ("alert", "alert", "alert", "customer", "staff", "synthetic")
STATUSES = ("final",) * 8 + ("in-review", "draft")
CODE = """\
```python
def connect(pool: Pool, limit: int = {limit}) -> Connection:
    # {sentence}
    for attempt in range(limit):
        if (found := pool.take(timeout=0.{limit})) is not None:
            return found
    raise TimeoutError(f"no connection after {{limit}} attempts")
```
"""
LOG = """\
```
{at:%Y-%m-%dT%H:%M:%S}Z {a} ERROR upstream {b} answered 503 after {limit} ms
{at:%Y-%m-%dT%H:%M:%S}Z {a} WARN  retry 3 of 3, queue length {limit}
```
"""


class Words:
    """Words of which a few are everywhere and most are rare, as in real reports."""

    def __init__(self, dice: Random, amount: int = 6_000) -> None:
        self.dice = dice
        self._words = ["".join(dice.choices(SYLLABLES, k=dice.randint(1, 4))) for _ in range(amount)]
        self._weights = list(accumulate(1 / rank for rank in range(1, amount + 1)))
        self.services = [f"{word}-api" for word in self._words[-60:]]
        self._spread = list(accumulate(1 / rank for rank in range(1, 61)))

    def sentence(self) -> str:
        """Return a sentence, one in five with a name in code or a link."""
        said = self.dice.choices(self._words, cum_weights=self._weights, k=self.dice.randint(7, 18))
        said.insert(3, self.dice.choice(VERBS))
        if self.dice.random() < 0.2:
            said.append(self.dice.choice(("in `pool.take`", "(see [the graph](https://example.com/g?id=7))")))
        return f"{' '.join(said).capitalize()}."

    def plain(self) -> str:
        """Return a sentence that can stand in front matter."""
        return self.sentence().partition(" in `")[0].partition(" (")[0].rstrip(".")

    def paragraphs(self, amount: int) -> str:
        """Return paragraphs of some sentences each."""
        return "\n\n".join(
            " ".join(self.sentence() for _ in range(self.dice.randint(2, 5))) for _ in range(amount)
        )

    def pair(self) -> tuple[str, ...]:
        """Return one to three services, each once."""
        return tuple(
            dict.fromkeys(
                self.dice.choices(self.services, cum_weights=self._spread, k=self.dice.randint(2, 3))
            )
        )


def reports(amount: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Yield the name and text of each report."""
    dice = Random(seed)
    words = Words(dice)
    for number in range(amount):
        began = START - timedelta(minutes=dice.randrange(60 * 24 * 3650))
        yield f"{began:%Y-%m-%d}-{number:05d}.md", report(words, began)


def report(words: Words, began: datetime) -> str:
    """Return one report: front matter, then a body in one of four shapes."""
    dice, services = words.dice, words.pair()
    minutes = dice.choice((7, 35, 50, 90, 180, 600, 1800))
    length = timedelta(minutes=minutes)
    names = {"a": services[0], "b": services[-1]}
    shape = dice.choice((by_list, by_list, by_table, by_heading, in_short))
    return front_matter(words, services, began, length) + shape(words, began, length, names)


def front_matter(words: Words, services: tuple[str, ...], began: datetime, length: timedelta) -> str:
    """Return the fields, with a third of the follow-ups among them."""
    dice = words.dice
    lines = [
        f"title: {words.plain()[:60]!r}", f"status: {dice.choice(STATUSES)}",
        f"severity: SEV{dice.randint(1, 5)}", f"services: [{', '.join(services)}]",
        f"started_at: {began.isoformat()}", f"detected_at: {(began + length / 6).isoformat()}",
        f"mitigated_at: {(began + length / 2).isoformat()}", f"resolved_at: {(began + length).isoformat()}",
        f"detection: {{source: {dice.choice(SOURCES)}, detail: Error rate above five percent}}",
        f"trigger: {dice.choice(TRIGGERS)}",
        f"contributing_factors: [{', '.join(dice.sample(FACTORS, dice.randint(1, 3)))}]",
        f"impact: {{summary: {words.plain()!r}, users: {dice.randrange(90_000)}}}",
        f"tags: [{', '.join(dice.sample(FACTORS, 2))}]",
    ]  # fmt: skip
    if dice.random() < 0.3:
        lines.append("action_items:")
        task, due = dice.choice(TASKS).format(a=services[0], b=services[-1]), began + timedelta(days=40)
        lines.append(f"  - {{title: {task}, owner: {dice.choice(OWNERS)}, due: {due.date()}, kind: prevent}}")
    return "---\n" + "\n".join(lines) + "\n---\n\n"


def entries(
    words: Words, began: datetime, length: timedelta, names: dict[str, str]
) -> list[tuple[datetime, str]]:
    """Return what happened when."""
    amount = words.dice.randint(6, 14)
    times = [began + length * step / amount for step in range(amount + 1)]
    return [(at, words.dice.choice(HAPPENED).format(**names)) for at in times]


def tasks(words: Words, began: datetime, names: dict[str, str]) -> Iterator[str]:
    """Yield follow-ups, a line each."""
    for task in words.dice.sample(TASKS, 3):
        due = (began + timedelta(days=words.dice.randrange(20, 90))).date()
        owner = words.dice.choice(OWNERS)
        box = words.dice.choice(" xxx")
        yield f"- [{box}] {task.format(**names)} (owner: {owner}, due: {due}, kind: prevent)"


def by_list(words: Words, began: datetime, length: timedelta, names: dict[str, str]) -> str:
    """Return a report whose timeline is a list."""
    timeline = "\n".join(
        f"- {at:%Y-%m-%d %H:%M} UTC: {what}" for at, what in entries(words, began, length, names)
    )
    return around(words, began, names, timeline)


def by_table(words: Words, began: datetime, length: timedelta, names: dict[str, str]) -> str:
    """Return a report whose timeline is a table, with the day above it."""
    rows = "\n".join(f"| {at:%H:%M} | {what} |" for at, what in entries(words, began, length, names))
    return around(
        words, began, names, f"{began:%d %B %Y}, all times in UTC.\n\n| Time | What |\n| --- | --- |\n{rows}"
    )


def by_heading(words: Words, began: datetime, length: timedelta, names: dict[str, str]) -> str:
    """Return a report whose timeline has a heading for each entry."""
    parts = (f"### {at:%Y-%m-%d %H:%M} UTC\n\n{what}. {words.sentence()}"
             for at, what in entries(words, began, length, names))  # fmt: skip
    return around(words, began, names, "\n\n".join(parts))


def in_short(words: Words, began: datetime, length: timedelta, names: dict[str, str]) -> str:
    """Return a shorter report, with paragraphs for a timeline."""
    timeline = "\n\n".join(f"{at:%H:%M} UTC {what}." for at, what in entries(words, began, length, names))
    return around(words, began, names, timeline, much=1)


def around(words: Words, began: datetime, names: dict[str, str], timeline: str, much: int = 3) -> str:
    """Return a body with all sections; `much` says how many paragraphs each has."""
    limit = words.dice.randrange(100, 900)
    shown = (
        CODE.format(sentence=words.sentence(), limit=limit)
        + "\n"
        + LOG.format(at=began, limit=limit, **names)
    )
    learned = "\n".join(f"- {words.sentence()}" for _ in range(2 * much))
    return f"""\
## Summary

{words.paragraphs(1)}

## Impact

{words.paragraphs(much)}

## Timeline

{timeline}

## Root cause

{words.paragraphs(much)}

{shown}
## Resolution

{words.paragraphs(much)}

## Lessons learned

### What went well

{learned}

### What went wrong

{learned}

{words.paragraphs(much)}

## Action items

{chr(10).join(tasks(words, began, names))}
"""


def write(folder: Path, amount: int, seed: int = 1) -> int:
    """Write reports into a folder, and return how many bytes they have."""
    folder.mkdir(parents=True)
    return sum((folder / name).write_bytes(text.encode()) for name, text in reports(amount, seed))
