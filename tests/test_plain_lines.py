"""Lines of front matter that are read without a parser mean what the parser makes of them, or are left to it."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

import pytest
import yaml

from postmortems.reading import front_matter
from postmortems.reading.front_matter import NarrowHandler
from postmortems.reading.plain_lines import plain_lines

PLAIN = [
    "title: Checkout down in Europe",
    "title: 'It: was #1, [really] {so}'",
    'title: "Ünder & *load* %"',
    "started_at: 2026-03-04T14:05:30+01:00",
    "services:  [ checkout, 'mail (old)' ,\"a: b\",]  ",
    "tags: []",
    "impact: {}",
    "impact: {summary: 'Nobody, nowhere', users: 12}",
    "action_items:\n  - {title: Add it, owner: web-team}\n  - {title: Drop it}",
    "causes:\n - missing limit  \n - 'a, b'\n - \"c\"",
    "url: https://example.com/a?b=c,d&e",
    "naïve: ça va",
    "empty: ''",
    "title: 障害 １２時 Сбой 𠀀",
    "causes: ['東京 «a»', '¿qué', \"नमसत\"]",
]
OTHERS = [
    "", "   ", "# a comment", "#no: comment", "  # indented: comment", "key:", "key: ", "key: ~", "key: null", "key: #42",
    "key: a #b", "key: a#b", "key: a:", "key: a: b", "key: 'it''s'", 'key: "a\\tb\\e"', "key: 'open", 'key: "open',
    "key: [open", "key: [a, [b]]", "key: [a, , b]", "key: [a: b, c]", "key: [a, null]", "key: [a b: c]", "key: {a}",
    "key: {a: b, a: c}", "key: {a:b}", "key: {a: }", "key: {a: {b: c}}", "key: |\n  text: a\n\n  more", "key: >-",
    "key: a\n  b: c", "key: a\n\n  b", "key: a\n# c\n  b", "key:\n  a: b", "key:\n  a: b\n\n  c: d\n", "key:\n- a\n- b",
    "key:\n  - a\n   - b", "key:\n  - a: b\n    c: d", "key:\n  - null\n  - b", "key:\n  -  {a: b}\n  - {c}", "- a", "word",
    "? a", ": b", "  indented: a", "{a: b}", "[a]", "'quoted': a", "...", "--- a", "%YAML 1.1", "key: &a b", "key: *a", "*a : b",
    "key: @a", "key: `a`", "key: !!str a", "key: -", "key: - a", "key: -a", "key:\ta", "key: a\t", "\t", "key: ]", "key: a]",
    "key: [a]]", "key: [a] b", "key: 'a' b", "key: {a: b} # c", "<<: {a: b}", "key: ! a", "key : a", "title: again",
    "key: \u2028a", "key: \ud7ff", "key: a\x07", "key: a\ufeff", "key: e\u0301", "key: नमस्ते", "key: a—b", "key: \xa0a",
]  # fmt: skip


def fronts() -> Iterator[str]:
    chance = random.Random(1)
    for one, other in itertools.product((*PLAIN, *OTHERS), repeat=2):
        yield f"\n{one}\n{other}\n"
    for _ in range(1000):
        lines = chance.choices(
            (*PLAIN, *OTHERS), [2] * len(PLAIN) + [1] * len(OTHERS), k=chance.randint(1, 6)
        )
        yield "\n" * chance.randint(0, 1) + "\n".join(lines) + "\n" * chance.randint(0, 2)


def read(front: str) -> tuple[object, ...]:
    handler = NarrowHandler(7)
    fields = handler.load(front)
    return fields, list(fields), handler.problems, handler.broken, handler.unread


def test_they_mean_what_the_parser_makes_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {front: read(front) for front in fronts()}

    def none(*_: object) -> None:
        raise yaml.YAMLError

    monkeypatch.setattr(front_matter, "plain_lines", none)
    assert [front for front, result in found.items() if result != read(front)] == []


@pytest.mark.parametrize("line", PLAIN)
def test_what_is_usual_needs_no_parser(line: str) -> None:
    assert len(list(plain_lines(f"\n{line}\n", 0))) == 1
