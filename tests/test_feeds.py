"""Feeds and calendars, as other programs read them."""

from __future__ import annotations

import csv
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
from postmortems.exporting.calendar import _folded
from postmortems.exporting.interchange_schema import schema
from postmortems.review.history import changed
from samples import CONFIG, make_project, report

TEXT, FLAG = {"type": "string"}, {"type": "boolean"}
URL = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*://[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+$"}
DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"}


def closed(required: list[str], **properties: Any) -> dict[str, Any]:
    """Return the form of an object that has these members, and others only where their names begin with `_`."""
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False,
            "patternProperties": {"^_[a-zA-Z][^.]*$": {"type": "object"}}}  # fmt: skip


def many(form: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": form}


AUTHOR = {**closed([], name=TEXT, url=URL, avatar=URL), "minProperties": 1}
ATTACHMENT = closed(["url", "mime_type"], url=URL, mime_type=TEXT, title=TEXT, size_in_bytes={"type": "number"},
                    duration_in_seconds={"type": "number"})  # fmt: skip
ITEM = {
    **closed(["id"], id=TEXT, url=URL, external_url=URL, title=TEXT, content_html=TEXT, content_text=TEXT, summary=TEXT,
             image=URL, banner_image=URL, date_published=DAY, date_modified=DAY, author=AUTHOR, authors=many(AUTHOR),
             tags=many(TEXT), language=TEXT, attachments=many(ATTACHMENT)),
    "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
}  # fmt: skip
JSON_FEED = Draft202012Validator(closed(
    ["version", "title", "items"], version={"const": "https://jsonfeed.org/version/1.1"}, title=TEXT, home_page_url=URL,
    feed_url=URL, description=TEXT, user_comment=TEXT, next_url=URL, icon=URL, favicon=URL, author=AUTHOR,
    authors=many(AUTHOR), language=TEXT, expired=FLAG, hubs=many(closed(["type", "url"], type=TEXT, url=URL)), items=many(ITEM),
))  # fmt: skip
"""All that version 1.1 asks for, as far as a schema can say it: https://www.jsonfeed.org/version/1.1/."""


def json_feed(path: Path) -> dict[str, Any]:
    """Read a feed as one whose validator is strict: its version first, no id twice."""
    told: dict[str, Any] = json.loads(path.read_text("utf-8"))
    assert [error.message for error in JSON_FEED.iter_errors(told)] == []
    assert next(iter(told)) == "version"
    ids = [item["id"] for item in told["items"]]
    assert len(ids) == len(set(ids))
    return told


INTERCHANGE = Draft202012Validator(schema())
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
    told = json_feed(site / "feed.json")
    assert (told["home_page_url"], told["feed_url"]) == (f"{ADDRESS}incidents/", f"{ADDRESS}feed.json")
    assert [item["url"] for item in told["items"]] == [each.link for each in found.entries]
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
            assert json_feed(site / name)["items"]
        else:
            calendar(data)


def calendar(data: bytes) -> list[Any]:
    """Read a calendar as the standard wants it: short lines, each event once, and no end that is not after its start."""
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    found: list[Any] = list(Calendar.from_ical(data).walk("VEVENT"))
    assert len({str(each["UID"]) for each in found}) == len(found) > 0
    assert all("DTEND" not in each or each["DTEND"].dt > each["DTSTART"].dt for each in found)
    return found


HOSTILE_TEXTS = (
    "]]>", "=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "</script><script>alert(1)</script>", "<!--", "x" * 5000,
    "\U0001f525" * 300, "\u202eabc\u202c \u05d0\u05d1", "\u2028sep\u2029", "a;b,c\\n\\", "quote\"'`", "a\nb", "\t=1", "%00",
)  # fmt: skip
INSTANT = "2026-03-04T14:05+00:00"


@pytest.mark.parametrize("address", [f"site_url: {ADDRESS}\n", ""], ids=["whole", "none"])
def test_whatever_a_report_says_every_file_is_read(address: str, tmp_path: Path) -> None:
    """Every text in every field, of an incident that was over at once: other programs read what is published."""
    reports = {}
    for number, text in enumerate(HOSTILE_TEXTS):
        said = re.sub(
            "[\u2028\u2029]", lambda sign: f"\\u{ord(sign[0]):x}", json.dumps(text, ensure_ascii=False)
        )
        due = ", ".join(f"{{title: {said}, owner: {said}, due: 2026-07-0{day}}}" for day in (1, 2))
        reports[f"café-{number}"] = report(
            f"title: {said}\nservices: [{said}]\nsummary: {said}\ntags: [{said}]\naction_items: [{due}]\nx-a: {said}\n"
            f"started_at: {INSTANT}\ndetected_at: {INSTANT}\nresolved_at: {INSTANT}\n"
        )
    site = built(make(tmp_path, f"{address}{CONFIG}", **reports))
    names = feed_files(site)
    assert len(names) > 3 * len(HOSTILE_TEXTS)
    for name, data in names.items():
        if name.endswith(".atom"):
            assert atom(site, name).entries
        elif name.endswith(".json"):
            assert ("feed_url" in json_feed(site / name)) == bool(address)
        else:
            calendar(data)
    with (site / "incidents.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(HOSTILE_TEXTS)
    assert not [cell for row in rows for cell in row.values() if re.match(r"\s*[=+@-]", cell)]
    for path in (site / "incidents").glob("*.json"):
        assert not list(INTERCHANGE.iter_errors(json.loads(path.read_text("utf-8"))))


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


def entries(site: Path) -> dict[str, dict[str, Any]]:
    """Return the entries of every feed of a site by id, those of both forms."""
    found = {
        name: {each.id: each for each in atom(site, name).entries}
        for name in feed_files(site)
        if name.endswith("m")
    }
    told = {name: json_feed(site / name)["items"] for name in feed_files(site) if name.endswith(".json")}
    return {**found, **{name: {each["id"]: each for each in items} for name, items in told.items()}}


def test_an_edit_changes_one_entry_of_each_feed_that_has_it_and_a_rename_no_id(tmp_path: Path) -> None:
    other = "services: [checkout, search]\n"
    root = make(
        tmp_path, a=report(DUE), b=report(f"title: Another\n{other}{DUE}"), e=report("services: [mail]\n")
    )
    git(root, "init", "-q")
    commit(root, "2026-04-01")
    before = entries(built(root))
    assert len(before) == 8
    (root / "incidents/b.md").write_text(report(f"title: Another one\n{other}{DUE}"), "utf-8")
    commit(root, "2026-04-02")
    after = entries(built(root))
    changed_in = {}
    for name, was in before.items():
        assert was.keys() == after[name].keys()
        differing = [id_ for id_ in was if was[id_] != after[name][id_]]
        changed_in[name] = [after[name][id_]["title"] for id_ in differing]
    mail = {"services/mail.feed.atom", "services/mail.feed.json"}
    assert changed_in == {name: [] if name in mail else ["Another one"] for name in before}
    (edited,) = [each for each in after["feed.atom"].values() if each.title == "Another one"]
    assert edited.updated == "2026-04-02T08:00:00Z"
    due = {str(each["UID"]) for each in events(root / "site/follow-ups.ics")}
    told = {str(each["UID"]) for each in events(root / "site/incidents.ics")}
    assert postmortems(root, "mv", "b", "c").returncode == 0
    assert postmortems(root, "mv", "c", "d").returncode == 0
    commit(root, "2026-04-03")
    renamed = entries(built(root))
    assert {name: each.keys() for name, each in renamed.items()} == {
        name: each.keys() for name, each in after.items()
    }
    assert {str(each["UID"]) for each in events(root / "site/follow-ups.ics")} == due
    assert {str(each["UID"]) for each in events(root / "site/incidents.ics")} == told


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


@pytest.mark.parametrize("letter", ["a", "é"])
def test_long_lines_of_calendars_are_folded(letter: str) -> None:
    for length in (0, 1, 73, 74, 75, 146, 147, 148, 149, 500):
        first, *rest = _folded(letter * length)
        assert all(part.startswith(" ") for part in rest)
        assert first + "".join(part[1:] for part in rest) == letter * length
        most = [len(part.encode()) for part in (first, *rest)]
        assert max(most) <= 74
        assert all(size >= 74 - len(letter.encode()) + 1 for size in most[:-1]), (
            "no line is folded for nothing"
        )
