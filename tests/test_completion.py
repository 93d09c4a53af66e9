"""What a shell is told when somebody presses the tab key."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from samples import CONFIG, make_project


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
    program = Path(sys.executable).with_name("postmortems")
    environment = {
        **os.environ, "_POSTMORTEMS_COMPLETE": "bash_complete", "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split(" ")) - 1),
    }  # fmt: skip
    done = subprocess.run(
        [program], env=environment, capture_output=True, text=True, timeout=30, check=False, cwd=tmp_path
    )
    assert offered <= {line.partition(",")[2] for line in done.stdout.splitlines()}
