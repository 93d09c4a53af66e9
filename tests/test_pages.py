"""What a reader finds on the pages."""

from __future__ import annotations

import posixpath
import sys
from collections.abc import Iterator

import pytest
from justhtml import JustHTML

from pages.shelf import LAGOS, all_pages, at, attr, incident, made, page, parse, site, text, texts, whole
from postmortems.model.action_item import ActionItem
from postmortems.model.details import Detection, Impact, Link, Related
from postmortems.model.incident import Incident
from postmortems.pages.all import all_files, kinds, ways
from postmortems.pages.home import part
from postmortems.review.problems import may_be_ours

HOSTILE = (
    "<script>alert(1)</script>",
    "\" onmouseover='alert(1)' x=\"",
    "</title></svg><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }} {% raw %} &amp; &lt;b&gt;",
    "تعطّل خدمة الدفع في أوروبا",
    "支払いサービスの停止と復旧",
    "A very long title, " * 11,
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten",
)


def test_the_table_has_every_incident_newest_first_by_year() -> None:
    found = page(
        site(
            incident("b", "2025-06-01T10:00", minutes=245),
            incident("a", minutes=35),
            incident("c", "2012-01-01"),
        ),
        "incidents/index.md",
    )
    assert texts(found, ".pm-row__title a") == ["Incident a", "Incident b", "Incident c"]
    assert texts(found, ".pm-table__group") == ["2026 1 report", "2025 1 report", "2012 1 report"]
    assert texts(found, ".pm-row__day") == ["4 Mar 2026", "1 Jun 2025", "1 Jan 2012"]
    assert texts(found, ".pm-row__length") == ["35 min", "4.1 h", "unknown"]
    assert texts(found, ".pm-counts") == ["Since 2012: 3 incidents ."]
    assert [attr(group, "id") for group in found.query(".pm-table__group")] == ["y2026", "y2025", "y2012"]
    assert not found.query(".pm-jump"), "all years stand here"


def test_the_table_says_what_is_not_usual() -> None:
    found = page(
        site(
            incident("a", ongoing=True, status="draft"), incident("b", kind="near-miss", status="withdrawn")
        ),
        "incidents/index.md",
    )
    assert texts(found, ".pm-note") == ["Ongoing", "Draft", "Near miss", "Withdrawn"]
    assert texts(found, ".pm-row__length") == ["ongoing", "unknown"]
    assert texts(found, ".pm-counts") == [
        "Since 2026: 1 incident , 1 withdrawn report . Among them: 1 ongoing , 1 draft ."
    ]


def test_a_year_is_the_one_on_the_calendar_there() -> None:
    new_year = incident("a", "2025-12-31T23:30", zone=LAGOS)
    found = made(site(new_year))
    assert texts(parse(found["incidents/index.md"]), ".pm-row__day") == ["1 Jan 2026"]
    assert "timeline/2026.md" in found
    assert "timeline/2025.md" not in found


def test_without_incidents_the_pages_say_what_to_do() -> None:
    found = dict(made(site(incidents_dir="reports")))
    guide = found.pop("writing/index.md")
    assert "reports/" in texts(parse(guide), "code")
    assert {
        "incidents/index.md",
        "index.md",
        "timeline/index.md",
        "services/index.md",
        "actions/index.md",
    } < set(found)
    for path, html in found.items():
        commands = ['postmortems new "What happened"', "reports/"]
        assert texts(parse(html), ".pm-empty code") == commands, path
        (teaches,) = parse(html).query(".pm-empty a")
        there = posixpath.normpath(posixpath.join(posixpath.dirname(path), attr(teaches, "href")))
        assert there == "writing/index.md", path
        assert not parse(html).query("table, figure, nav"), path


def test_home_tells_what_goes_on_before_the_latest() -> None:
    many = [incident(f"m{month}", f"2026-0{month}-01", minutes=5) for month in range(1, 8)]
    found = page(
        site(
            *many,
            incident("old", "2020-01-01", ongoing=True),
            incident("no", "2026-09-01", status="withdrawn"),
        ),
        "index.md",
    )
    assert texts(found, ".pm-going__what a, .pm-row__title a") == [
        f"Incident {name}" for name in ("old", "m7", "m6", "m5", "m4", "m3")
    ]


def test_parts_link_from_the_page_that_they_stand_on() -> None:
    shelf = site(incident("a"), path="reliability")
    latest = part(shelf, "latest", "blog/news.md")
    assert latest is not None
    assert [attr(link, "href") for link in parse(latest).query("a")] == ["../reliability/incidents/a.md"]
    assert part(shelf, "weather", "index.md") is None


def stress() -> Iterator[Incident]:
    """Yield incidents of every sort, with hostile words wherever a report can put some."""
    for index, words in enumerate(HOSTILE):
        yield incident(
            f"hostile-{index}", f"2026-0{index + 1}-02T10:00", minutes=index, title=words, summary=words,
            services=(words,), severity=words, trigger=words, contributing_factors=(words,), tags=(words,),
            authors=(words,), impact=Impact(words, revenue=words, regions=(words,)),
            detection=Detection("staff", words), links=(Link(words, f"https://x.test/{words}"),),
            action_items=(ActionItem(words, words, None, "detect", "open", words),),
            related=(Related("index", "related"),),
        )  # fmt: skip
    yield incident(
        "index", "2025-01-01T10:00", resolved_at=at("2024-01-01T10:00"), detected_at=at("2023-01-01")
    )
    yield incident("README", "2027-01-01", ongoing=True, approximate=("started_at",))
    for number in range(300):
        yield incident(
            f"n{number:03d}",
            f"20{number % 15 + 10}-{number % 12 + 1:02d}-{number % 28 + 1:02d}T10:00",
            minutes=number**2,
        )


@pytest.fixture(scope="module")
def many() -> dict[str, JustHTML]:
    return {path: parse(html) for path, html in made(site(*stress(), path="on-call")).items()}


def test_every_page_is_valid_and_has_nothing_of_python_in_it(many: dict[str, JustHTML]) -> None:
    for path, found in many.items():
        words = text(found).split()
        assert not {"None", "nan", "inf", "True", "False", "Undefined"} & set(words), path


def test_nothing_that_a_report_says_becomes_markup(many: dict[str, JustHTML]) -> None:
    for found in many.values():
        assert not found.query("script:not([type='application/ld+json']), img, [onmouseover], [onerror]")
    assert HOSTILE[0] in many["on-call/incidents/hostile-0.md"].query("h1")[0].to_text()


def test_every_link_leads_to_a_page_and_a_place_on_it(many: dict[str, JustHTML]) -> None:
    places = {path: {attr(n, "id") for n in one.query("[id]")} for path, one in many.items()}
    for path, found in many.items():
        for link in found.query("a[href]"):
            target, _, anchor = attr(link, "href").partition("#")
            if target.startswith("https://"):
                continue
            target = target.partition("?")[0]
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            assert there in places, (path, target)
            assert not anchor or anchor in places[there], (path, anchor)


def test_anchors_are_unique_and_those_of_the_table_of_contents_exist() -> None:
    for one in all_pages(site(whole(), incident("old", "2020-01-01"))):
        fragment = one.make("## Impact\n\nText.\n" if one.incident else "")
        ids = [attr(found, "id") for found in parse(fragment.html).query("[id]")]
        assert len(ids) == len(set(ids))
        assert {heading.anchor for heading in fragment.headings} <= set(ids)


def test_no_page_names_anything_outside_the_site(many: dict[str, JustHTML]) -> None:
    for found in many.values():
        assert not found.query("link, iframe, [src], [style]")


def test_the_same_incidents_make_the_same_pages_in_any_order() -> None:
    incidents = list(stress())[:20]
    assert made(site(*incidents)) == made(site(*reversed(incidents)))


def test_every_kind_of_page_says_in_which_folders_its_pages_are() -> None:
    this = site(whole(), incident("old", "2020-01-01"))
    for make in kinds().values():
        said = getattr(sys.modules[make.__module__], "FOLDERS", ())
        assert {page.path.rpartition("/")[0].partition("/")[0] for page in make(this)} <= {*said, ""}
        assert {page.path for page in make(this) if "/" not in page.path} <= {"index.md"}
        assert set(said) <= may_be_ours()
    assert {path.partition("/")[0] for path, _ in all_files(this) if "/" in path} <= {
        *may_be_ours(),
        "schema",
    }


def test_the_home_page_leads_to_every_kind_that_says_so_in_their_order() -> None:
    known = site(whole())
    assert texts(page(known, "index.md"), ".pm-ways a") == [way.title for way in ways(known)]
    assert [way.order for way in ways(known)] == sorted(way.order for way in ways(known))


def test_every_kind_of_page_is_found() -> None:
    names = list(kinds())
    assert {"home", "incident", "incidents", "timeline", "year"} <= set(names)
    assert names == sorted(names)
