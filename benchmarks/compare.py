"""Whether a branch has made something slower: `python -m benchmarks.compare [BASE]`.

Runs the package as it is in the work tree, and as it was where it left BASE, in turn, with the same
dependencies and on the same reports. Counts instructions where `perf` can, which nothing else on a machine
changes, and the processor's seconds elsewhere. It tells and does not judge: what it finds is no failure.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click

from .corpus import write
from .processes import HERE, environment, forget, run
from .sites import FIELD, INCIDENTS, KINDS, OURS, TEXT, Edit, one
from .tables import Table

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "plugins"
CHECK = (str(HERE / "postmortems"), "check")
BUILD = KINDS[OURS].command
Measure = Callable[[Path, Sequence[str], Mapping[str, str]], float]


@dataclass(frozen=True)
class Task:
    """What is run, whether without what earlier runs kept, and after which edit."""

    name: str
    command: tuple[str, ...]
    cold: bool = False
    edit: Edit | None = None


@dataclass(frozen=True)
class Side:
    """A state of the package, with a site of its own and what it keeps."""

    site: Path
    around: Mapping[str, str]

    def run(self, task: Task, measure: Measure, number: int) -> float:
        """Run a task."""
        if task.cold:
            forget(self.around)
        if task.edit:
            task.edit.write(one(self.site / INCIDENTS), number)
        return measure(self.site, task.command, self.around)


def tasks(report: str) -> tuple[Task, ...]:
    """Return what is run, in this order."""
    return (
        Task("build", BUILD, cold=True),
        Task("build again", BUILD),
        Task("build, text of one report changed", BUILD, edit=TEXT),
        Task("build, a title changed", BUILD, edit=FIELD),
        Task("check", CHECK, cold=True),
        Task("check again", CHECK),
        Task("check one file", (*CHECK, report)),
    )


def seconds(site: Path, command: Sequence[str], around: Mapping[str, str]) -> float:
    """Return the processor's seconds of a command; that something is wrong with reports is no failure."""
    return run(site, *command, fine=(0, 1), around=around).seconds


def instructions(site: Path, command: Sequence[str], around: Mapping[str, str]) -> float:
    """Return the instructions of a command, in thousands of millions; 0 where they cannot be counted."""
    with TemporaryDirectory() as folder:
        told = Path(folder) / "told"
        counter = ("perf", "stat", "--field-separator=,", "--event=instructions:u", f"--output={told}", "--")
        run(site, *counter, *command, fine=(0, 1), around=around)
        counts = [line.split(",")[0] for line in told.read_text().splitlines() if "instructions" in line]
    return int(counts[0]) / 1e9 if counts and counts[0].isdigit() else 0.0


def best_measure() -> tuple[str, Measure]:
    """Return the most exact measure that this machine has, with its name."""
    if shutil.which("perf") and instructions(ROOT, (sys.executable, "-c", "pass"), {}):
        return "thousands of millions of instructions", instructions
    return "seconds of the processor", seconds


def git(*arguments: str) -> bytes:
    """Return what git prints."""
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=False)  # noqa: S607
    if done.returncode:
        raise click.ClickException(done.stderr.decode(errors="replace").strip())
    return done.stdout


def source(commit: str, folder: Path) -> Path:
    """Write the package of a commit into a folder, and return where it is imported from."""
    with tarfile.open(fileobj=io.BytesIO(git("archive", commit, PACKAGE))) as archive:
        archive.extractall(folder, filter="data")
    return folder / PACKAGE


def side(folder: Path, imported: Path, size: int) -> Side:
    """Make a side whose processes import the package from one place."""
    around = {"PYTHONPATH": str(imported), "XDG_CACHE_HOME": str(folder / "kept")}
    (folder / "kept").mkdir(parents=True)
    write(folder / "reports", size)
    KINDS[OURS].make(folder / "site", folder / "reports")
    asked = [sys.executable, "-c", "import postmortems; print(postmortems.__file__)"]
    found = subprocess.run(asked, env=environment(around), capture_output=True, text=True, check=True).stdout
    if not Path(found.strip()).is_relative_to(imported):
        raise click.ClickException(f"{found.strip()} is imported and not {imported}")
    return Side(folder / "site", around)


def compared(sides: Sequence[Side], rounds: int, measure: Measure) -> Iterator[tuple[str, ...]]:
    """Yield a row of each task: what it takes on each side, and the ratio."""
    listed = tasks(f"{INCIDENTS}/{one(sides[0].site / INCIDENTS).name}")
    found: dict[tuple[str, int], list[float]] = {}
    for number in range(rounds):
        for task in listed:
            for at, each in enumerate(sides):
                found.setdefault((task.name, at), []).append(each.run(task, measure, number))
    for task in listed:
        before, after = (median(found[task.name, at]) for at in range(len(sides)))
        yield task.name, f"{before:.3f}", f"{after:.3f}", f"{after / before:.2f}"


@click.command()
@click.argument("base", default="main")
@click.option("--size", default=300, help="How many reports.")
@click.option("--rounds", default=5, help="How often each is done; the medians are told.")
def main(base: str, size: int, rounds: int) -> None:
    """Compare the work tree with the commit at which it left BASE, a branch or a commit."""
    commit = git("merge-base", "HEAD", base).decode().strip()
    measured, measure = best_measure()
    with TemporaryDirectory() as root:
        before = side(Path(root, "base"), source(commit, Path(root, "source")), size)
        after = side(Path(root, "branch"), ROOT / PACKAGE, size)
        rows = tuple(compared((before, after), rounds, measure))
    said = f"In {measured}, medians of {rounds}; below 1 is faster. The dependencies are those of the branch."
    click.echo(
        Table(f"{size:,} incidents, beside {commit[:10]}", ("what", "base", "branch", "ratio"), rows, said)
    )


if __name__ == "__main__":
    main()
