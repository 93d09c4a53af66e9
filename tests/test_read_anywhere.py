"""Kinds of reports from other places: clocks counted from a start, tables of who did what, lists without a name."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postmortems.headings.grammar import named
from understood import BY_DAY, entries, read, told

SAID = ("a lamp is replaced", "the buoy stops answering", "a keeper notices it", "all lamps are restored")


COUNTED = ("T+{h}:{m:02} {said}", "T+{all}m: {said}", "**T+{h}h {m}m** {said}", "[T +{all} min] {said}")
LINES = ("- {}\n", "{}\n", "1. {}\n", "| {} |\n")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(1, 3000), min_size=4, max_size=4), st.sampled_from(COUNTED), st.sampled_from(LINES)
)
def test_clocks_from_a_start_that_nothing_tells_are_of_no_day(
    lengths: list[int], form: str, line: str
) -> None:
    moments = [(length // 60, length % 60, length) for length in sorted(lengths)]
    rows = [
        form.format(h=h, m=m, all=length, said=said)
        for (h, m, length), said in zip(moments, SAID, strict=True)
    ]
    head = "| When | What |\n| --- | --- |\n" if line[0] == "|" else ""
    rows = [
        row.replace(" a ", " | a ").replace(" the ", " | the ").replace(" all ", " | all ") for row in rows
    ]
    rows = rows if head else [row.replace(" | ", " ") for row in rows]
    text = f"# Buoy silent\n\nDate: 2021-12-02\n\n## Timeline\n\n{head}{''.join(map(line.format, rows))}"
    days = [f"{f'+{h // 24}' if h > 23 else ''}T{h % 24:02}:{m:02}" for h, m, _ in moments]
    assert entries(text) == days
    assert told(text) == ["-", "-", "-"]
    assert all(entry.doubts for entry in read(text).timeline.entries)


@settings(max_examples=40, deadline=None)
@given(
    BY_DAY,
    st.sampled_from(("{}月{}日", "{} 月 {} 日", "{}月{}号")),
    st.sampled_from(("に", "、", " ", "(火)")),
)
def test_days_of_the_east_in_sentences_date_the_entries(at: datetime, form: str, behind: str) -> None:
    day = f"本件は{at.year}年{form.format(at.month, at.day)}{behind}"
    later = at + timedelta(minutes=20)
    text = f"# 障害\n\n## 概要\n\n{day}障害が発生しました。\n\n## 時系列\n\n- {at:%H:%M} 障害が発生\n- {later:%H:%M} 復旧\n"
    assert entries(text) == [f"{at:%Y-%m-%dT%H:%M}", f"{later:%Y-%m-%dT%H:%M}"]


@pytest.mark.parametrize("dash", ["-", "–", " – ", " to "])
@pytest.mark.parametrize("head", ["Time", "From–to", "When", "Hora"])
@pytest.mark.parametrize("title", ["## Timeline", "## What we saw"])
def test_spans_in_the_one_column_of_times_are_entries(dash: str, head: str, title: str) -> None:
    rows = "".join(f"| 0{hour}:10{dash}0{hour}:30 | {said} |\n" for hour, said in enumerate(SAID, 4))
    text = f"# Buoy silent\n\n2023-12-06\n\n{title}\n\n| {head} | What |\n|---|---|\n{rows}"
    assert entries(text) == [f"2023-12-06T0{hour}:10" for hour in range(4, 8)]


@pytest.mark.parametrize("who", ["Owner", "Assignee", "Ticket", "Priority"])
def test_who_did_it_may_have_a_column_in_a_timeline(who: str) -> None:
    rows = "".join(f"| 2023-12-06 | 0{hour}:10 | {said} | Mole |\n" for hour, said in enumerate(SAID, 4))
    table = f"| Date | Time | What | {who} |\n|---|---|---|---|\n{rows}"
    assert len(entries(f"# Buoy silent\n\n## Chronology\n\n{table}")) == len(SAID)
    duties = table.replace("Time", "Until").replace(":10", "").replace("What", "Duty")
    assert entries(f"# Buoy silent\n\n## Harbour duties\n\n{duties}") == []


@pytest.mark.parametrize("title", ["Narrative", "The long version", "As we saw it", "Aus Sicht des Wärters"])
@pytest.mark.parametrize("form", ["- {} {}\n", "**{} UTC** {}\n\n", "| {} | {} |\n"])
def test_what_stands_below_says_what_a_title_means_that_names_nothing(title: str, form: str) -> None:
    head = "| Time | |\n|---|---|\n" if form[0] == "|" else ""
    rows = "".join(form.format(f"0{hour}:10", said) for hour, said in enumerate(SAID, 4))
    tasks = "".join(f"- [ ] {task}\n" for task in ("Replace the mast", "A spare lamp"))
    text = f"# Buoy\n\n## Summary\n\nDark.\n\n## {title}\n\n{head}{rows}\n## The mole\n\n{tasks}"
    assert [section.role for section in read(text).sections] == ["", "summary", "timeline", "actions"]


NAMES = """
actions: How do we make sure this doesn't happen again? | How will we stop this from recurring? | Moving forward
actions: Steps we are taking | What happens next | Where do we go from here? | Who does what by when
actions: Ensuring it does not repeat | Was wir jetzt tun | Ce que nous allons faire
actions: Qué vamos a hacer | Cómo evitar que se repita | Como evitar que aconteça de novo | 今後の予定
detection: How your CA first became aware of the problem | How we knew | Comment l'avons-nous su ?
root_cause: But why? | What made it possible | Wie konnte das passieren? | Comment est-ce arrivé ?
impact: How bad was it? | ¿A quién afectó?
timeline: Minute by minute | How it unfolded | Course of events | Zeitlicher Verlauf | Hergang
went_well: Things that helped us | Bright spots | What saved us | Was hat geholfen? | Ce qui a marché
went_wrong: What hindered | Things that hurt | What got in the way | What slowed us down | What made it worse
went_wrong: What went less well | Pain points | Ce qui a moins bien fonctionné | Was uns behindert hat
lucky: Near misses | What could have been worse?
lessons: What surprised us?
trigger: What set it off? | What started it
summary: In short | In a nutshell | Kurz gesagt | En bref
"""


@pytest.mark.parametrize("row", NAMES.strip().split("\n"))
def test_headings_that_ask_or_say_it_in_plain_words(row: str) -> None:
    role, _, titles = row.partition(": ")
    assert {title.strip(): named(title.strip()).role for title in titles.split(" | ")} == dict.fromkeys(
        map(str.strip, titles.split(" | ")), role
    )


STARTS = (
    "jobs start to run twice",
    "the charts slow down",
    "an invalid chart is issued",
    "charts begin failing",
)
NOTICES = (
    "A user writes: we see nothing",
    "a nurse phones the harbour",
    "the harbour office told us of it",
)
ENDS = (
    "errors are back to zero",
    "duplicates stop",
    "no more queues",
    "everybody can log in",
    "all ships can sign in",
)


@settings(max_examples=60, deadline=None)
@given(BY_DAY, st.sampled_from(STARTS), st.sampled_from(NOTICES), st.sampled_from(ENDS))
def test_a_deployment_is_no_start_where_a_later_entry_says_that_it_began(
    at: datetime, start: str, notice: str, end: str
) -> None:
    said = ("a change of the charts is deployed", start, notice, end, "call ends")
    moments = [at + timedelta(minutes=7 * number) for number in range(len(said))]
    rows = "".join(f"- {when:%H:%M} {text}\n" for when, text in zip(moments, said, strict=True))
    text = f"# Charts\n\n{at:%Y-%m-%d}\n\n## Timeline\n\n{rows}"
    assert told(text) == [f"{when:%Y-%m-%dT%H:%M}" for when in moments[1:4]]


@pytest.mark.parametrize("dash", [" -- ", " - ", " – ", ": "])
def test_a_label_before_a_dash_is_one(dash: str) -> None:
    rows = (
        "14:51 news that a buoy has been discovered",
        f"14:54 **OUTAGE BEGINS**{dash}lamps melt",
        "14:55 the harbour gets an alert from lamps",
        f"16:00 **OUTAGE ENDS**{dash}all lamps lit",
    )
    text = "# Buoy\n\n## Timeline\n\n2022-10-21 (*all times UTC*)\n\n" + "\n".join(rows) + "\n"
    assert len(entries(text)) == len(rows)
    assert told(text) == ["2022-10-21T14:54", "2022-10-21T14:55", "2022-10-21T16:00"]


def test_what_dates_a_mail_or_a_post_is_not_the_incident() -> None:
    mail = "Subject: buoy\nDate: Tue, 14 Apr 2020 18:22:10 +0200\nFrom: the harbour\n"
    rows = "2020-04-11 03:15 lamps start to fail\n2020-04-11 07:20 all lamps are restored\n"
    assert told(f"{mail}\nTimeline\n========\n\n{rows}")[::2] == ["2020-04-11T03:15", "2020-04-11T07:20"]
    said = (
        "On May 5, 2022, at 16:31 UTC the lamps went down.\n\n## The incident\n\nAt 16:33 UTC we were paged."
    )
    assert told(f"# Lamps\n\n*2022-05-06*\n\n{said}\n")[:2] == ["2022-05-05T16:31", "2022-05-05T16:33"]


def test_an_entry_whose_day_is_hardly_meant_tells_no_time() -> None:
    days = (
        "2021-06-28 13:59 an alert is fired",
        "2021-06-28 14:02 lamps fail",
        "2021-06-11 14:24 lamps restored",
    )
    assert told("# Buoy\n\n## Timeline\n\n" + "".join(f"- {day}\n" for day in days))[2] == "-"


@pytest.mark.parametrize("name", ["todo", "action items", "next steps"])
def test_a_name_in_small_letters_above_a_list_opens_a_part(name: str) -> None:
    text = f"lamp recap\n\nhi all, it was dark.\n\n{name}\n\n- alert on dark lamps (owner: dan)\n- replace the mast\n"
    assert [action.item.title for action in read(text).actions] == ["alert on dark lamps", "replace the mast"]


def test_a_summary_of_timed_points_is_no_form() -> None:
    rows = "".join(f"- **0{hour}:10** {said}\n" for hour, said in enumerate(SAID, 4))
    text = f"# Buoy\n\nStart of outage: 4 May 2024, 05:10\n\n### Summary of events\n\n{rows}\n### Cause\n\nRust.\n"
    assert entries(text) == [f"2024-05-04T0{hour}:10" for hour in range(4, 8)]
    assert read(text).sections[-2].role in ("summary", "timeline")


def test_a_line_that_names_the_author_does_not_date_the_incident() -> None:
    said = "On Monday, June 7 the lamps went down.\n\n## Getting it back\n\nAt 9:40 p.m. all lamps were restored."
    assert told(f"# Lamps\n\n*By the keepers · June 9, 2021*\n\n{said}\n")[2] == "2021-06-07T21:40"
