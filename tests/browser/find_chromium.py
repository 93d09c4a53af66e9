"""Find a Chromium for the browser tests, or install one: `python tests/browser/find_chromium.py --install`.

`CHROMIUM=/path` names one. Otherwise the usual names are looked for on the path, then the browser that
Playwright keeps. Exit code 1 when there is none and none could be installed; that is said, with what to do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence

HEADLESS = "chromium-headless-shell"
"""The one without windows: it takes a third less time for the same."""
NAMES = (HEADLESS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ADVICE = "browser tests need Chromium: install it (Debian: apt-get install chromium), or name it with CHROMIUM=/path"


def find() -> str | None:
    """Return the path of a Chromium, or None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next((path for name in NAMES if (path := shutil.which(name))), None) or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None  # noqa: PTH110


def install() -> None:
    """Try the ways to install a Chromium that this machine has, until one of them gives one."""
    for commands in _ways():
        if all(_runs(command) for command in commands) and find():
            return


def _ways() -> Iterator[Sequence[Sequence[str]]]:
    if shutil.which("apt-get") and os.geteuid() == 0:
        yield (("apt-get", "update", "-qq"), ("apt-get", "install", "-y", "-qq", HEADLESS))
    yield ((sys.executable, "-m", "playwright", "install", "chromium"),)


def _runs(command: Sequence[str]) -> bool:
    print("+", *command, file=sys.stderr)
    return subprocess.run(command, stdout=subprocess.DEVNULL, check=False, timeout=600).returncode == 0


def main(arguments: Sequence[str]) -> int:
    """Print the path of a Chromium."""
    if not find() and "--install" in arguments:
        install()
    path = find()
    print(path or ADVICE, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
