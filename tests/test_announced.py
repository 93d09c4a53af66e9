"""What a line above a list makes of it: measures, definitions or what they are good for; and promises that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmortems.extraction.text.orders import is_order
from understood import read

TITLE = "# Lamp out on 4 March 2026\n\n"
NOUNS = st.sampled_from(("call", "fit", "paint", "name", "order", "book", "light", "time"))
ARTICLES = st.sampled_from(("the", "a", "each", "all", "our"))


def titles(body: str, part: str = "Action items") -> list[str]:
    return [found.item.title for found in read(f"{TITLE}## {part}\n\n{body}\n").actions]


@given(NOUNS, ARTICLES)
def test_a_noun_before_an_article_is_an_order(verb: str, article: str) -> None:
    assert is_order(f"{verb} {article} pilots")
    assert not is_order(f"{verb} books")
    assert not is_order(f"{verb}: {article} pilots")


@pytest.mark.parametrize(
    "text", ["The pilots", "Call volume of the week", "Names the pilots", "Called the pilots"]
)
def test_what_only_looks_like_one_is_no_order(text: str) -> None:
    assert not is_order(text)


@pytest.mark.parametrize("below", ["It is dark.", "Before noon."])
def test_headings_below_measures_are_orders_too(below: str) -> None:
    assert titles(f"### Add a lamp\n\n{below}\n\n### Call the pilots\n\n{below}") == [
        "Add a lamp",
        "Call the pilots",
    ]


def test_a_numbered_heading_with_parts_is_none() -> None:
    body = "### 1. Better alarms\n\n#### Before\n\nNone.\n\n#### Now\n\nOne.\n\n### 2. Better lamps\n\nOn the mole."
    assert titles(body) == ["Better lamps"]


@pytest.mark.parametrize("part", ["Impact", "Lessons learned", "Resolution"])
@pytest.mark.parametrize("lead", [
    "We will do the following:", "The next steps are:", "Changes we're making:", "To prevent this from happening again:",
    "In order to avoid a similar outage in the future:", "It was dark. To prevent another such night:",
    "Pour éviter que cela ne se reproduise :", "Para evitar que esto vuelva a ocurrir:", "Para evitar que isso se repita:", "Um dies künftig zu verhindern:",
])  # fmt: skip
def test_all_that_is_announced_counts(lead: str, part: str) -> None:
    assert titles(f"{lead}\n\n- add a lamp\n- smaller boats", part) == ["add a lamp", "smaller boats"]


@pytest.mark.parametrize("lead", [
    "To prevent a fire, the lamp did this:", "To avoid this, you can do as follows:", "To prevent rust:", "Um 10 Uhr war wieder Licht:", "We saw the following:",
    "Para evitar rodeos:", "You will do the following:",
])  # fmt: skip
def test_what_announces_something_else_makes_no_measures(lead: str) -> None:
    assert titles(f"{lead}\n\n- smaller boats\n- a dark mole", "Impact") == []


def test_a_report_without_parts_announces_its_measures() -> None:
    body = "A lamp went out.\n\nTo prevent a similar night in the future:\n\n1. I have replaced the mast. It was old.\n2. The crew should test lamps.\n"
    found = read(f"{TITLE}{body}").actions
    assert [(each.item.title[:16], each.item.status) for each in found] == [
        ("I have replaced ", "done"), ("The crew should ", "open"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lead",
    [
        "**Benefits:**",
        "**Features of the lamp:**",
        "Key advantages:",
        "**Características de las lámparas:**",
        "Vorteile:",
        "效果：",
    ],
)
def test_what_measures_are_good_for_is_none(lead: str) -> None:
    body = "- Add a lamp\n\n{}\n\n- ✅ Finds each boat\n- ✅ Warns the pilots\n"
    assert titles(body.format(lead)) == ["Add a lamp"]
    assert len(titles(body.format("**On the mole:**"))) == 3


@pytest.mark.parametrize(
    "lead", ["There are three types. Types:", "Each should have a priority:", "We know these kinds:"]
)
@pytest.mark.parametrize("points", [
    ["Prevent - Prevent another one.", "Detect - The sooner it is seen."], ["P0 - Critical for all boats", "P1 - Blocks the ferry"], ["High: what stops boats", "Low: what can wait"],
])  # fmt: skip
def test_what_kinds_and_priorities_mean_is_none(lead: str, points: list[str]) -> None:
    body = "\n".join(f"- {each}" for each in points)
    assert titles(f"{lead}\n\n{body}\n\n**Now:**\n\n- Add a lamp") == ["Add a lamp"]


@pytest.mark.parametrize(
    "lead", ["Items by priority:", "Sorted by priority:", "Each has a priority:", "Types:"]
)
def test_items_with_their_priority_are_some(lead: str) -> None:
    assert titles(f"{lead}\n\n- P0 - Add a lamp\n- P1 - Test the bell") == ["Add a lamp", "Test the bell"]


@pytest.mark.parametrize("said", [
    "We will provide an update.", "We'll share more details next week.", "We will also publish further information soon.",
    "We will track these action items in the log.", "All action items will be tracked in the log.", "The follow-ups will be reported weekly.",
])  # fmt: skip
@pytest.mark.parametrize("form", ["{}", "- {}"])
def test_more_to_tell_is_no_measure(said: str, form: str) -> None:
    assert titles(form.format(said)) == []


@pytest.mark.parametrize("said", [
    "We will provide a second lamp.", "We will share the lamps with the mole.", "We will track each boat on the action board.", "All boats will be tracked.",
    "We will provide status updates during each outage.",
])  # fmt: skip
def test_what_sounds_like_it_is_a_measure(said: str) -> None:
    assert titles(said) == [said]


@pytest.mark.parametrize("part", ["Resolution", "Conclusion"])
@pytest.mark.parametrize(("said", "counts"), [
    ("A second lamp is planned for spring.", True), ("A second lamp is needed.", True), ("We have begun to replace all lamps.", True), ("Work on the mast is still needed.", True),
    ("No work is planned.", False), ("Nothing else is needed.", False), ("The lamp is not needed.", False), ("The lamp is needed to see the mole.", False),
    ("We have begun to see boats again.", False), ("It is needed.", False),
])  # fmt: skip
def test_what_is_planned_needed_or_begun(part: str, said: str, counts: bool) -> None:
    assert titles(said, part) == [said] * counts
