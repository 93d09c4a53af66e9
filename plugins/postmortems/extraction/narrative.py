"""A document to a narrative of it: everything that its body says, whoever wrote it and for whatever."""

from __future__ import annotations

from itertools import zip_longest

from ..model.document import Document, Section
from ..model.narrative import Narrative
from ..wording.messages import shorten
from .action_items.reader import read_action_items
from .facts.reader import read_facts
from .outline.reader import read_outline
from .outline.times import is_day, is_timed
from .outline.titles import LABEL
from .remedy import cause, mitigation
from .text.markups import without_html, without_org, without_wiki
from .text.meant import as_meant
from .text.nothing import is_placeholder
from .timeline.anomalies import doubt_label
from .timeline.reader import read_timeline
from .timeline.timeline_zone import tells_local_time


def read_narrative(document: Document, *, dated: bool = False) -> Narrative:
    """Return what was understood of a document, with front matter or without; never raises.

    `dated` says that its fields have told when the incident was; see `read_facts`.
    """
    document = without_html(as_meant(without_org(without_wiki(document))))
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


def is_entry(section: Section, following: Section | None) -> bool:
    """Tell whether a section of a timeline is one entry of it: its title has a clock, or a day of its own."""
    if section.role != "timeline":
        return False
    if is_timed(section.title):
        return True
    if section.level >= LABEL or not is_day(section.title):
        return False
    has_date = following is not None and ("-" in following.title[:12] or "/" in following.title[:12])
    divided = following is not None and is_timed(following.title) and not has_date
    inside = (block.kind == "item" or is_timed(block.text, weak=True) for block in section.blocks)
    return not divided and not any(inside)
