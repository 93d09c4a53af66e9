"""The fields of an action item by the words of columns and labels, and what a value says for them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...patterns import deferred
from ...sections import normalise
from ..text.nothing import is_placeholder

_SURE = {
    "owner": "owner|owners|owned by|assignee|assignees|assigned to|responsible|dri|verantw|verantwortlich|"
    "verantwortliche|verantwortlicher|zuständig|eigentümer|besitzer|responsable|propriétaire|"
    "assigné à|asignado a|propietario|responsável|responsabile|assegnato a|encargado|encargada|"
    "verantwoordelijke|accountable|pilote|porteur|dono|zuständigkeit|担当|担当者|責任者|负责人|责任人|责任部门",
    "due": "due|due date|due by|due on|deadline|eta|by when|bis wann|frist|termin|fällig|fällig am|"
    "fällig bis|fälligkeit|échéance|date limite|fecha límite|fecha limite|vencimiento|plazo|prazo|"
    "scadenza|streefdatum|fecha compromiso|期限|期日|截止日期|截止|完成日期|完成时间|完成时限",
    "ticket": "ticket|tickets|issue|bug|jira",
    "kind": "kind|type",
    "priority": "priority|prio|priorität|priorité|prioridad|prioridade|優先度|优先级",
    "status": "status|state|statut|état|estado|状態|状态",
}
_AT_THE_START = {
    "text": "action|actions|action item|action items|item|what|task|tasks|description|todo|to do|measure|"
    "follow up|title|actionable|actionables|recommendation|summary|name|corrective action|maßnahme|"
    "massnahme|aufgabe|mesure|acción|tarea|ação|アクション|対応|対策|タスク|内容|行动|行动项|"
    "措施|改进措施|改进项|任务|improvement|improvements|mitigation|step|work|activity|remediation|commitment|"
    "proposal|libellé|tâche|medida|tarefa",
    "owner": "who|wer|qui|quién|quem|assigned|team|lead",
    "due": "by|on|when|target|target date|expected date|planned date|bis|wann|spätestens|pour le|quand|"
    "cuándo|quando|until",
    "ticket": "issues|bugs|link|links|tracking|reference|pr|tracker|チケット",
    "kind": "category|art|typ|tipo",
    "priority": "urgency|dringlichkeit",
    "done_at": "done on|done at|date done|completed on|completed at|completion date|closed on|closed at|"
    "erledigt am",
    "status": "done|progress|completed|complete",
}
"""Words that name a field anywhere in a text, and those that do as a column or before all else only."""
FIELD_OF = {
    word: field for words in (_SURE, _AT_THE_START) for field in words for word in words[field].split("|")
}
"""Names of columns and labels, in small letters, by the field of an action item that they stand for."""
SURE_LABELS = tuple(word for words in _SURE.values() for word in words.split("|"))
_DATES = frozenset(("date", "datum", "fecha", "data", "day"))
_PLANNED = frozenset(("target", "expected", "planned", "estimated", "due"))
_OF_THE_PAST = frozenset(("created", "opened", "raised", "added", "start", "started", "reported", "updated"))
_OVER = frozenset(("done", "complete", "completed", "completion", "closed", "finished"))
_KINDS = {
    "prevent": "prevent prevention preventive preventative preventing vorbeugung prévention",
    "detect": "detect detection detective monitoring alerting observability erkennung détection",
    "mitigate": "mitigate mitigation mitigating mitigative repair remediation recovery response atténuation",
    "process": "process processes procedure procedures organisational organizational prozess processus",
    "document": "document documentation docs documenting runbook runbooks dokumentation",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_STATES = {
    "done": "done|complete|completed|closed|fixed|resolved|finished|yes|merged|taken|implemented|erledigt|"
    "umgesetzt|abgeschlossen|fait|terminé|réalisé|clôturé|hecho|completado|cerrado|cerrada|feito|concluído|"
    "concluida|shipped|delivered|closed complete|100|x|✅|☑|✔|✓|完了|対応済み|対応済|已完成|已解决|完成",
    "in-progress": "in progress|ongoing|started|doing|wip|delayed|in review|in arbeit|en cours|en curso|"
    "in umsetzung|in bearbeitung|en progreso|em andamento|対応中|進行中|进行中|🔄|🚧",
    "wontdo": "wontdo|won t do|wont do|wontfix|won t fix|canceled|cancelled|dropped|rejected|obsolete|"
    "declined|abandoned|superseded|not planned|abgebrochen|verworfen|annulé|abandonné|"
    "cancelado|descartado|not doing|已取消|❌",
    "proposed": "proposed|suggested|idea|to be discussed",
    "open": "open|todo|to do|not started|new|no|planned|pending|backlog|tbd|offen|ouvert|pendiente|"
    "à faire|pendente|"
    "未着手|未完了|未开始",
}
_STATE_OF = {word: state for state, words in _STATES.items() for word in words.split("|")}
OVER_ON = deferred(
    r"\s*(?:done|completed?|closed|fixed|finished|erledigt|fait)(?:\s+(?:on|am|le))?[\s:,(]+(?=\d)", 2
)
"""What says of a day in the place of another that it is the day on which a thing was done."""
_NUMBERED = deferred(r"[0-9]|://")
_OF_SEVERAL = deferred(r"(?<=[aií]d)(?P<of_o>a|os|as)$|(?<=é)(?:e|s|es)$|(?<=nte)s$")
"""Endings that a state has where it tells of several, or of feminine things: `Completadas`, `terminées`."""
_STILL_TO_DO = frozenset(("to", "not", "yet", "left", "still", "remaining"))


def column_of(head: str) -> str:
    """Return the field of a column or a label by its words, of which the last known one decides."""
    words = normalise(head).split()
    known = FIELD_OF.get(" ".join(words), "")
    if known or not 1 < len(words) <= 4 or not _OF_THE_PAST.isdisjoint(words):
        return known
    if not _DATES.isdisjoint(words) or not _OVER.isdisjoint(words):
        return "due" if _OVER.isdisjoint(words) or not _PLANNED.isdisjoint(words) else "done_at"
    fields = (FIELD_OF[word] for word in reversed(words) if word in SURE_LABELS)
    return next(fields, "")


def said_values(values: Mapping[str, str]) -> dict[str, str]:
    """Return the values that say something; a state that stands in another field's place is the state."""
    said = {name: value for name, value in values.items() if _says_something(name, value)}
    over = OVER_ON.match(said.get("due", ""))
    if over:
        said.setdefault("done_at", said.pop("due")[over.end() :])
    if len(said.get("ticket", "").split()) > 1 and not _NUMBERED.search(said["ticket"]):
        del said["ticket"]  # a column `Issue` that says what was wrong
    for name in ("ticket", "owner"):
        value = said.get(name, "")
        if (state := state_of(value)) and not (name == "owner" and value.lower() == "x"):  # somebody's letter
            del said[name]
            said.setdefault("status", state)
    return said


def _says_something(name: str, value: str) -> bool:
    """Tell whether a value is one; a sign such as a tick or `[x]` is one where states stand."""
    is_sign = name == "status" and not normalise(value) and bool(state_of(value))
    return is_sign or not is_placeholder(value)


def kind_of(text: str) -> str:
    """Return the kind of action that a heading or a label names, or an empty string."""
    words = normalise(text).split()
    return next((_KIND_OF[word] for word in words if word in _KIND_OF), "") if len(words) <= 4 else ""


def state_of(text: str) -> str:
    """Return the state that a word stands for, or an empty string."""
    word = normalise(text) or text.strip("[] ").lower()
    return _STATE_OF.get(word) or _STATE_OF.get(_OF_SEVERAL.sub(_ending, word), "")


def _ending(found: re.Match[str]) -> str:
    return "o" if found["of_o"] else ""


def state_of_all(title: str) -> str:
    """Return the state of what stands below a title such as `What has been done`."""
    words = normalise(title).split()
    is_over = any(state_of(word) == "done" for word in words[-2:]) and _STILL_TO_DO.isdisjoint(words)
    return state_of(title) or ("done" if is_over else "")
