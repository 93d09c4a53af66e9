"""The documentation says what is true: generated pages are fresh, and the tutorial's steps work."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from building import mkdocs, postmortems
from postmortems.headings.names import PLANNED, PLANS, REMEDIES
from postmortems.headings.phrases import NAMES, shown
from postmortems.sections import ROLES
from samples import make_project, report

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "docs"))

import reference  # noqa: E402

FENCE = re.compile(
    r"(?:<!-- example: (?P<name>[\w./-]+) -->\n)?```(?P<language>\w+)\n(?P<code>.*?)```", re.DOTALL
)


@pytest.mark.parametrize(("name", "text"), list(reference.pages()), ids=lambda value: str(value)[:30])
def test_a_page_that_follows_from_the_code_is_fresh(name: str, text: str) -> None:
    assert (ROOT / "docs" / name).read_text("utf-8") == text, "run `make reference`"


def test_no_check_page_is_left_over() -> None:
    made = {name for name, _ in reference.pages()}
    assert {f"checks/{path.name}" for path in (ROOT / "docs/checks").glob("*.md")} <= made


def test_every_name_of_a_section_stands_on_its_page() -> None:
    _, *parts = re.split("^### ", reference.sections(), flags=re.MULTILINE)
    told = {title: text for title, _, text in (part.partition("\n") for part in parts)}
    for role, phrases, _ in set(NAMES) - {PLANNED}:
        words = re.split(r": |, |</p>|\n", told[ROLES[role]])
        assert set(shown(phrases)) <= set(words)
    for said in (PLANS, REMEDIES):
        *names, last = shown(said)
        assert f"{', '.join(names)} or {last}" in told[ROLES[PLANNED[0]]]


def examples(path: str) -> dict[str, str]:
    """Return a page's examples: files by their name, others by their language, the first of each."""
    text = (ROOT / path).read_text("utf-8")
    return {
        match["name"] or match["language"]: match["code"] for match in reversed(list(FENCE.finditer(text)))
    }


REPORT = "incidents/2026-03-04-checkout.md"


def by_hand(folder: Path) -> dict[str, str]:
    """Follow the steps that need no command, and return the page's examples."""
    found = examples("docs/start.md")
    (folder / "mkdocs.yml").write_text(found["yaml"])
    (folder / "docs").mkdir()
    (folder / "incidents").mkdir()
    (folder / REPORT).write_text(found[REPORT])
    return found


@pytest.mark.parametrize("page", ["docs/start.md", "README.md"])
def test_the_commands_of_the_tutorial_lead_to_a_page(page: str, tmp_path: Path) -> None:
    script = "set -e\n" + examples(page)["commands"]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    outcome = subprocess.run(
        ["sh", "-c", script], cwd=tmp_path, env={**os.environ, "PATH": path}, capture_output=True, text=True,
        timeout=120, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    made = next((tmp_path / "kb/site/incidents").glob("*-checkout-is-down/index.html"))
    assert "Checkout is down" in made.read_text("utf-8")


def test_a_report_written_by_hand_becomes_a_page(tmp_path: Path) -> None:
    by_hand(tmp_path)
    for outcome in (postmortems(tmp_path, "check"), mkdocs(tmp_path, "build", "--strict", "--quiet")):
        assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    page = tmp_path / "site/incidents/2026-03-04-checkout/index.html"
    assert "Checkout down in Europe" in page.read_text("utf-8")


def test_a_year_that_is_over_is_a_site_below_the_newest(tmp_path: Path) -> None:
    made, report = examples("docs/large-sites.md"), examples("docs/start.md")[REPORT]
    (tmp_path / "docs").mkdir()
    for year, config in (("2026", "mkdocs.yml"), ("2025", "2025.yml")):
        (tmp_path / config).write_text(made[config])
        (tmp_path / "incidents" / year).mkdir(parents=True)
        (tmp_path / "incidents" / year / f"{year}-03-04-checkout.md").write_text(report.replace("2026", year))
    for options in ((), ("--config-file", "2025.yml")):
        outcome = mkdocs(tmp_path, "build", "--quiet", *options)
        assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    site = tmp_path / "site"
    found = {path.relative_to(site).as_posix() for path in site.rglob("*-checkout/index.html")}
    assert found == {
        f"{at}incidents/{y}-03-04-checkout/index.html" for at, y in (("", "2026"), ("2025/", "2025"))
    }


CHANGES = {"docs/start.md": ("status: draft", "status: final"), "README.md": ("SEV2", "SEV9")}


@pytest.mark.parametrize(("page", "change"), CHANGES.items())
def test_the_message_in_the_tutorial_is_the_one_that_is_printed(
    page: str, change: tuple[str, str], tmp_path: Path
) -> None:
    found = by_hand(tmp_path)
    (tmp_path / REPORT).write_text(found[REPORT].replace(*change))
    outcome = postmortems(tmp_path, "check")
    assert outcome.returncode == 1
    blocks = FENCE.finditer((ROOT / page).read_text("utf-8"))
    message = next(block["code"] for block in blocks if block["language"] == "text")
    assert message.strip() in outcome.stdout


def test_the_task_for_an_editor_finds_each_problem(tmp_path: Path) -> None:
    (task,) = json.loads(examples("docs/editors.md")["tasks"])["tasks"]
    names = task["problemMatcher"]["pattern"]
    make_project(tmp_path, {"incidents/a.md": report("severity: SEV9\n")})
    said = postmortems(tmp_path, *task["args"]).stdout
    (found,) = filter(None, (re.match(names["regexp"], line) for line in said.splitlines()))
    told = [found[names[each]] for each in ("file", "line", "column", "severity", "code")]
    assert told == ["incidents/a.md", "12", "11", "error", "invalid-value"]
