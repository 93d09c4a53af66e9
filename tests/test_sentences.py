"""What a sentence says before and behind a place in it, and where sentences and paragraphs begin."""

from __future__ import annotations

import pytest

from postmortems.extraction.facts.stated_lengths import stated_durations
from postmortems.extraction.text.sentences import (
    paragraph_around,
    sentence_before,
    sentence_behind,
    sentences,
)

STOPS = [". ", ".\n", "! ", "? ", "; ", ";\n", "\n\n", "\n- ", "\n# ", "\n| "]


@pytest.mark.parametrize("stop", STOPS)
def test_a_sentence_ends_alike_on_both_sides(stop: str) -> None:
    text = f"it rang{stop}it broke X it rang{stop}it broke"
    at = text.index("X")
    assert sentence_before(text, at, 90).strip("-#| ") == "it broke"
    assert sentence_behind(text, at + 1, 90).strip() == "it rang"


@pytest.mark.parametrize("inner", [", ", ": ", "\n", " v1.2 ", " 10.5 ", " - ", "\n**"])
def test_it_does_not_end_elsewhere(inner: str) -> None:
    text = f"it rang{inner}it broke X it rang{inner}it broke"
    at = text.index("X")
    assert sentence_before(text, at, 90) == text[:at]
    assert sentence_behind(text, at + 1, 90) == text[at + 1 :]


def test_no_more_than_asked_for() -> None:
    assert (sentence_before("a bc X", 5, 3), sentence_behind("X cd e", 1, 3)) == ("bc ", " cd")
    assert (sentence_before("", 0, 9), sentence_behind("", 0, 9)) == ("", "")


def test_whole_sentences_and_paragraphs() -> None:
    text = 'It rang, e.g. twice. "We mend it." Then\nit broke!'
    found = list(sentences(text, 7))
    assert [said for _, said in found] == ["It rang, e.g. twice.", '"We mend it.', "Then\nit broke!"]
    assert all(text[start - 7 :].startswith(said) for start, said in found)


def test_a_paragraph_is_found_around_a_place() -> None:
    text = "x\na\nb\n\n\n\nc d\n\n"
    assert [text[slice(*paragraph_around(text, text.index(one), 2))] for one in "abcd"] == ["a\nb"] * 2 + [
        "c d"
    ] * 2


@pytest.mark.parametrize("stop", STOPS)
def test_what_another_sentence_says_is_not_about_a_length(stop: str) -> None:
    text = f"The goal is one hour at most{stop}The outage lasted 2 hours{stop}We could notice earlier."
    assert [said.minutes for said in stated_durations(text)] == [120]
