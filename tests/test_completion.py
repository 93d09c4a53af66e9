"""What a shell is told when somebody presses the tab key."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from samples import CONFIG, make_project, report


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("postmortems ", {"check", "init", "new", "list", "mv", "assign-ids"}), ("postmortems ch", {"check"}),
        ("postmortems list --se", {"--severity", "--service"}), ("postmortems new --severity m", {"Major", "Minor"}),
        ("postmortems new --service ", {"checkout"}), ("postmortems new --template go", {"google-sre"}),
        ("postmortems list --status d", {"draft"}), ("postmortems list --severity ", {"Major", "Minor"}),
        ("postmortems check --format sa", {"sarif"}), ("postmortems check --select unknown-f", {"unknown-field"}),
        ("postmortems check --ignore time-order,unknown-f", {"time-order,unknown-field"}),
        ("postmortems explain uniq", {"unique-id"}), ("postmortems import --severity maj", {"Major"}),
    ],
)  # fmt: skip
def test_verbs_options_and_words_are_completed(words: str, offered: set[str], tmp_path: Path) -> None:
    config = f"{CONFIG[:-1]}:\n      severities: [Major, Minor]\n      services: [checkout]\n"
    make_project(tmp_path, {}, config)
    assert offered <= completed(words, tmp_path)


def completed(words: str, folder: Path) -> set[str]:
    program = Path(sys.executable).with_name("postmortems")
    environment = {
        **os.environ, "_POSTMORTEMS_COMPLETE": "bash_complete", "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split(" ")) - 1),
    }  # fmt: skip
    done = subprocess.run(
        [program], env=environment, capture_output=True, text=True, timeout=30, check=False, cwd=folder
    )
    return {line.partition(",")[2] for line in done.stdout.splitlines()} - {""}


SAID = """\
services: [Billing, Search]
tags: [dns]
contributing_factors: [stale cache]
tier: gold
audited: true
"""
HOSTILE = """\
services: ["b;rm -rf ~", "b$(id)", "b`id`", "b\\e[2J", "b|c", "b&c", "b>c", "b\\nplain,d"]
note: "$(id)"
"""
OWN = "{tier: {type: choice, values: [gold, silver]}, audited: {type: flag}, note: {type: text}}"


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("postmortems list --service ", {"Billing", "Search"}), ("postmortems new --service b", {"Billing"}),
        ("postmortems list --tag ", {"dns"}), ("postmortems list --cause ", {"stale cache"}),
        ("postmortems list --year ", {"2026"}), ("postmortems mv ", {"one", "two"}),
        ("postmortems list --field ", {"tier=gold", "tier=silver", "audited=Yes"}),
        ("postmortems list --field tier=s", {"tier=silver"}), ("postmortems import --service s", {"Search"}),
    ],
)  # fmt: skip
def test_words_of_reports_are_completed_and_no_shell_runs_one(
    words: str, offered: set[str], tmp_path: Path
) -> None:
    files: dict[str, str | bytes] = {"incidents/one.md": report(SAID), "incidents/two.md": report(HOSTILE)}
    make_project(tmp_path, files, f"{CONFIG[:-1]}:\n      fields: {OWN}\n")
    found = completed(words, tmp_path)
    assert found - {"missing limit"} == offered
