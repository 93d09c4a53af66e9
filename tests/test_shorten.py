"""A text that is too long is cut in one way, wherever it is shown."""

from __future__ import annotations

import pytest

from postmortems.wording.messages import shorten


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("ten letter", "ten letter"), ("  two\n\tlines ", "two lines"), ("eleven lett", "eleven le…"),
        ("a word and more", "a word an…"), ("eight of it", "eight of…"), ("a" + " " * 500 + "b", "a…"), ("", ""),
    ],
)  # fmt: skip
def test_a_text_is_cut_to_one_line_that_ends_with_a_letter(text: str, line: str) -> None:
    assert shorten(text, 10) == line
