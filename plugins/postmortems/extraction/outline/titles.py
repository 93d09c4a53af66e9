"""Lines that open a section without being headings, and labels with their values, which do not."""

from collections.abc import Iterator
from typing import NamedTuple

from ...headings.grammar import asks_why, named
from ...model.document import Block
from ...patterns import deferred, step_over
from ...sections import ROLES, normalise, role_of
from ..text.unmarked import unmarked
from .times import is_day, is_time, is_timed, tells_time

LABEL, NAMELESS, DAY, GROUP = 7, 8, 9, 10
"""Levels below those of headings: a line that names a part, any other bold line, and inside a timeline a day,
or a line such as `Afterwards:`."""
_RUN_IN = frozenset(("summary", "impact", "root_cause", "trigger", "detection", "resolution"))
"""Roles that a label may have when its text follows on the same line."""

UNDECIDED = frozenset(("context", "details", "incident details"))
"""Titles whose role depends on what stands under them."""
_REMEDY = deferred(r"(?i)\W*(?:remediations?|immediate actions?|corrective actions?)\b")
MAX_LINES = 20_000
"""So many lines of paragraphs are looked at for titles; what stands below them is one section."""

_MAX_WORDS = 10
_MAX_CHARACTERS = 90
_FEW_WORDS = 3
_MAX_LONE = 6
_MAX_LABEL = 3
_MAX_FORM = 20
_BROKEN = 2
"""Of how many lines bold words are that a line's end breaks."""
_BOLD = deferred(
    r"(?P<lead>[^\w\s*\[<]{0,4}\s{0,2}(?:\d{1,2}[.)]\s{0,2})?)(?:\*\*(?P<stars>[^*\n]{1,120})(?:\*\*|:\s*\Z)"
    r"|__(?P<lines>[^_\n]{1,120})__|<(?:b|strong)>(?P<html>[^<\n]{1,120})</)(?:b>|strong>)?"
)
_ITALICS = deferred(r"\A([*_])([^\W\d_][^*_\n]{2,90})\1\Z")
_BULLET = deferred(r"(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?")
_LEFT_OVER = deferred(r"[\s:\\]*+(?:<br\s*+/?>\s*+)?")
_NO_NAME = deferred(
    r"(?i)\*\*|\s[-–—:|/]\s|[:,]\s|\d[:.]\d|^(?!(?:what|why|how|who|where|when|which)\b).*\s(?:is|are|was|were|has|have|had|will|be)\b"
)
"""What a line has that says more than the name of a part: two parts, a time, a verb."""
_WIKI = deferred(
    r"(?:(?P<signs>={2,6})[ \t]{0,9}(?P<closed>[^\s=][^=\n]{0,120}?)[ \t]{0,9}(?P=signs)"
    r"|(?:(?P<open>={2,6})|h(?P<level>[1-6])\.)[ \t]{1,9}(?P<said>(?=[\W\d]{0,6}[^\W\d_])[^\s=][^=\n]{0,99}))"
)
_NUMBER = deferred(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[^\W\d])")
_NUMBER_WITHIN = deferred(r"[^A-Za-z]*[A-Za-z][^0-9]*[0-9](?![^()]*\)\W*\Z)")
_ONE_ACTION = deferred(r"(?i)(?:\baction|\bitem|\btask|[0-9])(?:\s?[(（\[][^()\[\]]*[)）\]])?\Z")
"""How a label ends with which one of them begins: `Action 2: …`."""
_COLON = deferred(r"\s{0,2}[:：–—-]\s{0,3}")


class Title(NamedTuple):
    """A line that may open a section. `end` is where what stands under it begins.

    `sure` says that its words name its role whatever stands around it, `run_in` that its text follows on its
    line, `lone` that it is a line without markup.
    """

    text: str
    role: str
    level: int
    start: int
    end: int
    sure: bool = True
    run_in: bool = False
    lone: bool = False


def heading(block: Block, role: str) -> Title:
    """Return the title that a real heading is; `role` is what the document has for it, a site's own too."""
    text = " ".join(block.text.split()) if "\n" in block.text else block.text
    found = named(text)
    is_theirs = role not in ("", found.role)
    return Title(text, role or found.role, block.level, block.start, block.end, is_theirs or found.sure)


def line_titles(block: Block, raw: str, *, plain: bool) -> Iterator[Title | Block]:
    """Take a paragraph apart into titles and the paragraphs below them; `raw` is its text as written.

    `plain` says that lines without any markup may be titles too. Without a title, the block comes back whole.
    """
    under, at = block.start, block.start
    lines = raw.split("\n")
    if len(lines) > 1 and any(map(is_time, (lines[0], lines[-1]))):
        yield block  # an entry whose time stands above, or below as status pages have it
        return
    if len(lines) == _BROKEN and (whole := _BOLD.fullmatch(" ".join(map(str.strip, lines)))):
        lines = [f"{lines[0]} {lines[1]}"] if whole["stars"] or whole["lines"] else lines
    for line in lines[:MAX_LINES]:
        title = _title_of(line, at, plain) or (_group(line, at) if len(lines) == 1 else None)
        if title and not (title.level == NAMELESS and at > block.start and title.text[0].islower()):
            yield from _rest(block, raw, under, at)
            yield title
            under = title.end
        at += len(line) + 1
    yield from _rest(block, raw, under, block.start + len(raw)) if under > block.start else [block]


def item_title(block: Block, line: str) -> Title | None:
    """Return the title that a list item is, by its first line: a label with its text, or nothing but one."""
    begin = step_over(_BULLET, line)
    start, text = block.start + begin, line[begin:]
    bold = _bold(text, start, frozenset(ROLES))
    if bold and (bold.role or normalise(bold.text) in UNDECIDED):
        return bold._replace(start=block.start, level=LABEL)
    role = "" if text.islower() else _plain_role(text)
    return Title(text.strip().rstrip(":"), role, LABEL, block.start, start + len(text)) if role else None


def is_remedy(title: str) -> bool:
    """Tell whether a title may mean what was done as well as what is to be done."""
    return _REMEDY.match(title) is not None


def exact_role(text: str) -> str:
    """Return the role of a line that says nothing but the name of a part, or an empty string."""
    text = text.strip().rstrip(" :;\\")
    name, _, behind = text.partition(", ")
    text = name if text.endswith("?") or (behind and is_day(behind)) else text
    if not text or len(text) > _MAX_CHARACTERS or _NO_NAME.search(text, step_over(_NUMBER, text)):
        return ""
    return role_of(text)


def _plain_role(text: str) -> str:
    """Return the role of a line without markup; with a number only a timeline is: `Alert on 5xx` is none."""
    role = exact_role(text)
    return role if role == "timeline" or not _NUMBER_WITHIN.match(text) else ""


def _title_of(line: str, at: int, plain: bool) -> Title | None:
    stripped = line.strip()
    start = at + len(line) - len(line.lstrip())
    if is_day(stripped):
        return Title(stripped.lstrip("*_ ").rstrip("*_: "), "", DAY, start, start + len(stripped))
    title = _bold(stripped, start) or _wiki(stripped, start)
    return plain_title(stripped, start) if plain and not title else title


def _bold(text: str, start: int, run_in: frozenset[str] = _RUN_IN) -> Title | None:
    """Read `**Impact**` alone on its line, or `**Impact:** text` where that names a part of a report."""
    found = _BOLD.match(text)
    if not found:
        return None
    title = (found["stars"] or found["lines"] or found["html"]).strip()
    role, after = exact_role(title), step_over(_LEFT_OVER, text, found.end())
    level = LABEL if role else NAMELESS
    whole = Title(title.rstrip(" :"), role, level, start, start + after, named(title).sure)
    if after >= len(text):
        return whole if role or _reads_like_a_title(title) else None
    labelled = title.endswith((":", ".")) or _COLON.match(text, found.end())
    is_part = role in run_in and labelled and not tells_time(text[after:])
    return whole._replace(run_in=True) if is_part else None


def _wiki(text: str, start: int) -> Title | None:
    """Read `== Impact ==`, a heading in a wiki, `== Impact` or `h2. Impact`."""
    found = _WIKI.fullmatch(text) if text[:2] == "==" or text[:1] == "h" else None
    if not found:
        return None
    title = found["closed"] or found["said"]
    level, said = int(found["level"] or len(found["signs"] or found["open"])), named(title)
    return Title(title, said.role, level, start, start + len(text), said.sure)


def lone_title(block: Block, raw: str, following: Block | None, *, headed: bool) -> Title | None:
    """Return the title that a line is which names a part, with a colon or a list behind it.

    Below headings a line in italics is what a form asks for there.
    """
    line = raw.strip() if headed else _ITALICS.sub(r"\2", raw.strip())
    if not line[:1].isalpha() or "\n" in line or following is None or following.kind == "heading":
        return None
    is_above_list, has_colon = following.kind == "item", line.endswith(":")
    title = plain_title(line[0].upper() + line[1:], block.start) if is_above_list or has_colon else None
    if title:
        return title._replace(lone=True) if title.sure and not title.run_in else None
    return _loosely_named(block, line) if is_above_list and has_colon else None


def _loosely_named(block: Block, line: str) -> Title | None:
    """Return the title that a few words above a list are if they name a part at all."""
    if len(line.split()) > _MAX_LONE:
        return None
    role, text = "" if asks_why(line) else named(line).role, line.rstrip(" :")
    return Title(text, role, LABEL, block.start, block.end, sure=False, lone=True) if role else None


def plain_title(text: str, start: int) -> Title | None:
    """Return the title that a line without markup is, or begins with."""
    if not text or (text.islower() and text[-1] != "?"):
        return None
    role = _plain_role(text) if text[-1] not in ".,!" else ""
    if role:
        return Title(text.rstrip(" :;"), role, LABEL, start, start + len(text))
    label, _, rest = text.partition(":")
    is_one = rest.startswith(" ") and not text[0].islower() and not is_time(rest.strip())
    role = exact_role(label) if is_one else ""
    if role in _RUN_IN or (role == "actions" and not _ONE_ACTION.search(label)):
        end = start + len(label) + 1
        return Title(label, role, LABEL, start, end, run_in=True)
    return None


def _group(text: str, start: int) -> Title | None:
    """Read a lone `Afterwards:`; whether it counts depends on where it stands."""
    line = text.strip()
    if line.endswith(":") and line[0].isupper() and len(line.split()) <= _FEW_WORDS:
        return Title(line.rstrip(" :"), exact_role(line), GROUP, start, start + len(text))
    return None


def _reads_like_a_title(text: str) -> bool:
    words = len(text.split())
    return words <= _MAX_WORDS and not text.endswith((".", "!", ",", ";")) and bool(normalise(text))


def _rest(block: Block, raw: str, start: int, end: int) -> Iterator[Block]:
    """Yield the paragraph between two offsets of a block, if anything stands there."""
    text = raw[start - block.start : end - block.start]
    lead = len(text) - len(text.lstrip(" :\n\\"))
    if text.strip(" :\n\\"):
        yield block._replace(
            start=start + lead, end=start + len(text.rstrip()), text=unmarked(text[lead:]).strip()
        )


def is_about_report(block: Block) -> bool:
    """Tell whether a block is a label and a value that tell of the report itself, as in `- Author: ...`."""
    label, _, value = block.text.partition(":")
    is_label = block.kind == "item" and bool(value.strip()) and len(label.split()) <= _MAX_LABEL
    return is_label and role_of(label) not in _RUN_IN and not is_timed(block.text)


def is_labels(block: Block) -> bool:
    """Tell whether the lines of a block are labels with their values: `Duration: two hours`."""
    lines = (line.partition(":") for line in block.text.split("\n"))
    return all(value.strip() and len(label.split()) <= _MAX_LABEL for label, _, value in lines)


def is_form(raw: str) -> bool:
    """Tell whether a paragraph is labels with their values, one a line, as of a form above the text."""
    lines = raw.split("\n")
    labels = (_BOLD.match(line.strip()) for line in lines[:_MAX_FORM])
    return len(lines) > 1 and all(
        found and (_COLON.match(found.string, found.end()) or ":" in found[0][-3:]) for found in labels
    )
