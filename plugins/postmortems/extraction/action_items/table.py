"""What stands above action items and tells of them: the heads of a table, a heading, a line above a list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import takewhile

from ...frozen import Frozen
from ...model.document import Block
from ...patterns import deferred
from ...sections import role_of
from ..facts.prose_times import first_day
from ..text.nothing import is_placeholder
from ..text.orders import is_order
from .due import read_due
from .fields import column_of, kind_of, state_of, state_of_all
from .said import is_labels, labelled
from .tail import NUMBER

_LOOKED_AT = 50
_TO_DO = {"actions": 2, "resolution": 1}
"""Roles of heads below which stands what is to be done rather than why: `Countermeasure`, `Solution`."""
SHARED = "/"
"""Between the fields of a column that holds several."""
_BETWEEN = deferred(r"[/&+,(|\n]|<br\s?/?>|\sand\s|\sund\s|\set\s|\sy\s|\se\s")
_BEHIND = deferred(r"\s?\((?P<said>[^()]{1,60})\)\s{0,9}$")
_PARTS = deferred(r"\s/\s|[,;|(]|<br\s?/?>|\s[–—-]\s|\n|(?<=\w)\)")
_NAME = r"[A-ZÀ-Þ][\w.-]{0,20}(?: [A-ZÀ-Þ][\w.-]{0,20})?"
_OWNER = deferred(
    r"(?i)(?:owner|team|responsible)\s?:\s?(?P<after>[^\n,()]{1,80})|(?P<handle>@[\w/-]{1,60})|"
    r"(?P<team>[\w -]{1,60} (?:team|squad|guild|crew))"
    rf"|\A(?!(?:we|i|it|they|this|that)\b)(?P<doer>(?-i:{_NAME})) will\Z"
)
_NAMES = deferred(rf"{_NAME}(?:(?:\s?[/,&+]\s?|\s(?:and|und|et|y|e)\s){_NAME}){{0,4}}")
_SURELY_NAMES = deferred(r"(?i:(?:the |our )?team)|[A-ZÀ-Þ][a-zà-þ]+(?:\s?[/&+]\s?[A-ZÀ-Þ][a-zà-þ]+){1,4}")
_LIKELY_NAMES = deferred(
    r"(?i)SRE|DevOps|HR|IT|Legal|Finance|Marketing|Sales|Engineering|Management|(?:Customer )?Support"
    r"|[\w -]{1,60} (?:team|squad|guild|crew)"
)
"""Who is nobody's subject beside other names; beside `Monitoring` even `Support` is one."""
_BOLD = deferred(r"\s{0,3}(?:\*\*|__)(?P<bold>[^*_\n]{1,80})(?:\*\*|__)\s?[:：]?(?P<rest>[^\n]*)")
_LEAD = deferred(r"(?P<bold>[^\n:：]{2,80})[:：]\s*(?P<rest>)")
_REFERENCE = deferred(r"\W{0,2}[A-Za-z]{0,3}[-. ]?[0-9]{0,3}\W{0,2}")
"""What stands in a column that numbers the rows."""
_DATED = deferred(r"\W{0,3}[0-9]{4}-[0-9]{2}-[0-9]{2}\W{1,3}[^\W\d_]")
"""How a title begins that is of a day, and says by no other one."""
_LONGEST = 400
_LOOKS: Mapping[str, Callable[[str], object]] = {
    "due": lambda text: text[:1].isdigit() and read_due(text).day,
    "status": state_of,
    "ticket": lambda text: NUMBER.fullmatch(text),
    "kind": kind_of,
}
"""What tells of a value that it is for a field, by how it looks."""


def columns(blocks: Sequence[Block], head: int) -> dict[int, str]:
    """Return the field that each column of a table holds; `head` is the index of its heads."""
    names = [cell.text for cell in blocks[head].cells]
    rows = list(takewhile(lambda block: block.kind == "row", blocks[head + 1 : head + 1 + _LOOKED_AT]))
    cells = [[row.cells[at].text for row in rows if at < len(row.cells)] for at in range(len(names))]
    heads = [
        SHARED.join(_fields_of(name)) or _field_by_content(said)
        for name, said in zip(names, cells, strict=True)
    ]
    fields: dict[str, int] = {}
    for at, field in enumerate(heads):
        if field and not _is_text(field):
            fields.setdefault(field, at)
    text = _text_column(names, cells, heads)
    return {at: field for field, at in fields.items()} | text


def _text_column(
    names: Sequence[str], cells: Sequence[Sequence[str]], heads: Sequence[str]
) -> dict[int, str]:
    """Return which column says what is to be done, with its field; none where all say something else."""
    may = [at for at, field in enumerate(heads) if _is_text(field) or not (field or _is_number(cells[at]))]
    best = max(may, key=lambda at: _likely_text(names[at], cells[at], known=bool(heads[at])), default=None)
    return {} if best is None else {best: heads[best] or "text"}


def _is_text(field: str) -> bool:
    return field.partition(SHARED)[0] == "text"


def _is_number(cells: Sequence[str]) -> bool:
    return all(map(_REFERENCE.fullmatch, cells))


def _likely_text(head: str, cells: Sequence[str], *, known: bool) -> tuple[int, bool, bool]:
    """Return how likely a column says what is to be done, by its head and by what it asks for."""
    asked = sum(map(is_order, cells)) * 2 > len(cells)
    return _TO_DO.get(role_of(head), 0), asked, known


def _fields_of(head: str) -> tuple[str, ...]:
    """Return the fields that a column holds by its head: one, or several as in `Owner / Due`."""
    parts = [found for part in _BETWEEN.split(head) if (found := column_of(part))]
    several = tuple(dict.fromkeys(parts))
    is_read = "text" not in several or (several[0] == "text" and len(several) == 2 and "(" in head)
    return several if len(several) > 1 and is_read else (column_of(head),)


def taken_apart(cells: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of a row by their fields; what one column holds of several, by how it looks."""
    found = {name: cell for name, cell in cells.items() if SHARED not in name}
    for name, cell in cells.items():
        if SHARED in name:
            found = {**_by_looks(tuple(name.split(SHARED)), cell), **found}
    return found


def _by_looks(fields: tuple[str, ...], cell: str) -> dict[str, str]:
    """Return what a cell says for fields: days, states, tickets, kinds by their looks, the rest in order."""
    if fields[0] == "text":
        behind = _BEHIND.search(cell)
        return {"text": cell[: behind.start()], fields[1]: behind["said"]} if behind else {"text": cell}
    found, rest = dict[str, str](), list[str]()
    for part in filter(None, map(str.strip, _PARTS.split(cell))):
        open_ = (field for field in _LOOKS if field in fields and field not in found)
        field = next((field for field in open_ if _LOOKS[field](part)), "")
        if field:
            found[field] = part
        else:
            rest.append(part)
    return found | dict(zip((field for field in fields if field not in found), rest, strict=False))


def _field_by_content(cells: Sequence[str]) -> str:
    """Return what a column holds in which all that is said is of one kind: days, states, or tickets."""
    said = [cell.strip() for cell in cells if not is_placeholder(cell)]
    fields = (field for field, is_one in _LOOKS.items() if field != "kind" and all(map(is_one, said)))
    return next(fields, "") if said else ""


class Lead(Frozen):
    """A line in bold or one that ends with a colon, or the bold words that a paragraph begins with."""

    text: str
    rest: str


def lead_of(raw: str) -> Lead | None:
    """Return what a paragraph as written is or begins with that may stand for all below it."""
    line = raw.strip()
    found = _BOLD.fullmatch(line) or _LEAD.fullmatch(line)
    return Lead(found["bold"].strip(" :："), found["rest"].strip()) if found else None


def said_of_list(
    lead: Lead | None, blocks: Sequence[Block], at: int, owners: frozenset[str]
) -> dict[str, str] | None:
    """Return what a line says of the list or table below it by its name, or by labels as stand above each.

    None where it says nothing of it: behind a list, labels are of its last point.
    """
    is_above = any(below.kind in ("item", "head") for below in blocks[at + 1 : at + 2])
    if is_above and lead and not lead.rest:
        return group(lead.text, owners)
    is_first = blocks[0].kind == "paragraph" and is_labels(blocks[0].text)
    return labelled(blocks[at].text) if is_above and is_first and is_labels(blocks[at].text) else None


def is_owner_of(lead: Lead) -> bool:
    """Tell whether bold words are a name behind which stands what is to be done: `**Ana** Add an alert`."""
    return _are_names(lead.text) and (is_order(lead.rest) or lead.rest.startswith("to "))


def owners_of(titles: Collection[str]) -> frozenset[str]:
    """Return which of the titles above lists are names: those that look so where one can be nothing else."""
    like = frozenset(filter(_are_names, titles))
    is_likely = any(map(_LIKELY_NAMES.fullmatch, titles)) and not any(map(kind_of, titles))
    return like if is_likely or any(map(_SURELY_NAMES.fullmatch, like)) else frozenset()


def _are_names(title: str) -> bool:
    """Tell whether a title looks like names, and is neither a part, a kind, a state nor an order."""
    if not _NAMES.fullmatch(title) or role_of(title) not in ("", "participants"):
        return False
    return not (kind_of(title) or state_of(title) or (is_order(title) and " " in title))


def bare_name(text: str) -> str:
    """Return the text of a point without what stands around a name."""
    return text.strip(" :：*_")


def group_of(text: str, owners: frozenset[str]) -> dict[str, str]:
    """Return what a point says of those below it that is nothing but an owner or a kind: `Web team:`."""
    if is_labels(name := bare_name(text)):
        return labelled(name)
    said = group(name, owners)
    is_all = said.get("owner") == name or (" " not in name and "kind" in said)
    return said if is_all else {}


def group(title: str, owners: frozenset[str]) -> dict[str, str]:
    """Return what a title says of all actions below it, by field."""
    remark = title[title.find("(") + 1 : title.find(")")] if "(" in title else ""
    owner = _OWNER.search(title)
    named = owner[owner.lastgroup or 0].strip(" ()") if owner else ""
    said = {
        "kind": title if kind_of(title) else "",
        "owner": title if title in owners else named,
        "due": title if first_day(title[:_LONGEST]) and not _DATED.match(title) else "",
        "status": state_of_all(title) or state_of(remark),
    }
    return {name: value for name, value in said.items() if value}
