"""Time zones: every name that is accepted has an offset, or is doubted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from postmortems.extraction.instants import entry_times
from postmortems.extraction.narrative import read_narrative
from postmortems.extraction.notation.zones import ZONES, Zone, read_zone, zone_doubt, zone_named
from postmortems.extraction.timeline.reader import read_timeline
from postmortems.reading.document import read_document
from postmortems.wording.times import doubts_in_words

JANUARY, JULY = datetime(2026, 1, 15, 12, tzinfo=UTC), datetime(2026, 7, 15, 12, tzinfo=UTC)
HOW = ("10:00 {}", "10:00 ({})", "10:00 {} time", "10:00 {}: a")


@pytest.mark.parametrize(("name", "zone"), ZONES.items(), ids=list(ZONES))
class TestEachZone:
    def test_it_has_an_offset(self, name: str, zone: Zone) -> None:
        found = zone_named(name)
        assert found
        if zone.hours is not None:
            assert found.utcoffset(JANUARY) == found.utcoffset(JULY) == timedelta(hours=zone.hours)
        else:
            assert found == ZoneInfo(zone.place)

    def test_it_is_recognised_behind_a_clock(self, name: str, zone: Zone) -> None:
        read = [read_zone(how.format(name), 6 + ("(" in how)) for how in HOW]
        is_word = name == "British"  # alone it is one; only a label that names a zone has it
        assert any(found and found[0].removesuffix(" time") == name for found in read) != is_word, (
            zone,
            read,
        )

    def test_it_was_in_force_when_its_place_had_that_clock(self, name: str, zone: Zone) -> None:
        if zone.hours is None or not zone.place:
            assert zone_doubt(name, date(2026, 1, 15)) is zone_doubt(name, date(2026, 7, 15)) is None
            return
        for at in (JANUARY, JULY):
            there = at.astimezone(ZoneInfo(zone.place)).utcoffset()
            doubt = zone_doubt(name, at.date())
            assert (doubt is None) == (there == timedelta(hours=zone.hours))
            assert doubt is None or doubt.likely == zone.other


@pytest.mark.parametrize(
    ("name", "hours"),
    [
        ("UTC+1", 1), ("GMT -03:30", -3.5), ("+0530", 5.5), ("-05:00", -5), ("(PST)", -8), ("pst", -8),
        ("EST-5", -5), ("CET+1", 1), ("Tokyo", 9), ("Tokyo time", 9), ("Kathmandu", 5.75), ("Buenos Aires", -3),
        ("Sao Paulo", -3), ("New York", -5), ("US Eastern Time", -5), ("Central European Time", 1),
        ("British Summer Time", 0), ("Pacific", -8), ("Africa/Lagos", 1), ("zulu", 0),
        ("UTC+25", None), ("UTC-14:30", None), ("CET+5", None), ("UTC+1:75", None), ("Atlantis", None),
        ("../etc/passwd", None), ("Europe/Pariss", None), ("", None),
    ],
)  # fmt: skip
def test_names_in_many_forms(name: str, hours: float | None) -> None:
    zone = zone_named(name)
    assert (zone.utcoffset(JANUARY.replace(tzinfo=None)) if zone else None) == (
        None if hours is None else timedelta(hours=hours)
    )


@pytest.mark.parametrize("name", ["UTC+25", "CET+5", "Atlantis", "Europe/Pariss", "UTZ", "Local time"])
def test_what_has_no_offset_is_doubted(name: str) -> None:
    assert zone_named(name) is None
    assert zone_doubt(name, None)


def utc(text: str) -> list[str]:
    times = entry_times(read_narrative(read_document("a.md", text.encode())), None)
    return [one.start.utc.isoformat(timespec="minutes") for one in times if one.start]


@pytest.mark.parametrize(
    "text",
    [
        "# Slow\n\n## Timeline\n\nAll times are Tokyo time.\n\n- 2026-03-04 10:00 a\n- 2026-03-04 10:10 b\n",
        "# Slow\n\n## Timeline (Tokyo)\n\n- 2026-03-04 10:00 a\n- 2026-03-04 10:10 b\n",
        "# Slow\n\n## Timeline\n\n- 2026-03-04 10:00 Tokyo time: a\n- 2026-03-04 10:10 Tokyo time: b\n",
        "# Slow\n\n## Timeline\n\n- 2026-03-04 10:00 JST a\n- 2026-03-04 10:10 JST b\n",
    ],
)
def test_a_report_in_the_time_of_a_city_is_not_taken_for_utc(text: str) -> None:
    assert utc(text) == ["2026-03-04T01:00+00:00", "2026-03-04T01:10+00:00"]


def test_a_city_that_nobody_knows_is_doubted_once() -> None:
    text = "# Slow\n\n## Timeline\n\nAll times are Springfield time.\n\n- 10:00 a\n- 10:10 b\n- 10:20 c\n"
    timeline = read_timeline(read_document("2026-03-04.md", text.encode()))
    said = [doubts_in_words(entry.doubts) for entry in timeline.entries]
    assert said == ["it is not known which time zone Springfield is", "", ""]


@pytest.mark.parametrize(("front", "doubted"), [("", True), ("---\ntimezone: Africa/Lagos\n---\n", False)])
def test_local_time_is_doubted_where_nothing_says_whose(front: str, doubted: bool) -> None:
    text = f"{front}# Slow\n\n## Timeline (Local time)\n\n- 2026-03-04 10:00 a\n- 2026-03-04 10:10 b\n"
    timeline = read_timeline(read_document("a.md", text.encode()))
    assert any(entry.doubts for entry in timeline.entries) == doubted


def zone_doubts(statement: str, entries: str = "- 14:05 a\n- 14:10 b\n", front: str = "") -> list[str]:
    text = f"{front}# Slow\n\n{statement}\n\n## Timeline\n\n{entries}"
    entries_ = read_narrative(read_document("2026-03-04.md", text.encode())).timeline.entries
    return [doubts_in_words(entry.doubts) for entry in entries_]


@pytest.mark.parametrize(
    ("statement", "zone"),
    [
        ("Timezone: Moon base", "Moon base"), ("**Time zone:** XYZ", "XYZ"), ("- Timezone: XYZ", "XYZ"),
        ("| Timezone | Moon base |\n| --- | --- |\n| Status | done |", "Moon base"),
        ("| Field | Value |\n| --- | --- |\n| Time zone | XYZ |", "XYZ"),
        ("## Timezone\n\nMoon base", "Moon base"), ("TZ: Mars/Olympus", "Mars/Olympus"),
        ("Time zone used: XYZ", "XYZ"), ("All times: XYZ", "XYZ"), ("Zeitzone: Mondbasis", "Mondbasis"),
        ("All times in Foo time", "Foo"), ("All times in Moon base time.", "Moon base"),
        ("All times are in Great Springfield time.", "Great Springfield"), ("All times are in Moon Base.", "Moon Base"),
        ("All times are in XYZ.", "XYZ"), ("*All timestamps are ABC*", "ABC"), ("All times XYZ.", "XYZ"),
    ],
)  # fmt: skip
def test_a_zone_that_is_stated_for_all_and_not_known_is_doubted_once(statement: str, zone: str) -> None:
    first, *others = zone_doubts(statement)
    assert first in (f"it is not known which time zone {zone} is", f"there is no time zone {zone}")
    assert others == [""]


@pytest.mark.parametrize(
    "statement",
    [
        "Timezone: UTC", "Timezone: Kathmandu", "Timezone: Berlin, Germany", "Timezone: Paris (France)", "TZ: +05:30",
        "Timezone: UTC unless noted", "Timezone: n/a", "Timezone: TBD", "Timezone: unknown", "Timezone: -",
        "Timezone: <zone>", "Timezone: [zone]", "All times are in New York time.", "All times are in Berlin.",
        "All times are in the customer's own time.", "All times are in HH:MM.", "All times are in ISO 8601.",
        "All times are in minutes.", "All times are in AM and PM.", "The times are in Slack.",
        "All times are in ISO.", "All times Are Berlin time.", "All Times Are In UTC", "Time zones make this hard.",
    ],
)  # fmt: skip
def test_a_zone_that_is_known_or_no_zone_at_all_is_not_doubted(statement: str) -> None:
    assert zone_doubts(statement) == ["", ""]


def test_a_zone_for_all_does_not_matter_to_entries_that_have_their_own() -> None:
    assert zone_doubts("Timezone: Moon base", "- 14:05 UTC a\n- 15:10 CET b\n") == ["", ""]
    assert zone_doubts("Timezone: Moon base", "- 14:05 UTC a\n- 15:10 CET b\n- 16:00 c\n")[2]


@pytest.mark.parametrize("local", ["Local", "local time"])
def test_a_label_that_says_local_is_doubted_where_nothing_says_whose(local: str) -> None:
    assert zone_doubts(f"Timezone: {local}") == ["it is not said which local time is meant", ""]
    front = "---\nstarted_at: 2026-03-04T14:05+01:00\n---\n"
    assert zone_doubts(f"Timezone: {local}", front=front) == ["", ""]


@pytest.mark.parametrize(
    ("statement", "hour"),
    [
        ("Timezone: Berlin, Germany", "13"), ("All times are in New York time.", "19"),
        ("All times are in Berlin.", "13"), ("Time zone used: JST", "05"),
    ],
)  # fmt: skip
def test_a_zone_in_other_words_counts(statement: str, hour: str) -> None:
    text = f"# Slow\n\n{statement}\n\n## Timeline\n\n- 2026-03-04 14:05 a\n- 2026-03-04 14:10 b\n"
    assert utc(text)[0] == f"2026-03-04T{hour}:05+00:00"


ENTRIES = "- 2026-03-04 14:05 a\n- 2026-03-04 14:10 b\n"
STATED = [
    ("({zone})", True), ("[{zone}]", True), ("– {zone}", True), ("(all times {zone})", True),
    ("(times in {zone})", True), ("(all times are in {zone} unless noted)", True),
    ("All times {zone}.", False), ("Times are in {zone}", False), ("(all {zone})", False), ("*Times: {zone}*", False),
    ("Everything below is in {zone}.", False), ("Listed in {zone}:", False), ("Heures en {zone}", False),
    ("All hours in {zone}, from our logs.", False),
]  # fmt: skip


@pytest.mark.parametrize(("form", "in_title"), STATED, ids=[form for form, _ in STATED])
@pytest.mark.parametrize(("zone", "hour"), [("PT", 22), ("ET", 19), ("CET", 13), ("JST", 5), ("UTC+2", 12)])
def test_a_zone_is_stated_for_all_in_many_forms(form: str, in_title: bool, zone: str, hour: int) -> None:
    said = form.format(zone=zone)
    title, below = (f" {said}", "") if in_title else ("", f"{said}\n\n")
    assert utc(f"# Slow\n\n## Timeline{title}\n\n{below}{ENTRIES}")[0] == f"2026-03-04T{hour:02}:05+00:00"


@pytest.mark.parametrize("column", ["Time (PT)", "PT", "Time PT"])
def test_a_zone_may_stand_in_the_head_of_a_table(column: str) -> None:
    rows = "| 2026-03-04 14:05 | a |\n| 2026-03-04 14:10 | b |\n"
    assert utc(f"# Slow\n\n## Timeline\n\n| {column} | What |\n|---|---|\n{rows}")[0].startswith(
        "2026-03-04T22:05"
    )


@pytest.mark.parametrize("title", ["of PT Invented", "for the CT scanners", "and Z order", "at ET Labs"])
def test_short_names_of_zones_are_words_elsewhere(title: str) -> None:
    assert utc(f"# Slow\n\n## Timeline {title}\n\n{ENTRIES}")[0] == "2026-03-04T14:05+00:00"
