"""Which problems are new, although lines move: those that neither a file of ours nor a platform knows.

Old reports are not fixed in one day, and what is known is left for later. Notes are not kept in the file.
They fail nothing, and what some of them say changes every day.
"""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ..model.diagnostic import Diagnostic, Level
from ..site.config_problems import LEADS_OUT
from ..site.folder import confined, read_bytes
from ..site.project import Project
from . import CannotCheck

VERSION = 1
MAX_BYTES, MAX_TIMES = 50_000_000, 1_000_000


class Known(NamedTuple):
    """A problem, whatever line it is on; `path` is relative to the folder of mkdocs.yml."""

    path: str
    code: str
    message: str


def read_known(path: Path | None) -> Counter[Known]:
    """Return how often each known problem may occur. Raises CannotCheck."""
    if path is None:
        return Counter()
    try:
        content: Any = json.loads(_read(path))
        if type(content["version"]) is not int or content["version"] != VERSION:
            raise CannotCheck(f"{path}: it is not of version {VERSION}")
        found = Counter[Known]()
        for item in content["problems"]:
            found[Known(*(_text(item[name]) for name in Known._fields))] += _times(item["count"])
    except OSError as error:
        raise CannotCheck(f"{path}: {error.strerror}; `check --update-baseline` writes it") from None
    except (ValueError, KeyError, TypeError, RecursionError):
        raise CannotCheck(f"{path}: it is not what `--update-baseline` writes") from None
    return found


def baseline_of(project: Project, named: Path | None = None) -> Path | None:
    """Return the file of known problems: the one that was named, or that of the site. Raises CannotCheck."""
    own = project.settings.baseline
    if named or not own:
        return named
    file = project.root / own
    if not confined(file, project.boundary):
        raise CannotCheck(f"`baseline` is `{own}`: {LEADS_OUT}")
    return file


def without_known(diagnostics: Iterable[Diagnostic], project: Project) -> tuple[Diagnostic, ...]:
    """Return the problems that the site's file of known ones does not have. Raises CannotCheck."""
    return tuple(unknown(diagnostics, read_known(baseline_of(project)), project))


def _read(path: Path) -> bytes:
    """Return the bytes of a file that cannot be without end. Raises OSError, ValueError."""
    data = read_bytes(path, MAX_BYTES)
    if len(data) > MAX_BYTES:
        raise ValueError
    return data


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _times(count: object) -> int:
    if type(count) is not int or not 0 < count <= MAX_TIMES:
        raise ValueError
    return count


def write_known(diagnostics: Iterable[Diagnostic], project: Project) -> str:
    """Return the text of the file that knows these problems, sorted."""
    counted = Counter(_known(each, project) for each in diagnostics if each.level is not Level.INFO)
    problems = [{**known._asdict(), "count": count} for known, count in sorted(counted.items())]
    return json.dumps({"version": VERSION, "problems": problems}, indent=1) + "\n"


def unknown(
    diagnostics: Iterable[Diagnostic], left: Counter[Known], project: Project
) -> Iterator[Diagnostic]:
    """Yield the problems that are not known; what is known is taken off `left`."""
    for diagnostic in diagnostics:
        known = _known(diagnostic, project) if left and diagnostic.level is not Level.INFO else None
        if known and left[known] > 0:
            left[known] -= 1
        else:
            yield diagnostic


def gone(left: Counter[Known], project: Project, files: Iterable[Path] | None) -> int:
    """Return how many entries are gone, in the files that were read (None: in all)."""
    read = None if files is None else {_path(path, project) for path in files}
    return sum(count for known, count in left.items() if read is None or known.path in read)


def _known(diagnostic: Diagnostic, project: Project) -> Known:
    path = project.base / diagnostic.place.path
    return Known(_path(path, project), diagnostic.code, diagnostic.message)


def _path(path: Path, project: Project) -> str:
    return Path(os.path.relpath(path, project.root)).as_posix()


def fingerprints(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield 64 hexadecimal digits for each problem: of its file, code, message, line and number.

    A platform knows by them which problems are new.
    """
    seen = Counter[tuple[str, ...]]()
    for diagnostic in diagnostics:
        line = " ".join(diagnostic.excerpt.split())
        mark = (diagnostic.place.path, diagnostic.code, diagnostic.message, line)
        seen[mark] += 1
        yield hashlib.sha256(json.dumps([*mark, seen[mark]]).encode()).hexdigest()
