"""A line that may be an entry of a timeline, with all that tells whether it is one, and its words."""

from typing import NamedTuple

from ...patterns import deferred
from ..notation.scan import Written
from ..text.unmarked import unmarked

MAX_TEXT = 300
_BAR = deferred(r"(?<!\\)\|")
_EDGE = " \t\n|:;,–—-"
_PLACEHOLDER = deferred(
    r"(?i)\A(?:\W*+\b(?:an?|action|brief|briefly|describe|description|detail|details|entry|event|example|happened|here|insert|"
    r"of|placeholder|short|taken|text|the|todo|what|your)\b){1,8}+\W*+|[\s.…?_-]*+"
)


def plain(markup: str, labels: frozenset[str] = frozenset()) -> str:
    """Return one entry's words on one line; `labels` name links defined elsewhere."""
    if not markup:
        return ""  # there is nothing before most times
    text = markup[: 4 * MAX_TEXT]
    text = unmarked(_BAR.sub(" ", text) if "|" in text else text, labels)
    said = " ".join(text.split()).lstrip(_EDGE).rstrip(" |;")
    return (said[:-1] if said.endswith('"') and said.count('"') == 1 else said)[:MAX_TEXT]


def is_placeholder(text: str) -> bool:
    """Tell whether nothing but a template's words stand here: `Short event description`."""
    return len(text) <= 80 and bool(_PLACEHOLDER.fullmatch(text))


class Candidate(NamedTuple):
    """A line that may be an entry; `offset` is where `written` counts from in the document's text.

    `group` holds candidates together that follow one another in one list, table or section. `timeline` says
    that it stands in a timeline, `leading` that its line starts with the time. `before` is what stands
    before a time inside of its line: `colon` says that a colon ends that, `said` that it is a name and the
    time stands in brackets (`Ana [14:05]:`), `tail` that nothing follows the time on its line, `ends` nor
    below it. `timely` is a row whose
    time comes first, under a head that says so; `heads` says that other entries may stand under this one;
    `of_day` is a point below a day, which has no other time.
    """

    written: Written
    offset: int
    text: str
    before: str
    kind: str
    group: tuple[int, ...]
    timeline: bool
    role: str
    leading: bool
    timely: bool = False
    colon: bool = False
    said: bool = False
    tail: bool = False
    ends: bool = False
    of_day: bool = False
    heads: bool = False

    @property
    def is_one(self) -> bool:
        """Whether its line tells that it is an entry, rather than a sentence that holds a time."""
        return self.leading or self.colon or self.said or self.ends


class Place(NamedTuple):
    """Where a line stands: what its candidate takes from its block, its scope and what it stands below."""

    kind: str
    group: tuple[int, ...]
    timeline: bool
    role: str
