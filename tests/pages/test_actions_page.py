"""What a reader finds on the page of all follow-ups, and how an incident's page sums up its own."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from postmortems.model.action_item import ACTION_KINDS, ACTION_STATES, ActionItem
from postmortems.model.details import Related
from postmortems.model.incident import Incident
from postmortems.pages.base.page import Site
from postmortems.pages.parts.action import tickets
from postmortems.pages.parts.action_groups import MOST
from postmortems.pages.parts.action_years import A_LIST, A_PAGE
from postmortems.site.project import find_project, read_knowledge_base
from samples import make_project, report

from .shelf import TODAY, all_pages, attr, incident, made, page, parse, site, text, texts, told

PATH = "actions/index.md"
EXAMPLES = Path(__file__).parents[2]
KEPT = "were done within their due date"
UNSAID = "that are done, no report says on which day"
OPEN = ("proposed", "open", "in-progress")
STANDINGS = (
    "overdue", "due within 30 days", "due later", "open without a due date", "done", "will not be done",
)  # fmt: skip


def due(days: int, title: str = "Fit", status: str = "open", **values: Any) -> ActionItem:
    """Make an action item that is due some days after today."""
    return ActionItem(
        title, values.pop("owner", "ops"), TODAY + timedelta(days=days), status=status, **values
    )


def holding(*items: ActionItem, **values: Any) -> Incident:
    return incident(action_items=items, **values)


def todos(found: Any, anchor: str) -> list[str]:
    """Return the lines of the list below a heading."""
    (section,) = [one for one in found.query(".pm-standing") if one.query(f"#{anchor}")]
    return texts(section, ".pm-todo")


def test_the_first_screen_says_how_many_stand_how_and_on_which_day() -> None:
    items = (
        due(-1, "a"), due(-40, "b", "in-progress"), due(0, "c"), due(30, "d"), due(31, "e", "proposed"),
        ActionItem("f"), due(-3, "g", "done"), due(-3, "h", "wontdo"),
    )  # fmt: skip
    found = page(site(holding(*items)), PATH)
    assert texts(found, ".pm-counts") == ["6 of 8 open on 20 November 2026 ."]
    counted = zip((2, 2, 1, 1, 1, 1), STANDINGS, strict=True)
    assert texts(found, ".pm-tally li") == [f"{amount} {words}" for amount, words in counted]
    anchors = [attr(link, "href") for link in found.query(".pm-tally a")]
    assert all(found.query(anchor) for anchor in anchors)


def test_the_longest_overdue_comes_first_with_how_long() -> None:
    items = (due(-1, "young"), due(-40, "old"), due(0, "now"), due(30, "then"), due(1, "next"))
    found = page(site(holding(*items)), PATH)
    assert todos(found, "overdue") == [
        "Due 11 Oct 2026 40 days overdue old ops Open SEV2 Incident checkout , 4 Mar 2026",
        "Due 19 Nov 2026 1 day overdue young ops Open SEV2 Incident checkout , 4 Mar 2026",
    ]
    notes = [line.split(" ops ")[0] for line in todos(found, "soon")]
    assert notes == [
        "Due 20 Nov 2026 today now",
        "Due 21 Nov 2026 in 1 day next",
        "Due 20 Dec 2026 in 30 days then",
    ]


def test_what_is_done_says_when_and_is_folded() -> None:
    items = (
        due(-10, "late", done_at=TODAY - timedelta(days=4)),
        due(-10, "kept", done_at=TODAY - timedelta(days=10)),
        due(-10, "unsaid", "done"),
    )
    found = page(site(holding(*items)), PATH)
    assert [line.split(" ops ")[0] for line in todos(found, "done")] == [
        "Done 16 Nov 2026 6 days late late", "Done 10 Nov 2026 kept", "day not stated unsaid",
    ]  # fmt: skip
    assert len(found.query("details.pm-folded .pm-todo")) == 3
    assert not found.query("details.pm-folded[open]")


@pytest.mark.parametrize(
    ("within", "late", "overdue", "unsaid", "said"),
    [
        (3, 1, 1, 0, f"3 of 5 {KEPT} (60%). Of 5 whose due date has passed, 4 are done by now."),
        (3, 1, 0, 0, ""),
        (4, 0, 1, 2, f"4 of 5 {KEPT} (80%). Of 2 more {UNSAID}. Of 7 whose due date has passed, 6 are done by now."),
        (0, 0, 0, 2, f"Of 2 {UNSAID}."),
        (0, 0, 0, 0, ""),
    ],
)  # fmt: skip
def test_the_share_done_within_the_due_date(
    within: int, late: int, overdue: int, unsaid: int, said: str
) -> None:
    items = [
        *(due(-9, f"w{n}", done_at=TODAY - timedelta(days=9 + n)) for n in range(within)),
        *(due(-9, f"l{n}", done_at=TODAY - timedelta(days=8)) for n in range(late)),
        *(due(-9, f"o{n}") for n in range(overdue)),
        *(due(-9, f"u{n}", "done") for n in range(unsaid)),
        due(9), due(-9, "x", "wontdo"), ActionItem("y", status="done"),
    ]  # fmt: skip
    assert " ".join(texts(page(site(holding(*items)), PATH), ".pm-tally + p")) == said


def test_a_line_leads_to_where_the_follow_up_stands() -> None:
    body = "## Summary\n\nWet.\n\n## What *next*\n\n## Action items\n\n- Fit `a valve` (owner: ops, ticket: OPS-7)\n"
    found = made(site(told(body), holding(due(3, "Run `pg_dump` & test"))))
    titles = parse(found[PATH]).query(".pm-todo__title a")
    assert {text(link): attr(link, "href") for link in titles} == {
        "Fit a valve": "../incidents/told.md#action-items",
        "Run pg_dump & test": "../incidents/checkout.md#pm-actions",
    }
    assert texts(parse(found[PATH]), ".pm-todo__title code") == ["pg_dump"]
    assert parse(found["incidents/checkout.md"]).query("#pm-actions")


def test_anchors_are_those_of_the_rendered_report() -> None:
    """A title that is not printed, headings twice and with markup come before the actions."""
    body = (
        "# Told\n\n## Next\n\nNo.\n\n## `Next` steps\n\nNo.\n\n## Next steps\n\n- Fit a valve (owner: ops)\n"
    )
    one = told(body, title="Told")
    of = site(one)
    (link,) = parse(made(of)[PATH]).query(".pm-todo__title a")
    (rendered,) = [parse(made_page.make(body).html) for made_page in all_pages(of) if made_page.incident]
    anchor = attr(link, "href").partition("#")[2]
    assert anchor == "next-steps-1"
    assert rendered.query(f"#{anchor}")
    (glance,) = [fact for fact in rendered.query(".pm-glance dd a") if "open" in text(fact)]
    assert attr(glance, "href") == f"#{anchor}"


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("https://git.example.com/a/issues/7", [("#7", True)]),
        ("https://git.example.com/a/issues/7, https://git.example.com/a/pull/8#note", [("#7", True), ("#8", True)]),
        ("https://tickets.example.com/browse/OPS-219", [("OPS-219", True)]),
        ("https://tickets.example.com/?id=7", [("Ticket", True)]),
        ("OPS-219", [("OPS-219", False)]),
        ("javascript:alert(1)", [("javascript:alert(1)", False)]),
        ("javascript://x/%0aalert(1)", [("javascript://x/%0aalert(1)", False)]),
        ("", []),
    ],
)  # fmt: skip
def test_only_web_addresses_are_links(written: str, named: list[tuple[str, bool]]) -> None:
    assert [(ticket.name, bool(ticket.href)) for ticket in tickets(written)] == named


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
    owners = [attr(link, "href") for link in found.query(".pm-todo .pm-marks a")]
    assert owners
    assert all(found.query(anchor) for anchor in owners)


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


def test_the_same_service_and_factor_is_a_recurrence() -> None:
    values: dict[str, Any] = {"contributing_factors": ("No limit",), "minutes": 5}
    first = incident("first", "2026-01-01T10:00", action_items=(due(9, "Set one"),), **values)
    other = incident("other", "2026-02-01T10:00", contributing_factors=("No alert",), minutes=5)
    second = incident("second", "2026-03-01T10:00", **values | {"contributing_factors": ("no limit",)})
    (said,) = again(page(site(first, other, second), PATH))
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
    (link,) = [one for one in found.query(".pm-glance dd a") if attr(one, "href") == "#pm-actions"]
    assert text(link) == said


def many(amount: int, **values: Any) -> tuple[ActionItem, ...]:
    return tuple(
        due(-number - 1, f"{values.get('status', 'open')} {number}", **values) for number in range(amount)
    )


def test_up_to_a_list_everything_stands_on_one_page() -> None:
    found = made(site(holding(*many(A_LIST), *many(A_LIST, status="done"))))
    assert [path for path in found if path.startswith("actions/")] == [PATH]
    assert len(parse(found[PATH]).query(".pm-todo")) == 2 * A_LIST


def test_more_stand_on_pages_by_year_each_once() -> None:
    last = holding(*many(A_LIST + 1), *many(A_PAGE, status="done"))
    old = incident("old", "2019-03-04T10:00", action_items=(due(5, "Soon"), due(-9, "No", "wontdo")))
    found = made(site(last, old))
    pages = {path: parse(found[path]) for path in found if path.startswith("actions/")}
    assert list(pages) == ["actions/2026.md", "actions/2026-2.md", "actions/2019.md", PATH]
    index = pages.pop(PATH)
    titles = [title for one in pages.values() for title in texts(one, ".pm-todo__title")]
    assert len(titles) == len(set(titles)) == A_LIST + A_PAGE + 3
    assert [len(one.query(".pm-todo")) for one in pages.values()] == [A_PAGE, A_LIST + 1, 2]
    assert texts(pages["actions/2026.md"], "h2") == [f"Overdue {A_LIST + 1}", f"Done {A_PAGE - A_LIST - 1}"]
    assert texts(pages["actions/2026-2.md"], ".pm-counts")[0].startswith(
        f"{A_LIST + 1} of {A_LIST + A_PAGE + 1} follow-ups of the incidents"
    )
    assert [len(todos(index, name)) for name in ("overdue", "soon")] == [A_LIST, 1]
    assert f"{A_LIST + 1} days overdue" in todos(index, "overdue")[0]
    assert f"{A_LIST + 1} days overdue" in texts(pages["actions/2026.md"], ".pm-todo")[0]
    assert texts(index, ".pm-standing > p") == [
        f"The first {A_LIST} of {A_LIST + 1}; the others stand by year ."
    ]
    assert texts(index, "ul.pm-carries li") == [f"2026 {A_LIST + A_PAGE + 1}", "2019 2"]


def test_what_is_not_on_the_first_page_is_counted_there_and_linked() -> None:
    found = made(site(holding(*many(A_LIST + 1, status="done"), due(5))))
    index = parse(found[PATH])
    assert numbers_of(index)["done"] == A_LIST + 1
    links = {attr(link, "href") for link in index.query(".pm-tally a, .pm-jump a")}
    assert "#by-year" in links
    assert all(index.query(link) for link in links)
    year = parse(found["actions/2026.md"])
    assert {attr(link, "href") for link in year.query(".pm-marks a")} == {"index.md#owner-ops"}
    for select in ("owner", "kind"):
        offered = [
            [attr(option, "value") for option in one.query(f"[name={select}] option")]
            for one in (index, year)
        ]
        assert offered[0] == offered[1]


def test_a_table_has_a_bounded_number_of_owners_and_no_link_leads_to_another() -> None:
    items = [due(5, f"Fit {number}", owner=f"team-{number:03}") for number in range(MOST + 7)]
    found = made(site(holding(*items), incident("other", action_items=tuple(many(A_LIST + 1)))))
    index = parse(found[PATH])
    assert len(index.query(".pm-shares tr[data-by=owner]")) == MOST
    assert texts(index, ".pm-shares + .pm-rest")[0].startswith(f"The first {MOST} of {MOST + 8}, by what")
    anchors = {attr(element, "id") for element in index.query("[id]")}
    for one in (index, parse(found["actions/2026.md"])):
        links = {attr(link, "href").partition("#")[2] for link in one.query(".pm-marks a")}
        assert links
        assert links <= anchors


def of_files(root: Path) -> Site:
    """Return a site of the reports in a folder, on the day of the shelf's sites."""
    knowledge_base, _ = read_knowledge_base(find_project(root, None, ()))
    return replace(site(timezone="UTC"), knowledge_base=knowledge_base)


def standing(item: dict[str, Any]) -> str:
    """Tell how an action item stands, from its front matter alone."""
    if item["status"] not in OPEN:
        return "done" if item["status"] == "done" else "will not be done"
    if not item.get("due"):
        return "open without a due date"
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
    found = page(of_files(make_project(tmp_path, files)), PATH)
    items = [item for listed in lots.values() for item in listed]
    stands = Counter(standing(item) for item in items)
    assert numbers_of(found) == {words: stands[words] for words in STANDINGS}
    assert len(found.query(".pm-todo")) == len(items)
    opened = [item for item in items if item["status"] in OPEN]
    assert texts(found, ".pm-counts") == [f"{len(opened)} of {len(items)} open on 20 November 2026 ."]
    for by, none in (("owner", "Nobody named"), ("kind", "Not said")):
        expected: dict[str, Counter[str]] = {}
        for item in items:
            name = item.get(by) or none
            expected.setdefault(name.capitalize() if by == "kind" else name, Counter())[standing(item)] += 1
        assert rows_of(found, by) == {
            name: [of["overdue"], of.total() - of["done"] - of["will not be done"], of["done"], of.total()]
            for name, of in expected.items()
        }
    assert_share(found, items)


def assert_share(found: Any, items: list[dict[str, Any]]) -> None:
    dated = [item for item in items if item.get("due")]
    told = [item for item in dated if item["status"] == "done" and item.get("done_at")]
    within = sum(item["done_at"] <= item["due"] for item in told)
    known = len(told) + sum(standing(item) == "overdue" for item in dated)
    said = " ".join(texts(found, "p.pm-in-time"))
    stated = re.match(r"(\d+) of (\d+) were done within their due date \((\d+)%\)", said)
    assert bool(stated) is (known >= 5)
    if stated:
        assert [int(group) for group in stated.groups()] == [within, known, round(100 * within / known)]


def test_the_numbers_of_the_examples_are_what_their_files_say() -> None:
    """Counted by hand-made rules: front matter by YAML, lines with `(owner: ...)`, rows of tables of known columns."""
    stands: Counter[str] = Counter()
    for path in sorted((EXAMPLES / "incidents").glob("*.md")):
        _, front, body = path.read_text("utf-8").split("---\n", 2)
        fields = yaml.safe_load(front)
        if fields["status"] != "withdrawn":
            written = [{"status": "open", **item} for item in fields.get("action_items") or []]
            stands.update(standing(item) for item in (*written, *in_text(body)))
    found = page(of_files(EXAMPLES), PATH)
    assert numbers_of(found) == {words: stands[words] for words in STANDINGS}


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
