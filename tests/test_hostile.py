"""Files that try something: each is reported at its line and column, and costs the others nothing."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from building import Outcome, postmortems, program
from limits import at_most
from samples import BODY, check, check_one, make_project, places, report, shown

SYNTAX = "front-matter-syntax"
FIRST = report().encode()


def with_line(line: str) -> bytes:
    """Return a report with one more line of front matter, which is line 2."""
    return report().replace("---\n", f"---\n{line}\n", 1).encode()


TRAPS: dict[str, tuple[bytes, list[tuple[str, int, int]]]] = {
    "byte-order mark": (b"\xef\xbb\xbf" + FIRST, [(SYNTAX, 1, 1)]),
    "CR LF": (FIRST.replace(b"\n", b"\r\n"), [(SYNTAX, 1, 4)]),
    "CR LF in one line": (FIRST.replace(b"SEV2\n", b"SEV2\r\n"), [(SYNTAX, 4, 15)]),
    "CR alone": (FIRST.replace(b"title: Checkout", b"title: Check\rout"), [(SYNTAX, 2, 13)]),
    "Latin-1": (FIRST.replace(b"Checkout down", b"Caf\xe9 down"), [(SYNTAX, 2, 11)]),
    "Latin-1 after other letters": (with_line("x-a: ä𝄞").replace(b"SEV2", b"SEV2 # \xe9"), [(SYNTAX, 5, 18)]),
    "UTF-16": (report().encode("utf-16"), [(SYNTAX, 1, 1)]),
    "NUL": (FIRST.replace(b"down", b"do\0wn"), [(SYNTAX, 2, 19)]),
    "escape": (FIRST.replace(b"down", b"\x1b[31m"), [(SYNTAX, 2, 17)]),
    "escape, escaped": (with_line('x-a: "a\\e[2Jb"'), [(SYNTAX, 2, 6)]),
    "C1 control": (FIRST.replace(b"down", "\x9b31m".encode()), [(SYNTAX, 2, 17)]),
    "U+2028": (FIRST.replace(b"down", "do\u2028wn".encode()), [(SYNTAX, 2, 19)]),
    "U+0085": (FIRST.replace(b"down", "do\x85wn".encode()), [(SYNTAX, 2, 19)]),
    "byte-order mark in a value": (FIRST.replace(b"down", "do\ufeffwn".encode()), [(SYNTAX, 2, 19)]),
    "byte-order mark before a field": (
        FIRST.replace(b"severity", "\ufeffseverity".encode()),
        [(SYNTAX, 4, 1)],
    ),
    "byte-order mark in a name": (FIRST.replace(b"severity", "seve\ufeffrity".encode()), [(SYNTAX, 4, 5)]),
    "zero-width space in an item": (
        FIRST.replace(b"[checkout", "[check\u200bout".encode()),
        [(SYNTAX, 5, 17)],
    ),
    "word joiner before a word": (FIRST.replace(b"SEV2", "\u2060SEV2".encode()), [(SYNTAX, 4, 11)]),
    "never closed": (FIRST.replace(b"---\n\n", b"\n"), [(SYNTAX, 1, 1)]),
    "never closed, a comment first": (b"---\n# why\ntitle: x\n\ntext\n", [(SYNTAX, 1, 1)]),
    "not on line 1": (b"\n" + FIRST, [(SYNTAX, 2, 1)]),
    "none": (b"# A title\n\nText.\n", [(SYNTAX, 1, 1)]),
    "empty": (b"", [(SYNTAX, 1, 1)]),
    "blank": (b" \n\n", [(SYNTAX, 1, 1)]),
    "list at the root": (b"---\n- a\n- b\n---\n\n" + BODY.encode(), [(SYNTAX, 2, 1)]),
    "word at the root": (b"---\nword\n---\n\n" + BODY.encode(), [(SYNTAX, 2, 1)]),
    "tab for indentation": (with_line("x-a:\n\tb: 1"), [(SYNTAX, 3, 1)]),
    "anchor": (with_line("x-a: &name 1"), [(SYNTAX, 2, 6)]),
    "alias": (with_line("x-a: *name"), [(SYNTAX, 2, 6)]),
    "tag": (with_line("x-a: !!python/object:os.system ls"), [(SYNTAX, 2, 6)]),
    "merge key": (with_line("<<: {title: x}"), [("unknown-field", 2, 1)]),
    "bomb": (
        with_line("x-a: &a [x, x]\nx-b: &b [*a, *a]\nx-c: [*b, *b]"),
        [(SYNTAX, 2, 6), (SYNTAX, 3, 6), (SYNTAX, 4, 7)],
    ),
    "deep": (with_line("x-a: " + "[" * 5000 + "]" * 5000), [(SYNTAX, 2, 24)]),
    "deep, in blocks": (with_line("x-a:\n  " + "- " * 5000), [(SYNTAX, 3, 39)]),
    "colon in a value": (with_line("x-a: b: c"), [(SYNTAX, 2, 7)]),
    "quote never closed": (with_line("x-a: 'b"), [(SYNTAX, 2, 6)]),
    "bracket never closed": (with_line("x-a: [b"), [(SYNTAX, 2, 6)]),
    "line without a colon": (with_line("x-a: 1\nword"), [(SYNTAX, 3, 1)]),
    "reserved character": (with_line("x-a: @b"), [(SYNTAX, 2, 6)]),
    "directive": (with_line("%YAML 1.1"), [(SYNTAX, 2, 1)]),
    "second document": (with_line("x-a: 1\n--- # b"), [(SYNTAX, 3, 1)]),
    "duplicate key": (with_line("x-a: 1\nx-a: 2"), [("duplicate-key", 3, 1)]),
    "duplicate key, nested": (with_line("x-a:\n  ä: {b: 1, b: 2}"), [("duplicate-key", 3, 13)]),
    "two names of one field": (with_line("causes: [a]"), [("duplicate-key", 11, 1)]),
    "key that is a list": (with_line("? [a, b]\n: c"), [(SYNTAX, 2, 3)]),
    "impossible date": (report("started_at: 2026-02-30\n").encode(), [("invalid-value", 12, 13)]),
    "impossible clock": (report("started_at: 2026-02-03T25:61Z\n").encode(), [("invalid-value", 12, 13)]),
    "sexagesimal": (report("started_at: 10:00\n").encode(), [("invalid-value", 12, 13)]),
    "no as a country": (report("tags: [no, 010, 1e3]\n").encode(), []),
    "wrong value after wide letters": (
        report("links: [{title: 検索, url: 'x y'}]\n").encode(),
        [("invalid-value", 13, 26)],
    ),
    "front matter of 400 kB": (with_line("x-a: " + "a" * 400_000), [(SYNTAX, 1, 4)]),
    "file of three megabytes": (FIRST + b"a" * 3_000_000, [(SYNTAX, 1, 1)]),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_is_reported_at_its_place(trap: str, tmp_path: Path) -> None:
    content, expected = TRAPS[trap]
    found = check_one(tmp_path, content)
    assert places(found) == expected, shown(found)


def test_one_run_reports_every_trap_and_reads_the_good_file(tmp_path: Path) -> None:
    names = {f"incidents/trap-{number:02}.md": trap for number, trap in enumerate(TRAPS)}
    files: dict[str, str | bytes] = {name: TRAPS[trap][0] for name, trap in names.items()}
    make_project(tmp_path, {**files, "incidents/good.md": report()})
    done = postmortems(tmp_path, "check")
    assert (done.returncode, done.stderr) == (1, "`--fix` mends 14 of these\n")
    for name, trap in names.items():
        for code, line, column in TRAPS[trap][1]:
            assert f"{name}:{line}:{column}: " in done.stdout, (trap, code)
    assert "good.md" not in done.stdout


NESTED = {
    "brackets": ("[", 1),
    "braces": ("{a: ", 4),
    "lists": ("- ", 2),
    "lists in brackets": ("[[{a: ", 2),
    "questions": ("? ", 2),
}


@pytest.mark.parametrize("levels", [30, 1100, 5000])
@pytest.mark.parametrize("shape", NESTED)
@pytest.mark.parametrize("end", ["", "x", " &a", " 'x", "]"])
def test_depth_is_told_where_it_passes_the_limit(shape: str, levels: int, end: str, tmp_path: Path) -> None:
    opening, width = NESTED[shape]
    (found,) = check_one(tmp_path, with_line("x-a:\n  " + opening * levels + end))
    assert (found.code, found.message) == (SYNTAX, "values nested more than 20 deep")
    assert found.place.line == 3
    assert found.place.column <= 3 + 20 * width


@pytest.mark.parametrize("levels", [250, 1100, 5000])
def test_depth_is_told_in_the_settings_too(levels: int, tmp_path: Path) -> None:
    make_project(
        tmp_path, {"mkdocs.yml": f"plugins: [postmortems]\nextra:\n  {'[' * levels}{']' * levels}\n"}
    )
    (found,) = check(tmp_path)
    assert (found.code, found.message) == ("invalid-setting", "values nested more than 200 deep")
    assert (found.place.line, found.place.column) == (3, 201)


WITHOUT_C = "import yaml; del yaml.CSafeLoader\n"


def test_both_parsers_say_the_same(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        f"incidents/trap-{number:02}.md": trap for number, (trap, _) in enumerate(TRAPS.values())
    }
    for shape, (opening, _) in NESTED.items():
        files[f"incidents/{shape.replace(' ', '-')}.md"] = with_line(f"x-a: {opening * 1100}")
    make_project(tmp_path, files)
    fast, slow = run(tmp_path), run(tmp_path, before=WITHOUT_C)
    assert (slow.returncode, slow.stderr) == (1, "`--fix` mends 14 of these\n")
    assert slow.stdout.splitlines() == fast.stdout.splitlines()


def run(folder: Path, *arguments: str, before: str = "") -> Outcome:
    """Run `postmortems check` as a shell would; what comes `before` it changes what it finds there."""
    code = "import sys; from postmortems.commands.cli import main; sys.argv[0] = 'postmortems'; main()"
    return program(folder, "python", "-c", before + code, "check", *arguments)


def test_a_folder_called_like_a_report_is_a_folder(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/folder.md/good.md": report()})
    assert check(tmp_path) == ()


def test_a_link_to_nowhere_is_reported(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/good.md": report()})
    (tmp_path / "incidents/link.md").symlink_to("missing.md")
    (found,) = check(tmp_path)
    assert (found.place.path, found.code) == ("incidents/link.md", SYNTAX)
    assert "No such file" in found.message


@pytest.mark.parametrize("argument", [[], ["incidents/link.md"], ["incidents"]])
def test_a_link_that_leads_out_of_the_folder_is_not_read(tmp_path: Path, argument: list[str]) -> None:
    make_project(tmp_path, {"secret.md": report("title: A secret\n")})
    (tmp_path / "incidents/link.md").symlink_to("../secret.md")
    done = postmortems(tmp_path, "check", *argument)
    assert done.returncode == 1
    assert "incidents/link.md:1:1: error" in done.stdout
    assert "leads out of the folder" in done.stdout
    assert "secret" not in done.stdout


def test_a_link_inside_the_folder_is_read(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/_drafts/one.md": report()})
    (tmp_path / "incidents/link.md").symlink_to("_drafts/one.md")
    assert check(tmp_path) == ()


def test_a_pipe_does_not_stop_the_check(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/good.md": report()})
    os.mkfifo(tmp_path / "incidents/pipe.md")
    done = run(tmp_path)
    assert done.returncode == 1
    assert "incidents/pipe.md:1:1: error" in done.stdout


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs users")
def test_what_may_not_be_read_is_reported(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/good.md": report(), "incidents/closed/b.md": report()})
    (tmp_path / "incidents/closed").chmod(0)
    (tmp_path / "incidents/shut.md").write_text(report())
    (tmp_path / "incidents/shut.md").chmod(0)
    check(tmp_path)  # loads all modules while root may still read them
    user, modes = (
        os.geteuid(),
        [(folder, folder.stat().st_mode) for folder in (tmp_path, *tmp_path.parents[:-2])],
    )
    try:
        if user == 0:
            for folder, mode in modes:
                folder.chmod(mode | 0o55)
            os.seteuid(65534)
        found = check(tmp_path)
    finally:
        os.seteuid(user)
        (tmp_path / "incidents/closed").chmod(0o755)
        for folder, mode in modes:
            folder.chmod(mode)
    assert [each.place.path for each in found] == ["incidents/closed", "incidents/shut.md"]
    assert all("Permission denied" in each.message for each in found)


def test_a_file_name_cannot_write_on_the_terminal(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/a\x1b[2K\nerror[b.md": "no front matter"})
    done = run(tmp_path)
    assert done.returncode == 1
    assert "\x1b" not in done.stdout
    assert done.stdout.startswith("incidents/a�[2K�error[b.md:1:1: error")


def test_a_file_name_that_is_no_text_is_reported(tmp_path: Path) -> None:
    make_project(tmp_path, {})
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/incidents/\xff.md")).write_text(report())
    for format_ in ("text", "json"):
        done = run(tmp_path, "--format", format_)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["a b", "a#b", "a?b", "-a", "a%2Fb", "a.", "a:b", "x" * 210])
def test_a_file_name_that_cannot_be_an_id_is_reported(tmp_path: Path, name: str) -> None:
    (found,) = check_one(tmp_path, report(), f"{name}.md")
    assert found.code == "invalid-value"
    assert "set `id`" in found.help
    assert check_one(tmp_path, report("id: a-b\n"), f"{name}.md") == ()


LINKS = ["x" * 5000, "%00", "http://[", "//[", "a\\b", "..", "/" * 300, "%", "#%", "?", "\u2028"]


def test_odd_links_raise_nothing(tmp_path: Path) -> None:
    links = "".join(f"- [a](<{link}>) ![b](<{link}>)\n" for link in LINKS)
    make_project(
        tmp_path, {"incidents/loop.md": report(body=BODY.replace("## Timeline", f"{links}\n## Timeline"))}
    )
    (tmp_path / "incidents/loop").symlink_to("loop")
    (tmp_path / "incidents/more.md").write_text(report(body=BODY + "\n[a](loop/b.md)\n"))
    found = check(tmp_path)
    assert {each.code for each in found} <= {
        "broken-link",
        "missing-asset",
        "unreferenced-file",
        "external-image",
    }


N = 50_000
SLOW = {
    "blank lines in front matter": "---\n" + "\n" * (N - 200) + "title: x\n---\n",
    "spaces in a heading": f"---\ntitle: x\n---\n# a{' ' * N}b\n",
    "dots in a heading": f"---\ntitle: x\n---\n# 1{'.' * N}b\n",
    "numbers in a heading": f"---\ntitle: x\n---\n# {'1.' * N}b\n",
    "brackets in a heading": f"---\ntitle: x\n---\n# {'(' * N}b\n",
    "fields that nobody knows": "---\n" + "".join(f"field{n}: 1\n" for n in range(7000)) + "---\n",
    "words that nobody knows": "---\nservices: ["
    + "x, " * 900
    + "]\napproximate: ["
    + "start, " * 900
    + "]\n---\n",
    "broken fields": "---\n" + "".join(f"f{n}: @\n" for n in range(9000)) + "---\n",
    "colons": "---\n" + ": " * (N // 2 - 10) + "\n---\n",
    "hyphens": "---\na: " + "- " * (N // 2 - 10) + "\n---\n",
    "question marks": "---\n" + "? " * (N // 2 - 10) + "\n---\n",
    "brackets": "---\na: " + "[" * (N - 10) + "\n---\n",
    "braces": "---\na: " + "{a: " * (N // 5) + "\n---\n",
    "ampersands": "---\na: " + "&a " * (N // 4) + "\n---\n",
    "quotes": "---\na: " + "'" * (N - 9) + "\n---\n",
    "hashes": "---\n" + "# postmortems: allow " * (N // 22) + "\n---\n",
    "excuses": "---\na: 1\n---\n" + "<!-- postmortems: allow a, a\n" * (N // 30),
    "codes": "---\na: 1\n---\n<!-- postmortems: allow " + "a , " * (N // 4) + "\n",
    "placeholders": "---\na: 1\n---\n" + "[add " * (N // 5) + "TODO ????" * 1000,
    "placeholder words": "---\na: 1\n---\nTODO [" + "a " * (N // 2) + "\n[" + "a" * N,
    "placeholders on lines": "---\na: 1\n---\n" + "- TODO [add x] [x](y)\n" * 4000,
    "brackets in the body": "---\na: 1\n---\n" + "[" * N,
    "quotations": "---\na: 1\n---\n" + ">" * N,
    "nested items": "---\na: 1\n---\n" + "".join(f"{' ' * n}- TODO\n" for n in range(300)),
    "links": "---\na: 1\n---\n" + "[a](b) " * 8000,
    "anchors": "---\na: 1\n---\n" + "# a\n" * 3000 + "[a](#x)\n" * 3000,
    "stars": "---\na: 1\n---\n" + "*a _b " * (N // 6),
    "table": "---\na: 1\n---\n|a|\n|-|\n" + "|" * N,
    "comments": "---\na: 1\n---\n" + "<!-- " * (N // 5),
    "elements": "---\na: 1\n---\n" + "<a b=" * (N // 5),
    "fences": "---\n" * (N // 4),
    "blank file": " \n" * N,
    "times": "---\nstarted_at: 2026-01-01T" + " " * (N - 40) + "x\n---\n",
    "address": "---\nlinks: [{title: a, url: 'https://" + "a" * (N - 60) + " '}]\n---\n",
}


@pytest.fixture(scope="module")
def settled() -> Iterator[None]:
    """Leave out what other tests keep in memory: it is not what a file costs to look for garbage there."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("attack", SLOW)
def test_no_file_costs_more_than_seconds(attack: str, tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/slow.md": SLOW[attack]})
    with at_most(2.5):
        check(tmp_path)
