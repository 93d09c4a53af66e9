"""A folder that is replaced is the old one or the new one, whole, whatever happens in between."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from postmortems.site import swap as folders
from postmortems.site.swap import replaced

KEPT = {".nojekyll": "kept", ".git/HEAD": "main"}


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()
    }


def old_site(root: Path) -> Path:
    (root / "site/deep").mkdir(parents=True)
    (root / "site/deep/old.html").write_text("old")
    (root / "site/.nojekyll").write_text("kept")
    (root / "site/.git").mkdir()
    (root / "site/.git/HEAD").write_text("main")
    return root / "site"


def replace(target: Path) -> None:
    with replaced(target) as new:
        (new / "new.html").write_text("new")


@pytest.fixture(params=["in one step", "in two"])
def _steps(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system refuse to exchange two folders in one step, as some file systems do."""
    if request.param == "in two":
        monkeypatch.setattr(folders, "_RENAME_EXCHANGE", 1 << 20)


@pytest.mark.usefixtures("_steps")
def test_the_new_one_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    site = old_site(tmp_path)
    site.chmod(0o750)
    replace(site)
    assert tree(site) == {"new.html": "new", **KEPT}
    assert site.stat().st_mode & 0o777 == 0o750
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_where_there_was_none_it_is_as_any_new_folder(tmp_path: Path) -> None:
    replace(tmp_path / "public/site")
    (tmp_path / "any").mkdir()
    assert tree(tmp_path / "public/site") == {"new.html": "new"}
    assert (tmp_path / "public/site").stat().st_mode == (tmp_path / "any").stat().st_mode


@pytest.mark.usefixtures("_steps")
def test_one_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    site = old_site(tmp_path)
    with pytest.raises(OSError, match="disk"), replaced(site) as new:
        (new / "half.html").write_text("half")
        raise OSError("disk full")
    assert tree(site) == {"deep/old.html": "old", **KEPT}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    old_site(tmp_path).rename(tmp_path / "elsewhere")
    (tmp_path / "site").symlink_to("elsewhere")
    replace(tmp_path / "site")
    assert (tmp_path / "site").is_symlink()
    assert tree(tmp_path / "elsewhere")["new.html"] == "new"


ENDED = """
import os, sys
from pathlib import Path
from postmortems.site import swap as folders
def die(*_, **__): os._exit(9)
{}
with folders.replaced(Path(sys.argv[1])) as new:
    (new / "new.html").write_text("new")
    {}
"""
BETWEEN = """
rename = Path.rename
def once(self, target):
    rename(self, target)
    die()
Path.rename = once
folders._RENAME_EXCHANGE = 1 << 20
"""
MOMENTS = {
    "while it is made": ("", "die()"),
    "before the exchange": ("folders._exchange = die", ""),
    "between two steps": (BETWEEN, ""),
    "after the exchange": ("folders.shutil.rmtree = die", ""),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_a_killed_one_leaves_is_put_right_by_the_next(tmp_path: Path, moment: str) -> None:
    site = old_site(tmp_path)
    done = subprocess.run([sys.executable, "-c", ENDED.format(*MOMENTS[moment]), str(site)], check=False)
    assert done.returncode == 9
    if moment != "between two steps":
        assert ("new.html" in tree(site)) is (moment == "after the exchange")
        assert ("deep/old.html" in tree(site)) is (moment != "after the exchange")
    with pytest.raises(OSError, match="stop"), replaced(site):
        raise OSError("stop")
    expected = "new.html" if moment == "after the exchange" else "deep/old.html"
    assert tree(site).keys() == {expected, *KEPT}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize(("left", "name"), [("site.old", "site"), ("site[1]", "site[1]")])
def test_what_was_left_belongs_to_the_folder_of_that_name(tmp_path: Path, left: str, name: str) -> None:
    beside = tmp_path / f".{left}.abc12345.building"
    (beside / "old").mkdir(parents=True)
    (beside / "old/old.html").write_text("old")
    with pytest.raises(OSError, match="stop"), replaced(tmp_path / name):
        raise OSError("stop")
    assert beside.exists() is (left != name)
    assert (tmp_path / name).exists() is (left == name)


def test_one_that_is_at_work_is_left_alone(tmp_path: Path) -> None:
    site = old_site(tmp_path)
    with replaced(site) as slow:
        (slow / "slow.html").write_text("slow")
        replace(site)
        assert "new.html" in tree(site)
        assert tree(slow) == {"slow.html": "slow"}
    assert tree(site) == {"slow.html": "slow", **KEPT}


def test_a_link_in_the_place_of_what_was_left_is_not_followed(tmp_path: Path) -> None:
    site = old_site(tmp_path)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/file").write_text("mine")
    (tmp_path / ".site.x.building").symlink_to("mine")
    replace(site)
    assert tree(tmp_path / "mine") == {"file": "mine"}


def test_nothing_that_a_link_leads_to_comes_into_the_folder(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home/.netrc").write_text("secret")
    (tmp_path / ".site.x.building").mkdir()
    (tmp_path / ".site.x.building/old").symlink_to(tmp_path / "home")
    replace(tmp_path / "site")
    assert tree(tmp_path / "site") == {"new.html": "new"}
    (tmp_path / "site/.link").symlink_to(tmp_path / "home/.netrc")
    (tmp_path / "site/.deep").mkdir()
    (tmp_path / "site/.deep/link").symlink_to(tmp_path / "home")
    (tmp_path / "site/.deep/kept").write_text("kept")
    replace(tmp_path / "site")
    assert tree(tmp_path / "site") == {"new.html": "new", ".deep/kept": "kept"}
    assert not [path for path in (tmp_path / "site").rglob("*") if path.is_symlink()]
    assert (tmp_path / "home/.netrc").read_text() == "secret"
