"""Kinds of misreading: whole pages in HTML, lone clocks as headings, what was seen and what had happened before."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postmortems.extraction.statements.claims import claims
from postmortems.model.milestone import Milestone
from understood import BY_DAY, read, told, written

PAGE = """<!DOCTYPE html>
<html>
<head>
    <title>Alarm of the ferry on {day}</title>
    <style>
        ul {{ margin: 0 }}
    </style>
</head>
<body>
    <div>
        <h1>Ferry without a ramp</h1>

        <h2>Timeline</h2>
{gap}        <ul>
{items}        </ul>
{gap}        <h2>Follow-up actions</h2>
        <ol><li>Grease the ramp</li></ol>
    </div>
</body>
</html>
"""


@settings(max_examples=40, deadline=None)
@given(BY_DAY, st.sampled_from(("", "\n", "    \n")))
def test_a_page_of_html_is_read_whatever_its_indent(at: datetime, gap: str) -> None:
    moments = [at + timedelta(minutes=7 * number) for number in range(3)]
    said = ("the ramp stops moving", "a sailor reports it", "the ramp is repaired")
    items = "".join(
        f"            <li>{when:%Y-%m-%d %H:%M} - {what}</li>\n"
        for when, what in zip(moments, said, strict=True)
    )
    narrative = read(PAGE.format(day=f"{at:%B %-d, %Y}", gap=gap, items=items))
    assert narrative.facts.title == "Ferry without a ramp"
    assert [entry.at.notation[:16] for entry in narrative.timeline.entries] == written(*moments)
    assert [action.item.title for action in narrative.actions] == ["Grease the ramp"]


def test_a_sample_of_html_in_code_stays_code() -> None:
    text = "<p>The ramp failed.</p>\n\n```html\n<li>10:05 ramp</li>\n```\n\n    <pre>10:06</pre>\n"
    assert not read(f"# Ramp on 2031-05-03\n\n{text}").timeline.entries


@settings(max_examples=40, deadline=None)
@given(BY_DAY, st.sampled_from(("##", "####")), st.sampled_from(("", " UTC", ": update")))
def test_two_headings_with_a_clock_are_a_timeline(at: datetime, level: str, behind: str) -> None:
    moments = (at, at.replace(hour=23, minute=58))
    parts = "".join(f"{level} {when:%H:%M}{behind}\n\nThe ramp moves a bit.\n\n" for when in moments)
    entries = read(
        f"# {at:%Y-%m-%d}\n\n{level[:-1] or '#'} Details\n\nA ramp failed.\n\n{parts}"
    ).timeline.entries
    assert [entry.at.notation[:16] for entry in entries] == written(*moments)


@pytest.mark.parametrize("head", ["Duration", "Downtime (minutes)"])
def test_a_list_of_outages_with_their_lengths_is_no_timeline(head: str) -> None:
    rows = "".join(f"| 2031-05-0{day} 10:00 | 5 | Ramp stuck |\n" for day in (1, 2, 3))
    assert not read(f"# Ramps\n\n| Date | {head} | Cause |\n|-|-|-|\n{rows}").timeline.entries


@pytest.mark.parametrize(
    "sentence",
    ["On a round we noticed that the till was drained of all coins on {0}.", "We discovered that the mast had been hacked on {0}.",
     "A clerk noticed the purse of the club was stolen on {0}."],
)  # fmt: skip
def test_what_had_happened_before_it_was_noticed_has_its_own_time(sentence: str) -> None:
    moments = read(f"# Till\n\n{sentence.format('3 May 2031')}\n").facts
    assert moments.started and moments.started.notation == "2031-05-03"
    assert not moments.detected


@pytest.mark.parametrize(
    ("milestone", "words"),
    [(Milestone.BEGAN, "The signal box is hacked by strangers"), (Milestone.BEGAN, "The website is fully offline, clerks see the alarm"),
     (Milestone.DETECTED, "Kim gets an e-mail from Lou claiming to have found a hole"),
     (Milestone.RESOLVED, "The relays were repaired and brought online"), (Milestone.RESOLVED, "The spare hub is up"),
     (Milestone.RESOLVED, "A new key is made, allowing visitors to log in")],
)  # fmt: skip
def test_words_tell_what_they_say(milestone: Milestone, words: str) -> None:
    assert milestone in {claim.milestone for claim in claims(words)}


@pytest.mark.parametrize(
    ("milestone", "words"),
    [(Milestone.RESOLVED, "The quickest way to bring the hub back up is a restart"), (Milestone.BEGAN, "Errors continue to occur"),
     (Milestone.BEGAN, "No key was stolen"), (Milestone.DETECTED, "The provider reports service has been restored"),
     (Milestone.DETECTED, "Visitors notice that the new shop is live"), (Milestone.DETECTED, "Optimizations discovered in a workshop")],
)  # fmt: skip
def test_words_do_not_tell_what_they_deny(milestone: Milestone, words: str) -> None:
    assert milestone not in {claim.milestone for claim in claims(words)}


@pytest.mark.parametrize(
    "words",
    ["Alerts report errors while the relay is working", "A user reports that only one door is reachable"],
)
def test_a_notice_of_what_still_works_is_one(words: str) -> None:
    assert Milestone.DETECTED in {claim.milestone for claim in claims(words)}


def test_a_sentence_tells_when_it_was_ending() -> None:
    assert (
        told("# Gate on 3 May 2031\n\nThe interruption took five minutes, ending at 18:03 today.\n")[2]
        == "2031-05-03T18:03"
    )
