"""What a reader finds under insights, from no incident at all to thousands."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any

import pytest
from justhtml import JustHTML

from postmortems.model.details import Detection, Related
from postmortems.model.incident import Incident
from postmortems.model.milestone import MEASURES, TIME_TO_RESOLVE
from postmortems.pages.drawing.axis import PLOT

from .many import many
from .shelf import at, attr, incident, made, page, parse, site, text, texts

PATH = "insights/index.md"
RESOLVED = MEASURES.index(TIME_TO_RESOLVE)
"""Which of the drawings is that of the time to resolve."""
ARABIC, CHINESE = "تعطل الدفع في أوروبا", "欧州の決済が停止しました"


def insights(*incidents: Incident, **settings: Any) -> JustHTML:
    return page(site(*incidents, **settings), PATH)


def some(amount: int, **values: Any) -> list[Incident]:
    """Make incidents that are alike, one a month."""
    return [
        incident(f"i{n}", f"20{20 + n // 12}-{n % 12 + 1:02d}-01T10:00", **({"minutes": 30} | values))
        for n in range(amount)
    ]


def dots(found: Any) -> list[tuple[float, int, int]]:
    """Return the dots of a drawing: per cent, pixels from the top, and how wide they are."""
    return [
        (float(attr(dot, "x").rstrip("%")), int(attr(dot, "y")), int(attr(dot, "width")))
        for dot in found.query("a use")
    ]


def test_an_empty_site_says_what_to_do() -> None:
    found = insights()
    assert "No incidents yet" in text(found)
    assert not found.query("svg, h2")


def test_a_site_where_nothing_counts_says_why() -> None:
    found = insights(incident("drill", kind="drill"), incident("no", status="withdrawn", minutes=5))
    assert texts(found, ".pm-counts") == [
        "No incident counts here yet. The 2 published are near misses, drills, planned maintenance or withdrawn reports."
    ]
    assert not found.query("svg, h2")


@pytest.mark.parametrize("amount", [1, 4])
def test_fewer_than_five_are_listed_and_not_summed_up(amount: int) -> None:
    found = insights(*some(amount))
    assert texts(found, "h2") == ["Durations"]
    assert not found.query(".pm-dots__head time")
    assert "%" not in text(found)
    assert not found.query(".pm-dots__box, .pm-strips")
    assert len(found.query("details[open] .pm-known tbody tr")) == amount
    assert f"{amount} not stated" in texts(found, ".pm-dots__n")[0]
    assert texts(found, ".pm-dots__n")[0].startswith("none known")


def test_five_are_summed_up_but_not_a_duration_that_four_have() -> None:
    four = [replace(one, detected_at=one.started_at) for one in some(4)]
    found = insights(*four, *some(5)[4:])
    heads = texts(found, ".pm-dots__head")
    assert heads[0] == "Time to detect too few for a median n = 4; 1 not stated"
    assert heads[RESOLVED] == "Time to resolve median 30 min n = 5"
    assert len(found.query(".pm-dots__box")) == 1
    assert texts(found, "h2") == [
        "Durations", "Detection", "Triggers", "Severities by year", "Hours of impact by service", "Completeness"
    ]  # fmt: skip


def test_what_nobody_knows_is_not_drawn() -> None:
    found = insights(*some(6, minutes=None))
    assert not found.query(".pm-dots .pm-plot[role]")
    assert [head.partition(" none")[2] for head in texts(found, ".pm-dots__head")] == [
        " known; 6 not stated"
    ] * len(MEASURES)


def test_dates_alone_are_left_out_and_said() -> None:
    days = [replace(one, resolved_at=at("2026-12-24")) for one in some(3)]
    found = insights(*some(7)[3:], *days, incident("open", "2026-01-01T10:00", ongoing=True))
    assert texts(found, ".pm-dots__n")[RESOLVED] == "n = 4; 1 not over yet, 3 without a clock"


@pytest.mark.parametrize("amount", [40, 100, 300])
def test_no_dot_hides_another(amount: int) -> None:
    minutes = [0, 0, 0, *(int(1.04**n) for n in range(amount - 3))]
    starts = [one.started_at.at.isoformat() for one in some(amount)]
    crowd = [incident(f"i{n}", start, minutes=minutes[n]) for n, start in enumerate(starts)]
    placed = dots(insights(*crowd).query(".pm-dots__row")[RESOLVED])
    assert len(placed) == amount
    for (x, y, size), (other_x, other_y, _) in combinations(placed, 2):
        assert abs(x - other_x) * PLOT / 100 >= size or abs(y - other_y) >= size


def test_the_scale_keeps_the_order_and_has_a_place_for_nothing() -> None:
    minutes = (0, 1, 2, 30, 60, 1440, 60 * 24 * 400, 60 * 24 * 365 * 50)
    found = insights(
        *(incident(f"i{n}", "1970-01-01T10:00", minutes=length) for n, length in enumerate(minutes))
    )
    places = [x for x, _, _ in dots(found.query(".pm-dots__row")[RESOLVED])]
    assert all(low < high for low, high in pairwise(places[:-1]))
    assert places[-2] < places[-1] <= 96
    labels = texts(found, ".pm-dots__scale text")
    assert labels[:3] == ["< 1 min", "1 min", "10 min"]
    assert labels[-1] == "100 y"
    one_minute = float(attr(found.query(".pm-dots__scale text")[1], "x").rstrip("%"))
    assert places[0] < one_minute == places[1]


def test_too_many_for_dots_are_counted_in_columns_that_lead_to_their_line() -> None:
    found = insights(*many(600))
    drawn = found.query(".pm-dots__row")[RESOLVED]
    amount = int(re.findall(r"n = (\d+)", text(drawn))[0])
    assert not dots(drawn)
    columns = [text(title) for title in drawn.query("a title")]
    assert sum(int(said.split()[0]) for said in columns) == amount > 400
    anchors = {attr(link, "xlink:href") for link in drawn.query("a")}
    lines = {f"#{attr(line, 'id')}": line for line in found.query("tr[id]")}
    assert anchors <= lines.keys()
    counted = [int(text(lines[anchor].query("td")[0])) for anchor in anchors]
    assert sum(counted) == amount


@pytest.mark.parametrize("amount", [400, 3000])
def test_the_page_stays_of_a_size_that_can_be_loaded(amount: int) -> None:
    assert len(made(site(*many(amount)))[PATH]) < 520_000


def test_long_and_foreign_titles_and_hostile_words_are_text() -> None:
    titles = (ARABIC * 10, CHINESE * 20, "A" * 200, '<script>alert(1)</script> "quoted" & more', "Plain")
    found = insights(
        *(
            replace(one, title=title, services=(title, "web"), severity="<b>", trigger=title,
                    related=(Related("i0", "recurrence-of"),), contributing_factors=(title, "both"),
                    detection=Detection("alert"))
            for one, title in zip(some(5), titles, strict=True)
        )
    )  # fmt: skip
    assert not found.query("script, b")
    listed = " ".join(texts(found, ".pm-known a"))
    assert all(" ".join(title.split()) in listed for title in titles)
    assert all(
        attr(link, "dir") == "auto"
        for link in found.query(".pm-known a, .pm-list a, .pm-matrix a[href*=services]")
    )


@pytest.mark.parametrize("amount", [0, 1, 4, 5, 300])
def test_nothing_is_written_that_is_no_word(amount: int) -> None:
    html = made(site(*many(amount)))[PATH] if amount else made(site())[PATH]
    words = text(parse(html))
    assert not re.search(r"\b(None|nan|inf|undefined|datetime)\b", words)
    assert not re.search(r'="(nan|inf|None|)%', html)


def test_empty_years_are_shown_and_long_gaps_share_a_line() -> None:
    starts = ("2026-01-01", "2024-01-01", "2024-02-01", "2019-05-01", "2019-06-01")
    found = insights(*(incident(f"i{n}", start) for n, start in enumerate(starts)))
    [table] = [
        table
        for table in found.query("table")
        if texts(table, "caption") == ["Incidents by year and severity"]
    ]
    assert texts(table, "tbody th") == ["2026 so far", "2025", "2024", "2020–2023", "2019"]
    assert texts(table, "tbody td:last-child") == ["1", "0", "2", "0", "2"]
    assert texts(table, "tbody th a") == ["2026 so far", "2024", "2019"]


def test_each_piece_of_a_bar_leads_to_its_incident() -> None:
    mixed = [
        replace(one, severity=f"SEV{3 - n % 3}", detection=Detection("alert"))
        for n, one in enumerate(some(6))
    ]
    found = insights(*mixed)
    table = next(
        table
        for table in found.query("table")
        if texts(table, "caption") == ["Incidents by who or what detected them"]
    )
    assert texts(table, ".pm-piece text") == ["1", "1", "2", "2", "3", "3"]
    assert [attr(link, "xlink:href") for link in table.query("svg a")] == [
        f"../incidents/i{n}.md" for n in (5, 2, 4, 1, 3, 0)
    ]


def test_a_chart_of_many_joins_the_pieces_of_a_severity() -> None:
    found = insights(*many(300))
    table = next(
        table
        for table in found.query("table")
        if texts(table, "caption") == ["Incidents by who or what detected them"]
    )
    for line in table.query("tbody tr"):
        widths = [float(attr(piece, "width").rstrip("%")) for piece in line.query("rect")]
        assert 1 <= len(widths) <= 5
        assert sum(widths) <= 100.1
        joined = re.findall(r"(\d+) incidents?: SEV", text(line))
        assert sum(map(int, joined)) + len(line.query("svg a")) == int(text(line.query("td")[1]))


def test_every_drawing_has_its_words() -> None:
    found = insights(*many(30))
    for drawn in found.query("svg[role=img]"):
        named = {attr(part, "id") for part in drawn.query("title, desc")}
        assert set(attr(drawn, "aria-labelledby").split()) <= named
    ids = [attr(one, "id") for one in found.query("[id]")]
    assert len(ids) == len(set(ids))


def test_the_published_critique_is_named_and_no_mean_is_shown() -> None:
    shelf = made(site(*some(5)))
    found, method = parse(shelf[PATH]), text(parse(shelf["insights/method.md"]))
    assert "Incident Metrics in SRE" in method
    assert "VOID" in method
    assert {"method.md", "method.md#durations"} <= {attr(link, "href") for link in found.query("a")}
    assert all(measure.formula in method for measure in MEASURES)
    assert not re.search(r"\b(average|MTTR|mean (time|of|duration))\b", text(found))


def test_columns_are_made_of_severities_with_an_axis_that_says_how_many() -> None:
    shelf = [replace(one, severity=f"SEV{n % 5 + 1}") for n, one in enumerate(many(600))]
    found = insights(*shelf)
    drawn = found.query(".pm-dots__row")[RESOLVED]
    heights = [
        sum(float(attr(part, "height")) for part in column.query("rect")) for column in drawn.query("a")
    ]
    amounts = [int(text(title).split()[0]) for title in drawn.query("a title")]
    each = max(heights) / max(amounts)
    assert heights == pytest.approx([amount * each for amount in amounts], abs=0.1)
    assert texts(drawn, ".pm-dots__axis") == [f"{max(amounts)} incidents"]
    for column in drawn.query("a"):
        told = {pair[1]: int(pair[0]) for pair in re.findall(r"(\d+) (SEV\d)", text(column))}
        assert sum(told.values()) == int(text(column).split()[0])
        tints = [attr(part, "class").split("pm-stack--")[1][0] for part in column.query("rect")]
        assert tints == [str(int(name[3]) - 1) for name in sorted(told)]
    assert not found.query(".pm-legend use")
    assert len(found.query(".pm-legend rect")) == 5


def test_a_year_with_enough_has_a_page_of_its_own() -> None:
    few, enough = (
        some(4),
        [replace(one, id=f"n{n}", started_at=at(f"2025-0{n + 1}-01T10:00")) for n, one in enumerate(some(6))],
    )
    found = made(site(*few, *enough))
    assert [path for path in found if path.startswith("insights/")] == [
        PATH,
        "insights/2025.md",
        "insights/method.md",
    ]
    page_ = parse(found["insights/2025.md"])
    assert texts(page_, ".pm-up") == ["All years 2025"]
    assert texts(page_, ".pm-counts a")[0] == "6 incidents in 2025"
    assert attr(page_.query(".pm-counts a")[0], "href").startswith(
        "../incidents/index.md?year=2025&kind=incident"
    )
    assert len(page_.query(".pm-known tbody tr")) == 6
    alone = made(site(*enough))
    assert [path for path in alone if path.startswith("insights/")] == [PATH, "insights/method.md"]


def told(*incidents: Incident, **settings: Any) -> list[str]:
    return texts(insights(*incidents, **settings), ".pm-findings li")


def test_what_is_too_little_is_not_said() -> None:
    assert told(*some(4, severity="SEV1", contributing_factors=("x",), detection=Detection("alert"))) == []
    assert told(*some(5, services=())) == []
    assert (
        told(
            *some(9, services=("a",))[:2],
            *(replace(one, services=(f"s{n}",)) for n, one in enumerate(some(9)[2:])),
        )
        == []
    )


def test_of_two_that_are_as_frequent_neither_is_more_than_the_other() -> None:
    tied = some(6, services=("web", "api"), contributing_factors=("no limit", "late alert"))
    assert not [said for said in told(*tied) if "more than any other" in said or "most frequent" in said]


def test_what_stands_out_is_said_with_its_numbers() -> None:
    machine = [
        replace(one, mitigated_at=at(one.started_at.at.isoformat().replace("T10:00", "T10:20")))
        for one in some(6, detection=Detection("alert"))
    ]
    people = [
        replace(one, id=f"p{n}", mitigated_at=at(one.started_at.at.isoformat().replace("T10:00", "T12:00")))
        for n, one in enumerate(
            some(5, detection=Detection("customer"), services=("api",), contributing_factors=("no limit",))
        )
    ]
    assert told(*machine, *people) == [
        "6 of the 11 incidents that say who noticed were found by machines, 5 by customers or partners.",
        "Half of those that somebody outside noticed took 2 h 00 min or more to mitigate, against 20 min where a machine did (n = 5 and 6).",
        "The most frequent factor is no limit, in 5 of the 5 incidents that name any.",
        "web was hit by 6 of 11, more than any other service.",
    ]
    near = [
        replace(one, mitigated_at=at(one.started_at.at.isoformat().replace("T10:00", "T10:25")))
        for one in people
    ]
    assert not [said for said in told(*machine, *near) if said.startswith("Half")]


def test_the_matrix_counts_each_service_with_each_factor_and_leads_to_them() -> None:
    shelf = [incident(f"i{n}", f"2025-0{n + 1}-01", services=services, contributing_factors=factors) for n, (services, factors) in enumerate((
        (("a", "b"), ("x",)), (("a",), ("x", "y")), (("a",), ("X",)), (("b",), ("y",)), (("c",), ()),
    ))]  # fmt: skip
    found = insights(
        *shelf, incident("drill", "2025-06-01", kind="drill", services=("a",), contributing_factors=("x",))
    )
    assert texts(found, ".pm-matrix thead th") == ["Service", "x", "y"]
    assert texts(found, ".pm-matrix tbody tr") == ["a 3 1", "b 1 1", "c"]
    (first, *_) = found.query(".pm-cell a")
    assert attr(first, "href").startswith(
        "../incidents/index.md?service=a&cause=x&kind=incident&kind=security&status=draft"
    )
    assert not insights(*some(6, contributing_factors=())).query(".pm-matrix")


def test_the_public_is_shown_nothing_of_what_no_report_tells_it() -> None:
    few = [incident(f"n{number}", f"2026-03-0{number}T10:00") for number in range(1, 7)]
    ids = [
        texts(page(site(*each, audience="public"), "insights/index.md"), "h2")
        for each in (few, [replace(few[0], trigger="deploy"), *few[1:]])
    ]
    assert "Durations" in ids[0]
    assert not {"Detection", "Triggers", "Completeness"} & {*ids[0]}
    assert {*ids[1]} - {*ids[0]} == {"Triggers"}
    assert "Completeness" in texts(page(site(*few), "insights/index.md"), "h2")
