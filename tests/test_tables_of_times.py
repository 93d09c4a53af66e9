"""Tables whose times are not in the first column, are four digits, or are told from `T`."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from understood import entries, lines

HEAD = "# The pumps stood still on 2026-03-04\n\n"
TIMES = ("Time", "When", "Time (UTC)", "Uhrzeit", "Zeitpunkt", "Heure", "Hora", "時刻", "Timestamp")
SAID = ("What", "Event", "Description", "Ereignis", "Évènement", "Evento", "内容")
CLOCKS = st.lists(
    st.times(time(1)).map(lambda at: at.replace(second=0, microsecond=0)), min_size=3, max_size=5, unique=True
).map(sorted)


def table(*rows: tuple[str, ...]) -> str:
    rows = (rows[0], ("---",) * len(rows[0]), *rows[1:])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


@given(
    CLOCKS,
    st.sampled_from(TIMES),
    st.sampled_from(SAID),
    st.permutations((0, 1, 2)),
    st.sampled_from(("Details", "Timeline")),
)
def test_the_time_may_stand_in_any_column(
    clocks: list[time], name: str, event: str, order: list[int], title: str
) -> None:
    rows = [("Who", name, event), *(("ana", f"{at:%H:%M}", "the pump stops") for at in clocks)]
    text = table(*(tuple(row[at] for at in order) for row in rows))
    assert entries(f"{HEAD}## {title}\n\n{text}") == [f"2026-03-04T{at:%H:%M}" for at in clocks]


@pytest.mark.parametrize(
    "rows",
    [
        [("Build", "Time", "Result"), ("alpha", "14:05", "it passed"), ("beta", "14:09", "it failed"), ("gamma", "14:12", "it passed")],
        [("Step", "Time", "Details"), ("copy", "0:30", "all of it"), ("check", "1:15", "most of it"), ("swap", "2:40", "none of it")],
        [("Job", "Start", "End"), ("backup", "01:00", "02:00"), ("cleanup", "03:00", "04:00"), ("report", "05:00", "06:00")],
        [("What", "Time", "Owner"), ("lamp", "14:05", "ana"), ("valve", "14:09", "ben"), ("pump", "14:12", "ana")],
        [("What", "Date"), ("a lamp", "2026-03-04"), ("a valve", "2026-03-05"), ("a pump", "2026-03-06")],
        [("Time", "Error"), ("1999", "we begin"), ("2019", "we go on"), ("2021", "we end")],
        [("From", "To", "What"), ("1000", "1400", "open ports"), ("1433", "1434", "more ports"), ("2049", "2049", "a port")],
        [("What", "Time"), ("requests a day", "1405"), ("errors a day", "1210"), ("users a day", "1350")],
    ],
)  # fmt: skip
def test_other_tables_tell_nothing(rows: list[tuple[str, ...]]) -> None:
    assert entries(f"{HEAD}## Details\n\n{table(*rows)}") == []


@given(
    CLOCKS,
    st.sampled_from(("Time", "Time (UTC)", "Uhrzeit", "UTC")),
    st.sampled_from(("", "h", "H", "Z", " hrs")),
    st.integers(2, 5),
)
def test_four_digits_below_a_head_for_clocks(clocks: list[time], name: str, behind: str, many: int) -> None:
    rows = [(f"{at:%H%M}{behind}", "the pump stops") for at in clocks[:many]]
    if all("1980" < row[0] < "2040" for row in rows):
        return
    expected = [(f"2026-03-04T{at:%H:%M}", "the pump stops") for at in clocks[:many]]
    assert lines(f"{HEAD}## Timeline\n\n{table((name, 'What'), *rows)}") == expected


def test_four_digits_with_an_hour_sign_in_lines() -> None:
    assert lines(f"{HEAD}## Timeline\n\n- 1405h pumps stop\n- 1409h we look\n- 1510h they run\n") == [
        ("2026-03-04T14:05", "pumps stop"), ("2026-03-04T14:09", "we look"), ("2026-03-04T15:10", "they run"),
    ]  # fmt: skip


STATED = (
    "T is 14:05 UTC.", "T0 = 14:05 UTC.", "T0 is 2026-03-04 14:05.", "T means 14:05 UTC here.",
)  # fmt: skip
TOLD = [("2026-03-04T13:55", "deploy"), ("2026-03-04T14:05", "pumps stop"), ("2026-03-04T14:06:30", "we look"),
        ("2026-03-04T15:10", "all is dry")]  # fmt: skip


@pytest.mark.parametrize("start", ["T", "T0", "T+0", "**T**", "T (14:05 UTC)", "T0 (2026-03-04 14:05 UTC)"])
@pytest.mark.parametrize("stated", STATED)
@pytest.mark.parametrize("form", ["| {} | {} |\n", "- {}: {}\n", "{}: {}\n\n"])
def test_the_start_itself_is_an_entry(start: str, stated: str, form: str) -> None:
    times = ("T-10m", start, "T+90s", "T+65")
    head = "| When | What |\n|---|---|\n" if "|" in form else ""
    body = "".join(form.format(at, said) for at, (_, said) in zip(times, TOLD, strict=True))
    assert lines(f"{HEAD}## Timeline\n\n{stated}\n\n{head}{body}") == TOLD


def test_a_head_may_state_it() -> None:
    rows = [("Time (T = 14:05 UTC)", "What"), ("T-10m", "deploy"), ("T", "pumps stop"), ("T+30s", "we look")]
    assert entries(f"{HEAD}## Timeline\n\n{table(*rows)}") == [
        "2026-03-04T13:55",
        "2026-03-04T14:05",
        "2026-03-04T14:05:30",
    ]


@pytest.mark.parametrize(
    "line", ["T-shirts were given away", "T was chosen by us", "T, as it is called, stands", "TCP: it failed"]
)
def test_a_letter_is_no_start(line: str) -> None:
    body = f"T is 14:05 UTC.\n\n- T-10m: deploy\n- {line}\n- T+5m: we look\n"
    assert entries(f"{HEAD}## Timeline\n\n{body}") == ["2026-03-04T13:55", "2026-03-04T14:10"]
