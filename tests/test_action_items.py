"""Action items from the ways in which people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limits import at_most
from postmortems.extraction.action_items import MAX_ACTIONS, read_action_items
from postmortems.extraction.outline import read_outline
from postmortems.model.action_item import ActionItem
from postmortems.model.narrative import FoundAction
from postmortems.reading.document import read_document


def found(text: str) -> tuple[FoundAction, ...]:
    document = read_document("x.md", text.encode("utf-8", "surrogatepass"))
    return read_action_items(document, read_outline(document))


def items(body: str, heading: str = "## Action items") -> list[ActionItem]:
    return [action.item for action in found(f"## Summary\n\n{heading}\n\n{body}\n")]


def titles(body: str, heading: str = "## Action items") -> list[str]:
    return [item.title for item in items(body, heading)]


def test_list_items() -> None:
    assert titles("- Fit a valve\n- A second pump\n") == ["Fit a valve", "A second pump"]


def test_places_are_where_the_text_is() -> None:
    text = "## Summary\n\n## Action items\n\nFirst:\n\n- Fit a valve\n- Test it\n"
    assert [text[action.start :].startswith(f"- {action.item.title}") for action in found(text)] == [
        True,
        True,
    ]


def test_tasks_say_whether_they_are_done() -> None:
    done, todo, unsaid = found("## Impact\n\n## Actions\n\n- [x] Fit a valve\n- [ ] Test it\n- Mop\n")
    assert (done.item.status, done.stated) == ("done", True)
    assert (todo.item.status, todo.stated) == ("open", True)
    assert (unsaid.item.status, unsaid.stated) == ("open", False)


@pytest.mark.parametrize(
    "text",
    ["Fit a valve (done)", "Fit a valve **(Done as of 2024-05-03)**", "✅ Fit a valve", "DONE: fit a valve"],
)
def test_words_for_done(text: str) -> None:
    assert items(f"- {text}\n")[0].status == "done"


@pytest.mark.parametrize(
    "text",
    [
        "- Fit (owner: ops, done: 2024-05-03)", "- Fit. Owner: ops; done on: 3 May 2024", "- [x] Fit (done 2024-05-03)",
        "- Fit **(Done as of 3 May 2024)**", "- [x] Fit ✅ 2024-05-03", "- [ ] Fit, status: Done (2024-05-03)",
        "- [x] Fit by 2024-06-01 (completed on 3 May 2024)",
        "| Action | Done |\n| - | - |\n| Fit | 2024-05-03 |", "| Action | Completed on |\n| - | - |\n| Fit | 3 May 2024 |",
        "| Action | Status |\n| - | - |\n| Fit | Done 2024-05-03 |",
        "| Action | Status | Date done |\n| - | - | - |\n| Fit | closed | 2024-05-03 |",
    ],
)  # fmt: skip
def test_the_day_on_which_it_was_done(text: str) -> None:
    (item,) = items(f"{text}\n")
    assert (item.status, item.done_at) == ("done", date(2024, 5, 3))


@pytest.mark.parametrize(
    "text",
    [
        "- Find out why it was closed 2024-05-03", "- Fit (due: 2024-05-03)", "- Note what was done: 3 things",
        "- Fit (status: open, done: 2024-05-03)", "- Fit (status: delayed to 2024-07-01)",
        "- Check the plan of 2024-05-03, then write what was done: by whom",
    ],
)  # fmt: skip
def test_what_is_not_done_has_no_day_for_it(text: str) -> None:
    (item,) = items(f"{text}\n")
    assert (item.status, item.done_at) == ("open", None)
    assert item.title.startswith(text[2:].partition(" (")[0])


def test_labels_in_brackets() -> None:
    item = items("- Fit a valve (owner: Plumbing, due: 2024-06-01, ticket: ABC-12, kind: prevent)\n")[0]
    assert item == ActionItem("Fit a valve", "Plumbing", date(2024, 6, 1), "prevent", "open", "ABC-12")


def test_labels_after_the_text() -> None:
    item = items("- Fit a valve. Owner: @plumbing; due: 1 June 2024; status: in progress\n")[0]
    assert (item.owner, item.due, item.status) == ("plumbing", date(2024, 6, 1), "in-progress")
    assert item.title == "Fit a valve."


def test_a_day_that_is_due_by() -> None:
    assert items("- Fit a valve by 2024-06-01\n")[0].due == date(2024, 6, 1)


def test_a_handle_behind_the_text_is_the_owner() -> None:
    item = items("- Fit a valve (@cellar/plumbing)\n")[0]
    assert (item.title, item.owner) == ("Fit a valve", "cellar/plumbing")


def test_links_to_trackers_are_tickets() -> None:
    body = "- Fit a valve ([issue](https://example.org/a/issues/7))\n- Read [the book](https://example.org/book)\n"
    assert [item.ticket for item in items(body)] == ["https://example.org/a/issues/7", ""]


def test_addresses_below_an_item_are_its_tickets() -> None:
    body = "- Fit a valve\n  - https://example.org/a/issues/7\n  - https://example.org/a/pull/8\n- Mop\n"
    tickets = [item.ticket for item in items(body)]
    assert tickets == ["https://example.org/a/issues/7, https://example.org/a/pull/8", ""]


def test_a_table_with_columns() -> None:
    head = "| Action | Owner | Due date | Type | Status |\n| - | - | - | - | - |\n"
    table = f"{head}| Fit | web | 2024-06-01 | Detect | Done |\n"
    assert items(table) == [ActionItem("Fit", "web", date(2024, 6, 1), "detect", "done", "")]


def test_a_table_with_a_column_that_nobody_knows() -> None:
    assert titles("| Idea | Who |\n| - | - |\n| Fit a valve | web |\n") == ["Fit a valve"]


def test_groups_give_kind_owner_and_day() -> None:
    titles_of_groups = ("Prevention", "Cellar team", "Due 2024-06-01", "Soon (done)")
    groups = "".join(f"### {title}\n\n- Fit\n\n" for title in titles_of_groups)
    prevent, owned, due, done = items(groups)
    assert (prevent.kind, owned.owner, due.due, done.status) == (
        "prevent",
        "Cellar team",
        date(2024, 6, 1),
        "done",
    )


def test_a_lead_in_is_no_action_but_its_children_are() -> None:
    assert titles("- In the cellar:\n  - a second pump\n  - a mop\n") == ["a second pump", "a mop"]


def test_a_line_break_that_is_written_out_is_no_text() -> None:
    assert titles("Fit a valve.\\\nMove the pumps.\n") == ["Fit a valve.", "Move the pumps."]


def test_what_explains_an_item_is_no_action() -> None:
    assert titles("- Move the pumps\n  - old ones\n  - Label each of them\n") == [
        "Move the pumps",
        "Label each of them",
    ]


def test_lines_without_bullets() -> None:
    lines = "Fit a valve.\nTest it every month.\nBy doing so we hope to stay dry.\n"
    assert titles(lines) == ["Fit a valve.", "Test it every month."]


def test_sentences_that_promise() -> None:
    prose = (
        "It was\nwet for a day. We will fit a valve, and\nnobody was hurt. We are also looking into mops.\n"
    )
    text = f"## Summary\n\n## Next steps\n\n{prose}"
    assert [text[action.start :].split()[:3] for action in found(text)] == [
        ["We", "will", "fit"],
        ["We", "are", "also"],
    ]


@pytest.mark.parametrize("text", ["N/A", "None", "TBD", "[action item]", "{{ summary }}"])
def test_placeholders_are_none(text: str) -> None:
    assert titles(f"- {text}\n") == []


def test_lessons_are_no_actions() -> None:
    assert titles("- Fit a valve sooner\n", "## Lessons learned") == []


def test_an_action_says_so_anywhere() -> None:
    assert titles("- [Action item] Fit a valve\n", "## Timeline") == ["Fit a valve"]


def test_there_is_a_limit() -> None:
    assert len(items("- Fit\n" * (MAX_ACTIONS + 5))) == MAX_ACTIONS


PIECES = st.sampled_from(
    [
        "- ",
        "  - ",
        "[x] ",
        "Fit ",
        "(owner: a",
        ", due: 2024-01-01)",
        "\n",
        "| a | b |\n",
        "| - | - |\n",
        "We will ",
        ". ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)))
def test_never_raises_and_stays_inside(text: str) -> None:
    text = "## Action items\n\n" + text
    for action in found(text):
        assert 0 <= action.start <= action.end <= len(text)
        assert "\n" not in action.item.title


@pytest.mark.parametrize(
    "line", ["  - Fit x\n", "(owner: ", "We will do. ", "- a\n  - https://x/issues/1\n", "[a](b) "]
)
def test_long_documents_are_bounded(line: str) -> None:
    with at_most(10):
        found("## Action items\n\n" + line * (200_000 // len(line)))
