"""Files that the machine says are as they were are not read; whatever was done to one, it is read again."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from postmortems.checks.check import all_checks
from postmortems.checks.judging import judged
from postmortems.kept.disk import Disk
from postmortems.kept.results import Results
from postmortems.kept.store import Kept, Memory
from postmortems.site import folder
from postmortems.site.corpus import read_knowledge_base
from postmortems.site.project import find_project
from postmortems.site.unchanged import SETTLED
from samples import make_project, report

LATER = 10 * SETTLED


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a site of which the last change was long ago."""
    now = time.time_ns
    monkeypatch.setattr("postmortems.site.noted_keys.time.time_ns", lambda: now() + LATER)
    files = {f"incidents/{number}.md": report(f"title: Number {number}\n") for number in range(70)}
    return make_project(tmp_path / "site", {**files, "incidents/README.md": "# All\n"})


def titles(root: Path, kept: Kept) -> list[str]:
    project = find_project(root, None, all_checks())
    found, _ = read_knowledge_base(project, kept=kept, judge=judged, noting=True)
    return [each.document.text_of("title") for each in found.reports]


def opened(root: Path, kept: Kept, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return which files are opened to read a site."""
    names: list[str] = []

    def noted(file: Path, *more: object) -> object:
        names.append(file.name)
        return original(file, *more)

    original: Callable[..., object] = folder.opened
    with monkeypatch.context() as patched:
        patched.setattr("postmortems.site.corpus.opened", noted)
        titles(root, kept)
    return names


def test_what_is_as_it_was_is_not_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Memory()
    assert len(opened(root, kept, monkeypatch)) == 71
    assert opened(root, kept, monkeypatch) == []
    assert len(titles(root, kept)) == 70
    (root / "incidents/7.md").write_text(report("title: Other\n"))
    assert 1 <= len(opened(root, kept, monkeypatch)) < 71
    assert "Other" in titles(root, kept)


def same_size_and_time(path: Path) -> None:
    before = path.stat()
    path.write_text(path.read_text().replace("Number", "Nomber"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def another_in_its_place(path: Path) -> None:
    before = path.stat()
    other = path.with_name("_other")
    other.write_text(path.read_text().replace("Number", "Nomber"))
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)


def linked(path: Path) -> None:
    other = path.with_name("_other")
    other.write_text(path.read_text().replace("Number", "Nomber"))
    path.unlink()
    path.symlink_to("_other")


@pytest.mark.parametrize("change", [same_size_and_time, another_in_its_place, linked])
def test_whatever_is_done_to_a_file_it_is_read_again(root: Path, change: Callable[[Path], None]) -> None:
    kept = Memory()
    assert "Number 33" in titles(root, kept)
    change(root / "incidents/33.md")
    assert "Nomber 33" in titles(root, kept)
    assert "Number 33" not in titles(root, kept)


def test_what_changed_just_now_is_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    kept = Memory()
    titles(root, kept)
    assert len(opened(root, kept, monkeypatch)) == 71


def test_a_file_that_is_gone_or_new_changes_what_is_read(root: Path) -> None:
    kept = Memory()
    titles(root, kept)
    (root / "incidents/5.md").rename(root / "incidents/5b.md")
    (root / "incidents/6.md").unlink()
    (root / "incidents/README.md").write_text(report("title: A report\n"))
    found = titles(root, kept)
    assert len(found) == 70
    assert {"Number 5", "A report"} < {*found}
    assert "Number 6" not in found


def test_a_setting_is_part_of_what_a_key_is_of(root: Path) -> None:
    kept = Memory()
    titles(root, kept)
    (root / "mkdocs.yml").write_text("site_name: S\nplugins: [postmortems: {max_report_kb: 1}]\n")
    project = find_project(root, None, all_checks())
    found, _ = read_knowledge_base(project, kept=kept, judge=judged, noting=True)
    fresh, _ = read_knowledge_base(project, judge=judged)
    assert [each.alone for each in found.reports] == [each.alone for each in fresh.reports]


def test_rows_that_are_fetched_at_once_are_those_that_are_asked_for_one_by_one(tmp_path: Path) -> None:
    disk = Disk(tmp_path / "results", 1)
    keys = [str(number).encode() for number in range(1_200)]
    for key in keys[::2]:
        disk.put(key, b"of " + key)
    disk.flush()
    disk.fetch(keys)
    disk.put(keys[1], b"new")
    assert [disk.get(key) for key in keys[2:9]] == [b"of 2", None, b"of 4", None, b"of 6", None, b"of 8"]
    assert (disk.get(keys[1]), disk.get(keys[2]), disk.has(keys[3])) == (b"new", b"of 2", False)


def test_a_damaged_row_that_is_fetched_is_none(tmp_path: Path) -> None:
    disk = Disk(tmp_path / "results", 1)
    disk.put(b"key", b"data")
    disk.flush()
    disk.fetch([b"key"])
    disk._near[b"key"] = (b"damaged bytes", 1)
    assert disk.get(b"key") is None
    assert Results(disk, "s").trouble == ""
