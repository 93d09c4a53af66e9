"""`postmortems build`: the last site or the new one, whole, whatever ends the build."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from building import built, postmortems
from samples import make_project, report

CONFIG = "site_name: S\ntheme: mkdocs\nplugins:\n  - postmortems\n"
FAILS_LATE = "def on_post_build(config):\n    raise RuntimeError('too late')\n"
STUCK = "import pathlib, time\ndef {}:\n    pathlib.Path('stuck').touch()\n    time.sleep(60)\n"


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with a site of one report, built once."""
    folder = tmp_path_factory.mktemp("once")
    make_project(folder, {"incidents/a.md": report(), "docs/about.md": "# About\n"}, CONFIG)
    built(folder)
    return folder


@pytest.fixture
def site(tmp_path: Path, once: Path) -> Path:
    """Return a copy of it."""
    return shutil.copytree(once, tmp_path / "copy")


def build(folder: Path, *arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(Path(sys.executable).with_name("postmortems")), "build", *arguments], cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, timeout=120, check=False,
        **more,
    )  # fmt: skip


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def hook(folder: Path, code: str) -> None:
    (folder / "hook.py").write_text(code)
    (folder / "mkdocs.yml").write_text(f"{CONFIG}hooks: [hook.py]\n")


def test_it_builds_where_mkdocs_would(site: Path) -> None:
    (site / "incidents/b.md").write_text(report("title: Another\n"))
    (site / "mkdocs.yml").write_text(f"{CONFIG}site_dir: public\n")
    assert build(site, "--strict").returncode == 0
    assert (site / "public/incidents/b/index.html").is_file()
    assert not (site / "site/incidents/b").exists()
    assert build(site / "incidents", "-d", str(site / "site")).returncode == 0
    assert (site / "site/incidents/b/index.html").is_file()
    assert not [path.name for path in site.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_either_host_builds(site: Path, host: str) -> None:
    (site / "incidents/b.md").write_text(report("title: Another\n"))
    (site / "mkdocs.yml").write_text(CONFIG.replace("theme: mkdocs", "theme: material"))
    assert build(site, "--host", host).returncode == 0
    assert (site / "site/incidents/b/index.html").is_file()


@pytest.mark.parametrize("moment", ["reports", "late"])
def test_a_build_that_fails_leaves_the_last_site(site: Path, moment: str) -> None:
    before = tree(site / "site")
    if moment == "late":
        hook(site, FAILS_LATE)
    else:
        (site / "incidents/b.md").write_text("no report")
    assert build(site).returncode == 1
    assert tree(site / "site") == before


def test_a_file_that_vanishes_leaves_the_last_site(site: Path) -> None:
    (site / "incidents/g.png").write_bytes(b"\x89PNG")
    (site / "incidents/b.md").write_text(report("title: Another\n", "\n## Summary\n\n![g](g.png)\n"))
    before = tree(site / "site")
    hook(site, "import os\ndef on_env(env, config, files):\n    os.unlink('incidents/g.png')\n")
    assert build(site).returncode == 1
    assert tree(site / "site") == before


def test_a_full_disk_leaves_the_last_site(site: Path) -> None:
    before = tree(site / "site")
    limit = (20_000, 20_000)

    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)

    done = build(site, preexec_fn=small)
    assert done.returncode == 1
    assert "File too large" in done.stderr
    assert tree(site / "site") == before
    assert not list(site.glob(".site*"))


@pytest.mark.parametrize("moment", ["on_config(config)", "on_post_page(output, page, config)"])
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_one_that_is_ended_leaves_the_last_site(site: Path, number: signal.Signals, moment: str) -> None:
    old = tree(site / "site")
    (site / "incidents/b.md").write_text(report("title: Another\n"))
    hook(site, STUCK.format(moment))
    process = subprocess.Popen(
        [str(Path(sys.executable).with_name("postmortems")), "build"], cwd=site, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    while not (site / "stuck").exists():
        assert process.poll() is None
        time.sleep(0.02)
    if number is signal.SIGINT:
        os.killpg(process.pid, number)
    else:
        process.send_signal(number)
    process.wait(timeout=60)
    assert tree(site / "site") == old
    with suppress(ProcessLookupError):  # the host, which only a kill leaves alone
        os.killpg(process.pid, signal.SIGKILL)


def test_what_an_ended_one_left_behind_is_gone_after_the_next(site: Path) -> None:
    hook(
        site, "import os, signal\ndef on_post_page(output, page, config):\n    os.killpg(0, signal.SIGKILL)\n"
    )
    assert build(site, start_new_session=True).returncode == -signal.SIGKILL
    assert list(site.glob(".site*"))
    (site / "mkdocs.yml").write_text(CONFIG)
    (site / "incidents/b.md").write_text(report("title: Another\n"))
    assert build(site).returncode == 0
    assert (site / "site/incidents/b/index.html").is_file()
    assert not list(site.glob(".site*"))


@pytest.mark.parametrize(
    "target", [".", "..", "docs", "docs/site", "incidents", "incidents/../docs", ".git/site", "parts"]
)
def test_a_site_never_takes_the_place_of_what_it_is_made_of(site: Path, target: str) -> None:
    (site / ".git").mkdir()
    (site / "parts").mkdir()
    (site / "mkdocs.yml").write_text(f"{CONFIG.rstrip()}:\n      templates_dir: parts\n")
    before = tree(site)
    for where in ("option", "setting"):
        if where == "setting":
            (site / "mkdocs.yml").write_text(f"site_dir: {target}\n{(site / 'mkdocs.yml').read_text()}")
            before = tree(site)
        done = postmortems(site, "build", *["-d", target][: 2 * (where == "option")])
        assert done.returncode == 2
        assert "no site may stand there" in done.stderr
        assert tree(site) == before


@pytest.mark.parametrize("leads_to", ["elsewhere", "docs", "src", "site", "nowhere", ".git"])
def test_no_link_says_where_the_site_is(
    site: Path, leads_to: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "a"
    for folder in (elsewhere, site / "src", site / ".git"):
        folder.mkdir()
        (folder / "kept").write_text("kept")
    (site / "site").rename(site / "old")
    (site / "site").symlink_to(elsewhere if leads_to == "elsewhere" else leads_to)
    done = postmortems(site, "build")
    assert done.returncode == 2
    assert "no site may stand there" in done.stderr
    assert "Traceback" not in done.stderr
    for folder in (elsewhere, site / "src", site / ".git"):
        assert tree(folder) == {"kept": b"kept"}
    assert (site / "docs/about.md").is_file()


def test_a_folder_that_cannot_be_made_is_said(site: Path) -> None:
    done = postmortems(site, "build", "-d", "mkdocs.yml/site")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "mkdocs.yml" in done.stderr


@pytest.mark.parametrize("verb", ["build", "serve"])
def test_a_site_without_the_plugin_is_none_of_ours(verb: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: S\n")
    done = postmortems(tmp_path, verb)
    assert done.returncode == 2
    assert "`postmortems` is not below `plugins:`" in done.stderr


def test_without_a_configuration_it_says_so(tmp_path: Path) -> None:
    done = postmortems(tmp_path, "build")
    assert done.returncode == 2
    assert "no mkdocs.yml" in done.stderr
