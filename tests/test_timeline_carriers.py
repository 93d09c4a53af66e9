"""Where a time can stand in a document, and what is not an entry."""

from __future__ import annotations

import pytest

from postmortems.extraction.outline.reader import read_outline
from postmortems.extraction.timeline.reader import read_timeline
from postmortems.model.document import Section
from postmortems.model.timeline import Timeline
from postmortems.reading.document import read_document

HEAD = "# Checkout slow, 4 March 2024\n\n## Timeline\n\n"
TWO = [("2024-03-04T10:00", "alert"), ("2024-03-04T10:20", "fixed")]


def read(text: str, path: str = "report.md") -> Timeline:
    document = read_document(path, text.encode())
    return read_timeline(document, read_outline(document))


def pairs(timeline: Timeline) -> list[tuple[str, str]]:
    return [(entry.at.notation, entry.text) for entry in timeline.entries]


CARRIERS = {
    "list": "- 10:00 alert\n- 10:20 fixed\n",
    "task list": "- [x] 10:00 alert\n- [ ] 10:20 fixed\n",
    "numbered": "1. 10:00 alert\n2. 10:20 fixed\n",
    "star": "* **10:00**: alert\n* **10:20:** fixed\n",
    "dash of another kind": "– 10:00 alert\n– 10:20 fixed\n",
    "nested": "- Monday\n  - 10:00 alert\n  - 10:20 fixed\n",
    "headings": "### 10:00\n\nalert\n\n### 10:20\n\nfixed\n",
    "headings with text": "### 10:00 - alert\n\n### 10:20 - fixed\n",
    "paragraphs": "10:00 - alert\n\n10:20 - fixed\n",
    "bold lines": "**10:00**\n\nalert\n\n**10:20**\n\nfixed\n",
    "lines of one paragraph": "10:00 alert\n10:20 fixed\n",
    "text on the next line": "- 10:00\n\n  alert\n- 10:20\n\n  fixed\n",
    "table": "| Time | Event |\n|---|---|\n| 10:00 | alert |\n| 10:20 | fixed |\n",
    "table with a number": "| # | When | What |\n|---|---|---|\n| 1 | 10:00 | alert |\n| 2 | 10:20 | fixed |\n",
    "date in its own column": "|Date|Time|Event|\n|-|-|-|\n|4 March 2024|10:00|alert|\n||10:20|fixed|\n",
    "day, date and time": (
        "|Day|Date|Time|Event|\n|-|-|-|-|\n|Monday|2024-03-04|10:00|alert|\n||| 10:20|fixed|\n"
    ),
    "preformatted": "```\n10:00 alert\n10:20 fixed\n```\n",
    "sentences": "At 10:00, alert\n\nBy 10:20, fixed\n",
}


@pytest.mark.parametrize("body", CARRIERS.values(), ids=CARRIERS.keys())
def test_carriers(body: str) -> None:
    assert pairs(read(HEAD + body)) == TWO


@pytest.mark.parametrize("brackets", ["[]", "()"])
@pytest.mark.parametrize("between", ["\n", ": ", " "])
@pytest.mark.parametrize("apart", ["\n", "\n\n"])
@pytest.mark.parametrize("clocks", [("10:00 AM", "10:20 AM"), ("10:00", "10:20")])
def test_what_is_copied_from_a_chat(brackets: str, between: str, apart: str, clocks: tuple[str, str]) -> None:
    heads = [
        f"{name}  {brackets[0]}{clock}{brackets[1]}{between}"
        for name, clock in zip(("Ana", "Bob Ray"), clocks, strict=True)
    ]
    timeline = read(f"{HEAD}{heads[0]}alert{apart}{heads[1]}fixed\n")
    assert pairs(timeline) == [("2024-03-04T10:00", "Ana: alert"), ("2024-03-04T10:20", "Bob Ray: fixed")]


def test_code_images_quotes_and_lists_between_entries() -> None:
    code = "\n\n```\n11:00 a log line\n12:00 another\n```\n\n![graph](g.png)\n\n"
    between = f"{code}> 13:00 a chat line\n\n- x\n- at 10:01 y\n\n"
    timeline = read(f"{HEAD}### 10:00 alert{between}### 10:20 fixed\n")
    assert [entry.at.notation for entry in timeline.entries] == ["2024-03-04T10:00", "2024-03-04T10:20"]


def test_details_below_a_timed_item_are_no_entries() -> None:
    timeline = read(f"{HEAD}- 10:00 alert\n  - at 10:05 a second\n  - it was 10:06 by then\n- 10:20 fixed\n")
    assert pairs(timeline) == TWO


def test_a_line_that_wraps_before_a_clock_is_no_entry() -> None:
    assert (
        pairs(read(f"{HEAD}- 10:00 the queue was full at\n  10:10 and later\n- 10:20 fixed\n"))[1:] == TWO[1:]
    )


def test_wrapped_lines_belong_to_the_entry() -> None:
    (entry,) = read(f"{HEAD}- 10:00 the queue\n  was **full** of\n  [jobs](x.md)\n").entries
    assert entry.text == "the queue was full of jobs"


def test_labels_before_the_time() -> None:
    text = f"{HEAD}- First detected: 2024-03-04 10:00\n- Resolved 2024-03-04 10:20 UTC\n"
    assert pairs(read(text)) == [("2024-03-04T10:00", "First detected"), ("2024-03-04T10:20", "Resolved")]


@pytest.mark.parametrize("name", ["ana", "Ana Li", "ana.li", "Ana Maria de Li"])
@pytest.mark.parametrize("form", ["{}  {}", "**{}** {}", "__{}__, {}", "{}, {}", "{}    {}"])
@pytest.mark.parametrize("clocks", [("10:00 AM", "10:20 AM"), ("10:00", "10:20")])
@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_messages_below_their_heads(name: str, form: str, clocks: tuple[str, str], apart: str) -> None:
    said = [
        f"{form.format(name, at)}\n{what} now\nat last" for at, (_, what) in zip(clocks, TWO, strict=True)
    ]
    expected = [(at, f"{name}: {what} now at last") for at, what in TWO]
    assert pairs(read(HEAD + apart.join(said))) == expected
    assert pairs(read(f"{HEAD}```\n{apart.join(said)}\n```\n")) == expected


def test_a_list_of_what_was_with_its_time_behind_is_no_chat() -> None:
    body = "- 10:00 alert\n- The pump stood still, 10:10\n- 10:20 fixed\n"
    assert pairs(read(HEAD + body)) == TWO


def test_cells_in_quotes_lose_them() -> None:
    assert pairs(read(f'{HEAD}time,event\n"10:00","alert, loud"\n"10:20",fixed\n')) == [
        ("2024-03-04T10:00", "alert, loud"), ("2024-03-04T10:20", "fixed"),
    ]  # fmt: skip


def test_times_inside_the_sentences_of_a_list() -> None:
    text = f"{HEAD}- The alert came at 10:00 AM from a probe\n- Somebody looked\n- Fixed at 10:20 AM\n"
    assert pairs(read(text)) == [
        ("2024-03-04T10:00", "The alert came at 10:00 AM from a probe"),
        ("2024-03-04T10:20", "Fixed"),
    ]


def test_an_item_names_the_timeline_for_its_nested_list() -> None:
    text = "# 4 March 2024\n\n- **Key events**\n  - Detected: 10:00\n- **Impact**: seen at 10:05\n"
    assert pairs(read(text)) == [("2024-03-04T10:00", "Detected")]


def test_a_run_without_a_heading_is_a_timeline() -> None:
    assert len(read("# 4 March 2024\n\n- 10:00 alert\n- 10:10 looked\n- 10:20 fixed\n").entries) == 3


def test_updates_are_entries_wherever_they_stand() -> None:
    timeline = read(
        "[Update - 2024-03-04 15h50 UTC]\nAll is well.\n\n[Update - 2024-03-04 14h00 UTC]\nNot yet.\n"
    )
    assert timeline.newest_first
    assert pairs(timeline) == [("2024-03-04T15:50", "All is well."), ("2024-03-04T14:00", "Not yet.")]


NO_EVENTS = [
    "# 4 March 2024\n\nFrom 10:00 to 11:00 nobody could pay. At 11:20 all was well.\n",
    "# 4 March 2024\n\n- Date: 2024-03-04\n- Start: 10:00\n- End: 11:00\n",
    "# 4 March 2024\n\n## Action items\n\n- 2024-03-10 10:00 a\n- 2024-03-11 10:00 b\n- 2024-03-12 10:00 c\n",
    "# 4 March 2024\n\n> 10:00 a\n> 10:01 b\n> 10:02 c\n",
    "# 4 March 2024\n\n```\n10:00 a\n10:01 b\n10:02 c\n```\n",
    "# 4 March 2024\n\n| Service | From | To |\n|---|---|---|\n| a | 10:00 | 11:00 |\n| b | 10:00 | 11:00 |\n",
    "# 4 March 2024\n\n| Action | Due date |\n|---|---|\n| a | 2024-03-10 |\n| b | 2024-03-11 |\n| c | 2024-03-12 |\n",
    "# 4 March 2024\n\n| Job | Last time |\n|---|---|\n| backup | 10:00 |\n| rotate | 10:20 |\n| vacuum | 10:40 |\n",
    "# 4 March 2024\n\n| Time | p99, ms |\n|---|---|\n| 10:00 | 12 ms |\n| 10:20 | 4100 ms |\n| 10:40 | 13 ms |\n",
    "## Timeline\n\n| Time | Event |\n|---|---|\n| 2024-03-04 HH:mm | Short event description. |\n",
    "## Timeline\n\n- Time to resolve: 5h (during support hours 10:00-17:00)\n",
    "## Timeline\n\n### hh:mm\n\nWhat happened.\n",
    "## Timeline\n\n- **Detection:** say when it was noticed\n",
    "## Environment\n\n- 10.24 the database\n- 11.30 the proxy\n- 12.10 the cache\n",
]


def test_a_table_of_what_happened_when_is_a_timeline_wherever_it_stands() -> None:
    rows = "| 1 | 10:00 | the release |\n| 2 | 10:20 | the alert |\n| 3 | 10:40 | the rollback |\n"
    timeline = read(f"# 4 March 2024\n\n## How it went\n\n| # | Time | Event |\n|---|---|---|\n{rows}")
    assert [text for _, text in pairs(timeline)] == ["the release", "the alert", "the rollback"]


def test_hours_of_service_do_not_hide_the_time_beside_them() -> None:
    timeline = read("## Timeline\n\n- Resolved: 2024-03-04 11:15 (support hours 10:00-17:00)\n")
    assert [at for at, _ in pairs(timeline)] == ["2024-03-04T11:15"]


@pytest.mark.parametrize("text", NO_EVENTS)
def test_no_entries(text: str) -> None:
    assert read(text).entries == ()


def test_an_unknown_clock_is_an_entry_where_something_happened() -> None:
    (entry,) = read(
        "## Timeline\n\n| Time | Event |\n|---|---|\n| 2024-03-04 HH:mm | Disk replaced |\n"
    ).entries
    assert (entry.at.notation, bool(entry.doubts)) == ("2024-03-04", True)


def test_a_version_number_between_dotted_clocks_is_no_entry() -> None:
    text = f"{HEAD}- 14.05 - alert\n- 14.20 - looked\n- 15.26 was the broken version\n"
    assert [entry.at.notation for entry in read(text).entries] == ["2024-03-04T14:05", "2024-03-04T14:20"]


def test_a_day_with_its_part_is_a_time_in_a_column_of_times() -> None:
    rows = "| 2024-03-04 ~morning | Disk full |\n| 2024-03-04 → evening | Kim looked |\n| 2024-03-05 noche | Replaced |\n"
    entries = read(f"{HEAD}| When | What |\n|---|---|\n{rows}").entries
    assert [entry.at.notation for entry in entries] == ["2024-03-04", "2024-03-04", "2024-03-05"]


def test_a_day_in_brackets_may_have_an_approximate_clock_behind_it() -> None:
    entries = read(
        f"{HEAD}1. **Disk full** (4 March 2024, ~10:00 UTC)\n2. **Disk replaced** (6 March ~11:30 UTC)\n"
    ).entries
    assert [entry.at.notation for entry in entries] == ["2024-03-04T10:00", "2024-03-06T11:30"]
    assert entries[1].text.rstrip(":") == "Disk replaced"


def test_clocks_with_dots_may_have_a_few_with_colons_among_them() -> None:
    text = f"{HEAD}14.05 alert\n\n14.20 Kim looked\n\n14:25 the log is full\n\n14.31 restarted\n"
    assert len(read(text).entries) == 4
    clocks = ("14:05", "14.10", "14:15", "14:20", "14.25", "14:40")
    assert len(read(HEAD + "".join(f"{clock} Kim looked\n\n" for clock in clocks)).entries) == 6
    assert len(read(HEAD + "".join(f"{clock} Kim looked\n\n" for clock in (*clocks, "3.12"))).entries) == 4


def test_the_caller_may_pass_richer_sections() -> None:
    text = "Timeline\n\nResolved: 2024-03-04 10:20\n"
    document = read_document("x.txt", text.encode())
    section = Section("timeline", "Timeline", 7, 0, len(text), document.blocks, True)
    assert read_timeline(document).entries == ()
    assert len(read_timeline(document, (section,)).entries) == 1


def test_a_title_below_the_last_item_ends_it() -> None:
    entries = read(f"{HEAD}- 10:00 alert\n- 10:20 fixed\nRoot cause\nA full disk.\n").entries
    assert entries[-1].text == "fixed"


def test_very_many_entries_are_bounded() -> None:
    timeline = read(HEAD + "- 10:00 alert\n" * 3000)
    assert len(timeline.entries) == 500
    assert timeline.truncated
