"""Kinds of misreading in reports that nobody wrote for us: HTML, titles, labels in headings, reasons, days in tables."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postmortems.extraction.notation.reader import read_written
from postmortems.headings.grammar import named
from postmortems.headings.phrases import NAMES, shown
from understood import BY_DAY, lines, read, told, written

DAYS = ("%Y-%m-%d", "%B %-d, %Y", "%A, %B %-d, %Y", "%-d %B %Y")


SAID = ("the buoy stops answering", "a keeper notices it", "the mast is inspected", "all lamps are restored")
MEASURES = ("Replace the mast", "Train the keepers", "Add an alert for silent buoys")
MARKS = ("", "<strong>", "<b>", "<em>")
LISTS = ("<ul>{}</ul>", "<ol>\n{}</ol>", "{}")
ITEMS = ("<li>{}</li>\n", "<LI>{}</LI>", "<li class='x'>{}</li>\n\n", "<li>{}\n")
HEADS = (
    ("## Timeline\n", "## Corrective measures\n"),
    ("<h2>Timeline</h2>\n", "<h2>Corrective measures:</h2>\n"),
)


@settings(max_examples=120, deadline=None)
@given(BY_DAY, st.sampled_from(MARKS), st.sampled_from(LISTS), st.sampled_from(ITEMS), st.sampled_from(HEADS))
def test_lists_and_headings_in_html_are_read(
    at: datetime, mark: str, form: str, item: str, heads: tuple[str, str]
) -> None:
    moments = [at + timedelta(minutes=9 * number) for number in range(len(SAID))]
    close = mark.replace("<", "</")
    entries = "".join(
        item.format(f"{mark}{when:%H:%M}:{close} {said}") for when, said in zip(moments, SAID, strict=True)
    )
    measures = form.format("".join(map(item.format, MEASURES)))
    text = f"# Buoy silent\n\n{at:%Y-%m-%d}\n\n{heads[0]}{form.format(entries)}\n\n{heads[1]}{measures}\n"
    narrative = read(text)
    assert [entry.at.notation[:16] for entry in narrative.timeline.entries] == written(*moments)
    assert [action.item.title for action in narrative.actions] == list(MEASURES)
    roles = [section.role for section in narrative.sections]
    assert [role for role in roles if role] == ["timeline", "actions"]


REPORTS = ("Postmortem: {}", "Post-mortem - {}", "Incident report: {}", "{}")
EVENTS = (
    "Rollback of the harbour lamps",
    "Lamps after the fix",
    "Failed recovery of a buoy",
    "Buoys out of reach",
)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(REPORTS), st.sampled_from(EVENTS), st.integers(1, 3), st.integers(1, 3))
def test_the_first_heading_is_the_title_whatever_its_level_and_names(
    report: str, event: str, level: int, deeper: int
) -> None:
    title, below = report.format(event), "#" * (level + deeper)
    text = f"{'#' * level} {title}\n\n{below} Incident summary\n\nLamps went dark.\n\n{below} What went well\n\n- We saw it.\n"
    narrative = read(text)
    assert narrative.facts.title == title
    assert [section.role for section in narrative.sections][1:] == ["summary", "went_well"]
    if ":" in report or "-" in report:
        assert narrative.sections[0].role == ""


LABELS = ("Duration: {}", "Issue summary: Duration: {}", "Outage window - {}", "Duration ({})")
SPANS = ("{} - {}", "{} to {}", "from {} until {}")


@settings(max_examples=120, deadline=None)
@given(BY_DAY, st.integers(1, 30), st.sampled_from(DAYS), st.sampled_from(SPANS), st.sampled_from(LABELS[:2]))
def test_a_span_in_a_heading_is_that_of_the_incident(
    at: datetime, hours: int, day: str, span: str, label: str
) -> None:
    """Its end may be on another day, with that day's name."""
    end = at + timedelta(hours=hours)
    said = span.format(*(f"{when.strftime(day)}, {when:%H:%M} UTC" for when in (at, end)))
    text = f"# Lamps dark\n\n## {label.format(said)}\n\nShips waited.\n"
    assert told(text)[::2] == written(at, end)


WAYS = (
    "The outage lasted for {n} hours, starting at {a} and ending at {b} UTC on {day}.",
    "It lasted {n} hours: beginning at {a} and it ended at {b} on {day}.", "On {day}, from {a} to {b}.",
)  # fmt: skip
NOTICED = (
    "The issue was detected at {c}", "First identified at {c} through the lamp monitor.",
    "Keepers initially noticed it at {c}.", "At {c} the lamp monitor notified us of an outage.",
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(
    BY_DAY,
    st.integers(1, 5),
    st.integers(0, 50),
    st.sampled_from(DAYS),
    st.sampled_from(WAYS),
    st.sampled_from(NOTICED),
)
def test_the_parts_for_the_duration_and_for_the_notice_tell_their_times(
    at: datetime, hours: int, late: int, day: str, way: str, noticed: str
) -> None:
    end, seen = at + timedelta(hours=hours), at + timedelta(minutes=late)
    said = {
        "n": hours,
        "day": at.strftime(day),
        "a": f"{at:%H:%M}",
        "b": f"{end:%H:%M}",
        "c": f"{seen:%H:%M}",
    }
    text = (
        f"# Lamps dark\n\n## Duration\n\n{way.format(**said)}\n\n## Detection\n\n{noticed.format(**said)}\n"
    )
    assert told(text) == written(at, seen, end)


ABLE = (
    "Tenants are able to start their lamps.", "users were able to log in again", "All customers are now able to connect.",
    "visitors are again able to use the site",
)  # fmt: skip
HARMLESS = ("A client reports problems starting a lamp", "users report issues starting the pump")


@settings(max_examples=60, deadline=None)
@given(BY_DAY, st.sampled_from(ABLE), st.sampled_from(HARMLESS), st.integers(5, 300))
def test_that_people_are_able_to_work_is_an_end_and_trouble_with_a_start_is_none(
    at: datetime, able: str, harmless: str, minutes: int
) -> None:
    end = at + timedelta(minutes=minutes)
    text = f"# Lamps\n\n## Timeline\n\n- {at:%Y-%m-%d %H:%M} {harmless}\n- {end:%Y-%m-%d %H:%M} {able}\n"
    assert told(text) == ["-", *written(at, end)]


@pytest.mark.parametrize("said", ("Attackers were able to use the token", "Users were not able to log in"))
def test_others_who_are_able_and_those_who_are_not_end_nothing(said: str) -> None:
    assert (
        told(f"# X\n\n## Timeline\n\n- 2031-03-04 10:00 lamps go dark\n- 2031-03-04 11:00 {said}\n")[2] == "-"
    )


TEXTS = ("Actions taken: {}", "Misleading paths: {}", "Team: {}", "Fix: {}", "Resolution: {}")


@settings(max_examples=80, deadline=None)
@given(BY_DAY, st.lists(st.sampled_from(TEXTS), min_size=3, max_size=3), st.booleans())
def test_labels_between_the_entries_of_a_timeline_do_not_end_it(
    at: datetime, texts: list[str], blank: bool
) -> None:
    moments = [at + timedelta(minutes=20 * number) for number in range(4)]
    lines = [f"{when:%H:%M}: {said}" for when, said in zip(moments, SAID, strict=True)]
    for place, text in zip((3, 2, 1), texts, strict=True):
        lines.insert(place, text.format("the keepers were called"))
    gap = "\n\n" if blank else "\n"
    text = (
        f"Issue Summary\n\n{at:%Y-%m-%d}: the lamps were dark.\n\nTimeline{gap}"
        + "\n".join(lines)
        + "\n\nRoot Cause\n\nA worn cable.\n"
    )
    narrative = read(text)
    assert [entry.at.notation[:16] for entry in narrative.timeline.entries] == written(*moments)
    assert [section.role for section in narrative.sections] == ["summary", "timeline", "root_cause"]


WHYS = ("Why it is less urgent than the rest", "Why we waited with the fix", "Why these are enough")
REASONS = ("it is a temporary mast", "the lamps are closed at night", "Add-ons of the mast are rare")


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(WHYS),
    st.permutations(REASONS),
    st.sampled_from(("{}:", "**{}:**", "**{}**")),
    st.booleans(),
)
def test_reasons_below_the_measures_are_none(why: str, reasons: list[str], form: str, first: bool) -> None:
    because = f"{form.format(why)}\n\n" + "".join(f"- {reason}\n" for reason in reasons)
    measures = "Still to do:\n\n" + "".join(f"- {measure}\n" for measure in MEASURES)
    parts = (because, measures) if first else (measures, because)
    narrative = read("# X\n\n## Next steps\n\n" + "\n".join(parts))
    assert [action.item.title for action in narrative.actions] == list(MEASURES)


THINGS = ("Second mast", "Alerts for the lamps", "New cable for the north buoy", "A spare")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(THINGS), st.sampled_from(("ordered", "added by the keepers", "built in spring")))
def test_what_is_to_be_done_in_the_conclusion_is_a_follow_up(thing: str, done: str) -> None:
    text = f"# X\n\n## Conclusion\n\nThe mast seems to be fixed. {thing} to be {done}.\n"
    assert [action.item.title for action in read(text).actions] == [f"{thing} to be {done}."]


@settings(max_examples=60, deadline=None)
@given(BY_DAY, st.sampled_from(("GMT", "UTC")), st.integers(1, 12), st.sampled_from((":", " -", " |", "")))
def test_an_offset_ends_at_a_sign_and_belongs_to_a_zone_that_has_it(
    at: datetime, zone: str, hours: int, sign: str
) -> None:
    found = read_written(f"{at:%Y-%m-%d %H:%M} {zone}+{hours}{sign} the lamps are dark")
    assert found and found.zone == f"{zone}+{hours}"
    assert (parted := read_written(f"{at:%Y-%m-%d %H:%M} {zone} - {hours} lamps")) and parted.zone == zone
    other = read_written(f"{at:%Y-%m-%d %H:%M} WEST-{hours}{sign} is dark")
    assert other and other.zone == ""


@settings(max_examples=60, deadline=None)
@given(
    BY_DAY,
    st.sampled_from(
        (
            "{:%Y-%m-%d/%H:%M}",
            "{:%Y-%m-%d} {:%-H}시 {:%M}분",
            "{:%Y-%m-%d} {:%-H}時{:%M}分",
        )
    ),
)
def test_a_day_and_its_clock_with_a_sign_or_words_between(at: datetime, form: str) -> None:
    found = read_written(form.format(at, at, at) + " the lamps are dark")
    assert found and found.clock and found.clock.clock == at.time()


SMALL = (("midnight", 0), ("noon", 12), ("Midnight", 0), ("Noon", 12))


@settings(max_examples=60, deadline=None)
@given(
    BY_DAY,
    st.sampled_from(SMALL),
    st.sampled_from(("- {} the lamps went dark\n", "- **{}**: lamps went dark\n")),
)
def test_midnight_and_noon_are_read_in_small_letters_too(
    at: datetime, name: tuple[str, int], line: str
) -> None:
    moment = at.replace(hour=name[1], minute=0)
    text = f"# X\n\n## Timeline\n\n{at:%Y-%m-%d}\n\n{line.format(name[0])}"
    assert told(text)[0] == written(moment)[0]
    assert (
        told(f"# X\n\n{at:%Y-%m-%d}\n\nThe lamps went dark at {name[0].lower()}.\n")[0] == written(moment)[0]
    )


EAST = [
    name
    for role, group, _ in NAMES
    for name in shown(group)
    if name[0] > "\u3000" and len(name) == 2 and named(name).sure
]


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(EAST), st.text("窓岸灯塔船港湾橋", min_size=8, max_size=20))
def test_a_name_within_a_sentence_of_the_east_names_no_part(name: str, rest: str) -> None:
    assert named(rest + name).role == ""
    assert named(rest[:2] + name).role != ""


OURS = ("Revised {}", "Corrected {}", "Updated {} (see above)")
PARTS = (
    ("action items", "actions"),
    ("root cause", "root_cause"),
    ("impact", "impact"),
    ("lessons learned", "lessons"),
)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(OURS), st.sampled_from(PARTS))
def test_a_part_that_is_written_anew_keeps_its_role_below_another_one(
    form: str, part: tuple[str, str]
) -> None:
    text = (
        f"# X\n\n## Resolution\n\nThe mast was replaced.\n\n### {form.format(part[0])}\n\n- Paint the mast\n"
    )
    assert [section.role for section in read(text).sections] == ["", "resolution", part[1]]


@pytest.mark.parametrize(
    ("title", "role"),
    (("O que funcionou", "went_well"), ("O que falhou", "went_wrong"), ("Lo que funcionó", "went_well"),
     ("Lo que falló", "went_wrong"), ("Lo que no funcionó", "went_wrong"), ("Ce qui a échoué", "went_wrong")),
)  # fmt: skip
def test_what_worked_and_what_failed_abroad(title: str, role: str) -> None:
    assert named(title).role == role


REPORT_DATES = (
    "Date: {:%b %-d, %Y, %H:%M} UTC",
    "**Date**: {:%Y-%m-%d %H:%M}",
    "- Date: {:%-d %B %Y %H:%M} UTC",
)


@settings(max_examples=80, deadline=None)
@given(BY_DAY, st.integers(5, 200), st.sampled_from(REPORT_DATES))
def test_the_date_of_a_report_with_its_clock_is_no_start(at: datetime, days: int, label: str) -> None:
    written_on = label.format(at + timedelta(days=days))
    text = f"# Lamps\n\n{written_on}\n\n## Timeline\n\n- {at:%Y-%m-%d %H:%M} users report dark lamps\n- {at + timedelta(minutes=9):%H:%M} restored\n"
    assert told(text) == ["-", *written(at, at + timedelta(minutes=9))]


OF_TEXT = ("Due date: {}", "Submitted on: {}", "Created: {}", "Review date: {}", "Filed: {}")


@settings(max_examples=80, deadline=None)
@given(BY_DAY, st.integers(-9, 200), st.sampled_from(OF_TEXT), st.sampled_from(DAYS))
def test_a_day_of_the_text_is_not_that_of_the_incident(at: datetime, days: int, label: str, day: str) -> None:
    text = f"A student\n{label.format((at + timedelta(days=days)).strftime(day))}\n\nOn {at.strftime(day)} all lamps were dark.\n"
    assert read(text).facts.date == at.date()


@settings(max_examples=60, deadline=None)
@given(BY_DAY, st.integers(6, 60), st.sampled_from(("{}", "{}:", "{} ({day})")))
def test_names_in_the_middle_of_their_lines_are_titles_where_there_are_no_headings(
    at: datetime, spaces: int, form: str
) -> None:
    names = ("Summary of outage", "Timeline of events", "Root cause and resolution")
    titles = [" " * spaces + form.format(name, day=f"{at:%-d %B %Y}") for name in names]
    entries = f"{at:%H:%M}: users report dark lamps\n{at + timedelta(minutes=5):%H:%M}: restored"
    text = f"A student\n\n{titles[0]}\n\nOn {at:%-d %B %Y} lamps were dark.\n\n{titles[1]}\n\n{entries}\n\n{titles[2]}\n\nA worn cable.\n"
    assert [section.role for section in read(text).sections] == ["summary", "timeline", "root_cause"]
    assert told(text)[1:] == written(at, at + timedelta(minutes=5))


HEADS_OF_DAYS = ("Data", "Fecha", "Date", "日付", "时间")


@settings(max_examples=60, deadline=None)
@given(BY_DAY, st.sampled_from(HEADS_OF_DAYS), st.integers(1, 3))
def test_days_among_months_in_a_table_of_a_timeline_are_entries(at: datetime, head: str, months: int) -> None:
    rows = [f"| {at:%b %Y} | lamps age |"] * months + [
        f"| {at + timedelta(days=n):%Y-%m-%d} | lamp {n} fails |" for n in range(3)
    ]
    text = f"# Lamps\n\n## Timeline\n\n| {head} | Event |\n|---|---|\n" + "\n".join(rows) + "\n"
    assert [entry.at.notation for entry in read(text).timeline.entries] == [
        f"{at + timedelta(days=n):%Y-%m-%d}" for n in range(3)
    ]


@settings(max_examples=60, deadline=None)
@given(
    BY_DAY,
    st.integers(1, 40),
    st.sampled_from(("INCIDENT START: {}", "**Outage begins:** {}", "Impact start: {}")),
)
def test_an_entry_that_is_labelled_as_the_start_counts_before_a_find(
    at: datetime, minutes: int, start: str
) -> None:
    began = at + timedelta(minutes=minutes)
    text = f"# X\n\n## Timeline\n\n- {at:%Y-%m-%d %H:%M} Discovered that the lamp address changed\n"
    text += f"- {began:%Y-%m-%d %H:%M} {start.format('the wall is closed')}\n- {began + timedelta(hours=1):%Y-%m-%d %H:%M} all lamps are restored\n"
    assert told(text)[0] == written(began)[0]


@pytest.mark.parametrize(
    "said", ("The panel renders correctly · no rollback needed", "the map displays normally")
)
def test_what_renders_again_is_an_end(said: str) -> None:
    assert (
        told(f"# X\n\n## Timeline\n\n- 2031-03-04 10:00 lamps go dark\n- 2031-03-04 11:00 {said}\n")[2]
        == "2031-03-04T11:00"
    )


def test_any_code_of_an_error_is_harm() -> None:
    assert (
        told("# X\n\n## Timeline\n\n- 2031-03-04 10:00 the region returns 5xx on some reads\n")[0]
        == "2031-03-04T10:00"
    )


@settings(max_examples=60, deadline=None)
@given(BY_DAY, st.integers(3, 30), st.sampled_from(("Impacted lamps", "Impact", "Appendix: lamps", "Data")))
def test_rows_of_times_beside_a_timeline_are_data(at: datetime, count: int, title: str) -> None:
    table = "| No | Time | Lamps |\n|---|---|---|\n"
    rows = "".join(
        f"| {n} | {at + timedelta(minutes=n):%Y-%m-%d %H:%M:%S} | lamp {n} of the pier |\n"
        for n in range(count)
    )
    text = f"# X\n\n## Timeline\n\n- {at:%Y-%m-%d %H:%M} lamps go dark\n\n## {title}\n\n{table}{rows}"
    assert [entry.at.notation for entry in read(text).timeline.entries] == written(at)


ALERTED = (
    "Alert: the lamp monitor screams",
    "🚨 **Alert**: dark lamps",
    "A keeper flagged dark lamps on the pier",
)


@settings(max_examples=40, deadline=None)
@given(BY_DAY, st.sampled_from(ALERTED), st.integers(1, 20))
def test_an_alert_and_what_is_flagged_are_the_first_notice(at: datetime, said: str, minutes: int) -> None:
    later = at + timedelta(minutes=minutes)
    text = f"# X\n\n## Timeline\n\n- {at:%Y-%m-%d %H:%M} {said}\n- {later:%Y-%m-%d %H:%M} the on-call engineer notices failed logins\n"
    assert told(text)[1] == written(at)[0]


@settings(max_examples=40, deadline=None)
@given(
    BY_DAY,
    st.integers(1, 300),
    st.sampled_from((", ", "; ")),
    st.sampled_from((("Start time", "End time"), ("Start", "End"))),
)
def test_two_labels_on_one_line_are_two(
    at: datetime, minutes: int, sign: str, labels: tuple[str, str]
) -> None:
    end = at + timedelta(minutes=minutes)
    line = sign.join(
        f"{label}: {when:%b %-d, %Y %H:%M} (UTC)" for label, when in zip(labels, (at, end), strict=True)
    )
    assert told(f"Issue Summary\n\n{line}\n\nTimeline\n\n{at:%H:%M} - dark\n\n{at:%H:%M} - light\n")[
        ::2
    ] == written(at, end)


@settings(max_examples=40, deadline=None)
@given(BY_DAY, st.integers(5, 20))
def test_what_hints_at_an_end_before_the_notice_is_none(at: datetime, days: int) -> None:
    before = at - timedelta(days=days)
    text = f"# X\n\n## Summary\n\nOn {before:%Y-%m-%d} the patch was released.\n\n## Timeline\n\n- **{at:%Y-%m-%d}:** keepers notice dark lamps\n"
    assert told(text)[1:] == [f"{at:%Y-%m-%d}", "-"]


UPDATES = ("Resolved", "Monitoring", "Investigating")
WHAT_THEY_SAY = (
    "This incident has been resolved.", "A new pump has been built in.", "We are looking into it, for the cellar is wet.",
)  # fmt: skip
POSTED = (
    "Posted {:%b %d, %Y - %H:%M} UTC", "Posted on {:%B %-d, %Y at %H:%M} UTC", "**Posted** {:%Y-%m-%d %H:%M} UTC",
    "Posted 3 months ago. {:%b %d, %Y - %H:%M} UTC", "Posted about 2 years ago. {:%Y-%m-%d %H:%M} UTC",
)  # fmt: skip
PAGES = ("{}\n{}\n{}\n\n", "## {}\n\n{}\n\n{}\n\n", "{} - {}\n\n{}\n\n", "**{}** - {}\n{}\n\n")


@settings(max_examples=100, deadline=None)
@given(BY_DAY, st.sampled_from(POSTED), st.sampled_from(PAGES))
def test_what_a_status_page_says_stands_above_when_it_was_posted(
    at: datetime, posted: str, page: str
) -> None:
    moments = [at - timedelta(minutes=40 * number) for number in range(len(UPDATES))]
    told_then = zip(UPDATES, WHAT_THEY_SAY, moments, strict=True)
    text = "# Pump broken\n\n" + "".join(
        page.format(name, said, posted.format(when)) for name, said, when in told_then
    )
    found = lines(text)
    assert [when for when, _ in found] == written(*moments), text
    assert all(said in entry for said, (_, entry) in zip(WHAT_THEY_SAY, found, strict=True)), text


def test_when_a_text_was_posted_is_no_timeline() -> None:
    assert not lines("# Pump broken\n\nPosted on March 4, 2026 at 14:05 UTC\n\nThe cellar was wet.\n")


@pytest.mark.parametrize("form", ["{}\n\n", "**{}**\n\n", "## {}\n\n"])
def test_questions_alone_on_their_lines_are_parts_whatever_their_letters(form: str) -> None:
    asked = {"what happened?": "summary", "why?": "root_cause", "how did we notice?": "detection"}
    text = "# Pump broken\n\n" + "".join(f"{form.format(one)}Nobody knows.\n\n" for one in asked)
    assert [section.role for section in read(text).sections][1:] == list(asked.values())


@pytest.mark.parametrize("owner", ["Cellar team", "the night crew", "@ana", "Pump squad"])
@pytest.mark.parametrize("form", ["{}: {}", "{} - {}", "{} – {}"])
def test_who_stands_before_what_is_to_be_done(owner: str, form: str) -> None:
    text = f"# Pump broken\n\n## Action items\n\n- {form.format(owner, 'Train the keepers')}\n"
    (action,) = read(text).actions
    assert (action.item.owner, action.item.title) == (owner.strip("@"), "Train the keepers")


TAGS = (
    ("Outage start", "Outage end"),
    ("Start of outage", "End of outage"),
    ("Incident start", "Incident end"),
)


@settings(max_examples=60, deadline=None)
@given(BY_DAY, st.sampled_from(TAGS), st.sampled_from(("**[{}]** ", "[{}] ", "**[{}]:** ", "_[{}]_ - ")))
def test_what_an_entry_is_stands_in_brackets_before_its_time(
    at: datetime, tags: tuple[str, str], form: str
) -> None:
    over = at + timedelta(minutes=95)
    text = (
        f"# Pump broken\n\n## Timeline\n\n* {form.format(tags[0])}On {at:%Y-%m-%d}, at {at:%H:%M}, the seal gave way.\n"
        f"* {form.format(tags[1])}At {over:%H:%M}, the new seal was in place.\n"
    )
    assert [when for when, _ in lines(text)] == written(at, over)
    assert told(text)[::2] == written(at, over)


@settings(max_examples=60, deadline=None)
@given(BY_DAY, st.sampled_from(("-", "*", "1.")), st.booleans())
def test_sentences_of_an_item_that_begin_with_a_time_are_entries(
    at: datetime, sign: str, wrapped: bool
) -> None:
    moments = [at + timedelta(minutes=4 * number) for number in range(3)]
    said = (f"At {when:%H:%M}, {what}." for when, what in zip(moments, SAID, strict=False))
    item = ("\n  " if wrapped else " ").join(said)
    found = lines(f"# Buoy silent\n\n{at:%Y-%m-%d}\n\n## Timeline\n\n{sign} {item}\n")
    assert [when for when, _ in found] == written(*moments)
    assert [entry.strip(".") for _, entry in found] == list(SAID[:3])


DAY_NAMES = (
    "Day {} · {:%H:%M}",
    "Day {} - {:%H:%M}:",
    "**Day {}, {:%H:%M}**",
    "Tag {} {:%H:%M}",
    "Día {} {:%H:%M}",
)


@settings(max_examples=60, deadline=None)
@given(BY_DAY, st.sampled_from(DAY_NAMES), st.integers(0, 3), st.integers(1, 5))
def test_days_are_numbered_from_that_of_the_report(at: datetime, form: str, first: int, later: int) -> None:
    over = at + timedelta(days=later)
    entries = f"- {form.format(first, at)} lamps go dark\n- {form.format(first + later, over)} all lamps are restored\n"
    text = f"# Lamps dark\n\n**Date:** {at:%B %-d, %Y}\n\n## Timeline\n\n{entries}"
    assert [when for when, _ in lines(text)] == written(at, over)


@settings(max_examples=40, deadline=None)
@given(BY_DAY, st.integers(1, 5), st.sampled_from(("### Day {} ({:%Y-%m-%d})", "### Day {}: {:%B %-d, %Y}")))
def test_the_day_behind_its_number_counts(at: datetime, number: int, form: str) -> None:
    text = f"# Lamps dark\n\n## Timeline\n\n{form.format(number, at)}\n\n- {at:%H:%M} lamps go dark\n"
    assert [when for when, _ in lines(text)] == written(at)


@pytest.mark.parametrize("label", ["Date", "Dates", "When"])
@pytest.mark.parametrize("days", ["January 14-19, 2026", "14-19 January 2026", "January 14–19, 2026"])
def test_days_of_one_month_after_a_label_are_those_of_the_incident(label: str, days: str) -> None:
    assert told(f"# Pump broken\n\n**{label}:** {days}\n\nThe cellar was wet.\n")[::2] == [
        "2026-01-14",
        "2026-01-19",
    ]


@pytest.mark.parametrize(
    "name", ["resolvedDate", "resolved_date", "ResolvedOn", "resolved-time", "resolvedWhen"]
)
def test_a_field_of_a_time_is_known_however_its_name_ends(name: str) -> None:
    text = f"---\ntitle: Pump\ndate: 2026-03-04 14:05 UTC\n{name}: 2026-03-04 15:30 UTC\n---\n\nWet cellar.\n"
    assert told(text)[::2] == ["2026-03-04T14:05", "2026-03-04T15:30"]


@settings(max_examples=40, deadline=None)
@given(BY_DAY, st.integers(3, 9))
def test_a_day_counted_in_its_month_is_the_nearest(at: datetime, later: int) -> None:
    published = at + timedelta(days=later)
    number = f"{at.day}{'th' if at.day > 3 else 'st'}"
    text = f"---\ndate: {published:%Y-%m-%d}\n---\n\n# Lamps dark\n\nThe lamps were not restored until {at:%H:%M} on the {number}.\n"
    assert told(text)[2] == written(at)[0]


TOLD_OF_NOTHING = (
    "We will provide a further update within the next 30 minutes.", "We will give another update in an hour.",
    "We'll provide more details soon.",
)  # fmt: skip


@pytest.mark.parametrize("promise", TOLD_OF_NOTHING)
def test_a_promise_to_tell_more_is_no_measure(promise: str) -> None:
    assert not read(f"The cellar is wet.\n\n{promise}\n").actions


@pytest.mark.parametrize("mark", ["*", "_"])
def test_what_a_form_says_of_its_list_is_no_measure(mark: str) -> None:
    text = f"# Pump broken\n\n## Follow-up tasks\n\n{mark}List any tasks that we should complete.{mark}\n\n- Train the keepers\n"
    assert [action.item.title for action in read(text).actions] == ["Train the keepers"]


@pytest.mark.parametrize(
    "should", ["should ring louder", "must ring louder", "ought to ring louder", "will get a test"]
)
def test_measures_in_sentences_say_what_should_be_otherwise(should: str) -> None:
    text = f"# Pump broken\n\n## Follow-up\n\nThe bell {should}. It is old.\n\nThe cellar is dry by now.\n"
    assert [action.item.title for action in read(text).actions] == [f"The bell {should}."]


DONE = ("Restarted the pump.", "Rebuilt the seal.", "Manually drained the cellar.")
TO_DO = ("Order a second pump.", "Train the keepers.")


@pytest.mark.parametrize("title", ["Remediation actions", "Corrective actions", "Remediation action items"])
def test_what_was_done_is_no_measure_where_another_part_has_them(title: str) -> None:
    below, after = ("".join(f"- {one}\n" for one in said) for said in (DONE, TO_DO))
    narrative = read(f"# Pump broken\n\n## {title}\n\n{below}\n## Follow-up actions\n\n{after}")
    assert [section.role for section in narrative.sections][1:] == ["resolution", "actions"]
    assert [action.item.title for action in narrative.actions] == list(TO_DO)
    alone = read(f"# Pump broken\n\n## Summary\n\nWet.\n\n## {title}\n\n{below}")
    assert alone.sections[-1].role == "actions"


@pytest.mark.parametrize(
    ("part", "role"), [("## Impact\n\nA wet cellar.\n\n", "actions"), ("## Tools\n\nA pump.\n\n", "")]
)
def test_tasks_below_a_title_that_names_nothing_are_measures_of_a_report_only(part: str, role: str) -> None:
    text = f"# Pump\n\n{part}## Before the winter\n\n- [ ] Drain the hose\n- [ ] Close the lid\n"
    assert read(text).sections[-1].role == role


def test_an_entry_begins_below_a_line_that_ends_in_a_small_word() -> None:
    moments = [datetime(2026, 3, 4, 7, 30) + timedelta(minutes=9 * number) for number in range(3)]
    said = ("The pump was powered on", "The bell began to ring", "Ana came by")
    entries = "\n".join(f"{when:%-I:%M %p}: {what}" for when, what in zip(moments, said, strict=True))
    found = lines(f"# Pump broken\n\n2026-03-04\n\n## Timeline\n\n{entries}\n")
    assert found == list(zip(written(*moments), said, strict=True))


@pytest.mark.parametrize("label", ["Duration", "Duration of the outage", "Window"])
def test_the_day_of_a_labelled_span_is_that_of_the_timeline(label: str) -> None:
    span = "March 10, 2026, 3:00 PM - March 11, 2026, 9:00 AM"
    text = f"# Pump broken\n\nBuilt on 1990-03-19.\n\n## Summary\n\n**{label}**: {span}\n\n## Timeline\n\n- **3:05 PM**: wet\n"
    assert [when for when, _ in lines(text)] == ["2026-03-10T15:05"]


@pytest.mark.parametrize("state", ["[RESOLVED]", "[Resolved]", "(Resolved)", "[Recovery] -"])
def test_a_state_before_the_title_names_no_part(state: str) -> None:
    text = f"## {state} Pump broken\n\nThe cellar was wet.\n\n### Impact\n\nA wet cellar.\n"
    assert [section.role for section in read(text).sections] == ["", "impact"]


@pytest.mark.parametrize("day", ["**Mar 4, 2026**", "#### Mar 4, 2026", "Mar 4, 2026"])
def test_a_day_above_the_updates_of_a_status_page_is_no_update(day: str) -> None:
    moments = [datetime(2026, 3, 4, 14, 5) - timedelta(minutes=40 * number) for number in range(len(UPDATES))]
    told_then = zip(UPDATES, WHAT_THEY_SAY, moments, strict=True)
    updates = "\n\n".join(f"**{name}** - {said}\n{when:%b %-d, %H:%M} UTC" for name, said, when in told_then)
    assert [when for when, _ in lines(f"## Pump broken\n\n{day}\n\n{updates}\n")] == written(*moments)


@pytest.mark.parametrize("form", ["**{}.** {}", "**{}:** {}", "__{}.__ {}"])
def test_paragraphs_among_measures_that_bold_words_open_are_measures(form: str) -> None:
    said = (("A second pump", "We now have one in each cellar."), ("Strong bells", "Each keeper gets one."))
    below = "\n\n".join(form.format(*one) for one in said)
    text = f"# Pump broken\n\n## What we are changing\n\nThe keepers met twice.\n\n{below}\n"
    assert [action.item.title.partition(" ")[0] for action in read(text).actions] == ["A", "Strong"]


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 12), st.integers(1, 12), st.sampled_from(("Incident window", "When", "Start")))
def test_day_and_month_in_a_label_are_those_of_the_timeline(day: int, month: int, label: str) -> None:
    at = datetime(2026, month, day, 14, 5)
    text = (
        f"# Pump broken\n\n{label}: {at:%m/%d/%Y %I:%M %p}\n\n## Timeline\n\n- 14:05 wet\n\n"
        f"## Action items\n\n- Train the keepers (due: 12/24/2026)\n\n## Log\n\nPumped on 12/24/2026.\n"
    )
    assert told(text)[0] == written(at)[0]


@pytest.mark.parametrize(
    "will", ["We are also going to", "We're going to", "We will now", "They are going to"]
)
def test_what_somebody_is_going_to_do_is_a_measure(will: str) -> None:
    text = f"# Pump broken\n\n## What we will do\n\n{will} train the keepers.\n"
    assert [action.item.title for action in read(text).actions] == [f"{will} train the keepers."]


def test_what_went_wrong_tells_when_it_was_noticed() -> None:
    text = (
        "# Pump broken\n\n2026-03-04\n\n## Impact\n\nFrom 14:05 until 15:30 all lamps failed.\n\n"
        "## What went wrong\n\nAt 14:20 the pump stopped. A keeper reported it at 14:31.\n"
    )
    assert told(text) == ["2026-03-04T14:05", "2026-03-04T14:31", "2026-03-04T15:30"]


@pytest.mark.parametrize("said", ["*{} — by the keepers*", "{}, by the keepers", "Written on {}."])
def test_the_day_of_the_title_is_that_of_the_incident_without_its_year_too(said: str) -> None:
    text = f"# What happened to the lamps on March 12\n\n{said.format('March 14, 2026')}\n\nThey went dark at 14:05.\n"
    assert told(text)[0] == "2026-03-12T14:05"


@pytest.mark.parametrize(
    "title", ["What happened (timeline)", "Summary and timeline", "What happened? / Timeline"]
)
def test_a_summary_that_is_a_timeline_is_one(title: str) -> None:
    days = (datetime(2026, 3, 4, 14, 5), datetime(2026, 3, 4, 14, 20), datetime(2026, 3, 8, 9, 2))
    first, second, last = (f"- {when:%H:%M} — {said}" for when, said in zip(days, SAID, strict=False))
    text = f"# Buoy silent\n\n## {title}\n\n**March 4, 2026**\n\n{first}\n{second}\n\n**March 8, 2026**\n\n{last}\n"
    assert [when for when, _ in lines(text)] == written(*days)
    assert read(text).sections[1].role == "timeline"
    alone = read(f"# Buoy silent\n\n## {title}\n\nThe mast was wet.\n")
    assert alone.sections[1].role == "summary"


@pytest.mark.parametrize("mark", ["*", "_"])
def test_a_name_in_italics_above_a_list_is_a_part(mark: str) -> None:
    parts = {"What went well": "went_well", "What went wrong": "went_wrong", "Where we got lucky": "lucky"}
    below = "\n".join(f"{mark}{part}{mark}\n- The bell rang.\n" for part in parts)
    sections = read(f"# Pump broken\n\n## Lessons learned\n\n{below}").sections
    assert [section.role for section in sections][1:] == ["lessons", *parts.values()]


@pytest.mark.parametrize("remark", ["", " (release 7.1.1)", " (by Ana)"])
def test_a_remark_behind_a_labelled_time_is_no_more_than_that(remark: str) -> None:
    text = (
        f"# Pump broken\n\n- **Reported:** 2026-03-04 09:41 UTC\n- **Fixed:** 2026-03-04 13:20 UTC{remark}\n"
    )
    assert told(text)[1:] == ["2026-03-04T09:41", "2026-03-04T13:20"]


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Próximos pasos recomendados", "actions"),
        ("Acciones correctivas", "actions"),
        ("Actions correctives", "actions"),
        ("Ações corretivas", "actions"),
        ("问题根源分析", "root_cause"),
        ("关键教训", "lessons"),
    ],
)
def test_what_kind_of_part_it_is_abroad_says_nothing(title: str, role: str) -> None:
    assert read(f"# Buoy silent\n\n## {title}\n\n- 1\n").sections[1].role == role
