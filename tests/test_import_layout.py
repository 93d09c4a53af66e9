"""What is understood of a report without headings is written down by `postmortems import`, its words unchanged."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limits import at_most
from postmortems.extraction.narrative import read_narrative
from postmortems.importing.drafting.titles import says_nothing, what_happened
from postmortems.importing.layout import laid_out
from postmortems.reading.document import read_document

TITLES = {
    "summary": ("Summary", "Incident Summary", "Zusammenfassung", "Résumé"),
    "timeline": ("Timeline", "Chronology", "Zeitleiste"),
    "root_cause": ("Root Cause", "Contributing factors", "Ursache"),
    "actions": ("Action Items", "Preventive Measures", "Next steps", "Maßnahmen"),
}
ENTRIES = ("10:05 the pump stopped", "10:40 a plumber came", "11:15 water was back")
MEASURES = ("Test the pump every week.", "Add a second valve.", "Document who is on call.")
FORMS = st.sampled_from(("{}", "{}:", "**{}**", "**{}:**", "__{}__"))


def laid(text: str) -> str:
    return laid_out(read_document("x.md", text.encode())).body


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.replace("- [x]", "- [ ]"))


@given(
    st.fixed_dictionaries({role: st.sampled_from(titles) for role, titles in TITLES.items()}), FORMS,
    st.permutations(("root_cause", "actions", "timeline")), st.booleans(),
)  # fmt: skip
def test_titles_are_headings_entries_a_list_measures_a_task_list(
    titles: dict[str, str], form: str, order: list[str], apart: bool
) -> None:
    bodies = {
        "summary": "On 4 March 2024 the cellar was wet from 10:05 to 11:15 UTC.", "root_cause": "An old pump.",
        "timeline": "\n".join(ENTRIES), "actions": "\n".join(MEASURES),
    }  # fmt: skip
    between = "\n\n" if apart else "\n"
    parts = (form.format(titles[role]) + between + bodies[role] for role in ("summary", *order))
    text = "The cellar was wet\n\n" + between.join(parts) + "\n"
    written = laid(text)
    assert words(written) == words(text)
    lines = written.split("\n")
    assert [line for line in lines if line.startswith("## ")] == [
        f"## {titles[role]}" for role in ("summary", *order)
    ]
    assert [line for line in lines if line.startswith("- ")] == [
        line for role in order for line in {
            "timeline": [f"- {entry}" for entry in ENTRIES], "actions": [f"- [ ] {each}" for each in MEASURES], "root_cause": [],
        }[role]
    ]  # fmt: skip
    assert lines[0] == "" or lines[1] == "# The cellar was wet"
    narrative = read_narrative(read_document("x.md", f"---\nstatus: draft\n---\n{written}".encode()))
    assert {section.role for section in narrative.sections} >= set(TITLES)
    assert (len(narrative.timeline.entries), len(narrative.actions)) == (3, 3)
    assert laid(written) == written


def test_parts_that_are_points_of_a_list_are_headings_with_their_own_list() -> None:
    text = "# The cellar\n\n- **Impact**: Two rooms were wet.\n- **Review actions**:\n  - Test the pump.\n  - Add a valve.\n"
    lines = [line for line in laid(text).split("\n") if line]
    assert lines == [
        "# The cellar",
        "## Impact",
        "Two rooms were wet.",
        "## Review actions",
        "- Test the pump.",
        "- Add a valve.",
    ]


@pytest.mark.parametrize("text", [
    "# Wet\n\n## Impact\n\nTwo rooms.\n\n## Timeline\n\n- 10:05 it began\n", "Nothing is known.\n", "",
    "# Wet\n\n## Actions\n\nWe will test the pump. Then\nwe will move it.\n", "```\nTimeline:\n10:05 it began\n```\n",
])  # fmt: skip
def test_what_has_headings_and_lists_stays_as_it_is(text: str) -> None:
    assert laid(text) == read_document("x.md", text.encode()).body


@given(st.text(alphabet="ab:*_-#\n 1059.", max_size=200))
def test_the_words_are_never_changed(text: str) -> None:
    assert words(laid(text)) == words(read_document("x.md", text.encode("utf-8", "replace")).body)


@pytest.mark.parametrize("title", [
    "", "2026-06-12", "0x19. Postmortem", "000 355c988bdfbd62b0", "Postmortem", "Post-mortem #3", "Incident Report", "RCA", "My first postmortem",
    "Postmortem Report: Incident Analysis and Remediation", "Here is a writeup of a postmortem",
])  # fmt: skip
def test_titles_that_say_nothing(title: str) -> None:
    assert says_nothing(title)


@pytest.mark.parametrize(
    "title", ["Checkout down", "Incident on 2024-03-04", "Postmortem: DNS", "Outage of 4 March 2024", "Redis"]
)
def test_titles_that_say_something(title: str) -> None:
    assert not says_nothing(title)


@pytest.mark.parametrize(("sentence", "title"), [
    ("On 3rd December 2023 at 6:30pm our terminal had an outage that lasted about 8 hours.", "Our terminal had an outage"),
    ("On October 10, 2023, a critical system failed from 8:00 AM WAT to 6:00 PM WAT, which hurt.", "A critical system failed"),
    ("Between 10:05 and 11:15 UTC nobody could pay, since the pump was old.", "Nobody could pay"),
    ("This report tells of an outage. The cellar was wet due to an old pump.", "The cellar was wet"),
    ("For about 1 hour (19:00 UTC - 20:00 UTC) the network was mostly unusable.", "The network was mostly unusable"),
    ("From 6:00 a.m. to 12:16 p.m. GMT+1, January 14, 2020, requests to it failed.", "Requests to it failed"),
    ("Description: the site was offline.", "The site was offline"),
    ("Numbers are from https://status.example.com/ today. Images were not shown.", "Images were not shown"),
    ("eBay could not be reached at noon.", "eBay could not be reached"),
        ("On 4 March [describe what happened]. Nobody could pay.", "Nobody could pay"),
])  # fmt: skip
def test_a_title_is_what_happened(sentence: str, title: str) -> None:
    assert (
        what_happened(read_narrative(read_document("x.md", f"## Summary\n\n{sentence}\n".encode()))) == title
    )


@pytest.mark.parametrize(
    "label", ["Incident began: 1:05pm on 5/13/2021", "Severity: quite high", "Duration: two long hours"]
)
def test_a_title_is_not_the_value_of_a_label(label: str) -> None:
    text = f"# Incident 12\n\n{label}\n\n## Summary\n\n{{}}\n"
    assert not what_happened(read_narrative(read_document("x.md", text.format(label).encode())))
    told = what_happened(
        read_narrative(read_document("x.md", text.format("The pump lost its power.").encode()))
    )
    assert told == "The pump lost its power"


@pytest.mark.parametrize(
    "piece",
    [
        "Timeline:\n10:05 it began\n\n",
        "**Impact**\n\nx\n\n",
        "- **Impact**:\n  - x\n",
        "10:05 a\n",
        "# a\n\nActions:\nAdd a b.\nTest a c.\n\n",
    ],
)
def test_long_reports_are_bounded(piece: str) -> None:
    with at_most(10):
        laid(piece * (100_000 // len(piece)))


def test_updates_of_a_status_page_become_items() -> None:
    body = "Identified - A pump is old. Mar 4, 10:05 UTC\nResolved - It is new. Mar 4, 11:05 UTC\n"
    written = laid_out(read_document("x.md", f"# Water of 2026-03-04\n\n{body}".encode())).source.text
    assert written.endswith("".join(f"- {line}\n" for line in body.splitlines()))


def test_a_day_that_goes_on_from_a_list_parts_it() -> None:
    body = "## Timeline\n\nMonday 2nd\n- 9am: deploy\n- 9:15am: it drips\nTuesday 3rd\n- 8am: it is dry\n"
    document = read_document("x.md", f"# Water of 2 March 2026\n\n{body}".encode())
    written = laid_out(document)
    assert "- 9:15am: it drips\n\nTuesday 3rd\n\n- 8am: it is dry" in written.source.text
    assert read_narrative(written).timeline.entries[-1].at == read_narrative(document).timeline.entries[-1].at
    assert laid_out(written).source.text == written.source.text
