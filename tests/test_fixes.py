"""Mending: what has one right answer is written, and nothing else of a file changes."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from postmortems.commands.cli import cli
from postmortems.fixes.fix import all_fixes, apply_fixes
from postmortems.model.incident import Incident
from postmortems.model.vocabulary import Word
from postmortems.reading.document import read_document
from postmortems.reading.events import events
from postmortems.reading.incident import read_incident
from postmortems.reading.values import spellings
from postmortems.settings import Settings
from postmortems.site.templates import template_paths
from samples import BODY, CONFIG, make_project, report

if TYPE_CHECKING:
    from postmortems.model.document import Document

ROOT = Path(__file__).parent.parent
REPORTS = [*sorted((ROOT / "incidents").glob("*.md")), *sorted((ROOT / "tests/cases").rglob("*.md"))]
TEMPLATES = tuple(template_paths(None))
SETTINGS = replace(
    Settings(timezone="Europe/Lisbon"), severities=(Word("SEV1", ("critical",)), Word("SEV2")),
    services=(Word("checkout", ("Kasse",)), Word("odd: name", ("odd",))),
)  # fmt: skip


def fixed(text: str) -> str:
    """Return the text after mending, which a second time changes nothing and never what could be read."""
    before = read_document("a.md", text.encode("utf-8", "replace"))
    after = apply_fixes(before, SETTINGS, TEMPLATES)
    assert apply_fixes(after, SETTINGS, TEMPLATES).source.text == after.source.text
    again = read_document("a.md", after.source.text.encode())
    assert comments(again) == comments(before)
    assert [event[:3] for event in events(again.body)] == [event[:3] for event in events(before.body)]
    meant, means = values(before), values(again)
    assert {name: means.get(name) for name in meant} == meant
    return after.source.text


def values(document: Document) -> dict[str, object]:
    """Return what could be read of each field in which nothing is wrong."""
    found, problems = read_incident(document, SETTINGS, TEMPLATES)
    wrong = [
        field.name
        for field in document.fields.values()
        if any(field.start <= each.start <= field.value.end for each in problems)
    ]
    names = set(found.given) - {spellings(Incident).get(name, "") for name in wrong} if found else set()
    return {name: getattr(found, name) for name in names}


def comments(document: Document) -> list[str]:
    return sorted(line for line in document.source.text.split("\n") if line.startswith("#"))


def front(text: str) -> str:
    return fixed(f"---\n{text}---\n")[4:-4]


@pytest.mark.parametrize(("written", "right"), [
    ("2026-03-04 14:05Z", "2026-03-04T14:05Z"), ("2026-3-4 9:05 +01:00", "2026-03-04T09:05+01:00"),
    ("2026-03-04t14:05:07.25+0530", "2026-03-04T14:05:07+05:30"), ("2026-03-04T14:05-03", "2026-03-04T14:05-03:00"),
    ("2026-03-04 14:05 UTC", "2026-03-04T14:05Z"), ("2026-03-04 14:05", "2026-03-04T14:05"), ("2026-3-4", "2026-03-04"),
    ("'2026-03-04 14:05Z'", "'2026-03-04T14:05Z'"), ("2026-03-04T14:05+00:00 # about", "2026-03-04T14:05+00:00 # about"),
    ("2026-02-30 14:05Z", "2026-02-30 14:05Z"), ("03/04/2026 14:05", "03/04/2026 14:05"), ('"2026-03-04\\x2014:05Z"', '"2026-03-04\\x2014:05Z"'),
])  # fmt: skip
def test_a_time_is_written_as_iso_has_it(written: str, right: str) -> None:
    assert front(f"started_at: {written}\n") == f"started_at: {right}\n"


@pytest.mark.parametrize(("written", "right"), [
    ("status: Final", "status: final"), ("severity: sev2", "severity: SEV2"), ("severity: 'Critical'", "severity: 'SEV1'"),
    ("services: [kasse, CHECKOUT,\n  other]", "services: [checkout, checkout,\n  other]"), ("services: odd", "services: odd"),
    ("detection: Alert", "detection: alert"), ("detection: {source: ALERT, detail: Alert}", "detection: {source: alert, detail: Alert}"),
    ("action_items:\n  - {title: A, kind: Prevent, due: 2026-3-4}", "action_items:\n  - {title: A, kind: prevent, due: 2026-03-04}"),
    ("related:\n  - {id: x, relation: Related}", "related:\n  - {id: x, relation: related}"), ("severity: SEV9", "severity: SEV9"),
    ("title: Final", "title: Final"), ("status: |\n  Final", "status: |\n  Final"), ("x-status: Final", "x-status: Final"),
])  # fmt: skip
def test_a_word_is_written_as_the_site_spells_it(written: str, right: str) -> None:
    assert front(f"{written}\n") == f"{right}\n"


def mended(text: str) -> str:
    """Return the text of fields after mending, which a second time changes nothing."""
    whole = f"---\n{text}---\n\n## Summary\n"
    after = apply_fixes(read_document("a.md", whole.encode()), SETTINGS, TEMPLATES)
    assert apply_fixes(after, SETTINGS, TEMPLATES).source.text == after.source.text
    assert after.source.text.endswith("---\n\n## Summary\n")
    return after.source.text[4 : -len("---\n\n## Summary\n")]


@pytest.mark.parametrize(("written", "right"), [
    ("severity: SEV-2", "severity: SEV2"), ("severity: sev 2", "severity: SEV2"), ("severity: 'Sev_2'", "severity: 'SEV2'"), ("severity: CRITICAL!", "severity: SEV1"),
    ("status: in review", "status: in-review"), ("status: In_Review", "status: in-review"), ("kind: near miss", "kind: near-miss"),
    ("ongoing: yes", "ongoing: true"), ("ongoing: Ja", "ongoing: true"), ("ongoing: não", "ongoing: false"), ("ongoing: Off", "ongoing: false"), ("impact: {data_loss: no}", "impact: {data_loss: false}"),
    ("Title: A", "title: A"), ("startedAt: 2026-03-04", "started_at: 2026-03-04"), ("started-at: 2026-03-04", "started_at: 2026-03-04"),
    ("'STARTED AT': 2026-03-04", "started_at: 2026-03-04"), ("rootCauses: [a]", "root_causes: [a]"), ("impact:\n  usersPercent: 3", "impact:\n  users_percent: 3"),
    ("action_items:\n- {Title: A, Due: 2026-12-20}", "action_items:\n- {title: A, due: 2026-12-20}"),
    ("startedAt: 2026/03/04 14:05 CET", "started_at: 2026-03-04T14:05+01:00"),
    ("started_at: 2026/03/04 14:05", "started_at: 2026-03-04T14:05"), ("started_at: 2026-03-04 14:05 CET", "started_at: 2026-03-04T14:05+01:00"),
    ("started_at: March 4, 2026 14:05 UTC", "started_at: 2026-03-04T14:05+00:00"), ("started_at: 4 March 2026, 2:05 PM", "started_at: 2026-03-04T14:05"),
    ("started_at: 2026-03-04 14:05 (Europe/Berlin)", "started_at: 2026-03-04T14:05+01:00"), ("started_at: 04.03.2026 14:05", "started_at: 2026-03-04T14:05"),
    ("started_at: 13/03/2026", "started_at: 2026-03-13"), ("action_items: [{title: A, due: 20 Dec 2026}]", "action_items: [{title: A, due: 2026-12-20}]"),
    ("started_at: 20260609T2140+0900", "started_at: 2026-06-09T21:40+09:00"), ("started_at: 20260609T214005Z", "started_at: 2026-06-09T21:40:05Z"), ("started_at: 20260609", "started_at: 2026-06-09"),
    ("started_at: Tue, 09 Jun 2026 21:40 +0900", "started_at: 2026-06-09T21:40+09:00"), ("started_at: Dienstag, 9. Juni 2026 21:40", "started_at: 2026-06-09T21:40"),
    ("started_at: Tue Jun  9 21:40:12 UTC 2026", "started_at: 2026-06-09T21:40:12+00:00"), ("started_at: Tue Jun 9 21:40:12 2026 +0900", "started_at: 2026-06-09T21:40:12+09:00"),
    ("started_at: 2026-06-09T21:40+9", "started_at: 2026-06-09T21:40+09:00"), ("started_at: 2026-06-09 21:40 -3:30", "started_at: 2026-06-09T21:40-03:30"),
    ("started_at: 2026-06-09T21:40\u221209:00", "started_at: 2026-06-09T21:40-09:00"), ("started_at: 2026-06-09T21:40:00+09:00[Asia/Tokyo]", "started_at: 2026-06-09T21:40:00+09:00"),
    ("action_items: [{title: A, due: 20261220}]", "action_items: [{title: A, due: 2026-12-20}]"),
    ("authors: @ana", 'authors: "@ana"'), ("authors: [@ana, b, @bob]", 'authors: ["@ana", b, "@bob"]'), ("authors:\n- @ana", 'authors:\n- "@ana"'),
    ("title: Outage: checkout", 'title: "Outage: checkout"'), ("title: `x` is down", 'title: "`x` is down"'),
    ('title: "Checkout" is down', "title: '\"Checkout\" is down'"), ("title: 'It's down'", 'title: "It\'s down"'), ("title: *All* is down", 'title: "*All* is down"'),
    ('tags:\n- "a" b', "tags:\n- '\"a\" b'"), ("title: 100%", "title: 100%"),
    ("impact: {summary: Outage: all of it, users: 3}", 'impact: {summary: "Outage: all of it", users: 3}'), ("title: 5:00 \"x\": y", "title: '5:00 \"x\": y'"),
    ("related: [2025-11-20-search.md]", "related: [2025-11-20-search]"), ("related: {id: ./2025/a.md}", "related: {id: a}"), ("related: a", "related: a"),
    ("title: T\nseverity:SEV2", "title: T\nseverity: SEV2"), ("title: T\nseverity ： SEV2", "title: T\nseverity: SEV2"),
    ("title: T\nservices:\n\t- a\n\t- b", "title: T\nservices:\n  - a\n  - b"), ("impact:\n\tsummary: A\n\tusers: 3", "impact:\n  summary: A\n  users: 3"),
    ("severity: sev2\nservices:\n\t- a", "severity: SEV2\nservices:\n  - a"), ("title: [all] checkouts down", 'title: "[all] checkouts down"'),
    ("title: a\n\tb", "title: a\n  b"), ("title: {EU} is down", 'title: "{EU} is down"'),
    ("\ufeffseve\ufeffrity: SEV2\ufeff", "severity: SEV2"), ("severity:\ufeffSEV2", "severity: SEV2"), ("services: [check\u200bout, \u2060a]", "services: [checkout, a]"),
    ("severity:\u00a0SEV2", "severity: SEV2"), ("services:\n-\u00a0a", "services:\n- a"),
    ("services:\n\u00a0\u00a0- a\n \u00a0- b", "services:\n  - a\n  - b"), ("title: T\nseverity = SEV2", "title: T\nseverity: SEV2"),
    ("title: T\n– severity: SEV2", "title: T\nseverity: SEV2"), ("services:\n– a\n– b", "services:\n- a\n- b"), ("services:\n  * a\n  * b", "services:\n  - a\n  - b"),
    ("title: > 5 % of all", 'title: "> 5 % of all"'), ("title: , too", 'title: ", too"'), ("title: ? why", 'title: "? why"'),
])  # fmt: skip
def test_what_is_wrong_and_has_one_right_answer_is_mended(written: str, right: str) -> None:
    assert mended(f"{written}\n") == f"{right}\n"


@pytest.mark.parametrize("written", [
    "severty: SEV2", "severity: SEV9", "severity: SEV22", "severity: S2", "status: finl", "started_at: 03/04/2026 14:05", "started_at: 4 March 14:05",
    "started_at: 2026-07-04 14:05 CET", "started_at: 2026-03-04 14:05 IST", "started_at: 2026-02-30 14:05 UTC", "started_at: about 4 March 2026",
    "started_at: Wed, 09 Jun 2026 21:40 +0900", "started_at: 20260230T2140Z", "started_at: 2026-06-09T21:40+19", "started_at: 1781008800",
    "started_at: 4 March 2026 and 5 March 2026", "title: T\nTitle: U", "title: Ticket #42: x", "title: [", "title: *all", 'title: "A" and "B"', "title: 'A", "x-Title: a", "x-at: 2026/03/04 14:05", "ongoing: maybe",
    "title: T\nnote:this", "title: T\n\tseverity: SEV2", "tags: [a] [b]",
    "title: > 5 %\n  of all", "title: T\nnote = this", "services: - a",
    "title: 'a\nseverity: sev2", "x: |\n  a: b: c\ntitle: [",
])  # fmt: skip
def test_what_has_no_right_answer_or_two_stays(written: str) -> None:
    assert mended(f"{written}\n") == f"{written}\n"


def test_a_field_that_nobody_knows_stays_where_it_is() -> None:
    text = "title: T\nseverty: SEV2\nservices: [a]\nstatus: draft\nx-a: 1\ncolour: red\n"
    assert mended(text) == "title: T\nseverty: SEV2\nstatus: draft\nx-a: 1\ncolour: red\nservices: [a]\n"


@pytest.mark.parametrize("own", ["x-team: a", "colour: red", "x-team: a\nx-b:\n  - c"])
def test_a_field_that_is_not_ours_keeps_what_it_stands_behind(own: str) -> None:
    for text in (f"title: T\n{own}\nstatus: draft\nservices: [a]\n", f"{own}\ntitle: T\nstatus: draft\n"):
        assert mended(text) == text
    moved = mended(f"title: T\nservices: [a]\n{own}\nstatus: draft\n")
    assert moved == f"title: T\nstatus: draft\nservices: [a]\n{own}\n"


def test_fields_come_in_order_and_comments_go_with_them() -> None:
    found = front(
        "# yaml-language-server: $schema=x.json\n# who was hurt\nseverity: SEV2 # or SEV1\nx-b: 1\ncauses:\n  - a\n"
        "  # inside\n  - b\n\n# postmortems: allow missing-field because x\nstatus: draft\nx-a: |\n  # text\ntitle: T\n"
    )
    assert found == (
        "# yaml-language-server: $schema=x.json\ntitle: T\n# postmortems: allow missing-field because x\nstatus: draft\n"
        "x-a: |\n  # text\n# who was hurt\nseverity: SEV2 # or SEV1\nx-b: 1\ncauses:\n  - a\n  # inside\n  - b\n\n"
    )


@pytest.mark.parametrize("text", [
    "{status: draft, title: T}\n", "status: draft\ntitle: [\n", "status: 'a\n# b'\ntitle: T\nid: 'x\n# y'\n", "- status\n- title\n",
    "status: draft\n? title\n: T\n",
])  # fmt: skip
def test_what_cannot_be_moved_safely_stays(text: str) -> None:
    front(text)


def test_what_cannot_be_read_is_left_alone() -> None:
    text = "---\nstatus: Final\ntitle: [\n---\n\na\n- b\n"
    assert fixed(text) == text


@pytest.mark.parametrize(("written", "right"), [
    ("a\n- b\n  - c\n", "a\n\n- b\n  - c\n"), ("a\n1. b\n", "a\n\n1. b\n"), ("a\n2. b\n", "a\n2. b\n"), ("- a\n  - b\n", "- a\n  - b\n"),
    ("> a\n> - b\n", "> a\n> - b\n"), ("# a\n- b\n", "# a\n- b\n"), ("```\na\n- b\n```\n", "```\na\n- b\n```\n"),
    ("a <!-- postmortems: allow x because y -->\n- b\n",) * 2, ("é検\n- b\n", "é検\n\n- b\n"), ("a\n- b", "a\n\n- b"),
])  # fmt: skip
def test_a_list_stands_apart_from_a_paragraph(written: str, right: str) -> None:
    assert fixed(f"---\ntitle: T\n---\n{written}") == f"---\ntitle: T\n---\n{right}"


@pytest.mark.parametrize(("written", "right"), [
    ("a|b\n-|-:\nlong|1\n", "| a    |   b |\n| ---- | --: |\n| long |   1 |\n"),
    ("|é|検|\n|:-:|:--|\n|abcde|x\\|y|\n", "|   é   | 検   |\n| :---: | :--- |\n| abcde | x\\|y |\n"),
    ("| a | b |\n|---|---|\n| long | |\n",) * 2, ("| a | b |\n| - | - |\n| 1 | 2 | lost |\n",) * 2,
    ("- x\n\n  |a|b|\n  |-|-|\n",) * 2, ("a | b\n--|--\n1\n", "| a   | b   |\n| --- | --- |\n| 1   |     |\n"),
    (f"a | b\n--|--\n{'x' * 120} | 2", f"| a | b |\n| --- | --- |\n| {'x' * 120} | 2 |"),
])  # fmt: skip
def test_a_table_has_its_columns_in_line(written: str, right: str) -> None:
    assert fixed(f"---\ntitle: T\n---\n{written}") == f"---\ntitle: T\n---\n{right}"


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_report_means_something_else_afterwards(path: Path) -> None:
    fixed(path.read_bytes().decode("utf-8", "replace"))


def test_what_is_too_long_is_left_alone() -> None:
    text = "---\nstatus: Final\n---\n" + "a\n- b\n\n" * 15_000
    assert fixed(text) == text


PIECES = st.sampled_from([
    "status: Final\n", "severity: critical\n", "started_at: 2026-3-4 9:05\n", "title: 'a\n", "# c\n", "---\n", "\n", "  ", "- a\n", "a\n", "1. b\n",
    "| a | b |\n", "|-|:-:|\n", "x|y\n", "\\|", "`", "> ", "\t", "services:\n  - Kasse\n", "x-y: |\n  # z\n", "<!-- ", " -->\n", "é", "```\n", "[^1]: ",
    "Started_At: 2026/03/04 9:05 CET\n", "authors: @ana\n", "status: in review\n", "title: A: b\n", "related: [a.md]\n", "impact: {users_percent: x: y}\n", "ongoing: yes\n", "\u00a0", "severity:\u00a0Sev-2\n", "id: {a: [b]}\n", "causes: a\n", "contributing_factors: b\n", "\r\n", "&a ", "'", '"', "? ", "x:\n",
])  # fmt: skip
PARTS = st.lists(PIECES, max_size=14).map("".join)


@given(PARTS, PARTS)
def test_no_text_means_something_else_afterwards(fields: str, body: str) -> None:
    fixed(f"---\n{fields}---\n{body}")


def test_a_tab_stays_where_spaces_would_hide_what_could_be_read() -> None:
    text = "---\n\tcauses: a\ncontributing_factors: b\n---\n"
    assert fixed(text) == text


def test_every_fix_says_what_it_mends() -> None:
    assert len(all_fixes()) > 5
    assert all(sys.modules[fix.__module__].__doc__ for fix in all_fixes().values())


UNTIDY = report("severity: sev2\n", BODY + "\na\n- b\n")
TIDY = fixed(UNTIDY)


def run(folder: Path, *arguments: str, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780315200")
    return CliRunner().invoke(cli, ["check", *arguments], catch_exceptions=False)


@pytest.mark.parametrize("form", ["lf", "crlf", "mixed", "cr", "bom", "bom crlf"])
def test_a_file_has_plain_line_ends_no_mark_and_its_rights(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def as_bytes(text: str) -> bytes:
        data = text.replace("\n", "\r\n", 3 if form == "mixed" else -1 if "crlf" in form else 0).encode()
        data = data.replace(b"\n", b"\r") if form == "cr" else data
        return b"\xef\xbb\xbf" + data if "bom" in form else data

    path = make_project(tmp_path, {"incidents/a.md": as_bytes(UNTIDY)}) / "incidents/a.md"
    path.chmod(0o640)
    done = run(tmp_path, "--fix", monkeypatch=monkeypatch)
    assert done.stderr.startswith("incidents/a.md: mended\n")
    assert path.read_bytes() == TIDY.encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert [*path.parent.iterdir()] == [path]
    assert "mended" not in run(tmp_path, "--fix", monkeypatch=monkeypatch).stderr
    path.write_bytes(as_bytes(TIDY))
    assert run(tmp_path, "--diff", monkeypatch=monkeypatch).exit_code == (0 if form == "lf" else 1)


@pytest.mark.parametrize("data", [
    UNTIDY.encode() + b"\xff", UNTIDY.encode() + b"\x01\n", UNTIDY.encode("utf-16"),
    UNTIDY.replace("title: ", "title: [").encode(), b"severity: sev2\n\na\n- b\n",
])  # fmt: skip
def test_what_could_not_be_written_back_is_left_alone(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_project(tmp_path, {"incidents/a.md": data})
    run(tmp_path, "--fix", monkeypatch=monkeypatch)
    assert (tmp_path / "incidents/a.md").read_bytes() == data


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_project(tmp_path, {"outside.md": UNTIDY})
    (tmp_path / "incidents/a.md").symlink_to("../outside.md")
    run(tmp_path, "--fix", monkeypatch=monkeypatch)
    assert (tmp_path / "outside.md").read_text() == UNTIDY


@pytest.mark.parametrize("end", ["", "\n"])
def test_a_diff_is_shown_and_nothing_written(
    end: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = report("severity: sev2\n", f"## Summary\n\n\x85\u2028é\n- b{end}")
    make_project(tmp_path, {"incidents/a.md": text})
    done = run(tmp_path, "--diff", monkeypatch=monkeypatch)
    assert done.exit_code == 1
    assert (tmp_path / "incidents/a.md").read_bytes() == text.encode()
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=done.stdout_bytes, check=True)
    assert run(tmp_path, "--diff", monkeypatch=monkeypatch).exit_code == 0
    run(make_project(tmp_path / "b", {"incidents/a.md": text}), "--fix", monkeypatch=monkeypatch)
    assert (tmp_path / "b/incidents/a.md").read_bytes() == (tmp_path / "incidents/a.md").read_bytes()


PROBLEMS = report("severity: SEV9\ntrigger: none\nuser: 3\n")


@pytest.mark.parametrize(("arguments", "expected"), [
    (["--select", "unknown-field"], ["unknown-field"]), (["--ignore", "unknown-field"], ["invalid-value"] * 2),
    (["--select", "unknown-field,invalid-value"], ["invalid-value", "invalid-value", "unknown-field"]),
    (["--select", "invalid-value", "--select", "unknown-field", "--ignore", "Invalid-Value"], ["unknown-field"]),
])  # fmt: skip
def test_checks_are_selected(
    arguments: list[str], expected: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_project(tmp_path, {"incidents/a.md": PROBLEMS})
    done = run(tmp_path, *arguments, "--format", "json", monkeypatch=monkeypatch)
    assert sorted(item["code"] for item in json.loads(done.stdout)) == expected


@pytest.mark.parametrize(("arguments", "said"), [
    (["--select", "unknown-feild"], "did you mean `unknown-field`?"), (["--ignore", "x"], "postmortems explain"),
    (["--format", "gihub"], "did you mean `github`?"), (["--format", "json", "--format", "github"], "only one --format"),
    (["--update-baseline"], "needs --baseline"), (["--update-baseline", "--baseline", "b", "incidents"], "takes all problems"),
    (["--baseline", "none.json"], "none.json: No such file"), (["--baseline", "mkdocs.yml"], "not what `--update-baseline` writes"),
    (["--format", "sarif=mkdocs.yml/x"], "mkdocs.yml"),
    (["--watch", "--diff"], "--watch goes with"),
])  # fmt: skip
def test_what_makes_no_sense_is_said(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = run(make_project(tmp_path, {"incidents/a.md": PROBLEMS}), *arguments, monkeypatch=monkeypatch)
    assert (done.exit_code, done.stdout if "sarif" not in str(arguments) else "") == (2, "")
    assert said in " ".join(done.stderr.split())


def test_formats_go_to_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_project(tmp_path, {"incidents/a.md": PROBLEMS})
    arguments = ["--format", "sarif=out/a.sarif", "--format", "github", "--format", "junit=b.xml"]
    done = run(tmp_path, *arguments, monkeypatch=monkeypatch)
    assert (done.exit_code, done.stdout[:8]) == (1, "::error ")
    assert len(json.loads((tmp_path / "out/a.sarif").read_text())["runs"][0]["results"]) == 3
    assert (tmp_path / "b.xml").read_text().startswith("<?xml")
    assert "3 errors" in run(tmp_path, "--format", "sarif=x", monkeypatch=monkeypatch).stdout


class TestBaseline:
    def test_known_problems_are_silent_and_new_ones_are_not(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        known = ["--baseline", "known.json"]
        make_project(tmp_path, {"incidents/a.md": PROBLEMS})
        assert run(tmp_path, *known, "--update-baseline", monkeypatch=monkeypatch).exit_code == 0
        done = run(tmp_path, *known, monkeypatch=monkeypatch)
        assert (done.exit_code, done.stdout) == (0, "")
        assert "3 known problems of the baseline are left out" in done.stderr
        make_project(tmp_path, {"incidents/a.md": PROBLEMS.replace("user: 3", "usr: 3\n\n\nuser: 4")})
        done = run(tmp_path / "incidents", "--baseline", "../known.json", monkeypatch=monkeypatch)
        assert (done.exit_code, done.stdout.count("error[")) == (1, 1)
        assert "`usr`" in done.stdout

    def test_what_is_mended_is_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        known = ["--baseline", "known.json"]
        make_project(tmp_path, {"incidents/a.md": PROBLEMS, "incidents/b.md": PROBLEMS})
        run(tmp_path, *known, "--update-baseline", monkeypatch=monkeypatch)
        make_project(tmp_path, {"incidents/a.md": report()})
        done = run(tmp_path, *known, monkeypatch=monkeypatch)
        assert "3 of the baseline's problems are gone; `--update-baseline` takes them out" in done.stderr
        assert "gone" not in run(tmp_path, *known, "incidents/b.md", monkeypatch=monkeypatch).stderr
        run(tmp_path, *known, "--update-baseline", monkeypatch=monkeypatch)
        assert "gone" not in run(tmp_path, *known, monkeypatch=monkeypatch).stderr

    def test_a_second_problem_of_the_same_kind_is_new(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        link = "\n[a](none.md)\n"
        make_project(tmp_path, {"incidents/a.md": report(body=BODY + link)})
        run(tmp_path, "--baseline", "b", "--update-baseline", monkeypatch=monkeypatch)
        make_project(tmp_path, {"incidents/a.md": report(body=BODY + link * 2)})
        assert run(tmp_path, "--baseline", "b", monkeypatch=monkeypatch).stdout.count("error[") == 1

    @pytest.mark.parametrize(
        "count", ["1e999", "-5", "0", "1.5", "true", '"1"', "null", "1" + "0" * 30, "1" * 5000, "[1]", "NaN"]
    )
    def test_a_count_that_cannot_be_is_refused(
        self, tmp_path: Path, count: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        make_project(tmp_path, {"incidents/a.md": PROBLEMS})
        entry = f'{{"path": "incidents/a.md", "code": "a", "message": "b", "count": {count}}}'
        (tmp_path / "known.json").write_text(f'{{"version": 1, "problems": [{entry}]}}')
        done = run(tmp_path, "--baseline", "known.json", monkeypatch=monkeypatch)
        assert (done.exit_code, "not what `--update-baseline` writes" in done.stderr) == (2, True)

    @pytest.mark.parametrize("version", ["true", "1.0", "2", '"1"', "null", "[1]"])
    def test_a_version_is_the_number_and_nothing_like_it(
        self, tmp_path: Path, version: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        make_project(tmp_path, {"incidents/a.md": PROBLEMS})
        (tmp_path / "known.json").write_text(f'{{"version": {version}, "problems": []}}')
        done = run(tmp_path, "--baseline", "known.json", monkeypatch=monkeypatch)
        assert (done.exit_code, "it is not of version 1" in done.stderr) == (2, True)

    @pytest.mark.parametrize("kind", ["zero", "pipe", "large", "deep"])
    def test_what_has_no_end_is_refused(
        self, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        make_project(tmp_path, {"incidents/a.md": PROBLEMS})
        path = tmp_path / "known.json"
        if kind == "zero":
            path.symlink_to("/dev/zero")
        elif kind == "pipe":
            os.mkfifo(path)
        elif kind == "large":
            with path.open("wb") as file:
                file.truncate(10_000_000_000)
        else:
            path.write_text("[" * 1_000_000)
        done = run(tmp_path, "--baseline", "known.json", monkeypatch=monkeypatch)
        assert (done.exit_code, "not what `--update-baseline` writes" in done.stderr) == (2, True)


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_change_is_checked_again(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/a.md": report()}, CONFIG)
    command = (Path(sys.executable).with_name("postmortems"), "check", "--watch")
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr
        assert process.stdout
        assert process.stderr.readline() == "1 report checked, nothing to mend\n"
        assert process.stderr.readline() == "Watching; Ctrl-C ends it.\n"
        (tmp_path / "incidents/a.md").write_text(PROBLEMS)
        assert re.fullmatch(r"\d\d:\d\d:\d\d changed: incidents/a.md\n", process.stderr.readline())
        assert process.stdout.readline().startswith("incidents/a.md:12:11: error[invalid-value]")
        assert process.stderr.readline() == "Watching; Ctrl-C ends it.\n"
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 1
        assert "Traceback" not in process.stderr.read()


def test_what_would_be_mended_is_marked_and_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, str | bytes] = {
        "incidents/a.md": report("severity: SEV-2\nkind: other\n"),
        "incidents/b.md": report("severity: sev2\n"),
        "incidents/c.md": report(),
    }
    done = run(make_project(tmp_path, files), "--format", "json", monkeypatch=monkeypatch)
    helps = [each["help"].splitlines()[-1] for each in json.loads(done.stdout)]
    assert [said == "`postmortems check --fix` mends this" for said in helps] == [True, False]
    assert done.stderr == "`--fix` mends 1 of these\n`--fix` would tidy 1 file with nothing wrong\n"


def test_a_tidy_report_has_nothing_to_mend_and_an_untidy_one_is_not_called_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_project(tmp_path, {"incidents/a.md": report()})
    assert run(tmp_path, monkeypatch=monkeypatch).stderr == "1 report checked, nothing to mend\n"
    make_project(tmp_path, {"incidents/a.md": report("started_at: 2026-3-4 14:05 +0000\n")})
    said = run(tmp_path, monkeypatch=monkeypatch).stderr
    assert said == "1 report checked, nothing wrong\n`--fix` would tidy 1 file with nothing wrong\n"
    assert run(tmp_path, "--fix", monkeypatch=monkeypatch).stderr.endswith("nothing to mend\n")


@pytest.mark.parametrize("above", ["\n", "  \n\n", " "])
def test_blanks_above_front_matter_are_removed(above: str) -> None:
    after = apply_fixes(read_document("a.md", (above + report()).encode()), SETTINGS, TEMPLATES)
    assert after.source.text == report()


@pytest.mark.parametrize("above", ["x\n", "<!-- x -->\n"])
def test_words_above_front_matter_stay(above: str) -> None:
    text = above + report()
    assert apply_fixes(read_document("a.md", text.encode()), SETTINGS, TEMPLATES).source.text == text
