"""No pattern of the package takes more than linear time: each is pumped alone, and through the whole path.

`FUZZ_SECONDS=600 pytest tests/test_patterns.py` goes on with other texts for so long.
"""

from __future__ import annotations

import ast
import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import postmortems
from hostile.patterns import Found, all_patterns, pumps
from limits import TooLong, at_most, needs_timers
from postmortems.extraction.narrative import read_narrative
from postmortems.rendering.report import render
from samples import FIELDS, check, make_project

PACKAGE = Path(postmortems.__file__).parent
TREES = {path: ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
ANCHORED = ("match", "fullmatch")
CALLS = (*ANCHORED, "search", "sub", "subn", "split", "findall", "finditer")
LETTERS, SECONDS = 10_000, 0.25
FUZZ_SECONDS = float(os.environ.get("FUZZ_SECONDS", "0"))
PATTERNS = all_patterns()
PLACES = (
    "{}", "# {}", "## Summary\n\n{}", "## Timeline\n\n- 10:00 {}\n- {} 10:00", "## Timeline\n\n{} 10:00 a",
    "|a|b|\n|-|-|\n|10:00|{}|", "## Action items\n\n- {}\n- [ ] {} (owner: {})", "- a\n  - {}", "> {}",
    "```\n{}\n```", "`{}`", "**{}**: a", "Started: {}", "[{}](b)", "<b title='{}'>{}</b>", "<!-- {} -->",
)  # fmt: skip


def place(where: str) -> str:
    """Return how a pattern is told from others: a private name is one of its module, another of the package."""
    name = where.rpartition(".")[2]
    return where if name.startswith("_") else name


def uses() -> dict[str, set[str]]:
    """Return how the patterns of each name are used in the package."""
    found: dict[str, set[str]] = {}
    for path, tree in TREES.items():
        parts = (PACKAGE.name, *path.relative_to(PACKAGE).with_suffix("").parts)
        module = ".".join(parts).removesuffix(".__init__")
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in CALLS and isinstance(node.value, ast.Name):
                found.setdefault(place(f"{module}.{node.value.id}"), set()).add(node.attr)
    return found


USES = uses()


def is_anchored(found: Found) -> bool:
    """Tell whether a pattern is only tried at one place of a text."""
    how = USES.get(place(found.where), set())
    return bool(how) and how <= {*ANCHORED}


def work(found: Found, text: Any) -> None:
    """Do with a pattern what the package may do with it."""
    for how in USES[place(found.where)] if is_anchored(found) else ANCHORED:
        getattr(found.pattern, how)(text)
    if not is_anchored(found):
        for _ in found.pattern.finditer(text):
            pass


def fits(found: Found, text: str) -> Any:
    return text.encode("utf-8", "replace") if isinstance(found.pattern.pattern, bytes) else text


def test_there_are_patterns_and_most_are_searched_for() -> None:
    assert len(PATTERNS) > 200
    assert sum(map(is_anchored, PATTERNS)) < len(PATTERNS) / 2


@needs_timers
def test_a_pattern_takes_linear_time() -> None:
    dear = {}
    for found in PATTERNS:
        for text in dict.fromkeys(pumps(found.pattern, LETTERS)):
            try:
                with at_most(SECONDS):
                    work(found, fits(found, text))
            except TooLong:
                dear[found.where] = text[:60]
                break
    assert dear == {}


@needs_timers
@pytest.mark.parametrize("pattern", [r"(?:a[,;]*)+b", r"(?:a|aa)+b", r"\s+x", r"a*a*b"])
def test_a_pattern_that_takes_longer_is_found(pattern: str) -> None:
    found = Found("a.module._NAME", re.compile(pattern))

    def pump() -> None:
        for text in pumps(found.pattern, 4 * LETTERS):  # however fast a machine is
            with at_most(SECONDS, pattern):
                work(found, text)

    with pytest.raises(TooLong):
        pump()


def through(folder: Path, text: str) -> None:
    """Take a text through the whole path, in every place of a report where it may stand."""
    one_line = " ".join(text.split("\n"))
    body = "\n\n".join(place.replace("{}", one_line) for place in PLACES) + f"\n\n{text}\n"
    quoted = one_line.replace("'", "''")[:2000]
    fields = f"{FIELDS}summary: '{quoted}'\ntags: ['{quoted[:200]}']\nx-a: {one_line[:200]}\n"
    source = f"---\n{fields}---\n\n{body}".encode("utf-8", "replace")
    (folder / "incidents/x.md").write_bytes(source)
    check(folder)
    document = postmortems_document(source)
    read_narrative(document)
    render(document.body, title="a")


def postmortems_document(source: bytes) -> Any:
    from postmortems.reading.document import read_document

    return read_document("x.md", source)


def some(seed: int, letters: int, each: Callable[[list[str]], list[str]]) -> Iterator[tuple[Found, str]]:
    for found in PATTERNS:
        for text in each(list(pumps(found.pattern, letters, seed))):
            yield found, text.replace("\x00", "")


@needs_timers
def test_no_text_that_pumps_a_pattern_costs_a_report_its_check(tmp_path: Path) -> None:
    make_project(tmp_path, {})
    asked = {text: found for found, text in some(0, 300, lambda texts: texts[1::7][:1])}
    for text, found in asked.items():
        with at_most(5, f"{found.where}: {text[:60]!r}"):
            through(tmp_path, text)


if FUZZ_SECONDS:

    def test_other_texts_neither(tmp_path: Path) -> None:
        make_project(tmp_path, {})
        until, seed = time.monotonic() + FUZZ_SECONDS, 1
        while time.monotonic() < until:
            for found, text in some(seed, 2000, lambda texts: texts):
                with at_most(20, f"seed {seed}, {found.where}: {text[:60]!r}"):
                    through(tmp_path, text)
                if time.monotonic() >= until:
                    break
            seed += 1


def test_no_match_is_asked_for_its_pattern() -> None:
    """What is found with a pattern that was deferred knows the one that was compiled."""
    asked = [
        f"{path.name}:{node.lineno}"
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "re"
    ]
    assert asked == []


def test_no_pattern_is_made_of_what_a_report_says() -> None:
    """Patterns stand at the top of a module, where the tests above find them; or are words of our own."""
    known = {
        "raw_html.py": 1,
        "grammar.py": 1,
        "abroad.py": 2,
        "numbering.py": 1,
        "patterns.py": 1,
        "signs.py": 1,
    }
    made = {path.name: number for path, tree in TREES.items() if (number := compiled_inside(tree))}
    assert made == known


def compiled_inside(tree: ast.AST) -> int:
    """Return how many patterns are made inside functions, apart from those that are written out there."""
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    calls = {call for function in functions for call in ast.walk(function) if isinstance(call, ast.Call)}
    return sum(
        _is_pattern(call.func) and not isinstance(call.args[0], ast.Constant) for call in calls if call.args
    )


def _is_pattern(made_by: ast.expr) -> bool:
    if isinstance(made_by, ast.Attribute) and isinstance(made_by.value, ast.Name):
        return made_by.value.id == "re" and made_by.attr != "escape"
    return isinstance(made_by, ast.Name) and made_by.id == "deferred"


def test_a_pattern_that_is_written_out_in_a_function_is_linear_too() -> None:
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CALLS
                and isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
                and isinstance(node.args[0], ast.Constant)
            ):  # fmt: skip
                found = Found(f"{path.name}:{node.lineno}", re.compile(str(node.args[0].value)))
                for text in pumps(found.pattern, LETTERS):
                    with at_most(SECONDS, f"{found.where}: {text[:60]!r}"):
                        work(found, text)
