"""What says of a text that it is an action item, and whose: `TODO`, `[Action item]`, `ACTION (Lea): ...`."""

from __future__ import annotations

from ...patterns import deferred
from .brackets import is_login, is_somebody
from .fields import kind_of, state_of_all
from .said import fields_of, pieces_of

_ACTION = r"(?:action|aktion|acción|ação|azione|maßnahme|massnahme|mesure|アクション|行动)"
_NUMBERED = rf"{_ACTION}(?: item| point)?\s?#?\d{{0,3}}"
_INNER = r"[^()（）\[\]\n]{2,60}"
_NAME = r"(?!(?:the|an?|we|our)\b)[\w.&/-]{2,20}(?: [\w.&/-]{1,20}){0,2}"
_LABELLED = deferred(
    rf"(?i)[\W_]{{0,6}}(?:\[{_ACTION}(?: items?)?s?\](?:\[(?P<beside>{_INNER})\])?\s?:?|"
    rf"{_ACTION}(?: item| point| taken| planned| required| needed)?\s?#?\d{{0,3}}\s?[:：]|"
    rf"(?:{_NUMBERED}|(?-i:AI))(?:\s?[(（\[](?P<inside>{_INNER})[)）\]]|\s(?P<handle>@[\w/.-]{{2,40}}))\s?[:：–—-]|"
    rf"{_ACTION} (?:item|point)\s[–—-]\s(?P<between>{_NAME})\s[–—-](?=\s)|"
    r"(?-i:ACTION (?P<behind>[A-ZÀ-Þ][a-zà-þ]{1,15}(?: [A-ZÀ-Þ][a-zà-þ]{1,15})?)\s?:))\s?"
)
_MARKS = r"(?:TODO|DONE|DOING|FIXME|WIP)"
_MARKED = deferred(
    rf"(?s)[\W_]{{0,6}}{_MARKS}(?![\w-])(?:\s?\((?P<inside>{_INNER})\)(?=\s?:))?\s?[:–—-]?\s?(?=\w.{{1,300}}\s\w)"
)
_SET_APART = deferred(
    rf"[\s\d.)+*-]{{0,9}}(?:(?:\*\*|__)[^\w`]{{0,3}}{_MARKS}\s?:?(?:\*\*|__)|{_MARKS}(?:\s?\({_INNER}\))?\s?[:–—-])"
)
"""As it is written: `**TODO** ...` or `TODO: ...`, neither in code nor the first word of a sentence."""
_MAY_BE_LABEL = deferred(rf"[\W_]{{0,6}}(?:(?i:\[?{_ACTION})|AI\b|{_MARKS})")
_NO_LABEL = frozenset(filter(str.isalnum, map(chr, range(128)))).difference("AaMmTtDdFfWw")
"""What begins none of them."""


def own_label(text: str, source: str = "", start: int = 0) -> str:
    """Return what a text begins with that says that it is an action item: `[Action item]`, `TODO`.

    As it was written, it stands in `source` at `start`.
    """
    if text[:1] in _NO_LABEL or not _MAY_BE_LABEL.match(text):
        return ""
    label = _LABELLED.match(text) or (_MARKED.match(text) if _SET_APART.match(source, start) else None)
    is_one = label is not None and (not any(label.groups()) or bool(said_by(label[0])))
    return label[0] if label and is_one else ""


def said_by(label: str) -> dict[str, str]:
    """Return what a label says of its action: `DONE` its state, `ACTION (Lea)` who does it."""
    state = state_of_all(label)
    found = _LABELLED.match(label) or _MARKED.match(f"{label}one two")
    named = next(filter(None, found.groups()), "") if found else ""
    pieces = list(pieces_of(named))
    names = [piece.value for piece in pieces if not piece.field]
    in_small = f" ({named}" not in label or label.partition("(")[0].isupper()
    owner = names[0] if len(names) == 1 and _may_own(names[0], in_small=in_small) else ""
    said = fields_of(pieces) | ({"owner": owner} if owner else {})
    return {"status": state} | said if state else said


def _may_own(name: str, *, in_small: bool) -> bool:
    """Tell whether a name of a label is somebody's, who may be written `in_small` letters there."""
    return not kind_of(name) and (is_somebody(name) or (in_small and is_login(name)))
