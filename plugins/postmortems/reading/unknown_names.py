"""A name that nobody declared, and the field that is meant by it."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.diagnostic import Problem
from ..model.document import Field
from ..wording.messages import lines, shorten
from .foreign_names import HINTS, OTHERWISE
from .scalars import Reading


def report_unknown(field_: Field, names: Mapping[str, str], prefix: str, reading: Reading, free: str) -> None:
    """Report a field that is none of `names`, unless it starts with `free`.

    These are all spellings, with the name that is declared for each.
    """
    if free and (field_.name.startswith(free) or not reading.passed.isdisjoint((field_.name, "*"))):
        return
    what = f"there is no {reading.noun} `{prefix}{shorten(field_.name)}`"
    name, colon, rest = field_.name.partition(":")
    if colon and rest and name in names:
        what, help_ = f"behind `{name}:` a space is missing", f"write `{name}: {shorten(rest, 40)}`"
        reading.problems.append(Problem(reading.code, field_.start, field_.end, what, help_))
        return
    if (plain := field_.name.strip()) != field_.name and plain in names:
        odd = next(letter for letter in field_.name if letter.isspace())
        what = f"an invisible character (U+{ord(odd):04X}) in the name `{plain}`"
        reading.problems.append(Problem(reading.unknown_code, field_.start, field_.end, what, "remove it"))
        return
    options = "" if free else "known here: " + ", ".join(names)
    meant = (HINTS.get(field_.name) or HINTS.get(_plain(field_.name)) or "") if free else ""
    help_ = f"did you mean `{meant}`?" if meant else _proposal(field_.name, names, reading, free)
    meant = meant or next((name for name in names if help_ == f"did you mean `{name}`?"), "")
    problem = Problem(reading.unknown_code, field_.start, field_.end, what, lines(options, help_))
    reading.problems.append(problem._replace(meant="" if prefix else names.get(meant, meant)))


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
