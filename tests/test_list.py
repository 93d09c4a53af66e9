"""Incidents on a terminal and for other programs."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner

from pages.shelf import incident, site
from postmortems.commands.cli import cli
from postmortems.insight.selection import FILTERS, SORTS, Selection
from postmortems.model.details import Detection
from postmortems.pages.incidents import SORTS as TABLE_SORTS
from postmortems.pages.parts.filters import filters
from postmortems.wording.columns import width
from samples import CONFIG, make_project, report

REPORTS = {
    "incidents/2026-03-04-checkout.md": report(),
    "incidents/2025-11-20-search.md": report(
        "title: Search was slow\nservices: [search, API Gateway]\nstarted_at: 2025-11-20T10:00Z\n"
        "detected_at: 2025-11-20T10:30Z\nresolved_at: 2025-11-21T10:00Z\nseverity: sev3\ntags: [Peak]\n"
        "contributing_factors: [No limit]\n",
        "## Summary\n\nSlow.\n\n## Action items\n\n- [ ] Set a limit (owner: a)\n",
    ),
    "incidents/2024-01-02-dates.md": report(
        "title: '=1+1'\nstarted_at: 2024-01-02\ndetected_at:\nresolved_at: 2024-01-05\nstatus: draft\nseverity: SEV1\n"
    ),
}


def run(root: Path, *arguments: str, files: dict[str, str] = REPORTS) -> str:
    make_project(root, dict(files), CONFIG)
    done = CliRunner().invoke(cli, ["list", "-f", str(root / "mkdocs.yml"), *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


def ids(root: Path, *arguments: str) -> list[str]:
    return [one["id"] for one in json.loads(run(root, "--format", "json", *arguments))]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("", "2026-03-04-checkout 2025-11-20-search 2024-01-02-dates"),
        ("--service api-gateway", "2025-11-20-search"),
        ("--service checkout --severity sev1", "2024-01-02-dates"),
        ("--severity SEV2 --severity SEV3", "2026-03-04-checkout 2025-11-20-search"),
        ("--year 2026 --year 2024", "2026-03-04-checkout 2024-01-02-dates"),
        ("--cause no-limit", "2025-11-20-search"),
        ("--tag peak", "2025-11-20-search"),
        ("--status draft", "2024-01-02-dates"),
        ("--detection alert --kind incident --text SLOW", "2025-11-20-search"),
        ("--text slo", "2025-11-20-search"),
        ("--text 2024-01", "2024-01-02-dates"),
        ("--text nobody", "2026-03-04-checkout 2025-11-20-search 2024-01-02-dates"),
        ("--open-actions", "2025-11-20-search"),
        ("--service gone", ""),
        ("--sort severity", "2024-01-02-dates 2026-03-04-checkout 2025-11-20-search"),
        ("--sort length", "2024-01-02-dates 2025-11-20-search 2026-03-04-checkout"),
        ("--sort -date", "2024-01-02-dates 2025-11-20-search 2026-03-04-checkout"),
        ("--sort title", "2024-01-02-dates 2026-03-04-checkout 2025-11-20-search"),
    ],
)
def test_filters_and_order(tmp_path: Path, arguments: str, expected: str) -> None:
    assert ids(tmp_path, *arguments.split()) == expected.split()


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            REPORTS,
            "none of 3 is like that\nno report has the service `gone`; there is api-gateway, checkout, search\n",
        ),
        ({}, "there are no incidents yet\n"),
    ],
)
def test_an_empty_list_says_so_beside_it(tmp_path: Path, files: dict[str, str], said: str) -> None:
    (make_project(tmp_path, dict(files), CONFIG) / "incidents").mkdir(exist_ok=True)
    done = CliRunner().invoke(cli, ["list", "-f", str(tmp_path / "mkdocs.yml"), "--service", "gone"])
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", said)


def test_json_says_what_is_known_and_null_for_what_is_not(tmp_path: Path) -> None:
    first, _, last = json.loads(run(tmp_path, "--format", "json"))
    assert first["time_to_resolve_minutes"] == 85
    assert first["started_at"] == "2026-03-04T14:05:00+00:00"
    assert last["detected_at"] is None
    assert last["time_to_resolve_minutes"] is None
    assert last["started_at"] == "2024-01-02"


def test_csv_has_the_same_and_no_formula(tmp_path: Path) -> None:
    listed = list(csv.DictReader(io.StringIO(run(tmp_path, "--format", "csv"))))
    made = json.loads(run(tmp_path, "--format", "json"))
    assert list(listed[0]) == list(made[0])
    assert [one["title"] for one in listed] == ["Checkout down in Europe", "Search was slow", "'=1+1"]
    assert listed[1]["services"] == "search; API Gateway"
    assert listed[2]["time_to_resolve_minutes"] == ""


@pytest.mark.parametrize(("written", "cell"), [("-12.50", "-12.5"), ("+3", "3"), ("-0", "0")])
def test_a_number_is_no_formula(written: str, cell: str, tmp_path: Path) -> None:
    own = "      fields: {cost: {type: number}}\n"
    make_project(tmp_path, {"incidents/a.md": report(f"cost: {written}\n")}, f"{CONFIG.rstrip()}:\n{own}")
    done = CliRunner().invoke(cli, ["list", "-f", str(tmp_path / "mkdocs.yml"), "--format", "csv"])
    assert [row["cost"] for row in csv.DictReader(io.StringIO(done.stdout))] == [cell]


STARTS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "|a",
    "%a",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    " =1",
    "\u00a0=1",
    "\u3000＝1",
]
SIGNS = [
    letter
    for number in range(sys.maxunicode + 1)
    if unicodedata.normalize("NFKC", letter := chr(number)).strip()[:1] in {*"=+-@|%\u2212"} - {""}
]


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_is_one_in_every_width(sign: str, tmp_path: Path) -> None:
    files = {"incidents/a.md": report(f"title: '{sign}1+1'\n")}
    (row,) = csv.DictReader(io.StringIO(run(tmp_path, "--format", "csv", files=files)))
    assert row["title"] == f"'{sign}1+1"


INNER = ["a;=1+1", "a; @b", "a;\t+1", "a\t=1", "a\r=1", "a\n=1", "a;;－1", "a; ＝1"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_cell_is_a_formula_however_the_file_is_cut(separator: str, tmp_path: Path) -> None:
    files = {
        f"incidents/{number}.md": report(f"tags: [{json.dumps(text)}]\nsummary: {json.dumps(text)}\n")
        for number, text in enumerate([*STARTS, *INNER])
    }
    text = run(tmp_path, "--format", "csv", files=files)
    cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) for cell in row]
    pieces = [piece for cell in cells for piece in re.split(r"[\t\r\n]", cell)]
    assert [piece for piece in pieces if piece.strip()[:1] in {*"=+-@＝＋－＠"} - {""}] == []
    assert sum("'" in cell for cell in cells) >= len(STARTS)


def test_data_is_plain_where_a_terminal_may_show_it(tmp_path: Path) -> None:
    files = {"incidents/a.md": report('title: "é \\u202E \\u00AD \\U000E0041"\n')}
    text = run(tmp_path, "--format", "json", files=files)
    assert text.isascii()
    assert json.loads(text)[0]["title"].startswith("é \u202e")


def test_the_table_is_aligned_and_whole(tmp_path: Path) -> None:
    lines = run(tmp_path).splitlines()
    assert lines[0].split("  ")[0] == "Date"
    column = lines[0].index("Title")
    assert [line[column:] for line in lines[1:]] == ["Checkout down in Europe", "Search was slow", "=1+1"]


def test_columns_stand_below_each_other_where_letters_are_wide(tmp_path: Path) -> None:
    config = f"{CONFIG[:-1]}:\n      severities: [重大, SEV2, e\u0301norme]\n"
    files = {
        f"incidents/{name}.md": report(f"severity: {name}\n") for name in ("重大", "SEV2", "e\u0301norme")
    }
    make_project(tmp_path, dict(files), config)
    done = CliRunner().invoke(cli, ["list", "-f", str(tmp_path / "mkdocs.yml")])
    assert done.exit_code == 0, done.output
    lines = [re.sub("[重大]", "##", line).replace("\u0301", "") for line in done.stdout.splitlines()]
    assert len({line.index("final") for line in lines[1:]} | {lines[0].index("Status")}) == 1


def test_a_title_cannot_command_the_terminal(tmp_path: Path) -> None:
    files = {"incidents/a.md": report('title: "x\\e[31mred\\u202Eeht"\n')}
    shown = run(tmp_path, files=files)
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_files_that_are_no_incidents_are_counted(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/a.md": report(), "incidents/b.md": "---\ntitle: x\n---\n"}, CONFIG)
    done = CliRunner().invoke(cli, ["list", "-f", str(tmp_path / "mkdocs.yml")])
    assert done.exit_code == 0
    assert "1 file is left out" in done.stderr


def test_the_year_and_the_day_are_those_on_the_calendar_there(tmp_path: Path) -> None:
    fields = (
        "started_at: 2025-12-31T23:30Z\ndetected_at:\nresolved_at:\ntimezone: Africa/Lagos\nstatus: draft\n"
    )
    files = {"incidents/a.md": report(fields)}
    assert json.loads(run(tmp_path, "--format", "json", "--year", "2025", files=files)) == []
    assert "2026-01-01" in run(tmp_path, "--year", "2026", files=files)


def test_the_table_of_incidents_has_the_same_filters_with_the_same_answers() -> None:
    told = (
        incident("a", "2025-03-04", tags=("C++", "new"), services=("checkout",), severity="SEV1"),
        incident("b", tags=("c++",), contributing_factors=("No limit",), detection=Detection("alert")),
        incident("c", status="draft", kind="near-miss", trigger="deploy", services=("Check out", "x" * 99)),
    )
    shelf = site(*told)
    found = filters(shelf)
    names = [each.name for each in found.listed]
    assert names == [each.name for each in FILTERS if each.name in names]
    assert "tag" in names
    values = [(each.name, option.value) for each in found.listed for option in each.options]
    for at, (name, value) in enumerate(values):
        marked = {id_ for id_, marks in found.marks.items() if at in marks}
        assert marked == {one.id for one in Selection({name: (value,)}).of(shelf.analysis)}, (name, value)


def test_the_table_of_incidents_sorts_by_the_same() -> None:
    assert {name.removeprefix("-") for name in TABLE_SORTS if name} == {*SORTS}


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("e\u0301", 1), ("全国", 4), ("한국", 4), ("ที่", 1), ("नमस्ते", 4), ("⚠\ufe0f", 2), ("１", 2)],
)
def test_a_mark_of_any_script_takes_no_column(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("--severity P1", "there is no severity `P1`; one of SEV1, SEV2, SEV3, SEV4, SEV5"),
        ("--severity SEVV1", "did you mean `SEV1`?"), ("--status fnal", "one of draft, in-review, final, withdrawn; did you mean `final`?"),
        ("--year 20x", "`20x` is no year; there are 2024, 2025, 2026"), ("--kind dril", "did you mean `drill`?"),
        ("--detection alret", "did you mean `alert`?"), ("--trigger dploy", "did you mean `deploy`?"),
        ("--since 2026-13", "there is no month 13"), ("--since soon", "write a day, a month or a year"),
    ],
)  # fmt: skip
def test_what_nothing_can_be_is_refused_with_what_there_is(tmp_path: Path, arguments: str, said: str) -> None:
    make_project(tmp_path, dict(REPORTS), CONFIG)
    done = CliRunner().invoke(cli, ["list", "-f", str(tmp_path / "mkdocs.yml"), *arguments.split()])
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.parametrize(
    ("since", "expected"),
    [("2025-11-20", 2), ("2025-11-21", 1), ("2025", 2), ("2026-03", 1), ("2024-01-02", 3), ("200d", 2), ("2 years", 2),
     ("30w", 2), ("20.11.2025", 2), ("yesterday", 0), ("99999 years", 3)],
)  # fmt: skip
def test_what_began_since(tmp_path: Path, since: str, expected: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780315200")
    assert len(ids(tmp_path, "--since", since)) == expected


def test_words_are_known_by_their_aliases(tmp_path: Path) -> None:
    config = f"{CONFIG[:-1]}:\n      severities: [{{name: SEV1, aliases: [critical]}}, SEV2, SEV3]\n"
    make_project(tmp_path, dict(REPORTS), config)
    done = CliRunner().invoke(cli, ["list", "-f", str(tmp_path / "mkdocs.yml"), "--severity", "CRITICAL"])
    assert (done.exit_code, "2024-01-02-dates" in done.stdout) == (0, True)


@pytest.mark.parametrize(("asked", "spelled"), [
    ("--severity=SEV-1", "--severity=SEV1"), ("--severity=sev 1", "--severity=SEV1"), ("--severity=p_1", "--severity=SEV1"),
    ("--kind=Near Miss", "--kind=near-miss"), ("--trigger=config change", "--trigger=config-change"), ("--status=Final", "--status=final"),
])  # fmt: skip
def test_a_word_is_known_by_its_letters(tmp_path: Path, asked: str, spelled: str) -> None:
    config = f"{CONFIG[:-1]}:\n      severities: [{{name: SEV1, aliases: [P1]}}, SEV2, SEV3]\n"
    make_project(tmp_path, dict(REPORTS), config)
    first, second = (
        CliRunner().invoke(cli, ["list", "-f", str(tmp_path / "mkdocs.yml"), each])
        for each in (asked, spelled)
    )
    assert first.exit_code == 0
    assert first.stdout == second.stdout


def test_a_value_that_no_report_has_is_proposed(tmp_path: Path) -> None:
    make_project(tmp_path, dict(REPORTS), CONFIG)
    done = CliRunner().invoke(cli, ["list", "-f", str(tmp_path / "mkdocs.yml"), "--service", "chekout"])
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == (
        "none of 3 is like that\nno report has the service `chekout`; did you mean `checkout`?\n"
    )
