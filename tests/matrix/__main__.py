"""Try the rows that are named, `heart` for those of the heart, all without a name; HOSTS_PYTHON names a Python."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from .looking import unlike, wrong
from .rows import Row, rows
from .site import make

ROOT = Path(__file__).parent.parent.parent
UV = os.environ.get("UV", str(ROOT / ".venv-uv/bin/uv"))
PYTHON = os.environ.get("HOSTS_PYTHON", sys.executable)
_TELLS = re.compile(r"(?i)(warning|error|critical|\w*error:|\w*exception|aborted)")


class Failed(Exception):  # noqa: N818 (it is what a trial is for)
    """A program that ended badly, with the last that it said."""


def run(command: Sequence[str | Path], folder: Path, **environment: str) -> None:
    """Run a program in a folder. Raises Failed."""
    known = {**os.environ, **environment}
    done = subprocess.run(
        command, cwd=folder, env=known, capture_output=True, text=True, timeout=300, check=False
    )
    if done.returncode:
        lines = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        raise Failed("\n".join([line for line in lines if _TELLS.match(line)] or lines[-3:]))


class Trials:
    """Sites that are built in a folder, each in an environment of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def built(self, row: Row) -> Path:
        """Build the site of a row, and return where it is. Raises Failed."""
        environment = self._folder / f"environment-{row.name}"
        run([UV, "venv", "--quiet", "--python", PYTHON, environment], self._folder)
        ours = f"{ROOT}[{row.extra}]" if row.extra else str(ROOT)
        install = [
            UV,
            "pip",
            "install",
            "--quiet",
            "--python",
            str(environment),
            "--editable",
            ours,
            *row.install,
        ]
        run(install, self._folder)
        site = self._folder / f"site-{row.name}"
        plugins = f"- search\n{row.before}- postmortems: {row.options}\n{row.after}"
        make(site, row.config, plugins, row.files, row.pages)
        program, *arguments = row.command.split()
        path = f"{environment / 'bin'}{os.pathsep}{os.environ['PATH']}"
        kept = {
            "NO_MKDOCS_2_WARNING": "1",
            "DISABLE_MKDOCS_2_WARNING": "true",
            "PYTHONWARNINGS": "ignore",
            "XDG_CACHE_HOME": str(site / ".cache"),
        }
        try:
            run([environment / "bin" / program, *arguments], site, PATH=path, **kept)
        finally:
            shutil.rmtree(environment)
        return site / "site"

    def plain(self, row: Row) -> Path:
        """Return the same reports on a plain site."""
        files = {path: text for path, text in row.files.items() if path.startswith("incidents/")} | dict(
            row.beside
        )
        name = f"plain-{row.name}" if files or row.options != "{}" else "plain"
        if not (self._folder / f"site-{name}/site").is_dir():
            self.built(Row(name, files=files, options=row.options, command="mkdocs build"))
        return self._folder / f"site-{name}/site"


def tried(row: Row, trials: Trials) -> Iterator[str]:
    """Yield what goes wrong with a row."""
    try:
        site = trials.built(row)
        yield from wrong(site, trials.plain(row))
        yield from unlike(site, row.has, row.lacks)
    except Failed as why:
        yield from str(why).splitlines()


def told(row: Row, found: Sequence[str]) -> tuple[bool, str]:
    """Return whether a row is as it should be, and what is said of it."""
    unknown = [each for each in found if not row.expect or not re.search(row.expect, each)]
    if unknown:
        return False, "\n".join([f"{row.name}: WRONG", *(f"    {each[:400]}" for each in unknown[:8])])
    if row.expect and not found:
        return False, f"{row.name}: WRONG: it works, and `{row.expect}` was expected"
    return True, f"{row.name}: {row.whose or 'ok'}{f': {row.do}' if row.do else ''}"


def main(names: Sequence[str]) -> int:
    """Try rows, and tell of each."""
    chosen = [row for row in rows() if not names or row.name in names or (row.heart and "heart" in names)]
    good = []
    with tempfile.TemporaryDirectory(prefix="hosts-") as folder:
        trials = Trials(Path(os.environ.get("HOSTS_FOLDER", folder)))
        for row in chosen:
            is_good, said = told(row, list(tried(row, trials)))
            good.append(is_good)
            print(said, flush=True)
    print(f"{sum(good)} of {len(good)} as told")
    return 0 if all(good) and good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
