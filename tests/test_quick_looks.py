"""What is read in one step, or not looked at any further, comes out as the long way has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, product, takewhile
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hostile.patterns import FLAGS, modules, sample, sre_parser
from postmortems.checks import (
    late_ends,
    meant_headings,
    personal_patterns,
    placeholder_text,
    timeline_unread,
    unread_pieces,
)
from postmortems.checks.blaming_phrases import _KNOWN
from postmortems.checks.blaming_words import FAMILIES
from postmortems.extraction import ambiguous_dates, remedy
from postmortems.extraction.action_items import label, said, tail
from postmortems.extraction.action_items import text as item
from postmortems.extraction.action_items.due import UNKNOWN, due_at, may_end_in_day
from postmortems.extraction.facts import stated_lengths as stated
from postmortems.extraction.facts.prose_times import mentions
from postmortems.extraction.facts.shares import USERS, USERS_SIGNS
from postmortems.extraction.notation import lengths
from postmortems.extraction.notation.date import MONTHS
from postmortems.extraction.notation.reader import MAX_LEAD, Times, may_hold_time, read_closely, read_written
from postmortems.extraction.notation.scan import may_open
from postmortems.extraction.notation.usual import read_usual
from postmortems.extraction.notation.weekdays import WEEKDAYS
from postmortems.extraction.notation.zones import ZONES
from postmortems.extraction.text.signs import Signed, may_say
from postmortems.headings.phrases import NAMES, shown
from postmortems.model.document import Document, Section, Source
from postmortems.patterns import likely, shape, small
from postmortems.reading.document import read_document
from postmortems.reading.section import fill_parents
from postmortems.reading.unread_links import unread_links
from postmortems.reading.verbatim import swallowed, verbatim
from postmortems.sections import role_of
from test_timeline_fuzz import PIECES

LEADS = ("", "**", "| ", "[", "At ", "Update 3 - ", "août ", "~", "the ")
TIMES = ("14:05", "9:05", "2026-03-30 14:05", "2026-02-30 14:05", "2026-12-31T14:05", "14:05:30", "24:00")
AFTER = ("", " UTC", " utc", "Z", " CET")
SIGNS = (" ", ": ", ":", " - ", " – ", " | ", "** - ", "`: **", ", ", " (", "_ ", "-", " - the ")
WORDS = (
    "", "a pod", "A pod", "am", "PM", "p", "to 15:00", "until 15:00", "and 16:00", "before 15:00", "noted", "now", "h",
    "minutes later", "later on", "on 3 May", "the 5 March", "of downtime", "Alice", "Local time", "local", "US",
    "Europe/Paris", "foo/bar", "Mumbai", "xx:xx", "HH:MM", "TBD", "unknown", "10:00", "ärger", "Änderung", "_x_",
    "noon", "Midnight", "midday", "12noon", "[link](a)", "The pod", "the pod", "then 15:00", "API", "UXC)", "ish", "(about)", "~", "?",
    *ZONES, *MONTHS, *WEEKDAYS,
)  # fmt: skip
STEP = 31
"""Prime to how many there are of each, so that every three that follow each other are among the lines."""
TEXTS = st.lists(st.sampled_from((*PIECES, *WORDS, *SIGNS, *TIMES)), max_size=12).map("".join)


def differs(line: str) -> bool:
    return read_written(line) != read_closely(line[:MAX_LEAD], 0, bars=False)


def test_a_quick_look_changes_nothing() -> None:
    parts = (LEADS, TIMES, AFTER, SIGNS, WORDS)
    lines = list(islice(product(*parts), 0, None, STEP))
    for first, second, third in ((0, 1, 2), (1, 2, 3), (2, 3, 4)):
        there = {(line[first], line[second], line[third]) for line in lines}
        assert len(there) == len(parts[first]) * len(parts[second]) * len(set(parts[third]))
    assert [line for line in map("".join, lines) if differs(line)] == []


def test_most_times_of_timelines_are_read_in_one_step() -> None:
    for line in (
        "2026-03-04 14:05 UTC: a pod starts",
        "14:05 - Alice restarts",
        "| 9:05 | the pod |",
        "**14:05**: x",
    ):
        assert read_usual(line, 0, MAX_LEAD), line


def test_prose_is_left_at_its_first_word() -> None:
    assert not may_open("Restarting 3 pods", 0)


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_a_quick_look_changes_nothing_anywhere(text: str) -> None:
    assert not differs(text)
    if read_closely(text[:MAX_LEAD], 0, bars=True):
        assert may_open(text, 0)
        assert may_hold_time(text)


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_no_day_is_written_without_a_number(text: str) -> None:
    found = read_written(text)
    assert found is None or found.date is None or re.search("[0-9]", text)


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXTS, max_size=5))
def test_where_times_may_stand_is_known_for_each_line(lines: list[str]) -> None:
    times, start = Times("\n".join(lines)), 0
    for line in lines:
        begins = [at for at in range(len(line)) if not line[:at][-1:].isalpha()]
        assert times.may_stand(start, start + len(line)) or not any(read_written(line, at) for at in begins)
        start += len(line) + 1


SIGNED = (
    *((pattern, USERS_SIGNS) for pattern in USERS),
    (said.LABEL, said.LABEL_SIGNS),
    *(
        (each.says, each.signs)
        for module in modules()
        for each in vars(module).values()
        if isinstance(each, Signed)
    ),
)
"""Expressions with what every text that they find has in it."""


@pytest.mark.parametrize(("pattern", "signs"), SIGNED)
def test_what_an_expression_finds_has_one_of_its_signs(
    pattern: re.Pattern[str], signs: tuple[str, ...]
) -> None:
    found = list(found_by(pattern))
    assert len(found) > 100
    assert [text for text in found if not may_say(text, signs)] == []


WORDED = (
    (stated._LABEL, stated._LABEL_SIGNS),
    *((pattern, stated._SIGNS) for pattern in (stated._BEFORE, stated._DOWN_FOR, stated._AFTER)),
    *((pattern, signs) for pattern, (_, signs, _) in zip(_KNOWN, FAMILIES, strict=True)),
)
"""Expressions with signs of which one is in every text that they find."""


@pytest.mark.parametrize(("pattern", "signs"), WORDED)
def test_what_an_expression_finds_has_one_of_its_words(
    pattern: re.Pattern[str], signs: tuple[str, ...]
) -> None:
    found = list(found_by(pattern))
    assert len(found) > 100
    missed = [text for text in found if not any(sign in small(text) for sign in likely(text, signs))]
    assert missed == []


SHAPED = (
    (ambiguous_dates._WITH_YEAR, ambiguous_dates._MAY_BE),
    (personal_patterns._IPV4, personal_patterns._MAY_BE_IPV4),
    (personal_patterns._CARD, personal_patterns._MAY_BE_CARD),
    (personal_patterns._PHONE, re.compile(r"\+0")),
    (personal_patterns._AMERICAN, re.compile(r"\(000\)")),
    (personal_patterns._IBAN, re.compile("AA00")),
)
"""Expressions with what there is in the shape of every text that they find."""
NUMBERS = (
    "1", "12", "4111", "300000", "/", "/", ".", ".", "-", " ", "+", "(", ")", ":", "AB", "f", "x", "é", "’", "\n",
    "10/12/2026", "1.2.26", "+49 170 5550", "(415) 555-2671", "81.2.69.160", "4111 1111 1111 1111", "DE89370400440532013000", "2a02:6b8::feed",
)  # fmt: skip


@settings(max_examples=2000, deadline=None)
@given(st.lists(st.sampled_from(NUMBERS), max_size=9).map("".join))
def test_what_an_expression_finds_has_its_shape(text: str) -> None:
    for pattern, shaped in SHAPED:
        assert shaped.search(shape(text)) or not pattern.search(text), pattern.pattern
    addresses = [
        found for found in personal_patterns._IPV6.findall(text) if personal_patterns._is_public(found)
    ]
    assert personal_patterns._MAY_BE_IPV6.search(shape(text)) or not addresses


@pytest.mark.parametrize(
    ("pattern", "sign"),
    [
        (item._STATE_BEHIND, item._BEFORE_STATE),
        (tail.NUMBER, tail._IN_NUMBER),
        (label._LABELLED, label._MAY_BE_LABEL),
        (label._MARKED, label._MAY_BE_LABEL),
    ],
)
def test_what_an_expression_finds_is_found_by_a_quicker_one(
    pattern: re.Pattern[str], sign: re.Pattern[str]
) -> None:
    found = [" ".join(text.split()) for text in found_by(pattern)]
    assert len(found) > 100
    assert [text for text in found if pattern.search(text) and not sign.search(text)] == []


def test_what_is_no_markdown_has_its_sign() -> None:
    found = [(kind, text) for kind in unread_pieces._KINDS for text in found_by(kind.pattern)]
    assert len({kind for kind, _ in found}) > 7
    looked_at = [(kind, text, shape(text) if kind.shaped else text) for kind, text in found]
    assert [text for kind, text, form in looked_at if not unread_pieces._may_stand(kind.sign, form)] == []


@pytest.mark.parametrize("pattern", [each for sign, each in placeholder_text._SIGNS if sign == "["])
def test_what_waits_in_brackets_looks_so(pattern: re.Pattern[str]) -> None:
    found = [match[0] for text in found_by(pattern) if (match := pattern.search(text))]
    assert len(found) > 100
    assert [text for text in found if not placeholder_text._IN_BRACKETS.match(text)] == []


ODD_TIMES = (
    "14:5", "9h5", "14:05", "20260304T1405", "20260304", "T", "11", "1", "3", "min", "m", "hours", "s", " later", " after",
    "+", "-", " ", "\t", "*", "|", "[", ":", ": ", "\n", "Z", "a pod",
)  # fmt: skip


@settings(max_examples=1000, deadline=None)
@given(st.lists(st.sampled_from(ODD_TIMES), max_size=8).map("".join))
def test_an_odd_time_is_known_by_its_first_letters(text: str) -> None:
    odd = timeline_unread._HALF_CLOCK, timeline_unread._COUNTED, timeline_unread._JOINED
    assert timeline_unread._MAY_BE.match(text) or not any(each.match(text) for each in odd)


@pytest.mark.parametrize("deed", [remedy._SURE, remedy._DEED])
def test_what_was_done_is_found_by_its_first_word(deed: re.Pattern[str]) -> None:
    found = [text for text in map(str.lower, found_by(deed)) if text.isascii() and deed.search(text)]
    assert len(found) > 1000
    for text in found:
        first = next(filter(None, (deed.match(text, at) for at in remedy._OPENERS.places(text))))
        assert (first.start(), first.end()) == next((one.start(), one.end()) for one in deed.finditer(text))


DAYS = (
    "by", "the end of", "3", "3rd", "May", "mai", "august,", "2026", "'26", "Q3", "2.", "quarter", "Quartal", "H1",
    "KW 12", "2026-05-01", "05/2026", "Friday", "der", "5月3日", "EOQ2", "a pod", ",", "T1", "märz", "ſept",
)  # fmt: skip


@settings(max_examples=1000, deadline=None)
@given(st.lists(st.sampled_from(DAYS), min_size=1, max_size=5).map(" ".join))
def test_a_day_at_the_end_is_known_by_its_last_word(text: str) -> None:
    for at in (match.start() for match in re.finditer(r"(?<!\S)\S", text)):
        due = due_at(text, at)
        assert due.end < len(text) or due.why == UNKNOWN or may_end_in_day(text)


@settings(max_examples=500, deadline=None)
@given(
    st.lists(st.sampled_from((*WORDS, *SIGNS, "owner", "due", "Due by", "done on", "ETA", "- ")), max_size=8)
)
def test_labels_at_the_beginning_are_known_by_their_sign(words: list[str]) -> None:
    text = "".join(words)
    if said.is_labels(text):
        assert may_say(text.lstrip("-•* ")[:40], said.LABEL_SIGNS)


def found_by(pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield some texts in which an expression finds something, small, large and odd letters mixed."""
    tree, chance = sre_parser.parse(pattern.pattern, pattern.flags & FLAGS), Random(1)
    for _ in range(2_000):
        text = sample(tree, chance)
        mixed = "".join(chance.choice((one, one.swapcase())) for one in text)
        for written in (text, text.title(), mixed, text.replace("s", "\u017f"), f"{text}an old pod"):
            if pattern.search(written):
                yield written


@pytest.mark.parametrize("title", [name for _, group, _ in NAMES for name in shown(group)])
def test_a_role_is_found_by_its_words_however_they_are_written(title: str) -> None:
    role = role_of(title)
    assert role
    forms = [
        title.title(),
        f"3. {title}",
        f"Part 2: {title}",
        f"iv. {title}",
        f"{title} (UTC)",
        f" {title}: x",
    ]
    if title in ("appendix", "anhang"):  # what stands behind names it: `Appendix: the timeline`
        assert role_of(forms.pop()) == ""
    for written in forms:
        assert role_of(written) == role, written


def test_no_length_is_passed_over() -> None:
    found = list(found_by(lengths._LENGTH))
    assert len(found) > 1_000
    assert [text for text in found if not lengths._MAYBE.search(text)] == []


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_a_length_is_never_passed_over(text: str) -> None:
    assert lengths._MAYBE.search(text) or not lengths._LENGTH.search(text)


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_there_are_no_more_clocks_than_look_like_one(text: str) -> None:
    clocks = [one for one in mentions(text) if one.at.clock]
    most = len(late_ends._LIKE_A_CLOCK.findall(text))
    assert len(clocks) <= most or likely(text, late_ends._CLOCKS)
    assert late_ends._clocks(text) == min(most, late_ends._LEAST)


NAMES_ALONE = (
    "\n", "\n\n", "**", "__", " ", "\t", "- ", "## ", "<b>", "</b>", "Detection", "a pod", ":", "|", "3", "a" * 59,
    " " * 90, "word " * 30, "\u2003", "x",
)  # fmt: skip


@settings(max_examples=1000, deadline=None)
@given(st.lists(st.sampled_from(NAMES_ALONE), max_size=9).map("".join), st.integers(0, 3))
def test_lines_that_may_be_names_are_found_by_the_empty_ones_above(text: str, start: int) -> None:
    pattern = meant_headings._ALONE
    whole = re.compile(rf"(?<=\n\n){pattern.pattern}", re.MULTILINE).finditer(text, start)
    seen = [match.span() for match in whole if list(meant_headings._as_name(match))]
    found = [match for match in meant_headings._alone(text, start) if list(meant_headings._as_name(match))]
    assert [match.span() for match in found] == seen


_LIKE_A_LINK = re.compile(
    r"(?<!\\)!?\[[^\[\]\n]{0,300}\]\(\s?(?:"
    r"[^\s()<>\"'][^()<>\"\n]{0,300}[ \t][^()<>\"\n]{0,300}\.[A-Za-z0-9]{1,8}"
    r"|https?://[^\s()<>\"]{1,300}[ \t]{1,9}[^\s()<>\"'][^()<>\"\n]{0,300})"
    r"(?:#[^\s()]{0,100})?(?:\s\"[^\"\n]{0,100}\")?\s?\)"
)
LINKS = (
    "[", "](", "](b c.png", ")", '"t"', " ", "\n", "a", "!", "]", ".png", "#", "\\", "[a](b c.png)", "![a](b c.png)",
    '[a](b c.png "[x](y z.gif)")', "[a](https://example.com/b c)", f"[{'x' * 300}](b c.png)", f"[{'x' * 301}](b c.png)",
)  # fmt: skip


@settings(max_examples=1000, deadline=None)
@given(st.lists(st.sampled_from(LINKS), max_size=8).map("".join), st.integers(0, 3))
def test_links_with_blanks_are_found_by_their_addresses(text: str, start: int) -> None:
    document = Document(Source("x.md", text), {}, start)
    code = verbatim(document)
    found = [(each.start, each.end, each.image) for each in unread_links(document)]
    whole = (each for each in _LIKE_A_LINK.finditer(text, start) if not code.hold(each.start()))
    assert found == [(*each.span(), each[0][0] == "!") for each in whole]


BLOCKS = (
    "# One",
    "## Two",
    "```",
    "~~~",
    "<!--",
    "-->",
    "<!-- x -->",
    "text",
    "- item",
    "> ",
    "  ",
    "    ",
    "\n",
    "<pre>",
    "</pre>",
)


@settings(max_examples=1000, deadline=None)
@given(st.lists(st.sampled_from(BLOCKS), max_size=10).map("\n".join))
def test_what_swallows_the_rest_stands_below_the_last_heading(text: str) -> None:
    document = read_document("x.md", f"---\ntitle: x\n---\n{text}".encode())
    assert swallowed(document) == swallowed(replace(document, sections=()))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 6), st.booleans()), max_size=12))
def test_a_section_is_filled_where_one_below_it_is(parts: list[tuple[int, bool]]) -> None:
    sections = [Section("", "", level, at, at, (), filled) for at, (level, filled) in enumerate(parts)]

    def below(at: int) -> Iterator[Section]:
        return takewhile(lambda each: each.level > sections[at].level, sections[at + 1 :])

    whole = [each.filled or any(inner.filled for inner in below(at)) for at, each in enumerate(sections)]
    assert [each.filled for each in fill_parents(sections)] == whole
