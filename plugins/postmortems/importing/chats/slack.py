"""Messages of Slack in JSON: a channel's export (a list), or what its API gives (`messages`)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from html import unescape
from re import Match
from typing import Any

from ...patterns import deferred
from ...wording.messages import shorten
from .chat import BOTS, JOINS, WORDLESS, Chat, Message

_SAID = ("", "thread_broadcast", "me_message", "file_share", "reply_broadcast")
"""The kinds of messages that people write; all others tell of the channel."""
_LINK = deferred(r"<(?P<sign>[@#!]?)(?P<to>[^<>|]{1,2000})(?:\|(?P<label>[^<>]{0,2000}))?>")
_EMOJI = deferred(r"(?<![\w:]):(?!skin-tone-)(?P<name>[a-z+-][\w+'-]{0,60}):(?:\:?skin-tone-\d:)?(?![\w:])")
_STRONG = deferred(r"(?<![\w*~`])(?P<mark>[*~])(?=\S)(?P<inner>[^*~\n]{1,1000})(?<=\S)(?P=mark)(?![\w*~`])")
_FENCE = deferred("```")
_WORD = deferred(r"\w")


def messages_of(text: str, path: str) -> Chat:
    """Return what a channel's export tells. Raises ValueError where it is no JSON of messages."""
    data = json.loads(text)
    listed = data.get("messages") if isinstance(data, dict) else data
    if not isinstance(listed, list):
        raise ValueError("it has no list of messages")
    chat, names = Chat(), _names(listed)
    for number, each in enumerate(listed, 1):
        at = _time(each)
        if at is None or not isinstance(each.get("text", ""), str):
            chat.unread.append(f"{path}: message {number}: {shorten(json.dumps(each, ensure_ascii=False))}")
        elif each.get("subtype", "") == "bot_message" or each.get("bot_id"):
            chat.left_out[BOTS] += 1
        elif each.get("subtype", "") not in _SAID or each.get("hidden"):
            chat.left_out[JOINS] += 1
        elif not _WORD.search(_EMOJI.sub("", each.get("text", ""))):
            chat.left_out[WORDLESS] += 1
        else:
            chat.messages.append(Message(at, names.get(_id(each), ""), plain(each["text"], names)))
    return chat


def plain(text: str, names: dict[str, str]) -> str:
    """Return what a message says without Slack's markup; who has no name in the file keeps the id."""

    def said(link: Match[str]) -> str:
        to, label = link["to"], link["label"] or ""
        if link["sign"] == "@":
            return f"@{label or names.get(to, to)}".replace("@@", "@")
        if link["sign"]:
            name = label or to.rpartition("^")[2]
            return f"{'#' if link['sign'] == '#' else '@'}{name.lstrip('#@')}"
        address = to.removeprefix("mailto:")
        return f"{label} ({address})" if label and label not in to else address

    words = _EMOJI.sub(lambda one: f"({one['name'].replace('_', ' ')})", _FENCE.sub(" ", text))
    return " ".join(unescape(_LINK.sub(said, _STRONG.sub(r"\g<inner>", words))).split())


def _names(listed: list[Any]) -> dict[str, str]:
    """Return the names of people by their ids, as far as messages carry them."""
    found = {}
    for each in listed:
        profile = each.get("user_profile") if isinstance(each, dict) else None
        told = profile if isinstance(profile, dict) else {}
        called = (told.get(name) for name in ("display_name", "real_name", "name"))
        name = next((one.strip() for one in called if isinstance(one, str) and one.strip()), "")
        if name:
            found[_id(each)] = shorten(name)
    return found


def _id(message: dict[str, Any]) -> str:
    return str(message.get("user", ""))


def _time(message: Any) -> datetime | None:
    """Return when a message was sent, None where it does not say."""
    try:
        at = datetime.fromtimestamp(float(message["ts"]), UTC)
    except (TypeError, KeyError, ValueError, OverflowError, OSError):
        return None
    return at if 1970 < at.year < 2200 else None
