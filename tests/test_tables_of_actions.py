"""Tables of follow-ups, however they are written: HTML, other heads, another order, cells over several rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from test_follow_ups import items

ROWS = (
    ("No lamp", "Add a lamp", "Kim", "2026-04-01"),
    ("Doors stood open", "Check the doors daily", "Web", "2026-05-01"),
)
HEADS = st.sampled_from([
    ("Problem", "Solution", "Owner", "Due"), ("Finding", "Countermeasure", "Who", "By when"), ("Root cause", "Corrective action", "DRI", "ETA"),
    ("Gap", "Fix", "Team", "Target date"), ("Description", "Action", "Assignee", "Deadline"), ("Item", "Improvement", "Responsible", "Due date"),
    ("", "", "Owner", "Due"), ("Ursache", "Maßnahme", "Verantwortlich", "Frist"), ("Cause", "Mesure corrective", "Responsable", "Échéance"),
    ("Causa", "Acción correctiva", "Responsable", "Fecha límite"), ("原因", "対策", "担当", "期限"), ("原因", "措施", "负责人", "截止日期"),
])  # fmt: skip
ORDERS = st.permutations(range(4))


def markdown(rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


def html(rows: Sequence[Sequence[str]], head: str = "th", gap: str = "\n") -> str:
    lines = [
        "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in row) + "</tr>"
        for tag, row in zip([head, *["td"] * (len(rows) - 1)], rows, strict=True)
    ]
    return gap.join(["<table>", *lines, "</table>"])


@given(
    HEADS,
    ORDERS,
    st.sampled_from((markdown, html, lambda rows: html(rows, "td"), lambda rows: html(rows, gap="\n\n"))),
)
def test_what_is_to_be_done_has_a_column_of_any_name_and_place(heads, order, write) -> None:  # type: ignore[no-untyped-def]
    rows = [[row[at] for at in order] for row in (heads, *ROWS)]
    assert [(item.title, item.owner, item.due) for item in items(write(rows))] == [
        ("Add a lamp", "Kim", date(2026, 4, 1)), ("Check the doors daily", "Web", date(2026, 5, 1)),
    ]  # fmt: skip


def test_cells_of_several_rows_and_columns() -> None:
    rows = (
        '<table><thead><tr><th>Owner</th><th colspan="2">Action</th></tr></thead>\n<tr><td rowspan="2">Kim</td><td>Add a lamp</td>'
        "<td>2026-04-01</td></tr>\n<tr><td>Check the doors</td><td>2026-05-01</td></tr>\n<tr><td>Web</td><td>Buy a door</td><td></td></tr></table>"
    )
    assert [(item.title, item.owner) for item in items(rows)] == [
        ("Add a lamp", "Kim"),
        ("Check the doors", "Kim"),
        ("Buy a door", "Web"),
    ]


@pytest.mark.parametrize(
    "cell", ["Add a lamp<br>Check the doors", "<ul><li>Add a lamp</li><li>Check the doors</li></ul>"]
)
def test_a_cell_of_several_tasks(cell: str) -> None:
    rows = f"<table><tr><th>Team</th><th>Actions</th></tr><tr><td>Web</td><td>{cell}</td></tr></table>"
    assert [(item.title, item.owner) for item in items(rows)] == [
        ("Add a lamp", "Web"),
        ("Check the doors", "Web"),
    ]
    one = rows.replace("Check the doors", "so that all see it")
    assert len(items(one)) == 1


def test_two_tables_each_have_their_own_heads() -> None:
    body = f"{html([('Action', 'Owner'), ('Add a lamp', 'Kim')])}\n\nLater:\n\n{html([('Who', 'What'), ('Web', 'Buy a door')])}"
    assert [(item.title, item.owner) for item in items(body)] == [
        ("Add a lamp", "Kim"),
        ("Buy a door", "Web"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>",
        "<table>",
        "<table><tr><td rowspan=999 colspan=999>x</table>",
        "</table>",
        "<table></table>",
    ],
)
def test_half_a_table_is_no_failure(table: str) -> None:
    assert len(items(table)) <= 1
