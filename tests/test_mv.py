"""`postmortems mv` and `assign-ids`: reports get other names, and nothing that leads to them is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from building import Outcome, mkdocs, postmortems
from postmortems.review import moving
from samples import BODY, CONFIG, make_project, report

PNG = b"\x89PNG\r\n\x1a\n"
OLD = "incidents/old.md"
HOME = "# S\n\n[a](incidents/old.md#summary)\n"
OTHER = BODY + (
    "\n[one](old.md) [two](./old.md#timeline) [three][ref] <a href='old.md'>four</a> [five](/incidents/old.md?x=1)\n"
    "[not](older.md) `[code](old.md)`\n\n[ref]: old.md 'T'\n"
)


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    files: dict[str, str | bytes] = {
        OLD: report(body=BODY + "\n![g](old/graph.png) ![s](shared.png) [self](old.md#summary)\n"),
        "incidents/old/graph.png": PNG, "incidents/shared.png": PNG, "incidents/older.md": report("title: Older\n"),
        "incidents/other.md": report("title: Other\nrelated: [old, {id: older}]\n", OTHER + "\n![s](shared.png)\n"),
        "incidents/2026/deep.md": report("title: Deep\nrelated:\n  - id: old\n    relation: caused-by\n", BODY + "\n[up](../old.md)\n"),
        "docs/index.md": HOME, "README.md": "[r](incidents/old.md)\n",
    }  # fmt: skip
    return make_project(tmp_path, files, f"{CONFIG}nav:\n  - index.md\n  - Old: incidents/old.md\n")


def text(folder: Path, name: str) -> str:
    return (folder / name).read_text("utf-8")


def state(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def done_well(folder: Path, *arguments: str) -> Outcome:
    """Run a verb, after which nothing may be wrong with any link and the site has to be built."""
    done = postmortems(folder, *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    checked = postmortems(folder, "check", "--level", "warning")
    assert (checked.returncode, checked.stdout) == (0, ""), checked.stdout
    built = mkdocs(folder, "build", "--strict")
    assert built.returncode == 0, built.stderr
    return done


def test_a_report_gets_another_name_and_everything_follows(kb: Path) -> None:
    assert postmortems(kb, "check", "--strict").returncode == 0
    done = done_well(kb, "mv", "old", "new-name")
    assert not (kb / OLD).exists()
    moved = text(kb, "incidents/new-name.md")
    assert "\naliases: [old]\n" in moved
    assert "![g](new-name/graph.png) ![s](shared.png) [self](new-name.md#summary)" in moved
    assert (kb / "incidents/new-name/graph.png").read_bytes() == PNG
    assert not (kb / "incidents/old").exists()
    other = text(kb, "incidents/other.md")
    assert "related: [new-name, {id: older}]" in other
    assert (
        "[one](new-name.md) [two](new-name.md#timeline) [three][ref] <a href='new-name.md'>four</a>" in other
    )
    assert "[five](/incidents/new-name.md?x=1)" in other
    assert "[not](older.md) `[code](old.md)`\n\n[ref]: new-name.md 'T'\n" in other
    assert "  - id: new-name\n    relation: caused-by\n" in text(kb, "incidents/2026/deep.md")
    assert "[up](../new-name.md)" in text(kb, "incidents/2026/deep.md")
    assert text(kb, "docs/index.md") == "# S\n\n[a](incidents/new-name.md#summary)\n"
    assert text(kb, "README.md") == "[r](incidents/new-name.md)\n"
    assert "Old: incidents/new-name.md" in text(kb, "mkdocs.yml")
    assert "incidents/old.md -> incidents/new-name.md" in done.stdout
    assert "incidents/other.md: mended" in done.stdout
    assert (kb / "site/incidents/old/index.html").is_file()


def test_one_that_goes_to_another_folder_keeps_its_address(kb: Path) -> None:
    done_well(kb, "mv", OLD, "incidents/2026/")
    moved = text(kb, "incidents/2026/old.md")
    assert "aliases" not in moved
    assert "![g](old/graph.png) ![s](../shared.png) [self](old.md#summary)" in moved
    assert (kb / "incidents/2026/old/graph.png").is_file()
    assert "[up](old.md)" in text(kb, "incidents/2026/deep.md")
    assert "[one](2026/old.md)" in text(kb, "incidents/other.md")
    assert "related: [old," in text(kb, "incidents/other.md")
    assert "[a](incidents/old.md#summary)" in text(kb, "docs/index.md")


def test_pages_that_are_read_in_the_repository_follow_too(kb: Path) -> None:
    (kb / "docs/index.md").write_text("[b](../incidents/old.md#timeline) [c](/incidents/old.md)\n")
    assert postmortems(kb, "mv", "old", "incidents/2026/new.md").returncode == 0
    assert text(kb, "docs/index.md") == "[b](../incidents/2026/new.md#timeline) [c](/incidents/2026/new.md)\n"


def test_there_and_back_is_as_before_but_for_what_it_was_called(kb: Path) -> None:
    before = state(kb)
    assert postmortems(kb, "mv", "old", "new").returncode == 0
    assert postmortems(kb, "mv", "incidents/new.md", "incidents/old.md").returncode == 0
    after = state(kb)
    assert after.pop(OLD).decode().replace("aliases: [new]\n", "") == before.pop(OLD).decode()
    assert {name.replace("./old.md", "old.md"): data.replace(b"./old.md", b"old.md") for name, data in after.items()} == {
        name: data.replace(b"./old.md", b"old.md") for name, data in before.items()
    }  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("id: INC-1\n", "id: INC-2\n"), ("id: INC-1\n", "\naliases: [INC-1]\n"), ("id: 'INC-1' # ours\n", "id: 'INC-2' # ours\n"),
        ("id: INC-1\naliases: [a, b]\n", "aliases: [a, b, INC-1]\n"), ("id: INC-1\naliases: a\n", "aliases: [a, INC-1]\n"),
        ("id: INC-1\naliases:\n  - a\n  - b\ntags: [x]\n", "aliases: [a, b, INC-1]\ntags: [x]\n"),
        ("id: INC-1\naliases:\ntags: [x]\n", "aliases: [INC-1]\ntags: [x]\n"),
        ("id: INC-1\naliases: [INC-2, b]\n", "aliases: [b, INC-1]\n"),
        ("aliases: [\n  a,\n  b,\n]\nid: INC-1\n", "aliases: [a, b, INC-1]\nid: INC-2\n"),
    ],
)  # fmt: skip
def test_an_id_in_a_field_is_what_changes(fields: str, expected: str, tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/file.md": report(fields), "docs/index.md": "# S\n"})
    done_well(tmp_path, "mv", "INC-1", "INC-2")
    assert expected in text(tmp_path, "incidents/file.md")


def test_a_name_may_change_in_its_case_alone(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/relay.md": report(), "docs/index.md": "# S\n"})
    done_well(tmp_path, "mv", "relay", "Relay")
    assert "aliases" not in text(tmp_path, "incidents/Relay.md")


@pytest.mark.parametrize("odd", ["null", "2026-03-04", "no", "Größe", "1"])
def test_every_id_is_written_so_that_it_is_read_back(odd: str, tmp_path: Path) -> None:
    make_project(tmp_path, {f"incidents/{odd}.md": report(), "docs/index.md": "# S\n"})
    done_well(tmp_path, "mv", odd, "new")
    done_well(tmp_path, "mv", "new", odd)
    assert "aliases: [new]" in text(tmp_path, f"incidents/{odd}.md")


def test_line_ends_and_everything_else_stay(tmp_path: Path) -> None:
    content = ("\ufeff" + report(body=BODY + "\n[a](b.md)  \n")).replace("\n", "\r\n").encode()
    make_project(tmp_path, {"incidents/a.md": content, "incidents/b.md": report(body=BODY + "\n[a](a.md)\n")})
    assert postmortems(tmp_path, "mv", "a", "c").returncode == 0
    lines, before = (tmp_path / "incidents/c.md").read_bytes().split(b"\r\n"), content.split(b"\r\n")
    assert [line for line in lines if line not in before] == [b"aliases: [a]"]
    assert [line for line in lines if line != b"aliases: [a]"] == before


def test_what_is_renamed_is_in_order(tmp_path: Path) -> None:
    make_project(
        tmp_path, {"incidents/a.md": report("authors: [web]\ntags: [x]\n"), "docs/index.md": "# S\n"}
    )
    assert postmortems(tmp_path, "check", "--fix").returncode == 0
    done_well(tmp_path, "mv", "a", "c")
    assert postmortems(tmp_path, "check", "--diff").stdout == ""


def test_what_is_known_of_a_report_goes_with_it(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "incidents/a.md": report(body=BODY + "\n### Nothing\n"),
        "docs/index.md": "# S\n",
    }
    make_project(tmp_path, files, f"{CONFIG[:-1]}:\n      baseline: known.json\n")
    assert postmortems(tmp_path, "check", "--update-baseline").returncode == 0
    done_well(tmp_path, "mv", "a", "incidents/2026/b.md")
    assert "1 known problem of the baseline is left out\n" in postmortems(tmp_path, "check").stderr


def test_names_with_blanks_and_of_any_script(tmp_path: Path) -> None:
    make_project(
        tmp_path,
        {"incidents/2026 a/x.md": report(body=BODY + "\n![i](<my image.png>) [y](../y.md)\n"),
         "incidents/2026 a/my image.png": PNG, "docs/index.md": "# S\n",
         "incidents/y.md": report("title: Y\n", BODY + "\n[x](2026%20a/x.md) [again](<2026 a/x.md>)\n")},
    )  # fmt: skip
    done_well(tmp_path, "mv", "x", "検索")
    assert "[x](2026%20a/検索.md) [again](<2026%20a/検索.md>)" in text(tmp_path, "incidents/y.md")
    done_well(tmp_path, "mv", "検索", "incidents/z.md")
    assert "![i](my%20image.png) [y](y.md)" in text(tmp_path, "incidents/z.md").replace("<", "").replace(
        ">", ""
    )


def test_nothing_is_written_where_it_is_only_tried(kb: Path) -> None:
    before = state(kb)
    done = postmortems(kb, "mv", "old", "new", "--dry-run")
    assert (done.returncode, state(kb)) == (0, before)
    assert "would be done: incidents/old.md -> incidents/new.md" in done.stdout


REFUSED = [
    (["old", "other"], "`other` is an id of incidents/other.md"), (["old", "OTHER"], "`OTHER` is an id of"),
    (["oldd", "x"], "did you mean `old`?"), (["old", "incidents/other.md"], "is an id of incidents/other.md"),
    (["old", "docs/x.md"], "would not be below"), (["old", "../x.md"], "would not be below"), (["old", "a b"], "can be no id"),
    (["old", "_x"], "hides a report"), (["old", "con"], "can be no id"), (["old", "incidents/x.txt"], "ends in `.md`"),
    (["old", "old"], "it is that already"), (["old", "incidents/old.md"], "it is that already"), (["docs/index.md", "x"], "none of the reports"),
    (["other", "taken"], "it is there; nothing is overwritten"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "said"), REFUSED)
def test_what_cannot_be_done_changes_nothing(arguments: list[str], said: str, kb: Path) -> None:
    (kb / "incidents/taken.md").mkdir()
    before = state(kb)
    done = postmortems(kb, "mv", *arguments)
    assert (done.returncode, done.stdout, state(kb)) == (2, "", before)
    assert said in done.stderr


@pytest.mark.parametrize("call", range(8))
@pytest.mark.parametrize("what", ["write_new", "write_whole", "remove"])
def test_what_fails_in_the_middle_leaves_everything(
    what: str, call: int, kb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, calls = state(kb), [0]
    real = getattr(moving, what)

    def failing(*given: object) -> None:
        calls[0] += 1
        if calls[0] == call + 1:
            raise OSError(28, "No space left on device", str(given[0]))
        real(*given)

    with monkeypatch.context() as patched:
        patched.setattr(moving, what, failing)
        done = postmortems(kb, "mv", "old", "new")
    if calls[0] <= call:
        assert done.returncode == 0
        return
    assert (done.returncode, state(kb)) == (2, before)
    assert "No space left on device; everything is as it was" in done.stderr


def test_a_report_that_cannot_be_read_is_left(kb: Path) -> None:
    (kb / OLD).write_text("---\ntitle: [a\nstatus: x\n---\n\nText\n")
    before = state(kb)
    done = postmortems(kb, "mv", OLD, "new")
    assert (done.returncode, state(kb)) == (2, before)
    assert "postmortems check" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="links")
def test_nothing_is_written_outside(kb: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (kb / "incidents/out").symlink_to(elsewhere)
    done = postmortems(kb, "mv", "old", "incidents/out/x.md")
    assert done.returncode == 2
    assert list(elsewhere.iterdir()) == []


PATTERN = f"{CONFIG[:-1]}:\n      id: INC-{{n:4}}\n"


class TestAssignIds:
    def test_the_oldest_gets_the_next_number(self, tmp_path: Path) -> None:
        files: dict[str, str | bytes] = {
            "incidents/b.md": report("started_at: 2026-02-01\n", BODY.replace("2026-03-04", "2026-02-01") + "\n[a](a.md)\n").replace("2026-03-04T", "2026-02-01T"),
            "incidents/a.md": report("related: [b]\n"), "incidents/c.md": report("id: INC-0007\n"),
            "incidents/d.md": report("id: own\naliases: [INC-0009]\n"), "docs/index.md": "# S\n",
        }  # fmt: skip
        make_project(tmp_path, files, PATTERN)
        done_well(tmp_path, "assign-ids")
        for name, new in (("b", "INC-0010"), ("a", "INC-0011")):
            assert f"\nid: {new}\n" in text(tmp_path, f"incidents/{name}.md")
            assert f"\naliases: [{name}]\n" in text(tmp_path, f"incidents/{name}.md")
        assert "related: [INC-0010]" in text(tmp_path, "incidents/a.md")
        assert "[a](a.md)" in text(tmp_path, "incidents/b.md")
        assert "id: own" in text(tmp_path, "incidents/d.md")
        before = state(tmp_path / "incidents")
        assert postmortems(tmp_path, "assign-ids").returncode == 0
        assert state(tmp_path / "incidents") == before

    @pytest.mark.parametrize("empty", ["id:\n", "id:   # to come\n", "id: ''\n", "id: ~\n"])
    def test_a_field_that_waits_for_it_gets_it(self, empty: str, tmp_path: Path) -> None:
        make_project(tmp_path, {"incidents/a.md": report(empty), "docs/index.md": "# S\n"}, PATTERN)
        done_well(tmp_path, "assign-ids")
        assert [line.split("#")[0].strip() in ("id: INC-0001", "id: 'INC-0001'")
                for line in text(tmp_path, "incidents/a.md").splitlines() if line.startswith("id")] == [True]  # fmt: skip

    def test_front_matter_in_braces_stays_as_it_is(self, tmp_path: Path) -> None:
        fields = "title: T, status: draft, severity: SEV2, services: [a], started_at: 2026-03-04"
        make_project(tmp_path, {"incidents/a.md": f"---\n{{{fields}}}\n---\n"}, PATTERN)
        before = state(tmp_path)
        done = postmortems(tmp_path, "assign-ids")
        assert (done.returncode, done.stderr.endswith("write each field on a line of its own\n")) == (2, True)
        assert state(tmp_path) == before

    def test_a_pattern_may_have_the_year(self, tmp_path: Path) -> None:
        files: dict[str, str | bytes] = {
            "incidents/a.md": report(), "incidents/b.md": report("id: PM-2026-3\n"), "incidents/x.md": report("id: PM-2025-9\n"),
        }  # fmt: skip
        make_project(tmp_path, files, PATTERN.replace("INC-{n:4}", "PM-{year}-{n}"))
        assert postmortems(tmp_path, "assign-ids").returncode == 0
        assert "id: PM-2026-4\n" in text(tmp_path, "incidents/a.md")

    def test_two_branches_do_not_clash(self, tmp_path: Path) -> None:
        """Each adds a report by name; the numbers are given when both are there."""
        make_project(tmp_path, {"docs/index.md": "# S\n"}, PATTERN)
        given = ("--severity", "SEV1", "--service", "a", "--start", "2026-03-04")
        for name in ("One", "Two"):
            assert postmortems(tmp_path, "new", name, *given).returncode == 0
        assert "id:" not in text(tmp_path, "incidents/2026-03-04-one.md")
        done = done_well(tmp_path, "assign-ids")
        assert done.stdout == "incidents/2026-03-04-one.md: mended\nincidents/2026-03-04-two.md: mended\n"
        ids = [
            line
            for name in ("one", "two")
            for line in text(tmp_path, f"incidents/2026-03-04-{name}.md").splitlines()
            if line.startswith("id:")
        ]
        assert ids == ["id: INC-0001", "id: INC-0002"]

    def test_without_a_pattern_there_is_nothing_to_give(self, tmp_path: Path) -> None:
        make_project(tmp_path, {"incidents/a.md": report()})
        done = postmortems(tmp_path, "assign-ids")
        assert (done.returncode, "write `id: INC-{n}`" in done.stderr) == (2, True)

    @pytest.mark.parametrize(
        "wrong", ["INC", "'{n}{n}'", "'{m}-{n}'", "'-{n}'", "'{year}'", "'{n}/x'", "'{n:10}'"]
    )
    def test_a_pattern_that_is_none_is_told(self, wrong: str, tmp_path: Path) -> None:
        make_project(tmp_path, {"incidents/a.md": report()}, PATTERN.replace("INC-{n:4}", wrong))
        done = postmortems(tmp_path, "check")
        assert (done.returncode, "`id` is" in done.stdout, "mkdocs.yml:4:" in done.stdout) == (1, True, True)

    def test_what_it_would_do_is_told(self, tmp_path: Path) -> None:
        make_project(tmp_path, {"incidents/a.md": report()}, PATTERN)
        done = postmortems(tmp_path, "assign-ids", "--dry-run")
        assert done.stdout == "would be done: incidents/a.md: mended\n"
        assert "id:" not in text(tmp_path, "incidents/a.md")

    def test_a_report_that_is_not_whole_gets_none_and_that_is_said(self, tmp_path: Path) -> None:
        make_project(
            tmp_path, {"incidents/a.md": report("severity: SEV9\n"), "incidents/b.md": report()}, PATTERN
        )
        done = postmortems(tmp_path, "assign-ids")
        assert done.stdout == "incidents/b.md: mended\n"
        assert done.stderr == "1 report is not whole and gets none; `postmortems check` says why\n"
