"""A document to a narrative of it: everything that its body says, whoever wrote it and for whatever."""

from __future__ import annotations

from itertools import zip_longest

from ..model.document import Document
from ..model.narrative import Narrative
from ..wording.messages import shorten
from .action_items.fields import is_placeholder
from .action_items.reader import read_action_items
from .facts.reader import read_facts
from .outline.entries import is_entry
from .outline.reader import read_outline
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
    pairs = zip_longest(sections, sections[1:])
    return Narrative(
        sections=tuple(section for section, following in pairs if not is_entry(section, following)),
        timeline=doubt_label(timeline, zone, has_local=tells_local_time(document)),
        facts=facts,
        actions=read_action_items(document, sections, facts.date),
        cause=cause(sections),
        mitigation=mitigation(sections, timeline),
    )
