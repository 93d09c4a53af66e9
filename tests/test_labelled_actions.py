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


GROUPS = st.sampled_from(
    (
        "{}:\n\n- {}\n",
        "**{}**\n\n- {}\n",
        "### {}\n\n- {}\n",
        "- {}:\n  - {}\n",
        "- **{}**\n  - {}\n",
        "**{}:**\n- {}\n",
    )
)


@given(
    GROUPS,
    st.permutations(("Warehouse", "Finance", "Ana")),
    st.sampled_from(("Finance", "SRE", "Mail team", "Kim/Lou")),
)
def test_names_above_lists_own_what_stands_below_them(form: str, names: list[str], sure: str) -> None:
    names = [sure if name == "Finance" else name for name in names]
    tasks = ["Add a lamp", "Check the doors", "Pay the driver"]
    found = items("\n".join(form.format(*pair) for pair in zip(names, tasks, strict=True)))
    assert [(item.owner, item.title) for item in found] == list(zip(names, tasks, strict=True))


@given(
    GROUPS,
    st.permutations(("Monitoring", "Finance", "Database")),
    st.permutations(("Prevention", "Short term", "Alerting")),
)
def test_subjects_above_lists_own_nothing(form: str, mixed: list[str], kinds: list[str]) -> None:
    for names in (mixed, kinds):
        found = items("\n".join(form.format(name, "Add a lamp") for name in names))
        assert [(item.owner, item.title) for item in found] == [("", "Add a lamp")] * 3


@pytest.mark.parametrize("line", ["Owner: {}", "**Owner:** {}", "{} will:", "Responsible: {}"])
def test_lines_above_lists_that_say_whose_they_are(line: str) -> None:
    body = (
        f"{line.format('Warehouse')}\n\n- Add a lamp\n- Check it\n\n{line.format('Ana')}\n\n- Pay the driver"
    )
    assert [item.owner for item in items(body)] == ["Warehouse", "Warehouse", "Ana"]
    assert [item.owner for item in items("We will:\n\n- Add a lamp\n\nIt will:\n\n- Pay")] == ["", ""]


def test_what_stands_below_a_point_is_of_that_point() -> None:
    assert [item.owner for item in items("- Add a lamp\n\nOwner: Ana\n\n- Check it\n\nOwner: Kim")] == [
        "",
        "",
    ]


@pytest.mark.parametrize(("text", "owner"), [
    ("The platform team will add a lamp", "platform team"), ("Web team to check the doors", "Web team"), ("@kim should write it down", "kim"),
    ("Ask the web team to check the doors", ""), ("The team will add a lamp", ""), ("Our team will add a lamp", ""), ("Each team should test it", ""),
])  # fmt: skip
def test_who_will_do_it_owns_it(text: str, owner: str) -> None:
    assert [(item.title, item.owner) for item in items(f"- {text}")] == [(text, owner)]


@given(st.sampled_from([
    ("Erledigt", "done"), ("Completadas", "done"), ("Terminées", "done"), ("Concluídas", "done"), ("Pendientes", "open"), ("Pendentes", "open"),
    ("Done", "done"), ("In progress", "in-progress"), ("Canceladas", "wontdo"),
]), st.sampled_from(("**{}**\n\n- {}", "{}:\n- {}", "### {}\n\n- {}")))  # fmt: skip
def test_states_above_lists(state: tuple[str, str], form: str) -> None:
    assert [item.status for item in items(form.format(state[0], "Add a lamp"))] == [state[1]]


def test_half_of_what_a_title_has_below_it_asks() -> None:
    points = "- Better alarms\n  - Add one for depth\n  - The night shift is called\n- Second pump\n  - It is dry\n  - It is old\n"
    assert [item.title for item in items(points)] == [
        "Add one for depth",
        "The night shift is called",
        "Second pump",
    ]
