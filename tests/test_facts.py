"""What a report says about its incident, wherever and however it says it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limits import at_most
from postmortems.extraction.facts.prose_times import first_day, mentions
from postmortems.extraction.facts.reader import read_facts
from postmortems.extraction.narrative import read_narrative
from postmortems.extraction.notation.lengths import length
from postmortems.model.facts import Facts
from postmortems.model.timeline import Timeline
from postmortems.reading.document import read_document


def facts(text: str, path: str = "x.md") -> Facts:
    return read_narrative(read_document(path, text.encode("utf-8", "surrogatepass"))).facts


def times(text: str) -> tuple[str, str, str]:
    """Return start, detection and end in the notation of timelines, `-` where one is not known."""
    read = facts(text)
    found = (read.started, read.detected, read.resolved)
    started, detected, resolved = (at.notation if at else "-" for at in found)
    return started, detected, resolved


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# The pump broke\n\nWet.\n", "The pump broke"),
        ("The pump broke\n\nIt was wet. Very wet.\n", "The pump broke"),
        ("---\ntitle: The pump broke\n---\n\nWet.\n", "The pump broke"),
        ('+++\ntitle = "The pump broke"\n+++\n\nWet.\n', "The pump broke"),
        ("Yesterday the pump in the cellar broke, and everybody got wet.\n", ""),
        ("Summary\n\nWet.\n", ""),
    ],
)
def test_title(text: str, title: str) -> None:
    assert facts(text).title == title


@pytest.mark.parametrize(
    "body",
    [
        "- Start: 2024-05-03 10:00\n- Detected: 10:05\n- End: 12:00\n",
        "- **Start time**: 3 May 2024 10:00\n- **Detected at**: 10:05\n- **Resolved**: 12:00\n",
        "**Start:** 2024-05-03 10:00\n**Detected:** 10:05\n**End:** 12:00\n",
        "| Start | 2024-05-03 10:00 |\n| - | - |\n| Detected | 10:05 |\n| Resolved | 12:00 |\n",
        "Incident started 2024-05-03 10:00\n\nFirst detected 2024-05-03 10:05\n\nResolved 2024-05-03 12:00\n",
        "> **Start**: 2024-05-03 10:00  \n> **Detected**: 10:05  \n> **End**: 12:00\n",
        "开始时间：2024-05-03 10:00\n\n首次发现时间（UTC）：2024-05-03 10:05\n\n恢复时间：2024-05-03 12:00\n",
    ],
)
def test_labels(body: str) -> None:
    assert times(f"# Pump\n\n{body}\n## Impact\n\nWet.\n") == (
        "2024-05-03T10:00",
        "2024-05-03T10:05",
        "2024-05-03T12:00",
    )


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("On 3 May 2024 the pump was off from 8:00 AM to 6:00 PM.", "08:00", "18:00"),
        ("Between 08:00 and 18:00 UTC on 3 May 2024 the pump was off.", "08:00", "18:00"),
        (
            "On 2024-05-03, starting at about 08:00, the pump was off. It was fixed at 18:00.",
            "08:00",
            "18:00",
        ),
        ("On 3rd May 2024 at 8:00am our pump suffered an outage. All was over by 18:00.", "08:00", "18:00"),
        ("The pump failed on 3 May 2024 at 8:00 AM and lasted until 6:00 PM.", "08:00", "18:00"),
    ],
)
def test_sentences(sentence: str, start: str, end: str) -> None:
    found = times(f"# Pump\n\n## Summary\n\n{sentence}\n")
    assert (found[0], found[2]) == (f"2024-05-03T{start}", f"2024-05-03T{end}")


@pytest.mark.parametrize(
    ("label", "place"),
    [
        ("Issue Start Time", 0),
        ("Time of occurrence", 0),
        ("Outage began at", 0),
        ("Date detected", 1),
        ("First reported", 1),
        ("Time of identification", 1),
        ("Service restored at", 2),
        ("Resolution time", 2),
        ("Incident end date/time", 2),
    ],
)
def test_a_label_may_be_put_together_in_any_way(label: str, place: int) -> None:
    found = times(f"# Pump\n\n- Date: 2024-05-03\n- {label}: 10:05\n\n## Impact\n\nWet.\n")
    assert found[place] == "2024-05-03T10:05"
    assert sum(at != "-" for at in found) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Resolution: the valve of 2024-05-03 10:05 was replaced",
        "End users: told 2024-05-03 10:05",
        "Mitigated at: 2024-05-03 10:05",
        "Start of the investigation: 2024-05-03 10:05",
    ],
)
def test_a_label_that_names_something_else_gives_no_time(line: str) -> None:
    assert times(f"# Pump\n\n- {line}\n\n## Impact\n\nWet.\n") == ("-", "-", "-")


@pytest.mark.parametrize("label", ["Date", "Dates", "Date of incident", "When", "Fecha del incidente"])
@pytest.mark.parametrize("to", ["to", "-", "→", "a"])
def test_days_after_a_label_count_where_nothing_else_tells(label: str, to: str) -> None:
    text = f"# Pump\n\n- **{label}:** 2024-05-03 {to} 2024-05-05 (two nights)\n\n## Impact\n\nWet.\n"
    assert times(text) == ("2024-05-03", "-", "2024-05-05")
    entries = (
        "\n## Timeline\n\n- 2024-05-03 10:00 The pump goes down\n- 2024-05-05 12:00 The pump is restored\n"
    )
    assert times(text + entries) == ("2024-05-03T10:00", "-", "2024-05-05T12:00")


def test_days_as_parts_tell_of_several_incidents() -> None:
    told = "".join(f"### March {day}, 2024\n\nThe pump went down at 10:00.\n\n" for day in (4, 9, 20))
    assert times(f"# Pumps of 2024\n\n{told}") == ("-", "-", "-")


def test_the_day_of_an_end_after_a_label() -> None:
    assert times("# Pump\n\nDate of Resolution: May 3, 2024\n\n## Impact\n\nWet.\n")[2] == "2024-05-03"


def test_the_first_sentence_of_a_label_says_when_it_began() -> None:
    text = "# Pump\n\n**When:** 3 May 2024, 10:00. Found and fixed 4 May 2024, 12:00.\n\n## Impact\n\nWet.\n"
    assert times(text)[::2] == ("2024-05-03T10:00", "2024-05-04T12:00")


def test_a_plain_notice_before_a_stated_start_counts_before_a_hint_behind_it() -> None:
    text = "# Pump\n\nDuration: 2024-05-03 10:00 - 12:00\n\n## Timeline\n\n- 09:55 Alert fires\n- 11:00 Kim escalates it\n"
    assert times(text)[1] == "2024-05-03T09:55"


def test_a_span_in_a_sentence_stands_whatever_the_notice() -> None:
    text = "# Pump\n\nFrom 6PM to 7PM the pump was down.\n\n## Timeline\n\n- 17:50 A user reports it\n- 18:00 Kim looks\n"
    assert times(text) == ("T18:00", "T17:50", "T19:00")


def test_a_timeline_of_sentences_tells_as_any_prose() -> None:
    text = "# Pump\n\n## Timeline\n\nThe outage began at 08:00 GMT but was detected 10 minutes {}.\n"
    assert [times(text.format(word))[:2] for word in ("later", "afterward")] == [("T08:00", "T08:10")] * 2
    assert times("# Pump\n\n## Timeline\n\nAt T+6:00 the pump went down.\n") == ("-", "-", "-")


def test_what_somebody_says_is_no_plain_notice() -> None:
    assert (
        times("# Pump\n\n## Timeline\n\n- 17:50 Kim reports: all agree\n- 18:00 Alert fires\n")[1] == "T18:00"
    )


def test_the_clock_of_a_days_start_is_not_after_the_notice() -> None:
    text = "# Pump\n\nOn 3 May 2024 the pump had an outage.\n\n## Timeline\n\n- 09:55 Alert fires\n- 11:00 Pump goes down\n"
    assert times(text)[:2] == ("2024-05-03", "2024-05-03T09:55")


def test_resolved_counts_before_restored() -> None:
    labels = "- Date: 2024-05-03\n- Restored: 11:00\n- Resolved: 12:00\n"
    assert times(f"# Pump\n\n{labels}\n## Impact\n\nWet.\n")[2] == "2024-05-03T12:00"


def test_a_sentence_that_opens_with_a_time_says_what_happened_then() -> None:
    text = (
        "On 3 May 2024 at 10:00 the pump stopped. At 10:05, Marta noticed a puddle, and by 12:00 "
        "the pump was back to normal."
    )
    assert times(f"# Pump\n\n{text}\n") == ("2024-05-03T10:00", "2024-05-03T10:05", "2024-05-03T12:00")


def test_the_end_of_a_span_is_not_when_it_began() -> None:
    text = "On 3 May 2024 between 12:17 and 12:30 all taps were unavailable."
    assert times(f"# Pump\n\n{text}\n") == ("2024-05-03T12:17", "-", "2024-05-03T12:30")
    assert times("# Pump of 3 May 2024\n\n12:17 - 12:30 the pump was down.\n")[0] != "2024-05-03T12:30"


TABLE = (
    "# Pump\n\n## Timeline\n\n| Time | Event |\n| - | - |\n| 2024-05-03 09:30 | New washers fitted |\n"
    "| 2024-05-03 10:05 | Marta reports a puddle |\n| 2024-05-03 11:00 | Washers taken out |\n"
    "| 2024-05-03 11:30 | Floor dried |\n"
)


def test_a_stated_length_tells_which_entry_began_it_and_which_ended_it() -> None:
    stated = "\n## Stats\n\n- Time to detection: 35 minutes\n- Time to recovery: 90 minutes\n"
    assert times(TABLE + stated) == ("2024-05-03T09:30", "2024-05-03T10:05", "2024-05-03T11:00")
    assert times(TABLE) == ("-", "2024-05-03T10:05", "-")


def test_a_stated_length_that_fits_twice_tells_nothing() -> None:
    text = (
        "# Pump\n\n## Timeline\n\n- 2024-05-03 09:30 New washers fitted\n- 10:00 A tap drips\n"
        "- 10:05 Marta reports a puddle\n- 10:30 All is back to normal\n\n"
    )
    assert times(f"{text}- Time to recovery: 60 minutes\n")[0] == "2024-05-03T09:30"
    assert times(f"{text}- Time to recovery: 30 minutes\n")[0] == "-"


def test_a_stated_length_at_whose_end_no_entry_stands_tells_nothing() -> None:
    assert times(TABLE + "\n## Stats\n\n- Time to recovery: 77 minutes\n")[::2] == ("-", "-")


def test_a_change_that_names_its_harm_began_it() -> None:
    text = (
        "# Pump\n\n## Timeline\n\n- 2024-05-03 10:00 A washer is left out, causing a leak\n"
        "- 10:05 Marta notices a puddle\n"
    )
    assert times(text)[0] == "2024-05-03T10:00"


@pytest.mark.parametrize(
    "said",
    ["The leak is not fixed", "An attempt to seal it was rolled back", "It is believed to be resolved"],
)
def test_an_end_that_was_none_is_not_the_end(said: str) -> None:
    text = f"# Pump\n\n## Timeline\n\n- 2024-05-03 10:05 Marta notices a puddle\n- 11:00 {said}\n"
    assert times(text)[2] == "-"


def test_somebody_may_notice_after_the_end() -> None:
    text = (
        "# Pump\n\n## Timeline\n\n- 2024-05-03 10:00 Pressure drops to zero\n"
        "- 10:20 Everything returns to normal\n- 15:00 A dip in the graph is noticed\n"
    )
    assert times(text) == ("2024-05-03T10:00", "2024-05-03T15:00", "2024-05-03T10:20")


def test_an_entry_is_no_sentence() -> None:
    text = (
        "# Pump\n\n## Timeline (UTC), 2024-05-03\n\n- 09:58 A washer is left out\n- 10:05 Marta notices a leak\n"
        "- 10:30 The washer is put in\n- 2024-05-04 09:00 Review of the leak\n"
    )
    assert facts(text).date == date(2024, 5, 3)
    assert times(text)[1] == "2024-05-03T10:05"


def test_what_is_said_to_be_the_end_wins_over_a_span() -> None:
    span = "## Summary\n\nOn 3 May 2024 it was off from 8:00 to 18:00.\n\n"
    text = f"# Pump\n\n{span}## Resolution\n\nIt was resolved at 17:30.\n"
    assert times(text)[2] == "2024-05-03T17:30"


def test_a_span_past_midnight_ends_on_the_next_day() -> None:
    assert times("# Pump\n\n- Date: 2024-05-03\n- Time: 22:00 - 01:30\n\n## Impact\n") == (
        "2024-05-03T22:00",
        "-",
        "2024-05-04T01:30",
    )


def test_the_timeline_tells_what_nothing_else_does() -> None:
    text = (
        "# Pump\n\n## Timeline\n\n- 2024-05-03 10:00 Outage begins\n- 10:05 Marta notices a puddle\n"
        "- 11:00 A valve is closed\n- 12:00 The issue is resolved\n"
    )
    assert times(text) == ("2024-05-03T10:00", "2024-05-03T10:05", "2024-05-03T12:00")


def test_a_start_after_the_detection_is_another_one() -> None:
    text = "# Pump\n\n## Timeline\n\n- 2024-05-03 10:05 Marta notices a puddle\n- 11:00 The pump goes down\n"
    assert times(text) == ("-", "2024-05-03T10:05", "-")


def test_nothing_is_invented() -> None:
    assert facts("# Pump\n\nIt broke.\n") == Facts(title="Pump")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("- Duration: 5h 27m\n", 327),
        ("- Time to recovery: 88 minutes\n", 88),
        ("It lasted for about two hours.\n", 120),
        ("This led to a 47 minute period without water.\n", 47),
        ("It took us 9 hours to resolve it.\n", 540),
        ("It rained for 3 days before the pump broke for good.\n", None),
        ("Every 5 minutes somebody looked.\n", None),
    ],
)
def test_duration(text: str, minutes: float | None) -> None:
    assert facts(f"# Pump\n\n## Summary\n\n{text}").duration_minutes == minutes


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("It affected 45% of our users.\n", 45),
        ("It affected all users of the cellar.\n", 100),
        ("- Users affected: All\n", 100),
        ("- Users affected: None\n", 0),
        ("100% of requests failed.\n", None),
    ],
)
def test_users(text: str, share: float | None) -> None:
    assert facts(f"# Pump\n\n## Impact\n\n{text}").users_percent == share


def test_other_labels() -> None:
    labels = ("Incident ID: P-7", "Severity: SEV2", "Status: Closed", "Authors: A, B and C", "Services: a, b")
    read = facts("# Pump\n\n" + "".join(f"- {label}\n" for label in labels) + "\n## Impact\n")
    assert (read.id, read.severity, read.status, read.authors) == ("P-7", "SEV2", "Closed", 3)
    assert read.services == ("a", "b")


def test_placeholders_are_no_values() -> None:
    assert facts("# Pump\n\n- Severity: [how bad]\n").severity == ""


def test_a_heading_can_be_a_label() -> None:
    assert facts("# Pump\n\n## Severity\n\nSEV1\n\n## Impact\n\nWet.\n").severity == "SEV1"


def test_front_matter_counts_first() -> None:
    front = "---\ntitle: Pump\nstarted_at: 2024-05-03T10:00Z\nservices: [pump]\nauthors: [a, b]\n---\n"
    text = f"{front}\nStart: 2020-01-01 09:00\n"
    read = facts(text)
    assert (times(text)[0], read.services, read.authors) == ("2024-05-03T10:00", ("pump",), 2)


@pytest.mark.parametrize("name", ["resolved_at", "resolvedWhen", "resolved-on", "ResolvedDate"])
def test_a_field_tells_its_place_however_it_is_spelled(name: str) -> None:
    text = f"---\nstarted_at: 2024-05-01 10:00\n{name}: 2024-05-01 11:00\n---\n"
    assert [why.start for why in facts(text).why] == [text.index("started_at"), text.index(name)]


def test_a_day_of_publication_is_not_the_start() -> None:
    assert times("---\ntitle: Pump\ndate: 2024-05-03T09:00\n---\n")[0] == "-"
    ended = "---\ntitle: Pump\ndate: 2024-05-03T09:00\nresolvedWhen: 2024-05-03T11:00\n---\n"
    assert times(ended) == ("2024-05-03T09:00", "-", "2024-05-03T11:00")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("# Pump\n\n- Date: 8/13/2024\n", date(2024, 8, 13)),
        ("# 2024-05-03: pump\n", date(2024, 5, 3)),
        ("# Pump\n\n## Summary\n\nOn Friday, May 3rd, 2024 it broke.\n", date(2024, 5, 3)),
        ("# Pump 8.3.41\n\nIt took 10-15 minutes.\n", None),
    ],
)
def test_day(text: str, day: date | None) -> None:
    assert facts(text).date == day


def test_the_files_name_gives_the_day_if_nothing_else_does() -> None:
    assert facts("# Pump\n", "old/2024-05-03-pump.md").date == date(2024, 5, 3)


def test_zone() -> None:
    for said in ("All times in EAT.", "All events are noted in [EAT](https://example.com/eat) time."):
        assert facts(f"# Pump\n\n## Timeline\n\n{said}\n\n- 2024-05-03 10:00 broke\n").zone == "EAT"
    assert facts("# Pump\n\n## Summary\n\nOn 3 May 2024 at 10:00 WAT it broke.\n").zone == "WAT"


def test_mentions_take_the_day_that_stands_before_or_behind() -> None:
    found = [
        mention.at.notation for mention in mentions("At 10:00 on 3 May 2024 and at 11:00, until 2024-05-04")
    ]
    assert found == ["2024-05-03T10:00", "2024-05-03T11:00", "2024-05-04"]


def test_first_day_and_length_of_nothing() -> None:
    assert first_day("version 1.2.3") is None
    assert length("now and then") is None


PIECES = st.sampled_from(
    [
        "Start: ",
        "2024-05-03 ",
        "10:00 ",
        "from ",
        " to ",
        "5h ",
        "% of users",
        "\n",
        "# A\n",
        "- ",
        "| a | b |\n",
        "99:99",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)))
def test_never_raises(text: str) -> None:
    document = read_document("x.md", text.encode("utf-8", "surrogatepass"))
    read = read_facts(document, document.sections, Timeline())
    assert read.users_percent is None or 0 <= read.users_percent <= 100


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1 January 0001", "9999-12-01"])
def test_no_day_is_too_early_or_too_late(day: str) -> None:
    for said in (
        f"It was down from 23:00 on {day} to 01:00.", f"From 23:00 to 01:00 on {day} it was down.",
        f"The outage began on {day} at 23:00 but was detected 9999 days later.", f"On {day} it was down until 10:00 on the 3rd.",
    ):  # fmt: skip
        facts(f"# Pump\n\n{said}\n\n## Timeline\n\n- {day} 23:00 the outage begins\n- 01:00 it is over\n")


@pytest.mark.parametrize(
    "line", ["10:00 2024-05-03 ", "1h and 2m and ", "Start: x\n", "50% of our ", "on 3 May "]
)
def test_long_documents_are_bounded(line: str) -> None:
    document = read_document("x.md", (line * (200_000 // len(line))).encode())
    with at_most(10):
        read_facts(document, document.sections, Timeline())


@pytest.mark.parametrize(("authors", "people"), [
    ("Nina Vale ([@ninav](https://social.example.org/@nina))", 1), ("'[Nina Vale](https://example.org/a,b), Bo'", 2),
    ("Nina Vale (she, on call), Bo and Cleo", 3), ("Nina Vale <nina@example.org>", 1),
])  # fmt: skip
def test_an_author_with_a_link_or_a_remark_is_one_person(authors: str, people: int) -> None:
    text = f"---\ntitle: Away\nauthor: {authors}\n---\n\nIt was away.\n"
    assert read_narrative(read_document("x.md", text.encode())).facts.authors == people


@pytest.mark.parametrize(
    ("said", "share"),
    [
        ("5% of users were affected", 5), ("About 30 percent of customers could not log in", 30),
        ("12 % der Nutzer", 12), ("3,5 % des utilisateurs", 3.5), ("Users affected: 12,000 (8%)", 8),
        ("Affected users: ~25%", 25), ("95% of users were not affected", None), ("80% of users recovered", None),
        ("99.9% of customers saw no impact", None), ("90% of users are unaffected", None), ("140% of users", None),
    ],
)  # fmt: skip
def test_a_share_of_users_is_of_those_whom_it_hurt(said: str, share: float | None) -> None:
    assert facts(f"# Mail down\n\nIt was.\n\n## Impact\n\n{said}.\n").users_percent == share


@pytest.mark.parametrize(
    ("said", "services"),
    [
        ("Affected service: Payments API", ("Payments API",)), ("Services impacted: `api`, `auth`", ("api", "auth")),
        ("Betroffene Systeme: Mail und Kalender", ("Mail", "Kalender")), ("影響サービス: 決済API、検索", ("決済API", "検索")),
        ("Services: N/A", ()), ("Service: none", ()), ("Services affected: see below", ()), ("Affected systems: All", ()),
        ("## Affected services\n\n- api (slow)\n- web – down\n- mail", ("api", "web", "mail")),
        ("## Affected services\n\nMost of them had trouble with what they read and what they wrote.", ()),
    ],
)  # fmt: skip
def test_services_as_people_write_them(said: str, services: tuple[str, ...]) -> None:
    assert facts(f"# Mail down\n\n{said}\n\n## Impact\n\nNo mail.\n").services == services


@pytest.mark.parametrize(
    "said", ["N/A", "TBD", "???", "not yet decided", "to be determined", "{{ severity }}"]
)
def test_a_severity_that_says_nothing_is_none(said: str) -> None:
    assert facts(f"# Mail down\n\nSeverity: {said}\n\n## Impact\n\nNo mail.\n").severity == ""


@pytest.mark.parametrize(
    ("said", "times"),
    [
        ("Started: 23:50, resolved: 00:20", ("2024-05-02T23:50", "2024-05-03T00:20")),
        ("Start: 22:00\n\nEnd: 01:30", ("2024-05-02T22:00", "2024-05-03T01:30")),
        ("Start: 10:05, end: 11:40", ("2024-05-02T10:05", "2024-05-02T11:40")),
        ("Fixed: 11:40", (None, "2024-05-02T11:40")),
        ("Recovery: 11:40", (None, "2024-05-02T11:40")),
        ("故障开始时间：10:05", ("2024-05-02T10:05", None)),
        ("障害発生日時：10:05", ("2024-05-02T10:05", None)),
    ],
)
def test_labels_beside_each_other_and_past_midnight(said: str, times: tuple[str | None, str | None]) -> None:
    read = facts(f"# Mail down\n\nDate: 2024-05-02\n\n{said}\n\n## Impact\n\nNo mail.\n")
    assert tuple(at and at.notation for at in (read.started, read.resolved)) == times


def test_a_state_beside_a_name_and_an_owner_before_a_full_stop() -> None:
    text = "# Mail\n\n## Action items\n\n- Add a lamp (in progress, Ana)\n- Add two. Assigned to: Ana Lima, Bo Chen.\n"
    first, second = read_narrative(read_document("x.md", text.encode())).actions
    assert (first.item.owner, first.item.status) == ("Ana", "in-progress")
    assert second.item.owner == "Ana Lima, Bo Chen"


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("Time reported: 0618 hrs\n\nTotal outage: 3 hours 28 mins", 208), ("Time to mitigate: 25 min", None),
        ("Time to recover: 25 min", 25), ("Ausfallzeit: 2¼ Stunden", 135), ("持续时长：3小时20分钟", 200),
        ("The outage lasted fifty minutes.", 50), ("Durée d'indisponibilité : 2 h 15", 135),
    ],
)  # fmt: skip
def test_the_length_is_that_of_the_incident_whatever_its_label(said: str, minutes: float | None) -> None:
    assert facts(f"# Mail down\n\n{said}\n\n## Impact\n\nNo mail.\n").duration_minutes == minutes


def test_labels_in_bold_on_one_line_are_one_each() -> None:
    line = "**Severity:** Minor **Status:** Closed **Duration:** 3 hours, 4 minutes **Lead:** the mail team"
    read = facts(f"# Mail down\n\n{line}\n\n## Impact\n\nNo mail.\n")
    assert (read.severity, read.status, read.duration_minutes) == ("Minor", "Closed", 184)


@pytest.mark.parametrize(
    "line", ["Posted by the mail team on March 12, 2026", "Published 12 March 2026", "Written 2026-03-12", "Report of 12 March 2026"]
)  # fmt: skip
def test_the_day_of_a_page_is_not_that_of_its_clocks(line: str) -> None:
    text = f"# Mail down\n\n{line}\n\nOn March 10, 2026 no mail came.\n\n## Timeline\n\n- 10:05 mail stops\n- 10:20 it runs\n"
    narrative = read_narrative(read_document("x.md", text.encode()))
    assert {f"{entry.day}" for entry in narrative.timeline.entries} == {"2026-03-10"}
    assert f"{narrative.facts.date}" == "2026-03-10"


def test_a_day_by_which_something_is_due_is_not_that_of_the_incident() -> None:
    rows = "| Action | Owner | Due |\n|---|---|---|\n| Add a node | web | 2026-02-10 |\n"
    text = f"# Portal down\n\n## Timeline\n\n- 10:05 it stops\n- 10:20 it runs\n\n## Action items\n\n{rows}"
    assert facts(text).date is None
