"""Whether something was seen before: a box to paste an alert into, answered in the browser.

The index is loaded in pieces, those of what was pasted and no others; nothing is sent anywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from ..insight.seen.answers import EACH, SERVICE, TOLD
from ..insight.seen.card import card, compared
from ..insight.seen.weights import for_browsers
from ..model.incident import Incident
from ..wording.words import Words, to_say
from .base import layout
from .base.cards import Some, told_of
from .base.page import Fragment, Page, Site, Way
from .base.paths import incident_path, list_path, published, seen_before_path, writing_path
from .base.template import render

TITLE = to_say("Seen before?")
FOLDERS = ("seen-before",)
WAY = Way(15, TITLE, seen_before_path, FOLDERS[0])
SHOWN, PER_FILE = 5, 10
"""How many answers are shown, and how many incidents stand in a file."""
SAYS = {
    "none": to_say("No report shares enough with it: nothing like it was seen before."),
    "found": to_say("The most alike first."),
    "took": to_say("took"),
    "mitigated": to_say("Mitigated"),
    "unsaid": to_say("the report does not say how"),
    "was": to_say("It was"),
    "open": to_say("Still open"),
    "more": to_say("and more"),
    "due": to_say("due"),
}
"""What the script says."""


def pages(site: Site) -> Iterator[Page]:
    """Yield the page."""
    path, title = seen_before_path(site), site.called(WAY.kind, TITLE)
    described = site.words.say("Paste an alert: which incidents were like it, and what helped.")
    yield Page(path, title, described, lambda _: content(site, path), layout=layout.TEXT)


def content(site: Site, path: str) -> Fragment:
    """Write the box; what it finds is written by the script."""
    html = render(
        "seen_before.html",
        site.words,
        title=site.called(WAY.kind, TITLE),
        incidents=published(site),
        index_href=site.url(path, file_path(site, "index.json")),
        list_href=site.url(path, list_path(site)),
        settings=site.settings,
        writing_href=site.url(path, writing_path(site)),
    )
    return Fragment(html)


def file_path(site: Site, name: str) -> str:
    """Return the path of a part of the index."""
    return site.settings.under(f"{FOLDERS[0]}/{name}")


def files(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each part of the index: its head, and its pieces."""
    found = compared(site.analysis)
    if not found:
        return
    pieces = site.index(site)
    yield file_path(site, "index.json"), written(head(site.words, [len(piece.encode()) for piece in pieces]))
    for number, piece in enumerate(pieces):
        yield file_path(site, f"clues/{number}.json"), piece


def some_files(site: Site) -> Iterator[Some]:
    """Yield each file with what is told of some incidents, which follows from their reports."""
    found, reports = compared(site.analysis), site.knowledge_base.by_path
    for number, at in enumerate(range(0, len(found), PER_FILE)):
        some = found[at : at + PER_FILE]
        digests = [reports[each.document.path].digest for each in some]
        name = f"seen before {number}" if all(digests) else ""
        yield Some(name, (*told_of(site, some), *digests), partial(_cards, site, number, some))


def _cards(site: Site, number: int, some: Sequence[Incident]) -> Iterator[tuple[str, str]]:
    yield file_path(site, f"incidents/{number}.json"), written([told(site, each.id) for each in some])


def head(words: Words, sizes: Sequence[int]) -> dict[str, Any]:
    """Return what a page has to know before it asks for pieces."""
    return {
        **for_browsers(),
        "sizes": sizes,
        "shown": SHOWN,
        "cards": PER_FILE,
        "each": EACH,
        "service": words.say(SERVICE),
        "reasons": [[words.say(reason), kinds] for reason, kinds in TOLD.items()],
        "says": {name: words.say(said) for name, said in SAYS.items()},
    }


def told(site: Site, id_: str) -> dict[str, Any]:
    """Return what is told of an incident; its address is seen from the page."""
    incident = site.knowledge_base.by_id[id_]
    where = site.url(seen_before_path(site), incident_path(site, incident))
    report = site.knowledge_base.by_path[incident.document.path]
    found = card(report, incident, site.analysis.follow_ups_of.get(id_, ()), where, site.words)
    return {**found._asdict(), "open": [one._asdict() for one in found.open]}


def written(value: Any) -> str:
    """Write a part of the index."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
