"""With `SOURCE_DATE_EPOCH` a build has the same bytes on any day and any machine: zone, language, encoding, order."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from shutil import copytree

import pytest

from building import program
from images import png
from samples import BODY, make_project, report

CONFIG = """\
site_name: Sité
site_url: https://site.example/
theme: {name: material, font: false}
plugins:
  - search
  - postmortems:
      cache: "off"
"""
DAY = "1780315200"
ELSEWHERE = (
    {"PYTHONUTF8": "0", "LC_ALL": "POSIX", "PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati"},
    {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "TZ": "Pacific/Pago_Pago", "LANGUAGE": "tr"},
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site with letters beyond ASCII in names and in texts."""
    late = "action_items: [{title: Mend it, owner: team, due: 2026-01-01}]\n"
    files: dict[str, str | bytes] = {
        "incidents/ärger/größe.md": report(f"title: Größe\nvisibility: public\n{late}", f"{BODY}\n![é](bild-ü.png)\n"),
        "incidents/ärger/bild-ü.png": png("x"), "incidents/b.md": report("related: [größe]\n"),
        "docs/über.md": "# Über\n\n<!-- postmortems: latest -->\n",
    }  # fmt: skip
    return make_project(tmp_path_factory.mktemp("here"), files, CONFIG)


def built(root: Path, audience: str, **environment: str) -> dict[str, bytes]:
    """Return the files of a site."""
    told = {"SOURCE_DATE_EPOCH": DAY, **environment}
    done = program(root, "postmortems", "build", "--audience", audience, **told)
    assert done.returncode == 0, done.stdout + done.stderr
    site = root / "site"
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_neither_machine_nor_place_changes_a_byte(audience: str, root: Path, tmp_path: Path) -> None:
    found = built(root, audience, TZ="UTC")
    assert any("größe" in name for name in found)
    there = copytree(root, tmp_path / "a folder élsewhere")
    for number, path in enumerate(sorted(there.rglob("*"))):
        os.utime(path, (number, number))
    for environment in ELSEWHERE:
        assert built(there, audience, **environment) == found


def test_the_day_is_that_of_the_variable(root: Path) -> None:
    @cache
    def pages(day: str) -> dict[str, bytes]:
        return built(root, "internal", SOURCE_DATE_EPOCH=day)

    assert pages(DAY) == pages(str(int(DAY) + 3600))
    later = pages(str(int(DAY) + 86_400))
    changed = {name for name, text in pages(DAY).items() if later[name] != text}
    assert "sitemap.xml" in changed
    says_its_day = [
        name
        for name in changed
        if b"As of" in later[name] or name.startswith("sitemap") or name.endswith((".ics", ".json", ".xml"))
    ]
    assert sorted(changed) == sorted(says_its_day)
