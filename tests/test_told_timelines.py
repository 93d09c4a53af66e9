"""Timelines that are told: sentences of a paragraph or of an item that begin with their times."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from understood import lines

HEAD = "# The pumps stood still on 2026-03-04\n\n## Timeline\n\n"
OPENERS = (
    "At {0:%H:%M} {1}", "By {0:%H:%M} {1}", "At {0:%H:%M}, {1}", "Around {0:%H:%M} UTC {1}", "From {0:%H:%M} {1}",
    "Shortly before {0:%H:%M} {1}", "On 4 March at {0:%H:%M} {1}", "Finally, at ~{0:%H:%M} {1}", "Um {0:%H:%M} Uhr {1}",
    "Gegen {0:%H:%M} Uhr {1}", "Vers {0:%H}h{0:%M} {1}", "At about {0:%I:%M %p} {1}",
)  # fmt: skip
BARE = ("{0:%H:%M} {1}", "~{0:%H:%M} {1}", "{0:%H:%M} UTC: {1}")
SAID = (
    "the pumps were off",
    "we looked. The hall was wet",
    "a fuse was found, e.g. at the gate",
    "nobody knew",
)
TOLD = st.lists(
    st.tuples(st.times(time(1)).map(lambda at: at.replace(second=0, microsecond=0)), st.sampled_from(SAID)),
    min_size=2, max_size=5, unique_by=lambda one: one[0],
).map(sorted)  # fmt: skip


@given(
    TOLD,
    st.data(),
    st.sampled_from(("{}\n", "- {}\n", "{}\n\n{}", "1. {}\n")),
    st.sampled_from([".", "!", ";"]),
)
def test_each_sentence_that_begins_with_its_time_is_an_entry(
    told: list[tuple[time, str]], data: st.DataObject, form: str, sign: str
) -> None:
    openers = data.draw(st.sampled_from((OPENERS, BARE)))
    said = [data.draw(st.sampled_from(openers)).format(*one) for one in told]
    half = len(said) // 2 if form.count("{}") > 1 else 0
    text = form.format(*(f"{sign} ".join(part) + "." for part in (said[:half], said[half:]) if part))
    expected = [(f"2026-03-04T{at:%H:%M}", what) for at, what in told]
    assert [(at, what.rstrip(".!")) for at, what in lines(HEAD + text)] == expected


def test_prose_may_begin_without_a_time_and_goes_on_over_lines() -> None:
    text = "The pumps stopped at 18:40. By 18:44 all\nwere off. It was dark. At 19:10\nthey ran.\n\nThen it rained."
    assert lines(HEAD + text) == [
        ("2026-03-04T18:40", "The pumps stopped"),
        ("2026-03-04T18:44", "all were off. It was dark."),
        ("2026-03-04T19:10", "they ran."),
    ]


LISTED = (
    "- {}\n- {}\n",
    "| Time | What |\n|---|---|\n| {} |\n| {} |\n",
    "### {}\n\n### {}\n",
    "```\n{}\n{}\n```\n",
)


@pytest.mark.parametrize("form", LISTED)
def test_prose_above_a_list_of_times_is_no_timeline(form: str) -> None:
    bar = " | " if "|" in form else " "
    text = form.format(f"18:40{bar}pumps stop", f"19:10{bar}pumps run")
    intro = "The pumps stopped at 18:40. At 19:10 they ran. This is what was done:\n\n"
    assert lines(HEAD + intro + text) == [
        ("2026-03-04T18:40", "pumps stop"), ("2026-03-04T19:10", "pumps run"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "said",
    ["Since 17:00 they had been loud.", "Before 18:00 nobody came.", "The next update comes at 19:30.", "At No. 3 it is dry.",
     "It took ca. 14:30 min.", "It stood until 3. March 18:30.", "Ana (on Mon. 2 March at 18:00) had said so.", "At 10:1 the odds were good."],
)  # fmt: skip
def test_other_sentences_belong_to_the_entry(said: str) -> None:
    assert lines(f"{HEAD}- 18:40 pumps stop. {said}\n- 19:10 pumps run") == [
        ("2026-03-04T18:40", f"pumps stop. {said}"), ("2026-03-04T19:10", "pumps run"),
    ]  # fmt: skip


def test_sentences_of_other_parts_are_no_entries() -> None:
    assert (
        lines(
            f"{HEAD.replace('Timeline', 'Impact')}At 18:44 all were off. At 19:10 they ran. By 20:00 it was dry."
        )
        == []
    )
