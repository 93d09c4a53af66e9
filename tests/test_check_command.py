"""`postmortems check` as people and programs run it: exit codes, streams, formats, paths."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from building import postmortems
from postmortems.commands.cli import cli
from samples import BODY, CONFIG, make_project, report

POSTMORTEMS = Path(sys.executable).with_name("postmortems")
WARNING = report(body=BODY + "\n### Nothing\n")


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780315200")


def run(folder: Path, *arguments: str, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.chdir(folder)
    return CliRunner().invoke(cli, ["check", *arguments], catch_exceptions=False)


@pytest.mark.parametrize(
    ("content", "arguments", "code"),
    [
        (report(), [], 0), (report(), ["--strict"], 0), (WARNING, [], 0), (WARNING, ["--strict"], 1),
        (report("severity: SEV9\n"), [], 1), ("no front matter", [], 1), (report("status: draft\n", "TODO\n"), ["--strict"], 0),
    ],
)  # fmt: skip
def test_the_exit_code_says_whether_it_failed(
    content: str, arguments: list[str], code: int, tmp_path: Path
) -> None:
    done = postmortems(make_project(tmp_path, {"incidents/a.md": content}), "check", *arguments)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)


def test_a_file_that_cannot_be_written_is_named_as_it_was_given(tmp_path: Path) -> None:
    done = postmortems(
        make_project(tmp_path, {"incidents/a.md": report()}), "check", "--format", "json=incidents"
    )
    assert (done.returncode, done.stderr) == (2, "Error: incidents: Is a directory\n")


@pytest.mark.parametrize("verb", ["check", "list", "explain", "schema"])
def test_an_output_that_takes_nothing_is_no_traceback(verb: str, tmp_path: Path) -> None:
    folder = make_project(tmp_path, {"incidents/a.md": WARNING})
    for target, code in ((">/dev/full", 2), (">&-", 0), (">&- 2>&-", 0)):
        done = subprocess.run(
            f'"{POSTMORTEMS}" {verb} {target}', shell=True, cwd=folder, capture_output=True, text=True, timeout=60,
            check=False,
        )  # fmt: skip
        assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr
        assert (code == 2) == ("Error: standard output: " in done.stderr)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("check -", "the file is empty"),
        ("check - --stdin-path ''", "stdin.md:1:1: "),
        ("new x", "how bad is it?"),
        ("init kb", ""),
    ],
)
def test_an_input_that_is_closed_is_no_traceback(arguments: str, said: str, tmp_path: Path) -> None:
    folder = make_project(tmp_path, {"incidents/a.md": report()})
    done = subprocess.run(
        f'"{POSTMORTEMS}" {arguments} <&-',
        shell=True,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_verb_that_is_interrupted_ends_with_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_project(tmp_path, {"incidents/a.md": report()})
    monkeypatch.setattr("postmortems.commands.check.check", lambda *_: signal.raise_signal(signal.SIGINT))
    done = postmortems(tmp_path, "check")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "Error: interrupted\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "missing.md"], ["check", "--format", "none"], ["check", "--nonsense"], ["check", "-f", "missing.yml"],
        ["check", "-f", "incidents"], ["nonsense"], ["explain", "nonsense"], ["explain", "--nonsense"],
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_two(arguments: list[str], tmp_path: Path) -> None:
    done = postmortems(make_project(tmp_path, {"incidents/a.md": report()}), *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_every_problem_of_every_file_is_told_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files: dict[str, str | bytes] = {
        f"incidents/{name}": report("trigger: none\nseverity: SEV9\n", BODY + "\n[a](nowhere.md)\n")
        for name in ("b.md", "a.md", "c/a.md")
    }
    done = run(make_project(tmp_path, files), monkeypatch=monkeypatch)
    found = re.findall(r"^(incidents/\S+\.md):(\d+):\d+: error", done.stdout, re.MULTILINE)
    expected = [("incidents/a.md", "12"), ("incidents/a.md", "13"), ("incidents/a.md", "33")]
    assert found[:3] == expected
    assert found == sorted(found, key=lambda place: (place[0], int(place[1])))
    assert {name for name, _ in found} == set(files)
    assert done.stdout.endswith("\n9 errors in 3 files\n")


def test_json_is_one_array(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run(
        make_project(tmp_path, {"incidents/a.md": report("title: é検\nseverity: 'é9'\n")}),
        "--format",
        "json",
        monkeypatch=monkeypatch,
    )
    (item,) = json.loads(done.stdout)
    assert item.pop("help").startswith("one of SEV1")
    assert item == {
        "path": "incidents/a.md", "line": 12, "column": 11, "end_column": 15, "code": "invalid-value", "level": "error",
        "message": "`severity` is `é9`",
    }  # fmt: skip
    done = run(
        make_project(tmp_path, {"incidents/a.md": report()}), "--format", "json", monkeypatch=monkeypatch
    )
    assert json.loads(done.stdout) == []


def test_nothing_wrong_is_said_beside_the_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run(make_project(tmp_path, {"incidents/a.md": report()}), monkeypatch=monkeypatch)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "1 report checked, nothing to mend\n")


def test_an_empty_folder_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run(make_project(tmp_path, {}), monkeypatch=monkeypatch)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "no reports yet" in done.stderr


@pytest.mark.parametrize("as_file", [True, False])
def test_a_missing_folder_is_said_plainly(
    as_file: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_project(tmp_path, {})
    (tmp_path / "incidents").rmdir()
    if as_file:
        (tmp_path / "incidents").write_text("a file")
    done = run(tmp_path, monkeypatch=monkeypatch)
    assert (done.exit_code, done.stdout) == (2, "")
    assert ("this is no folder" if as_file else "no such folder") in done.stderr
    assert "incidents_dir" in done.stderr


def test_a_misspelt_setting_is_told_before_the_missing_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_project(tmp_path, {"reports/a.md": report()}, f"{CONFIG[:-1]}:\n      incident_dir: reports\n")
    (tmp_path / "incidents").rmdir()
    done = run(tmp_path, monkeypatch=monkeypatch)
    assert done.exit_code == 1
    assert "mkdocs.yml:4:7: error[invalid-setting]" in done.stdout
    assert "no such folder" in done.stderr


def test_paths_may_be_files_and_folders_and_repeat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_project(tmp_path, {"incidents/a.md": "", "incidents/b/c.md": "", "elsewhere/_d.txt": ""})
    paths = ["incidents", "incidents/a.md", str(root / "incidents/a.md"), "./incidents/b", "elsewhere/_d.txt"]
    done = run(root, *paths, "--format", "json", monkeypatch=monkeypatch)
    assert [item["path"] for item in json.loads(done.stdout)] == [
        "elsewhere/_d.txt",
        "incidents/a.md",
        "incidents/b/c.md",
    ]


@pytest.mark.parametrize("path", ["a.md", "../incidents/a.md", "{root}/incidents/a.md"])
def test_a_folder_below_the_site_will_do(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, str | bytes] = {
        "incidents/a.md": report("related: [b]\n", BODY + "\n[b](b.md#summary) [c](../docs/c.md) ![d](d.png)\n"),
        "incidents/b.md": report(), "docs/c.md": "", "incidents/d.png": b"",
    }  # fmt: skip
    root = make_project(tmp_path, files)
    for arguments in ([], [path.format(root=root)]):
        done = run(root / "incidents", *arguments, monkeypatch=monkeypatch)
        assert (done.exit_code, done.stdout) == (0, "")


@pytest.mark.parametrize("path", [".", "", ".."])
def test_a_folder_around_the_reports_means_these(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_project(
        tmp_path / "kb", {"incidents/a.md": report(), "README.md": "# Ours\n", "docs/b.md": "# A page\n"}
    )
    done = run(folder, path, monkeypatch=monkeypatch)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "1 report checked" in done.stderr


def test_another_configuration_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = "plugins:\n  - postmortems:\n      incidents_dir: reports\n      severities: [P1]\n"
    make_project(tmp_path / "other", {"reports/a.md": report()}, config)
    for arguments in (["-f", "other/mkdocs.yml"], ["--config-file", str(tmp_path / "other/mkdocs.yml")]):
        done = run(tmp_path, *arguments, monkeypatch=monkeypatch)
        assert done.exit_code == 1
        assert done.stdout.startswith("other/reports/a.md:4:11: error[invalid-value]: `severity` is `SEV2`")


def test_one_file_knows_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, str | bytes] = {
        "incidents/a.md": report("related: [b, old, none]\n"), "incidents/b.md": report("id: b\naliases: [old]\n"),
        "incidents/x/b.md": report(),
    }  # fmt: skip
    root = make_project(tmp_path, files)
    done = run(root, "incidents/a.md", "--format", "json", monkeypatch=monkeypatch)
    assert [item["message"] for item in json.loads(done.stdout)] == ["there is no report with the id `none`"]
    done = run(root, "incidents/x/b.md", "--format", "json", monkeypatch=monkeypatch)
    assert [item["message"] for item in json.loads(done.stdout)] == [
        "the id `b` is also that of `incidents/b.md`"
    ]


def test_levels_and_strictness_are_the_sites_choice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def exit_code(*lines: str) -> int:
        config = f"{CONFIG[:-1]}:\n" + "".join(f"      {line}\n" for line in lines)
        return run(
            make_project(tmp_path, {"incidents/a.md": WARNING}, config), monkeypatch=monkeypatch
        ).exit_code

    assert exit_code("timezone: UTC") == 0
    assert exit_code("strict: true") == 1
    assert exit_code("checks: {empty-section: error}") == 1
    assert exit_code("strict: true", "checks: {empty-section: off}") == 0
    assert exit_code("strict: true", "checks: {empty-section: info}") == 0


def test_colour_is_for_terminals_only(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/a.md": ""})
    assert "\x1b" not in postmortems(tmp_path, "check").stdout
    pty: Any = pytest.importorskip("pty")
    main, other = pty.openpty()
    subprocess.run(
        [POSTMORTEMS, "check"], cwd=tmp_path, stdout=other, env={**os.environ, "TERM": "xterm"}, check=False
    )
    os.close(other)
    assert b"\x1b[1;31merror[front-matter-syntax]\x1b[0m" in os.read(main, 10_000)


def test_a_long_line_is_cut_around_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = BODY + "\n" + "word " * 2000 + "[a](none.md) " + "word " * 2000 + "\n"
    done = run(make_project(tmp_path, {"incidents/a.md": report(body=body)}), monkeypatch=monkeypatch)
    _, quoted, carets = (line for line in done.stdout.splitlines() if " | " in line or line.endswith(" |"))
    assert max(map(len, done.stdout.splitlines())) < 200
    assert quoted[carets.index("^") : carets.rindex("^") + 1] == "[a](none.md)"


def test_carets_stand_below_wide_letters_and_tabs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = BODY + "\n検索\té [検](none.md)\n"
    done = run(make_project(tmp_path, {"incidents/a.md": report(body=body)}), monkeypatch=monkeypatch)
    assert "\n32 | 検索 é [検](none.md)\n   |        ^^^^^^^^^^^^^\n" in done.stdout


def test_it_starts_without_what_it_does_not_need(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/a.md": report()})
    code = (
        "import sys; sys.argv = ['postmortems', 'check', 'incidents/a.md']\n"
        "from postmortems.commands.cli import main\n"
        "try: main()\n"
        "finally: print(*sorted({name.partition('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    loaded = set(done.stdout.split())
    assert done.returncode == 0
    assert not loaded & {"mkdocs", "material", "jinja2", "pygments", "nh3", "pydantic", "asyncio", "unittest"}


def test_a_broken_report_is_its_own_problem_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, str | bytes] = {
        "incidents/a.md": report("related: [b, c]\n", BODY + "\n[b](b.md) [c](c.md)\n"),
        "incidents/b.md": report("severity: SEV9\n"),
        "incidents/c.md": "no front matter",
    }
    done = run(make_project(tmp_path, files), "--format", "json", monkeypatch=monkeypatch)
    assert [item["path"] for item in json.loads(done.stdout)] == ["incidents/b.md", "incidents/c.md"]


def test_a_link_to_a_file_that_is_never_published_is_told_of_one_file_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files: dict[str, str | bytes] = {
        "incidents/a.md": report(body=f"{BODY}\n[x](_hidden.md) [y](b.md)\n"),
        "incidents/_hidden.md": report(),
        "incidents/b.md": report("title: Another\n"),
    }
    monkeypatch.chdir(make_project(tmp_path, files))
    whole, one = (
        CliRunner().invoke(cli, ["check", "--select", "broken-link", *paths])
        for paths in ((), ("incidents/a.md",))
    )
    assert "_hidden.md" in whole.stdout
    assert one.stdout == whole.stdout


@pytest.mark.parametrize("own", ["", "id: INC-1\n"])
def test_what_may_be_meant_is_the_same_whether_one_report_is_checked_or_all(own: str, tmp_path: Path) -> None:
    text = report("related: [2026-01-15-certificat, 2026-03-04-chekout, nonsense, INC-2]\n" + own)
    files: dict[str, str | bytes] = {
        "incidents/2026-05-05-hello.md": text,
        "incidents/2026-01-15-certificate.md": report(),
        "incidents/team/2026-03-04-checkout.md": report("id: 2026-03-04-checkouts\n"),
    }
    make_project(tmp_path, files, CONFIG)
    name, select = "incidents/2026-05-05-hello.md", ("--select", "unknown-reference")
    ways = [[], [name], ["incidents"], ["-", "--stdin-path", name]]
    found = [postmortems(tmp_path, "check", *way, *select, input=text).stdout for way in ways]
    assert found == [found[0]] * len(ways)
    proposed = re.findall(r"= help: (.*)", found[0])
    assert proposed[:2] == ["did you mean `2026-01-15-certificate`?", "did you mean `2026-03-04-checkouts`?"]
    assert [each.partition(" ")[0] for each in proposed[2:]] == ["an", "an"]


@pytest.mark.parametrize("content", [b"notes", b"\x89PNG\r\n", report().encode()])
@pytest.mark.parametrize("name", ["notes.txt", "graph.png", "report.markdown"])
def test_a_file_that_can_be_no_report_is_told_as_that_and_nothing_else(
    name: str, content: bytes, tmp_path: Path
) -> None:
    make_project(tmp_path, {f"incidents/{name}": content, "incidents/a.md": report()})
    done = postmortems(tmp_path, "check", f"incidents/{name}")
    assert done.returncode == 1
    assert "this is no report: the name of one ends in `.md`" in done.stdout
    assert done.stdout.endswith("1 error in 1 file\n")
