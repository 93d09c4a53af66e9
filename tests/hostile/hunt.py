"""Measure every shape: `python tests/hostile/hunt.py [KILOBYTES] [NAME...]` prints what is dear."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from hostile.shapes import report_of, shapes  # noqa: E402
from samples import CONFIG, make_project  # noqa: E402

Cost = dict[str, float]
CHECK, BUILD, MEGABYTES = 2, 5, 500


def measured(bodies: Sequence[str], seconds: int = 60, megabytes: int = 4000) -> list[Cost | None]:
    """Return what reports with these bodies cost, each alone; None says that one took more than the limits."""
    with tempfile.TemporaryDirectory() as root:
        folders = [
            _project(Path(root, str(number)), body) for number, body in enumerate(("Text.\n", *bodies))
        ]
        command = [sys.executable, str(HERE / "cost.py"), str(seconds), str(megabytes), *map(str, folders)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        print(done.stderr[-600:], end="")
        return [json.loads(line) for line in done.stdout.splitlines()]


def _project(folder: Path, body: str) -> Path:
    assert len(report_of(body).encode()) < 2_000_000, "it would not be read"
    folder.mkdir()
    config = CONFIG.rstrip() + ":\n      max_report_kb: 2000\n"
    return make_project(folder, {"incidents/x.md": report_of(body)}, config)


def is_dear(found: Cost | None) -> bool:
    """Tell whether a report costs more than one may."""
    return found is None or found["check"] > CHECK or found["build"] > BUILD or found["build_mb"] > MEGABYTES


if __name__ == "__main__":
    size, names = int(sys.argv[1]) * 1000 if sys.argv[1:] else 200_000, sys.argv[2:]
    for name, make in shapes().items():
        if names and name not in names:
            continue
        (found,) = measured([make(size)])
        if is_dear(found) or names:
            print(f"{name}: {found}", flush=True)
