"""Reports whose layout is no Markdown, though it was meant as some: below tags, indented, with lines between."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postmortems.headings.grammar import named
from understood import BY_DAY, entries, read, told, written

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


TOLD = (
    "At {} the ferry lost its radio",
    "The harbour heard of it at {}",
    "A pilot went aboard at {} with a spare one",
)


@settings(max_examples=60, deadline=None)
@given(BY_DAY, st.lists(st.sampled_from(TOLD[1:]), max_size=4), st.sampled_from(("%H:%M", "%-I:%M %p")))
def test_where_entries_are_sentences_their_time_may_stand_anywhere(
    at: datetime, more: list[str], clock: str
) -> None:
    said = [TOLD[0], *more]
    moments = [at + timedelta(minutes=7 * number) for number in range(len(said))]
    listed = [f"- {each.format(when.strftime(clock))}" for each, when in zip(said, moments, strict=True)]
    text = f"# Ferry silent\n\n{at:%Y-%m-%d}\n\n## Timeline\n\n" + "\n".join(listed) + "\n"
    assert entries(text) == written(*moments)
    since = text + f"- No call was heard since {at:%H:%M}\n- It is done by {at:%H:%M}\n"
    assert entries(since) == written(*moments)


@settings(max_examples=60, deadline=None)
@given(BY_DAY, st.sampled_from(("%B %-d, %H:%M", "%-d %B %H:%M", "%b %-d, %I:%M %p")), st.integers(1, 9))
def test_a_day_without_a_year_stands_with_its_clock_behind_a_label(
    at: datetime, form: str, days: int
) -> None:
    end = at + timedelta(days=days)
    label = f"- Radio lost: {at.strftime(form)}\n- Radio found: {end.strftime(form)} A pilot brought one.\n"
    text = f"# Ferry silent\n\n{at:%Y-%m-%d}\n\n## Timeline\n\n{label}"
    assert entries(text) == written(at, end)


@settings(max_examples=80, deadline=None)
@given(
    BY_DAY,
    st.sampled_from(("Start time", "Started", "Start-time")),
    st.sampled_from(("End time", "End-time", "Resolved at")),
    st.sampled_from(("%Y-%m-%d %H:%M", "%d/%b/%Y %-I:%M %p (GMT)")),
    st.sampled_from(
        ("* {0}:\n{1} {2}: {3}", "* {0}: {1}, {2}: {3}", "* {0}:\n{1}\n* {2}:\n{3}", "{0}: {1}. {2}: {3}")
    ),
)
def test_labels_may_stand_above_their_time_and_behind_another(
    at: datetime, start: str, end: str, form: str, layout: str
) -> None:
    over = at + timedelta(minutes=50)
    said = layout.format(start, at.strftime(form), end, over.strftime(form))
    began, _, resolved = told(f"# Ferry silent\n\n## Summary\n\n{said}\n\nThe radio was silent.\n")
    assert [began, resolved] == written(at, over)


@pytest.mark.parametrize("below", ["**Date**: 2031-02-03", "Date: 2031-02-03", "## Impact", ""])
def test_the_next_label_is_no_value_of_the_one_above(below: str) -> None:
    assert told(f"# Ferry silent\n\nAuthors:\nResolved:\n{below}\n")[2] == "-"


@settings(max_examples=60, deadline=None)
@given(
    BY_DAY,
    st.sampled_from(("Fixed", "Restoration", "Resolution", "Solved")),
    st.sampled_from(("**{}:** {}", "{}: {}")),
)
def test_after_any_label_of_an_end_a_time_alone_is_that_end(at: datetime, label: str, form: str) -> None:
    over = at + timedelta(minutes=40)
    times = (("Started", at), (label, over), ("Closed", over + timedelta(hours=1)))
    listed = "".join(f"- {form.format(said, f'{when:%Y-%m-%d %H:%M}')}\n" for said, when in times)
    assert told(f"# Ferry silent\n\n## Key facts\n\n{listed}")[2] == written(over)[0]
    words = told(
        f"# Ferry silent\n\n- Started: {at:%Y-%m-%d %H:%M}\n- {label}: a spare radio of {over:%H:%M}\n"
    )
    assert words[2] == "-"


WHEN = ("Future", "Proposed", "Suggested", "Recommended", "Planned", "Long-term", "Permanent")
WHAT = ("fix", "fixes", "mitigation", "remediation", "solutions", "resolution")


@pytest.mark.parametrize("when", WHEN)
@pytest.mark.parametrize("what", WHAT)
def test_a_remedy_that_is_to_come_is_an_action(when: str, what: str) -> None:
    assert named(f"{when} {what}").role == "actions"
    assert named(f"The {what}").role == "resolution"


MORE = (
    "Radio impact: no calls.",
    "Customer impact: nobody was hurt.",
    "Business impact: two trips were lost.",
)


@given(st.lists(st.sampled_from(MORE), min_size=1, max_size=3, unique=True))
def test_more_of_the_same_part_is_no_part(more: list[str]) -> None:
    said = "\n".join(more)
    text = f"Ferry silent\n\nSummary\nIt was.\n\nImpact\n{said}\n\nRoot cause\nA bird.\n"
    roles = [section.role for section in read(text).sections if section.role]
    assert roles == ["summary", "impact", "root_cause"]


def test_measures_may_stand_below_a_label_with_words() -> None:
    measures = "\n".join(f"{each}." for each in MEASURES)
    text = f"Ferry silent\n\nRoot cause: A bird.\nCorrective actions: We agreed on three.\n{measures}\nLessons learned:\nBirds fly.\n"
    assert [action.item.title.rstrip(".") for action in read(text).actions] == list(MEASURES)


@pytest.mark.parametrize("verb", ["updated", "built", "sent", "extended"])
@pytest.mark.parametrize("aim", ["to check the mast", "to inform all pilots", ""])
def test_what_was_done_for_something_is_done(verb: str, aim: str) -> None:
    found = read(
        f"# Ferry silent\n\n## Action items\n\n- The script was {verb} {aim}\n- Ines Odell to check the mast\n"
    )
    assert [action.item.status for action in found.actions] == ["done", "open"]


SIGNS = ("• {}", "&nbsp;&nbsp;•&nbsp;{}", "\u00a0•\t{}", "  •   {}")


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("above", ["", "These will follow:  \n"])
def test_signs_for_points_make_a_list(sign: str, above: str) -> None:
    listed = "  \n".join(sign.format(each) for each in ("Masts will be simple.", *MEASURES))
    found = read(f"# Ferry silent\n\n## Action items\n\n{above}{listed}\n")
    assert [action.item.title for action in found.actions] == ["Masts will be simple.", *MEASURES]


@settings(max_examples=60, deadline=None)
@given(
    BY_DAY,
    st.sampled_from(("%H:%M", "%I:%M%p", "%-I:%M %p")),
    st.sampled_from(("", " UTC")),
    st.sampled_from((":", " -", " –")),
)
def test_entries_may_stand_in_one_line(at: datetime, clock: str, zone: str, sign: str) -> None:
    moments = [at + timedelta(minutes=11 * number) for number in range(len(SAID))]
    line = " ".join(
        f"{when.strftime(clock)}{zone}{sign} {said.capitalize()}."
        for when, said in zip(moments, SAID, strict=True)
    )
    assert entries(f"# Ferry silent\n\n{at:%Y-%m-%d}\n\n## Timeline\n\n{line}\n") == written(*moments)
    once = f"{at:%H:%M} {SAID[0]}, as at {at + timedelta(hours=1):%H:%M}: nobody knew why"
    assert entries(f"# Ferry silent\n\n{at:%Y-%m-%d}\n\n## Timeline\n\n- {once}\n") == written(at)


@settings(max_examples=60, deadline=None)
@given(BY_DAY, st.sampled_from(("    ", "\t", "        ")), st.sampled_from(("", "\n")))
def test_a_text_without_headings_may_be_indented(at: datetime, indent: str, gap: str) -> None:
    """As documents are exported: titles at the margin, all that stands below them further in."""
    over = at + timedelta(minutes=90)
    times = (f"Start time: {at:%B %-d, %Y, %H:%M}", f"End time: {over:%B %-d, %Y, %H:%M}")
    told_ = [f"{at + timedelta(minutes=30 * n):%H:%M}: {said.capitalize()}" for n, said in enumerate(SAID)]
    asked = [f"Task: {each}.\n{indent}Deadline: {over + timedelta(days=9):%B %-d, %Y}." for each in MEASURES]
    parts = {
        "Issue Summary": times,
        "Impact": ("No calls.",),
        "Timeline": told_,
        "Corrective Measures": asked,
    }
    text = "Ferry silent\n\n" + "\n".join(
        f"{title}:\n{gap and chr(10)}" + f"\n{gap}".join(indent + line for line in lines) + "\n"
        for title, lines in parts.items()
    )
    narrative = read(text)
    assert [section.role for section in narrative.sections if section.role] == [
        "summary",
        "impact",
        "timeline",
        "actions",
    ]
    assert [entry.at.notation[:16] for entry in narrative.timeline.entries] == [
        f"{at + timedelta(minutes=30 * n):%Y-%m-%dT%H:%M}" for n in range(len(SAID))
    ]
    assert [(a.item.title.rstrip("."), a.item.due) for a in narrative.actions] == [
        (each, (over + timedelta(days=9)).date()) for each in MEASURES
    ]
    assert told(text)[0] == written(at)[0]


@pytest.mark.parametrize(
    "code", ["curl -X POST ferry/radio", "$ make radio", "x = radio();", "{'radio': 1}", "Radio = radio();"]
)
def test_code_stays_code(code: str) -> None:
    text = f"Ferry silent\n\nAction items:\n\n    {code}\n"
    assert not read(text).actions


@settings(max_examples=40, deadline=None)
@given(
    BY_DAY,
    st.sampled_from(("Detection time: {}", "Detected at {}", "Noticed: {}")),
    st.sampled_from(("", "By a pilot.\n")),
)
def test_a_label_is_an_entry_whatever_stands_below_it(at: datetime, label: str, below: str) -> None:
    said = label.format(f"{at:%B %-d, %Y %-I:%M %p}")
    text = f"# Ferry silent\n\n## Timeline\n\n{said}\n{below}Then a mast was moved.\n"
    assert entries(text) == written(at)


HEADS = ("Mitigation and future prevention", "Lessons learned and action items", "Response / Next steps")


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("form", ["- {}", "1. **Mast:** {}"])
def test_actions_may_be_the_second_thing_that_a_heading_names(head: str, form: str) -> None:
    asked, said = form.format("Replace all masts"), form.format("Pilots are few")
    found = read(f"# Ferry silent\n\n## Summary\n\nIt was.\n\n## {head}\n\n{asked}\n{said}\n")
    assert [action.item.title.removeprefix("Mast: ") for action in found.actions] == ["Replace all masts"]


def test_an_answer_of_a_server_and_an_address_date_nothing() -> None:
    answer = "Date: Tue, 1 Nov 2022 07:32:16 GMT"
    assert told(f"# Ferry silent\n\n## Summary\n\nIt said:\n{answer}\n\nThe radio was silent.\n")[0] == "-"
    link = "https://example.com/2023/01/ferry.html"
    text = f"# Ferry silent\n\n## Summary\n\nOn April 17th.\n\n## Timeline\n\n- 10:00 {SAID[0]}\n- 10:05 {SAID[1]}\n\n{link}\n"
    assert entries(text) == ["T10:00", "T10:05"]


def test_what_causes_it_is_found_and_does_not_begin() -> None:
    text = "# Ferry silent\n\n## Timeline\n\n- 10:00 A pilot notices it\n- 10:30 We find the part that is causing errors\n"
    assert told(text)[0] == "-"


LISTED = "".join(f"- {each}\n" for each in MEASURES)


@pytest.mark.parametrize("title", ["Mitigations", "Remediation", "Mitigation steps"])
def test_what_is_asked_for_below_a_remedy_is_to_be_done_unless_another_part_is_for_that(title: str) -> None:
    head = f"# Ferry silent\n\n## Root cause\n\nA bird.\n\n## {title}\n\n"
    asked, done = read(f"{head}{LISTED}"), read(f"{head}- Restarted the radio.\n- Drained the mast.\n")
    beside = read(f"{head}{LISTED}\n## Next steps\n\n- Buy a lamp\n")
    roles = [found.sections[2].role for found in (asked, done, beside)]
    assert roles == ["actions", "resolution", "resolution"]
    assert [action.item.title for action in asked.actions] == list(MEASURES)
    assert [action.item.title for action in beside.actions] == ["Buy a lamp"]


@pytest.mark.parametrize("fence", ["```", "~~~", "````"])
@pytest.mark.parametrize("language", ["md", "markdown", "Markdown "])
def test_a_page_that_was_pasted_with_its_fence_is_one(fence: str, language: str) -> None:
    page = f"# Ferry silent\n\n## Root cause\n\nA bird.\n\n## Action items\n\n{LISTED}"
    found = read(f"{fence}{language}\n{page}{fence}\n")
    assert [section.role for section in found.sections] == ["", "root_cause", "actions"]
    assert [action.item.title for action in found.actions] == list(MEASURES)
    below = read(f"# A form\n\nCopy it:\n\n{fence}{language}\n{page}{fence}\n")
    assert [section.title for section in below.sections] == ["A form"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("sign", ["^", "#", '"', "+"])
def test_headings_above_other_signs_and_points_without_a_number(sign: str, gap: str) -> None:
    listed = gap.join(f"#. {each}\n   at night" for each in MEASURES)
    text = f"Ferry silent\n{'#' * 12}\n\nImpact\n------\n\nAll.\n\nNext steps\n{sign * 10}\n\n{listed}\n"
    narrative = read(text)
    assert [section.role for section in narrative.sections] == ["", "impact", "actions"]
    assert [action.item.title for action in narrative.actions] == [f"{each} at night" for each in MEASURES]


def test_a_point_without_a_number_below_another_says_how() -> None:
    text = "# Ferry\n\n## Next steps\n\n#. Replace the mast\n\n   #. with steel\n\n#. Train the pilots\n"
    assert [action.item.title for action in read(text).actions] == ["Replace the mast", "Train the pilots"]


@pytest.mark.parametrize("below", ["^^^", "^ ^ ^ ^", "####a", "---^^^^"])
def test_a_line_that_is_not_of_one_sign_makes_no_heading(below: str) -> None:
    assert [section.title for section in read(f"# Ferry\n\nThe mast\n{below}\n").sections] == ["Ferry"]
