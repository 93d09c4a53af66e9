"""What the Markdown parser says, in one shape for whoever listens."""

from __future__ import annotations

from postmortems.reading.events import Event, characters, events

TEXT = """\
# Títle

- [x] a *b* [c](d.md "e")

| f | g |
| :-- | --- |
| h | `i` |

```py
j
```

> k<br>
l[^1]

[^1]: m
"""


def test_every_event_has_a_kind_and_each_element_opens_and_ends() -> None:
    open_ones: list[str] = []
    for event in events(TEXT):
        assert (event.kind in ("Start", "End")) is bool(event.tag)
        if event.kind == "Start":
            open_ones.append(event.tag)
        elif event.kind == "End":
            assert open_ones.pop() == event.tag
    assert open_ones == []


def test_an_event_tells_what_is_known_of_it() -> None:
    said = {(event.kind, event.tag): event.data for event in events(TEXT)}
    assert said["Start", "Heading"]["level"] == said["End", "Heading"] == "H1"
    assert said["Start", "Link"]["dest_url"] == "d.md"
    assert said["Start", "Table"] == ("Left", "None")
    assert said["Start", "CodeBlock"] == {"Fenced": "py"}
    assert said["TaskListMarker", ""] is True
    assert said["SoftBreak", ""] is None


def test_a_span_leads_to_the_text() -> None:
    [code] = [event for event in events(TEXT) if event.kind == "Code"]
    place = characters(TEXT)
    assert code == Event("Code", "", "i", code.span)
    assert TEXT[place(code.span[0]) : place(code.span[1])] == "`i`"
