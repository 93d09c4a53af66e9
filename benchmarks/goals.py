"""What is aimed at, and how far it is reached: ratios that hold of every size, and figures at one size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from . import building, checking, serving
from .browsing import SEARCH, Seen
from .building import Built, exponent
from .checking import Checked
from .processes import Cost
from .sites import BARE, OURS
from .tables import Table

Measured = TypeVar("Measured")
Row = tuple[str, str, str]
USUAL, LARGE, MB = 1_000, 10_000, 1_000_000


@dataclass
class Found:
    """What has been measured so far, by size."""

    built: dict[int, Built] = field(default_factory=dict)
    checked: dict[int, Checked] = field(default_factory=dict)
    served: dict[int, Mapping[str, Cost]] = field(default_factory=dict)
    seen: dict[int, Mapping[str, Seen]] = field(default_factory=dict)


def summary(found: Found) -> Table:
    """Tell what was measured beside what is aimed at."""
    rows = [
        *of_builds(nearest(found.built)),
        *of_serving(found.served),
        *of_checks(nearest(found.checked)),
        *(row for few, many in pairwise(found.built.values()) for row in of_growth(few, many)),
        *of_readers(found.built.get(LARGE), found.seen.get(LARGE, {})),
    ]
    return Table("In short", ("what", "measured", "aimed at"), tuple(rows))


def nearest(sizes: Mapping[int, Measured]) -> Measured | None:
    """Return what was measured at the size for which ratios are aimed at, or else at the largest."""
    return sizes.get(USUAL) or (sizes[max(sizes)] if sizes else None)


def of_builds(built: Built | None) -> Iterator[Row]:
    """Yield ratios of builds, of the processor's time."""
    costs = {name: cost.seconds for name, cost in built.costs.items()} if built else {}
    for name, against, most in RATIOS:
        if built and name in costs and against in costs:
            yield (
                f"{built.size:,}: {name} / {against}",
                f"{costs[name] / costs[against]:.2f}",
                f"at most {most}",
            )


RATIOS = (
    (OURS, BARE, 1.1),
    (OURS, "Hugo", 4),
    (building.AFTER_TEXT, BARE, 0.4),
    (building.AFTER_FIELD, BARE, 0.5),
    (building.AFTER_TEXT, OURS, 0.35),
    (building.AFTER_TEXT, "Hugo", 1.5),
)


def of_growth(few: Built, many: Built) -> Iterator[Row]:
    """Yield how builds grow up to a large site, and what the large one takes."""
    if many.size == LARGE:
        yield f"{few.size:,} to {many.size:,}: exponent", f"{exponent(few, many, OURS):.2f}", "at most 1.05"
        for name in (OURS, building.AGAIN):
            if name in many.costs:
                used = f"{many.costs[name].megabytes:,.0f} MB"
                yield f"{many.size:,}: memory, {name}", used, "at most 1,000 MB"
        yield f"{many.size:,}: largest page", f"{many.outputs[OURS].largest / MB:.2f} MB", "at most 1 MB"


def of_checks(checked: Checked | None) -> Iterator[Row]:
    """Yield how fast checks are."""
    if checked is None:
        return
    for name, least in ((checking.COLD, 550), (checking.AGAIN, 2_500)):
        files, cost = checked.costs[name]
        yield f"{checked.size:,}: {name}, a second", f"{files / cost.seconds:,.0f}", f"at least {least:,}"
    one, start = (checked.costs[name][1].seconds for name in (checking.ONE, checking.START))
    yield f"{checked.size:,}: {checking.ONE}", f"{one:.3f} s", "at most 0.130 s"
    yield f"{checked.size:,}: {checking.ONE} / {checking.START}", f"{one / start:.0f}", "at most 12"


def of_serving(sizes: Mapping[int, Mapping[str, Cost]]) -> Iterator[Row]:
    """Yield what a save costs; of another size than the usual one, with nothing that is aimed at."""
    size = USUAL if USUAL in sizes else max(sizes, default=0)
    costs = sizes.get(size, {})
    for name, most in ((serving.AFTER_TEXT, 2), (serving.AFTER_FIELD, 3)):
        if name in costs:
            aim = f"at most {most} s" if size == USUAL else ""
            yield f"{size:,}: `serve`, {name}", f"{costs[name].seconds:.2f} s", aim


def of_readers(built: Built | None, seen: Mapping[str, Seen]) -> Iterator[Row]:
    """Yield what the readers of a large site wait for."""
    if built:
        yield f"{LARGE:,}: search index as gzip", f"{built.outputs[OURS].sent / MB:.2f} MB", "at most 1 MB"
    if first := seen.get(f"{OURS}: {SEARCH}"):
        yield f"{LARGE:,}: first result of a search", f"{first.wall / 1000:.1f} s", "at most 1 s"
