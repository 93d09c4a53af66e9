"""What the public reads leads to what it may not.

On a site for the public a link to a report, a heading, a note or an address that is left out would lead
nowhere, and tell that there is something; of a file beside the report nobody knows what it tells besides what
it shows. Take the sentence out with `<!-- internal -->`, or say it otherwise with `<!-- public: ... -->`. No
setting or excuse changes it. What a report names in `related` is left out where it is not public, and is no
problem.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from ..model.diagnostic import Level, Problem
from ..model.document import Document, Spans
from ..model.report import Report
from ..patterns import deferred
from ..rendering.body import heading_places
from ..settings import Settings
from ..site.attachments import bare_file
from ..site.folder import shown_path
from ..site.references import references
from ..wording.messages import shorten
from .bounded import while_few
from .check import Context

LEVEL = Level.ERROR
LOOKS_AROUND = True
BAD = """\
## Summary

Like [last time](2025-11-20-checkout.md).
"""
GOOD = """\
## Summary

Nobody could pay<!-- internal -->, like [last time](2025-11-20-checkout.md)<!-- /internal -->.
"""
CODE = "internal-reference"
HELP = "put it between `<!-- internal -->` and `<!-- /internal -->`"
FILES = "show it as png, jpg, gif, webp or svg, or put it between `<!-- internal -->` markers"
_NOTE = deferred(r"\[\^(?P<label>[^\[\]\s]{1,200})\](?P<defined>:?)")


def may_find(report: Report, settings: Settings) -> bool:
    """Tell whether the site is for the public."""
    return settings.audience == "public"


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each part of a public report that refers to what is not public."""
    if context.settings.audience == "public" and report.path in context.edition().redacted:
        for problem in while_few(_problems(report.document, context)):
            yield problem._replace(blocking=True)


def _problems(document: Document, context: Context) -> Iterator[Problem]:
    shown = context.edition().redacted[document.path].shown
    public = context.edition().knowledge_base.by_path.get(document.path)
    if public:
        yield from _links(document, shown, context)
        yield from _instead(document, public.document, context)
        yield from _files(document, shown, context)
        yield from _undefined(document, shown, public.document)
        yield from _notes(document, shown)


def _links(document: Document, shown: Spans, context: Context) -> Iterator[Problem]:
    """Yield a problem for each address that leads to another report that is not public, or to its parts."""
    whole, public = context.knowledge_base.by_path, context.edition().knowledge_base.by_path
    lost = cache(lambda path: _anchors(whole[path].document) - _anchors(public[path].document))
    told = {link.url for link in references(document)}
    for link in references(document, loosely=True):
        is_new = shown.hold(link.start) and not (link.loose and link.url in told)
        target = context.paths.target(document, link.url) if is_new else None
        if target is None:
            continue
        path = shown_path(target.file, context.paths.project.base) if target.file else document.path
        if path in whole and path not in public:
            yield Problem(CODE, link.start, link.end, f"`{shorten(link.url)}` is not public", HELP)
        elif path in public and target.anchor and target.anchor in lost(path):
            message = f"the heading `#{shorten(target.anchor)}` is not public"
            yield Problem(CODE, link.start, link.end, message, HELP)


def _instead(document: Document, public: Document, context: Context) -> Iterator[Problem]:
    """Yield a problem where what the public is told instead leads to a report that is not public."""
    whole, known = context.knowledge_base.by_path, context.edition().knowledge_base.by_path
    cuts = [cut for cut in context.edition().redacted[document.path].cuts if cut.told]
    for url in dict.fromkeys(link.url for link in references(public, loosely=True)) if cuts else ():
        target = context.paths.target(public, url)
        path = shown_path(target.file, context.paths.project.base) if target and target.file else ""
        cut = next((cut for cut in cuts if url in cut.told), None)
        if cut and path in whole and path not in known:
            yield Problem(CODE, cut.start, cut.end, f"`{shorten(url)}` is not public", "take it out")


def _files(document: Document, shown: Spans, context: Context) -> Iterator[Problem]:
    """Yield a problem for each file that may tell more than it shows."""
    for link, path, file in context.paths.beside_of(document):
        if shown.hold(link.start) and not context.paths.why_not(path, file) and bare_file(file) is None:
            message = f"`{shorten(link.url)}` may tell more than it shows, and that cannot be taken out"
            yield Problem(CODE, link.start, link.end, message, FILES)


def _anchors(document: Document) -> frozenset[str]:
    return frozenset(place.anchor for place in heading_places(document, ""))


def _undefined(document: Document, shown: Spans, public: Document) -> Iterator[Problem]:
    """Yield a problem for each link whose address is defined in what is left out."""
    left = Counter(link.url for link in public.links)
    for link in document.links:
        if shown.hold(link.start):
            left[link.url] -= 1
            if left[link.url] < 0:
                message = f"the address of this link, `{shorten(link.url)}`, is not public"
                yield Problem(CODE, link.start, link.end, message, "write the address here")


def _notes(document: Document, shown: Spans) -> Iterator[Problem]:
    """Yield a problem for each note that is referred to in what is public and does not stand there."""
    found = list(_NOTE.finditer(document.source.text, document.body_start))
    defined = [note for note in found if note["defined"]]
    public = {note["label"].casefold() for note in defined if shown.hold(note.start())}
    hidden = {note["label"].casefold() for note in defined} - public
    for note in found:
        if note["label"].casefold() in hidden and shown.hold(note.start()):
            yield Problem(CODE, *note.span(), f"the note `{shorten(note[0])}` is not public", HELP)
