"""The documentation says what is true: generated pages are fresh, and the tutorial's steps work."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

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


def examples(path: str) -> dict[str, str]:
    """Return a page's examples: files by their name, others by their language, the first of each."""
    text = (ROOT / path).read_text("utf-8")
    return {
        match["name"] or match["language"]: match["code"] for match in reversed(list(FENCE.finditer(text)))
    }


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name(command[0])
    return subprocess.run(
        [program, *command[1:]], cwd=cwd, capture_output=True, text=True, timeout=120, check=False
    )


def start(folder: Path, config: str, report: str) -> Path:
    """Follow the first steps of a tutorial, and return the report's path."""
    (folder / "mkdocs.yml").write_text(config)
    (folder / "docs").mkdir()
    path = folder / "incidents/2026-03-04-checkout.md"
    path.parent.mkdir()
    path.write_text(report)
    return path


TUTORIALS = {
    "docs/start.md": "incidents/2026-03-04-checkout.md",
    "README.md": "markdown",
}


@pytest.mark.parametrize(("page", "report"), TUTORIALS.items())
def test_the_tutorial_leads_to_a_page(page: str, report: str, tmp_path: Path) -> None:
    found = examples(page)
    start(tmp_path, found["yaml"], found[report])
    for command in (["postmortems", "check"], ["mkdocs", "build", "--strict", "--quiet"]):
        outcome = run(*command, cwd=tmp_path)
        assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert "Checkout down in Europe" in (
        tmp_path / "site/incidents/2026-03-04-checkout/index.html"
    ).read_text("utf-8")


CHANGES = {"docs/start.md": ("status: draft", "status: final"), "README.md": ("SEV2", "SEV9")}


@pytest.mark.parametrize(("page", "change"), CHANGES.items())
def test_the_message_in_the_tutorial_is_the_one_that_is_printed(
    page: str, change: tuple[str, str], tmp_path: Path
) -> None:
    found = examples(page)
    start(tmp_path, found["yaml"], found[TUTORIALS[page]].replace(*change))
    outcome = run("postmortems", "check", cwd=tmp_path)
    assert outcome.returncode == 1
    blocks = FENCE.finditer((ROOT / page).read_text("utf-8"))
    message = next(block["code"] for block in blocks if block["language"] == "text")
    assert message.strip() in outcome.stdout
