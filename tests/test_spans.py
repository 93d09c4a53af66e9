"""Whether something stands in code or in a link."""

from __future__ import annotations

from postmortems.model.document import Spans


def test_spans_hold_what_lies_in_one_of_them_however_they_lie_in_each_other() -> None:
    spans = Spans([(10, 40), (12, 20), (50, 60)])
    assert [at for at in (9, 10, 19, 20, 39, 40, 49, 59, 60) if spans.hold(at)] == [10, 19, 20, 39, 59]
    assert spans.hold(25, 40)
    assert not spans.hold(25, 41)
    assert not spans.hold(38, 52)
    assert not Spans([]).hold(0)
