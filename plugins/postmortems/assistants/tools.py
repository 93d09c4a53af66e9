"""The tools: each answers a question with plain values, bounded in number and size, and changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from ..exporting.interchange import entry, summary
from ..frozen import Frozen
from ..insight.asked_words import UnknownWord, spelled
from ..insight.facets import slug
from ..insight.follow_ups import FollowUp
from ..insight.seen.answers import Answer
from ..insight.selection import Selection, in_order
from ..insight.since import day_since
from ..model.incident import Incident
from ..model.vocabulary import names_of
from ..reading.clock import BadTime
from ..wording.messages import did_you_mean, shorten
from .checkout import Checkout, Snapshot
from .statistics import statistics

MOST, MOST_LETTERS = 50, 20_000
"""How many incidents or follow-ups an answer has, and how many letters of a report."""
MOST_PARTS, LONGEST = 100, 500
"""How many values of a field or entries of a timeline are told, and how long each may be."""
WORDS, VALUES = 300, 20
"""How many letters a word that is asked for may have, and how many values of one filter."""
Word = Annotated[str, Field(max_length=WORDS)]
Words = Annotated[list[Word], Field(max_length=VALUES)]
Limit = Annotated[int, Field(ge=1, le=MOST, description="How many at most.")]
Offset = Annotated[int, Field(ge=0, le=1_000_000, description="How many to pass over, for the next part.")]
Told = dict[str, Any]


class CannotAnswer(ValueError):  # noqa: N818 (it is what was asked for that is wrong)
    """What was asked for cannot be: the message says why, and what could."""


class Tools(Frozen):
    """What may be asked of a checkout."""

    checkout: Checkout

    def all(self) -> tuple[Callable[..., Told], ...]:
        """Return every tool."""
        return (
            self.similar_incidents, self.search_incidents, self.get_incident, self.list_follow_ups,
            self.statistics,
        )  # fmt: skip

    def similar_incidents(
        self,
        text: Annotated[str, Field(max_length=1_000_000, description="An alert, an error, a log or a chat.")],
        limit: Annotated[int, Field(ge=1, le=20)] = 5,
    ) -> Told:
        """Find incidents that are like a text, the most alike first.

        Each with what it shares, how long it took, what it was, how it was mitigated in the words of its
        report, and which follow-ups are still open. None at all says that nothing like it was seen before.
        """
        return {"incidents": [_answer(each) for each in self.checkout.snapshot().recall.like(text, limit)]}

    def search_incidents(
        self,
        text: Annotated[str, Field(max_length=WORDS, description="Words, all of which it has.")] = "",
        severity: Words = [],  # noqa: B006 (never changed)
        service: Words = [],  # noqa: B006
        cause: Words = [],  # noqa: B006
        trigger: Words = [],  # noqa: B006
        detection: Words = [],  # noqa: B006
        kind: Words = [],  # noqa: B006
        status: Words = [],  # noqa: B006
        tag: Words = [],  # noqa: B006
        year: Words = [],  # noqa: B006
        since: Annotated[Word, Field(description="A day, month or year, or a length: 2026-03, 90d.")] = "",
        open_actions: bool = False,
        sort: Literal["date", "-date", "severity", "-severity", "length", "-length", "title"] = "date",
        limit: Limit = 20,
        offset: Offset = 0,
    ) -> Told:
        """List incidents by the filters of the site's index; of one filter any value will do."""
        asked = {
            "severity": severity, "service": service, "cause": cause, "trigger": trigger, "tag": tag,
            "detection": detection, "kind": kind, "status": status, "year": year,
        }  # fmt: skip
        now = self.checkout.snapshot()
        found = _chosen(now, asked, text, since, open_actions)
        ordered = in_order(found, sort, names_of(now.settings.severities))
        return _part("incidents", [_row(one) for one in ordered], limit, offset)

    def get_incident(
        self,
        id: Annotated[Word, Field(description="Its id, or one that it had earlier.")],
        text_from: Annotated[int, Field(ge=0, description="From which letter of the report on.")] = 0,
    ) -> Told:
        """Return one incident: its fields, its timeline, its follow-ups, and the Markdown of its report."""
        now = self.checkout.snapshot()
        incident = now.find(id)
        if incident is None:
            known = did_you_mean(id, now.analysis.knowledge_base.by_id) or "search_incidents lists them"
            raise CannotAnswer(f"there is no incident `{shorten(id)}`; {known}")
        said = entry(now.report(incident), incident, now.settings.severities)
        text = incident.document.body.lstrip("\r\n")
        part = text[text_from : text_from + MOST_LETTERS]
        amounts = {name: len(said.get(name, ())) for name in ("timeline", "follow_ups")}
        report = {"text": part, "from": text_from, "letters": len(text)}
        return {**bounded({**said, "report": {}}), "report": report, "amounts": amounts}

    def list_follow_ups(
        self,
        state: Literal["open", "overdue", "done", "all"] = "open",
        owner: Word = "",
        service: Word = "",
        limit: Limit = 20,
        offset: Offset = 0,
    ) -> Told:
        """List what was promised after incidents, the newest incident first."""
        now = self.checkout.snapshot()
        today = now.analysis.today
        wanted: dict[str, Callable[[FollowUp], bool]] = {
            "open": lambda one: one.is_open,
            "overdue": lambda one: one.is_overdue(today),
            "done": lambda one: one.item.status == "done",
            "all": lambda _: True,
        }
        found = [
            one
            for one in now.analysis.follow_ups
            if wanted[state](one)
            and (not owner or slug(owner) in map(slug, one.item.owners))
            and (not service or slug(service) in map(slug, one.incident.services))
        ]
        return _part("follow_ups", [_promise(one, now) for one in found], limit, offset)

    def statistics(self, service: Word = "", year: Word = "") -> Told:
        """Tell how many incidents there are, how long they took, and what limits these figures."""
        now = self.checkout.snapshot()
        asked = {"service": [service] if service else [], "year": [year] if year else []}
        return statistics(_chosen(now, asked))


def _chosen(
    now: Snapshot, asked: dict[str, list[str]], text: str = "", since: str = "", open_actions: bool = False
) -> Sequence[Incident]:
    """Return the incidents that are asked for. Raises CannotAnswer."""
    try:
        words = {
            name: spelled(name, given, now.settings, now.analysis.incidents)
            for name, given in asked.items()
            if given
        }
        day = day_since(since, now.analysis.today) if since else None
    except (UnknownWord, BadTime) as why:
        raise CannotAnswer(str(why)) from None
    return Selection(words, text, open_actions, day).of(now.analysis)


def bounded(value: Any) -> Any:
    """Return a value of JSON with long texts cut, and many parts left out; `amounts` tells of these."""
    if isinstance(value, str):
        return value if len(value) <= LONGEST else shorten(value, LONGEST)
    if isinstance(value, list):
        return [bounded(each) for each in value[:MOST_PARTS]]
    if isinstance(value, dict):
        return {name: bounded(each) for name, each in list(value.items())[:MOST_PARTS]}
    return value


def _part(name: str, found: Sequence[Told], limit: int, offset: int) -> Told:
    """Return a part of what was found, and how much there is."""
    return {"total": len(found), "offset": offset, name: list(found[offset : offset + limit])}


def _row(incident: Incident) -> Told:
    said = incident.summary or incident.impact.summary
    return {**summary(incident), "summary": shorten(said, 300)}


def _answer(answer: Answer) -> Told:
    card = answer.card
    return {
        "id": card.id,
        "title": card.title,
        "score": answer.score,
        "reasons": list(_reasons(answer)),
        "day": card.day,
        "severity": card.severity,
        "services": list(card.services),
        "took": card.took,
        "what": card.what,
        "mitigated": card.mitigated,
        "open_follow_ups": [one._asdict() for one in card.open],
    }


def _reasons(answer: Answer) -> Iterator[str]:
    for words, shared in answer.reasons.items():
        yield f"{words}: {', '.join(shared)}"


def _promise(one: FollowUp, now: Snapshot) -> Told:
    item = one.item
    said = {
        "title": shorten(item.title, 300), "status": item.status, "owner": item.owner, "kind": item.kind,
        "due": str(item.due or ""), "ticket": item.ticket, "priority": item.priority,
    }  # fmt: skip
    return {
        "incident": one.incident.id,
        **{name: value for name, value in said.items() if value},
        "overdue": one.is_overdue(now.analysis.today),
    }
