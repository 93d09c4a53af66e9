"""Times and days as people of other languages write them at the beginning of an entry, and ranges of any sign."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmortems.extraction.notation.reader import read_written
from understood import lines, read

CLOCKS = st.times(time(1), time(21)).map(lambda at: at.replace(second=0, microsecond=0))
EXACT = (
    "bis {0:%H:%M} Uhr", "à partir de {0:%Hh%M}", "jusqu'à {0:%Hh%M}", "dès {0:%Hh%M}", "A las {0:%H:%M}",
    "desde las {0:%H:%M}", "hasta las {0:%H:%M}", "Às {0:%Hh%M}", "a partir das {0:%Hh%M}", "As of {0:%H:%M}",
    "No later than {0:%H:%M}", "Beginning at {0:%H:%M}",
)  # fmt: skip
ABOUT = (
    "ca. {0:%H:%M} Uhr", "gegen {0:%H.%M} Uhr", "kurz nach {0:%H:%M} Uhr", "Ungefähr um {0:%H:%M} Uhr",
    "vers {0:%Hh%M}", "vers les {0:%Hh%M}", "aux environs de {0:%Hh%M}", "peu avant {0:%Hh%M}",
    "sobre las {0:%H:%M}", "hacia las {0:%H:%M}", "alrededor de las {0:%H:%M}", "a eso de las {0:%H:%M}",
    "por volta das {0:%Hh%M}", "cerca das {0:%H:%M}", "aproximadamente às {0:%H:%M}", "{0:%H}時{0:%M}分頃", "{0:%H:%M}ごろ",
    "約{0:%H:%M}", "大约 {0:%H:%M}", "{0:%H:%M}左右", "Sometime after {0:%H:%M}", "Right after {0:%H:%M}",
    "Slightly before {0:%H:%M}", "±{0:%H:%M}",
)  # fmt: skip
RANGES = (
    "{0:%H:%M} -> {1:%H:%M}", "{0:%H:%M} → {1:%H:%M}", "{0:%H:%M} ➜ {1:%H:%M}", "{0:%H:%M} => {1:%H:%M}",
    "{0:%H:%M}..{1:%H:%M}", "{0:%H:%M} … {1:%H:%M}", "zwischen {0:%H:%M} und {1:%H:%M} Uhr", "entre {0:%Hh%M} et {1:%Hh%M}",
    "entre las {0:%H:%M} y las {1:%H:%M}", "de {0:%H:%M} a {1:%H:%M}", "das {0:%Hh%M} às {1:%Hh%M}", "{0:%H:%M}から{1:%H:%M}",
)  # fmt: skip


@given(CLOCKS, st.sampled_from([*EXACT, *ABOUT]), st.sampled_from((" ", ": ", ", ", " - ")), st.booleans())
def test_words_before_a_clock(at: time, form: str, between: str, opens: bool) -> None:
    said = form.format(at)
    written = read_written(f"{said[0].upper() if opens else said[0]}{said[1:]}{between}queue full")
    assert written is not None
    assert written.clock is not None
    assert (written.clock.clock, written.approximate) == (at, form in ABOUT)


@given(CLOCKS, st.sampled_from(RANGES), st.sampled_from((" ", ": ", " - ")))
def test_ranges(at: time, form: str, between: str) -> None:
    written = read_written(f"{form.format(at, at.replace(hour=at.hour + 2))}{between}queue full")
    assert written is not None
    assert written.clock is not None
    assert written.until_clock is not None
    assert (written.clock.clock, written.until_clock.clock) == (at, at.replace(hour=at.hour + 2))


@pytest.mark.parametrize("sign", ["/", " / "])
@pytest.mark.parametrize("behind", [" queue full", ": queue full", " - queue full"])
def test_two_clocks_with_a_slash_are_the_first(sign: str, behind: str) -> None:
    assert lines(f"# Off on 2026-03-04\n\n## Timeline\n\n- 14:05{sign}14:10{behind}\n- 15:00 over\n") == [
        ("2026-03-04T14:05", "queue full"), ("2026-03-04T15:00", "over"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line", ["a 14 node cluster", "de 3 nodes", "El 14 was broken", "No 14:05 entry", "So 5.3 was broken", "Do 15.30 again",
             "von 3 Servern", "14:05/hour", "10:00/3 of it", "Das 14-Node-Cluster", "no dia"],
)  # fmt: skip
def test_no_time(line: str) -> None:
    written = read_written(line)
    assert written is None or written.clock is None or written.clock.weak


GERMAN = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]
HEADS = ("### {}", "**{}**", "{}:", "#### {}:")
DAYS = (
    "{short} {0:%d.%m.}", "{short}, {0.day}.{0.month}.", "{short}. {0:%d.%m.%Y}", "{0:%d.%m.}", "{short}, den {0:%d.%m.}",
    "El {spanish} {0.day}", "{short} {0.day}. März", "{portuguese}, {0.day} de março",
)  # fmt: skip
SPANISH = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]
PORTUGUESE = [
    "segunda-feira",
    "terça-feira",
    "quarta-feira",
    "quinta-feira",
    "sexta-feira",
    "sábado",
    "domingo",
]


def written(form: str, day: date) -> str:
    at = day.weekday()
    return form.format(day, short=GERMAN[at], spanish=SPANISH[at], portuguese=PORTUGUESE[at])


@given(st.integers(1, 20), st.integers(1, 6), st.sampled_from(DAYS), st.sampled_from(HEADS))
def test_days_without_a_year_above_clocks(first: int, more: int, form: str, head: str) -> None:
    days = [date(2026, 3, first), date(2026, 3, first) + timedelta(days=more)]
    body = "\n".join(f"{head.format(written(form, day))}\n\n- 14:05 Pumpe\n- 15:10 Ventil\n" for day in days)
    assert [entry.at.notation for entry in read(f"# Aus am {days[0]}\n\n## Timeline\n\n{body}").timeline.entries] == [
        f"{day}T{clock}" for day in days for clock in ("14:05", "15:10")
    ]  # fmt: skip


ENTRIES = (
    "{short} {0:%d.%m.} 14:05 ", "{short}, {0:%d.%m.}, 14:05 Uhr: ", "{0:%d.%m.}, 14:05 Uhr ", "{0.day}.{0.month}., 14:05: ",
    "El {spanish} {0.day} a las 14:05 ", "{portuguese}, {0.day} de março, às 14h05 ", "{0:%A} the {nth} at 14:05 ",
    "{0:%a} {nth}, 14:05 - ", "On the {nth} at 14:05 ",
)  # fmt: skip


@given(st.integers(4, 19), st.integers(1, 6), st.sampled_from(ENTRIES))
def test_days_without_a_year_before_their_clocks(first: int, more: int, form: str) -> None:
    days = [date(2026, 3, first), date(2026, 3, first) + timedelta(days=more)]
    said = [written(form.replace("{nth}", f"{day.day}th"), day) for day in days]
    body = "".join(f"- {one}it is dry\n" for one in said)
    assert lines(f"# Off on {days[0]}\n\n## Timeline\n\n{body}") == [
        (f"{day}T14:05", "it is dry") for day in days
    ]


def test_a_story_with_days_of_a_week_is_none_beside_a_timeline() -> None:
    story = "".join(f"* Sunday 1{at}th at 19:25 a pump stops.\n\n" for at in range(4, 8))
    timeline = "## Timeline\n\n* 2026-03-14 19:25 a pump stops\n* 2026-03-14 19:45 it runs\n"
    assert len(lines(f"# Off on 2026-03-14\n\n## The story\n\n{story}{timeline}")) == 2
    assert len(lines(f"# Off on 2026-03-14\n\n## The story\n\n{story}")) == 4


@pytest.mark.parametrize("day", ["04.03.2026", "4.3.2026", "2026-03-04", "3/4/2026", "3/4/26"])
@pytest.mark.parametrize(
    "form",
    [
        "- {}: it is dry\n",
        "{}: it is dry\n",
        "**{}:** it is dry\n",
        "| Date | What |\n|--|--|\n| {}: | it is dry |\n",
    ],
)
def test_a_colon_may_stand_behind_a_day(day: str, form: str) -> None:
    assert lines(f"# Off on March 4, 2026\n\n## Timeline\n\n{form.format(day)}") == [
        ("2026-03-04", "it is dry")
    ]


@pytest.mark.parametrize(
    "line", ["1.2.34: fixed", "10.0.0:8080 is up", "3/4: done", "3/14: done", "1.14.2: fixed"]
)
def test_what_a_colon_follows_may_be_no_day(line: str) -> None:
    assert read_written(line) is None
