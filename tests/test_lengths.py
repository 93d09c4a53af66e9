"""A length of time in many forms and languages is one number of minutes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postmortems.extraction.notation.lengths import length, lengths
from understood import read

FORMS = (
    "{h} h {m}", "{h}h{m:02}", "{h}h {m}m", "{h} h {m} min", "{h} hr {m} mins", "{h} hours, {m} minutes",
    "{h} hours and {m} minutes", "{h} hours {m}", "{h} h {m}'", "{h} Std. {m} Min.", "{h} Stunden und {m} Minuten",
    "{h} heures et {m} minutes", "{h} h {m} mn", "{h} horas y {m} minutos", "{h} horas e {m} minutos",
    "{h}時間{m}分", "約{h}時間{m}分", "{h}小时{m}分钟", "{h} 小時 {m} 分鐘",
)  # fmt: skip
ALONE = ("{h}:{m:02} h", "{h:02}:{m:02}:00", "PT{h}H{m}M", "{h}:{m:02} hours", "{h}:{m:02} Stunden")
"""Forms that are clocks where they are no value of a label."""


@settings(max_examples=200, deadline=None)
@given(
    st.integers(2, 40),
    st.integers(1, 59),
    st.sampled_from((*FORMS, *ALONE)),
    st.sampled_from(("", "~", "about ")),
)
def test_hours_and_minutes(hours: int, minutes: int, form: str, hedge: str) -> None:
    written = form.format(h=hours, m=minutes)
    is_hedged = form not in ALONE and written[0].isdigit()
    facts = read(
        f"# Pump down\n\n**Duration:** {hedge * is_hedged}{written}\n\n## Impact\n\nIt was wet.\n"
    ).facts
    assert facts.duration_minutes == 60 * hours + minutes


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("half an hour", 30), ("a half-hour", 30), ("an hour", 60), ("an hour and a half", 90), ("90'", None),
        ("two and a half hours", 150), ("2 and a half hours", 150), ("2½ hours", 150), ("1 ¼ h", 75), ("¾ hour", 45),
        ("1,5 Stunden", 90), ("1.5 h", 90), ("1,500 minutes", 1500), ("eine halbe Stunde", 30),
        ("anderthalb Stunden", 90), ("zwei Stunden", 120), ("une heure et demie", 90), ("une demi-heure", 30),
        ("deux heures et quart", 135), ("una hora y media", 90), ("media hora", 30), ("três horas e meia", 210),
        ("2時間半", 150), ("2个小时", 120), ("1 jour 3 heures", 1620), ("2 weeks", 20160), ("1d 3h 5m", 1625),
        ("10:15", None), ("5-6 hours", None), ("2 horses", None), ("3 hours 20 customers", 180), ("2 h 15 of it", 120),
        ("5 minutes, 3 hours", 5), ("10:15 h - 12:30 h", None), ("2 m², 3 d'Or", None),
    ],
)  # fmt: skip
def test_other_forms(written: str, minutes: float | None) -> None:
    assert length(written, alone=True) == minutes


@given(st.text(alphabet="0123456789 hmd.,:'½andhourfti時分半-", max_size=60))
def test_lengths_stand_in_order_and_are_positive_or_none(text: str) -> None:
    places = [at for _, start, end in lengths(text) for at in (start, end)]
    assert places == sorted(places)
    assert all(minutes >= 0 for minutes, _, _ in lengths(text))


@pytest.mark.parametrize(
    "said", ["At worst it is down for 20 minutes.", "In the worst case an outage of 20 min."]
)
def test_what_may_be_is_not_how_long_it_was(said: str) -> None:
    assert read(f"# Pump down\n\n{said}\n").facts.duration_minutes is None


@pytest.mark.parametrize("clock", ["05:13:57", "5:13 hours"])
def test_a_clock_in_a_span_is_no_length(clock: str) -> None:
    assert read(f"# Pump down\n\nIncident window: {clock} UTC\n").facts.duration_minutes is None
