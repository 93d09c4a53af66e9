"""What `make test-hosts` tries is data: each row is whole, and what it looks at would be seen."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from building import built
from matrix.__main__ import told
from matrix.looking import unlike, wrong
from matrix.rows import Row, rows
from matrix.site import make

THEME = "theme: {name: material, font: false}"


def test_each_row_says_what_comes_of_it() -> None:
    known = rows()
    assert len(known) > 60
    for row in known:
        assert bool(row.expect) == bool(row.whose), row.name
        assert not row.whose or row.do, row.name
        assert row.whose in ("", "by design", "theirs"), row.name
        assert all(">=" in each or "<" in each for each in row.install), row.name
    assert sum(row.heart for row in known) >= 8


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plain")
    make(folder, THEME, "- search\n- postmortems", {}, 10)
    return built(folder, "--strict")


def test_a_plain_site_is_as_it_is(plain: Path) -> None:
    assert list(wrong(plain, plain)) == []


PAGE = "incidents/second/index.html"
SPOILING = {
    "a page that is gone": (PAGE, None, None, "second/index.html is not there"),
    "a word that is gone": (PAGE, "35 minutes", "36 minutes", "second/index.html has another text: `5minutes"),
    "a link that is dead": (PAGE, 'href="../first/"', 'href="../frst/"', "broken link: incidents/second/index.html: ../frst/"),
    "a search without it": ("search/search_index.json", "incidents/second/", "elsewhere/", "search does not find incidents/second/"),
    "a file that it named": (PAGE, "35 minutes", "Secretword", "second/index.html has `Secretword`"),
}  # fmt: skip


@pytest.mark.parametrize("how", SPOILING)
def test_what_goes_wrong_is_seen(how: str, plain: Path, tmp_path: Path) -> None:
    path, before, after, said = SPOILING[how]
    site = tmp_path / "site"
    shutil.copytree(plain, site)
    if before is None or after is None:
        (site / path).unlink()
    else:
        text = (site / path).read_text("utf-8")
        assert before in text
        (site / path).write_text(text.replace(before, after), "utf-8")
    assert [each for each in wrong(site, plain) if said in each]


def test_what_a_file_has_and_lacks_is_seen(plain: Path) -> None:
    assert list(unlike(plain, {PAGE: "Nobody could pay"}, {PAGE: "No such words"})) == []
    assert len(list(unlike(plain, {PAGE: "No such words", "gone.html": "x"}, {}))) == 2
    assert len(list(unlike(plain, {}, {PAGE: "Nobody could pay"}))) == 1


def test_a_row_is_told_wrong_where_it_differs_from_what_was_expected() -> None:
    fails, works = Row("a", expect="^known", whose="theirs", do="nothing"), Row("b")
    assert told(works, []) == (True, "b: ok")
    assert told(fails, ["known fault"]) == (True, "a: theirs: nothing")
    assert told(fails, [])[0] is False
    assert told(fails, ["known fault", "another"]) == (False, "a: WRONG\n    another")
    assert told(works, ["a fault"])[0] is False
