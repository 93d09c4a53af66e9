"""A preview that is built again and again lets go of the builds before."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

from postmortems.hosts.garbage import nothing_stays
from samples import make_project, report

BUILDS = """
from weakref import ref
from mkdocs.commands.build import build
from mkdocs.config import load_config

seen = []
for number in range(3):
    config = load_config("mkdocs.yml")
    if not number:
        config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    print(sum(each() is not None for each in seen))
    seen += map(ref, config.plugins["postmortems"].placed.pages.values())
print(len(seen))
"""


def test_the_pages_of_the_last_build_are_gone(tmp_path: Path) -> None:
    reports = {f"incidents/{name}.md": report() for name in "abc"}
    make_project(tmp_path, {"docs/about.md": "# About\n", **reports})
    done = subprocess.run([sys.executable, "-c", BUILDS], cwd=tmp_path, capture_output=True, check=True)
    *alive, seen = map(int, done.stdout.split())
    assert seen == 3 * len(reports)
    assert max(alive) < len(reports)  # one may wait for the next search for garbage


def test_garbage_is_looked_for_when_there_is_half_as_much_again() -> None:
    try:
        gc.freeze()
        there = nothing_stays(0)
        assert there > 1_000
        gc.freeze()
        assert nothing_stays(there) == there
        gc.freeze()
        assert nothing_stays(there // 3) != there // 3
    finally:
        gc.unfreeze()
