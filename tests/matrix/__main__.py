"""Build the rows that are named, all without a name; `--write` puts what came out into the documentation."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .looking import wrong
from .site import make

ROOT = Path(__file__).parent.parent.parent
ROWS = Path(__file__).with_name("rows.toml")
UV = os.environ.get("UV", str(ROOT / ".venv-uv/bin/uv"))


@dataclass(frozen=True)
class Row:
    """One thing to try; `expect` is found in what goes wrong where it is known to, `whose` and `do` tell of it."""

    name: str
    packages: Sequence[str] = ()
    plugins: str = ""
    before: str = ""
    options: str = "{}"
    config: str = ""
    command: str = "mkdocs build --strict"
    files: Mapping[str, str] = field(default_factory=dict)
    expect: str = ""
    whose: str = ""
    do: str = ""
    heart: bool = False


def rows() -> list[Row]:
    """Read all rows."""
    return [Row(name, **row) for name, row in tomllib.loads(ROWS.read_text("utf-8")).items()]


class Environments:
    """An environment for each set of packages, made once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def with_(self, packages: Sequence[str]) -> Path:
        """Return the folder of the programs of an environment with our package and others."""
        env = self._folder / re.sub(r"[^\w.-]+", "_", "+".join(sorted(packages)) or "plain")
        if not env.is_dir():
            quiet = {"check": True, "stdout": subprocess.DEVNULL}
            subprocess.run([UV, "venv", "--quiet", "--python", sys.executable, env], **quiet)  # type: ignore[call-overload]
            install = [
                UV,
                "pip",
                "install",
                "--quiet",
                "--python",
                str(env),
                "--editable",
                str(ROOT),
                *packages,
            ]
            done = subprocess.run(install, capture_output=True, text=True, check=False)
            if done.returncode:
                raise RuntimeError(done.stderr.strip()[-300:])
        return env / "bin"


def built(row: Row, folder: Path, programs: Path) -> tuple[int, str]:
    """Build the site of a row; return how that ended, and what was said."""
    make(folder, row.config, f"- search\n{row.before}- postmortems: {row.options}\n{row.plugins}", row.files)
    name, *arguments = row.command.split()
    known = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
        "XDG_CACHE_HOME": str(folder / ".cache"),
    }
    known["PATH"] = f"{programs}:{known['PATH']}"
    done = subprocess.run(
        [programs / name, *arguments],
        cwd=folder,
        env=known,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def tried(row: Row, folder: Path, environments: Environments, plain: Path) -> list[str]:
    """Return what goes wrong with a row."""
    try:
        programs = environments.with_(row.packages)
    except RuntimeError as error:
        return [f"cannot be installed: {error}"]
    code, said = built(row, folder, programs)
    if code:
        return [f"the build ends with {code}: {line}" for line in _telling(said)]
    return list(wrong(folder / "site", plain))


def _telling(said: str) -> list[str]:
    lines = [line for line in said.splitlines() if line.strip()]
    bad = [line for line in lines if re.match(r"(?i)(warning|error|\w*error:|\w*exception|aborted)", line)]
    return [line[:300] for line in (bad or lines)[-6:]]


def told(row: Row, found: Sequence[str]) -> tuple[bool, str]:
    """Return whether a row is as it should be, and a line about it."""
    if not found:
        return (
            not row.expect,
            f"{row.name}: ok" if not row.expect else f"{row.name}: works, though `{row.expect}` was expected",
        )
    if row.expect and all(re.search(row.expect, each) for each in found):
        return True, f"{row.name}: {row.whose}: {row.do}"
    listed = "".join(f"\n    {each}" for each in found[:8])
    return False, f"{row.name}: {len(found)} wrong{listed}"


def main(names: Sequence[str]) -> int:
    """Try rows, and tell of each."""
    chosen = [row for row in rows() if not names or row.name in names or (row.heart and "--heart" in names)]
    good = True
    base = Path(os.environ.get("MATRIX", tempfile.gettempdir()), "beside-plugins")
    base.mkdir(parents=True, exist_ok=True)
    environments = Environments(base / "envs")
    plain = Row("plain")
    code, said = built(plain, base / "plain", environments.with_(()))
    assert code == 0, said
    for row in chosen:
        is_right, line = told(
            row, tried(row, base / "sites" / row.name.replace("/", "-"), environments, base / "plain/site")
        )
        good = good and is_right
        print(line, flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
