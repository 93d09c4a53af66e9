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

FENCE = re.compile(r"(?:<!-- example: (?P<name>[\w./-]+) -->\n)?```(?P<language>\w+)\n(?P<code>.*?)```", re.DOTALL)


@pytest.mark.parametrize(("name", "text"), list(reference.pages()), ids=lambda value: str(value)[:30])
def test_a_page_that_follows_from_the_code_is_fresh(name: str, text: str) -> None:
    assert (ROOT / "docs" / name).read_text("utf-8") == text, "run `make reference`"


def test_no_check_page_is_left_over() -> None:
    made = {name for name, _ in reference.pages()}
    assert {f"checks/{path.name}" for path in (ROOT / "docs/checks").glob("*.md")} <= made


def examples() -> dict[str, str]:
    """Return the tutorial's examples: files by their name, others by their language."""
    text = (ROOT / "docs/start.md").read_text("utf-8")
    return {match["name"] or match["language"]: match["code"] for match in reversed(list(FENCE.finditer(text)))}


def test_the_tutorial_leads_to_a_page(tmp_path: Path) -> None:
    found = examples()
    (tmp_path / "mkdocs.yml").write_text(found["yaml"])
    (tmp_path / "docs").mkdir()
    report = tmp_path / "incidents/2026-03-04-checkout.md"
    report.parent.mkdir()
    report.write_text(found["incidents/2026-03-04-checkout.md"])
    for command in (["postmortems", "check"], ["mkdocs", "build", "--strict", "--quiet"]):
        program = Path(sys.executable).with_name(command[0])
        run = subprocess.run([program, *command[1:]], cwd=tmp_path, capture_output=True, text=True, timeout=120)
        assert run.returncode == 0, run.stdout + run.stderr
    assert "Checkout down in Europe" in (tmp_path / "site/incidents/2026-03-04-checkout/index.html").read_text("utf-8")


def test_the_message_in_the_tutorial_is_the_one_that_is_printed(tmp_path: Path) -> None:
    found = examples()
    report = tmp_path / "incidents/2026-03-04-checkout.md"
    report.parent.mkdir()
    draft = found["incidents/2026-03-04-checkout.md"]
    report.write_text(draft.replace("status: draft", "status: final"))
    program = Path(sys.executable).with_name("postmortems")
    run = subprocess.run([program, "check"], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert run.returncode == 1
    assert found["text"].strip() in run.stdout
