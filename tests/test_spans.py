"""Whether something stands in code or in a link, and on which line it does."""

from __future__ import annotations

import pytest

from postmortems.model.diagnostic import Level, Problem
from postmortems.model.document import Source, Spans


def test_spans_hold_what_lies_in_one_of_them_however_they_lie_in_each_other() -> None:
    spans = Spans([(10, 40), (12, 20), (50, 60)])
    assert [at for at in (9, 10, 19, 20, 39, 40, 49, 59, 60) if spans.hold(at)] == [10, 19, 20, 39, 59]
    assert spans.hold(25, 40)
    assert not spans.hold(25, 41)
    assert not spans.hold(38, 52)
    assert not Spans([]).hold(0)


@pytest.mark.parametrize("text", ["", "a", "\n", "one\ntwo\n\nfour", "one\n", "\n\n", "é\u2028b\r\nc"])
def test_a_place_is_the_same_whether_lines_are_counted_or_looked_up(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = [(start, end) for start in range(len(text) + 2) for end in (start, start + 2, len(text))]
    problems = [(Problem("a", start, end, "b"), Level.INFO) for start, end in places]
    counted = [*Source("a.md", text).diagnose_all(problems)]
    monkeypatch.setattr("postmortems.model.document._NEAR", 0)
    assert [*Source("a.md", text).diagnose_all(problems)] == counted
    source = Source("a.md", text)
    starts = source.line_starts
    assert [each.place.line for each in counted] == [sum(at <= start for at in starts) for start, _ in places]
    assert [each.source_line for each in counted] == [source.line(each.place.line) for each in counted]
    assert text.split("\n") == [source.line(number + 1) for number in range(len(starts))]
