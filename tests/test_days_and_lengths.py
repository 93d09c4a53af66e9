"""The day and the length of an incident, and not those of a report, an update, a cache or a repair."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postmortems.model.facts import Facts
from understood import read

DAYS = st.dates(date(2019, 2, 1), date(2027, 11, 1))
FORMS = ("%Y-%m-%d", "%-d %B %Y", "%B %-d, %Y", "%b %-d, %Y")
LATER = st.integers(4, 60)
CLOCKS = st.datetimes(datetime(2024, 1, 1, 1), datetime(2024, 1, 1, 11)).map(
    lambda at: at.replace(second=0, microsecond=0)
)


def facts(text: str) -> Facts:
    return read(text).facts


@settings(max_examples=60, deadline=None)
@given(
    DAYS, LATER, st.sampled_from(FORMS), st.sampled_from(("Date", "**Date**", "- Date")),
    st.sampled_from(("- 10:04 the outage begins\n- 11:00 service is restored\n", "10:04: blocks are invalid\n\n11:10: fixed\n")),
)  # fmt: skip
def test_a_date_well_after_the_timeline_is_that_of_the_report(
    day: date, later: int, form: str, label: str, entries: str
) -> None:
    report = day + timedelta(days=later)
    text = f"# Trouble\n\n{label}: {report.strftime(form)}\n\n## Timeline\n\n### {day:%-d %B %Y}\n\n{entries}"
    assert facts(text).date == day


@settings(max_examples=60, deadline=None)
@given(DAYS, LATER, st.sampled_from(("Update", "**Update", "Edit", "Correction")), CLOCKS)
def test_the_day_of_an_update_is_not_the_incidents(day: date, later: int, word: str, clock: datetime) -> None:
    update = day + timedelta(days=later)
    text = (
        f"---\ndate: {day}\n---\n# Trouble\n\n{word} {update:%-d %B %Y}: the supplier wrote.\n\n"
        f"At around {clock:%H:%M} UTC on {day:%-d %B} the site went down.\n"
    )
    began = facts(text).started
    assert (facts(text).date, began and began.notation) == (day, f"{day}T{clock:%H:%M}")


@settings(max_examples=60, deadline=None)
@given(
    DAYS, CLOCKS, st.integers(5, 600),
    st.sampled_from(("The outage lasted from around {} to {} UTC.", "It was down between {} and {} UTC.")),
)  # fmt: skip
def test_a_clock_without_a_day_takes_that_of_the_front_matter(
    day: date, start: datetime, minutes: int, sentence: str
) -> None:
    end = start + timedelta(minutes=minutes)
    read = facts(
        f"---\ndate: {day}\ntags: [a]\n---\n# Trouble\n\n{sentence.format(f'{start:%H:%M}', f'{end:%H:%M}')}\n"
    )
    assert read.started is not None
    assert read.resolved is not None
    assert (read.started.notation, read.resolved.notation) == (f"{day}T{start:%H:%M}", f"{day}T{end:%H:%M}")


UNITS = st.sampled_from((("minutes", 1), ("hours", 60), ("min", 1), ("h", 60), ("days", 1440)))


@settings(max_examples=80, deadline=None)
@given(
    st.integers(2, 50), UNITS,
    st.sampled_from((
        "- Duration: {}\n", "**Total downtime:** {}\n", "The outage lasted for about {}.\n", "The incident lasted {}.\n",
        "We had an outage of {}.\n", "Search was unavailable for {}.\n", "It took us {} to restore the service.\n",
        "The site was offline for roughly {}.\n", "| Outage duration | {} |\n| - | - |\n",
    )),
)  # fmt: skip
def test_the_length_of_the_incident_is_read(number: int, unit: tuple[str, int], sentence: str) -> None:
    text = f"# Trouble\n\n## Summary\n\n{sentence.format(f'{number} {unit[0]}')}"
    assert facts(text).duration_minutes == number * unit[1]


@settings(max_examples=80, deadline=None)
@given(
    st.integers(2, 50), UNITS,
    st.sampled_from((
        "Caches have a lifetime of {}.\n", "It was not noticed for {}.\n", "A backup is made every {}.\n",
        "The fix was written in {}.\n", "Logs are kept for {}.\n", "**{}** to write the fix once the cause was known.\n",
        "We had asked {} earlier.\n", "Retries wait for {}.\n", "Nobody looked for {}.\n", "Alerts fire within {}.\n",
    )),
)  # fmt: skip
def test_any_other_length_is_not_that_of_the_incident(
    number: int, unit: tuple[str, int], sentence: str
) -> None:
    text = (
        f"# Trouble\n\n## Summary\n\nOn 3 May 2024 the site broke. {sentence.format(f'{number} {unit[0]}')}"
    )
    assert facts(text).duration_minutes is None


@settings(max_examples=60, deadline=None)
@given(DAYS, CLOCKS, st.integers(3, 100), st.integers(3, 100), st.booleans())
def test_a_length_chooses_among_ends_and_makes_none(
    day: date, start: datetime, first: int, second: int, wordy: bool
) -> None:
    ends = start + timedelta(minutes=first), start + timedelta(minutes=first + second)
    said = (
        ("the fix is applied", "a note is sent")
        if wordy
        else ("the service is restored", "the service is restored")
    )
    entries = "".join(f"- {at:%H:%M} {words}\n" for at, words in zip(ends, said, strict=True))
    length = (
        f"It was down for about {first + 1} minutes." if wordy else f"The outage lasted for {first} minutes."
    )
    text = f"# Trouble\n\n{length}\n\n## Timeline\n\n{day}\n\n- {start:%H:%M} the outage begins\n{entries}"
    over = facts(text).resolved
    if wordy:
        assert over is None or over.clock == ends[0].time()
    elif first % 30:
        assert over is not None
        assert over.clock == ends[0].time()


@settings(max_examples=40, deadline=None)
@given(
    DAYS, st.lists(st.integers(3, 30), min_size=2, max_size=4), st.sampled_from(("##", "###")),
    st.sampled_from(("**Duration:** 20 minutes", "- Duration: 10:00 to 10:20 UTC", "Status: resolved")),
    st.sampled_from(("Outages of the spring", "Three incidents", "Post-mortems", "Two outages in one month")),
)  # fmt: skip
def test_a_report_of_several_incidents_has_no_times(
    day: date, gaps: list[int], level: str, label: str, title: str
) -> None:
    days = [day + timedelta(days=sum(gaps[:number])) for number in range(len(gaps))]
    parts = [
        f"{level} {each:%-d %B %Y} - full queue\n\n{label}\n\n- 10:00 UTC the outage begins\n- 10:20 UTC service is restored\n"
        for each in days
    ]
    read = facts(f"# {title}\n\n## Timeline\n\n" + "\n".join(parts))
    assert (read.started, read.detected, read.resolved) == (None, None, None)


@settings(max_examples=60, deadline=None)
@given(
    DAYS,
    CLOCKS,
    st.lists(st.integers(10, 90), min_size=4, max_size=4),
    st.sampled_from(("to", "-", "–", "until")),
)
def test_of_several_spans_the_first_start_and_the_last_end_count(
    day: date, start: datetime, gaps: list[int], sign: str
) -> None:
    moments = [start + timedelta(minutes=sum(gaps[: number + 1])) for number in range(4)]
    clocks = [f"{at:%H:%M}" for at in moments]
    text = (
        f"# Trouble\n\nOn {day:%-d %B %Y} the site was away in two periods:\n\n"
        f"1. from {clocks[0]} {sign} {clocks[1]} UTC\n2. from {clocks[2]} {sign} {clocks[3]} UTC\n"
    )
    read = facts(text)
    assert read.started is not None
    assert read.resolved is not None
    assert (read.started.notation, read.resolved.notation) == (f"{day}T{clocks[0]}", f"{day}T{clocks[3]}")


@pytest.mark.parametrize("sign", ["", "🔴 ", "✅ ", "⚠️ ", "🟠 "])
@pytest.mark.parametrize("remark", ["", " - all of it", " – fixed and verified", " — see below"])
def test_severity_and_status_have_no_signs_and_no_remarks(sign: str, remark: str) -> None:
    read = facts(
        f"# Trouble\n\n- **Severity**: {sign}Critical{remark}\n- **Status**: {sign}Resolved{remark}\n"
    )
    assert (read.severity, read.status) == ("Critical", "Resolved")
