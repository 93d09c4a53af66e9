"""Front matter, split off by python-frontmatter and read as narrow YAML with a place for every value.

Narrow means: every scalar stays the text that was written (no `10:00` that becomes 600, no `no` that becomes
false); no anchors, aliases, tags, merge keys or second value for a key; bounded in depth. What the text
means is decided later, by the declaration of its field.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from ..model.diagnostic import Problem
from ..model.document import Field, Value
from ..patterns import deferred
from ..wording.messages import shorten
from .narrow_yaml import NarrowDumper, NarrowLoader, compose, not_narrow, refuse_anchors
from .plain_lines import NOTHING, plain_lines
from .yaml_errors import explain

CODE = "front-matter-syntax"
MAX_CHARACTERS = 100_000
_TOP_LEVEL_KEY = deferred(r"(?m)^(?=[^\s#\-\]}][^\n]*?:(?:\s|$)|[a-z_]{2,60}(?::[^\s/:]|[ \t]{0,3}[=：﹕꞉]))")
_NAMES = deferred(r"""^[ \t]{0,8}['"]?([\w-]{1,100})['"]?[ \t]{0,8}[:=：﹕꞉]""", re.MULTILINE)
_HEADED = deferred(
    r"(?m)^#{1,6}[ \t]+[^\s#][^\n]*+\n(?:[ \t]*+\n|#[^\n]*+\n)*+(?=[^\W\d_])"
    r"(?![\w-]+[ \t]{0,9}:)[^\n]{0,200} "
)
COMMENT = deferred(r"[ \t]+(?P<said>#(?!#*[ \t\n]|#*$|postmortems:)[^\n]*)")
"""What stands behind a value as a comment and looks like its rest."""
_CONTROL = deferred("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_ODD_LINE = deferred(r"(?m)^(?:[^\s#\w'\"-]|---)")
"""What begins no line of a mapping."""
MANY = f"at most {MAX_CHARACTERS:,} are read; long text belongs below it"


class NarrowHandler(YAMLHandler):
    """python-frontmatter's YAML handler, made narrow and safe, with places.

    One handler reads one file: `problems` and `broken` (the names of fields that could not be read) fill up
    while it does; `unread` says that nothing could be read. `load` returns fields instead of plain values.
    """

    FM_BOUNDARY = deferred(r"(?m)^---[ \t]*$")

    def __init__(self, offset: int = 0) -> None:
        super().__init__()
        self.offset = offset
        self.problems: list[Problem] = []
        self.broken: set[str] = set()
        self.unread = False
        self._text = ""

    def load(self, fm: str, **_: object) -> dict[str, Field]:
        """Read the text between the fences; what cannot be read is left out and reported."""
        if len(fm) > MAX_CHARACTERS:
            self._refuse(self.offset, f"the front matter has {len(fm):,} characters", MANY)
            return {}
        self._text = fm
        try:
            return self._load_by_line(fm)
        except yaml.YAMLError:
            self.problems.clear()
        try:
            return self._fields(fm, self.offset)
        except yaml.YAMLError as error:
            self.problems.clear()
            found = self._load_by_field(fm)
            if all(each.code != CODE for each in self.problems):
                self.problems.append(explain(error, fm, self.offset))
            return found

    def export(self, metadata: Mapping[str, object], **_: object) -> str:
        """Write plain values as YAML in the given order, quoting what YAML would take for another type."""
        text: str = yaml.dump(
            dict(metadata),
            Dumper=NarrowDumper,
            sort_keys=False,
            allow_unicode=True,
            width=1_000_000,
            default_flow_style=None,
        )
        return text.removesuffix("\n")

    def _load_by_line(self, fm: str) -> dict[str, Field]:
        """Read what stands between plain lines alone. Raises YAMLError where there is anything to report."""
        found, at = dict[str, Field](), 0
        for start, end, field in plain_lines(fm, self.offset):
            if start > at + 1:
                self._compose(found, fm[at:start], self.offset + at)
            self._add(found, field)
            at = end
        self._compose(found, fm[at:], self.offset + at)
        if self.problems:
            raise yaml.YAMLError
        return found

    def _compose(self, found: dict[str, Field], text: str, offset: int) -> None:
        """Add the fields of some whole lines. Raises YAMLError where they have others, or mean more."""
        if not text.strip("\n "):
            return
        if _ODD_LINE.search(text):
            raise yaml.YAMLError
        refuse_anchors(text)
        node = compose(text, NarrowLoader)
        if isinstance(node, yaml.MappingNode) and node.start_mark.column == 0:
            for field in self._mapping(node, offset).values():
                self._add(found, field)
        elif node:
            raise yaml.YAMLError

    def _load_by_field(self, fm: str) -> dict[str, Field]:
        """Read each top-level field alone, so that one broken line costs one field."""
        found: dict[str, Field] = {}
        for start, end in _chunks(fm):
            chunk = fm[start:end]
            try:
                fields = self._fields(chunk, self.offset + start, is_whole=False).values()
            except yaml.YAMLError as error:
                self.problems.append(explain(error, chunk, self.offset + start)._replace(blocking=True))
                self.broken.update(_NAMES.findall(chunk))
            else:
                for field in fields:
                    self._add(found, field)
        return found

    def _fields(self, text: str, offset: int, *, is_whole: bool = True) -> dict[str, Field]:
        refuse_anchors(text)
        node = compose(text, NarrowLoader)
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            if not is_whole:
                raise not_narrow("no field", node.start_mark)
            start = offset + node.start_mark.index
            self._refuse(start, "the front matter is not a mapping", "write `name: value`, one a line")
            return {}
        return self._mapping(node, offset)

    def _mapping(self, node: yaml.MappingNode, offset: int) -> dict[str, Field]:
        found: dict[str, Field] = {}
        for key, value in node.value:
            start, end = offset + key.start_mark.index, offset + key.end_mark.index
            if isinstance(key, yaml.ScalarNode):
                self._add(found, Field(key.value, start, end, self.value(value, offset)))
            else:
                self._report(start, end, "a key is a list or a mapping", "a key is a plain word")
        return found

    def _add(self, found: dict[str, Field], field: Field) -> None:
        if found.setdefault(field.name, field) is not field:
            message = f"`{shorten(field.name)}` stands here a second time"
            help_ = "the first value is used; remove one of the two"
            self.problems.append(Problem("duplicate-key", field.start, field.end, message, help_))

    def value(self, node: yaml.Node, offset: int) -> Value:
        """Return a composed node as a value; `offset` is where the composed text starts in its file."""
        start, end = offset + node.start_mark.index, offset + node.end_mark.index
        if node.tag:
            raise not_narrow("tag", node.start_mark)
        if isinstance(node, yaml.ScalarNode):
            if node.style == '"':
                return Value(self._without_controls(node.value, start, end), start, end)
            plain = not node.style
            empty = plain and node.value in NOTHING
            if empty and (comment := COMMENT.match(self._text, end - self.offset)):
                start, end = self.offset + comment.start("said"), self.offset + comment.end("said")
                return Value(None, start, end, plain, comment=comment["said"].rstrip())
            return Value(None if empty else node.value, start, end, plain)
        if isinstance(node, yaml.SequenceNode):
            return Value(tuple([self.value(item, offset) for item in node.value]), start, end)
        assert isinstance(node, yaml.MappingNode)
        return Value(self._mapping(node, offset), start, end)

    def _without_controls(self, text: str, start: int, end: int) -> str:
        r"""Return quoted text without what escapes (`\e`) smuggle in: controls, halves of characters."""
        control = _CONTROL.search(text)
        if control is None:
            return text
        kind = "half of a character" if control[0] >= "\ud800" else "a control character"
        what = f"{kind} (U+{ord(control[0]):04X}), written as an escape"
        self._report(start, end, what, "remove it")
        return _CONTROL.sub(" ", text)

    def _report(self, start: int, end: int, message: str, help_: str) -> None:
        self.problems.append(Problem(CODE, start, end, message, help_))

    def _refuse(self, start: int, message: str, help_: str) -> None:
        """Report what leaves no field at all."""
        self.problems.append(Problem(CODE, start, start + 1, message, help_, blocking=True))
        self.unread = True


def _chunks(fm: str) -> Iterator[tuple[int, int]]:
    """Yield where each top-level field starts and ends; the text before the first belongs to it."""
    blank = len(fm) - len(fm.lstrip())
    starts = [match.start() for match in _TOP_LEVEL_KEY.finditer(fm) if match.start() > blank]
    bounds = [0, *starts, len(fm)]
    yield from itertools.pairwise(bounds)


def split(text: str) -> tuple[int, int, int] | None:
    """Return where the front matter starts and ends and where the body starts, or None without fences."""
    opening = NarrowHandler.FM_BOUNDARY.match(text)
    at = text.find("\n---", opening.end()) if opening else -1
    while opening and at >= 0:
        if closing := NarrowHandler.FM_BOUNDARY.match(text, at + 1):
            return opening.end(), *closing.span()
        at = text.find("\n---", at + 1)
    return None


def first_body_line(text: str, end: int | None = None) -> int:
    """Return where the body begins of a text whose front matter is not closed, its end where that is unclear.

    YAML has comments that look like headings: one with a sentence under it is none.
    """
    end = len(text) if end is None else end
    may_have = text.startswith("#") or text.find("\n#", 0, end) >= 0
    found = _HEADED.search(text, 0, end) if may_have else None
    return found.start() if found else end


def plain(value: Value) -> Any:
    """Return a value as Python data, every scalar as its text; for fields that nobody declared."""
    if isinstance(value.data, tuple):
        return [plain(item) for item in value.data]
    if isinstance(value.data, Mapping):
        return {name: plain(field.value) for name, field in value.data.items()}
    return value.data


def write(metadata: Mapping[str, object], body: str) -> str:
    """Return the text of an incident file: plain values in the order in which they come, then the body."""
    post = frontmatter.Post(body, NarrowHandler())
    post.metadata.update(metadata)
    return frontmatter.dumps(post) + "\n"
