"""The words by which action items are told: what asks for something, who, by when, and how far it is."""

from __future__ import annotations

import re

from ...patterns import deferred
from ...sections import normalise


def _words(text: str, between: str | None = None) -> frozenset[str]:
    return frozenset(text.split(between))


VERBS = _words(
    "add adjust adopt agree alert align allow analyse analyze apply ask assess assign audit automate "
    "avoid backport block break bring build bump capture change check choose clarify clean clear collect "
    "come communicate complete conduct configure confirm consider contact continue control convert "
    "coordinate create debug decide decommission define delete deploy deprecate describe design detect "
    "determine develop disable discuss document drop educate eliminate email enable encourage enforce "
    "enhance ensure escalate establish evaluate expand explore expose extend figure find finish fix "
    "follow formalise formalize gather generate get give grant guard harden have help hire identify "
    "implement improve include increase inform install instrument integrate introduce investigate isolate "
    "keep label learn limit link lock log look lower maintain make measure merge migrate mitigate monitor "
    "move notify open optimise optimize organise organize patch perform pin plan practice practise "
    "prepare prevent prioritise prioritize propose protect provide provision publish purchase push put "
    "raise rate re reach read rebuild reconfigure record reduce refactor refine regularly reinforce "
    "remove rename reorganise replace report request require research resolve restart restore restrict "
    "restructure rethink retry review revise revisit rewrite roll rotate run schedule scale script send "
    "separate set setup share show simplify speak specify spike split standardise standardize start stop "
    "store streamline strengthen submit subscribe support switch take talk teach test tidy track train "
    "tune turn understand unify update upgrade use validate verify wait warn work write "
)
"""First words of an order, in their plain form; nouns of the same spelling that open lists are left out."""

PLACEHOLDERS = _words(
    "|n a|na|none|tbd|tba|todo|nothing|no action items|none yet|keine|aucune|action item|action|owner|", "|"
)
_COMMITS = deferred(
    r"\b(?:we|i|they|the team)(?:'ll|’ll)?\s+(?:(?:also|now|all|then|agree that we)\s+)?"
    r"(?:will|shall|plan(?:s)? to|intend(?:s)? to|need(?:s)? to|should|must|have to|want to|"
    r"(?:are|is|will be|'re)\s+(?:also\s+)?(?:planning|looking|going|working|introducing|adding|"
    r"investigating))\b|"
    r"\b(?:is|are) planning\b|\b(?:intends?|plans) to\b",
    re.IGNORECASE,
)
_TO_BE_DONE = deferred(r"\b(?:will|should|must|needs? to|has to|have to) be \w{2,20}ed\b", re.IGNORECASE)
_FIRST_WORD = deferred(r"[\W_]{0,8}([A-Za-z]+)(?:[-/][a-z]+)?\b(?!:)")
_OPENERS = _words(
    "a after all also although an and any as at because before below but by during each every following "
    "for from here how however i if in it lastly many most my no on once only our overall see since some "
    "thank thanks that the their then there these they this those through to under we what when where "
    "which while with you your aucun der die das les le la un une "
)
_LABELLED = deferred(r"[\W_]{0,6}action(?: item)?s?(?:\]|\s?#?\d{0,3}\s?:)", re.IGNORECASE)
_DONE = deferred(
    r"(?:^[\[(]?(?:done|completed?|fixed)[\])]?\s?[:\-–—]|^\s?(?:✅|☑|✔)|(?:✅|☑|✔)\ufe0f?\s?$|"
    r"[\[(](?:already )?(?:done|completed?|fixed|implemented|erledigt|fait|terminé)\b[^()\[\]]{0,60}[\])]|"
    r"[-–—:]\s?(?:done|completed?)[.!]?$)",
    re.IGNORECASE,
)
_KINDS = {
    "prevent": "prevent prevention preventive preventative preventing vorbeugung prévention",
    "detect": "detect detection detective monitoring alerting observability erkennung détection",
    "mitigate": "mitigate mitigation mitigating mitigative repair remediation recovery response atténuation",
    "process": "process processes procedure procedures organisational organizational prozess processus",
    "document": "document documentation docs documenting runbook runbooks dokumentation",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_STATES = {
    "done": "done|complete|completed|closed|fixed|resolved|finished|yes|merged|erledigt|fait|terminé|x|✅",
    "in-progress": "in progress|ongoing|started|doing|wip|delayed|in review|in arbeit|en cours",
    "wontdo": "wontdo|won t do|wont do|wontfix|won t fix|canceled|cancelled|dropped|rejected|obsolete|"
    "declined|abandoned|superseded|not planned|abgebrochen|verworfen|annulé|abandonné",
    "proposed": "proposed|suggested|idea|to be discussed",
    "open": "open|todo|to do|not started|new|no|planned|pending|backlog|tbd|offen|ouvert",
}
_STATE_OF = {word: state for state, words in _STATES.items() for word in words.split("|")}
_FIELDS = {
    "text": "action|actions|action item|action items|item|what|task|tasks|description|todo|to do|measure|"
    "follow up|title|actionable|actionables|recommendation|summary|name|corrective action|maßnahme|massnahme|"
    "aufgabe|mesure",
    "owner": "owner|owners|who|assignee|assigned to|assigned|responsible|dri|team|lead|responsible team|"
    "owned by|verantwortlich|verantwortliche|verantwortlicher|zuständig|besitzer|responsable|assigné à",
    "due": "due|due date|due by|due on|by|deadline|by when|when|target date|target|eta|frist|bis|termin|"
    "fällig|fällig am|fällig bis|fälligkeit|spätestens|échéance|pour le|date limite",
    "ticket": "ticket|tickets|issue|issues|bug|bugs|jira|link|links|tracking|reference|pr|tracker",
    "kind": "kind|type|category|art|typ",
    "priority": "priority|prio|urgency|priorität|dringlichkeit|priorité",
    "done_at": "done on|done at|date done|completed on|completed at|completion date|closed on|closed at|"
    "erledigt am",
    "status": "status|state|done|progress|completed|complete|statut|état",
}
FIELD_OF = {word: field for field, words in _FIELDS.items() for word in words.split("|")}
"""Names of columns and labels, in small letters, by the field of an action item that they stand for."""


def is_order(text: str) -> bool:
    """Tell whether a text begins like an order: `Add an alert`."""
    first = _FIRST_WORD.match(text)
    return first is not None and first[1].lower() in VERBS


def is_promise(text: str) -> bool:
    """Tell whether a sentence says what will or should be done."""
    return bool(_COMMITS.search(text) or _TO_BE_DONE.search(text))


def is_remark(text: str) -> bool:
    """Tell whether a line opens like a sentence about the actions rather than one of them."""
    first = _FIRST_WORD.match(text)
    return first is not None and first[1].lower() in _OPENERS and not is_promise(text)


def is_labelled(text: str) -> bool:
    """Tell whether a text says that it is an action item, as `[Action item] ...` does."""
    return _LABELLED.match(text) is not None


def is_placeholder(text: str) -> bool:
    """Tell whether nothing is asked for: `N/A`, `TBD`, or a form's text in brackets."""
    bare = text.strip()
    in_brackets = bare[:1] in "[<{" and bare[-1:] in "]>}" and not bare[1:-1].count(bare[:1])
    return in_brackets or "{{" in bare or normalise(bare) in PLACEHOLDERS


def says_done(text: str) -> bool:
    """Tell whether a text says that it has been done."""
    return _DONE.search(text) is not None


def kind_of(text: str) -> str:
    """Return the kind of action that a heading or a label names, or an empty string."""
    words = normalise(text).split()
    return next((_KIND_OF[word] for word in words if word in _KIND_OF), "") if len(words) <= 4 else ""


def state_of(text: str) -> str:
    """Return the state that a word stands for, or an empty string."""
    return _STATE_OF.get(normalise(text) or text.strip().lower(), "")
