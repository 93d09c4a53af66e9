"""Kinds of misreading in other words, orders, layouts, zones and languages: lengths, zones, titles, clocks."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from postmortems.extraction.instants import entry_times
from postmortems.headings.grammar import named
from postmortems.headings.phrases import NAMES, shown
from test_layouts import MONTHS
from understood import MOMENTS, read, told

OF_OTHERS = (
    "Many rules had cache TTLs for {}.", "The job runs every {}.", "Logs are kept for {}.", "A restore takes {}.",
    "Backups older than {} are deleted.", "The certificate was renewed {} earlier.", "Each retry waits for {}.",
    "The vendor promises an answer within {}.", "An earlier outage lasted for {}.", "The average outage took {}.",
    "The first phase took {}.", "It was noticed after {}.", "Our target is {} per month.",
)  # fmt: skip
LENGTHS = ("four hours", "30 days", "90 minutes", "8 days", "2h", "45 min", "an hour")


@settings(max_examples=150, deadline=None)
@given(MOMENTS, st.permutations(OF_OTHERS), st.sampled_from(LENGTHS), st.booleans())
def test_a_length_of_something_else_is_not_that_of_the_incident(
    start: datetime, said: list[str], length: str, first: bool
) -> None:
    end = start + timedelta(hours=5)
    span = f"Between {start:%Y-%m-%d %H:%M} and {end:%Y-%m-%d %H:%M} UTC users got errors."
    other = " ".join(each.format(length) for each in said[:2])
    text = f"# Site errors\n\n## Summary\n\n{other if first else span} {span if first else other}\n"
    assert read(text).facts.duration_minutes is None
    assert told(text)[::2] == [f"{start:%Y-%m-%dT%H:%M}", f"{end:%Y-%m-%dT%H:%M}"]


WORDS = (
    "CREST-MAIN",
    "EAST-API",
    "MST-POOL",
    "API-GW",
    "EST-CACHE",
    "db-main",
    "CORE-CET",
    "UTCX-1",
)
CELLS: dict[str, str] = {
    "table": "| {} | {} |\n",
    "code": "| `{}` | {} |\n",
    "html": "<tr><td>{}</td><td>{}</td></tr>\n",
    "three": "| {} | {} | - |\n",
}
HEADS = {
    "table": "| Datetime (UTC) | Description |\n|---|---|\n",
    "code": "| UTC | What |\n|---|---|\n",
    "html": "<table><tr><th>Time (UTC)</th><th>Event</th></tr>\n",
    "three": "| When (UTC) | Event | Who |\n|---|---|---|\n",
}


@settings(max_examples=100, deadline=None)
@given(
    MOMENTS,
    st.sampled_from(WORDS),
    st.sampled_from(sorted(CELLS)),
    st.sampled_from(("<br>", "<br/>", "<br />")),
)
def test_a_word_of_a_cell_is_no_zone_and_a_break_parts_words(
    at: datetime, word: str, cell: str, sign: str
) -> None:
    rows = [(at, f"{word}{sign}`ci` outage **seen**"), (at + timedelta(hours=1), f"{word}{sign}mirror tried")]
    body = HEADS[cell] + "".join(CELLS[cell].format(f"{when:%Y-%m-%d %H:%M}", said) for when, said in rows)
    timeline = read(f"# CI outage\n\n## Timeline\n\n{body}").timeline
    assert (timeline.zone, {entry.zone for entry in timeline.entries}) == ("UTC", {""})
    texts = [entry.text.removesuffix(" -").strip() for entry in timeline.entries]
    assert texts == [f"{word} ci outage seen", f"{word} mirror tried"]


SEASONS = {
    "PST/PDT": "America/Los_Angeles", "EST/EDT": "America/New_York", "CET/CEST": "Europe/Berlin",
    "EET/EEST": "Europe/Athens", "AEST/AEDT": "Australia/Sydney",
}  # fmt: skip
ZONED = (
    "## Timeline (all times in {zone})\n\n{day}\n\n- {clock} it stops\n- {later} it runs\n",
    "## Timeline\n\nAll times are in {zone}.\n\n### {day}\n\n**{clock}** it stops<br>\n**{later}** it runs\n",
    "## Timeline\n\n| Time ({zone}) | Event |\n|---|---|\n| {day} {clock} | it stops |\n| {day} {later} | it runs |\n",
)


@settings(max_examples=100, deadline=None)
@given(MOMENTS, st.sampled_from(sorted(SEASONS)), st.sampled_from(ZONED))
def test_of_a_zone_with_two_names_the_one_of_the_day_is_meant(at: datetime, zone: str, form: str) -> None:
    at = at.replace(hour=9 + at.hour % 10)
    day, later = f"{at:%Y-%m-%d}", f"{at + timedelta(minutes=30):%H:%M}"
    text = form.format(zone=zone, day=day, clock=f"{at:%H:%M}", later=later)
    narrative = read(f"# Build broken\n\n{text}")
    assert not any(entry.doubts for entry in narrative.timeline.entries)
    first = entry_times(narrative, None)[0].start
    assert first and first.at == at.replace(tzinfo=ZoneInfo(SEASONS[zone]))


PARTS = sorted(
    {name for role, group, _ in NAMES if role != "metadata" for name in shown(group) if named(name).sure}
)
TITLES = (
    "Kiln sensors went silent",
    "Ofen ohne Strom",
    "窯のセンサーが停止",
    "What happened to the kiln: a report",
)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(PARTS), min_size=2, max_size=4, unique=True),
    st.sampled_from(TITLES),
    st.sampled_from(("{}", "'{}'", '"{}"')),
)
def test_a_title_of_the_front_matter_counts_before_names_of_parts(
    parts: list[str], title: str, quoted: str
) -> None:
    quoted = f'"{title}"' if ":" in title and quoted == "{}" else quoted.format(title)
    body = "".join(f"# {part[0].upper()}{part[1:]}\n\nA loose cable.\n\n" for part in parts)
    assert read(f"---\ntitle: {quoted}\ndate: 2024-05-02\n---\n{body}").facts.title == title


MDX = (
    "export const post = {{\n  author: 'Ada',\n  date: '{post}',\n  title: {title},\n}}\n",
    "export const meta = {{\n  title: {title},\n  date: '{post}',\n  tags: ['a', 'b'],\n}};\n",
    "import Box from './box'\n\nexport const post = {{\n  title: {title}\n}}\n",
)


@settings(max_examples=60, deadline=None)
@given(
    MOMENTS,
    st.sampled_from(MDX),
    st.sampled_from(("'Relay away: what happened'", '"Relay away, twice"')),
    st.integers(1, 30),
)
def test_the_title_of_an_mdx_export_and_the_day_of_the_incident(
    at: datetime, form: str, title: str, later: int
) -> None:
    head = form.format(title=title, post=f"{at + timedelta(days=later):%Y-%m-%d}")
    at, end = at.replace(hour=11), at.replace(hour=12)
    said = f"On {at:%B %-d} {at.year} the relay was away from {at:%H:%M} to {end:%H:%M} UTC."
    text = f"{head}\n## What happened\n\n{said}\n"
    assert read(text, "x.mdx").facts.title == title[1:-1]
    assert told(text, "x.mdx")[::2] == [f"{at:%Y-%m-%dT%H:%M}", f"{end:%Y-%m-%dT%H:%M}"]


ENGLISH = [f"{date(2024, month, 1):%B}" for month in range(1, 13)]


@settings(max_examples=100, deadline=None)
@given(
    st.integers(2019, 2028), st.integers(1, 12), st.integers(1, 12), st.sampled_from(("", *sorted(MONTHS))),
    st.sampled_from(("/", ".")), st.booleans(), st.sampled_from(("# {} outages", "# Outage\n\nThis is about {}.")),
)  # fmt: skip
def test_a_month_alone_tells_day_and_month_apart(
    year: int, month: int, day: int, language: str, sign: str, is_american: bool, head: str
) -> None:
    assume(day != month and (sign == "/" or not is_american))
    name = f"{(MONTHS[language] if language else ENGLISH)[month - 1]} {year}"
    first, second = (month, day) if is_american else (day, month)
    text = f"{head.format(name)}\n\n## Timeline\n\n- {first:02}{sign}{second:02}{sign}{year} 10:00 it stops\n"
    text += f"- {first:02}{sign}{second:02}{sign}{year} 11:00 it runs\n"
    entries = read(text).timeline.entries
    assert [(entry.day, entry.doubts) for entry in entries] == [(date(year, month, day), ())] * 2


LABELS = ("Date", "Date of incident", "When", "Incident date", "Outage start")
ABOVE = ("- **Chain id:** `test`\n", "* **Related issues:** https://example.org/95\n", "- Team: kiln\n")
CLOCKS = ("{:%d/%m/%Y} {:%-I}{half} UTC", "{:%Y-%m-%d} {:%H}:00 UTC", "{:%-d %B %Y}, {:%H}:00 UTC")


@settings(max_examples=100, deadline=None)
@given(MOMENTS, st.sampled_from(LABELS), st.permutations(ABOVE), st.sampled_from(CLOCKS), st.integers(0, 3))
def test_a_label_with_a_time_is_no_timeline(
    at: datetime, label: str, above: list[str], clock: str, place: int
) -> None:
    assume(at.day > 12 or "/" not in clock)
    at = at.replace(minute=0)
    lines = [*above[:2]]
    lines.insert(place, f"* **{label}:** {clock.format(at, at, half='pm' if at.hour > 11 else 'am')}\n")
    text = f"# Halt 95\n\n{''.join(lines)}\n### Description\n\nIt stopped.\n"
    assert read(text).timeline.entries == ()
    assert told(text)[0] == f"{at:%Y-%m-%dT%H:%M}"


STATES = ("Alerts", "Recovery", "Update", "Restored", "Works API", "Down", "Impact")


@settings(max_examples=100, deadline=None)
@given(
    MOMENTS, st.permutations(STATES), st.integers(2, 5), st.sampled_from(("%H:%M", "%H.%M")),
    st.sampled_from(("{}\n{}:\nthe pump\n\n", "- {}\n{}:\nthe pump\n\n", "**{}**\n{}: the pump\n\n")),
)  # fmt: skip
def test_what_stands_below_a_clock_is_its_text(
    at: datetime, states: list[str], count: int, clock: str, form: str
) -> None:
    at = at.replace(hour=8)
    moments = [at + timedelta(minutes=number) for number in range(count)]
    body = "".join(
        form.format(when.strftime(clock), state) for when, state in zip(moments, states, strict=False)
    )
    read_as = read(f"# Crossed wires\n\n## Timeline (UTC)\n\n{at:%Y-%m-%d}\n\n{body}")
    assert [section.role for section in read_as.sections if section.level < 7] == ["", "timeline"]
    assert [(f"{entry.at.clock:%H:%M}", entry.text) for entry in read_as.timeline.entries] == [
        (f"{when:%H:%M}", f"{state}: the pump") for when, state in zip(moments, states, strict=False)
    ]


MIDNIGHT = ("Midnight", "12:00 AM", "12:00am")
LISTED = ("- **{}:** {}\n", "- {} - {}\n", "| {} | {} |\n", "* [{}] {}\n")


@settings(max_examples=100, deadline=None)
@given(MOMENTS, st.sampled_from(MIDNIGHT), st.sampled_from(LISTED), st.integers(1, 59), st.integers(1, 11))
def test_midnight_and_the_hour_after_it_are_read(
    at: datetime, midnight: str, line: str, minute: int, hour: int
) -> None:
    day = f"{at:%Y-%m-%d}"
    said = (
        (midnight, "the monitor alerted the on-call engineer"), (f"12:{minute:02} AM", "logs are read"),
        (f"{hour}:00 AM", "the batch service is restored"),
    )  # fmt: skip
    table = "| When | What |\n|---|---|\n" if line[0] == "|" else ""
    body = table + "".join(line.format(*each) for each in said)
    text = f"# Night batch late\n\nThe batch was down from midnight to {hour}:00 AM on {day}.\n\n## Timeline\n\n{body}"
    assert told(text) == [f"{day}T00:00", f"{day}T00:00", f"{day}T{hour:02}:00"]
    clocks = [entry.at.notation for entry in read(text).timeline.entries]
    assert clocks == [f"{day}T00:00", f"{day}T00:{minute:02}", f"{day}T{hour:02}:00"]


@settings(max_examples=100, deadline=None)
@given(
    MOMENTS,
    st.sampled_from(LISTED),
    st.lists(st.integers(1, 59), min_size=3, max_size=3, unique=True).map(sorted),
)
def test_morning_written_after_noon_is_doubted_and_read_as_meant(
    at: datetime, line: str, minutes: list[int]
) -> None:
    seen, tried, over = minutes
    said = (
        (f"{at:%Y-%m-%d} 11:30 AM", "an upgrade starts"), ("12:00 PM", "the outage starts"),
        (f"12:{seen:02} AM", "the on-call engineer is paged"), (f"12:{tried:02} AM", "the rollback starts"),
        (f"12:{over:02} AM", "the gateway is back online"),
    )  # fmt: skip
    table = "| When | What |\n|---|---|\n" if line[0] == "|" else ""
    text = f"# Gateway down\n\n## Timeline\n\n{table}{''.join(line.format(*each) for each in said)}"
    assert told(text) == [f"{at:%Y-%m-%d}T12:{minute:02}" for minute in (0, seen, over)]
    assert any(entry.doubts for entry in read(text).timeline.entries)


@pytest.mark.parametrize("word", WORDS)
def test_a_word_with_a_hyphen_behind_a_clock_is_no_zone(word: str) -> None:
    (entry,) = read(f"# X\n\n## Timeline\n\n- 2031-03-04 10:00 {word} is away\n").timeline.entries
    assert (entry.zone, entry.text) == ("", f"{word} is away")
