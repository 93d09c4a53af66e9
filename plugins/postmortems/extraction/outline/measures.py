"""What tells measures that are still to be done from those that were: titles, boxes, owners, verbs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...model.document import Block
from ...patterns import deferred
from .titles import Title

_OWNED = deferred(r"(?i)\b(?:owner|assignee|responsible|due|deadline|eta|target date)\b")
"""What tasks have: the head of their table, or their labels."""
_DONE = deferred(r"\W{0,8}(?:\w{2,20}ly )?\w{1,20}(?:ed|ilt|ent|ut)\b")
"""What an item begins with that tells what was done: `Restarted`, `Rebuilt`."""
_MAY_ASK = deferred(r"(?i)\W*(?:remediat|mitigat)")
_STAGE = deferred(
    r"(?i)\b(?:(?:short|medium|mid|long|near)(?:er)?[ -]?term|later|immediate|planned|completed|done)\b"
)
"""When measures are taken: `Short term`, `Planned`."""


def may_ask(title: str) -> bool:
    """Tell whether what is asked for below a title is still to be done: `Mitigations`."""
    return _MAY_ASK.match(title) is not None


def is_measure(part: Title | Block) -> bool:
    """Tell whether a part is for measures: a stage such as `Short term`, a plan, or a task with a box."""
    if isinstance(part, Block):
        return part.checked is not None
    return part.role == "actions" or _STAGE.search(part.text) is not None


def are_owned(points: Sequence[str], heads: Iterable[str]) -> bool:
    """Tell whether most points, or the heads of a table, say who does what until when."""
    owned = [":" in point and bool(_OWNED.search(point)) for point in points]
    return sum(owned) * 2 > max(len(owned), 2) or any(_OWNED.search(h) or "status" in h for h in heads)


def were_done(items: Sequence[str]) -> bool:
    """Tell whether all items tell what was done."""
    return bool(items) and all(map(_DONE.match, items))
