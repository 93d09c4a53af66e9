"""Feeds and calendars, as other programs read them."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from icalendar import Calendar
from jsonschema import Draft202012Validator

from building import built, git, postmortems
from postmortems.review.history import changed
from samples import CONFIG, make_project, report

ITEM = {
    "type": "object",
    "required": ["id", "content_text"],
    "properties": {"date_modified": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
                   "url": {"type": "string"}, "tags": {"type": "array", "items": {"type": "string"}}},
}  # fmt: skip
JSON_FEED = Draft202012Validator({
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {"version": {"const": "https://jsonfeed.org/version/1.1"}, "title": {"type": "string", "minLength": 1},
                   "feed_url": {"type": "string"}, "items": {"type": "array", "items": ITEM}},
})  # fmt: skip
"""What version 1.1 asks for: https://www.jsonfeed.org/version/1.1/."""
ADDRESS = "https://kb.example.com/x/"
WHOLE = f"site_url: {ADDRESS}\n{CONFIG}"
HOSTILE = "title: 'A & B </title><b>\u202e\U0001f525\\n; , \"q\" ]]>'\n"
DUE = "action_items: [{title: 'Alert; on age,\\nnow', owner: 'Team & Co', due: 2026-07-01}]\n"


def make(root: Path, config: str = WHOLE, **reports: str) -> Path:
    (root / "docs").mkdir(parents=True, exist_ok=True)
    return make_project(root, {f"incidents/{name}.md": text for name, text in reports.items()}, config)


def feed_files(site: Path) -> dict[str, bytes]:
    files = (path for path in site.rglob("*") if path.name.endswith((".atom", ".ics", "feed.json")))
    return {str(path.relative_to(site)): path.read_bytes() for path in files}


def events(path: Path) -> list[Any]:
    return list(Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


def atom(site: Path, name: str = "feed.atom") -> Any:
    found = feedparser.parse((site / name).read_bytes())
    assert not found.bozo, found.get("bozo_exception")
    return found


def commit(root: Path, day: str) -> None:
    git(root, "add", ".")
    git(
        root,
        "commit",
        "-qm",
        "x",
        GIT_COMMITTER_DATE=f"{day}T10:00:00+02:00",
        GIT_AUTHOR_DATE="2001-01-01T00:00:00Z",
    )


def test_a_feed_is_read_as_it_was_meant(tmp_path: Path) -> None:
    site = built(make(tmp_path, a=report(HOSTILE + DUE), b=report("services: [search]\nstatus: withdrawn\n")))
    found = atom(site)
    assert {each.link for each in found.entries} == {f"{ADDRESS}incidents/a/", f"{ADDRESS}incidents/b/"}
    (entry,) = [each for each in found.entries if each.link.endswith("/a/")]
    assert entry.title_detail.value.startswith("A & B")
    assert [each.term for each in entry.tags] == ["SEV2", "checkout"]
    told = json.loads((site / "feed.json").read_text("utf-8"))
    assert [error.message for error in JSON_FEED.iter_errors(told)] == []
    assert [item["id"] for item in told["items"]] == [each.id for each in found.entries]
    assert told["items"][-1]["title"] == "Withdrawn: Checkout down in Europe" or told["items"][0][
        "title"
    ].startswith("With")
    assert [each.link for each in atom(site, "services/checkout.feed.atom").entries] == [
        f"{ADDRESS}incidents/a/"
    ]
    assert found.feed.links[1]["href"] == f"{ADDRESS}feed.atom"


def test_every_feed_and_calendar_is_one(tmp_path: Path) -> None:
    site = built(make(tmp_path, a=report(HOSTILE + DUE), b=report("started_at: 2026-03-04\nresolved_at: 2026-03-06\n"),
                      c=report("ongoing: true\nresolved_at:\nmitigated_at:\n"), d=report("services: ['A/B: <c>', '../..']\n")))  # fmt: skip
    names = feed_files(site)
    assert len([name for name in names if name.startswith("services/")]) == 6
    for name, data in names.items():
        if name.endswith(".atom"):
            assert atom(site, name).entries
        elif name.endswith(".json"):
            assert not list(JSON_FEED.iter_errors(json.loads(data)))
        else:
            assert all(len(line) <= 75 for line in data.split(b"\r\n"))
            assert Calendar.from_ical(data).walk("VEVENT"), name


def test_a_calendar_tells_when_it_was_and_what_is_due(tmp_path: Path) -> None:
    site = built(
        make(tmp_path, a=report(HOSTILE + DUE), b=report("started_at: 2026-03-04\nresolved_at: 2026-03-06\n"))
    )
    known = {str(each["URL"]): each for each in events(site / "incidents.ics")}
    clock, days = known[f"{ADDRESS}incidents/a/"], known[f"{ADDRESS}incidents/b/"]
    assert clock["DTSTART"].dt == datetime(2026, 3, 4, 14, 5, tzinfo=UTC)
    assert clock["SUMMARY"].startswith("SEV2 A & B")
    assert (days["DTSTART"].dt, days["DTEND"].dt) == (date(2026, 3, 4), date(2026, 3, 7))
    for name in ("follow-ups.ics", "actions/team-co-16d4264c.ics"):
        path = site / name
        assert path.exists(), sorted(feed_files(site))
        (due,) = events(path)
        assert (due["DTSTART"].dt, str(due["SUMMARY"])) == (
            date(2026, 7, 1),
            "Alert; on age,\\nnow (Team & Co)",
        )


def test_pages_lead_to_their_feeds(tmp_path: Path) -> None:
    site = built(make(tmp_path, config=CONFIG, a=report()))
    for page, feeds in {
        "index.html": 2,
        "incidents/a/index.html": 2,
        "services/checkout/index.html": 4,
    }.items():
        html = (site / page).read_text("utf-8").partition("</head>")[0]
        links = re.findall(r'<link rel="alternate feed" type="[^"]+" title="[^"]+" href="([^"]+)">', html)
        assert len(links) == feeds
        assert all((site / page).parent.joinpath(link).resolve().is_file() for link in links)


def test_an_edit_changes_one_entry_and_a_rename_no_id(tmp_path: Path) -> None:
    root = make(tmp_path, a=report(), b=report("title: Another\n"))
    git(root, "init", "-q")
    commit(root, "2026-04-01")
    before = {each.id: each for each in atom(built(root)).entries}
    (root / "incidents/b.md").write_text(report("title: Another one\n"), "utf-8")
    commit(root, "2026-04-02")
    after = {each.id: each for each in atom(built(root)).entries}
    assert before.keys() == after.keys()
    differing = [id_ for id_ in before if before[id_] != after[id_]]
    assert [after[id_].title for id_ in differing] == ["Another one"]
    assert after[differing[0]].updated == "2026-04-02T08:00:00Z"
    assert postmortems(root, "mv", "b", "c").returncode == 0
    assert postmortems(root, "mv", "c", "d").returncode == 0
    commit(root, "2026-04-03")
    assert {each.id for each in atom(built(root)).entries} == after.keys()


def test_a_site_built_on_two_days_has_the_same_feeds(tmp_path: Path) -> None:
    root = make(tmp_path, a=report(DUE), b=report())
    found = [feed_files(built(root, SOURCE_DATE_EPOCH=day)) for day in ("1780000000", "1790000000")]
    assert found[0] == found[1]


def test_only_a_whole_history_tells_when_a_report_changed(tmp_path: Path) -> None:
    root = make(tmp_path / "one", a=report(), b=report(), odd=report())
    assert changed(root / "incidents", root) == {}
    (root / "incidents/odd.md").rename(root / "incidents/\nodd.md")
    git(root, "init", "-q")
    assert changed(root / "incidents", root) == {}
    commit(root, "2026-04-01")
    (root / "incidents/a.md").write_text(report("title: New\n"), "utf-8")
    commit(root, "2026-04-02")
    found = changed(root / "incidents", root)
    assert found == {"incidents/a.md": datetime(2026, 4, 2, 8, tzinfo=UTC), "incidents/b.md": datetime(2026, 4, 1, 8, tzinfo=UTC),
                     "incidents/\nodd.md": datetime(2026, 4, 1, 8, tzinfo=UTC)}  # fmt: skip
    (root / "incidents/b.md").write_text(report("title: Not committed\n"), "utf-8")
    assert changed(root / "incidents", root).keys() == found.keys() - {"incidents/b.md"}
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", "shallow")
    assert changed(tmp_path / "shallow/incidents", root) == {}


def test_a_commit_of_no_day_tells_nothing(tmp_path: Path) -> None:
    root = make(tmp_path, a=report())
    git(root, "init", "-q")
    commit(root, "2026-04-01")
    seconds = f"\\1 {10**12 - 1} "
    written = re.sub(r"(?m)^(committer .*>) \d+ ", seconds, git(root, "cat-file", "commit", "HEAD"))
    (tmp_path / "odd").write_text(written)
    odd = git(root, "hash-object", "-t", "commit", "-w", str(tmp_path / "odd")).strip()
    git(root, "reset", "-q", odd)
    assert changed(root / "incidents", root) == {}


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_the_public_is_not_told_when_anything_was_committed(audience: str, tmp_path: Path) -> None:
    root = make(
        tmp_path, config=f"{WHOLE.rstrip()}:\n      audience: {audience}\n", a=report("visibility: public\n")
    )
    git(root, "init", "-q")
    commit(root, "2026-04-01")
    told = b"".join(feed_files(built(root)).values())
    assert (b"2026-04-01" in told) == (audience == "internal")
