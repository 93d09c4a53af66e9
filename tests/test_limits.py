"""What a reader has to take in at once stays small: style sheets, scripts and templates as well as Python."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

PAGES = Path(__file__).parent.parent / "plugins/postmortems/pages"
PACKAGE = PAGES.parent
FRONT = sorted(path for ending in ("css", "js", "html") for path in PAGES.rglob(f"*.{ending}"))
SCALED = re.compile(r"(?<![\w-])(?:(font-size)|(?:padding|margin|gap)[a-z-]*): ([^;{}]+);")
LENGTH = re.compile(r"(?<![\w.-])[\d.]+rem|calc\([\d.]+ \* var\(--pm-u\)\)|(?<!\* )var\(--pm-u\)")
"""What follows the size of a page's type; what is told in `em` follows the words that it stands beside."""


def named(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def too_long(path: Path) -> Iterator[str]:
    lines = path.read_text("utf-8").splitlines()
    if len(lines) > 250:
        yield f"{len(lines)} lines"
    yield from (line for line in lines if len(line) > 140)
    if path.suffix == ".js":
        yield from (f"{line}: {length} lines" for line, length in functions(lines) if length > 40)


def test_what_a_browser_reads_is_short() -> None:
    assert {path.suffix for path in FRONT} == {".css", ".js", ".html"}
    assert [(named(path), found) for path in FRONT for found in too_long(path)] == []


def functions(lines: list[str]) -> Iterator[tuple[str, int]]:
    """Yield the line in which each function of a script begins, and on how many lines it stands."""
    depths = [len(line) - len(line.lstrip()) if line.strip() else 999 for line in lines]
    for start, line in enumerate(lines):
        if re.search(r"=>|\bfunction\b", line):
            stop = next((at for at in range(start + 1, len(lines)) if depths[at] <= depths[start]), start)
            yield line, stop - start + 1 if lines[stop].lstrip()[:1] in ("}", ")", "]") else 1


def test_a_long_function_of_a_script_is_found() -> None:
    script = ["const long = () => {", *["  act();"] * 50, "};", "const short = (a) => a + 1;", "act();"]
    assert list(functions(script)) == [(script[0], 52), (script[-2], 1)]


def test_each_style_sheet_is_whole_by_itself() -> None:
    """One brace too few, and the rules of all files after it are inside of the last one."""
    for path in FRONT:
        if path.suffix == ".css":
            text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
            assert text.count("{") == text.count("}") > 0, path.name


def styles() -> str:
    return "\n".join(path.read_text("utf-8") for path in FRONT if path.suffix == ".css")


def test_sizes_that_recur_have_a_name() -> None:
    named_sizes = re.findall(
        r"--pm-(text|space)-\w+: (calc\([\d.]+ \* var\(--pm-u\)\)|var\(--pm-u\));", styles()
    )
    taken = {("font-size" if of == "text" else "gap", length) for of, length in named_sizes}
    own: Counter[tuple[str, str]] = Counter()
    for size, value in SCALED.findall(styles()):
        own.update((size or "gap", length) for length in LENGTH.findall(value))
    assert len(taken) >= 10
    assert taken & own.keys() == set()
    assert [length for length, times in own.items() if times > 2] == []


@pytest.mark.parametrize("length", ["1.2rem", "calc(0.7 * var(--pm-u))", "var(--pm-u)"])
def test_a_size_without_a_name_is_seen(length: str) -> None:
    assert SCALED.findall(f"margin-top: {length}; --pm-gap: {length};") == [("", length)]
    assert LENGTH.findall(f"0 {length} 0.4em var(--pm-space-3)") == [length]


def test_every_property_of_the_style_sheets_that_is_used_is_set() -> None:
    used = set(re.findall(r"var\((--pm-[\w-]+)", styles()))
    assert used <= set(re.findall(r"(--pm-[\w-]+):", styles()))


def test_few_modules_are_a_few_lines_only() -> None:
    modules = [path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py"]
    short = [named(path) for path in modules if path.read_text("utf-8").count("\n") < 25]
    assert len(modules) > 200
    assert len(short) <= 10, short


def constants_below_their_use(tree: ast.Module) -> Iterator[str]:
    """Yield what a reader meets before its value; a table of the module's own functions can stand no higher."""
    own = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    used: dict[str, int] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            used[node.id] = min(node.lineno, used.get(node.id, node.lineno))
    for node in tree.body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(target, ast.Name):
            names = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
            if used.get(target.id, node.lineno) < node.lineno and not names & own:
                yield target.id


def test_constants_stand_above_their_first_use() -> None:
    trees = {named(path): ast.parse(path.read_text("utf-8")) for path in PACKAGE.rglob("*.py")}
    assert [(name, each) for name, tree in trees.items() for each in constants_below_their_use(tree)] == []
    late = "def f():\n    return A, TABLE\n\n\nA: int = 1\nTABLE = {1: f}\n"
    assert list(constants_below_their_use(ast.parse(late))) == ["A"]


def made_twice(tree: ast.Module) -> Iterator[str]:
    """Yield the constants of a module that a later one of the same name replaces: nobody sees the first."""
    names = [
        target.id
        for node in tree.body
        for target in (node.targets if isinstance(node, ast.Assign) else ())
        if isinstance(target, ast.Name)
    ]
    yield from (name for name, times in Counter(names).items() if times > 1)


def test_no_constant_is_made_twice() -> None:
    trees = {named(path): ast.parse(path.read_text("utf-8")) for path in PACKAGE.rglob("*.py")}
    assert [(name, each) for name, tree in trees.items() for each in made_twice(tree)] == []
    assert list(made_twice(ast.parse("A = 1\nB = 2\nA = 3\n"))) == ["A"]


_WORD = re.compile(r"\w+")
FOR_OTHERS = {"__version__", "__getattr__", "__all__", "PostmortemsPlugin", "write_site", "said_in"}
"""What is asked for from outside of the package only."""


def asked_for_by_nobody(modules: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what a module defines and nothing names again: a private name in its module, others anywhere."""
    times = Counter(word for text in modules.values() for word in _WORD.findall(text))
    for name, text in modules.items():
        own = Counter(_WORD.findall(text))
        for node in ast.parse(text).body:
            targets = node.targets if isinstance(node, ast.Assign) else [node]
            for each in (getattr(target, "id", None) or getattr(target, "name", "") for target in targets):
                if each and (own if each.startswith("_") else times)[each] < 2:
                    yield name, each


def test_nothing_is_defined_that_nobody_asks_for() -> None:
    modules = {named(path): path.read_text("utf-8") for path in PACKAGE.rglob("*.py")}
    assert [one for one in asked_for_by_nobody(modules) if one[1] not in FOR_OTHERS] == []
    dead = {
        "a.py": "_A = 1\ndef used():\n    return B\n",
        "b.py": "B = 2\n_A = used()\nprint(_A)\ndef f(): ...\n",
    }
    assert list(asked_for_by_nobody(dead)) == [("a.py", "_A"), ("b.py", "f")]


def complexity(function: ast.AST) -> int:
    """Count the ways through a function as radon does: each operand of `and` and `or` is a way of its own."""
    return 1 + sum(map(_ways, ast.walk(function)))


def _ways(node: ast.AST) -> int:
    match node:
        case ast.If() | ast.IfExp() | ast.Assert():
            return 1
        case ast.For() | ast.AsyncFor() | ast.While():
            return 1 + bool(node.orelse)
        case ast.Try():
            return len(node.handlers) + bool(node.orelse)
        case ast.BoolOp():
            return len(node.values) - 1
        case ast.comprehension():
            return 1 + len(node.ifs)
        case ast.Match():
            return len(node.cases)
    return 0


def test_no_function_has_too_many_ways() -> None:
    found = [
        (named(path), node.name, complexity(node))
        for path in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert len(found) > 1000
    assert [one for one in found if one[2] > 15] == []


def test_the_ways_through_a_function_are_counted() -> None:
    function = "def f(a):\n  for b in a:\n    if b and (b > 1 or b < 0):\n      return [c for c in a if c]\n"
    assert complexity(ast.parse(function)) == 1 + 1 + 1 + 2 + 2
