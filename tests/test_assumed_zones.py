"""A time without an offset is read in some zone: which one is said where it may be another than is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postmortems.checks.check import all_checks
from postmortems.site.corpus import read_knowledge_base
from postmortems.site.project import find_project
from samples import CONFIG, check, codes, make_project, report

if TYPE_CHECKING:
    from pathlib import Path

    from postmortems.model.diagnostic import Diagnostic

IN_UTC = CONFIG.replace("postmortems\n", "postmortems:\n      timezone: UTC\n")
BODY = """\
## Summary

Nobody could pay.

## Timeline

- 2026-03-04 14:05 CET: first failed payment
- 14:09 CET: alert
- 15:30 CET: resolved

## Contributing factors

None.

## Action items

- [x] Set a limit (owner: payments-team)
"""
NO_ZONE = BODY.replace(" CET", "")
WRITTEN = {"started_at": "14:05+01:00", "detected_at": "14:09+01:00", "resolved_at": "15:30+01:00"}


def told(root: Path, body: str, config: str = IN_UTC, more: str = "", **times: str) -> tuple[Diagnostic, ...]:
    fields = "".join(f"{name}: 2026-03-04T{clock}\n" for name, clock in {**WRITTEN, **times}.items()) + more
    return check(make_project(root, {"incidents/a.md": report(fields, body)}, config))


@pytest.mark.parametrize("name", ["detected_at", "resolved_at"])
def test_one_offset_that_was_forgotten_is_told_with_the_zone_that_was_taken(
    name: str, tmp_path: Path
) -> None:
    (found,) = told(tmp_path, BODY, **{name: WRITTEN[name][:5]})
    assert (found.code, found.message) == (
        "ambiguous-time",
        f"`{name}` has no offset and was read in the site's zone, UTC; `started_at` has +01:00",
    )
    assert found.help == f"write the offset, such as `2026-03-04T{WRITTEN[name]}`"


def test_a_start_after_what_follows_names_the_zone_that_was_taken(tmp_path: Path) -> None:
    (found,) = told(tmp_path, BODY, started_at="14:05")
    assert found.code == "time-order"
    assert "`started_at` has no offset and was read in the site's zone, UTC" in found.help


@pytest.mark.parametrize(("config", "more", "times"), [
    (IN_UTC, "", {}), (IN_UTC.replace("UTC", "Europe/Berlin"), "", {"detected_at": "14:09"}),
    (IN_UTC, "timezone: Europe/Berlin\n", {"started_at": "14:05", "resolved_at": "15:30"}),
    (IN_UTC, "", {"started_at": "13:05Z", "detected_at": "13:09", "resolved_at": "14:30+00:00"}),
])  # fmt: skip
def test_the_same_zone_written_in_two_ways_is_no_mistake(
    config: str, more: str, times: dict[str, str], tmp_path: Path
) -> None:
    assert codes(told(tmp_path, BODY, config, more, **times)) == []


def test_a_zone_of_the_reports_own_is_called_so(tmp_path: Path) -> None:
    (found,) = told(tmp_path, NO_ZONE, more="timezone: Asia/Tokyo\n", started_at="05:05Z", detected_at="05:09Z",
        resolved_at="15:30")  # fmt: skip
    assert "in the report's zone, Asia/Tokyo; `started_at` has +00:00" in found.message


def test_no_offset_at_all_is_told_where_the_timeline_has_the_clocks_of_another_zone(tmp_path: Path) -> None:
    (found,) = told(tmp_path, BODY, started_at="14:05", detected_at="14:09", resolved_at="15:30")
    assert (found.code, found.place.line) == ("ambiguous-time", 10)
    assert "read in the site's zone, UTC; the timeline has this clock in UTC+01:00" in found.message


def test_a_timeline_without_a_zone_has_the_offset_that_all_times_of_its_report_have(tmp_path: Path) -> None:
    assert codes(told(tmp_path, NO_ZONE)) == []
    base, _ = read_knowledge_base(find_project(tmp_path, None, all_checks()))
    assert [f"{at.utc:%H:%M}" for at, _ in base.reports[0].entry_times if at] == ["13:05", "13:09", "14:30"]


def test_a_timeline_in_the_sites_zone_is_one_though_the_times_are_written_in_utc(tmp_path: Path) -> None:
    berlin = IN_UTC.replace("UTC", "Europe/Berlin")
    times = {"started_at": "13:05Z", "detected_at": "13:09Z", "resolved_at": "14:30Z"}
    assert codes(told(tmp_path, NO_ZONE, berlin, **times)) == []


def test_a_contradiction_is_told_in_the_times_that_were_written(tmp_path: Path) -> None:
    (found,) = told(tmp_path, NO_ZONE.replace("15:30", "15:40"))
    assert "says resolved at 2026-03-04 15:40 UTC+01:00, `resolved_at` says 2026-03-04 15:30" in found.message
    (found,) = told(tmp_path, NO_ZONE, started_at="13:05Z", detected_at="14:09+01:00", resolved_at="14:30Z")
    assert "says resolved at 2026-03-04 15:30 UTC, `resolved_at` says 2026-03-04 14:30" in found.message
    assert "the timeline names no zone and was read in the site's, UTC" in found.help


def test_a_timeline_on_another_day_names_the_zones_that_were_taken(tmp_path: Path) -> None:
    all_ = told(tmp_path, NO_ZONE.replace("2026-03-04", "2026-03-05"))
    (help_,) = (found.help for found in all_ if found.code == "timeline-outside-incident")
    assert "read in the report's, UTC+01:00" in help_
