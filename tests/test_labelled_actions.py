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
