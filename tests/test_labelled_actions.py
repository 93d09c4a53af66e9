"""Follow-ups that say of themselves what they are, and whose: `ACTION (Lea): add an alert`."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from test_follow_ups import TASKS, items

LABELS = st.sampled_from([
    "ACTION ({}): ", "Action ({}): ", "AI({}): ", "AI ({}): ", "**ACTION** ({}): ", "[ACTION][{}] ", "Action item - {} - ",
    "ACTION {}: ", "Action 3 [{}]: ", "TODO({}): ", "**TODO ({}):** ", "Acción ({}): ", "Maßnahme ({}): ", "Action item ({}) - ",
])  # fmt: skip
PLACES = st.sampled_from(("## Action items", "## Impact", "## Timeline"))


@given(TASKS, LABELS, st.sampled_from(("Lea", "Kim Lou", "Bo")), PLACES, st.booleans())
def test_a_label_names_who_does_it(task: str, label: str, who: str, place: str, listed: bool) -> None:
    (item,) = items(f"{'- ' * listed}{label.format(who)}{task}", place)
    assert (item.title, item.owner) == (task, who)


@pytest.mark.parametrize(
    "label", ["AI(ops): ", "ACTION (ops): ", "[ACTION][ops] ", "Action item - ops - ", "TODO(ops): "]
)
def test_a_team_in_small_letters(label: str) -> None:
    assert [(item.title, item.owner) for item in items(f"- {label}rotate the keys")] == [
        ("rotate the keys", "ops")
    ]


def test_what_else_a_label_says() -> None:
    (item,) = items("- Action (Lea, by 3 May 2026): add a lamp")
    assert (item.title, item.owner, item.due) == ("add a lamp", "Lea", date(2026, 5, 3))
    (item,) = items("- ACTION (prevent): add a lamp")
    assert (item.title, item.owner, item.kind) == ("add a lamp", "", "prevent")
    (item,) = items("- TODO(#45): add a lamp")
    assert (item.title, item.owner, item.ticket) == ("add a lamp", "", "#45")


@pytest.mark.parametrize("text", [
    "AI (the new assistant): it answered all night", "AI: the model was wrong", "Action - the user clicked on it - failed",
    "Action (optional): it was tried", "Actions (in total): three",
])  # fmt: skip
def test_what_is_no_label(text: str) -> None:
    assert items(f"- {text}\n\n{text}", "## Impact") == []


PEOPLE = st.sampled_from(
    ("Kim", "Web team", "Kim Lee", "SRE", "Kim & Lou", "Head of IT", "mail-team", "Platform")
)
ENDS = st.sampled_from(
    (" - {} - {}", " — {} — {}", " -- {} -- {}", " – {}, {}", " → {} → {}", " — {} ({})", " - {1} - {0}")
)


@given(TASKS, PEOPLE, ENDS, st.sampled_from(("%b %d", "%d %B %Y", "%Y-%m-%d", "by %d %B", "due %b %d")))
def test_behind_dashes_stands_who_does_it_until_when(task: str, who: str, end: str, form: str) -> None:
    day = date(2026, 12, 12)
    (item,) = items(f"- {task}{end.format(who, day.strftime(form))}")
    assert (item.title, item.owner, item.due) == (task, who, day)


@given(TASKS, PEOPLE, st.sampled_from(("by Friday", "next week", "ASAP", "end of the month")))
def test_a_day_that_nobody_can_tell_still_has_an_owner(task: str, who: str, when: str) -> None:
    (item,) = items(f"- {task} - {who} - {when}")
    assert (item.title, item.owner, item.due) == (task, who, None)


@given(
    TASKS,
    st.sampled_from(("Head of IT", "CTO", "Head of Data Protection", "network engineers", "Release Manager")),
)
def test_who_holds_a_post(task: str, who: str) -> None:
    (item,) = items(f"- {task} ({who}, April 2026)")
    assert (item.title, item.owner, item.due) == (task, who, date(2026, 4, 30))


@pytest.mark.parametrize("text", [
    "Compare prices - April - May", "Watch it from day to day - Monday - Friday", "Fix it on the line Kiel - Hamm", "Fit - see below, May 2026", "Fit - staging - Q1 2027",
    "Test the line - the old and the new one - in May",
])  # fmt: skip
def test_what_dashes_stand_between_else(text: str) -> None:
    assert [(item.title, item.owner) for item in items(f"- {text}")] == [(text, "")]
