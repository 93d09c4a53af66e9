"""What a shell is told when somebody presses the tab key."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("words", "offered"),
    [("postmortems ", {"check", "init", "new", "list"}), ("postmortems ch", {"check"}), ("postmortems list --se", {"--severity", "--service"})],
)  # fmt: skip
def test_verbs_and_options_are_completed(words: str, offered: set[str]) -> None:
    program = Path(sys.executable).with_name("postmortems")
    environment = {
        **os.environ, "_POSTMORTEMS_COMPLETE": "bash_complete", "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split(" ")) - 1),
    }  # fmt: skip
    done = subprocess.run([program], env=environment, capture_output=True, text=True, timeout=30, check=False)
    assert offered <= {line.partition(",")[2] for line in done.stdout.splitlines()}
