"""What repeats the settings: that it is told when it does not, and written anew."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
import yaml

from building import postmortems
from samples import report

FORM = ".github/ISSUE_TEMPLATE/incident.yml"
FILES = ("incident.schema.json", FORM, "docs/severities.md")
CHOSEN = "[{name: 'Critical: pay', aliases: [P1], means: 'Nobody | can pay.'}, 'No', Major one]"


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    assert postmortems(tmp_path, "init", "kb").returncode == 0
    for path in (tmp_path / "kb/incidents").glob("*.md"):
        path.unlink()
    return tmp_path / "kb"


def choose(kb: Path, severities: str = CHOSEN) -> None:
    config = kb / "mkdocs.yml"
    config.write_text(
        config.read_text().replace(
            "      timezone: UTC\n", f"      timezone: UTC\n      severities: {severities}\n"
        )
    )


def told(kb: Path) -> set[str]:
    found = json.loads(postmortems(kb, "check", "--format", "json").stdout)
    return {each["path"] for each in found if each["code"] == "stale-file"}


def test_a_change_of_the_settings_is_told_and_synced(kb: Path) -> None:
    assert told(kb) == set()
    choose(kb)
    assert told(kb) == set(FILES)
    done = postmortems(kb, "sync")
    assert done.stdout.splitlines() == [f"{name}: written" for name in FILES]
    assert told(kb) == set()
    assert "Critical: pay" in str(json.loads((kb / FILES[0]).read_text()))
    options = [
        part.get("attributes", {}).get("options") for part in yaml.safe_load((kb / FORM).read_text())["body"]
    ]
    assert ["Critical: pay", "No", "Major one"] in options
    page = (kb / FILES[2]).read_text()
    assert "| Critical: pay | Nobody \\| can pay. | P1 |\n" in page
    assert "SEV1" not in page
    again = postmortems(kb, "sync")
    assert again.stdout.splitlines() == [f"{name}: says what the settings say" for name in FILES]


def test_a_dry_run_writes_nothing(kb: Path) -> None:
    choose(kb)
    before = [(kb / name).read_bytes() for name in FILES]
    assert "incident.schema.json: would be written" in postmortems(kb, "sync", "--dry-run").stdout
    assert [(kb / name).read_bytes() for name in FILES] == before


def test_what_a_team_words_itself_stays(kb: Path) -> None:
    page = kb / "docs/severities.md"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n") + "Größe, ours.\r\n".encode())
    form = kb / FORM
    form.write_text("name: Ours\n" + form.read_text().partition("\n")[2])
    choose(kb)
    postmortems(kb, "sync")
    assert page.read_bytes().endswith("Größe, ours.\r\n".encode())
    assert page.read_bytes().count(b"\n") == page.read_bytes().count(b"\r\n")
    assert form.read_text().startswith("name: Ours\n")


@pytest.mark.parametrize(
    "text",
    [
        "# Ours\n",
        "<!-- severities: written by `postmortems sync` from mkdocs.yml -->\n| SEV9 |\n",
        "<!-- end of severities -->\n<!-- severities: written by `postmortems sync` from mkdocs.yml -->\n",
    ],
)
def test_a_page_of_its_own_is_left_alone(kb: Path, text: str) -> None:
    (kb / FILES[2]).write_text(text)
    choose(kb)
    assert FILES[2] not in told(kb)
    done = postmortems(kb, "sync", "--all")
    assert "docs/severities.md: is your own, left as it is" in done.stderr
    assert (kb / FILES[2]).read_text() == text


def test_what_a_formatter_did_is_not_told(kb: Path) -> None:
    schema, page = kb / FILES[0], kb / FILES[2]
    schema.write_text(json.dumps(json.loads(schema.read_text()), indent=4, sort_keys=True))
    page.write_text(page.read_text().replace("| SEV1 | ", "| SEV1     | ").replace("| --- |", "| -------- |"))
    assert told(kb) == set()


@pytest.mark.parametrize("content", [b"", b"{", b"[" * 100_000, b"\xff\xfe", b"{}"])
def test_a_schema_that_is_none_is_told(kb: Path, content: bytes) -> None:
    (kb / FILES[0]).write_bytes(content)
    assert FILES[0] in told(kb) or content == b"\xff\xfe"


def test_all_of_them_are_written_where_they_are_not(kb: Path) -> None:
    for name in FILES:
        (kb / name).unlink()
    choose(kb)
    done = postmortems(kb, "sync")
    assert (done.returncode, done.stdout) == (0, "")
    assert "`--all` writes them" in done.stderr
    assert postmortems(kb, "sync", "--all").stdout.splitlines() == [f"{name}: written" for name in FILES]
    assert told(kb) == set()
    assert "- No\n" not in (kb / FORM).read_text()


def test_two_knowledge_bases_of_one_repository_do_not_fight(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    for name in ("one", "two"):
        assert postmortems(tmp_path, "init", name).returncode == 0
    choose(tmp_path / "two")
    (tmp_path / "two/incidents/2026-01-15-expired-certificate.md").unlink()
    assert told(tmp_path / "one") == set()
    assert told(tmp_path / "two") == {FILES[0], FILES[2]}
    postmortems(tmp_path / "two", "sync")
    assert "SEV1" in (tmp_path / FORM).read_text()


def test_a_site_without_these_files_is_told_nothing(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [postmortems]\n")
    (tmp_path / "incidents").mkdir()
    (tmp_path / "incidents/a.md").write_text(report())
    assert told(tmp_path) == set()


def test_nothing_is_written_through_a_link_that_leads_out(kb: Path) -> None:
    (kb.parent / "elsewhere.json").write_text("{}")
    (kb / FILES[0]).unlink()
    (kb / FILES[0]).symlink_to(kb.parent / "elsewhere.json")
    assert FILES[0] not in told(kb)
    assert postmortems(kb, "sync", "--all").returncode == 0
    assert (kb.parent / "elsewhere.json").read_text() == "{}"


def test_line_ends_stay_as_they_are(kb: Path) -> None:
    for name in FILES:
        (kb / name).write_bytes((kb / name).read_bytes().replace(b"\n", b"\r\n"))
    choose(kb)
    assert postmortems(kb, "sync").returncode == 0
    for name in FILES:
        content = (kb / name).read_bytes()
        assert content.count(b"\r\n") == content.count(b"\n") > 10
    assert told(kb) == set()


def test_a_file_at_the_root_of_the_repository_is_named_from_here(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    assert postmortems(tmp_path, "init", "ops/kb").returncode == 0
    kb = tmp_path / "ops/kb"
    choose(kb)
    assert f"../../{FORM}" in told(kb)
    assert f"../../{FORM}: written\n" in postmortems(kb, "sync").stdout
    assert f"file={FORM}," not in postmortems(kb, "check", "--format", "github").stdout
