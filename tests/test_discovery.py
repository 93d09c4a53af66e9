"""What is found by looking at folders has to be whole: checks, fields, verbs, formats; and the rooms keep order."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from click import Context
from click.testing import CliRunner

import postmortems
from postmortems.checks import check as checks
from postmortems.checks.check import Check, all_checks
from postmortems.commands.cli import cli
from postmortems.model.action_item import ActionItem
from postmortems.model.details import Detection
from postmortems.model.diagnostic import INTERNAL, Diagnostic, Level
from postmortems.model.field_types import Record, declarations
from postmortems.model.incident import Incident
from postmortems.model.vocabulary import Word
from postmortems.reading.document import read_document
from postmortems.reading.scalars import INVALID, Reading
from postmortems.reading.values import read_value
from postmortems.reporters import formats, writer
from postmortems.sections import ROLES, roles_of
from postmortems.settings import Settings
from samples import BODY, CONFIG, NOW, check, codes, make_project, report, shown

PACKAGE = Path(postmortems.__file__).parent
ROOMS = (
    "patterns", "discovery", "frozen", "kept", "headings", "model", "settings", "sections", "wording", "reading", "extraction", "redaction", "site", "exporting",
    "rendering", "checks", "fixes", "insight", "remembering", "recalling", "pages", "importing", "scaffolding", "review", "reporters", "showing",
    "making", "publishing", "library", "digests", "previewing", "assistants", "hosts", "commands",
)  # fmt: skip
FOLDERS = {
    "extraction": ("text", "notation", "outline", "statements", "timeline", "facts", "action_items", ""),
    "pages": ("base", "drawing", "parts", ""),
    "importing": ("drafting", "formats", "chats", ""),
    "insight": ("", "seen"),
    "hosts": ("exporting", "targets", ""),
}
"""The folders inside of a room, in the order in which they may import; an empty name is the room's own level."""
OUTSIDE = {
    "reading": {"frontmatter", "yaml", "pyromark"}, "site": {"yaml", "pathspec"}, "rendering": {"pyromark", "nh3", "pygments"},
    "pages": {"jinja2", "markupsafe"}, "importing": {"mdformat"}, "scaffolding": {"yaml"}, "hosts": {"markdown", "jinja2", "mkdocs", "pathspec"},
    "assistants": {"mcp", "mcp_types", "pydantic"}, "digests": {"jinja2", "markupsafe", "nh3", "pyromark"}, "commands": {"click"},
}  # fmt: skip
"""What a room may import that is neither ours nor the standard library's."""
CHECKS = [check for check in all_checks().values() if check.code != INTERNAL]
"""All checks but the one that no report can bring about on purpose."""
NEIGHBOUR = "2025-11-20-checkout.md"


FOR_THE_PUBLIC = """\
      audience: public
      public:
        fields: [detected_at, resolved_at, detection, contributing_factors, impact]
        sections: [summary, timeline, root_cause, actions]
        owners: true
        tickets: true
"""
"""Settings by which a public report has nothing that is left out."""
BESIDE = {
    "error-rate.png": "", "load-test.html": "<p>", "load-test.csv": "a,b\n", "checkout.png": "",
    "order.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>',
    "log-with-a-password.txt": "DB_PASSWORD=tr0ub4dor7",
    "order-with-script.svg": '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
}  # fmt: skip
"""Files that stand beside the report where an example names them."""


def is_body(snippet: str) -> bool:
    return snippet.startswith(("#", "!"))


def try_snippet(root: Path, checked: Check, snippet: str) -> tuple[Diagnostic, ...]:
    """Check the file that a check's example stands for.

    Front matter replaces fields of a valid report. A body stands alone in one; its template asks for the
    sections that the good example has, in the default order. Beside the report stands another.
    """
    order = ", ".join(ROLES)
    present = {
        role
        for block in read_document("x.md", checked.good.encode()).sections
        for role in roles_of(block.title)
    }
    template = f"---\norder: [{order}]\nrequired: [{', '.join(sorted(present))}]\n---\n"
    content = report("template: excerpt\n", snippet) if is_body(snippet) else report(snippet)
    files: dict[str, str | bytes] = {
        "incidents/example.md": content,
        f"incidents/{NEIGHBOUR}": report(),
        "templates/excerpt.md": template,
    }
    named = [name for name in BESIDE if name in snippet and f"/{name}" not in snippet]
    missing = ["error-rate.png"] if checked.code == "missing-asset" else []
    there = ["error-rate.png"] if checked.code == "unreferenced-file" else []
    files |= {f"incidents/{name}": BESIDE[name] for name in {*named, *there} - {*missing}}
    config = f"{CONFIG[:-1]}:\n      templates_dir: templates\n"
    if checked.code == "invalid-setting":
        files |= {"incidents/example.md": report()}
        config = snippet
    if checked.code == "unknown-marker":
        files |= {"incidents/example.md": report(), "docs/shop.md": snippet}
    if checked.code == "stale-file":
        files |= {"incidents/example.md": report(), ".github/ISSUE_TEMPLATE/incident.yml": snippet}
        config += "      severities: [SEV1, SEV2]\n"
    if checked.code == "ticket-state":
        files |= {"tickets.json": '{"OPS-12": {"state": "done", "on": "2026-03-18"}}'}
        config += "      ticket_states: tickets.json\n"
    if checked.code in ("left-out", "internal-reference", "attached-secret"):
        config += FOR_THE_PUBLIC
        if is_body(snippet):
            files |= {"incidents/example.md": report("template: excerpt\nvisibility: public\n", snippet)}
            config += "      checks: {left-out: off}\n"
        else:
            files |= {f"incidents/{NEIGHBOUR}": report("visibility: public\n")}
    return check(make_project(root, files, config))


@pytest.mark.parametrize("checked", CHECKS, ids=lambda checked: checked.code)
class TestCheck:
    def test_it_documents_itself(self, checked: Check) -> None:
        assert isinstance(checked.level, Level)
        assert checked.title.endswith(".")
        assert len(checked.why) > 60
        assert checked.bad.endswith("\n")
        assert checked.good.endswith("\n")

    def test_the_bad_example_is_reported_as_that_and_nothing_else(
        self, checked: Check, tmp_path: Path
    ) -> None:
        found = try_snippet(tmp_path, checked, checked.bad)
        assert set(codes(found)) == {checked.code}, shown(found)

    def test_the_good_example_is_not_reported(self, checked: Check, tmp_path: Path) -> None:
        found = try_snippet(tmp_path, checked, checked.good)
        assert found == (), shown(found)

    def test_it_has_a_case(self, checked: Check) -> None:
        assert (Path(__file__).parent / "cases" / checked.code / "expected.txt").is_file()

    def test_every_problem_says_what_would_be_right(self, checked: Check, tmp_path: Path) -> None:
        assert all(found.help for found in try_snippet(tmp_path, checked, checked.bad))

    @pytest.mark.parametrize("spelled", [str.lower, str.upper, str.title])
    def test_explain_tells_it(self, checked: Check, spelled: Callable[[str], str]) -> None:
        code = spelled(checked.code)
        done = CliRunner().invoke(cli, ["explain", code])
        assert done.exit_code == 0
        assert checked.bad in done.output


def test_every_module_of_the_checks_with_find_is_a_check() -> None:
    folder = Path(checks.__file__).parent
    with_find = {
        path.stem
        for path in folder.glob("*.py")
        if "\ndef find(" in (text := path.read_text("utf-8")) or "\nfind = " in text
    }
    assert {name.replace("_", "-") for name in with_find} <= set(all_checks())


def records(cls: type[Any]) -> Iterator[type[Any]]:
    """Yield a record and those in it."""
    yield cls
    for entry in declarations(cls).values():
        inner = getattr(entry.kind, "item", entry.kind)
        if isinstance(inner, Record):
            yield from records(inner.cls)


RECORDS = tuple(dict.fromkeys((*records(Incident), *records(Settings))))
FIELDS = [(cls, entry) for cls in RECORDS for entry in declarations(cls).values()]


@pytest.mark.parametrize(("cls", "entry"), FIELDS, ids=lambda value: getattr(value, "name", ""))
def test_a_field_says_what_it_is_for(cls: type[Any], entry: Any) -> None:
    assert entry.doc.endswith((".", "set"))
    assert entry.doc[0].isupper()
    assert entry.required in ("", "always", "final")


WITH_EXAMPLE = [entry for cls in (Incident, Settings) for entry in declarations(cls).values()]


@pytest.mark.parametrize("entry", WITH_EXAMPLE, ids=lambda entry: entry.name)
def test_a_field_has_a_valid_example(entry: Any) -> None:
    document = read_document("x.md", f"---\n{entry.name}: {entry.example}\n---\n".encode())
    words = {"checks": tuple(Word(code) for code in all_checks())}
    reading = Reading(words, problems=[])
    value = read_value(document.fields[entry.name].value, entry.kind, entry.name, reading)
    assert value is not INVALID
    assert (reading.problems, document.problems) == ([], ())


def test_the_records_in_records_are_found() -> None:
    assert {Incident, Detection, ActionItem, Settings, Word} <= set(RECORDS)


def test_every_verb_is_listed_and_has_help() -> None:
    folder = PACKAGE / "commands"
    files = (path for path in folder.glob("*.py") if "@click.command(" in path.read_text("utf-8"))
    verbs = {path.stem.rstrip("_").replace("_", "-") for path in files} - {"cli"}
    assert set(cli.list_commands(Context(cli))) == verbs
    listed = CliRunner().invoke(cli, ["--help"]).output
    for verb in verbs:
        assert f"\n  {verb} " in listed
        done = CliRunner().invoke(cli, [verb, "--help"])
        assert (done.exit_code, "Examples:" in done.output) == (0, True)


@pytest.mark.parametrize("name", formats())
def test_a_format_writes_any_diagnostics(name: str, tmp_path: Path) -> None:
    found = check(
        make_project(tmp_path, {"incidents/a.md": "", "incidents/b.md": report("severity: '|\"<%0A'\n")})
    )
    assert len(found) > 1
    assert writer(name)(found, False).endswith("\n")
    writer(name)((), False)


@dataclass(frozen=True)
class Module:
    """A module of the package, read and parsed once for all that is asked of it."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(PACKAGE).as_posix()

    @property
    def room(self) -> str:
        return self.path.relative_to(PACKAGE).with_suffix("").parts[0]

    @property
    def folder(self) -> str:
        """The folder inside of its room; empty for the room's own level."""
        return "".join(self.path.relative_to(PACKAGE).parent.parts[1:2])

    @cached_property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        return tuple(ast.walk(ast.parse(self.text)))

    @cached_property
    def imports(self) -> frozenset[str]:
        """The absolute names of all modules that it imports, wherever it does."""
        package = ".".join(("postmortems", *self.path.relative_to(PACKAGE).parent.parts))
        found = set[str]()
        for node in self.nodes:
            if isinstance(node, ast.Import):
                found |= {name.name for name in node.names}
            elif isinstance(node, ast.ImportFrom):
                module = importlib.util.resolve_name("." * node.level + (node.module or ""), package)
                found |= {module, *(f"{module}.{name.name}" for name in node.names)}
        return frozenset(found)

    @property
    def ours(self) -> list[str]:
        """What it imports of this package, without the package's name."""
        names = sorted(name.partition(".")[2] for name in self.imports if name.startswith("postmortems."))
        return [name for name in names if name != "__version__"]


MODULES = tuple(map(Module, sorted(PACKAGE.rglob("*.py"))))


def test_the_package_itself_names_what_is_for_others_and_nothing_else() -> None:
    ours = next(module for module in MODULES if module.room == "__init__").ours
    assert ours == ["library", *(f"library.{name}" for name in postmortems.__all__)]


def test_every_module_stands_in_a_room() -> None:
    assert {module.room for module in MODULES} == {*ROOMS, "__init__"}


def test_a_module_imports_only_from_rooms_above() -> None:
    assert [
        f"{module.name}: {name}"
        for module in MODULES
        for name in module.ours
        if module.room != "__init__" and ROOMS.index(name.partition(".")[0]) > ROOMS.index(module.room)
    ] == []


def test_a_module_imports_only_from_folders_above() -> None:
    assert [
        f"{module.name}: {name}"
        for module in MODULES
        for name in module.ours
        if name.startswith(f"{module.room}.") and not _is_above(module, name.split(".")[1])
    ] == []


def _is_above(module: Module, theirs: str) -> bool:
    order = FOLDERS.get(module.room, ("",))
    folder = theirs if (PACKAGE / module.room / theirs).is_dir() else ""
    return order.index(folder) <= order.index(module.folder)


def test_a_module_imports_only_what_its_room_may() -> None:
    assert [
        f"{module.name}: {name}"
        for module in MODULES
        for name in sorted({name.partition(".")[0] for name in module.imports})
        if name not in sys.stdlib_module_names | {"postmortems"} | OUTSIDE.get(module.room, set())
    ] == []


UNIX = {
    "crypt",
    "curses",
    "fcntl",
    "grp",
    "posix",
    "pty",
    "pwd",
    "readline",
    "resource",
    "syslog",
    "termios",
    "tty",
}


def test_no_module_needs_what_windows_has_not() -> None:
    """One that can do without tries to import it."""
    needed = [
        node
        for module in MODULES
        for node in ast.parse(module.text).body
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    names = {
        name
        for node in needed
        for name in (getattr(node, "module", None), *(each.name for each in node.names))
    }
    assert "os" in names
    assert UNIX & names == set()


def test_modules_and_functions_are_short() -> None:
    assert [module.name for module in MODULES if module.text.count("\n") > 250] == []
    assert [
        f"{module.name}: {node.name}"
        for module in MODULES
        for node in module.nodes
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= 40
    ] == []


def test_the_name_of_a_module_says_something() -> None:
    nothing = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
    assert [module.name for module in MODULES if module.path.stem in nothing] == []


def test_a_module_says_what_it_is_for() -> None:
    trees = ((module, module.nodes[0]) for module in MODULES if module.text)
    assert [
        module.name for module, tree in trees if isinstance(tree, ast.Module) and not ast.get_docstring(tree)
    ] == []


def test_the_base_report_is_good(tmp_path: Path) -> None:
    found = check(make_project(tmp_path, {"incidents/a.md": report(body=BODY)}))
    assert found == (), shown(found)
    assert NOW.year == 2026


def test_the_package_tells_type_checkers_that_it_is_typed() -> None:
    assert (PACKAGE / "py.typed").is_file()


def test_one_module_asks_git() -> None:
    asking = [module.name for module in MODULES if '"git"' in module.text and "subprocess" in module.imports]
    assert asking == ["review/git.py"]


def test_no_file_of_the_package_is_one_that_git_ignores(tmp_path: Path) -> None:
    """The linter passes over such files, and the wheel that is built is without them."""
    root = PACKAGE.parent.parent
    (tmp_path / ".gitignore").write_bytes((root / ".gitignore").read_bytes())
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    files = [path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    names = "\n".join([path.relative_to(root).as_posix() for path in files] + ["site/index.html"])
    asked = ["git", "check-ignore", "--no-index", "--stdin"]
    done = subprocess.run(asked, cwd=tmp_path, input=names, capture_output=True, text=True)
    assert done.stdout.split() == ["site/index.html"]
