"""How much of a report searches find: each of its sections, what stands above it, or the short of that.

A reader's browser loads the whole index with every page, so an index of many reports has less of each.
"""

from __future__ import annotations

from html import escape, unescape
from typing import TYPE_CHECKING

from ..patterns import deferred
from ..wording.messages import shorten
from .base.row import lede
from .search_entries import SearchEntry, first_entry, search_entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..model.incident import Incident
    from ..settings import Settings

IN_SECTIONS, IN_PAGES = 500, 3000
"""Up to how many reports each section is found, and what stands above a report."""
PAGE, SHORT, WEIGHT = 1500, 200, 300
"""Characters: of what stands above a report at most, where its sections are left out; in short; of a section
at least that is found for itself, which an entry of a timeline is not."""
_TAG = deferred(r"<[^>]*>")


def form_of(settings: Settings, reports: int) -> str:
    """Return which form the entries of a site with so many reports have."""
    if settings.search != "auto":
        return settings.search
    return "sections" if reports <= IN_SECTIONS else "pages" if reports <= IN_PAGES else "short"


def in_form(entries: Sequence[SearchEntry], form: str, incident: Incident | None) -> tuple[SearchEntry, ...]:
    """Return what searches find of a page whose entries are given, the first of which is the page itself."""
    told = needed(entries, form, incident)
    if form == "sections" or incident is None:
        return told
    return tuple(entry._replace(text=_text(entry.text, form, incident)) for entry in told)


def found_in(html: str, form: str, incident: Incident | None) -> tuple[SearchEntry, ...]:
    """Return the entries of a page of ours that are told in a form."""
    only_first = form != "sections" and incident is not None
    return first_entry(html) if only_first else needed(search_entries(html), form, incident)


def needed(entries: Sequence[SearchEntry], form: str, incident: Incident | None) -> tuple[SearchEntry, ...]:
    """Return the entries of a page that are told in a form; sections of little weight join what is before."""
    if form != "sections" and incident is not None:
        return tuple(entries[:1])
    return tuple(_weighty(entries)) if incident is not None else tuple(entries)


def _weighty(entries: Sequence[SearchEntry]) -> Iterator[SearchEntry]:
    """Yield the page itself, and each section with enough to be found for itself; others join the last."""
    joined: list[SearchEntry] = []
    for entry in entries:
        if not joined or len(entry.text) >= WEIGHT:
            if joined:
                yield _joined(joined)
            joined = [entry]
        else:
            joined.append(entry)
    if joined:
        yield _joined(joined)


def _joined(entries: Sequence[SearchEntry]) -> SearchEntry:
    first, *rest = entries
    return first._replace(
        text=" ".join([first.text, *(f"<p>{one.title}</p> {one.text}" for one in rest)]).strip()
    )


def _text(text: str, form: str, incident: Incident) -> str:
    if form == "short":
        told = ": ".join(filter(None, (", ".join(incident.services), lede(incident) or _plain(text))))
        return escape(shorten(told, SHORT), quote=False)
    plain = _plain(text)
    return text if len(plain) <= PAGE else escape(shorten(plain, PAGE), quote=False)


def _plain(text: str) -> str:
    """Return what an entry's HTML says."""
    return unescape(_TAG.sub(" ", text))
