"""A name that nobody declared, and the field that is meant by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from ..model.diagnostic import Problem
from ..model.document import Field
from ..wording.messages import lines, shorten
from .foreign_names import HINTS, OTHERWISE
from .names import letters_of
from .scalars import Reading


def report_unknown(field_: Field, names: Mapping[str, str], prefix: str, reading: Reading, free: str) -> None:
    """Report a field that is none of `names`, unless it starts with `free`.

    These are all spellings, with the name that is declared for each.
    """
    if free and (field_.name.startswith(free) or not reading.passed.isdisjoint((field_.name, "*"))):
        return
    if _is_slip(field_, names, reading):
        return
    options = "" if free else "known here: " + ", ".join(names)
    meant = _known_as(field_.name, names) if free else ""
    help_ = f"did you mean `{meant}`?" if meant else _proposal(field_.name, names, reading, free)
    meant = meant or next((name for name in names if help_ == f"did you mean `{name}`?"), "")
    what = f"there is no {reading.noun} `{prefix}{shorten(field_.name)}`"
    problem = Problem(reading.unknown_code, field_.start, field_.end, what, lines(options, help_))
    reading.problems.append(problem._replace(meant="" if prefix else names.get(meant, meant)))


def _is_slip(field_: Field, names: Mapping[str, str], reading: Reading) -> bool:
    """Report a name that is known but for a space: one that is missing behind its colon, or an odd one."""
    name, colon, rest = field_.name.partition(":")
    if colon and rest and name in names:
        what, help_ = f"behind `{name}:` a space is missing", f"write `{name}: {shorten(rest, 40)}`"
        reading.problems.append(Problem(reading.code, field_.start, field_.end, what, help_))
        return True
    plain = field_.name.strip()
    if plain == field_.name or plain not in names:
        return False
    odd = next(letter for letter in field_.name if letter.isspace())
    what = f"an invisible character (U+{ord(odd):04X}) in the name `{plain}`"
    reading.problems.append(Problem(reading.unknown_code, field_.start, field_.end, what, "remove it"))
    return True


MOST_CUT_OFF = 40
"""How many rests of a value are quoted."""


def is_cut_off(field_: Field, last: Field | None) -> bool:
    """Tell whether what stands where a field would is what a comma cut off the value before: `{a: 4,000}`.

    That is the value of the `last` field that has a colon.
    """
    return (
        last is not None and last.value.plain and isinstance(last.value.data, str) and not has_colon(field_)
    )


def has_colon(field_: Field) -> bool:
    """Tell whether a name has the colon of a field, be it with no space behind it."""
    return field_.value.data is not None or field_.value.start > field_.end or ":" in field_.name


def report_cut_off(fields: Sequence[Field], at: int, prefix: str, reading: Reading) -> None:
    """Report the rest of a value that a comma has ended, between braces; of several rests the first."""
    before, field_ = fields[at - 1], fields[at]
    if not has_colon(before):
        return
    rest = ", ".join(
        each.name for each in takewhile(lambda each: not has_colon(each), fields[at : at + MOST_CUT_OFF])
    )
    first, is_close = str(before.value.data), field_.start - before.value.end == 1
    right = f'"{first}, {rest}"'
    if is_close and f"{first[-1:]}{field_.name}".isdigit():
        right = first + "".join(rest.split(", "))
    what = f"between braces a comma ends a value: `{prefix}{before.name}` is `{shorten(first)}` without this"
    help_ = f"write `{shorten(right, 200)}`, or give this a name too"
    reading.problems.append(Problem(reading.unknown_code, field_.start, field_.end, what, help_))


def _known_as(written: str, names: Mapping[str, str]) -> str:
    """Return the field of the same letters, else ours of that name in other places; "" without one."""
    sought = letters_of(written)
    alike = (name for name in names if sought and letters_of(name) == sought)
    return next(alike, "") or HINTS.get(written) or HINTS.get(_plain(written)) or ""


def _plain(written: str) -> str:
    return written.lower().replace("-", "_")


def _proposal(written: str, names: Mapping[str, str], reading: Reading, free: str) -> str:
    """Say what is meant by a field that there is not: one that is spelled like it, or how we tell it."""
    if not free:
        return reading.did_you_mean(written, names)
    own = f"fields of your own start with `{free}`"
    if written.lower().startswith(free.replace("-", "_")):
        return f"did you mean `{free}{written[len(free) :]}`?"
    if _plain(written) in OTHERWISE:
        return lines(OTHERWISE[_plain(written)], own)
    return reading.did_you_mean(written, names) or own
