"""What a heading means, and what a report template asks for.

A heading gets its role by what it says, whatever its level, case, numbering, emoji, punctuation or a remark
in brackets. `ALIASES` is the only list of such words; each line says where they were seen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from .model.own import OwnSection
from .patterns import deferred

ROLES = {
    "summary": "Summary",
    "impact": "Impact",
    "timeline": "Timeline",
    "detection": "Detection",
    "trigger": "Trigger",
    "root_cause": "Contributing factors",
    "resolution": "Resolution",
    "lessons": "Lessons learned",
    "went_well": "What went well",
    "went_wrong": "What went wrong",
    "lucky": "Where we got lucky",
    "actions": "Action items",
    "investigation": "Investigation",
    "communication": "Communication",
    "references": "References",
    "participants": "Participants",
    "conclusion": "Conclusion",
    "metadata": "Details",
}
"""Every role with the heading that is proposed for it."""

# fmt: off
ALIASES: tuple[tuple[str, str, str], ...] = (
    # role, words separated by |, where they were seen
    ("summary", "summary|overview|executive summary|tldr|tl dr|abstract",
     "Google SRE, PagerDuty, Wikimedia, dfds"),
    ("summary", "issue summary|incident summary|incident overview|summary of the incident",
     "Atlassian, seeds"),
    ("summary", "what happened|description|description of the incident|incident description",
     "PagerDuty, 2i2c"),
    ("summary", "outage description|outage summary|problem summary|problem description", "Cloud book"),
    ("summary", "zusammenfassung|überblick|résumé|resume|vue d ensemble", "German and French reports"),
    ("impact", "impact|customer impact|user impact|business impact|users affected|affected users",
     "Google SRE, Elastic"),
    ("impact", "summary of impact|impact on users|impact and scope|blast radius|scope", "Azure, Kehoe"),
    ("impact", "end user impact|infrastructure impact|productivity impact|affected services|impact analysis",
     "Kehoe"),
    ("impact", "auswirkung|auswirkungen|impacts|conséquences", "German and French reports"),
    ("timeline", "timeline|time line|incident timeline|incident timing|timeline summary",
     "Google SRE, Kehoe, PostHog"),
    ("timeline", "chronology|chain of events|sequence of events|key events|timeline of events",
     "Elastic, MoJ"),
    ("timeline", "event timeline|detailed timeline|timeline and actions|timeline of the incident",
     "public reports"),
    ("timeline", "zeitleiste|zeitlicher ablauf|ablauf|chronologie|déroulement", "German and French reports"),
    ("detection", "detection|identified|identification|how we found out|detection and signals",
     "Google SRE, MoJ"),
    ("detection", "how was it detected|how it was detected|discovery|erkennung|détection",
     "Kehoe, German, French"),
    ("trigger", "trigger|triggers|leadup|lead up|precipitating event|auslöser|déclencheur",
     "Google SRE, Atlassian"),
    ("root_cause", "root cause|root causes|root cause analysis|cause|causes|cause analysis",
     "Google SRE, CCADB"),
    ("root_cause", "contributing factors|contributing factor|contributing conditions|fault",
     "PagerDuty, dfds"),
    ("root_cause", "what caused the incident|identified cause|what went wrong technically|why",
     "Kehoe, PostHog"),
    ("root_cause", "root cause and resolution|root cause and mitigation|root cause five whys",
     "Azure, seeds"),
    ("root_cause", "underlying issue|the underlying issue|underlying cause|root cause identification|whys",
     "dfds, Rust"),
    ("root_cause", "contributing conditions analysis|how did this happen|what caused it|what caused this",
     "Cloud book, PyPI"),
    ("root_cause",
     "root cause of the outage|root cause of the issue|root cause of the incident|cause of the outage",
     "Rust"),
    ("root_cause", "five whys|5 whys|the five whys|technical details|ursache|ursachen|causes profondes",
     "Atlassian"),
    ("resolution", "resolution|recovery|response|mitigation|remediation|the fix|fix|solution",
     "Google SRE, Atlassian"),
    ("resolution", "resolution and recovery|mitigation and resolution|mitigation and recovery",
     "Google API, Kehoe"),
    ("resolution", "actions taken|immediate actions|immediate response|how we fixed it|behebung|résolution",
     "public"),
    ("resolution", "action taken|steps taken|what we did|corrective action taken|recovery steps",
     "Rust, public"),
    ("lessons", "lessons|lessons learned|lessons learnt|lesson learned|learnings|key takeaways",
     "Google SRE, mybinder"),
    ("lessons", "how d we do|howd we do|retrospective|insights|what we learned|what have we learned",
     "PagerDuty"),
    ("lessons", "erkenntnisse|leçons apprises|enseignements|takeaways", "German and French reports"),
    ("went_well", "what went well|went well|what worked|what worked well|things that went well",
     "Google SRE, Flutter"),
    ("went_wrong", "what went wrong|went wrong|what didn t go well|what didn t go so well",
     "Google SRE, PagerDuty"),
    ("went_wrong", "what did not go well|what went poorly|what went badly|what didn t work",
     "Wikimedia, Flutter"),
    ("went_wrong", "what could have gone better|what could be improved|what could have been better", "seeds"),
    ("lucky", "where we got lucky|where did we get lucky|what went luckily|lucky|where we were lucky",
     "Google SRE"),
    ("actions", "action items|action item|actions|actionables|follow ups|follow up|followups",
     "Google SRE, Wikimedia"),
    ("actions", "corrective actions|corrective measures|corrective and preventative measures",
     "Google API, seeds"),
    ("actions", "corrective and preventive measures|corrective and preventive actions", "Google API"),
    ("actions", "preventive measures|preventative measures|preventive actions|prevention", "seeds, Flutter"),
    ("actions", "next steps|recommendations|recommended actions|review actions|future actions", "Azure, MoJ"),
    ("actions", "action items and followups|action items and follow ups|repair items|to do|todo",
     "Kehoe, GitHub"),
    ("actions", "follow up actions|follow up items|followup items|improvements|action plan",
     "public reports"),
    ("actions", "process improvements|documentation improvements|technical improvements", "mybinder"),
    ("actions", "future measures|future work|further actions|future improvements|call to action",
     "Rust, PyPI"),
    ("actions", "maßnahmen|massnahmen|nächste schritte|actions correctives|mesures correctives",
     "German, French"),
    ("investigation", "investigation|investigations|analysis|diagnosis|debugging|background",
     "seeds, Elastic"),
    ("communication", "communication|communications|messaging|escalation|status updates", "PagerDuty, seeds"),
    ("references", "references|links|appendix|supporting information|supporting documents",
     "Google SRE, Kehoe"),
    ("references", "related incidents|further reading|links to relevant documentation|attachments",
     "Wikimedia, CCADB"),
    ("participants", "participants|attendees|responders|people involved|authors|team", "dfds, PagerDuty"),
    ("participants", "atendees|postmortem attendees|names of people involved|incident team|author",
     "Kehoe, Cloud book"),
    ("conclusion", "conclusion|conclusions|closing|closing remarks|fazit", "Wikimedia, seeds"),
    ("metadata", "report status|start date time|end date time|duration|timezone|incident id", "Cloud book"),
    ("metadata", "metadata|stats|details|incident details|scorecard|date|status|severity", "dfds, Wikimedia"),
)
# fmt: on
BOTH = {
    "root cause and resolution": "resolution",
    "root cause and mitigation": "resolution",
    "timeline and actions": "resolution",
}
"""Headings that name two parts: the second part that they stand for."""
_BY_WORDS = {words: role for role, group, _ in ALIASES for words in group.split("|")}
_NUMBER = deferred(
    r"^(?:(?:section|part|step)\s+)?(?:\d+(?:[.)]\d*)*|[ivx]{1,4}(?=[.)]))[.):]*\s+", re.IGNORECASE
)
_REMARK = deferred(r"\([^()]*\)|\[[^\[\]]*\]")
_SEPARATOR = deferred(r" [-–—:|/] |: ")
_NOT_A_WORD = deferred(r"[\W_]+")
_NOT_A_LETTER = deferred(r"^[^\w(\[]+")
_PLAIN = deferred(r"[A-Za-z]{1,25}(?: [A-Za-z]{1,25}){0,9}")
"""Words of which nothing has to be taken off."""
_FIRST = deferred(r"[A-Za-z]++(?![^\x00-\x7f])")
_OPENERS = frozenset(words.split(" ")[0] for words in _BY_WORDS) | {"section", "part", "step"}
"""Every word that a heading with a role, or a number before one, can begin with, but for Roman numerals."""
_ROMAN = frozenset("ivx")
MAX_TITLE = 300
"""How much of a heading is looked at, in characters: nobody's section needs more."""


def normalise(title: str) -> str:
    """Return a heading's words: lower case, without number, remark in brackets, emoji and punctuation."""
    if _PLAIN.fullmatch(title):
        return title.lower()
    text = unicodedata.normalize("NFC", " ".join(title[:MAX_TITLE].split()))
    for lead in (_NOT_A_LETTER, _NUMBER):
        found = lead.match(text)
        text = text[found.end() :] if found else text
    text = _REMARK.sub(" ", text).replace("&", " and ")
    return _NOT_A_WORD.sub(" ", text).strip().lower()


def role_of(title: str) -> str:
    """Return the role of a heading, or an empty string where its words are not known.

    `Timeline - all times in UTC` and `Impact: high` count by their first part.
    """
    word = _FIRST.match(title)
    if word and not _opens(word[0].lower()):
        return ""
    role = _BY_WORDS.get(normalise(title))
    if role is None:
        first, *others = _SEPARATOR.split(" ".join(title[:MAX_TITLE].split()), maxsplit=1)
        role = _BY_WORDS.get(normalise(first), "") if others else ""
    return role


def _opens(word: str) -> bool:
    return word in _OPENERS or _ROMAN.issuperset(word)


@lru_cache(maxsize=1 << 12)
def roles_of(title: str) -> tuple[str, ...]:
    """Return every role that a heading stands for."""
    roles = (role_of(title), BOTH.get(normalise(title), ""))
    return tuple(role for role in roles if role)


def headings(own: Iterable[OwnSection] = ()) -> Mapping[str, str]:
    """Return every role, the site's own too, with the heading that is proposed for it."""
    return ROLES | {each.name: each.titles[0] for each in own if each.name not in ROLES}


@lru_cache(maxsize=8)
def own_titles(own: tuple[OwnSection, ...]) -> Mapping[str, str]:
    """Return the roles of the titles that a site declares, by their words."""
    return {normalise(title): each.name for each in own for title in each.titles}


def own_role_of(title: str, own: tuple[OwnSection, ...]) -> str:
    """Return the role that a site's own titles give a heading, as `role_of` does with ours."""
    known = own_titles(own)
    role = known.get(normalise(title))
    if role is None and not role_of(title):
        role = known.get(normalise(_SEPARATOR.split(title[:MAX_TITLE], maxsplit=1)[0]))
    return role or ""


@dataclass(frozen=True)
class Template:
    """A report template: which roles it asks for, in which order, and the body that a new report starts with.

    `order` lists roles; those of `required` must be there once a report is final, those of `recommended`
    should be. One of those that `order` leaves out may stand anywhere.
    """

    name: str
    description: str
    order: tuple[str, ...]
    required: tuple[str, ...]
    recommended: tuple[str, ...]
    body: str

    @property
    def roles(self) -> tuple[str, ...]:
        """All roles that it speaks of, those that it leaves out of its order last."""
        return tuple(dict.fromkeys((*self.order, *self.required, *self.recommended)))
