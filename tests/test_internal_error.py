"""A mistake of our own costs the file that brought it about, in one line, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pages.shelf import all_pages, incident, site
from postmortems.checks import judging, runner
from postmortems.checks.check import all_checks
from postmortems.extraction import report as reading
from postmortems.hosts.exported import write_site
from postmortems.kept.store import NOTHING
from postmortems.making import Maker
from postmortems.model.diagnostic import INTERNAL, Level, Problem
from postmortems.pages import all as kinds_of_pages
from postmortems.pages import timeline
from postmortems.pages.base.page import Page, Site
from postmortems.publishing import load
from postmortems.review.problems import problems_of
from postmortems.site import folder
from postmortems.site.project import find_project
from samples import NOW, check, check_project, make_project, report


def broken(*given: Any, **_: Any) -> Any:
    """Fail on the one report that is called so."""
    if "stumbles" in repr(given[0]):
        raise ValueError("odd\nvalue")
    return ORIGINAL[0](*given)


ORIGINAL: list[Any] = [None]


@pytest.mark.parametrize(
    ("room", "name", "what"),
    [(folder, "read_document", "the file"), (reading, "read_incident", "the fields"), (reading, "read_narrative", "the text"), (judging, "all_checks", "the check")],
)  # fmt: skip
def test_it_is_told_of_its_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: Any, name: str, what: str
) -> None:
    make_project(
        tmp_path, {"incidents/stumbles.md": report(), "incidents/sound.md": report("title: Another\n")}
    )
    if room is judging:
        checks = dict(all_checks())
        ORIGINAL[0] = checks["unique-id"].find
        checks["unique-id"] = replace(checks["unique-id"], find=broken)
        monkeypatch.setattr(room, name, lambda: checks)
    else:
        ORIGINAL[0] = getattr(room, name)
        monkeypatch.setattr(room, name, broken)
    (found,) = [each for each in check(tmp_path) if each.code == INTERNAL]
    assert (found.place.path, found.place.line, found.level) == ("incidents/stumbles.md", 1, Level.ERROR)
    assert found.message.startswith(what)
    assert found.message.endswith("ValueError: odd value")
    assert {each.place.path for each in check(tmp_path)} == {"incidents/stumbles.md"}


def test_what_a_check_found_before_it_failed_is_told_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find(*_: Any) -> Iterator[Problem]:
        yield Problem("title-mismatch", 0, 1, "x", "")
        raise ValueError

    one = replace(all_checks()["title-mismatch"], find=find)
    monkeypatch.setattr(judging, "checks_of", lambda _, looks_around: () if looks_around else (one,))
    make_project(tmp_path, {"incidents/a.md": report()})
    assert {each.code for each in check(tmp_path)} == {"title-mismatch", INTERNAL}


def test_a_check_of_what_is_around_costs_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_project(tmp_path, {"incidents/sound.md": report()})
    checks = dict(all_checks())
    checks["unreferenced-file"] = replace(checks["unreferenced-file"], around=lambda _: broken("stumbles"))
    monkeypatch.setattr(runner, "all_checks", lambda: checks)
    (found,) = check(tmp_path)
    assert (found.place.path, found.code, found.level) == ("incidents", INTERNAL, Level.ERROR)


def test_a_page_that_cannot_be_made_leaves_the_others() -> None:
    of = site(incident("stumbles"), incident("sound"))
    pages = all_pages(of)
    failing = [
        replace(page, make=lambda _: broken("stumbles")) if page.path == "incidents/stumbles.md" else page
        for page in pages
    ]
    done, problems = Maker(of.knowledge_base.by_path, lambda *_: iter(()), str, NOTHING).all(
        failing, late=lambda _: False
    )
    assert [(each.place.path, each.code) for each in problems] == [("incidents/stumbles.md", INTERNAL)]
    assert [each.page.path for each in done] == [
        page.path for page in pages if page.path != "incidents/stumbles.md"
    ]


def one_failing(_: Site) -> Iterator[Page]:
    yield Page("timeline/index.md", "Timeline", "", lambda _: broken("stumbles"))


@pytest.mark.parametrize(
    ("name", "fails", "place"),
    [
        ("pages", lambda _: broken("stumbles"), "incidents"),
        ("files", lambda _: broken("stumbles"), "incidents"),
        ("pages", one_failing, "timeline/index.md"),
    ],
)
def test_what_cannot_be_made_leaves_the_last_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, fails: Any, place: str
) -> None:
    make_project(tmp_path, {"incidents/sound.md": report(), "docs/other.md": "# Ours\n"})
    monkeypatch.setattr(timeline, name, fails, raising=False)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/last.html").write_text("last")
    loaded = load(find_project(tmp_path, None, all_checks()), NOW)
    (found,) = write_site(loaded, tmp_path / "site").diagnostics
    assert (found.place.path, found.code, found.level) == (place, INTERNAL, Level.ERROR)
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["last.html"]


def test_pages_that_cannot_be_told_of_are_a_problem_of_the_check_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_project(tmp_path, {"incidents/sound.md": report(), "docs/services/other.md": "# Ours\n"})
    monkeypatch.setattr(timeline, "pages", lambda _: broken("stumbles"))
    context, _ = check_project(find_project(tmp_path, None, all_checks()), NOW)
    (found,) = problems_of(context)
    assert found.message == "the pages of `timeline` cannot be told: ValueError: odd value"


def test_what_all_kinds_of_pages_fail_at_is_one_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds_of_pages, "kinds", lambda: dict.fromkeys("abc", lambda _: broken("stumbles")))
    found, problems = kinds_of_pages.list_pages(site(incident("sound")))
    assert not found
    assert len(problems) == 1
