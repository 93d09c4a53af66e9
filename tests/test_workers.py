"""Several processes fill what is kept; nothing of a site follows from how many, or from what becomes of one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from postmortems.checks.check import all_checks
from postmortems.hosts.exporting.addresses import url
from postmortems.kept import results
from postmortems.kept import workers as module
from postmortems.kept.workers import MOST, VARIABLE, divide, workers
from postmortems.publishing import load, publish
from postmortems.showing import Host
from postmortems.site.project import find_project
from postmortems.site.results import disk_of, results_of
from samples import CONFIG, NOW, make_project, report

AMOUNT = 12
BODY = "## Summary\n\nLike [another](b.md).\n\n## Impact\n\n## Timeline\n\n- 2026-03-04 14:05 UTC: it began\n"
REPORTS: dict[str, str | bytes] = {
    f"incidents/{name}.md": report(f"title: Report {name}\n", BODY) for name in "abcdefghijkl"
}
FATES: dict[str, Callable[[], object]] = {
    "killed": lambda: os.kill(os.getpid(), signal.SIGKILL), "failed": lambda: 1 / 0, "left": sys.exit,
}  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(
        tmp_path / "site", REPORTS, f"{CONFIG.rstrip()}:\n      checks: {{missing-section: off}}\n"
    )


def built(root: Path, count: int, fate: str = "") -> dict[str, Any]:
    """Return all that so many processes make of a site with nothing kept, and how it went."""
    known = {**os.environ, VARIABLE: str(count), "XDG_CACHE_HOME": f"{root.parent / 'cache'}-{count}{fate}"}
    done = subprocess.run([sys.executable, __file__, str(root), fate], env=known, capture_output=True, text=True,
                          timeout=60, check=False)  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_site_is_the_same_from_one_process_and_from_four(root: Path) -> None:
    one, four = built(root, 1), built(root, 4)
    assert (one["copies"], four["copies"]) == ([], [2, 2, 2] * 2)
    assert one["pages"] == four["pages"]
    assert len(one["pages"]) > AMOUNT
    assert one["problems"] == four["problems"] != []
    assert one["rows"] == four["rows"]


@pytest.mark.parametrize("fate", FATES)
def test_what_becomes_of_a_copy_costs_time_alone(fate: str, root: Path) -> None:
    one, three = built(root, 1), built(root, 3, fate)
    assert three["copies"] == [3, 3] * 2
    assert (one["pages"], one["problems"], one["rows"]) == (three["pages"], three["problems"], three["rows"])


@pytest.mark.parametrize(
    ("asked", "count"),
    [("1", 1), ("3", 3), ("0", 1), ("99", MOST), ("", None), ("-2", None), ("9" * 30, None)],
)
def test_the_environment_says_how_many(asked: str, count: int | None) -> None:
    assert workers({VARIABLE: asked}) == (count or workers({}))
    assert 1 <= workers({}) <= MOST


def test_a_process_with_threads_has_no_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_begin", lambda *_: pytest.fail("a copy of a process with threads"))
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    divide([lambda: pytest.fail("made ahead")], lambda: None, 2)
    ended.set()
    thread.join()


def main(root: Path, fate: str) -> None:
    """Build a site in a process that has no threads; its copies end by their fate."""
    begin, copies = module._begin, []

    def beginning(work: Sequence[Callable[[], object]], done: Callable[[], object]) -> int:
        copies.append(len(work))
        return begin([FATES[fate], *work] if fate else work, done)

    module._begin = beginning
    vars(results)["LEAST"] = 3
    project = find_project(root, None, all_checks())
    kept = results_of(project, os.environ)
    assert kept
    found = publish(load(project, NOW, kept), Host(url, (), folders=True), kept=kept)
    kept.flush()
    told = disk_of(project, os.environ).told()
    json.dump(
        {
            "pages": [(made.page.path, (made.html or b"").decode(), str(made.headings)) for made in found.pages],
            "problems": [str(each) for each in found.diagnostics],
            "copies": copies,
            "rows": told.rows if told else 0,
        },
        sys.stdout,
    )  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
