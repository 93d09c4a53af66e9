"""Put what was said in a chat into the timeline of a report that is there."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from datetime import tzinfo
from itertools import islice
from pathlib import Path
from typing import NoReturn

import click

from ..importing.chats.chat import Around, Chat, Message
from ..importing.chats.reading import LONGEST, NoChat, read_chat
from ..model.report import Report
from ..reading.clock import zone_of
from ..scaffolding.noting import stamp
from ..scaffolding.noting import zone_of as zone_told
from ..scaffolding.telling_chats import Told, told
from ..site.folder import read_bytes
from ..site.project import Project
from ..wording.messages import printable, shorten
from ..wording.numbers import count
from .during import Opened, added_lines, asked_report, opened, order_of, write
from .options import CannotDo, echo_data

MOST_BYTES, MOST, SHOWN = 8_000_000, 300, 20
"""How long a chat may be, how many messages of it are taken, and how many lines not read are told."""


def import_into(
    project: Project, id_: str, paths: Sequence[Path], timezone: str, dry_run: bool, others: bool
) -> NoReturn:
    """Add what chats tell to a report, where no options are given that are for `others`. Raises CannotDo.

    The exit code says whether all of it was understood.
    """
    if others:
        raise CannotDo("--into goes with --dry-run and --timezone only: the report is there")
    target = opened(project, asked_report(project, id_))
    around = _around(target.report, timezone)
    chats = [_chat(path, around) for path in paths]
    messages = sorted((each for chat in chats for each in chat.messages), key=lambda one: one.at)
    done = told(target.report, messages[:MOST], order_of(project, target.report), target.read)
    if dry_run:
        echo_data(done.report.document.source.text)
    elif done.added:
        write(target, done.report)
        for line in added_lines(target.report, done.report):
            click.echo(printable(line))
    unread = [line for chat in chats for line in chat.unread] + [*_refused(done.refused)]
    for line in _summary(target, done, chats, len(messages) - MOST):
        click.echo(line + ("; nothing was written" if dry_run or not done.added else ""), err=True)
    _say("not understood", unread)
    raise SystemExit(1 if unread else 0)


def _around(report: Report, timezone: str) -> Around:
    """Return where and when a report's incident was; a zone that is named goes before."""
    started = report.values.started_at if report.values else None
    zone: tzinfo = (zone_of(timezone) if timezone else None) or zone_told(report)
    return Around(zone, started.at.astimezone(zone) if started and not started.date_only else None)


def _chat(path: Path, around: Around) -> Chat:
    """Return what a file tells. Raises CannotDo."""
    try:
        content = read_bytes(path, MOST_BYTES)
        if len(content) > MOST_BYTES:
            raise CannotDo(f"{path}: it is longer than {MOST_BYTES:,} bytes; take the part that matters")
        return read_chat(content.removeprefix(codecs.BOM_UTF8).decode(), path.as_posix(), around)
    except UnicodeDecodeError:
        raise CannotDo(f"{path}: it is not in UTF-8") from None
    except NoChat as why:
        raise CannotDo(str(why)) from None
    except (OSError, ValueError) as error:
        raise CannotDo(f"{path}: {getattr(error, 'strerror', None) or error}") from None


def _summary(target: Opened, done: Told, chats: Sequence[Chat], beyond: int) -> Iterator[str]:
    """Yield in a line what became of messages."""
    left = {"there already": done.there, f"beyond the first {MOST}": max(beyond, 0)}
    for chat in chats:
        for why, number in chat.left_out.items():
            left[why] = left.get(why, 0) + number
    parts = [f"{count(done.added, 'entry', 'entries')} for {target.report.document.path}"]
    if any(left.values()):
        parts.append("left out: " + ", ".join(f"{n} {why}" for why, n in left.items() if n))
    if cut := sum(chat.cut for chat in chats):
        parts.append(f"cut to {LONGEST:,} letters: {cut}")
    yield "; ".join(parts)


def _refused(messages: Sequence[Message]) -> Iterator[str]:
    return (f"{stamp(each.at)}: {shorten(each.text)} (its timeline cannot take it)" for each in messages)


def _say(what: str, lines: Sequence[str]) -> None:
    for line in islice(lines, SHOWN):
        click.echo(printable(f"{what}: {line}"), err=True)
    if len(lines) > SHOWN:
        click.echo(f"{what}: {len(lines) - SHOWN} more", err=True)
