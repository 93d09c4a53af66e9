"""Exports of other tools: each has a file of its form in `outside/`, invented after its documented fields.

What becomes of it stands beside it, what was not understood included. After a change that is meant, write these
anew and read them as a diff: `python -m pytest tests/test_import_outside.py --update-cases`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import postmortems
from limits import at_most
from postmortems.importing.drafting.atlassian import markdown_of
from postmortems.importing.drafting.draft import Destination, Draft
from postmortems.importing.formats import Claim, format_of, formats, read_drafts
from postmortems.importing.formats.incident_file import text_of
from postmortems.reading.document import read_document
from postmortems.settings import Settings
from samples import make_project

OUTSIDE = Path(__file__).parent / "outside"
FILES = sorted(path for path in OUTSIDE.iterdir() if path.suffix in (".json", ".html"))
DESTINATION = Destination(Settings(), ("default", "minimal"), "UTC")


def drafts(text: str, name: str) -> list[Draft]:
    return list(read_drafts(read_document(name, text.encode()), DESTINATION))


def of(name: str) -> list[Draft]:
    (path,) = (each for each in FILES if each.stem == name)
    return drafts(path.read_text("utf-8"), path.name)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_becomes_of_an_export(path: Path, request: pytest.FixtureRequest) -> None:
    document = read_document(path.name, path.read_bytes())
    assert format_of(document) == path.stem
    told = "".join(
        f"{text_of(each.fields, each.document.body)}\n{''.join(f'? {doubt}{chr(10)}' for doubt in each.doubts)}{'=' * 60}\n"
        for each in read_drafts(document, DESTINATION)
    )
    expected = path.with_suffix(".txt")
    if request.config.getoption("--update-cases"):
        expected.write_text(told, "utf-8")
    assert told == expected.read_text("utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_export_is_written_and_checked(path: Path, tmp_path: Path) -> None:
    make_project(tmp_path, {f"old/{path.name}": path.read_bytes()})
    done = postmortems(tmp_path, "import", "old", "--severity", "SEV3", "--service", "shop")
    assert done.returncode == 0
    written = {file.name: file.read_bytes() for file in (tmp_path / "incidents").iterdir()}
    assert len(written) == len(of(path.stem))
    assert postmortems(tmp_path, "import", "old").returncode == 0
    assert {file.name: file.read_bytes() for file in (tmp_path / "incidents").iterdir()} == written
    checked = postmortems(tmp_path, "check")
    assert checked.returncode == 0, checked.stdout


def test_nothing_of_one_incident_gets_into_another() -> None:
    first, second, third = of("incident_io")
    assert [item["title"] for item in first.fields["action_items"]] == ["Alert on the age of the queue"]
    assert (second.fields["kind"], "action_items" in second.fields) == ("drill", False)
    assert "status: it was merged in incident.io" in third.doubts


def test_what_a_tool_calls_open_has_no_end() -> None:
    """A text such as `it works again` is no end where the tool itself knows of none."""
    opened = [each for path in FILES for each in of(path.stem) if each.fields.get("ongoing")]
    assert {name for each in opened for name in each.fields if name.startswith("x-")} >= {
        "x-firehydrant", "x-incident-io", "x-opsgenie", "x-github-issue",
    }  # fmt: skip
    assert not [each.fields for each in opened if "resolved_at" in each.fields]


def test_pages_of_confluence_come_from_its_api_too() -> None:
    text = (
        (OUTSIDE / "confluence_storage.html")
        .read_text("utf-8")
        .replace("<h1>Tickets were printed twice</h1>", "")
    )
    page = {
        "id": "1",
        "type": "page",
        "title": "2026-10-02 Tickets & paper",
        "body": {"storage": {"value": text, "representation": "storage"}},
    }
    other = {
        **page,
        "title": "Nothing",
        "body": {"storage": {"value": "<p>It broke on 4 March 2026.</p>", "representation": "storage"}},
    }
    (file,), (first, second) = (
        of("confluence_storage"),
        drafts(json.dumps({"results": [page, other, {"title": "x"}]}), "x.json"),
    )
    assert (first.title, second.title) == ("2026-10-02 Tickets & paper", "Nothing")
    assert first.doubts == file.doubts
    assert {name: first.fields[name] for name in ("severity", "resolved_at")} == {
        name: file.fields[name] for name in ("severity", "resolved_at")
    }


@pytest.mark.parametrize(
    "piece",
    [
        "<ac:task>",
        "<ac:link><ri:page ri:content-title='a'/>",
        "<![CDATA[",
        "</ac:link>",
        "<ac:structured-macro ac:name='code'>",
        "<p>",
    ],
)
def test_no_page_of_confluence_takes_long(piece: str) -> None:
    with at_most(10):
        assert drafts(f"<p>a</p><ac:link>{piece * (100_000 // len(piece))}", "x.html")


def test_what_stands_beside_incidents_belongs_to_its_own() -> None:
    (found, *_), (logins, mails) = of("firehydrant"), of("opsgenie")
    assert "The new index has no documents." in found.document.body
    assert "Of another incident" not in found.document.body
    assert (logins.fields["services"], mails.fields["services"]) == (["Login", "Account pages"], ["Mail"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_name_of_a_person_comes_along(path: Path) -> None:
    assert "somebody" in path.read_text("utf-8").casefold()
    for each in of(path.stem):
        assert "somebody" not in text_of(each.fields, each.document.body).casefold()


def test_what_was_not_understood_is_listed() -> None:
    listed = {name: [d for each in of(name) for d in each.doubts if d.startswith("not understood")] for name in
              ("incident_io", "firehydrant", "pagerduty", "opsgenie", "jira", "github_issues", "confluence")}  # fmt: skip
    for name, known in {
        "incident_io": "`Contract`", "firehydrant": "`monetary_impact`", "pagerduty": "`conference_bridge`",
        "opsgenie": "`extraProperties`", "jira": "`Root cause`", "github_issues": "`milestone`", "confluence": "`jira`",
    }.items():  # fmt: skip
        assert known in " ".join(listed[name]), name


def test_what_a_report_states_goes_before_the_dates_of_its_issue() -> None:
    first, second, *_ = of("github_issues")
    assert first.fields["started_at"] == "2026-07-01T23:00+00:00"
    assert second.fields["started_at"] == "2026-07-05T08:00+00:00"
    assert "started_at: the time at which the issue was opened" in second.doubts
    assert "resolved_at" not in second.fields


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_part_of_it_is_read_or_refused_and_never_fails(path: Path) -> None:
    text = path.read_text("utf-8")
    for at in range(0, len(text), max(len(text) // 40, 1)):
        drafts(text[:at], path.name)
    if path.suffix == ".json":
        for broken in pruned(json.loads(text)):
            drafts(json.dumps(broken), path.name)


NOBODY_EXPECTS: tuple[Any, ...] = (None, [], {}, "x", 7, [None])


def pruned(data: Any) -> list[Any]:
    """Return the same data with each of its parts in turn replaced by something that nobody expects there."""
    found: list[Any] = []
    members = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for at, (key, value) in enumerate(members):
        for other in (NOBODY_EXPECTS[at % len(NOBODY_EXPECTS)], *pruned(value)):
            copy = dict(data) if isinstance(data, dict) else list(data)
            copy[key] = other
            found.append(copy)
    return found


def test_each_format_of_json_says_how_it_is_known() -> None:
    """No file is claimed by two: the order in which formats are asked must not decide."""
    for path in FILES:
        document = read_document(path.name, path.read_bytes())
        claims = sorted(module.claim(document) for module in formats().values())
        assert claims[-1] > max(claims[-2], Claim.ANY_TEXT), path.name


@given(st.recursive(st.none() | st.text(max_size=9) | st.integers(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
    st.sampled_from(("type", "content", "attrs", "text", "marks", "level", "state", "href")), inner, max_size=4), max_leaves=20))  # fmt: skip
def test_any_document_of_jira_is_text(data: Any) -> None:
    assert isinstance(markdown_of(data), str)


@pytest.mark.parametrize(
    "text", ["*" * 50_000, "[" * 50_000, "{code}" * 9_000, "||a" * 20_000, "h1. " * 20_000, "# " * 20_000]
)
def test_no_text_of_jira_takes_long(text: str) -> None:
    with at_most(5):
        markdown_of(text)
