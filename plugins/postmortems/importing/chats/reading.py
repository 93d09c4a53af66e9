"""A file from a chat, as Slack exports it or as it was copied."""

from __future__ import annotations

from ...wording.messages import shorten
from .chat import Around, Chat, Message
from .copied import messages_in
from .slack import messages_of

LONGEST = 600
"""How many letters of a message are taken."""


class NoChat(ValueError):  # noqa: N818 (it is the file that is wrong)
    """Why a file is no chat."""


def read_chat(text: str, path: str, around: Around) -> Chat:
    """Return what a chat tells, as it stands in its file. Raises NoChat."""
    is_json = path.lower().endswith(".json")
    try:
        chat = messages_of(text, path)
    except (ValueError, RecursionError) as why:
        if is_json:
            raise NoChat(f"{path}: it is no export of Slack's: {shorten(str(why), 200)}") from None
        chat = messages_in(text, path, around)
    chat.cut = sum(len(each.text) > LONGEST for each in chat.messages)
    chat.messages = [Message(each.at, each.who, shorten(each.text, LONGEST)) for each in chat.messages]
    return chat
