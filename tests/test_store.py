"""Results on the disk: never wrong, never needed, never taken from where somebody else could have put them."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

import postmortems
from postmortems.checks.check import all_checks
from postmortems.kept.disk import DAYS, NAME, Disk
from postmortems.kept.results import InFront, Results
from postmortems.kept.stamp import stamp
from postmortems.kept.store import Kind, Memory
from postmortems.settings import Settings
from postmortems.site.project import find_project
from postmortems.site.results import disk_of, results_of, why_not
from samples import CONFIG, check, make_project, report

TEXT = Kind[str]("text", str)
LINES = Kind[tuple[str, ...]]("lines", tuple[str, ...])
LONG = "".join(f"{number} " for number in range(30_000))
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
PACKAGE = Path(postmortems.__file__).parent


def opened(folder: Path, made_with: str = "s", day: int = 100) -> Results:
    return Results(Disk(folder / "results", day), made_with)


def kept(folder: Path, text: str = "kept", made_with: str = "s", day: int = 100) -> Path:
    """Keep a text, and return the file that has it."""
    results = opened(folder, made_with, day)
    results.put(TEXT, "key", text)
    results.flush()
    assert results.trouble == ""
    return results.file


def test_what_is_kept_is_there_in_the_next_run(tmp_path: Path) -> None:
    results = opened(tmp_path)
    results.put(TEXT, "a", "one")
    results.put(LINES, "a", ("two",))
    results.put(TEXT, "long", LONG)
    assert results.get(TEXT, "a") == "one", "before it is written too"
    results.flush()
    later = opened(tmp_path)
    assert (later.get(TEXT, "a"), later.get(LINES, "a"), later.get(TEXT, "long")) == ("one", ("two",), LONG)
    assert (later.get(TEXT, "b"), later.get(LINES, "long")) == (None, None)


def test_a_result_may_be_put_again(tmp_path: Path) -> None:
    kept(tmp_path, "one")
    kept(tmp_path, "two")
    assert opened(tmp_path).get(TEXT, "key") == "two"
    told = Disk(tmp_path / "results", 100).told()
    assert told and told.rows == 1


def test_what_another_stamp_has_kept_is_never_read(tmp_path: Path) -> None:
    kept(tmp_path, "poison", "other")
    assert opened(tmp_path).get(TEXT, "key") is None
    assert opened(tmp_path, "other").get(TEXT, "key") == "poison"


def test_what_is_not_what_its_kind_declares_is_not_kept(tmp_path: Path) -> None:
    results = opened(tmp_path)
    wrong: Any = object()
    results.put(TEXT, "a", wrong)
    results.flush()
    assert opened(tmp_path).get(TEXT, "a") is None
    assert results.trouble == ""


@POSIX
def test_nobody_else_may_look_at_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        file = kept(tmp_path)
    finally:
        os.umask(before)
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def truncated(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def junk(file: Path) -> None:
    file.write_bytes(os.urandom(20_000))


def junk_inside(file: Path) -> None:
    """Overwrite what stands behind the head of the file."""
    data = file.read_bytes()
    file.write_bytes(data[:100] + os.urandom(len(data) - 100))


def foreign(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE row (key, id, day, size)")
        other.commit()


def later_schema(file: Path) -> None:
    with closing(sqlite3.connect(file)) as ours:
        ours.execute("PRAGMA user_version = 99")


def other_tables(file: Path) -> None:
    with closing(sqlite3.connect(file)) as ours:
        ours.execute("DROP TABLE content")
        ours.commit()


def other_types(file: Path) -> None:
    with closing(sqlite3.connect(file)) as ours:
        ours.execute("UPDATE content SET data = 'text'")
        ours.execute("UPDATE row SET day = 'never', size = 'much'")
        ours.commit()


def other_rows(file: Path) -> None:
    with closing(sqlite3.connect(file)) as ours:
        ours.execute("UPDATE content SET data = x'00'")
        ours.commit()


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def a_link(file: Path) -> None:
    file.rename(file.with_name("elsewhere"))
    file.symlink_to("elsewhere")


def for_others(file: Path) -> None:
    file.chmod(0o666)


def folder_for_others(file: Path) -> None:
    file.parent.chmod(0o777)


def linked_folder(file: Path) -> None:
    file.parent.rename(file.parent.with_name("moved"))
    file.parent.symlink_to("moved")


DAMAGES = (
    truncated, emptied, junk, junk_inside, foreign, later_schema, other_tables, other_types, other_rows, a_folder,
)  # fmt: skip
OTHERS = (a_link, for_others, folder_for_others, linked_folder)


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_damaged_keeps_nothing_and_raises_nothing(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    file = kept(tmp_path, LONG)
    damage(file)
    for _ in range(2):
        results = opened(tmp_path)
        assert results.get(TEXT, "key") in (None, LONG)
        results.put(LINES, "other", ("a",))
        results.flush()
        Disk(tmp_path / "results", 100).told()


@pytest.mark.parametrize("damage", [truncated, junk, junk_inside])
def test_a_file_that_is_damaged_is_made_anew(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    damage(kept(tmp_path, LONG))
    for _ in range(3):
        results = opened(tmp_path)
        results.get(TEXT, "key")
        results.put(TEXT, "key", LONG)
        results.flush()
    assert opened(tmp_path).get(TEXT, "key") == LONG


def test_the_file_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    file = kept(tmp_path)
    foreign(file)
    before = file.read_bytes()
    results = opened(tmp_path)
    results.put(TEXT, "key", "new")
    results.flush()
    assert file.read_bytes() == before
    assert results.trouble == f"{file}: another program made it"


@POSIX
@pytest.mark.parametrize("change", OTHERS)
def test_what_somebody_else_could_have_written_is_not_read(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    file = kept(tmp_path, "poison")
    change(file)
    results = opened(tmp_path)
    assert results.get(TEXT, "key") is None
    assert results.trouble


@POSIX
def test_what_belongs_to_somebody_else_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path, "poison")
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    results = opened(tmp_path)
    assert results.get(TEXT, "key") is None
    assert "belongs to somebody else" in results.trouble


def test_one_that_another_run_has_locked_is_not_waited_for_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postmortems.kept.disk._WAITS", 0.05)
    file = kept(tmp_path)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        results = opened(tmp_path)
        assert [results.get(TEXT, "key") for _ in range(100)] == [None] * 100
        results.flush()
        assert "locked" in results.trouble
    assert opened(tmp_path).get(TEXT, "key") == "kept"


def test_two_runs_at_once_both_keep_what_they_made(tmp_path: Path) -> None:
    first, second = opened(tmp_path), opened(tmp_path)
    for results, name in ((first, "a"), (second, "b")):
        assert results.get(TEXT, name) is None
        results.put(TEXT, name, name)
        results.put(TEXT, "both", "same")
    first.flush()
    second.flush()
    later = opened(tmp_path)
    assert [later.get(TEXT, name) for name in ("a", "b", "both")] == ["a", "b", "same"]
    assert (first.trouble, second.trouble) == ("", "")


def test_a_disk_that_is_full_keeps_what_was_there(tmp_path: Path) -> None:
    file = kept(tmp_path)
    with closing(sqlite3.connect(file)) as ours:
        pages = ours.execute("PRAGMA page_count").fetchone()[0]
    disk = Disk(file.parent, 100)
    disk.get(b"")
    assert disk._connection
    disk._connection.execute(f"PRAGMA max_page_count = {pages}")
    disk.put(b"key", os.urandom(100_000))
    disk.flush()
    assert "full" in disk.trouble
    assert opened(tmp_path).get(TEXT, "key") == "kept"


def test_one_that_is_read_only_is_read(tmp_path: Path) -> None:
    """Those who run tests may write anywhere, so the connection refuses as a file without rights does."""
    file = kept(tmp_path)
    file.chmod(0o400)
    disk = Disk(file.parent, 101)
    results = Results(disk, "s")
    assert results.get(TEXT, "key") == "kept"
    assert disk._connection
    disk._connection.execute("PRAGMA query_only = 1")
    results.put(TEXT, "other", "a")
    results.flush()
    assert "readonly" in disk.trouble
    later = opened(tmp_path)
    assert (later.get(TEXT, "key"), later.get(TEXT, "other")) == ("kept", None)


def test_where_no_folder_can_be_made_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    results = opened(tmp_path / "file")
    results.put(TEXT, "key", "a")
    results.flush()
    assert results.get(TEXT, "key") is None
    assert results.trouble


def test_what_no_run_asks_for_is_dropped(tmp_path: Path) -> None:
    kept(tmp_path, day=100)
    for day in (100 + DAYS, 100 + 2 * DAYS):
        results = opened(tmp_path, day=day)
        assert results.get(TEXT, "key") == "kept", "the run before has used it"
        results.put(LINES, str(day), ())
        results.flush()
    results = opened(tmp_path, day=101 + 3 * DAYS)
    results.put(TEXT, "new", "a")
    results.flush()
    assert opened(tmp_path).get(TEXT, "key") is None


def test_a_file_that_is_too_large_loses_what_was_used_longest_ago(tmp_path: Path) -> None:
    for day in range(10):
        disk = Disk(tmp_path / "results", day, most=5_000)
        disk.put(str(day).encode(), os.urandom(1_000))
        disk.flush()
    disk = Disk(tmp_path / "results", 10)
    there = [day for day in range(10) if disk.get(str(day).encode())]
    assert there == list(range(there[0], 10))
    assert 3 <= len(there) < 6
    assert disk.file.stat().st_size < 40_000


def test_what_was_used_today_stays_where_that_alone_is_more_than_is_kept_of_other_days(
    tmp_path: Path,
) -> None:
    used = [str(number).encode() for number in range(10)]
    for day in range(3):
        for key in used:
            disk = Disk(tmp_path / "results", day, most=5_000)
            if disk.get(key) is None:
                disk.put(key, os.urandom(1_000))
            disk.flush()
    disk = Disk(tmp_path / "results", 3)
    assert all(map(disk.get, used)), "else the second half would be made anew each day"


def test_what_was_used_today_has_an_end_too(tmp_path: Path) -> None:
    disk = Disk(tmp_path / "results", 1, most=5_000)
    for number in range(50):
        disk.put(str(number).encode(), os.urandom(1_000))
        disk.flush()
    there = sum(disk.get(str(number).encode()) is not None for number in range(50))
    assert 15 < there < 21


def test_the_files_of_sites_that_are_gone_are_removed(tmp_path: Path) -> None:
    gone, here, other = (Disk(tmp_path / name, 1) for name in ("0a" * 10, "1b" * 10, "other"))
    for disk in (gone, here, other):
        disk.put(b"a", b"a")
        disk.flush()
    for disk in (gone, other):
        os.utime(disk.file, (0, 0))
    again = Disk(here.file.parent, 1)
    again.put(b"b", b"b")
    again.flush()
    assert sorted(each.name for each in tmp_path.iterdir()) == [here.file.parent.name, "other"], (
        "what is no site stays"
    )


def test_in_front_of_another_it_asks_that_once(tmp_path: Path) -> None:
    kept(tmp_path)
    far, near = opened(tmp_path), Memory()
    both = InFront(near, far)
    assert both.get(TEXT, "key") == "kept" == near.get(TEXT, "key")
    both.put(TEXT, "new", "a")
    assert (near.get(TEXT, "new"), far.get(TEXT, "new"), both.get(TEXT, "none")) == ("a", "a", None)


@pytest.mark.parametrize("name", [each.name for each in fields(Settings)])
def test_any_setting_changes_the_stamp(name: str, tmp_path: Path) -> None:
    project = find_project(make_project(tmp_path, {}), None, all_checks())
    other = replace(project, settings=replace(project.settings, **{name: OTHER.get(name, "other")}))
    assert key_of(project.settings) != key_of(other.settings)


OTHER: dict[str, Any] = {
    "severities": (),
    "services": ("a",),
    "triggers": (),
    "checks": {"a": "off"},
    "strict": True,
    "attachments": ("a",),
    "max_report_kb": 3,
}


def key_of(settings: Settings) -> str:
    return stamp(PACKAGE / "kept", [repr(settings)])


def test_any_byte_of_the_package_changes_the_stamp(tmp_path: Path) -> None:
    copy = tmp_path / "package"
    shutil.copytree(PACKAGE, copy)
    found = {stamp(copy, ())}
    assert found == {stamp(PACKAGE, ())}
    for path in (
        "settings.py",
        "templates/default.md",
        "pages/templates/incident.html",
        "pages/styles/base.css",
    ):
        data = (copy / path).read_bytes()
        (copy / path).write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        found.add(stamp(copy, ()))
    (copy / "settings.py").rename(copy / "other.py")
    found.add(stamp(copy, ()))
    (copy / "empty.py").touch()
    found.add(stamp(copy, ()))
    assert len(found) == 7
    (copy / "__pycache__").mkdir(exist_ok=True)
    (copy / "__pycache__" / "other.pyc").write_bytes(b"a")
    assert stamp(copy, ()) in found, "what Python writes itself does not count"


@pytest.mark.parametrize("name", ["pyromark-999.dist-info", "anything-2.egg-info"])
def test_any_version_of_what_is_installed_changes_the_stamp(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stamp(tmp_path / "none", ())
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / name).mkdir()
    assert stamp(tmp_path / "none", ()) != before


def test_a_template_changes_what_is_found(tmp_path: Path) -> None:
    make_project(
        tmp_path, {"templates/own.md": "---\n---\n"}, CONFIG.rstrip() + ":\n      templates_dir: templates\n"
    )
    found = []
    for text in ("---\n---\n", "---\n---\n\n## Summary\n", "---\n---\n"):
        (tmp_path / "templates/own.md").write_text(text)
        results = results_of(
            find_project(tmp_path, None, all_checks()), {"XDG_CACHE_HOME": str(tmp_path / "c")}
        )
        assert results is None, "it lies in the site's own folder"
        results = results_of(
            find_project(tmp_path, None, all_checks()), {"XDG_CACHE_HOME": str(tmp_path.parent / "c")}
        )
        assert results
        found.append(results._stamp)
    assert found[0] == found[2] != found[1]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("cache", "cache"), ("../cache", "cache"), ("c:cache", "cache"), ("~other/x", "~other/x"),
        ("{root}/cache", "lies in the site's repository"), ("{root}/../{name}/cache", "lies in the site's repository"),
        ("{root}/link", "lies in the site's repository"), ("{beside}/link", "lies in the site's repository"),
    ],
)  # fmt: skip
def test_a_folder_that_a_pull_request_could_fill_is_refused(written: str, says: str, tmp_path: Path) -> None:
    root, beside = tmp_path / "site", tmp_path / "beside"
    beside.mkdir()
    make_project(root, {"incidents/a.md": report()})
    (root / ".git").mkdir()
    (root / "link").symlink_to(beside)
    (beside / "link").symlink_to(root)
    value = written.format(root=root, name=root.name, beside=beside)
    (root / "mkdocs.yml").write_text(CONFIG.rstrip() + f":\n      cache: '{value}'\n")
    (found,) = check(root)
    assert (found.code, found.place.line) == ("invalid-setting", 4)
    assert says in found.message
    project = find_project(root, None, all_checks())
    assert (
        why_not(replace(project, settings=replace(project.settings, cache=value)), {})
        if written.startswith("{")
        else True
    )


@pytest.mark.parametrize("written", ["off", "Off", "'off'", "false"])
def test_it_can_be_turned_off(written: str, tmp_path: Path) -> None:
    make_project(tmp_path, {}, CONFIG.rstrip() + f":\n      cache: {written}\n")
    project = find_project(tmp_path, None, all_checks())
    assert (project.diagnostics, project.settings.cache) == ((), "off")
    assert results_of(project, os.environ) is None


def test_a_folder_outside_is_taken(tmp_path: Path) -> None:
    root = make_project(tmp_path / "site", {}, CONFIG.rstrip() + f":\n      cache: {tmp_path / 'kept'}\n")
    project = find_project(root, None, all_checks())
    assert project.diagnostics == ()
    assert disk_of(project, {}).file.parent.parent == tmp_path / "kept"
    assert disk_of(project, {}).file.name == NAME


def test_each_folder_has_its_own_file(tmp_path: Path) -> None:
    first, second = (find_project(make_project(tmp_path / name, {}), None, all_checks()) for name in "ab")
    assert disk_of(first, os.environ).file != disk_of(second, os.environ).file
