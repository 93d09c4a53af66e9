"""A document to a narrative of it: everything that its body says, whoever wrote it and for whatever."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ..model.document import Document, Section
from ..model.narrative import Narrative
from ..wording.messages import shorten
from .action_items.fields import is_placeholder
from .action_items.reader import read_action_items
from .facts.reader import read_facts
from .outline.reader import read_outline
from .outline.sections import is_entry
from .remedy import cause, mitigation
from .text.markups import without_html, without_wiki
from .text.meant import as_meant
from .timeline.anomalies import doubt_label
from .timeline.reader import read_timeline
from .timeline.timeline_zone import tells_local_time


def read_narrative(document: Document, *, dated: bool = False) -> Narrative:
    """Return what was understood of a document, with front matter or without; never raises.

    `dated` says that its fields have told when the incident was; see `read_facts`.
    """
    document = without_html(as_meant(without_wiki(document)))
    sections = read_outline(document)
    timeline = read_timeline(document, sections)
    facts = read_facts(document, sections, timeline, dated=dated)
    zone = "" if is_placeholder(facts.zone) or facts.zone.lower() == "unknown" else shorten(facts.zone, 40)
    return Narrative(
        sections=tuple(_parts(sections)),
        timeline=doubt_label(timeline, zone, has_local=tells_local_time(document)),
        facts=facts,
        actions=read_action_items(document, sections, facts.date),
        cause=cause(sections),
        mitigation=mitigation(sections, timeline),
    )


def _parts(sections: Sequence[Section]) -> Iterator[Section]:
    """Yield the sections that are parts of the report, not entries of its timeline."""
    for section, following in zip_longest(sections, sections[1:]):
        if not is_entry(section, following):
            yield section
