"""What a reader finds on the page of one incident."""

from __future__ import annotations

from typing import Any

import pytest

from postmortems.model.details import Related
from postmortems.model.milestone import MEASURES

from .shelf import LAGOS, at, attr, incident, only, text, texts, whole


def test_an_incident_at_a_glance() -> None:
    found = only(whole(), incident("old", "2020-01-01"))
    assert texts(found, "h1") == ["Checkout down · SEV2 · 4 Mar 2026"]
    assert texts(found, "h1 [hidden]") == ["· SEV2 · 4 Mar 2026"]
    assert texts(found, ".pm-lede") == ["Nobody could pay."]
    assert texts(found, ".pm-glance .pm-marks li") == ["SEV2", "Incident", "Final", "web"]
    assert texts(found, ".pm-when__times") == [
        "4 March 2026, 14:05 to 15:30 WAT (UTC+01:00) 13:05 to 14:30 UTC"
    ]
    assert texts(found, ".pm-phases li") == ["undetected 4 min", "unmitigated 31 min", "recovering 50 min"]
    assert texts(found, ".pm-phases desc") == [
        "undetected 4 min, then unmitigated 31 min, then recovering 50 min."
    ]
    assert texts(found, ".pm-figures li") == [
        "Users affected 12,000 (35.5%)", "Requests failed 1,204,000", "Support requests 63", "Data lost none",
        "Cost EUR 5", "Regions eu",
    ]  # fmt: skip
    assert "An alert. Error rate." in text(found)
    assert "4 people, 2 paged, 1 paged out of hours" in text(found)
    assert not found.query(".pm-banner")


def test_the_bar_is_to_scale() -> None:
    bars = only(whole()).query(".pm-phases figcaption ~ svg, .pm-phases > svg rect")
    widths = [float(attr(bar, "width").rstrip("%")) for bar in bars]
    assert widths == pytest.approx([4 / 85 * 100, 31 / 85 * 100, 50 / 85 * 100], abs=0.01)


def test_durations_come_with_their_formulas() -> None:
    found = only(whole())
    rows = texts(found, ".pm-times tbody tr")
    assert rows[1] == "Detected 14:09 13:09 UTC Time to detect 4 min"
    assert rows[2].startswith("Declared 14:12 13:12 UTC")
    shown = texts(found, ".pm-how dd")
    assert len(shown) == len(MEASURES)
    assert set(shown) >= {
        "detected − began: 4 Mar 2026, 14:09 − 4 Mar 2026, 14:05 = 4 min",
        "acknowledged − detected: 4 Mar 2026, 14:10 − 4 Mar 2026, 14:09 = 1 min",
        "mitigated − began: 4 Mar 2026, 14:40 − 4 Mar 2026, 14:05 = 35 min",
        "resolved − began: 4 Mar 2026, 15:30 − 4 Mar 2026, 14:05 = 1 h 25 min",
    }


def test_after_the_report_stands_what_belongs_to_it() -> None:
    found = only(whole(), incident("old", "2020-01-01"))
    assert texts(found, ".pm-more h2") == [
        "Follow-ups",
        "Related incidents",
        "Further reading",
        "About this report",
    ]
    assert texts(found, ".pm-actions > li") == ["Alert earlier Open Detect ops due 1 April 2026 Overdue"]
    assert texts(found, ".pm-more .pm-plain li") == [
        "Recurrence of Incident old", "Caused by gone , which is not on this site", "Status page", "Odd",
    ]  # fmt: skip
    assert texts(found, ".pm-facts--small dd") == [
        "payments-team", "black-friday", "inc-42", "incidents/whole.md",
    ]  # fmt: skip
    assert not [link for link in found.query("a") if attr(link, "href").startswith("javascript")]


def test_a_relation_is_said_on_both_pages_once() -> None:
    first = incident("first", "2024-01-01", aliases=("was-first",), related=(Related("second"),))
    second = incident("second", related=(Related("was-first", "recurrence-of"), Related("second")))
    assert texts(only(first, second), ".pm-plain li") == ["Recurred as Incident second"]
    assert texts(only(second, first), ".pm-plain li") == ["Recurrence of Incident first"]


def test_what_is_not_known_leaves_no_trace() -> None:
    found = only(incident(services=()))
    assert texts(found, "dt") == ["When", "Time to resolve", "Time to resolve", "Source"]
    assert texts(found, ".pm-times tbody tr") == [
        "Began 4 March 2026, 14:05",
        "Resolved unknown Time to resolve unknown",
    ]
    for element in found.query("h1, h2, dd, li, p, figure, ul, dl, section, caption"):
        assert text(element)


@pytest.mark.parametrize(
    ("values", "banner"),
    [
        ({"status": "draft"}, "Draft. This report is still being written."),
        ({"status": "in-review"}, "In review. This report is being reviewed."),
        ({"status": "withdrawn"}, "Withdrawn. Do not rely on this report."),
        ({"ongoing": True}, "Ongoing. This incident is not over,"),
        ({"kind": "drill"}, "Drill. This was an exercise."),
        ({"kind": "near-miss"}, "Near miss."),
        ({"kind": "maintenance"}, "Maintenance. This was planned work."),
    ],
)
def test_a_banner_says_what_to_know_first(values: dict[str, Any], banner: str) -> None:
    (said,) = texts(only(incident(**values)), ".pm-banner")
    assert said.startswith(banner)


def test_dates_without_clocks_stay_dates() -> None:
    found = only(
        incident("a", "2026-01-01", resolved_at=at("2026-01-20"), detected_at=at("2026-01-01"), zone=LAGOS)
    )
    assert texts(found, ".pm-when__times") == ["1 January 2026 to 20 January 2026"]
    assert texts(found, ".pm-took > .pm-length") == ["19 days"]
    assert "Time to detect same day" in text(found)
    assert "00:00" not in text(found)
    assert not found.query(".pm-phases")


def test_an_ongoing_incident_has_no_end() -> None:
    found = only(incident(ongoing=True, detected_at=at("2026-03-04T14:20", approximate=True)))
    assert texts(found, ".pm-when__times") == ["Since 4 March 2026, 14:05 UTC"]
    assert texts(found, ".pm-phases li") == ["undetected about 15 min", "not over, not to scale"]
    assert texts(found, ".pm-times tbody tr")[-1] == "Resolved not yet Time to resolve ongoing"
