"""Find what was seen before: the incidents that are like an alert, a log or another incident."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from ..insight.seen.answers import Answer
from ..insight.seen.told import OpenFollowUp
from ..insight.seen.weights import READ
from ..recalling import Recall, UnknownId
from ..site.folder import report_names
from ..wording.messages import did_you_mean, printable
from .keeping import kept_for
from .options import CannotDo, config_option, echo_data, project_to_use
from .said_words import IDS

MOST_BYTES = 32_000_000
"""How much of a pasted text is taken at all."""
MOST = 50


@click.command()
@click.argument("text", metavar="[TEXT]...", nargs=-1)
@click.option("--id", "id_", metavar="ID", shell_complete=IDS, help="Like this incident, instead of a text.")
@click.option(
    "-n", "--limit", type=click.IntRange(1, MOST), default=5, show_default=True, help="How many at most."
)
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="How to write the answer.",
)  # fmt: skip
@config_option
def command(
    text: tuple[str, ...], id_: str | None, limit: int, format_: str, config_file: Path | None
) -> None:
    """Find the incidents that are like a TEXT: an alert, an error, what somebody wrote; `-` reads it.

    Compared are error codes, names of alerts and of things, hosts whatever their number, and words, the rarer
    the more they count. Told is what is shared, how long it took, what it was, how it was mitigated by the
    words of the report, and what is still open.

    \b
    Examples:
      postmortems similar "KubePodCrashLooping checkout-api ECONNREFUSED db-17.eu"
      kubectl logs deploy/checkout-api | postmortems similar -
      postmortems similar --id 2026-03-04-checkout --format json
    """
    if bool(text) == bool(id_):
        raise CannotDo("say what to look for: a TEXT, `-` for one that is pasted, or `--id ID`")
    project = project_to_use(config_file)
    files = tuple(report_names(project.incidents_dir))
    with kept_for(project, files) as kept:
        recall = Recall(project, files, kept)
        answers = _like_report(recall, id_, limit) if id_ else recall.like(_read(text), limit)
    echo_data(as_json(answers) if format_ == "json" else as_text(answers))
    if not answers:
        none = "no report shares enough with it: nothing like it was seen before"
        click.echo(none if files else "there are no incidents yet", err=True)


def _like_report(recall: Recall, id_: str, limit: int) -> list[Answer]:
    try:
        return recall.like_report(id_, limit)
    except UnknownId as why:
        known = did_you_mean(id_, why.known) or "`postmortems list` has those that there are"
        raise CannotDo(f"there is no incident `{id_}` to compare; {known}") from None


def _read(text: Sequence[str]) -> str:
    """Return what was given, or what was pasted; of a long one it is said how much is read."""
    if tuple(text) != ("-",):
        return " ".join(text)
    given = sys.stdin.buffer.read(MOST_BYTES).decode("utf-8", "replace")
    if len(given) > READ:
        half = READ // 2
        click.echo(f"read: the first {half:,} and the last {half:,} of {len(given):,} characters", err=True)
    return given


def as_json(answers: Sequence[Answer]) -> str:
    """Write answers for another program."""
    return json.dumps([told(each) for each in answers], ensure_ascii=False, indent=2) + "\n"


def told(answer: Answer) -> dict[str, Any]:
    """Return what is told of an incident; what its report does not say is empty."""
    card = answer.card
    return {
        "id": card.id,
        "title": card.title,
        "score": answer.score,
        "reasons": [f"{words}: {', '.join(shared)}" for words, shared in answer.reasons.items()],
        "mitigated": card.mitigated,
        "open_follow_ups": [one._asdict() for one in card.open],
    }


def as_text(answers: Sequence[Answer]) -> str:
    """Write answers for somebody who is awake for this: a few lines each, the most important ones first."""
    return "\n".join(
        "".join(f"{printable(line)}\n" for line in _lines(*each)) for each in enumerate(answers, 1)
    )


def _lines(number: int, answer: Answer) -> Iterator[str]:
    card = answer.card
    yield f"{number}. {card.title}"
    yield f"   {card.day}, {card.severity}, {', '.join(card.services)}; took {card.took}"
    rows = [
        ("mitigated", card.mitigated or "the report does not say how"),
        ("was", card.what),
        *(("open", _open(one)) for one in card.open),
        *([("", f"and {card.more_open} more")] if card.more_open else []),
        *((words, ", ".join(shared)) for words, shared in answer.reasons.items()),
        ("report", card.where),
    ]
    yield from (f"   {name:<12}  {said}" for name, said in rows if said)


def _open(item: OpenFollowUp) -> str:
    more = ", ".join(filter(None, (item.owner, f"due {item.due}" if item.due else "", item.ticket)))
    return f"{item.title} ({more})" if more else item.title
