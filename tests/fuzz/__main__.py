"""Run random trials for FUZZ_SECONDS (300), from FUZZ_SEED (today's); FUZZ_TRIAL names one to run again, as `fix:123`.

Each trial has seconds of its own and a bounded memory. What goes wrong is printed with its number and the least
files that show it; the exit code is then 1.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from types import FrameType

from .shrinking import shrunk
from .texts import Files
from .trials import TRIALS

LONGEST = 5.0
"""CPU seconds for a trial; its files are of a few kilobytes."""
MEMORY = 3 * 2**30
SHRINKING = 60.0
"""Seconds that looking for the least files may take."""


class TooSlow(BaseException):
    """A trial took longer than `LONGEST`; no mere Exception, for those are dealt with on the way."""


def main() -> int:
    """Run trials until the time is over."""
    seed = os.environ.get("FUZZ_SEED") or str(int(time.time()) // 86_400)
    seconds = float(os.environ.get("FUZZ_SECONDS") or 300)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGPROF, _too_slow)
    print(f"FUZZ_SEED={seed} FUZZ_SECONDS={seconds:g}", flush=True)
    done, wrong = Counter[str](), dict[tuple[str, str], str]()
    for name, number in _numbers(time.monotonic() + seconds):
        files = TRIALS[name].make(Random(f"{seed} {name} {number}"))
        _note(seed, name, number)
        fault = fault_of(name, files)
        done[name] += 1
        if fault and (name, fault) not in wrong:
            wrong[name, fault] = f"{name}:{number}"
            _tell(seed, name, number, fault, files)
    print(*(f"{name}: {count}" for name, count in sorted(done.items())), f"faults: {len(wrong)}", sep=", ")
    return 1 if wrong else 0


def _numbers(until: float) -> Iterator[tuple[str, int]]:
    """Yield trials in turn, or the one that was asked for."""
    asked = os.environ.get("FUZZ_TRIAL")
    if asked:
        name, _, which = asked.partition(":")
        yield name, int(which)
        return
    number = 0
    while time.monotonic() < until:
        yield from ((name, number) for name in TRIALS)
        number += 1


def fault_of(name: str, files: Files) -> str:
    """Return where and what a trial raises, or nothing."""
    with tempfile.TemporaryDirectory() as folder:
        signal.setitimer(signal.ITIMER_PROF, LONGEST)
        try:
            TRIALS[name].run(files, Path(folder))
        except TooSlow:
            return f"{name}: more than {LONGEST:g} s"
        except AssertionError as error:
            return f"{_place(error)}: {str(error).partition(':')[0]}"
        except Exception as error:
            return f"{type(error).__name__} {_place(error)}"
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    return ""


def _place(error: BaseException) -> str:
    """Return the innermost place in code of ours that an exception came through."""
    frames = traceback.extract_tb(error.__traceback__)
    last = next((frame for frame in reversed(frames) if "plugins/postmortems" in frame.filename), frames[-1])
    return f"{Path(last.filename).name}:{last.lineno}"


def _tell(seed: str, name: str, number: int, fault: str, files: Files) -> None:
    """Print what goes wrong and the least files that show it."""
    until = time.monotonic() + SHRINKING
    least = shrunk(files, lambda fewer: time.monotonic() < until and fault_of(name, fewer) == fault)
    print(f"\n{fault}\n  again: FUZZ_SEED={seed} FUZZ_TRIAL={name}:{number} make fuzz")
    for path, text in least.items():
        print(f"  {path}: {text!r}", flush=True)


def _note(seed: str, name: str, number: int) -> None:
    """Keep the trial at hand where one could end this process, as native code may that never returns."""
    if path := os.environ.get("FUZZ_NOTE"):
        Path(path).write_text(f"FUZZ_SEED={seed} FUZZ_TRIAL={name}:{number}\n")


def _too_slow(_: int, frame: FrameType | None) -> None:
    raise TooSlow


if __name__ == "__main__":
    sys.exit(main())
