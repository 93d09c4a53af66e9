"""An incident that is over by and by, at night, or for some: which of the times that prose tells are its own."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from understood import BY_DAY, lines, read, told, written

BEGAN = "On {0:%-d %B %Y}, at {0:%H:%M}, checkout went down."
PARTLY = (
    "Most shops were back online by {:%H:%M}.", "Checkout was largely restored by {:%H:%M}.",
    "Customers began to see recovery at {:%H:%M}.", "Nearly all tills were working again at {:%H:%M}.",
    "The majority of shops had recovered by {:%H:%M}.", "Service started to recover at {:%H:%M}.",
)  # fmt: skip
WHOLLY = (
    "By {:%H:%M} all shops were back online.", "Full recovery was reached at {:%H:%M}.",
    "The last shop was back online by {:%H:%M}.", "Checkout was fully restored at {:%H:%M}.",
    "All shops were reported healthy by {:%H:%M}.", "Every till was reported as up and running by {:%H:%M}.",
)  # fmt: skip
JOINTS = (" ", "\n\n", "\n\n## Impact\n\n")


@settings(max_examples=150, deadline=None)
@given(BY_DAY, st.sampled_from(PARTLY), st.sampled_from(WHOLLY), st.sampled_from(JOINTS))
def test_an_end_for_most_is_none(at: datetime, partly: str, wholly: str, joint: str) -> None:
    some, end = at + timedelta(minutes=40), at + timedelta(minutes=90)
    text = f"# Shops closed\n\n## Summary\n\n{BEGAN.format(at)} {partly.format(some)}"
    assert told(f"{text}\n") == [*written(at), "-", "-"]
    assert told(f"{text}{joint}{wholly.format(end)}\n") == [*written(at), "-", *written(end)]


ENDED = ("Checkout came back at {:%H:%M}.", "The tills were working again at {:%H:%M}.")


@settings(max_examples=60, deadline=None)
@given(BY_DAY, st.sampled_from(ENDED), st.sampled_from(WHOLLY[:4]))
def test_a_later_paragraph_may_tell_of_the_whole(at: datetime, ended: str, wholly: str) -> None:
    first, end = at + timedelta(minutes=40), at + timedelta(minutes=90)
    text = f"# Shops closed\n\n## Summary\n\n{BEGAN.format(at)} {ended.format(first)}\n\n{{}}\n"
    assert told(text.format(wholly.format(end)))[2:] == written(end)
    assert told(text.format(ENDED[0].format(end)))[2:] == written(first)


LONGER = (
    "The shop was down from {0} to {1}, with failed orders persisting until {2}.",
    "The shop was down between {0} and {1}. Refunds were disrupted for longer, until {2}.",
    "Checkout went down at {0}. The shop was back by {1}, and the warehouse by {2}.",
    "Checkout went down at {0}. While most tills were restored by {1}, full restoration was not achieved until {2}.",
)


@settings(max_examples=60, deadline=None)
@given(BY_DAY, st.sampled_from(LONGER))
def test_what_lasts_longer_ends_it(at: datetime, sentence: str) -> None:
    moments = [at + timedelta(minutes=length) for length in (0, 40, 90)]
    said = sentence.format(*(f"{moment:%H:%M}" for moment in moments))
    text = f"# Shops closed on {at:%-d %B %Y}\n\n## Summary\n\n{said}\n"
    assert told(text)[::2] == written(moments[0], moments[2])


NIGHTS = ("%H:%M", "%-I:%M %p")


@settings(max_examples=80, deadline=None)
@given(BY_DAY, st.integers(0, 200), st.integers(1, 300), st.sampled_from(NIGHTS), st.sampled_from(ENDED))
def test_a_clock_of_the_night_is_of_the_next_day(
    day: datetime, before: int, behind: int, form: str, ended: str
) -> None:
    midnight = (day + timedelta(days=1)).replace(hour=0, minute=0)
    start, end = midnight - timedelta(minutes=before + 1), midnight + timedelta(minutes=behind)
    said = ended.replace("%H:%M", form).format(end)
    text = f"# Shops closed\n\n## Summary\n\nOn {start:%-d %B %Y} at {start.strftime(form)} checkout went down. {said}\n"
    assert told(text)[::2] == written(start, end)


@pytest.mark.parametrize(
    "sentence",
    [
        "Errors rose to 5% at their peak at 10:00.",
        "Between 10:00 and 11:00 UTC, engineers continued to troubleshoot and resized the hosts.",
        "To resolve the incident, the cache was enlarged at 10:00.",
        "The mail outage at 10:00 was resolved by a reboot.",
        "A secondary outage occurred at 10:00.",
    ],
)
def test_a_time_of_something_else_is_none(sentence: str) -> None:
    assert told(f"# Trouble on 3 May 2031\n\n## Summary\n\n{sentence}\n") == ["-", "-", "-"]


def test_a_day_that_names_an_incident_is_not_its_end() -> None:
    text = "# Mail lost\n\n## Summary\n\nThe incident on 4 May 2031 was finally resolved by a larger disk.\n"
    assert told(text)[2] == "-"


@settings(max_examples=40, deadline=None)
@given(BY_DAY, st.sampled_from(("%A, %B %-d, %Y", "%A, %-d %B %Y")), st.sampled_from((" at ", ", at ")))
def test_a_weekday_and_a_comma_part_no_clause(at: datetime, form: str, joint: str) -> None:
    said = f"The incident began on {at.strftime(form)}{joint}{at:%H:%M}, affecting all shops."
    assert told(f"# Shops closed\n\n## Summary\n\n{said}\n")[0] == written(at)[0]


@settings(max_examples=40, deadline=None)
@given(BY_DAY, st.sampled_from(("This incident, which began at {:%H:%M}, hit all shops.", "{:%H:%M}")))
def test_a_clause_with_which_is_about_what_stands_before_it(at: datetime, said: str) -> None:
    text = f"# Shops closed on {at:%-d %B %Y}\n\n## Summary\n\n{said.format(at)}\n\n"
    other = f"The migration, which began at {at:%H:%M}, and all else went well."
    assert told(text)[0] == (written(at)[0] if "which" in said else "-")
    assert told(f"# Migration on {at:%-d %B %Y}\n\n## Summary\n\n{other}\n")[1:] == ["-", "-"]


@settings(max_examples=40, deadline=None)
@given(BY_DAY, st.integers(5, 60), st.sampled_from(("to", "-", "until")))
def test_a_line_that_is_nothing_but_a_span_is_that_of_the_incident(
    at: datetime, length: int, to: str
) -> None:
    end = at + timedelta(minutes=length)
    text = f"# Website outage\n\n{at:%A, %-d %B %Y}\n{at:%-I:%M%p} {to} {end:%-I:%M%p}\n\nThe website did not answer.\n"
    assert told(text)[::2] == written(at, end)


@pytest.mark.parametrize("title", ["Mail outage of {:%B %Y}", "Post-mortem {:%B %Y}: no mail"])
@settings(max_examples=20, deadline=None)
@given(at=BY_DAY)
def test_the_year_of_a_month_is_that_of_its_days(at: datetime, title: str) -> None:
    text = f"# {title.format(at)}\n\n## Summary\n\nOn {at:%A, %B %-d}, at {at:%H:%M}, mail went down.\n"
    assert told(text)[0] == written(at)[0]


def test_incidents_that_one_leads_to_are_no_report_of_several() -> None:
    said = "On 3 May 2031 at 18:00 login went down. The repair caused two subsequent incidents."
    assert told(f"# No login\n\n## Summary\n\n{said}\n")[0] == "2031-05-03T18:00"


def test_periods_are_several_incidents() -> None:
    said = (
        "In May 2031 login was down over three distinct time periods: on 3 May from 10:00 to 11:00, and more."
    )
    assert told(f"# No login\n\n{said}\n") == ["-", "-", "-"]


@pytest.mark.parametrize("day", ["May 3, 2031", "3 May 2031", "May 3rd, 2031"])
def test_the_month_of_may_casts_no_doubt(day: str) -> None:
    said = f"On {day} we had an outage of all tills which began around 06:00, and it was fixed in the night to {day} at 07:00."
    assert told(f"# No tills\n\n## Summary\n\n{said}\n")[::2] == ["2031-05-03T06:00", "2031-05-03T07:00"]


ZONES = (("UTC", "Local (CET)"), ("UTC", "CET"), ("PST", "Pacific time"), ("Time (GMT)", "Local time"))


@settings(max_examples=60, deadline=None)
@given(BY_DAY, st.sampled_from(ZONES), st.sampled_from((-8, 1, 2)))
def test_a_column_in_another_zone_is_no_part_of_an_entry(
    at: datetime, heads: tuple[str, str], hours: int
) -> None:
    said = ("Tills stop answering", "An alert fires", "Tills are restored")
    moments = [at + timedelta(minutes=30 * number) for number in range(len(said))]
    rows = "".join(
        f"| {when:%H:%M} | {when + timedelta(hours=hours):%H:%M} | {what} |\n"
        for when, what in zip(moments, said, strict=True)
    )
    text = f"# No tills\n\n{at:%Y-%m-%d}\n\n## Timeline\n\n| {heads[0]} | {heads[1]} | Event |\n|---|---|---|\n{rows}"
    assert lines(text) == list(zip(written(*moments), said, strict=True))
    assert told(text) == written(*moments)


@settings(max_examples=60, deadline=None)
@given(BY_DAY, st.integers(0, 2), st.sampled_from(("at {:%H:%M}", "at {:%-I:%M %p}", "by {:%-I:%M} p.m.")))
def test_a_clock_before_what_it_is_after_is_no_length(day: datetime, later: int, form: str) -> None:
    at = day.replace(hour=14 + later)
    said = f"{BEGAN.format(day.replace(hour=13))} All tills were back {form.format(at)} after a restart."
    assert told(f"# No tills\n\n## Summary\n\n{said}\n")[2] == written(at)[0]


def test_a_length_after_something_is_no_clock() -> None:
    said = "On 3 May 2031 at 10:00 checkout went down. All tills were back 2:30 after the restart."
    assert told(f"# No tills\n\n## Summary\n\n{said}\n") == ["2031-05-03T10:00", "-", "-"]


@settings(max_examples=60, deadline=None)
@given(BY_DAY, st.integers(2, 9), st.sampled_from(("restored", "resolved", "fixed", "back online")))
def test_what_is_over_some_time_later_is_not_over_at_once(at: datetime, hours: int, over: str) -> None:
    said = f"Checkout went down at {at:%H:%M} on {at:%-d %B %Y} and was {over} {hours} hours later."
    end = at + timedelta(hours=hours)
    assert told(f"# No tills\n\n## Summary\n\n{said}\n")[::2] == written(at, end)


def test_the_end_of_a_sentence_may_be_that_of_its_time() -> None:
    said = (
        "Tills were down from 7:40 p.m. until shortly after 9 p.m. We noticed it at 7:52 p.m. by many calls."
    )
    times = ["2031-05-03T19:40", "2031-05-03T19:52", "2031-05-03T21:00"]
    assert told(f"# No tills on 3 May 2031\n\n## Summary\n\n{said}\n") == times


@settings(max_examples=40, deadline=None)
@given(BY_DAY, st.sampled_from(("Full resolution", "Complete recovery", "Fully restored")))
def test_a_label_may_say_that_it_is_the_whole(at: datetime, label: str) -> None:
    labels = f"- **Start:** {at - timedelta(hours=1):%Y-%m-%d %H:%M}\n- **{label}:** {at:%Y-%m-%d %H:%M}\n"
    assert told(f"# No tills\n\n{labels}")[2] == written(at)[0]


@pytest.mark.parametrize(
    ("said", "times"),
    [
        ("The last failed order was at 11:02.", ["-", "-", "11:02"]),
        ("It was not until 10:45 that we noticed the errors.", ["-", "10:45", "-"]),
        ("It wasn't until 12:00 that all tills were back.", ["-", "-", "12:00"]),
        ("The outage began at 10:00; at 11:00 it was over.", ["10:00", "-", "11:00"]),
        ("The outage began at 10:00, and was fixed the same evening at 20:00.", ["10:00", "-", "20:00"]),
        (
            "Customers were unable to pay beginning 10:00. A user complained at 10:20.",
            ["10:00", "10:20", "-"],
        ),
    ],
)
def test_ways_to_lead_to_a_time(said: str, times: list[str]) -> None:
    shown = [f"2031-05-03T{at}" if at != "-" else at for at in times]
    assert told(f"# No tills on 3 May 2031\n\n## Summary\n\n{said}\n") == shown


LEADS = (
    "The shop was down from {0:%A}, {0:%B %-d}, {0:%H:%M} until {1:%A}, {1:%B %-d}, {1:%H:%M}.",
    "Der Laden war von {2}, {0:%-d.%-m.%Y} {0:%H:%M} Uhr bis {3}, {1:%-d.%-m.%Y} {1:%H:%M} Uhr offline.",
    'The till began returning "500 - Internal Error" at {0:%B %-d, %H:%M}. It was fixed at {1:%B %-d, %H:%M}.',
    "No shopper could log into the shop from approximately {0:%B %-d, %H:%M} to {1:%B %-d, %H:%M}.",
    "The till became unavailable on {0:%B %-d} at {0:%H:%M} (shop time.) It was back on {1:%B %-d} at {1:%H:%M}.",
    "The first symptoms occurred shortly after {0:%H:%M} on {0:%B %-d}. The till was back at {1:%H:%M} on {1:%B %-d}.",
)
GERMAN_DAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]


@settings(max_examples=120, deadline=None)
@given(BY_DAY, st.integers(1, 3), st.sampled_from(LEADS))
def test_weekdays_quotations_and_brackets_beside_times(at: datetime, days: int, said: str) -> None:
    start = at.replace(month=3, day=13 + at.day % 10)
    end = start + timedelta(days=days, minutes=7)
    names = GERMAN_DAYS[start.weekday()], GERMAN_DAYS[end.weekday()]
    text = f"# Shop closed in March {start:%Y}\n\n## Summary\n\n{said.format(start, end, *names)}\n"
    assert told(text)[::2] == written(start, end), text


def test_that_a_cause_is_unknown_is_no_harm() -> None:
    said = "Tills were down from 10:00 to 11:00. The cause of the outage remained unknown until 15:20."
    assert told(f"# No tills on 3 May 2031\n\n## Summary\n\n{said}\n")[2] == "2031-05-03T11:00"


@pytest.mark.parametrize(("name", "day"), [("2031-05-01", "2031-04-30"), ("2031-08-01", "2031-08-01")])
def test_a_text_may_tell_of_the_days_before_its_name(name: str, day: str) -> None:
    said = "On Wednesday, April 30, tills were down from 11 a.m. until 4 p.m. on most floors."
    assert str(read(f"# No tills\n\n{said}\n", f"{name}-no-tills.md").facts.date) == day


STAMPS = ("%A %-d %B %Y %H:%M", "%Y-%m-%d %H:%M", "%B %-d, %Y, %-I:%M %p")


@settings(max_examples=40, deadline=None)
@given(BY_DAY, st.sampled_from(STAMPS), st.sampled_from(("\n\n", "\n")))
def test_when_a_text_was_begun_is_no_entry(at: datetime, stamp: str, joint: str) -> None:
    said = ("We have lost the till.", "The till is back online.", "All clear from the shop.")
    moments = [at + timedelta(minutes=30 * number) for number in range(len(said))]
    body = joint.join(f"{when:%H:%M} {what}" for when, what in zip(moments, said, strict=True))
    text = f"# Till lost\n\n{at.strftime(stamp)}\n\n{body}\n"
    assert [time for time, _ in lines(text)] == written(*moments)


def test_that_they_look_into_it_is_the_first_that_a_status_page_tells() -> None:
    text = (
        "# Till lost\n\nThe shop is back online.\nPosted May 01, 2031 - 18:57 UTC\n\n"
        "We're currently looking into lost orders. Please remain patient.\nPosted May 01, 2031 - 18:09 UTC\n"
    )
    assert told(text) == ["-", "2031-05-01T18:09", "2031-05-01T18:57"]


def test_sentences_beside_the_entries_of_a_timeline_tell_too() -> None:
    text = (
        "# No tills\n\n## Timeline\n\n- 2031-05-03 10:00: tills stop answering\n"
        "- Some shops closed their doors.\n- Service was fully restored by 9:00 AM on May 4, 2031.\n"
    )
    assert told(text)[::2] == ["2031-05-03T10:00", "2031-05-04T09:00"]


@pytest.mark.parametrize("of", ["", " of all tills", " of the shop (doors, lamps)"])
def test_a_recovery_of_something_is_completed(of: str) -> None:
    entries = f"- 2031-05-03 10:00 tills stop answering\n- 2031-05-03 11:00 recovery{of} completed\n"
    assert told(f"# No tills\n\n## Timeline\n\n{entries}")[2] == "2031-05-03T11:00"


@pytest.mark.parametrize(
    ("said", "times"),
    [
        ("Errors began at 10:00 and stopped at 10:25.", ["10:00", "-", "10:25"]),
        ("Timeouts began at 10:00, peaked at 10:15 and subsided at 10:25.", ["10:00", "-", "10:25"]),
        ("Tills were down. We declared an incident at 10:10.", ["-", "10:10", "-"]),
        (
            "Tills were down from 10:00 to 11:30, with a peak of errors between 10:20 and 10:50.",
            ["10:00", "-", "11:30"],
        ),
        ("The flawed rule of 10:00 was at fault. Tills have been stable since 14:10.", ["-", "-", "14:10"]),
    ],
)
def test_what_else_a_clause_may_leave_out(said: str, times: list[str]) -> None:
    shown = [f"2031-05-03T{at}" if at != "-" else at for at in times]
    assert told(f"# No tills on 3 May 2031\n\n## Summary\n\n{said}\n") == shown


@settings(max_examples=60, deadline=None)
@given(BY_DAY, st.sampled_from(("{0:%H:%M}-{1:%H:%M}", "{0:%-I:%M%p}-{1:%-I:%M%p}", "{0:%H:%M}–{1:%H:%M}")))
def test_a_hyphen_without_blanks_is_a_span(at: datetime, form: str) -> None:
    span = form.format(at, at + timedelta(minutes=55))
    times = written(at, at + timedelta(minutes=55))
    assert told(f"# No tills: {at:%-d %B %Y} {span}\n\nA wire broke.\n")[::2] == times
    assert told(f"# No tills\n\n## Summary\n\nOn {at:%-d %B %Y} tills were down from {span}.\n")[::2] == times


@pytest.mark.parametrize(
    "at", ["2031-05-03T10:00:00-05:00", "2031-05-03 10:00-05:00", "2031-05-03T10:00-05:00"]
)
def test_an_offset_is_no_clock(at: str) -> None:
    assert told(f"# No tills\n\n## Summary\n\nTills went down at {at}.\n") == ["2031-05-03T10:00", "-", "-"]


@pytest.mark.parametrize(
    ("other", "day"),
    [
        ("Written on April 8, 2031.", "2031-04-07"),
        ("Written on 6 July 2031.", "2031-07-04"),
        ("All times in ET.", "2031-07-04"),
    ],
)
def test_a_day_that_may_be_two_is_told_by_the_rest(other: str, day: str) -> None:
    said = (
        "Tills went down at 3:00 PM ET on 7/4/2031."
        if "ET" in other
        else "Tills went down at 15:00 on 7/4/2031."
    )
    assert told(f"# No tills\n\n## Summary\n\n{said} {other}\n")[0] == f"{day}T15:00"


HALVES = (
    ("Between {0} and {1}, orders failed.", "%-I:%M"),
    ("The shop was down from {0} to {1}.", "%-I"),
    ("The shop was down from {0}, lasting until roughly {1}.", "%-I:%M"),
)


@settings(max_examples=60, deadline=None)
@given(BY_DAY, st.sampled_from(HALVES), st.integers(1, 3), st.booleans())
def test_the_half_of_a_day_may_stand_at_the_end_of_a_span(
    day: datetime, form: tuple[str, str], hours: int, late: bool
) -> None:
    start = day.replace(hour=14 if late else 3, minute=0)
    end = start + timedelta(hours=hours)
    said = form[0].format(start.strftime(form[1]), f"{end:%-I:%M %p}")
    text = f"# Shop closed on {day:%-d %B %Y}\n\n## Summary\n\n{said}\n"
    assert told(text)[::2] == written(start, end), text


def test_a_span_over_noon_begins_before_it() -> None:
    said = "Between 11:30 and 1 PM, orders failed."
    times = ["2031-05-03T11:30", "-", "2031-05-03T13:00"]
    assert told(f"# Shop closed on 3 May 2031\n\n## Summary\n\n{said}\n") == times
