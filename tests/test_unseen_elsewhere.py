"""Kinds of misreading in reports of organisations we did not know: promises in prose, updates, spans in titles."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postmortems.headings.grammar import named
from understood import BY_DAY, lines, read, told, written

REMARKS = (
    "(tide 4711)",
    "(tide [4711](https://harbour.example/tides/4711?from=lamp&to=buoy))",
    "(log: north pier)",
)
ZONES = ("", " UTC", " CET")


@settings(max_examples=80, deadline=None)
@given(BY_DAY, st.sampled_from(REMARKS), st.sampled_from(ZONES), st.integers(2, 5))
def test_a_remark_behind_the_time_of_a_row_is_no_part_of_it(
    at: datetime, remark: str, zone: str, count: int
) -> None:
    moments = [at + timedelta(minutes=11 * number) for number in range(count)]
    rows = "".join(
        f"| {when:%b %-d %Y, %H:%M}{zone} {remark} | Lamp {when:%M} swings |\n" for when in moments
    )
    text = f"# Swinging lamps\n\n## Timeline\n\n| Time | Event |\n| --- | --- |\n{rows}"
    assert [(when[:16], said[-6:]) for when, said in lines(text)] == [
        (when, "swings") for when in written(*moments)
    ]


TITLES = ("Lamps dark on {day} from {start} to {end}", "Dunkle Lampen am {day} von {start} - {end}")
HEADS = ('---\ntitle: "{}"\n---\n\n', "# {}\n\n")


@settings(max_examples=80, deadline=None)
@given(BY_DAY, st.integers(5, 300), st.sampled_from(TITLES), st.sampled_from(HEADS))
def test_a_span_in_the_title_is_that_of_the_incident(
    at: datetime, length: int, title: str, head: str
) -> None:
    end = at + timedelta(minutes=length)
    said = title.format(day=f"{at:%d.%m.%Y}", start=f"{at:%H:%M}", end=f"{end:%H:%M}")
    text = head.format(said) + "The lamps of the north pier were dark.\n"
    assert told(text) == [written(at)[0], "-", written(end)[0]]


LAYOUTS = (
    "**{at} UPDATE {number}**:",
    "**{at} Update #{number}**",
    "{at} - Update {number}:",
    "### {at} Update",
)


@settings(max_examples=80, deadline=None)
@given(BY_DAY, st.integers(3, 6), st.sampled_from(LAYOUTS), st.booleans())
def test_dated_updates_are_entries_whatever_stands_between_them(
    at: datetime, count: int, layout: str, backwards: bool
) -> None:
    days = [at + timedelta(days=number) for number in range(count)]
    days = days[::-1] if backwards else days
    said = [layout.format(at=f"{day:%Y-%m-%d}", number=number) for number, day in enumerate(days)]
    text = "# Dark lamps\n\n" + "\n\n".join(f"{line}\n\nLamp {at:%M} is lit.\n\n- pier" for line in said)
    assert [when for when, _ in lines(text)] == [f"{day:%Y-%m-%d}" for day in days]


THINGS = ("a second lamp", "spare wicks", "a bell on each buoy")
PROMISES = (
    "We'll add {}",
    "Secondly, we will install {}",
    "We are planning to replace {}",
    "We have plans to buy {}",
)
NO_PROMISES = (
    "We will keep you informed about {}",
    "This post explains how we will improve {}",
    "If it gets dark again, we will replace {}",
    "On 2024-05-03 at 10:00 we will replace {}",
    "We'll continue to talk about {}",
)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(THINGS), st.sampled_from(PROMISES[:3]), st.sampled_from(NO_PROMISES))
def test_what_a_report_without_parts_promises_is_a_follow_up(thing: str, promise: str, other: str) -> None:
    text = f"The lamps were dark. {other.format(thing)}.\n\n{promise.format(thing)}. It was a long night.\n"
    titles = [action.item.title for action in read(text).actions]
    assert len(titles) == 1
    assert thing in titles[0]
    with_parts = f"# Dark lamps\n\n## Summary\n\n{text}"
    assert not read(with_parts).actions


LEADS = (
    "Going forward, we will do the following:",
    "To keep them lit, we are going to:",
    "After this night, the team plans to do these things:",
)
NO_LEADS = ("We saw the following:", "We decided to:", "We will see. These lamps were dark:")
PARTS = ("Impact", "Recovery", "Root cause", "Recovery and lessons learned")


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("lead", (*LEADS, *NO_LEADS))
def test_a_list_that_a_sentence_promises_is_one_of_follow_ups(part: str, lead: str) -> None:
    items = "\n".join(f"- Install {thing}" for thing in THINGS)
    text = f"# Dark lamps\n\n## {part}\n\nThe lamps were dark.\n\n{lead}\n\n{items}\n\n## Timeline\n\n- 10:00 dark\n"
    wanted = [f"Install {thing}" for thing in THINGS] if lead in LEADS else []
    assert [action.item.title for action in read(text).actions] == wanted


def test_a_numbered_heading_with_an_owner_is_an_action_whatever_its_words_name() -> None:
    text = (
        "# Dark lamps\n\n## Action items\n\n### 1) Fewer lamp processes `@keeper`\n\nThere are twelve now.\n"
    )
    assert [(a.item.title, a.item.owner) for a in read(text).actions] == [("Fewer lamp processes", "keeper")]


@settings(max_examples=60, deadline=None)
@given(
    BY_DAY,
    st.sampled_from(("started with degraded lamps", "began as an outage of the pier")),
    st.integers(1, 90),
)
def test_harm_with_which_it_began_is_the_start(at: datetime, said: str, minutes: int) -> None:
    later = at + timedelta(minutes=minutes)
    text = f"On {at:%B %-d, %Y} we had an outage of all lamps which {said} around {at:%H:%M} UTC.\n\nIt was noticed at {later:%H:%M} UTC.\n"
    assert told(text)[:2] == written(at, later)


@settings(max_examples=60, deadline=None)
@given(BY_DAY, st.sampled_from(("vulnerable", "exposed", "unavailable")), st.integers(1, 200))
def test_what_is_no_longer_harmed_is_over(at: datetime, harm: str, minutes: int) -> None:
    end = at + timedelta(minutes=minutes)
    text = (
        f"# Open locks\n\n{at:%Y-%m-%d}\n\n## Timeline\n\n- {at:%H:%M}: Disclosure of a vulnerability\n"
        f"- {end:%H:%M}: The locks are no longer {harm}\n"
    )
    assert told(text) == ["-", *written(at, end)]


@settings(max_examples=60, deadline=None)
@given(BY_DAY, st.sampled_from(("there was an outage of the lamps", "most of the lamps were down")))
def test_up_to_when_there_was_harm_is_its_end_on_the_day_that_is_meant(at: datetime, harm: str) -> None:
    night = at - timedelta(days=1)
    text = f"From late last night ({night:%B %-d}) until {at:%-I:%M%p} this morning {harm}.\n"
    assert told(f"---\ntitle: Dark lamps\n---\n\n{text}", f"{at:%Y-%m-%d}-dark-lamps.md")[2] == written(at)[0]
    fine = f"All went well until {at:%-I:%M%p} this morning when there was an outage.\n"
    assert told(f"---\ntitle: Dark lamps\n---\n\n{fine}", f"{at:%Y-%m-%d}-dark-lamps.md")[2] == "-"


@settings(max_examples=40, deadline=None)
@given(
    BY_DAY,
    st.sampled_from(("{0.month} 月 {0.day} 日", "{0.month}月{0.day}日")),
    st.sampled_from(("起宕机", "发生故障")),
)
def test_a_day_of_the_east_needs_no_year(at: datetime, day: str, harm: str) -> None:
    text = f"---\ntitle: 灯塔通知\ndate: {at:%Y-%m-%d} 23:00:00\n---\n\n灯塔于 {day.format(at)}{harm}。\n"
    assert told(text)[0] == f"{at:%Y-%m-%d}"


@pytest.mark.parametrize(
    ("title", "role"),
    (
        ("対応の評価", "lessons"),
        ("改善が必要なこと", "went_wrong"),
        ("改善すべき点", "went_wrong"),
        ("有待改进的地方", "went_wrong"),
    ),
)
def test_what_is_to_be_better_abroad(title: str, role: str) -> None:
    assert named(title).role == role


@pytest.mark.parametrize(
    ("said", "began"),
    (
        ("The flaw was exploited", True),
        ("The flaw was not exploited", False),
        ("A second wave of leaks began", False),
    ),
)
def test_that_a_flaw_is_exploited_is_harm(said: str, began: bool) -> None:
    text = f"# Open locks\n\n2024-05-03\n\n## Timeline\n\n- 09:00: Locks are cleaned\n- 10:00: {said}\n- 11:00: Locks are shut\n"
    assert (told(text)[0] != "-") is began
