"""What trackers say of tickets: our own JSON, `gh issue list --json`, a search of Jira.

Ours is a mapping of tickets to `{"state": "done", "on": "2026-03-28"}`, or to the state alone. GitHub's is
the array that `gh issue list --state all --json number,state,stateReason,closedAt,url` prints, Jira's the
object of its search with the fields `status`, `resolution` and `resolutiondate`. Sources: the manuals of `gh`
and of Jira's REST API.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ..model.ticket_state import TicketState
from ..patterns import deferred

MOST_BYTES, MOST = 10_000_000, 100_000
_ISSUE = deferred(r"https?://[^/\s]+/(?P<repo>[^/\s]+/[^/\s]+)/(?:-/)?issues/(?P<number>\d+)")
_WORDS = {
    "done": "done closed complete completed resolved fixed merged finished released verified",
    "wontdo": "wontdo won't-do wont-do won't-fix wontfix not-planned cancelled canceled declined rejected "
    "duplicate abandoned",
    "open": "open opened reopened new todo to-do backlog proposed blocked waiting in-progress in-review "
    "started selected",
}
_STATES = {word: state for state, words in _WORDS.items() for word in words.split(" ")}


class BadStates(ValueError):  # noqa: N818 (it is the file that is wrong, not the program)
    """Why a file of states could not be read."""


def ticket_states(content: bytes) -> Mapping[str, TicketState]:
    """Return the states of tickets by what reports call them. Raises BadStates."""
    try:
        data = json.loads(content) if len(content) <= MOST_BYTES else None
    except (ValueError, RecursionError):
        raise BadStates("it is no JSON") from None
    found = dict(_each(data))
    if len(found) > MOST or data is None:
        raise BadStates(f"it has more than {MOST} tickets or {MOST_BYTES} bytes")
    return found


def _each(data: Any) -> Iterator[tuple[str, TicketState]]:
    if isinstance(data, list):
        for issue in data:
            yield from _of_github(issue)
    elif isinstance(data, dict) and isinstance(data.get("issues"), list):
        yield from map(_of_jira, data["issues"])
    elif isinstance(data, dict):
        for name, said in data.items():
            yield name, _ours(name, said)
    else:
        raise BadStates(
            'it is neither {"OPS-12": {"state": "done"}} nor what `gh issue list --json` or Jira prints'
        )


def _ours(name: str, said: Any) -> TicketState:
    state, on = (said.get("state"), said.get("on")) if isinstance(said, dict) else (said, None)
    return TicketState(_status(name, state), _day(name, on))


def _of_github(issue: Any) -> Iterator[tuple[str, TicketState]]:
    """Yield an issue by its number, its address, and `owner/repo#number`."""
    if not isinstance(issue, dict) or not isinstance(issue.get("number"), int):
        raise BadStates("an entry has no `number`: ask for `--json number,state,stateReason,closedAt,url`")
    name = f"#{issue['number']}"
    is_open = str(issue.get("state", "")).lower() == "open"
    reason = str(issue.get("stateReason") or "completed").lower().replace("_", "-")
    state = "open" if is_open else _status(name, "done" if reason == "reopened" else reason)
    found = TicketState(state, None if is_open else _day(name, issue.get("closedAt")))
    yield name, found
    if address := _ISSUE.fullmatch(str(issue.get("url", ""))):
        yield address[0], found
        yield f"{address['repo']}#{address['number']}", found


def _of_jira(issue: Any) -> tuple[str, TicketState]:
    fields = issue.get("fields") if isinstance(issue, dict) else None
    if not isinstance(fields, dict) or not isinstance(issue.get("key"), str):
        raise BadStates("an entry of `issues` has no `key` or no `fields`")
    name, status = issue["key"], fields.get("status") or {}
    category = (status.get("statusCategory") or {}).get("key") if isinstance(status, dict) else None
    resolution = fields.get("resolution") or {}
    word = str(resolution.get("name", "") if isinstance(resolution, dict) else "")
    if category is None:
        state = _status(name, status.get("name") if isinstance(status, dict) else status)
    else:
        over = "wontdo" if _STATES.get(_spelled(word)) == "wontdo" else "done"
        state = over if category == "done" else "open"
    return name, TicketState(state, _day(name, fields.get("resolutiondate")))


def _spelled(word: str) -> str:
    return "-".join(word.lower().replace("_", " ").replace("’", "'").split())


def _status(name: str, said: Any) -> str:
    state = _STATES.get(_spelled(said)) if isinstance(said, str) else None
    if state is None:
        raise BadStates(f"the state of `{name}` is none that is known: one of done, wontdo, open")
    return state


def _day(name: str, said: Any) -> date | None:
    try:
        return None if said is None else date.fromisoformat(said[:10])
    except (TypeError, ValueError):
        raise BadStates(f"the day of `{name}` is no date such as 2026-03-28") from None
