"""One story written in many ways: other words, orders, layouts, zones and languages are read alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from postmortems.headings.phrases import NAMES, shown
from understood import lines, read

Entry = tuple[datetime, str]
SAID = (
    "the pump stops",
    "Ana calls the depot",
    "a valve is opened by hand",
    "water rises in the cellar",
    "the night shift looks at it",
    "a new part is built in",
    "it's dry again",
    "pumping at 80 %",
)
MONTHS = {
    "german": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    "french": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "spanish": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    "portuguese": [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
}
DAYS: dict[str, Callable[[date], str]] = {
    "iso": lambda day: day.isoformat(),
    "named": lambda day: f"{day.day} {day:%B} {day.year}",
    "american": lambda day: f"{day:%B} {day.day}, {day.year}",
    "weekday": lambda day: f"{day:%A} {day.day} {day:%B} {day.year}",
    "ordinal": lambda day: (
        f"{day.day}{'th' if 3 < day.day < 21 else ('th', 'st', 'nd', 'rd', *['th'] * 6)[day.day % 10]} of {day:%B} {day.year}"
    ),
    "slashes": lambda day: f"{day:%Y/%m/%d}",
    "german": lambda day: f"{day.day}. {MONTHS['german'][day.month - 1]} {day.year}",
    "french": lambda day: f"{day.day} {MONTHS['french'][day.month - 1]} {day.year}",
    "spanish": lambda day: f"{day.day} de {MONTHS['spanish'][day.month - 1]} de {day.year}",
    "portuguese": lambda day: f"{day.day} de {MONTHS['portuguese'][day.month - 1]} de {day.year}",
    "eastern": lambda day: f"{day.year}年{day.month}月{day.day}日",
}
CLOCKS: dict[str, Callable[[time], str]] = {
    "colon": lambda at: f"{at:%H:%M}",
    "dot": lambda at: f"{at:%H.%M}",
    "half": lambda at: f"{at.hour % 12 or 12}:{at:%M} {'PM' if at.hour > 11 else 'AM'}",
    "small": lambda at: f"{at.hour % 12 or 12}:{at:%M}{'pm' if at.hour > 11 else 'am'}",
    "french": lambda at: f"{at:%H}h{at:%M}",
}
TIMELINES = [name for role, group, _ in NAMES if role == "timeline" for name in shown(group)]


def stories() -> st.SearchStrategy[list[Entry]]:
    """Draw some entries in order, a few minutes to some hours apart, over midnight too."""
    first = st.datetimes(datetime(2019, 1, 1), datetime(2030, 12, 30))
    steps = st.lists(st.integers(4, 170), min_size=2, max_size=6)
    return st.tuples(first, steps, st.permutations(SAID)).map(lambda drawn: _story(*drawn))


def _story(first: datetime, steps: Sequence[int], said: Sequence[str]) -> list[Entry]:
    at, found = first.replace(second=0, microsecond=0), []
    for minutes, text in zip([0, *steps], said, strict=False):
        at += timedelta(minutes=minutes)
        found.append((at, text))
    return found


def wanted(story: Sequence[Entry]) -> list[tuple[str, str]]:
    return [(f"{at:%Y-%m-%dT%H:%M}", said) for at, said in story]


def by_day(
    story: Sequence[Entry], day: Callable[[date], str], entry: Callable[[datetime, str], str], head: str
) -> str:
    """Write the entries below their days; in `head`, `{}` is the day."""
    parts, last = [], None
    for at, said in story:
        if at.date() != last:
            last = at.date()
            parts.append("\n" + head.format(day(last)) + "\n\n")
        parts.append(entry(at, said))
    return "".join(parts)


HEADS = ("### {}", "**{}**", "{}", "_{}_", "#### {}:")
LINES: dict[str, Callable[[str, str], str]] = {
    "list": lambda clock, said: f"- {clock} {said}\n",
    "dash": lambda clock, said: f"* {clock} - {said}\n",
    "bold": lambda clock, said: f"- **{clock}**: {said}\n",
    "paragraph": lambda clock, said: f"{clock}: {said}\n\n",
    "breaks": lambda clock, said: f"{clock} - {said}<br>\n",
    "one line": lambda clock, said: f"{clock} - {said}<br> ",
    "brackets": lambda clock, said: f"- [{clock}] {said}\n",
    "wrapped": lambda clock, said: f"- {clock} {said.replace(' ', chr(10) + '  ', 1)}\n",
    "code": lambda clock, said: f"- `{clock}` {said}\n",
    "told": lambda clock, said: f"{clock} – {said}\n\n",
}


@settings(max_examples=300, deadline=None)
@given(
    stories(),
    st.sampled_from(sorted(DAYS)),
    st.sampled_from(sorted(CLOCKS)),
    st.sampled_from(sorted(LINES)),
    st.sampled_from(HEADS),
    st.sampled_from(TIMELINES),
)
def test_entries_below_their_days(
    story: list[Entry], day: str, clock: str, line: str, head: str, title: str
) -> None:
    body = by_day(story, DAYS[day], lambda at, said: LINES[line](CLOCKS[clock](at.time()), said), head)
    assert lines(f"# Pump away\n\n## {title.title()}\n{body}\n\n## Lessons\n\nNone.\n") == wanted(story)


WHOLE: dict[str, Callable[[str, str], str]] = {
    "table": lambda at, said: f"| {at} | {said} |\n",
    "row": lambda at, said: f"<tr><td>{at}</td><td>{said}</td></tr>\n",
    "heading": lambda at, said: f"### {at}\n\n{said}\n\n",
    "closed heading": lambda at, said: f"### {at} ###\n\n{said}\n\n",
    "list": lambda at, said: f"- {at} {said}\n",
    "bold": lambda at, said: f"- **{at}** - {said}\n",
    "paragraph": lambda at, said: f"{at}: {said}\n\n",
    "breaks": lambda at, said: f"{at} - {said}<br>\n",
}
ABOVE = {"table": "| Time | Event |\n|---|---|\n", "row": "<table><tr><th>Time</th><th>Event</th></tr>\n"}


@settings(max_examples=300, deadline=None)
@given(
    stories(),
    st.sampled_from(sorted(DAYS)),
    st.sampled_from(sorted({*CLOCKS} - {"dot"})),
    st.sampled_from(sorted(WHOLE)),
    st.sampled_from((" ", ", ", " at ", " - ", ": At ")),
)
def test_entries_with_their_day(story: list[Entry], day: str, clock: str, line: str, between: str) -> None:
    rows = (
        WHOLE[line](DAYS[day](at.date()) + between + CLOCKS[clock](at.time()), said) for at, said in story
    )
    text = f"# Pump away\n\n## Timeline\n\n{ABOVE.get(line, '')}{''.join(rows)}\n\n## Lessons\n\nNone.\n"
    assert lines(text) == wanted(story)


ZONES = ("UTC", "CET", "PST", "UTC+2", "Europe/Paris", "JST", "PST/PDT")
ZONED: dict[str, str] = {
    "heading": "## Timeline ({zone})\n\n{body}",
    "remark": "## Timeline (all times in {zone})\n\n{body}",
    "sentence": "## Timeline\n\nAll times are in {zone}.\n\n{body}",
    "italics": "## Timeline\n\n_All times in {zone}_\n\n{body}",
    "title": "## {zone} timeline\n\n{body}",
    "head": "## Timeline\n\n| Time ({zone}) | Event |\n|---|---|\n{rows}",
    "html": "## Timeline\n\n<table><tr><th>Time ({zone})</th><th>Event</th></tr>\n{html}</table>",
}


@settings(max_examples=150, deadline=None)
@given(stories(), st.sampled_from(ZONES), st.sampled_from(sorted(ZONED)))
def test_the_zone_of_a_timeline(story: list[Entry], zone: str, where: str) -> None:
    written = [(f"{at:%Y-%m-%d %H:%M}", said) for at, said in story]
    text = ZONED[where].format(
        zone=zone,
        body="".join(f"- {at} - {said}\n" for at, said in written),
        rows="".join(f"| {at} | {said} |\n" for at, said in written),
        html="".join(f"<tr><td>{at}</td><td>{said}</td></tr>\n" for at, said in written),
    )
    found = read(f"# Pump away\n\n{text}\n\n## Lessons\n\nNone.\n").timeline
    assert (found.zone, [entry.at.notation for entry in found.entries]) == (
        zone,
        [at for at, _ in wanted(story)],
    )


@settings(max_examples=150, deadline=None)
@given(
    stories(),
    st.sampled_from(ZONES),
    st.sampled_from(("- {} {} {}\n", "[{} {}] {}\n", "* **{} {}**: {}\n", "| {} {} | {} |\n")),
)
def test_the_zone_of_each_entry(story: list[Entry], zone: str, line: str) -> None:
    head = "| When | What |\n|---|---|\n" if line[0] == "|" else ""
    text = head + "".join(line.format(f"{at:%Y-%m-%d %H:%M}", zone, said) for at, said in story)
    found = read(f"# Pump away\n\n## Timeline\n\n{text}")
    assert {entry.zone for entry in found.timeline.entries} == {zone}
    assert lines(f"# Pump away\n\n## Timeline\n\n{text}") == wanted(story)


PEOPLE = ("Ana", "Ben Ode", "mx-kim", "Dr. Lu", "R. van Dam")


@settings(max_examples=150, deadline=None)
@given(
    stories(),
    st.sampled_from(PEOPLE),
    st.sampled_from(sorted({*CLOCKS} - {"dot"})),
    st.sampled_from(("- {}  [{}]: {}\n", "**{}** [{}] {}\n\n", "- {} ({}): {}\n")),
)
def test_what_was_said_in_a_chat(story: list[Entry], who: str, clock: str, line: str) -> None:
    body = by_day(
        story, DAYS["iso"], lambda at, said: line.format(who, CLOCKS[clock](at.time()), said), "### {}"
    )
    assert lines(f"# Pump away\n\n## Timeline\n{body}") == [
        (at, f"{who}: {said}") for at, said in wanted(story)
    ]


@settings(max_examples=150, deadline=None)
@given(
    stories(),
    st.sampled_from(("colon", "dot")),
    st.sampled_from(("{1} {0}<br>\n", "{1} at {0}<br>\n", "- {1} - {0}\n", "{1} {0}\n\n")),
)
def test_clocks_at_the_end_of_their_lines(story: list[Entry], clock: str, line: str) -> None:
    body = by_day(
        story, DAYS["named"], lambda at, said: line.format(CLOCKS[clock](at.time()), said), "### {}"
    )
    assert lines(f"# Pump away\n\n## Timeline\n{body}") == wanted(story)


@settings(max_examples=150, deadline=None)
@given(
    st.dates(date(2019, 1, 1), date(2030, 1, 1)),
    st.integers(1, 4),
    st.sampled_from(sorted(DAYS)),
    st.sampled_from(HEADS),
    st.permutations(SAID),
    st.sampled_from(("-", "*", "1.")),
)
def test_points_without_a_time_below_a_day(
    day: date, count: int, form: str, head: str, said: list[str], sign: str
) -> None:
    assume(form != "german" or head[0] in "#*_")  # `1. Mai 2024` alone is the first item of a list
    points = "".join(f"{sign} {each}\n" for each in said[:count])
    after = day + timedelta(days=1)
    text = f"# Pump away\n\n## Timeline\n\n{head.format(DAYS[form](day))}\n\n{points}\n{head.format(DAYS[form](after))}\n\n- 10:00 it is dry\n"
    assert lines(text) == [
        *((day.isoformat(), each) for each in said[:count]),
        (f"{after}T10:00", "it is dry"),
    ]
    assert [section.role for section in read(text).sections] == ["", "timeline", "timeline", "timeline"]


@settings(max_examples=100, deadline=None)
@given(stories(), st.sampled_from(sorted({*DAYS} - {"slashes"})), st.booleans())
def test_what_stands_beside_entries_is_none(story: list[Entry], form: str, remark: bool) -> None:
    days = list(dict.fromkeys(at.date() for at, _ in story))
    contents = "".join(f"- [{DAYS[form](day)}](#day-{day})\n" for day in days)
    see = "See https://chat.example.org/archives/p1611911159323900\n\n" if remark else ""
    body = by_day(story, DAYS[form], lambda at, said: f"{at:%H:%M} {said}\n\n", "### {}\n\n" + see)
    assert lines(f"# Pump away\n\n## Timeline\n\n{contents}\n{body}") == wanted(story)


@settings(max_examples=100, deadline=None)
@given(stories(), st.sampled_from(sorted({*CLOCKS} - {"dot"})), st.booleans())
def test_midnight_needs_no_new_day(story: list[Entry], clock: str, is_backwards: bool) -> None:
    rows = [f"- {CLOCKS[clock](at.time())} {said}\n" for at, said in story]
    text = f"# Pump away\n\n## Timeline\n\n### {story[0][0]:%Y-%m-%d}\n\n{''.join(rows)}"
    assert lines(text) == wanted(story)


SINCE: dict[str, Callable[[int], str]] = {
    "minutes": lambda length: f"T+{length}m",
    "bare": lambda length: f"T+{length}",
    "spaced": lambda length: f"T + {length} min",
    "clock": lambda length: f"T+{length // 60}:{length % 60:02}",
    "hours": lambda length: f"T+{length // 60}h{length % 60}m",
}
STARTS = (
    "---\ntitle: Pump\nstarted_at: {:%Y-%m-%d %H:%M}\n---\n",
    "T is the first alert, at {:%Y-%m-%d %H:%M}.\n",
    "T = {:%d %B %Y %H:%M}\n",
)


@settings(max_examples=150, deadline=None)
@given(
    stories(),
    st.sampled_from(sorted(SINCE)),
    st.sampled_from(STARTS),
    st.sampled_from(("- {} {}\n", "**{}**: {}\n\n")),
)
def test_times_that_are_told_from_the_start(story: list[Entry], form: str, start: str, line: str) -> None:
    first = story[0][0]
    rows = (line.format(SINCE[form](int((at - first).total_seconds() // 60)), said) for at, said in story)
    text = f"{start.format(first)}\n## Timeline\n\n{''.join(rows)}"
    assert lines(text) == wanted(story)


@pytest.mark.parametrize("zero", ["T+0 ({})", "T0 ({} UTC)", "T+0m ({})"])
def test_the_start_may_be_told_in_brackets_beside_its_entry(zero: str) -> None:
    text = f"# Pump away on 2024-03-04\n\n## Timeline\n\n{zero.format('10:05')}: it stops\nT+5m: alert\nT+1h: it runs\n"
    assert lines(text)[1:] == wanted(
        [(datetime(2024, 3, 4, 10, 10), "alert"), (datetime(2024, 3, 4, 11, 5), "it runs")]
    )


AFTER = {
    "min": lambda length: f"+{length} min",
    "brackets": lambda length: f"\\[+{length // 60}h {length % 60}m]",
    "later": lambda length: f"**+{length} minutes later**",
    "hours": lambda length: f"+{length / 60:.1f} hrs",
}


@settings(max_examples=100, deadline=None)
@given(
    stories(),
    st.sampled_from(sorted(AFTER)),
    st.sampled_from(("- {}: {}\n", "{} {}\n\n", "| {} | {} |\n")),
    st.sampled_from(("%Y-%m-%d %H:%M", "%B %d %Y, %I:%M %p")),
)
def test_times_that_are_told_from_the_first(story: list[Entry], form: str, line: str, first: str) -> None:
    story = [(story[0][0] + timedelta(minutes=6 * at), said) for at, (_, said) in enumerate(story)]
    rows = [line.format(story[0][0].strftime(first), story[0][1])]
    rows += [line.format(AFTER[form](6 * at), said) for at, (_, said) in enumerate(story) if at]
    head = "| Time | What |\n|---|---|\n" if "|" in line else ""
    assert lines(f"# Pump away\n\n## Timeline\n\n{head}{''.join(rows)}") == wanted(story)


@pytest.mark.parametrize("count", ["+5 pumps", "+5", "+3 hands", "+2 m³"])
def test_what_comes_on_top_is_no_time(count: str) -> None:
    rows = f"- 2024-03-04 10:05 it stops\n- {count} are ordered\n- {count} are built in\n"
    assert len(lines(f"# Pump away\n\n## Timeline\n\n{rows}")) == 1


SPANS = (
    "{0} {z} - {1} {z}: {t}",
    "{0} {z} – {1} {z} - {t}",
    "**{0} {z} to {1} {z}** {t}",
    "{0} ({z}) until {1} ({z}): {t}",
)


@settings(max_examples=100, deadline=None)
@given(stories(), st.sampled_from(SPANS), st.sampled_from(("UTC", "GMT", "PDT", "CEST", "UTC+2")))
def test_ranges_with_a_zone_at_both_ends(story: list[Entry], line: str, zone: str) -> None:
    first, last = (at.replace(month=7, day=3) for at in (story[0][0], story[0][0] + timedelta(minutes=4)))
    assume(first.hour < 23)
    rows = (line.format(f"{first:%Y-%m-%d %H:%M}", f"{last:%H:%M}", z=zone, t=said) for _, said in story[:3])
    entries = read("# Pump away\n\n## Timeline\n\n" + "".join(f"- {row}\n" for row in rows)).timeline.entries
    assert [(entry.until and entry.until.clock, entry.text, entry.doubts) for entry in entries] == [
        (last.time(), said, ()) for _, said in story[:3]
    ]


def test_an_end_in_another_zone_is_doubted() -> None:
    text = (
        "# Pump away\n\n## Timeline\n\n- 2024-03-04 10:05 UTC - 10:40 CET: it stops\n- 11:00 UTC: it runs\n"
    )
    first = read(text).timeline.entries[0]
    assert first.text == "it stops"
    assert [doubt.message for doubt in first.doubts] == ["its end is in CET, and was read in UTC"]


def test_fields_that_are_times_are_no_timeline() -> None:
    fields = "- Date: May 8 2025, 11:30 UTC - May 9 2025, ~17:30 UTC\n- Severity: 1\n    - Time: 2025-05-08 11:30 UTC\n    - Length: 9 h\n"
    assert not lines(f"# Pump away\n\n## Summary\n\n{fields}")


JOINED_LINES = (
    "- {} {}\n",
    "{} {}\n",
    "{} - {}\n",
    "* **{}**: {}\n",
    "| {} | {} |\n",
    "1. {}: {}\n",
    "- ~{} {}\n",
)


@settings(max_examples=150, deadline=None)
@given(stories(), st.sampled_from(JOINED_LINES))
def test_clocks_of_four_digits_where_a_document_writes_so(story: list[Entry], line: str) -> None:
    day = story[0][0].date()
    assume(len(story) >= 3 and all(at.date() == day for at, _ in story))
    assume(not all("1980" < f"{at:%H%M}" < "2040" for at, _ in story))
    head = "| Time | What |\n|---|---|\n" if "|" in line else ""
    rows = "".join(line.format(f"{at:%H%M}", said) for at, said in story)
    assert lines(f"# Pump away on {day}\n\n## Timeline\n\n{head}{rows}") == wanted(story)


@pytest.mark.parametrize(
    "numbers",
    [("2019", "2020", "2021", "2023"), ("1200", "0930", "1500", "0700", "1100", "0600"), ("1000", "1010")],
    ids=["years", "in no order", "two"],
)
def test_four_digits_are_a_number_elsewhere(numbers: tuple[str, ...]) -> None:
    assert not lines("# Pump\n\n## Timeline\n\n" + "".join(f"- {each} pumps in use\n" for each in numbers))


POSTED = ("Investigating", "Identified", "Update", "Monitoring", "Resolved")
UPDATES = ("{} - {} {}\n", "**{}** - {} {}\n\n", "{}: {} ({})\n\n", "- {} – {} {}.\n")


@settings(max_examples=100, deadline=None)
@given(
    stories(),
    st.sampled_from(UPDATES),
    st.sampled_from(("%b %d, %H:%M UTC", "%b %d, %Y - %H:%M UTC")),
    st.booleans(),
)
def test_updates_of_a_status_page_that_end_with_their_time(
    story: list[Entry], line: str, form: str, newest_first: bool
) -> None:
    story = [(at, f"{said}.") for at, said in story][: len(POSTED)]
    rows = [
        line.format(state, said, at.strftime(form)) for (at, said), state in zip(story, POSTED, strict=False)
    ]
    body = "".join(reversed(rows) if newest_first else rows)
    found = read(f"# Pump away\n\nUpdates of {story[0][0]:%Y-%m-%d}.\n\n{body}").timeline.entries
    times = [entry.at.notation for entry in found]
    assert (times[::-1] if newest_first else times) == [f"{at:%Y-%m-%dT%H:%M}" for at, _ in story]


def test_three_updates_that_go_back_by_minutes_stand_newest_first() -> None:
    body = "**Update, 17:30 UTC**: it runs.\n\n**Update, 16:50 UTC**: a part is there.\n\n**16:20 UTC**: it stops.\n"
    timeline = read(f"# Pump away on 2024-03-04\n\n{body}").timeline
    assert timeline.newest_first
    assert [entry.at.notation for entry in timeline.entries] == [
        "2024-03-04T17:30", "2024-03-04T16:50", "2024-03-04T16:20",
    ]  # fmt: skip
    assert not any(entry.doubts for entry in timeline.entries)


@settings(max_examples=100, deadline=None)
@given(
    st.dates(date(2019, 1, 1), date(2030, 1, 1)),
    st.integers(1, 9),
    st.sampled_from(("{0} {1:%B} - {2}", "{1:%B} {0}, {1:%Y} - {2}", "**{1:%B} {0}**: {2}")),
    st.sampled_from(("-", "–")),
)
def test_days_in_one_month(day: date, more: int, line: str, sign: str) -> None:
    day = day.replace(day=min(day.day, 19))
    last = day + timedelta(days=more)
    points = [line.format(f"{day.day}{sign}{last.day}", day, "a valve is built in"), f"{last:%Y-%m-%d} - dry"]
    entries = read(
        "# Pump away\n\n## Timeline\n\n" + "".join(f"- {point}\n" for point in points)
    ).timeline.entries
    assert [entry.at.notation for entry in entries] == [f"{day}", f"{last}"]
    assert (entries[0].until and entries[0].until.notation, entries[0].text) == (
        f"{last}",
        "a valve is built in",
    )


PARTS = (
    "early morning",
    "late evening",
    "the afternoon of",
    "in the night of",
    "mid-morning",
    "early morning of",
)


@settings(max_examples=60, deadline=None)
@given(
    st.dates(date(2019, 1, 1), date(2030, 1, 1)),
    st.sampled_from(PARTS),
    st.sampled_from(("{} {}: {}", "**{} {}** - {}")),
    st.sampled_from(("named", "american", "iso")),
)
def test_a_part_of_a_day(day: date, part: str, line: str, form: str) -> None:
    text = line.format(part.capitalize(), DAYS[form](day), "a valve is built in")
    (entry, _) = read(f"# Pump away\n\n## Timeline\n\n- {text}\n- {day} 23:00 dry\n").timeline.entries
    assert (entry.at.notation, entry.approximate, entry.text) == (f"{day}", True, "a valve is built in")


@pytest.mark.parametrize(
    "clock", ["19.20, 19.27", "19:20, 19:27", "19:20 & 19:27", "19:20 UTC / 20:20 CET", "7:20 PM (19:20)"]
)
def test_two_clocks_of_one_entry(clock: str) -> None:
    before = "19.00" if "." in clock else "19:00"
    text = (
        f"# Pump away\n\n## Timeline\n\n28 January 2021\n\n{before} the pump stops\n\n{clock} it runs again\n"
    )
    assert lines(text) == [("2021-01-28T19:00", "the pump stops"), ("2021-01-28T19:20", "it runs again")]


STATES = ("Resolved", "Monitoring", "Identified", "Investigating", "Update", "Impact")


@settings(max_examples=100, deadline=None)
@given(
    stories(),
    st.permutations(STATES),
    st.sampled_from(
        (
            "{:%b %d, %H:%M} UTC",
            "{:%Y-%m-%d %H:%M} UTC",
            "Posted at {:%H:%M} UTC on {:%d %B %Y}",
            '<span class="at">{:%B %d, %Y, %H:%M} UTC</span>',
        )
    ),
)
def test_updates_with_their_time_below(story: list[Entry], states: list[str], form: str) -> None:
    labels = dict(zip((said for _, said in story), [*states, *states], strict=False))
    story = [(at.replace(year=2024), f"{said[0].upper()}{said[1:]}.") for at, said in story]
    labels = {f"{said[0].upper()}{said[1:]}.": label for said, label in labels.items()}
    updates = [f"**{labels[said]}** - {said}\n{form.format(at, at)}\n" for at, said in reversed(story)]
    text = f"# Pump away on {story[0][0]:%d %B %Y}\n\n" + "\n".join(updates)
    found = read(text)
    assert [section.role for section in found.sections] == [""]
    assert [(f"{entry.at.clock:%H:%M}", entry.text) for entry in found.timeline.entries] == [
        (f"{at:%H:%M}", f"{labels[said]} - {said}") for at, said in reversed(story)
    ]


@settings(max_examples=60, deadline=None)
@given(
    stories(),
    st.sampled_from(
        (
            "| {0:%Y}年{0.month}月{0.day}日 {0:%H}時{0:%M}分 | {1} |",
            "- {0:%Y/%m/%d}(火) {0:%H:%M} {1}",
            "- {0:%Y}年{0.month}月{0.day}日（水）{0:%H:%M} {1}",
        )
    ),
)
def test_times_in_japanese_and_chinese(story: list[Entry], line: str) -> None:
    head = "| 時刻 | イベント |\n|---|---|\n" if line[0] == "|" else ""
    rows = "\n".join(line.format(at, said) for at, said in story)
    assert lines(f"# 停止\n\n## タイムライン\n\n{head}{rows}\n") == wanted(story)


@settings(max_examples=60, deadline=None)
@given(stories(), st.integers(0, 9), st.sampled_from(("| {} | {} |", "- {} {}")))
def test_a_digit_too_many_in_a_clock_is_doubted(story: list[Entry], digit: int, line: str) -> None:
    head = "| Time | Event |\n|---|---|\n" if line[0] == "|" else ""
    clocks = [f"{at:%Y-%m-%d %H}:{f'{digit}:' if at == story[1][0] else ''}{at:%M}" for at, _ in story]
    rows = "\n".join(line.format(clock, said) for clock, (_, said) in zip(clocks, story, strict=True))
    entries = read(f"# Pump away\n\n## Timeline\n\n{head}{rows}\n").timeline.entries
    assert [(entry.at.notation, entry.text) for entry in entries] == wanted(story)
    assert [bool(entry.doubts) for entry in entries] == [at == story[1][0] for at, _ in story]


def test_the_second_of_something_is_no_length() -> None:
    rows = "- 10:05 first pump stops\n- 10:35 second pump stops\n"
    assert [said for _, said in lines(f"# Pump away on 2024-03-04\n\n## Timeline\n\n{rows}")] == [
        "first pump stops", "second pump stops",
    ]  # fmt: skip


def test_a_table_of_html_is_a_timeline_without_a_name_too() -> None:
    rows = "".join(f"<tr><td>2024-03-04 1{at}:00 UTC</td><td>pump {at} stops</td></tr>\n" for at in range(3))
    table = f"<table>\n<tr><th>When</th><th>What</th></tr>\n{rows}</table>\n"
    assert lines(f"# Pump away\n\n{table}\n") == [
        (f"2024-03-04T1{at}:00", f"pump {at} stops") for at in range(3)
    ]
    assert not lines(f"# Pump away\n\n{table.replace('2024-03-04 1', '1.')}\n")


@pytest.mark.parametrize("clock", ["10:05z", "~10:05z", "10:05→10:09z", "10:05Z"])
def test_a_small_letter_may_be_the_zone_behind_a_clock(clock: str) -> None:
    text = f"# Pump away on 2024-03-04\n\n## Timeline\n\n| When | What |\n|---|---|\n| {clock} | it stops |\n| ~10:2xz | alert |\n"
    entries = read(text).timeline.entries
    assert [(entry.at.notation, entry.text) for entry in entries] == [
        ("2024-03-04T10:05", "it stops"),
        ("2024-03-04", "alert"),
    ]
    assert entries[1].doubts


def test_the_signs_of_a_quotation_are_no_words_of_it() -> None:
    body = "> - 10:05 the pump\n>   stops\n> - 10:20 it runs\n>\n> All is well.\n"
    found = read(f"# Pump on 2024-05-02\n\n## Timeline\n\n{body}")
    assert [entry.text for entry in found.timeline.entries] == ["the pump stops", "it runs"]


@pytest.mark.parametrize(
    "form", ["<dt>{}</dt><dd>{}</dd>", "<dt>{} UTC</dt>\n<dd>{}</dd>\n", "<div><dt>{}</dt><dd>{}</dd></div>"]
)
def test_a_list_of_terms_is_a_timeline(form: str) -> None:
    told = [("10:05", "the pump stops"), ("10:20", "it runs")]
    points = "".join(form.format(*each) for each in told)
    found = read(f"<h1>Pump on 2024-05-02</h1>\n<h2>Timeline</h2>\n<dl>{points}</dl>\n")
    assert [(entry.at.notation[-5:], entry.text) for entry in found.timeline.entries] == told


@given(
    starts=st.lists(st.integers(600, 1400), min_size=3, max_size=9, unique=True),
    mark=st.sampled_from(("", "- ")),
)
def test_lines_that_begin_with_dotted_clocks_are_a_timeline(starts: list[int], mark: str) -> None:
    clocks = [f"{minute // 60:02}.{minute % 60:02}" for minute in sorted(starts)]
    steps = {after - before for before, after in pairwise(sorted(starts))}
    lines = "".join(f"{mark}{clock} The pump runs\n" for clock in clocks)
    found = read(f"# Pump on 2024-05-02\n\nIt stopped.\n\n{lines}")
    are_numbers = all(step % 60 in (0, 1) for step in steps)
    assert len(found.timeline.entries) == (0 if are_numbers else len(clocks))


@pytest.mark.parametrize("line", ["{}: {}", "~{}: {}", "- {}: {}", "[{}](https://example.com/p1): {}"])
def test_clocks_of_four_digits_with_a_colon_need_no_timeline(line: str) -> None:
    told = [("1015", "the pump stops"), ("1022", "Ana calls the depot"), ("1105", "it runs")]
    lines = "\n\n".join(line.format(*each) for each in told)
    found = read(f"# Pump\n\n## How it was fixed\n\n### Tues 22 Nov 2016\n\n{lines}\n")
    assert [(entry.at.notation[-5:].replace(":", ""), entry.text) for entry in found.timeline.entries] == told
    assert {f"{entry.day}" for entry in found.timeline.entries} == {"2016-11-22"}


def test_numbers_with_a_colon_are_no_clocks() -> None:
    found = read(
        "# Pump\n\n## Parts\n\n1999: bought\n\n2003: sold\n\n2012: found\n\n## Ports\n\n1433: a\n\n1022: b\n\n0022: c\n"
    )
    assert not found.timeline.entries


@pytest.mark.parametrize("lead", ["Also on", "On", "Later, on"])
def test_a_word_may_stand_before_the_day_of_an_entry(lead: str) -> None:
    body = f"On 11 April 2026, the pump stops.\n\n{lead} 15 April 2026, it stops for good.\n"
    assert len(read(f"# Pump\n\n## Timeline\n\n{body}").timeline.entries) == 2


@pytest.mark.parametrize("to", [" a ", " às ", " hasta las ", " até ", " à ", "-"])
def test_ranges_in_other_languages(to: str) -> None:
    found = read(
        f"# Pump on 2024-05-02\n\n## Timeline\n\n- 09:00{to}12:30 the pump is mended\n- 13:00 it runs\n"
    )
    first = found.timeline.entries[0]
    assert (first.until and first.until.notation, first.text) == ("2024-05-02T12:30", "the pump is mended")


def test_the_minutes_behind_uhr_are_those_of_the_clock() -> None:
    found = read("# Pumpe am 02.05.2024\n\n## Ablauf\n\n- 9 Uhr 45 die Pumpe steht\n- 11 Uhr sie läuft\n")
    assert [entry.at.notation for entry in found.timeline.entries] == ["2024-05-02T09:45", "2024-05-02T11:00"]


def test_a_year_stands_on_the_line_of_its_day_if_it_is_one() -> None:
    found = read(
        "# Pump, January 2026\n\n## Log\n\n4 Jan\n2150 the pump stops\n2210 it runs\n2230 all is dry\n"
    )
    assert [entry.at.notation for entry in found.timeline.entries][:2] == [
        "2026-01-04T21:50",
        "2026-01-04T22:10",
    ]
