"""Measure every shape: `python tests/hostile/hunt.py [KILOBYTES] [NAME...]` prints what is dear."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from hostile.shapes import report_of, shapes  # noqa: E402
from samples import CONFIG, make_project  # noqa: E402

CHECK, BUILD, MEGABYTES = 2, 5, 500


def measure(body: str, seconds: int = 60, megabytes: int = 4000) -> dict[str, float] | None:
    """Return what a report with this body costs; None says that it took more than the limits."""
    assert len(report_of(body).encode()) < 2_000_000, "it would not be read"
    with tempfile.TemporaryDirectory() as folder:
        config = CONFIG.rstrip() + ":\n      max_report_kb: 2000\n"
        make_project(Path(folder), {"incidents/x.md": report_of(body)}, config)
        command = [sys.executable, str(HERE / "cost.py"), folder, str(seconds), str(megabytes)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stderr[-600:])
            return None
        found: dict[str, float] = json.loads(done.stdout)
        return found


def is_dear(found: dict[str, float] | None) -> bool:
    """Tell whether a report costs more than one may."""
    return found is None or found["check"] > CHECK or found["build"] > BUILD or found["build_mb"] > MEGABYTES


if __name__ == "__main__":
    size, names = int(sys.argv[1]) * 1000 if sys.argv[1:] else 200_000, sys.argv[2:]
    for name, make in shapes().items():
        if names and name not in names:
            continue
        found = measure(make(size))
        if is_dear(found) or names:
            print(f"{name}: {found}", flush=True)
