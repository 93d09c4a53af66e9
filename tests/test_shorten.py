"""A text that is too long is cut in one way, wherever it is shown."""

from __future__ import annotations

import pytest

from postmortems.wording.messages import one_of, shorten


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("ten letter", "ten letter"), ("  two\n\tlines ", "two lines"), ("eleven lett", "eleven le…"),
        ("a word and more", "a word an…"), ("eight of it", "eight of…"), ("a" + " " * 500 + "b", "a…"), ("", ""),
    ],
)  # fmt: skip
def test_a_text_is_cut_to_one_line_that_ends_with_a_letter(text: str, line: str) -> None:
    assert shorten(text, 10) == line


def test_of_many_names_the_first_are_told_and_how_many_are_left() -> None:
    few, many = ["final", "never"], [f"name_{number:02}" for number in range(90)]
    assert one_of(few) == "one of final, never"
    assert one_of(many).endswith("name_32, and 57 more")
    assert len(one_of(["x" * 10_000, *many])) < 400
