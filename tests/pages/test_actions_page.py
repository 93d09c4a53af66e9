"""What a reader finds on the page of all follow-ups, and how an incident's page sums up its own."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from postmortems.insight.follow_ups import DueDateOutcome
from postmortems.model.action_item import ACTION_KINDS, ACTION_STATES, ActionItem
from postmortems.model.details import Related
from postmortems.model.incident import Incident
from postmortems.pages.actions import in_time
from postmortems.pages.all import all_files
from postmortems.pages.base.page import Site
from postmortems.pages.parts.action import tickets
from postmortems.pages.parts.action_groups import MOST
from postmortems.pages.parts.action_table import FIRST, PART, WHOLE
from postmortems.site.corpus import read_knowledge_base
from postmortems.site.project import find_project
from samples import make_project, report

from .shelf import TODAY, all_pages, attr, incident, made, page, parse, site, text, texts, told

PATH, DONE = "actions/index.md", "actions/done.md"
EXAMPLES = Path(__file__).parents[2]
KEPT = "were done within their due date"
UNSAID = "that are done, no report says on which day."
OPEN = ("proposed", "open", "in-progress")
STANDINGS = ("overdue", "due within 30 days", "due later", "without a due date")
SETTLED = ("done", "will not be done")


def due(days: int, title: str = "Fit", status: str = "open", **values: Any) -> ActionItem:
    """Make an action item that is due some days after today."""
    return ActionItem(
        title, values.pop("owner", "ops"), TODAY + timedelta(days=days), status=status, **values
    )


def holding(*items: ActionItem, **values: Any) -> Incident:
    return incident(action_items=items, **values)


def todos(found: Any, anchor: str) -> list[str]:
    """Return the rows below a heading of the table."""
    (section,) = [one for one in found.query(".pm-todos--all tbody") if one.query(f"#{anchor}")]
    return texts(section, ".pm-todo")


def test_the_first_screen_says_how_many_stand_how() -> None:
    items = (
        due(-1, "a"), due(-40, "b", "in-progress"), due(0, "c"), due(30, "d"), due(31, "e", "proposed"),
        ActionItem("f"), due(-3, "g", "done"), due(-3, "h", "wontdo"),
    )  # fmt: skip
    found = made(site(holding(*items)))
    open_, settled = parse(found[PATH]), parse(found[DONE])
    assert texts(open_, ".pm-counts") == ["6 of 8 open ; 2 are done or will not be done ."]
    assert texts(settled, ".pm-counts") == ["2 of 8 settled ; 6 are open ."]
    assert [attr(one.query(".pm-counts a")[0], "href") for one in (open_, settled)] == ["done.md", "index.md"]
    assert texts(open_, ".pm-tally li") == [
        f"{n} {words}" for n, words in zip((2, 2, 1, 1), STANDINGS, strict=True)
    ]
    assert texts(settled, ".pm-tally li") == [f"1 {words}" for words in SETTLED]
    for one in (open_, settled):
        groups = {attr(row, "id"): text(row.query("small")[0]) for row in one.query(".pm-table__group")}
        assert groups == {
            attr(item, "data-standing"): text(item.query("strong")[0]) for item in one.query(".pm-tally li")
        }


def test_words_beside_and_above_amounts_agree_with_them_in_french() -> None:
    for amount, done, dropped in ((1, "1 faite", "1 abandonnée"), (2, "2 faites", "2 abandonnées")):
        items = (
            due(-40, "b", owner="web"),
            *(due(-3, f"{state}{n}", state) for state in ("done", "wontdo") for n in range(amount)),
        )
        made_ = made(site(holding(*items), language="fr"))
        assert texts(parse(made_[DONE]), ".pm-tally li") == [done, dropped]
        heads = texts(parse(made_[PATH]), ".pm-shares th[scope=col]")
        assert heads[:1] and {*heads[1:]} >= {"Ouvertes", done.split()[1].capitalize()}


def test_what_is_overdue_of_the_worst_and_of_what_came_back_is_first() -> None:
    def one(id_: str, severity: str, *days: int, **values: Any) -> Incident:
        items = tuple(due(-day, f"{id_} {day}") for day in days)
        return incident(id_, "2026-01-01T10:00", severity=severity, minutes=9, action_items=items, **values)

    again = incident("later", "2026-02-01T10:00", related=(Related("back", "recurrence-of"),))
    found = page(site(
        one("minor", "SEV5", 2, 3000), one("second", "SEV2", 400, 30), one("back", "SEV4", 7), one("first", "SEV1", 90), again
    ), PATH)  # fmt: skip
    assert texts(found, ".pm-todo__what a") == [
        "first 90",
        "second 30",
        "second 400",
        "back 7",
        "minor 2",
        "minor 3000",
    ]
    assert [text(row) for row in found.query(".pm-todo") if row.query(".pm-note")] == [
        "13 Nov 2026 7 days overdue back 7 Came back ops SEV4 Incident back"
    ]
    assert all(row.query(".pm-late") for row in found.query(".pm-todo"))


def test_what_is_due_comes_by_its_day() -> None:
    found = page(
        site(holding(due(-1, "young"), due(0, "now"), due(30, "then"), due(1, "next", "in-progress"))), PATH
    )
    assert todos(found, "overdue") == ["19 Nov 2026 1 day overdue young ops SEV2 Incident checkout"]
    assert todos(found, "soon") == [
        "20 Nov 2026 today now ops SEV2 Incident checkout",
        "21 Nov 2026 in 1 day next In progress ops SEV2 Incident checkout",
        "20 Dec 2026 in 30 days then ops SEV2 Incident checkout",
    ]


def test_what_is_done_says_when_on_a_page_of_its_own() -> None:
    items = (
        due(-10, "late", done_at=TODAY - timedelta(days=4)),
        due(-10, "kept", done_at=TODAY - timedelta(days=10)),
        due(-10, "unsaid", "done"), due(-10, "no", "wontdo", priority="P1"),
    )  # fmt: skip
    found = made(site(holding(*items)))
    assert [line.split(" ops ")[0] for line in todos(parse(found[DONE]), "done")] == [
        "16 Nov 2026 6 days late late", "10 Nov 2026 kept", "day not stated unsaid",
    ]  # fmt: skip
    assert [line.split(" ops ")[0] for line in todos(parse(found[DONE]), "wontdo")] == [
        "10 Nov 2026 no Will not be done Priority: P1"
    ]
    assert not parse(found[PATH]).query(".pm-todo")
    assert DONE not in made(site(holding(due(1))))


@pytest.mark.parametrize(
    ("within", "late", "overdue", "unsaid", "said"),
    [
        (3, 1, 1, 0, f"3 of 5 {KEPT} (60%). Of 5 whose due date has passed, 4 are done by now (80%)."),
        (3, 1, 0, 0, ""),
        (4, 0, 1, 1, f"Between 67% and 83% of 6 {KEPT}. Of 1 {UNSAID} Of 6 whose due date has passed, 5 are done by now (83%)."),
        (0, 0, 3, 6, f"Of 6 {UNSAID} Of 9 whose due date has passed, 6 are done by now (67%)."),
        (0, 0, 0, 2, f"Of 2 {UNSAID}"),
        (0, 0, 0, 0, ""),
    ],
)  # fmt: skip
def test_no_share_is_made_of_days_that_nobody_wrote_down(
    within: int, late: int, overdue: int, unsaid: int, said: str
) -> None:
    items = [
        *(due(-9, f"w{n}", done_at=TODAY - timedelta(days=9 + n)) for n in range(within)),
        *(due(-9, f"l{n}", done_at=TODAY - timedelta(days=8)) for n in range(late)),
        *(due(-9, f"o{n}") for n in range(overdue)),
        *(due(-9, f"u{n}", "done") for n in range(unsaid)),
        due(9), due(-9, "x", "wontdo"), ActionItem("y", status="done"),
    ]  # fmt: skip
    assert " ".join(texts(page(site(holding(*items)), PATH), "#by-month + p")) == said


def test_what_is_done_before_its_day_was_in_time_whatever_the_day() -> None:
    items = [*(due(n, f"u{n}", "done") for n in range(5)), *(due(-9, f"o{n}") for n in range(5))]
    assert texts(page(site(holding(*items)), PATH), "#by-month + p")[0].startswith(f"5 of 10 {KEPT} (50%).")


@pytest.mark.parametrize("undated", range(12))
def test_the_bounds_hold_whatever_the_days_were(undated: int) -> None:
    """Whatever share of the undated was in time, it lies within what is said."""
    said = " ".join(in_time(DueDateOutcome(9, 2, 3, undated, 14 + undated, 11 + undated)))
    told = [int(number) for number in re.findall(r"(\d+)%", said.partition(KEPT)[0])] or [
        int(n) for n in re.findall(rf"{KEPT} \((\d+)%", said)
    ]
    assert bool(told) is (undated <= 14)
    for kept in range(undated + 1):
        share = 100 * (9 + kept) / (14 + undated)
        assert min(told) - 0.5 <= share <= max(told) + 0.5


def test_a_line_leads_to_where_the_follow_up_stands() -> None:
    body = "## Summary\n\nWet.\n\n## What *next*\n\n## Action items\n\n- Fit `a valve` (owner: ops, ticket: OPS-7)\n"
    found = made(site(told(body), holding(due(3, "Run `pg_dump` & test"))))
    titles = parse(found[PATH]).query(".pm-todo__what a")
    assert {text(link): attr(link, "href") for link in titles} == {
        "Fit a valve": "../incidents/told.md#action-items",
        "Run pg_dump & test": "../incidents/checkout.md#pm-actions",
    }
    assert texts(parse(found[PATH]), ".pm-todo__what code") == ["pg_dump"]
    assert parse(found["incidents/checkout.md"]).query("#pm-actions")


def test_anchors_are_those_of_the_rendered_report() -> None:
    """A title that is not printed, headings twice and with markup come before the actions."""
    body = (
        "# Told\n\n## Next\n\nNo.\n\n## `Next` steps\n\nNo.\n\n## Next steps\n\n- Fit a valve (owner: ops)\n"
    )
    one = told(body, title="Told")
    of = site(one)
    (link,) = parse(made(of)[PATH]).query(".pm-todo__what a")
    (rendered,) = [parse(made_page.make(body).html) for made_page in all_pages(of) if made_page.incident]
    anchor = attr(link, "href").partition("#")[2]
    assert anchor == "next-steps-1"
    assert rendered.query(f"#{anchor}")
    (glance,) = [fact for fact in rendered.query(".pm-aside dd a") if "open" in text(fact)]
    assert attr(glance, "href") == f"#{anchor}"


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("https://git.example.com/a/issues/7", [("#7", True)]),
        ("https://git.example.com/a/issues/7, https://git.example.com/a/pull/8#note", [("#7", True), ("#8", True)]),
        ("https://tickets.example.com/browse/OPS-219", [("OPS-219", True)]),
        ("https://tickets.example.com/?id=7", [("Ticket", True)]),
        ("OPS-219", [("OPS-219", False)]),
        ("OPS-219, #7", [("OPS-219", False), ("#7", False)]),
        ("see the board, left", [("see the board, left", False)]),
        ("javascript:alert(1)", [("javascript:alert(1)", False)]),
        ("javascript://x/%0aalert(1)", [("javascript://x/%0aalert(1)", False)]),
        ("", []),
    ],
)  # fmt: skip
def test_only_web_addresses_are_links(written: str, named: list[tuple[str, bool]]) -> None:
    assert [(ticket.name, bool(ticket.href)) for ticket in tickets(written)] == named


TRACKERS = {
    "": "https://tracker.example.com/browse/{}",
    "#": "https://git.example.com/issues/{}?q=1",
    "PAY": "https://pay.example.com/{}",
}


@pytest.mark.parametrize(
    ("written", "hrefs"),
    [
        ("OPS-219", ["https://tracker.example.com/browse/OPS-219"]),
        ("#12", ["https://git.example.com/issues/12?q=1"]),
        ("PAY-7, OPS-8", ["https://pay.example.com/PAY-7", "https://tracker.example.com/browse/OPS-8"]),
        ("https://elsewhere.example.com/1", ["https://elsewhere.example.com/1"]),
        ("ask the team", [""]),
        ("../../x", [""]),
        ("javascript:alert(1)", [""]),
        ("チケット-1", ["https://tracker.example.com/browse/%E3%83%81%E3%82%B1%E3%83%83%E3%83%88-1"]),
    ],
)  # fmt: skip
def test_tickets_lead_to_their_tracker(written: str, hrefs: list[str]) -> None:
    assert [ticket.href for ticket in tickets(written, TRACKERS)] == hrefs
    of = site(holding(due(3, ticket=written)), tickets=TRACKERS)
    promised = page(of, "incidents/checkout.md").query(".pm-promised td:last-child a")
    assert [attr(link, "href") for link in promised] == [href for href in hrefs if href]
    assert [attr(link, "href") for link in page(of, PATH).query(".pm-todo__ticket a")] == [
        href for href in hrefs if href
    ]


def test_groups_count_each_follow_up_for_its_owner_kind_and_services() -> None:
    items = (
        due(-1, "a", owner="Ops"),
        due(9, "b", "done", owner="ops"),
        due(9, "c", owner="", kind="detect"),
    )
    found = page(site(holding(*items, services=("web", "api"))), PATH)
    assert texts(found, ".pm-shares tbody tr") == [
        "Ops 1 1 1 2", "Nobody named 1 1",
        "api 1 2 1 3", "web 1 2 1 3",
        "Detect 1 1", "Not said 1 1 1 2",
    ]  # fmt: skip
    assert texts(found, ".pm-owing li") == ["Ops 1"]


def test_each_choice_of_a_filter_counts_the_rows_that_have_it() -> None:
    items = (due(-1, "a", owner="Ops", kind="detect"), due(9, "b", owner="ops"), ActionItem("c"))
    other = incident(
        "other", severity="SEV1", services=("api", "web"), action_items=(due(-2, "d", owner="db"),)
    )
    found = page(site(holding(*items), other), PATH)
    marks = Counter(mark for row in found.query(".pm-todo") for mark in attr(row, "data-marks").split())
    options = found.query(".pm-option:not(.pm-every)")
    sizes = [int(text(option.query("small")[0])) for option in options]
    assert sizes == [marks[str(place)] for place in range(len(options))]
    owners = [option for option in options if option.query("[name=owner]")]
    assert [text(option) for option in owners] == ["Ops 2", "db 1", "Nobody named 1"]


def again(found: Any) -> list[str]:
    return texts(found, ".pm-recurred")


def test_a_declared_recurrence_while_a_follow_up_was_open() -> None:
    first = incident(
        "first", "2026-01-01T10:00", minutes=9, action_items=(due(-1, "Open still"),), services=("a",)
    )
    second = incident("second", related=(Related("first", "recurrence-of"),), services=("b",))
    (said,) = again(page(site(first, second), PATH))
    assert said == (
        "SEV2 Incident second , 4 Mar 2026 Recurrence of SEV2 Incident first , 1 Jan 2026 . Open then: "
        "Open still , open, 1 day overdue"
    )


def test_the_same_service_and_factor_is_told_apart_from_what_a_report_calls_a_recurrence() -> None:
    values: dict[str, Any] = {"contributing_factors": ("No limit",), "minutes": 5}
    first = incident("first", "2026-01-01T10:00", action_items=(due(9, "Set one"),), **values)
    other = incident("other", "2026-02-01T10:00", contributing_factors=("No alert",), minutes=5)
    second = incident("second", "2026-03-01T10:00", **values | {"contributing_factors": ("no limit",)})
    found = page(site(first, other, second), PATH)
    (said,) = again(found)
    assert not found.query("#recurred")
    assert texts(found, "#alike > summary") == [
        "Same service and factor, or related, while a follow-up was open"
    ]
    assert (
        "After SEV2 Incident first , 1 Jan 2026 ; same service (web) and factor (No limit). Open then:"
        in said
    )


@pytest.mark.parametrize(
    ("item", "was_open"),
    [
        (ActionItem("Fit"), True),
        (ActionItem("Fit", done_at=date(2026, 3, 5)), True),
        (ActionItem("Fit", done_at=date(2026, 3, 4)), False),
        (ActionItem("Fit", done_at=date(2026, 2, 4)), False),
        (ActionItem("Fit", status="done"), False),
        (ActionItem("Fit", status="wontdo"), False),
    ],
)
def test_only_what_is_known_to_have_been_open_counts(item: ActionItem, was_open: bool) -> None:
    first = incident("first", "2026-01-01T10:00", minutes=9, action_items=(item,))
    second = incident("second", "2026-03-04T10:00", related=(Related("first", "recurrence-of"),))
    assert bool(again(page(site(first, second), PATH))) is was_open


def test_what_began_before_the_first_was_over_is_no_recurrence() -> None:
    first = incident("first", "2026-01-01T10:00", minutes=90, action_items=(ActionItem("Fit"),))
    second = incident("second", "2026-01-01T11:00", related=(Related("first", "recurrence-of"),))
    assert not again(page(site(first, second), PATH))


def test_withdrawn_reports_promise_nothing() -> None:
    gone = holding(due(-1), status="withdrawn")
    found = made(site(gone))
    assert "Follow-ups" not in texts(parse(found["incidents/checkout.md"]), ".pm-glance dt")
    assert not parse(found[PATH]).query(".pm-todo")


def test_without_follow_ups_the_page_says_what_to_do() -> None:
    assert texts(page(site(), PATH), ".pm-empty strong") == ["No incidents yet."]
    found = page(site(incident()), PATH)
    assert texts(found, ".pm-empty strong") == ["No follow-ups yet."]
    assert not found.query("table, form, nav, ul")


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ((due(-1, "a"), due(1, "b"), due(1, "c", "done")), "2 open, 1 of them overdue; 1 done"),
        ((due(-1, "a"),), "1 open, all overdue"),
        ((due(1, "a", "wontdo"), due(1, "b", "done")), "none open; 1 done; 1 will not be done"),
    ],
)
def test_an_incident_sums_up_its_follow_ups(items: tuple[ActionItem, ...], said: str) -> None:
    found = page(site(holding(*items)), "incidents/checkout.md")
    (link,) = [one for one in found.query(".pm-aside dd a") if attr(one, "href") == "#pm-actions"]
    assert text(link) == said


def many(amount: int, **values: Any) -> tuple[ActionItem, ...]:
    return tuple(
        due(-number - 1, f"{values.get('status', 'open')} {number}", **values) for number in range(amount)
    )


def test_up_to_a_hundred_stand_on_one_page() -> None:
    found = made(site(holding(*many(WHOLE), *many(WHOLE, status="done"))))
    assert [path for path in found if path.startswith("actions/")] == [PATH, DONE]
    assert [len(parse(found[path]).query(".pm-todo")) for path in (PATH, DONE)] == [WHOLE, WHOLE]
    assert not parse(found[PATH]).query(".pm-parts")


def test_of_more_the_first_stand_there_and_each_stands_once() -> None:
    amount = FIRST + PART + 7
    of = site(holding(*many(amount), *many(WHOLE + 1, status="done")))
    found = made(of)
    pages = {path: parse(found[path]) for path in found if path.startswith("actions/")}
    assert list(pages) == [PATH, "actions/open-2.md", "actions/open-3.md", DONE, "actions/done-2.md"]
    assert [len(one.query(".pm-todo")) for one in pages.values()] == [
        FIRST,
        PART,
        7,
        FIRST,
        WHOLE + 1 - FIRST,
    ]
    titles = [title for one in pages.values() for title in texts(one, ".pm-todo__what")]
    assert len(titles) == len(set(titles)) == amount + WHOLE + 1
    assert texts(pages[PATH], ".pm-table__group") == [f"Overdue {amount}"]
    assert texts(pages["actions/open-3.md"], ".pm-parts p") == [
        f"1–{FIRST} · {FIRST + 1}–{FIRST + PART} · {FIRST + PART + 1}–{amount}"
    ]
    assert texts(pages["actions/open-2.md"], ".pm-counts") == [
        f"{amount} of {amount + WHOLE + 1} open , of which 51 to 350 stand here."
    ]
    packed = {
        path: json.loads(content)
        for path, content in all_files(of)
        if path.startswith("actions/") and path.endswith(".json")
    }
    assert {path: len(one["rows"]) for path, one in packed.items()} == {
        "actions/open.json": amount,
        "actions/done.json": WHOLE + 1,
    }
    assert [row[0] for row in packed["actions/open.json"]["rows"]][:FIRST] == texts(
        pages[PATH], ".pm-todo__what"
    )


def test_a_table_has_a_bounded_number_of_owners() -> None:
    items = [due(5, f"Fit {number}", owner=f"team-{number:03}") for number in range(MOST + 7)]
    found = page(site(holding(*items), incident("other", action_items=tuple(many(3)))), PATH)
    assert len(found.query(".pm-shares tr[data-by=owner]")) == MOST
    assert texts(found, ".pm-shares + .pm-rest")[0].startswith(f"The first {MOST} of {MOST + 8}, by what")
    assert len(found.query(".pm-option [name=owner]")) == MOST


def test_what_was_promised_and_done_is_drawn_by_month() -> None:
    items = (
        due(9, "a"),
        due(9, "b", done_at=date(2026, 10, 2)),
        due(9, "c", "done"),
        due(9, "d", done_at=date(2020, 1, 1)),
    )
    found = page(site(incident("other", "2026-10-01T10:00", action_items=items), holding(due(1))), PATH)
    told = text(found.query("#pm-opened-d")[0])
    assert "October 2026 4 and 1" in told
    assert "March 2026 1 and 0" in told
    assert told.count(" and 0") == 11
    assert "1 is done on a day that no report says" in texts(found, ".pm-opened figcaption")[0]


def of_files(root: Path) -> Site:
    """Return a site of the reports in a folder, on the day of the shelf's sites."""
    knowledge_base, _ = read_knowledge_base(find_project(root, None, ()))
    return replace(site(timezone="UTC"), knowledge_base=knowledge_base)


def standing(item: dict[str, Any]) -> str:
    """Tell how an action item stands, from its front matter alone."""
    if item["status"] not in OPEN:
        return "done" if item["status"] == "done" else "will not be done"
    if not item.get("due"):
        return "without a due date"
    days = (item["due"] - TODAY).days
    return "overdue" if days < 0 else "due within 30 days" if days <= 30 else "due later"


def drawn_lots(amount: int) -> dict[str, list[dict[str, Any]]]:
    """Draw the action items of some reports, the same ones each time."""
    chance = random.Random(4)
    lots: dict[str, list[dict[str, Any]]] = {}
    for number in range(amount):
        items = []
        for index in range(chance.randrange(5)):
            item: dict[str, Any] = {"title": f"Do {number}-{index}", "status": chance.choice(ACTION_STATES)}
            if chance.random() < 0.8:
                item["due"] = TODAY + timedelta(days=chance.randrange(-90, 90))
            if chance.random() < 0.8:
                item["owner"] = chance.choice(["ops", "web-team", "支払い", "فريق"])
            if chance.random() < 0.8:
                item["kind"] = chance.choice(ACTION_KINDS)
            if item["status"] == "done" and chance.random() < 0.7:
                item["done_at"] = TODAY - timedelta(days=chance.randrange(90))
            items.append(item)
        lots[f"2026-03-04-r{number:03}"] = items
    return lots


def numbers_of(found: Any) -> dict[str, int]:
    return {
        words: int(amount) for amount, words in (said.split(" ", 1) for said in texts(found, ".pm-tally li"))
    }


def rows_of(found: Any, by: str) -> dict[str, list[int]]:
    return {
        text(row.query("th")[0]): [int(text(cell) or 0) for cell in row.query("td")]
        for row in found.query(f".pm-shares tr[data-by='{by}']")
    }


@pytest.mark.parametrize("amount", [1, 4, 300])
def test_every_number_is_what_the_files_say(amount: int, tmp_path: Path) -> None:
    lots = drawn_lots(amount)
    files: dict[str, str | bytes] = {
        f"incidents/{name}.md": report(
            yaml.safe_dump({"action_items": items}, allow_unicode=True) if items else "",
            "## Summary\n\nWet.\n",
        )
        for name, items in lots.items()
    }
    of = made(of_files(make_project(tmp_path, files)))
    found = parse(of[PATH])
    items = [item for listed in lots.values() for item in listed]
    stands = Counter(standing(item) for item in items)
    numbers = numbers_of(found) | (numbers_of(parse(of[DONE])) if DONE in of else {})
    assert numbers == {words: amount for words, amount in stands.items() if amount}
    rows = [parse(of[path]).query(".pm-todo") for path in of if path.startswith("actions/")]
    assert sum(map(len, rows)) == len(items)
    opened = [item for item in items if item["status"] in OPEN]
    assert texts(found, ".pm-counts")[0].startswith(f"{len(opened)} of {len(items)} open")
    for by, none in (("owner", "Nobody named"), ("kind", "Not said")):
        expected: dict[str, Counter[str]] = {}
        for item in items:
            name = item.get(by) or none
            expected.setdefault(name.capitalize() if by == "kind" else name, Counter())[standing(item)] += 1
        assert rows_of(found, by) == (
            {}
            if len(expected) < 2
            else {
                name: [
                    of["overdue"],
                    of.total() - of["done"] - of["will not be done"],
                    of["done"],
                    of.total(),
                ]
                for name, of in expected.items()
            }
        )
    assert_share(found, items)


def assert_share(found: Any, items: list[dict[str, Any]]) -> None:
    dated = [item for item in items if item.get("due")]
    done = [item for item in dated if item["status"] == "done"]
    kept = sum(
        item["due"] >= item.get("done_at", max(TODAY, item["due"] + timedelta(days=item["due"] < TODAY)))
        for item in done
    )
    unsaid = sum("done_at" not in item and item["due"] < TODAY for item in done)
    total = len(done) + sum(standing(item) == "overdue" for item in dated)
    said = " ".join(texts(found, "p.pm-in-time"))
    stated = (
        re.match(r"Between (\d+)% and (\d+)% of (\d+) were done within", said)
        if unsaid
        else re.match(r"(\d+) of (\d+) were done within", said)
    )
    assert bool(stated) is (total >= 5 and unsaid / total <= 0.5)
    if stated:
        low, high = (round(100 * amount / total) for amount in (kept, kept + unsaid))
        assert [int(group) for group in stated.groups()] == ([low, high, total] if unsaid else [kept, total])


def test_the_numbers_of_the_examples_are_what_their_files_say() -> None:
    """Counted by hand-made rules: front matter by YAML, lines with `(owner: ...)`, rows of tables of known columns."""
    stands: Counter[str] = Counter()
    for path in sorted((EXAMPLES / "incidents").glob("*.md")):
        _, front, body = path.read_text("utf-8").split("---\n", 2)
        fields = yaml.safe_load(front)
        if fields["status"] != "withdrawn":
            written = [{"status": "open", **item} for item in fields.get("action_items") or []]
            stands.update(standing(item) for item in (*written, *in_text(body)))
    of = made(of_files(EXAMPLES))
    found = numbers_of(parse(of[PATH])) | numbers_of(parse(of[DONE]))
    assert found == {words: amount for words, amount in stands.items() if amount}


def in_text(body: str) -> list[dict[str, Any]]:
    found = []
    for mark, rest in re.findall(r"^- (\[.\] )?.*\((owner: .*)\)$", body, re.MULTILINE):
        said = dict(pair.split(": ", 1) for pair in rest.split(", "))
        done = mark.startswith("[x") or "done" in said
        found.append({"status": said.get("status", "done" if done else "open"), "due": day(said.get("due"))})
    rows = r"^\| (?!Action|---)[^|]* \| [\w-]+ \| ([^|]*) \|(?:(?: [\d-]+)? \|)? [a-z]+ \| ([\w-]+) \|$"
    found += [{"due": day(at), "status": status} for at, status in re.findall(rows, body, re.MULTILINE)]
    return found


def day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said and said[:1].isdigit() else None
