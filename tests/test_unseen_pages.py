"""Kinds of misreading in public reports: clocks without colons behind days, cState's updates, owners in bold, logs."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postmortems.headings.grammar import named
from understood import BY_DAY, lines, read, told, written

SAID = ("the buoy stops answering", "a keeper notices it", "the mast is inspected", "all lamps are restored")


@settings(max_examples=80, deadline=None)
@given(BY_DAY, st.sampled_from(("%b %-d %H%M UTC", "%-d %B %H%M UTC")), st.integers(1, 40))
def test_four_digits_with_a_zone_behind_a_day_are_its_clock(at: datetime, form: str, minutes: int) -> None:
    moments = [at + timedelta(minutes=minutes * number) for number in range(len(SAID))]
    first = f"- {at.strftime(form)}: {SAID[0]}\n"
    rest = "".join(f"- {when:%H%M} UTC: {said}\n" for when, said in zip(moments[1:], SAID[1:], strict=True))
    text = f"# Silent buoy\n\n- Date: {at:%Y-%b-%d}\n- Authors: Keepers\n\n## Timeline\n\n{first}{rest}"
    assert [when for when, _ in lines(text)] == written(*moments)


@settings(max_examples=60, deadline=None)
@given(BY_DAY, st.integers(2, 4), st.booleans(), st.sampled_from(("\n", "\n\n")))
def test_updates_with_their_time_behind_them_are_entries(
    at: datetime, count: int, below: bool, gap: str
) -> None:
    moments = [at + timedelta(minutes=20 * number) for number in range(count)][::-1]
    parts = []
    for when, said in zip(moments, SAID[::-1], strict=False):
        track = f'{{{{< track "{when:%Y-%m-%d %H:%M:%S}" >}}}}'
        parts.append(f"***Update*** {track}\nNow {said}." if below else f"*Update* - Now {said}. {track}")
    text = f"---\ntitle: Silent buoy\ndate: {at:%Y-%m-%d %H:%M:%S}\n---\n\n" + f"\n{gap}".join(parts) + "\n"
    read_lines = lines(text)
    assert [when[:16] for when, _ in read_lines] == written(*moments)
    assert all(said in told for (_, told), said in zip(read_lines, SAID[::-1], strict=False))


def test_lines_of_a_log_are_no_entries() -> None:
    text = (
        "# Silent buoy\n\n## Timeline\n\n3 May 2024\n\n10.02 Keepers see\n"
        '[03/May/2024:10:00:00 +0000] "GET /buoy HTTP/1.1" 500 "-"\nBut\n'
        '[03/May/2024:09:55:51 +0000] "GET /mast HTTP/1.1" 200 "-"\n\n10.08 Is the mast broken?\n'
    )
    assert [when for when, _ in lines(text)] == ["2024-05-03T10:02", "2024-05-03T10:08"]


OWNERS = ("Robin", "Kim", "Jo")
TASKS = ("Replace the mast", "Train the keepers", "to add an alert for silent buoys")


@settings(max_examples=30, deadline=None)
@given(st.permutations(OWNERS), st.sampled_from(("", "Is a second mast needed? Not now.\n\n")))
def test_bold_names_own_what_stands_behind_them(owners: list[str], question: str) -> None:
    tasks = "\n\n".join(f"**{owner}** {task}" for owner, task in zip(owners, TASKS, strict=True))
    text = f"# Silent buoy\n\n## Actions\n\n{question}{tasks}\n"
    found = [(action.item.owner, action.item.title.removeprefix("to ")) for action in read(text).actions]
    assert found == [(o, task.removeprefix("to ")) for o, task in zip(owners, TASKS, strict=True)]


PREVENTS = (
    "To prevent silent buoys in the future, we have made some changes:",
    "In order to avoid a repetition we did this:",
)
MEASURES = ("A second mast has been installed.", "Masts are seen by a keeper each week.", "Add an alert.")


@pytest.mark.parametrize("lead", PREVENTS)
@pytest.mark.parametrize("mark", ("- ", "1. "))
def test_all_that_is_to_prevent_it_is_a_measure(lead: str, mark: str) -> None:
    items = "".join(f"{mark}{measure}\n" for measure in MEASURES)
    text = f"The buoy was silent for a night.\n\n{lead}\n\n{items}\nThank you.\n"
    assert len(read(text).actions) == len(MEASURES)
    other = text.replace(lead, "We saw the following:")
    assert [a.item.title for a in read(other).actions] == []


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(("", "Over the next weeks ")), st.sampled_from(("how ", "that ", "when ", "if ", "once "))
)
def test_what_is_promised_may_stand_anywhere_but_behind_such_words(before: str, word: str) -> None:
    promise = f"{before}we'll be putting alerts on all buoys."
    assert len(read(f"The buoy was silent.\n\n{promise}\n").actions) == 1
    assert not read(f"The buoy was silent.\n\nRead {word}we'll put alerts on all buoys.\n").actions


@settings(max_examples=40, deadline=None)
@given(
    BY_DAY,
    st.integers(1, 60),
    st.sampled_from(("The server crashed", "The chain stalled at height 7", "A node froze")),
    st.sampled_from(("Blocks are being created again, slowly", "Requests are served again")),
)
def test_a_system_that_crashed_began_it_and_what_is_made_again_ends_it(
    at: datetime, minutes: int, harm: str, end: str
) -> None:
    notice, over = at + timedelta(minutes=minutes), at + timedelta(minutes=2 * minutes)
    text = (
        f"# Silent buoy\n\n{at:%Y-%m-%d}\n\n## Timeline\n\n- {at:%H:%M}: {harm}\n"
        f"- {notice:%H:%M}: Monitoring detected it; no new requests were served\n- {over:%H:%M}: {end}\n"
    )
    assert told(text) == written(at, notice, over)


@settings(max_examples=40, deadline=None)
@given(
    BY_DAY,
    st.sampled_from(("a security researcher identified", "a customer disclosed", "two users identified")),
)
def test_what_outsiders_identify_is_noticed(at: datetime, said: str) -> None:
    text = f"On {at:%-d %B %Y} {said} that a key of the lighthouse was leaked.\n"
    assert told(text)[1] == f"{at:%Y-%m-%d}"
    reports = f"# Keys\n\n{at:%Y-%m-%d}\n\n## Timeline\n\n- {at:%H:%M}: Keeper reports all tests of the locks pass.\n"
    assert told(reports)[1] == "-"


@pytest.mark.parametrize(
    ("title", "role"),
    (
        ("What allowed this to happen?", "root_cause"),
        ("What enabled the attack", "root_cause"),
        ("Involved Parties", "participants"),
    ),
)
def test_names_of_parts(title: str, role: str) -> None:
    assert named(title).role == role
