"""Sections of reports that nobody wrote for a machine."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limits import at_most
from postmortems.extraction.narrative import is_entry, read_narrative
from postmortems.extraction.outline.reader import read_outline
from postmortems.model.document import Document, Section
from postmortems.reading.document import read_document
from postmortems.sections import roles_of
from postmortems.site.templates import BUILT_IN, read_template


def document(text: str) -> Document:
    return read_document("x.md", text.encode("utf-8", "surrogatepass"))


def outline(text: str) -> tuple[Section, ...]:
    return read_outline(document(text))


def shape(text: str) -> list[tuple[int, str]]:
    """Return the line and the role of each section."""
    read = document(text)
    return [(read.source.line_at(section.start), section.role) for section in read_outline(read)]


def test_headings_of_any_level() -> None:
    assert shape("# Pump broke\n\n## Summary\n\nWet.\n\nTimeline\n--------\n") == [
        (1, ""),
        (3, "summary"),
        (7, "timeline"),
    ]


def test_plain_title_lines_glued_to_their_text() -> None:
    text = "Pump report\nSummary\nThe pump broke.\nTimeline:\n10:00 it broke\nRoot Cause:\nRust.\n"
    assert shape(text) == [(2, "summary"), (4, "timeline"), (6, "root_cause")]
    summary, timeline, _ = outline(text)
    assert [block.text for block in summary.blocks] == ["The pump broke."]
    assert [block.text for block in timeline.blocks] == ["10:00 it broke"]


def test_a_plain_title_line_right_below_a_list() -> None:
    text = "Pump report\nTimeline\n- 10:00 it broke\n  - at once\nRoot cause\nRust\nand salt.\n"
    assert shape(text) == [(2, "timeline"), (5, "root_cause")]
    timeline, cause = outline(text)
    assert [block.text for block in timeline.blocks] == ["10:00 it broke", "at once"]
    assert [block.text for block in cause.blocks] == ["Rust\nand salt."]


@pytest.mark.parametrize(
    "line", ["  Root cause", "root cause", "Root cause.", "Root cause of a leak is rust"]
)
def test_a_line_that_runs_on_below_a_list_is_no_title(line: str) -> None:
    text = f"Timeline\n- 10:00 it broke, see\n{line}\n"
    assert shape(text) == [(1, "timeline")]
    assert [block.text for block in outline(text)[0].blocks] == [f"10:00 it broke, see\n{line.strip()}"]


def test_a_block_below_a_plain_title_has_its_place() -> None:
    text = "Summary\nThe pump broke.\n\nImpact\nA wet floor.\n"
    for section in outline(text):
        for block in section.blocks:
            assert text[block.start : block.end] == block.text


def test_plain_lines_are_no_titles_beside_real_headings() -> None:
    assert shape("## Summary\n\nImpact\n\n## Timeline\n\nResolution\n") == [(1, "summary"), (5, "timeline")]


def test_a_word_inside_prose_is_no_title() -> None:
    assert shape("Summary\nWe looked at the\nimpact\nfor an hour.\n\nResolution\nNew pump.\n") == [
        (1, "summary"),
        (6, "resolution"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "**Impact**",
        "**Impact:**",
        "**Impact**:",
        "__Impact__",
        "**3. Impact**",
        "🔥 **Impact**",
        "<b>Impact</b>",
    ],
)
def test_bold_lines(line: str) -> None:
    assert shape(f"# Pump\n\n{line}\n\nWet.\n") == [(1, ""), (3, "impact")]


@pytest.mark.parametrize("line", ["3. Impact", "3) Impact", "🔥 Impact", "IMPACT:", "Impact (all floors)"])
def test_numbered_and_emoji_titles(line: str) -> None:
    text = f"Summary\n\nThe pump broke.\n\n{line}\n\nWet.\n\nTimeline\n\n10:00 broke\n"
    assert shape(text) == [(1, "summary"), (5, "impact"), (9, "timeline")]


def test_a_bold_sentence_is_no_title() -> None:
    assert shape("## Summary\n\n**Nobody was hurt and nothing was lost.**\n\n## Timeline\n") == [
        (1, "summary"),
        (5, "timeline"),
    ]


def test_run_in_labels_count_where_they_name_a_part() -> None:
    text = "# Pump\n\n**Summary:** it broke.\n\n**Root cause**: rust.\n\n**Date:** today\n"
    assert shape(text) == [(1, ""), (3, "summary"), (5, "root_cause")]
    assert outline(text)[1].blocks[0].text == "it broke."


def test_labels_of_a_list_are_sections_only_without_headings() -> None:
    labels = "- **Impact**: wet\n- **Resolution**:\n  - new pump\n"
    assert shape(f"# Pump\n\n{labels}") == [(1, ""), (3, "impact"), (4, "resolution")]
    assert [block.text for block in outline(f"# Pump\n\n{labels}")[2].blocks] == ["new pump"]
    assert shape(f"# Pump\n\n## Summary\n\n{labels}\n## Timeline\n") == [
        (1, ""),
        (3, "summary"),
        (9, "timeline"),
    ]


@pytest.mark.parametrize("label", ["{}: {}", "**{}:** {}", "**{}**: {}"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_labels_below_the_name_of_a_summary_are_lines_of_it(label: str, gap: str) -> None:
    said = [("Length", "two hours"), ("Impact", "wet feet"), ("Root cause", "rust: much"), ("Fix", "paint")]
    lines = gap.join(label.format(*each) for each in said)
    name = "**Summary**" if "**" in label else "Summary:"
    text = f"The pump broke\n\n{name}{gap}{lines}\n\n{name.replace('Summary', 'Timeline')}\n\n- 10:00 dry\n"
    assert [role for _, role in shape(text)] == ["summary", "timeline"]


def test_labels_below_a_summary_that_says_something_are_parts() -> None:
    text = "Summary:\nThe pump broke at dawn.\n\nImpact: wet feet\nRoot cause: rust\n"
    assert [role for _, role in shape(text)] == ["summary", "impact", "root_cause"]
    text = "Summary: it broke\n\nImpact: wet feet\n\nRoot cause: rust\n"
    assert [role for _, role in shape(text)] == ["summary", "impact", "root_cause"]


def test_what_a_form_asks_for_below_a_heading_is_no_title() -> None:
    asked = "*Who noticed it? What could we improve?*"
    text = f"# Pump\n\n## Resolution\n\n{asked}\n\n- Painted it.\n\n## Impact\n\nWet.\n"
    assert shape(text) == [(1, ""), (3, "resolution"), (9, "impact")]


def test_sub_sections_of_actions_are_actions_whatever_they_are_called() -> None:
    text = "# Pump\n\n## Action items\n\n### Detection\n\n### Cellar\n\n## Timeline\n\n### Night\n"
    roles = [role for _, role in shape(text)]
    assert roles == ["", "actions", "actions", "actions", "timeline", "timeline"]


def test_a_bold_line_without_a_role_has_that_of_its_part() -> None:
    assert [role for _, role in shape("## Actions\n\n**Cellar**\n\n## Impact\n\n**Cellar**\n")] == [
        "actions",
        "actions",
        "impact",
        "impact",
    ]


def test_days_inside_a_timeline_are_sections_of_it() -> None:
    text = (
        "## Summary\n\n3 May 2024\n\n## Timeline\n\n*3 May 2024*\n\n10:00 broke\n\n04/05/2024\n\n11:00 dry\n"
    )
    assert shape(text) == [(1, "summary"), (5, "timeline"), (7, "timeline"), (11, "timeline")]


def test_a_lone_line_divides_the_entries_of_a_timeline() -> None:
    text = "## Summary\n\n## Timeline\n\n### 10:00\n\nBroke.\n\nAfterwards:\n\n### 12:00\n\nDry.\n"
    assert (9, "timeline") in shape(text)


@pytest.mark.parametrize("said", ["Resolved", "Cause found", "Background"])
def test_a_heading_that_begins_with_a_time_is_an_update_and_no_part(said: str) -> None:
    text = f"## 3 May 2031, 02:00 – {said}\n\nDry.\n\n**Possible impact:**\n\n- wet\n"
    assert shape(f"# Pump\n\n{text}") == [(1, ""), (3, ""), (7, "impact")]
    assert shape("## 2031-05-03 Timeline\n\n## Impact\n")[0] == (1, "timeline")


def test_updates_from_a_team_are_a_timeline() -> None:
    text = "# Pump\n\n## Updates from the team\n\nWet.\n\n### Update 3 May 2031 10:00:\n\nDry.\n"
    assert shape(text) == [(1, ""), (3, "timeline"), (7, "timeline")]


def test_a_field_that_dates_a_page_is_no_day_of_the_incident() -> None:
    text = "# Pump away 2031-05-03\n\n:date: 2031-05-09\n\n## Summary\n\nAll was wet.\n"
    assert read_narrative(document(text)).facts.date == date(2031, 5, 3)


def test_entries_as_headings_are_told_from_days() -> None:
    days = "### 2024-05-03 10:00\n\nBroke.\n\n### 2024-05-04\n\n- 09:00 dry\n"
    text = f"# Pump\n\n## Timeline\n\n{days}\n## Summary\n"
    sections = outline(text)
    entries = [is_entry(one, after) for one, after in zip(sections, [*sections[1:], None], strict=True)]
    assert entries == [False, False, True, False, False]


def test_a_day_above_clocks_with_dots_is_no_entry() -> None:
    text = "## Timeline\n\n### 3 May 2024\n\nA calm day.\n\n10.05 it broke\n\n10.20 it was dry\n"
    _, day = outline(text)
    assert day.role == "timeline"
    assert not is_entry(day, None)


def test_a_day_of_its_own_is_an_entry() -> None:
    sections = outline("# Pump\n\n## Timeline\n\n### 2024-05-03\n\nIt leaked.\n\n### 2024-05-04 08:00\n")
    assert is_entry(sections[2], sections[3])


def test_a_summary_that_holds_facts_only_is_metadata() -> None:
    assert shape("# Pump\n\n## Overview\n\n- Author: someone\n- Status: closed\n\n## Impact\n")[1] == (
        3,
        "metadata",
    )


def test_context_is_a_timeline_where_its_lines_have_clocks() -> None:
    timed = "# Pump\n\n- **Impact**: wet\n- **Context**:\n  - 10:00 broke\n  - 11:00 dry\n"
    assert shape(timed)[-1] == (4, "timeline")
    assert shape(timed.replace("10:00 ", "").replace("11:00 ", ""))[-1] == (4, "references")


def test_the_reports_own_title_has_no_role() -> None:
    assert shape("# Incident summary: pump\n\n## Impact\n") == [(1, ""), (3, "impact")]
    assert shape("# Summary\n\n# Impact\n") == [(1, "summary"), (3, "impact")]


def test_german_and_french_titles() -> None:
    assert [
        role for _, role in shape("## Zusammenfassung\n\n## Ursache\n\n## Maßnahmen\n\n## Déroulement\n")
    ] == [
        "summary",
        "root_cause",
        "actions",
        "timeline",
    ]


def test_only_headings_count_in_an_incident_file() -> None:
    front = "---\ntitle: Pump\nstatus: draft\nservices: [cellar]\n---\n"
    assert shape(f"{front}\n## Summary\n\n**Impact**\n") == [(7, "summary")]


def test_front_matter_between_plus_signs_is_no_text() -> None:
    assert shape('+++\ntitle = "Pump"\n+++\n\nSummary\nIt broke.\n\nImpact\nWet.\n') == [
        (5, "summary"),
        (8, "impact"),
    ]


PIECES = st.sampled_from(
    [
        "# Summary\n",
        "**Impact**",
        "\n\n",
        "- ",
        "10:00 ",
        "2024-05-03",
        ":",
        "Timeline\n",
        "| a | b |\n",
        "+++\n",
        "é",
    ]
)


@pytest.mark.parametrize(
    "line", ["**Timeline, 3 May 2024 (UTC)**", "**Timeline, 2024-05-03**", "__Timeline, May 3__"]
)
def test_a_day_behind_a_name(line: str) -> None:
    assert shape(f"# Pump broke\n\n{line}\n\n- 10:00 wet\n- 11:00 dry\n")[1:] == [(3, "timeline")]


@pytest.mark.parametrize("line", ["**Impact, cost and salt**", "**Timeline, as seen by 3 plumbers**"])
def test_more_than_a_day_behind_a_name(line: str) -> None:
    assert shape(f"# Pump broke\n\n{line}\n\nIt was wet.\n")[1:] == [(3, "")]


def test_a_bold_name_with_a_stop_before_its_text() -> None:
    text = "# Pump broke\n\n**Summary.** The pump broke.\n\n**Root cause.** Rust.\n\n**Backups.** None.\n"
    assert shape(text)[1:] == [(3, "summary"), (5, "root_cause")]


def test_bold_words_on_a_line_of_a_sentence_are_no_title() -> None:
    assert shape("# Pump broke\n\n## Impact\n\nWe lost the\n**old valve**:\n\n1. wet\n")[1:] == [
        (3, "impact")
    ]
    assert shape("# Pump broke\n\n## Impact\n\nWe lost it.\n**Old valve**:\n\n1. wet\n")[2:] == [
        (6, "impact")
    ]


def test_a_part_with_a_day_in_a_timeline_belongs_to_it() -> None:
    text = "# Pump broke\n\n## Timeline\n\n### First symptoms{}\n\n- 10:00 wet\n"
    assert shape(text.format(" (3 May)"))[2:] == [(5, "timeline")]
    assert shape(text.format(" (north)"))[2:] == [(5, "impact")]


def test_loose_names_below_an_analysis_and_among_references() -> None:
    text = "# Pump broke\n\n## {}\n\n### What happened?\n\nWet.\n\n### Pump fix\n\nDry.\n"
    assert [role for _, role in shape(text.format("Analysis"))[1:]] == [
        "investigation",
        "summary",
        "resolution",
    ]
    assert [role for _, role in shape(text.format("Impact"))[1:]] == ["impact"] * 3
    assert [role for _, role in shape(text.format("Appendix"))[1:]] == ["references"] * 3


def test_a_table_with_states_below_a_remedy_is_of_what_is_to_be_done() -> None:
    text = "# Pump broke\n\n## {}\n\n| Item | {} |\n|-|-|\n| New pump | Done |\n| Dry cellar | Open |\n"
    assert shape(text.format("Remediation status", "Status"))[1:] == [(3, "actions")]
    assert shape(text.format("Remediation", "Status"))[1:] == [(3, "actions")]
    assert shape(text.format("Remediation", "Where"))[1:] == [(3, "resolution")]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)))
def test_never_raises_and_keeps_order(text: str) -> None:
    sections = outline(text)
    starts = [section.start for section in sections]
    assert starts == sorted(starts)
    length = len(document(text).source.text)
    for section in sections:
        assert 0 <= section.start <= section.end <= length
        assert all(0 <= block.start <= block.end <= length for block in section.blocks)


@pytest.mark.parametrize(
    "line", ["**a**\n\n", "Impact: x\n", "# Context\n\n10:00 x\n", "2024-05-03\n", "**" * 40]
)
def test_long_documents_are_bounded(line: str) -> None:
    read = document(line * (200_000 // len(line)))
    with at_most(10):
        read_outline(read)


@pytest.mark.parametrize("path", sorted(BUILT_IN.glob("*.md")), ids=lambda path: path.stem)
def test_every_section_that_a_template_asks_for_is_read_where_the_template_has_it(path: Path) -> None:
    template = read_template(path)
    read = {
        role
        for section in read_document("x.md", template.body.encode()).sections
        for role in roles_of(section.title)
    }
    assert read >= {*template.required, *template.recommended}


@pytest.mark.parametrize("title", ["Remediation", "Remediation steps"])
def test_a_part_of_tasks_with_boxes_is_for_measures(title: str) -> None:
    tasks = "### Web\n\n- [x] Properly close the valve\n\n### Cellar\n\n- [ ] Documentation of the pump\n"
    done = tasks.replace("[x] ", "").replace("[ ] ", "")
    head = "# Wet\n\n## Impact\n\nWet.\n\n## {}\n\n"
    assert outline(f"{head.format(title)}{tasks}")[2].role == "actions"
    assert outline(f"{head.format('Remediation')}{done}")[2].role == "resolution"
