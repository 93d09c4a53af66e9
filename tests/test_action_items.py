"""Action items from the ways in which people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limits import at_most
from postmortems.extraction.action_items.reader import MAX_ACTIONS, read_action_items
from postmortems.extraction.narrative import read_narrative
from postmortems.extraction.outline.reader import read_outline
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
    assert titles("- Move the pumps\n  - old ones\n  - Label each of them\n") == ["Move the pumps"]


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


@pytest.mark.parametrize(("line", "status"), [
    ("- [ ] Fit: cancelled", "wontdo"), ("- [ ] Fit (owner: ops, due: 2026-03-01) - cancelled", "wontdo"),
    ("- Fit — won't do", "wontdo"), ("- [ ] Fit → done", "done"), ("- Fit - in progress", "in-progress"),
    ("- [ ] Fit. Cancelled.", "wontdo"), ("- Fit – verworfen", "wontdo"), ("- Fit：完了", "open"), ("- Fit： 完了", "done"),
    ("- [ ] Fit: Done (2026-05-02)", "done"), ("- Fit: annulé", "wontdo"),
])  # fmt: skip
def test_a_state_behind_the_text(line: str, status: str) -> None:
    (item,) = items(f"{line}\n")
    assert item.status == status
    assert item.title == "Fit" or status == "open"


@pytest.mark.parametrize(
    "text",
    ["Alert when a job is: delayed", "Note in each: yes", "Say what to do - open", "Fit what is closed"],
)
def test_words_at_the_end_that_are_no_state(text: str) -> None:
    (item,) = items(f"- [ ] {text}\n")
    assert (item.title, item.status) == (text, "open")


@pytest.mark.parametrize(("heads", "row", "wanted"), [
    ("Action (owner) | Due / ticket", "Fit (web-team) | 2027-03-01 / OPS-4", ("web-team", "2027-03-01", "OPS-4", "open")),
    ("Action (owner) | Due / ticket", "Fit (web-team) | OPS-4", ("web-team", "", "OPS-4", "open")),
    ("Action | Owner / Due", "Fit | web-team, 2027-03-01", ("web-team", "2027-03-01", "", "open")),
    ("Action | Owner<br>Due", "Fit | web-team<br>Q1 2027", ("web-team", "2027-03-31", "", "open")),
    ("Action | Owner & deadline | Status / Ticket", "Fit | @dan (2027-02-03) | in progress, #4", ("dan", "2027-02-03", "#4", "in-progress")),
    ("Action | Owner and due date", "Fit | 2027-03-01", ("", "2027-03-01", "", "open")),
    ("Action | Team / Owner", "Fit | SRE / ana", ("SRE / ana", "", "", "open")),
    ("Action | Who | When | State", "Fit | ana | done 2026-05-20 | ✅", ("ana", "", "", "done")),
    ("Action | Who | When", "Fit | ana | done on 3 May 2026", ("ana", "", "", "done")),
])  # fmt: skip
def test_columns_that_hold_several_things(heads: str, row: str, wanted: tuple[str, ...]) -> None:
    (item,) = items(f"| {heads} |\n|{' - |' * (heads.count('|') + 1)}\n| {row} |\n")
    assert item.title == "Fit"
    assert (item.owner, str(item.due or ""), item.ticket, item.status) == wanted


@pytest.mark.parametrize("text", ["N/A", "None", "TBD", "[action item]", "{{ summary }}"])
def test_placeholders_are_none(text: str) -> None:
    assert titles(f"- {text}\n") == []


def test_lessons_are_no_actions() -> None:
    assert titles("- Fit a valve sooner\n", "## Lessons learned") == []


def test_an_action_says_so_anywhere() -> None:
    assert titles("- [Action item] Fit a valve\n", "## Timeline") == ["Fit a valve"]


def test_there_is_a_limit() -> None:
    assert len(items("- Fit\n" * (MAX_ACTIONS + 5))) == MAX_ACTIONS


@pytest.mark.parametrize(("line", "title", "owner", "due"), [
    ("- [ ] Fit\n  - Owner: web\n  - Due: 2026-12-20", "Fit", "web", "2026-12-20"),
    ("- [ ] Fit:\n  * **Owner**: web\n\n  Due: 20 Dec 2026", "Fit", "web", "2026-12-20"),
    ("- [ ] Fit\n  owner = web, due = 2026-12-20", "Fit", "web", "2026-12-20"),
    ("- [ ] Fit @ana 2026-12-20", "Fit", "ana", "2026-12-20"), ("- [ ] Fit (@bob, 2026-12-20)", "Fit", "bob", "2026-12-20"),
    ("- [ ] Fit (2026-12-20, @bob)", "Fit", "bob", "2026-12-20"), ("- Fit - @bob - due 2026-12-20", "Fit", "bob", "2026-12-20"),
    ("- Fit @ana @bob/mail", "Fit", "ana, bob/mail", ""), ("- Fit (owner: @ana @bob)", "Fit", "ana, bob", ""),
    ("- Fit — @mail-team, by 2026-12-20.", "Fit", "mail-team", "2026-12-20"), ("- @bob: fit by 2026-12-20", "fit", "bob", "2026-12-20"),
    ("2. Fit, owner web-team, due Dec 15, 2026", "Fit", "web-team", "2026-12-15"), ("- Fit (web-team, due Q1 2027)", "Fit", "web-team", "2027-03-31"),
    ("- Fit (Verantwortlich: web-team, fällig: 15.12.2026)", "Fit", "web-team", "2026-12-15"),
    ("- Fit (responsable : équipe web, échéance : 15 décembre 2026)", "Fit", "équipe web", "2026-12-15"),
    ("- Fit (Owner: Web / SRE, ETA 2026-12-20)", "Fit", "Web / SRE", "2026-12-20"), ("- Fit (owner: ana, bob; foo: bar)", "Fit", "ana, bob", ""),
    ("- Fit (due: 2026-12-20, owner: web)", "Fit", "web", "2026-12-20"), ("- Fit [owner: web] [due: 2026-12-20]", "Fit", "web", "2026-12-20"),
    ("- Fit. Owner: Web. We will also mop, and dry.", "Fit.", "Web", ""), ("- Document schedule, zone, owner and target of each backup", "Document schedule, zone, owner and target of each backup", "", ""),
    ("- Fit, owner Ana Smith", "Fit", "Ana Smith", ""), ("- Fit (owner the cellar team, P1)", "Fit (owner the cellar team, P1)", "", ""),
    ("- Fit (Ana; due 20 Dec 2026)", "Fit", "Ana", "2026-12-20"), ("- Fit | @web | 2026-12-20 | PAY-12", "Fit", "web", "2026-12-20"),
    ("- Fit (as they said by May 2026)", "Fit (as they said by May 2026)", "", ""), ("- Fit (Berlin, 4 March 2026)", "Fit (Berlin, 4 March 2026)", "", ""),
    ("- Ask (see @ana)", "Ask (see @ana)", "", ""), ("- [ ] Fit (web-team, Q1 2027)", "Fit", "web-team", "2027-03-31"),
    ("- Fit (2026-12-20, Ana)", "Fit", "Ana", "2026-12-20"), ("- Fit [web-team] [end of Q4 2026]", "Fit", "web-team", "2026-12-31"),
    ("- Fit (Ana Ng / Web, due mid-March 2027)", "Fit", "Ana Ng / Web", "2027-03-31"),
    ("- Fit (Owner: Web / SRE; ETA end of March 2027)", "Fit", "Web / SRE", "2027-03-31"),
    ("- Fit [owner:: web] [due:: 2026-12-20]", "Fit", "web", "2026-12-20"), ("- Fit {owner: web, due: 2026-12-20}", "Fit", "web", "2026-12-20"), ("- [ ] Fit 📅 2026-12-20", "Fit", "", "2026-12-20"),
    ("- Fit（负责人：支付组，截止：2026-12-20）", "Fit", "支付组", "2026-12-20"), ("- Fit (Verantw.: web, bis Ende März 2027)", "Fit", "web", "2027-03-31"), ("- Replace {{ host }} by web", "Replace {{ host }} by web", "", ""),
    ("- Fit (carol, Q1 2027)", "Fit", "carol", "2027-03-31"), ("- Fit (2027-03-15, carol.ng)", "Fit", "carol.ng", "2027-03-15"), ("- Fit [carol & dave, end of March 2027]", "Fit", "carol & dave", "2027-03-31"),
    ("- Fit (SRE, Ops, H1 2027, P1)", "Fit", "SRE, Ops", "2027-06-30"), ("- Fit (plateforme, T1 2027, WEB-3)", "Fit", "plateforme", "2027-03-31"), ("- Fit (cellar-ops, 15.03.2027)", "Fit", "cellar-ops", "2027-03-15"),
    ("- Fit (optional, Q1 2027)", "Fit (optional, Q1 2027)", "", ""), ("- Fit (beta, 2027-03-01)", "Fit (beta, 2027-03-01)", "", ""), ("- Fit -- carol -- Q1 2027", "Fit -- carol -- Q1 2027", "", ""),
    ("- Fit (Kafka, 2024)", "Fit (Kafka, 2024)", "", ""), ("- Fit (v2, 2027-03-01)", "Fit (v2, 2027-03-01)", "", ""),
    ("- Write down 5% (of 2026-05-01)", "Write down 5% (of 2026-05-01)", "", ""), ("- Find who was on call 2026-05-01", "Find who was on call 2026-05-01", "", ""),
])  # fmt: skip
def test_owner_and_day_however_they_are_written(line: str, title: str, owner: str, due: str) -> None:
    (item,) = items(f"{line}\n")
    assert (item.title, item.owner, str(item.due or "")) == (title, owner, due)


@pytest.mark.parametrize(("text", "due", "day"), [
    ("It was 03/14/2026.", "05/06/2027", date(2027, 5, 6)), ("It was 14/03/2026.", "05/06/2027", date(2027, 6, 5)),
    ("From 9:00 EST on.", "05/06/2027", date(2027, 5, 6)), ("On 4 March 2026.", "03/04/2026", date(2026, 4, 3)),
    ("On 4 March 2026.", "04/03/2026", date(2026, 4, 3)), ("On 4 March 2026.", "2026/04/05", date(2026, 4, 5)),
])  # fmt: skip
def test_day_and_month_of_what_is_due_are_told_apart_as_elsewhere_in_the_report(
    text: str, due: str, day: date
) -> None:
    whole = f"## Summary\n\n{text}\n\n## Action items\n\n- Fit a valve (owner: web, due: {due})\n"
    document = read_document("x.md", whole.encode())
    (action,) = read_action_items(document, read_outline(document), date(2026, 3, 4))
    assert action.item.due == day


@pytest.mark.parametrize(("written", "day"), [
    ("Q4 2026", "2026-12-31"), ("2026-Q1", "2026-03-31"), ("Q3/2026", "2026-09-30"), ("2. Quartal 2026", "2026-06-30"), ("H1 2027", "2027-06-30"),
    ("2026-12", "2026-12-31"), ("02/2028", "2028-02-29"), ("December 2026", "2026-12-31"), ("Ende Februar 2027", "2027-02-28"),
    ("end of Q1 2027", "2027-03-31"), ("KW 50 2026", "2026-12-13"), ("2026-W50", "2026-12-13"), ("EOY 2026", "2026-12-31"), ("2027", "2027-12-31"),
    ("Fri, 18 December 2026", "2026-12-18"), ("2026/12/18", "2026-12-18"), ("sprint 12 (2026-05-01)", "2026-05-01"),
    ("Dec 20", "2026-12-20"), ("2 March", "2027-03-02"), ("Q1", "2026-03-31"), ("January", "2027-01-31"),
    ("2026-02-30", ""), ("2026-13-01", ""), ("2026/13/01", ""), ("2027-02-29", ""), ("31 June 2026", ""), ("2026-13", ""), ("Q5 2026", ""), ("KW 60 2026", ""),
    ("20266-12-01", ""), ("next week", ""), ("soon, 2026-02-30", ""),
    ("Feb 30, 2027", ""), ("Nov 31", ""), ("Juni 31, 2027", ""), ("Apr 31", ""), ("Mar 32", ""), ("Feb 29, 2027", ""), ("by March 32, 2027", ""),
    ("31 June", ""), ("32. März", ""), ("30.02.2027", ""), ("2027/11/31", ""), ("Mar 31", "2026-03-31"), ("March 2027", "2027-03-31"),
])  # fmt: skip
def test_a_period_ends_with_its_last_day_and_what_is_no_day_is_none(written: str, day: str) -> None:
    text = f"## Summary\n\n## Action items\n\n- [ ] Fit (owner: web, due: {written})\n"
    document = read_document("x.md", text.encode())
    (action,) = read_action_items(document, read_outline(document), date(2026, 3, 4))
    assert (str(action.item.due or ""), action.item.owner, [each.field for each in action.unread]) == (
        day, "web", [] if day else ["due"],
    )  # fmt: skip


def test_a_month_without_a_year_needs_the_reports_day() -> None:
    (action,) = found("## Actions\n\n- [ ] Fit (owner: web, due: December)\n")
    assert (action.item.due, action.unread[0].why) == (None, "its year is missing")


@pytest.mark.parametrize(("line", "title", "status"), [
    ("- [ ] ~~Fit~~", "Fit", "wontdo"), ("- ~~Fit~~ (too dear)", "Fit (too dear)", "wontdo"), ("- [x] ~~Fit~~", "Fit", "done"),
    ("- Fit ~~two~~ three", "Fit two three", "open"), ("- [-] Fit", "Fit", "wontdo"), ("- [/] Fit", "Fit", "in-progress"),
    ("- DONE: Fit", "Fit", "done"), ("- [DONE] Fit", "Fit", "done"), ("- ✅ Fit", "Fit", "done"), ("- Fit ✅", "Fit", "done"),
    ("- WONTFIX: Fit", "Fit", "wontdo"), ("- Won't do: Fit", "Fit", "wontdo"), ("- Fit (cancelled)", "Fit", "wontdo"), ("- WIP: Fit", "Fit", "in-progress"),
    ("- New: a valve", "New: a valve", "open"), ("- [ ] DONE: Fit", "Fit", "done"), ("- [ ] ✅ Fit", "Fit", "done"),
    ("- [ ] [DONE] Fit", "Fit", "done"), ("- [ ] Erledigt: Fit", "Fit", "done"), ("- [ ] Fit ✅", "Fit", "done"), ("- Pumps: fit a valve", "Pumps: fit a valve", "open"),
    ("- Fit (abgebrochen)", "Fit", "wontdo"),
])  # fmt: skip
def test_a_state_before_around_or_behind_the_text(line: str, title: str, status: str) -> None:
    (item,) = items(f"{line}\n")
    assert (item.title, item.status) == (title, status)


def test_parts_have_what_the_whole_says_and_the_whole_knows_its_parts() -> None:
    whole, first, second, other = found(
        "## Actions\n\n- [ ] Valves (owner: web, due: 2026-12-20)\n  - [ ] Fit one\n  - [ ] Fit two (owner: mail)\n- [ ] Mop\n"
    )
    assert (whole.of_parts, first.of_parts, other.of_parts) == (True, False, False)
    assert [(each.item.owner, each.item.due) for each in (first, second, other)] == [
        ("web", date(2026, 12, 20)), ("mail", date(2026, 12, 20)), ("", None),
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "ticket"), [
    ("Fit org/repo#45", "org/repo#45"), ("Fit (group/sub/project!7)", "group/sub/project!7"), ("Fit #123", "#123"), ("Fit OPS-7", "OPS-7"),
    ("Learn C#7", ""), ("Read a/b", ""), ("Fit https://example.org/page#3", ""),
])  # fmt: skip
def test_numbers_of_tickets(text: str, ticket: str) -> None:
    assert items(f"- {text}\n")[0].ticket == ticket


def test_how_urgent_it_is() -> None:
    bracket, other, column = items(
        "- Fit (owner: web, P1)\n- Fit (owner: web, Priorität: hoch)\n\n| Action | Prio |\n|-|-|\n| Fit | high |\n"
    )
    assert (bracket.priority, other.priority, column.priority) == ("P1", "hoch", "high")


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
        "@a ",
        "by ",
        "2026-02-30 ",
        "Q4 ",
        "~~",
        "Due: ",
        ", ",
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
    "line",
    [
        "@a ",
        "by 1 May ",
        "owner: a, ",
        "- a\n  - owner: b\n",
        "(a, by Q1) ",
        "  - Fit x\n",
        "(owner: ",
        "We will do. ",
        "- a\n  - https://x/issues/1\n",
        "[a](b) ",
    ],
)
def test_long_documents_are_bounded(line: str) -> None:
    with at_most(10):
        found("## Action items\n\n" + line * (200_000 // len(line)))


@pytest.mark.parametrize(
    "second",
    ["Done: write it due: 2026-12-31", "done already due: 2026-12-31", "Done when: all pass, owner: b"],
)
def test_an_item_that_begins_with_its_state_is_one_of_its_own(second: str) -> None:
    text = f"# X\n\n## Action items\n\n- [ ] first (owner: a, due: 2026-11-01)\n- {second}\n"
    first, *others = read_narrative(read_document("a.md", text.encode())).actions
    assert (first.item.title, first.item.due, len(others)) == ("first", date(2026, 11, 1), 1)


def test_boxes_in_a_part_that_has_no_name_are_todos() -> None:
    log = "3 October\n\n- The pump leaked.\n- [x] Paint it\n- [ ] Order a valve\n- [ ] Why does it leak?\n"
    text = f"# Pump log\n\n## Summary\n\nWet.\n\n## October\n\n{log}"
    assert [(each.item.title, each.item.status) for each in found(text)] == [
        ("Paint it", "done"),
        ("Order a valve", "open"),
    ]
    assert not found(text.replace("## October", "## Resolution"))
    assert [each.item.title for each in found(f"{text}\n## Action items\n\n- Move it\n")] == ["Move it"]


@pytest.mark.parametrize("mark", ["-", "1."])
def test_points_below_a_line_with_an_owner_say_how(mark: str) -> None:
    points = f"{mark} the cellar\n{mark} every depot by the sea\n{mark} Check them each spring\n"
    text = f"**MK** Add a float in:\n\n{points}\n**LB** Replace the pump\n"
    assert titles(text) == ["Add a float in:", "Check them each spring", "Replace the pump"]


@pytest.mark.parametrize(
    ("said", "is_one"),
    [
        ("We are investigating ways to keep the cellar dry.", True), ("The crew is looking into other options.", True),
        ("We’re now exploring how to spread the load.", True), ("They are evaluating alternatives to the float.", True),
        ("We are always looking for ways to learn.", False), ("We were investigating ways to drain it.", False),
        ("The crew is looking at the pump.", False),
    ],
)  # fmt: skip
def test_what_is_looked_for_in_the_resolution_is_planned(said: str, is_one: bool) -> None:
    text = f"## Impact\n\nWet.\n\n## Resolution\n\nThe pump was painted.\n\n{said}\n"
    assert [each.item.title for each in found(text)] == ([said] if is_one else [])
