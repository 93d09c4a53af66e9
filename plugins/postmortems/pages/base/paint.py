"""Colours of drawings as attributes: what sanitisers leave of a page, that take its classes and styles away.

They are those of the style sheets, in the light scheme; where these hold, they go before all attributes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ...patterns import deferred

_STYLES = Path(__file__).parent.parent / "styles"
_PROPERTIES = ("fill", "stroke", "stroke-width", "stroke-dasharray", "opacity")
_SEEN_BY_NOBODY = "pm-hit"
"""What is there for the mouse alone."""
_ELSE = "#64748b"
"""What fills all that no rule names: a word and a bar can both be seen in it, on light and on dark."""
_RULE = deferred(r"(?<![^{}@/;])([^{}@/;]+)\{([^{}]*)\}")
_GROUP = deferred(r"@[^{;]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_COMMENT = deferred(r"/\*.*?\*/", 16)
_SELECTOR = deferred(r"(?:((?:\.pm-[\w-]+)+) )?(?:(rect|text|line|path)|((?:\.pm-[\w-]+)+))")
_AROUND = deferred(r"^(?:\.md-typeset |\.pm-plot |\.pm-dots )+|:not\(\.pm-hit\)$")
"""What of a selector tells of nothing that a drawing is made of."""
_SET = deferred(r"(?<![\w-])([\w-]+): ([^:;]+);")
_VARIABLE = deferred(r"var\((--[\w-]+)(?:,(.*))?\)")
_TAG = deferred(
    r'<(/g>|/a>|svg(?= class="pm-)|a(?=\s+class="pm-)|(?:g|rect|path|circle|line|text)\b)'
    r'(?:\s+class="([^"]*)")?'
)


class _Paint(NamedTuple):
    """What a rule says of elements in a group of some classes, by their own tag or classes."""

    group: frozenset[str]
    tag: str
    own: frozenset[str]
    told: Mapping[str, str]

    @property
    def weight(self) -> int:
        """How much it counts beside other rules."""
        return len(self.group) + len(self.own)


def painted(html: str) -> str:
    """Return HTML with the colours of its drawings."""
    return "".join(_painted(html)) if "<svg" in html else html


def _painted(html: str) -> Iterator[str]:
    last, group = 0, ""
    for found in _TAG.finditer(html, 0, html.rfind("</svg>")):  # most of a report is below its drawing
        tag, classes = found[1], found[2] or ""
        yield html[last : found.end()]
        last = found.end()
        if tag == "svg":
            yield f' fill="{_ELSE}"'
            yield ' overflow="visible"' if classes.endswith("__at") else ""
        elif tag in ("g", "a", "/g>", "/a>"):
            group = classes
        else:
            yield _attributes(group, tag, classes)
    yield html[last:]


@cache
def _attributes(group: str, tag: str, classes: str) -> str:
    """Return the attributes of an element, with a blank in front of each."""
    around, own = frozenset(group.split()), frozenset(classes.split())
    if _SEEN_BY_NOBODY in own:
        return ' fill="none" pointer-events="all"'
    told: dict[str, str] = {}
    for rule in _rules():
        if rule.group <= around and rule.own <= own and rule.tag in ("", tag):
            told |= rule.told
    return "".join(f' {name}="{value}"' for name, value in told.items())


@cache
def _rules() -> tuple[_Paint, ...]:
    """Return the rules of all style sheets that paint, those that count most last."""
    text = _COMMENT.sub("", "\n".join(path.read_text("utf-8") for path in sorted(_STYLES.rglob("*.css"))))
    variables = dict(_SET.findall(text[text.index("\nbody {") : text.index("body[data-md")]))
    return tuple(sorted(_read(_GROUP.sub("", text), variables), key=lambda rule: rule.weight))


def _read(text: str, variables: Mapping[str, str]) -> Iterator[_Paint]:
    for selectors, body in _RULE.findall(text):
        said = {name: _value(value, variables) for name, value in _SET.findall(body) if name in _PROPERTIES}
        told = {name: value for name, value in said.items() if value}
        for selector in selectors.split(",") if told else ():
            found = _SELECTOR.fullmatch(_AROUND.sub("", selector.strip()))
            if found and (found[1] or found[3]):
                yield _Paint(_classes(found[1]), found[2] or "", _classes(found[3]), told)


def _classes(compound: str | None) -> frozenset[str]:
    return frozenset((compound or "").split(".")[1:])


def _value(value: str, variables: Mapping[str, str]) -> str:
    """Return a value with its variables resolved; empty where it cannot be told."""
    for _ in range(9):
        found = _VARIABLE.search(value)
        if not found:
            break
        value = variables.get(found[1]) or (found[2] or "").strip()
    return "" if "(" in value else value
