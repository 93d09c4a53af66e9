"""Files are written whole or not at all, with the rights they had, and not where a planted link leads."""

from __future__ import annotations

import ast
import errno
import json
import os
import stat
import sys
from pathlib import Path

import pytest

from building import Outcome, postmortems, program
from postmortems.site import files as writing
from postmortems.site.files import write_new, write_whole
from postmortems.site.folder import repository_of
from samples import make_project, report

UNTIDY = report("started_at: 2026-3-4 10:00Z\n")
CLI = "import sys; from postmortems.commands.cli import main; sys.argv[0] = 'postmortems'; main()"


def run(folder: Path, *arguments: str, before: str = "") -> Outcome:
    """Run a verb; in a process of its own where something is to be changed there `before`."""
    if not before:
        return postmortems(folder, *arguments)
    return program(folder, "python", "-c", before + CLI, *arguments)


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


class TestWriteWhole:
    def test_a_new_file_has_the_rights_that_the_umask_leaves(self, tmp_path: Path) -> None:
        for mask in (0o022, 0o077, 0o002):
            before = os.umask(mask)
            try:
                write_whole(tmp_path / f"{mask:o}", b"a", tmp_path)
                write_new(tmp_path / f"new-{mask:o}", b"a", tmp_path)
            finally:
                os.umask(before)
            for name in (f"{mask:o}", f"new-{mask:o}"):
                assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o666 & ~mask

    @pytest.mark.parametrize("mode", [0o600, 0o640, 0o755, 0o444])
    def test_no_file_has_wider_rights_at_any_moment(
        self, tmp_path: Path, mode: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        target = tmp_path / "a"
        target.write_bytes(b"before")
        target.chmod(mode)
        seen = watch(tmp_path, monkeypatch)
        write_whole(target, b"after", tmp_path)
        assert target.read_bytes() == b"after"
        assert stat.S_IMODE(target.stat().st_mode) == mode
        assert len(seen) > 5
        assert all(each & ~(mode | 0o600) == 0 for each in seen)

    def test_a_link_in_the_folder_stays_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "there").write_bytes(b"before")
        (tmp_path / "link").symlink_to("there")
        write_whole(tmp_path / "link", b"after", tmp_path)
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "there").read_bytes() == b"after"

    @pytest.mark.parametrize("leads_to", ["victim", "missing", "folder/victim", "/dev/null", "self"])
    @pytest.mark.parametrize("write", [write_whole, write_new])
    def test_a_link_that_leads_out_is_not_followed(
        self, tmp_path: Path, leads_to: str, write: object
    ) -> None:
        root = tmp_path / "root"
        root.mkdir()
        (tmp_path / "victim").write_bytes(b"mine")
        where = "link" if leads_to == "self" else tmp_path / leads_to
        (root / "link").symlink_to(where)
        before = names(tmp_path)
        with pytest.raises(OSError, match="link"):
            write(root / "link", b"theirs", root)  # type: ignore[operator]
        assert names(tmp_path) == before
        assert (tmp_path / "victim").read_bytes() == b"mine"

    @pytest.mark.parametrize("inner", ["a", "deep/er/a"])
    def test_a_folder_that_leads_out_is_not_entered(self, tmp_path: Path, inner: str) -> None:
        root = tmp_path / "root"
        root.mkdir()
        (tmp_path / "outside").mkdir()
        (root / "folder").symlink_to("../outside")
        with pytest.raises(OSError, match="leads out"):
            write_whole(root / "folder" / inner, b"theirs", root)
        assert list((tmp_path / "outside").iterdir()) == []

    def test_what_is_named_outside_of_the_folder_is_where_it_was_named(self, tmp_path: Path) -> None:
        (tmp_path / "root").mkdir()
        (tmp_path / "victim").write_bytes(b"mine")
        (tmp_path / "out").symlink_to("victim")
        write_whole(tmp_path / "out", b"new", tmp_path / "root")
        assert (tmp_path / "out").read_bytes() == b"new"
        assert (tmp_path / "victim").read_bytes() == b"mine"

    def test_a_checkout_is_found_from_a_folder_in_it(self, tmp_path: Path) -> None:
        (tmp_path / "a/b").mkdir(parents=True)
        assert repository_of(tmp_path / "a/b") is None
        (tmp_path / ".git").write_text("gitdir: elsewhere\n")
        assert repository_of(tmp_path / "a/b") == tmp_path

    @pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
    def test_only_files_are_replaced(self, tmp_path: Path, make: object) -> None:
        make(tmp_path / "a")  # type: ignore[operator]
        with pytest.raises(OSError, match=r"regular file|directory"):
            write_whole(tmp_path / "a", b"x", tmp_path)
        assert names(tmp_path) == {"a"}

    def test_a_new_file_replaces_none(self, tmp_path: Path) -> None:
        write_new(tmp_path / "a", b"first", tmp_path)
        with pytest.raises(FileExistsError):
            write_new(tmp_path / "a", b"second", tmp_path)
        assert (tmp_path / "a").read_bytes() == b"first"
        assert names(tmp_path) == {"a"}

    def test_a_name_as_long_as_the_disk_takes_is_written(self, tmp_path: Path) -> None:
        write_whole(tmp_path / ("a" * 255), b"x", tmp_path)
        assert names(tmp_path) == {"a" * 255}

    @pytest.mark.parametrize("write", [write_whole, write_new])
    @pytest.mark.parametrize("failing", ["fsync", "replace", "link"])
    def test_nothing_stays_of_what_failed(
        self, tmp_path: Path, failing: str, write: object, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        for each in ("replace", "link") if failing == "link" else (failing,):
            monkeypatch.setattr(os, each, full)
        if (failing, write) == ("replace", write_new):
            monkeypatch.setattr(os, "link", full)
        with pytest.raises(OSError, match=r"No space.*made/a\.md"):
            write(tmp_path / "made/a.md", b"x", tmp_path)  # type: ignore[operator]
        assert names(tmp_path) == set()


def watch(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the rights of all files of a folder, noted before and after each call of the system."""
    seen: list[int] = []

    def noted(frame: object, event: str, argument: object) -> None:
        if event in ("c_call", "c_return"):
            seen.extend(stat.S_IMODE(each.stat().st_mode) for each in os.scandir(folder))

    inner = writing._put

    def put(*given: object, **more: object) -> None:
        sys.setprofile(noted)
        try:
            inner(*given, **more)  # type: ignore[arg-type]
        finally:
            sys.setprofile(None)

    monkeypatch.setattr(writing, "_put", put)
    return seen


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = make_project(tmp_path / "root", {"incidents/a.md": UNTIDY})
    (tmp_path / "victim").write_text("mine\n")
    return root


class TestVerbs:
    def test_names_that_can_be_guessed_are_not_used(self, project: Path) -> None:
        """A process learns its own number only once it runs: links for every one it can have stand ready."""
        plant = (
            "import os; [os.symlink('../../victim', f'incidents/.a.md.{n}.tmp') for n in (os.getpid(),)]; "
            "[os.symlink('../victim', f'.{name}.{os.getpid()}.tmp') for name in ('out.sarif', 'known.json')]\n"
        )
        formats = ["check", "--fix", "--format", "sarif=out.sarif"]
        done = run(project, *formats, before=plant)
        assert "mended" in done.stderr, done.stderr
        run(project, "check", "--baseline", "known.json", "--update-baseline", before=plant)
        assert (project.parent / "victim").read_text() == "mine\n"
        assert not (project / "incidents/a.md").is_symlink()
        assert json.loads((project / "out.sarif").read_text())["version"] == "2.1.0"

    @pytest.mark.parametrize(
        "arguments",
        [
            ["check", "--format", "sarif=out"],
            ["check", "--format", "json=folder/out"],
            ["check", "--baseline", "out", "--update-baseline"],
            ["check", "--baseline", "folder/new", "--update-baseline"],
            ["import", "--to", "folder", "old.md"],
        ],
    )
    def test_no_verb_writes_where_a_link_leads_out(self, project: Path, arguments: list[str]) -> None:
        (project / "old.md").write_text(
            "# Search was slow\n\n## Timeline\n\n- 2026-03-04 10:00 UTC it began\n"
        )
        (project.parent / "outside").mkdir()
        (project / "out").symlink_to("../victim")
        (project / "folder").symlink_to("../outside")
        done = run(project, *arguments)
        assert done.returncode == 2
        assert "leads out of" in done.stderr
        assert "Traceback" not in done.stderr
        assert (project.parent / "victim").read_text() == "mine\n"
        assert list((project.parent / "outside").iterdir()) == []

    def test_a_link_of_the_checkout_counts_above_the_site_too(self, project: Path) -> None:
        (project.parent / ".git").mkdir()
        (project.parent / "out").symlink_to("/dev/null")
        done = run(project, "check", "--format", "sarif=../out")
        assert (done.returncode, "leads out of" in done.stderr) == (2, True)

    def test_a_report_keeps_its_rights_when_it_is_mended(self, project: Path) -> None:
        path = project / "incidents/a.md"
        path.chmod(0o640)
        run(project, "check", "--fix")
        assert path.read_text() != UNTIDY
        assert stat.S_IMODE(path.stat().st_mode) == 0o640


FULL = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (8, 8))\n"


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits")
@pytest.mark.parametrize(
    "arguments",
    [
        ["new", "Checkout is down", "--severity", "SEV1", "--service", "checkout"],
        ["check", "--fix"],
        ["check", "--format", "sarif=out/out.sarif"],
        ["check", "--baseline", "out/known.json", "--update-baseline"],
        ["import", "--to", "out", "old.md"],
        ["init", "kb"],
    ],
)
def test_a_full_disk_leaves_what_was_there(project: Path, arguments: list[str]) -> None:
    (project / "old.md").write_text("# Search was slow\n\n## Timeline\n\n- 2026-03-04 10:00 UTC it began\n")
    before = names(project)
    done = run(project, *arguments, before="import sys; sys.dont_write_bytecode = True\n" + FULL)
    assert done.returncode == 2, done.stderr
    assert "File too large" in done.stderr
    assert names(project) == before
    assert (project / "incidents/a.md").read_text() == UNTIDY


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.parametrize("step", range(4))
def test_an_interruption_leaves_nothing_behind(project: Path, step: int) -> None:
    """Ctrl-C comes before and after each call that makes, writes or renames the file."""
    calls = [("os.open", "before"), ("os.open", "after"), ("os.fsync", "before"), ("os.replace", "before")]
    (name, when), before = calls[step], names(project)
    stop = (
        "import os, signal\nfrom postmortems.site import files as writing\n"
        f"real = {name}\n"
        "def stopped(path, *given, **more):\n"
        "    ours = str(path).endswith('.tmp') or isinstance(path, int)\n"
        f"    if ours and {when!r} == 'before': os.kill(os.getpid(), signal.SIGINT)\n"
        "    found = real(path, *given, **more)\n"
        f"    if ours and {when!r} == 'after': os.kill(os.getpid(), signal.SIGINT)\n"
        "    return found\n"
        f"{name} = stopped\n"
    )
    done = run(project, "check", "--fix", before=stop)
    assert done.returncode not in (0, 1), (done.stdout, done.stderr)
    assert names(project) == before
    assert (project / "incidents/a.md").read_text() == UNTIDY


WRITING = {
    "write_text", "write_bytes", "mkdir", "makedirs", "touch", "symlink_to", "hardlink_to", "rename", "unlink",
    "mkstemp", "mkdtemp", "NamedTemporaryFile", "copyfile", "copytree", "chmod",
}  # fmt: skip


def test_no_other_place_writes_files() -> None:
    """One module writes files and one a whole site; a temporary folder, of a branch or a build, is no place of the user.

    What is kept between runs stands outside of the checkout, in a file of its own, and compiled templates where
    Python puts compiled modules.
    """
    package = Path(writing.__file__).parent.parent
    found = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and writes(node)
    }
    assert found == {
        "site/files.py", "site/swap.py", "review/introduced.py", "kept/disk.py", "kept/ownership.py",
        "hosts/mkdocs_files.py", "pages/base/compiled.py",
    }  # fmt: skip


def writes(call: ast.Call) -> bool:
    """Tell whether a call makes or changes a file."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name != "open":
        return name in WRITING
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    modes = [each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    return any(set(mode) <= set("rwxabt+") and set(mode) & set("wxa+") for mode in modes) and not any(
        isinstance(each, ast.Attribute) and each.attr == "devnull" for each in given
    )
