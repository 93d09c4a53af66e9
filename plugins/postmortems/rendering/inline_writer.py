"""What stands inside a line: text, code, breaks, links, images, raw HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from ..reading.events import Event
from .addresses import LONGEST, Resolve, printed, target
from .autolinks import linked, may_link
from .footnotes import Footnotes
from .headings import Headings
from .raw_html import Nesting, rewrite


class InlineWriter:
    """Writes inline events to `parts`, which is not safe before it is sanitised.

    `asked` has where each address leads that was asked for.
    """

    def __init__(self, title: str, resolve: Resolve) -> None:
        self.parts: list[str] = []
        self.asked: dict[str, str | None] = {}
        self._ask = resolve
        self._headings = Headings(self.parts, title)
        self._footnotes, self._nesting = Footnotes(), Nesting()
        self._words: list[str] = []
        self._in_link = False
        self._stream: Iterator[Event] = iter(())

    def _resolve(self, address: str) -> str | None:
        """Ask where an address leads, once."""
        if address not in self.asked:
            self.asked[address] = self._ask(address)
        return self.asked[address]

    def _flush(self) -> None:
        """Write the text that came in several events: an address may span them."""
        text = "".join(self._words)
        self._words.clear()
        self._headings.say(text)
        links = may_link(text) and not self._in_link and not self._nesting.inside("a", "code", "pre")
        self.parts.append(linked(text) if links else escape(text, quote=False))

    def _inline_code(self, code: str) -> None:
        self._headings.say(code)
        self.parts.append(f"<code>{escape(code, quote=False)}</code>")

    def _soft_break(self, _: None) -> None:
        self._headings.say("\n")
        self.parts.append("\n")

    def _hard_break(self, _: None) -> None:
        self._headings.say("\n")
        self.parts.append("<br>\n")

    def _raw(self, html: str) -> None:
        self.parts.append(rewrite(html, self._resolve, self._nesting)[0])

    def _reference(self, label: str) -> None:
        self.parts.append(self._footnotes.reference(label))

    def _link(self, data: Mapping[str, str]) -> None:
        url = f"mailto:{data['dest_url']}" if data["link_type"] == "Email" else data["dest_url"]
        address, title = target(url, self._resolve), _title(data["title"])
        where = 'class="broken"' if address is None else f'href="{printed(address)}"'
        self.parts.append(f"<a {where}{title}>")
        self._in_link = True

    def _image(self, data: Mapping[str, str]) -> None:
        alt, address = escape(self._alternative()[:LONGEST]), target(data["dest_url"], self._resolve)
        if address is None:
            self.parts.append(f'<span class="broken"{_title(data["title"])}>{alt}</span>')
        else:
            self.parts.append(f'<img src="{printed(address)}" alt="{alt}"{_title(data["title"])}>')

    def _alternative(self) -> str:
        """Take the events of an image's description and return their text."""
        words, depth = list[str](), 1
        for kind, tag, value, _ in self._stream:
            if tag == "Image":
                depth += 1 if kind == "Start" else -1
                if not depth:
                    break
            words.append(value if kind in ("Text", "Code") else " " if kind.endswith("Break") else "")
        self._headings.say("".join(words), image=True)
        return "".join(words)


def _title(title: str) -> str:
    return f' title="{escape(title[:LONGEST])}"' if title else ""
