"""Reports whose layout is no Markdown, though it was meant as some: below tags, indented, with lines between."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from understood import BY_DAY, entries, read, written

SAID = ("the ferry loses its radio", "a pilot notices it", "the mast is inspected", "all radios are restored")
MEASURES = ("Replace the mast", "Train the pilots", "Add an alert for silent ferries")
TAGS = (
    '<img src="ferry.png" alt="a ferry">',
    '<p align="center">A ferry</p>',
    "<hr>",
    "<div>\n<b>Ferry</b>\n</div>",
)
MARKERS = ("- {}", "* {}", "{n}. {}", "- [ ] {}")


@settings(max_examples=80, deadline=None)
@given(BY_DAY, st.sampled_from(TAGS), st.integers(2, 4), st.sampled_from(("", "\n")))
def test_a_heading_right_below_a_tag_is_one(at: datetime, tag: str, level: int, gap: str) -> None:
    """Markdown reads on as HTML until a blank line; whoever wrote it sees a heading, and a list below it."""
    moments = [at + timedelta(minutes=8 * number) for number in range(len(SAID))]
    listed = "\n".join(f"- {when:%H:%M} {said}" for when, said in zip(moments, SAID, strict=True))
    marks = "#" * level
    text = (
        f"# Ferry silent\n\n{at:%Y-%m-%d}\n\n{tag}\n{marks} Timeline\n{gap}{listed}\n\n"
        f"{tag}\n{marks} Action items\n{gap}" + "\n".join(f"- {each}" for each in MEASURES) + "\n"
    )
    narrative = read(text)
    assert [entry.at.notation[:16] for entry in narrative.timeline.entries] == written(*moments)
    assert [section.role for section in narrative.sections if section.role] == ["timeline", "actions"]
    assert [action.item.title for action in narrative.actions] == list(MEASURES)


@pytest.mark.parametrize(
    "hidden", ["<!--\n{}\n-->", "<pre>\n{}\n</pre>", "<script>\n{}\n</script>", "```\n{}\n```"]
)
def test_what_is_hidden_or_code_stays_so(hidden: str) -> None:
    said = "# Impact\n- Replace the mast\n\n| Action | Owner |"
    narrative = read(f"# Ferry silent\n\n## Action items\n\n{hidden.format(said)}\n")
    assert [section.title for section in narrative.sections] == ["Ferry silent", "Action items"]
    assert not narrative.actions


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(MARKERS),
    st.sampled_from(("    ", "\t", "      ")),
    st.sampled_from(("", "\n")),
    st.booleans(),
)
def test_an_indented_list_below_a_heading_is_no_code(marker: str, indent: str, gap: str, done: bool) -> None:
    listed = [indent + marker.format(each, n=number) for number, each in enumerate(MEASURES, 1)]
    if done:
        listed = [line.replace("[ ]", "[x]") for line in listed]
    narrative = read(f"# Ferry silent\n\nIt was.\n\n## Action items\n{gap}" + "\n".join(listed) + "\n")
    assert [action.item.title for action in narrative.actions] == list(MEASURES)
    is_done = done and "[" in marker
    assert {action.item.status for action in narrative.actions} == {"done" if is_done else "open"}


@settings(max_examples=60, deadline=None)
@given(BY_DAY, st.sampled_from((" | ", "|")), st.sampled_from(("---", ":---", ":-:")))
def test_a_table_with_a_blank_line_behind_each_line_is_one(at: datetime, bar: str, rule: str) -> None:
    def table(*rows: tuple[str, ...]) -> str:
        lines = [f"| {bar.join(row)} |" for row in rows]
        return "\n\n".join([lines[0], "|" + f"{rule}|" * len(rows[0]), *lines[1:]])

    moments = [at + timedelta(minutes=8 * number) for number in range(len(SAID))]
    told = [(f"{when:%H:%M}", said) for when, said in zip(moments, SAID, strict=True)]
    asked = [(each, "Ines Odell", "2031-02-03") for each in MEASURES]
    text = (
        f"# Ferry silent\n\n{at:%Y-%m-%d}\n\n## Timeline\n\n{table(('Time', 'Event'), *told)}\n\n"
        f"## Action items\n\n{table(('Action', 'Owner', 'Due'), *asked)}\n"
    )
    assert entries(text) == written(*moments)
    found = [action.item for action in read(text).actions]
    assert [item.title for item in found] == list(MEASURES)
    assert {(item.owner, str(item.due)) for item in found} == {("Ines Odell", "2031-02-03")}


@settings(max_examples=60, deadline=None)
@given(BY_DAY, st.sampled_from("/- "), st.sampled_from(("%B", "%b")))
def test_a_day_with_the_name_of_its_month_between_signs_dates_the_timeline(
    at: datetime, sign: str, month: str
) -> None:
    day = at.strftime(f"%d{sign}{month}{sign}%Y")
    told = "\n".join(f"- {at + timedelta(minutes=n):%H:%M} {said}" for n, said in enumerate(SAID))
    text = f"# Ferry silent\n\n## Summary\n\nOn {day} the radio was silent.\n\n## Timeline\n\n{told}\n"
    assert entries(text) == written(*(at + timedelta(minutes=n) for n in range(len(SAID))))
