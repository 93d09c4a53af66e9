"""What a site finds by comparing all its incidents, where nobody hands it what is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...insight.seen.card import compared, said
from ...insight.seen.index import texts_of, weighed
from ...insight.similar import Alike, similar

if TYPE_CHECKING:
    from .page import Site


def all_alike(site: Site) -> Mapping[str, tuple[Alike, ...]]:
    """Return which incidents are most like each, by its id; none that it is related to anyway."""
    found_by = similar(map(site.whole, site.analysis.incidents), site.terms)
    ties = site.analysis.relations.of
    found = ((one.id, found_by.of(one, (tie.id for tie in ties(one)))) for one in site.analysis.incidents)
    return {
        id_: tuple(Alike(each.other.id, each.facts, each.words) for each in several) for id_, several in found
    }


def all_pieces(site: Site) -> tuple[str, ...]:
    """Return the pieces of an index of all reports by their clues."""
    return texts_of(weighed(said(site.whole(one))) for one in compared(site.analysis))
