"""A drawing from a pull request, read as XML and written anew with only what is harmless."""

from __future__ import annotations

from html import escape
from xml.parsers import expat

from ..frozen import Frozen
from ..patterns import deferred
from ..wording.messages import shorten
from .bare_drawing import bare_picture, is_hidden, without_remarks
from .svg_allowed import (
    ATTRIBUTES,
    ELEMENTS,
    SILENT,
    SVG,
    WORDS,
    XHTML,
    XLINK,
    XML,
    safe_reference,
    safe_style,
)
from .svg_weight import Weight

MAX_BYTES = 2_000_000
MAX_DEPTH = 100
_ARIA = deferred(r"aria-[a-z]{1,20}")
_FOLDED = deferred(r"[\t\n\r]")


class Drawing(Frozen):
    """A drawing that may be published: what was `removed` from it, or why it was `refused`, then empty."""

    data: bytes = b""
    removed: tuple[str, ...] = ()
    refused: str = ""


class _RefusedError(Exception):
    """Says why there is nothing to publish."""


def clean(data: bytes, *, is_bare: bool = False) -> Drawing:
    """Return a drawing without what runs, moves or fetches. Never raises.

    One that is `bare` is left nothing but what it shows.
    """
    if len(data) > MAX_BYTES:
        return Drawing(refused=f"it has more than {MAX_BYTES:,} bytes")
    cleaner = _Cleaner(is_bare)
    try:
        cleaner.read(data)
    except _RefusedError as why:
        return Drawing(refused=str(why))
    except expat.ExpatError as error:
        reason = expat.errors.messages.get(error.code, "")
        return Drawing(refused=f"line {error.lineno} is no XML: {reason}")
    except (ValueError, LookupError, UnicodeError):
        return Drawing(refused="its encoding cannot be read")
    too_much = cleaner.weight.why_too_much()
    if too_much:
        return Drawing(refused=too_much)
    return Drawing("".join(cleaner.parts).encode(), tuple(cleaner.told))


class _Cleaner:
    """Writes the allowed part of a drawing while it is read."""

    def __init__(self, is_bare: bool) -> None:
        self._is_bare = is_bare
        self.parts: list[str] = []
        self.told: dict[str, None] = {}
        self.weight = Weight()
        self._depth = 0
        self._dropped = 0
        self._sheet: list[str] | None = None

    def read(self, data: bytes) -> None:
        """Read all of it. Raises _RefusedError, ExpatError, ValueError, LookupError."""
        parser = expat.ParserCreate(None, " ")
        parser.buffer_text = parser.ordered_attributes = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        parser.ProcessingInstructionHandler = lambda name, _: self._tell(f"the instruction `<?{name[:40]}`")
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = parser.SkippedEntityHandler = self._entity
        parser.Parse(data, True)

    def _doctype(self, _name: str, _system: str | None, _public: str | None, has_subset: int) -> None:
        if has_subset:
            raise _RefusedError("its `<!DOCTYPE` declares something")

    def _entity(self, *_: object) -> None:
        raise _RefusedError("it has an entity")

    def _tell(self, what: str) -> None:
        self.told[what] = None

    def _start(self, name: str, pairs: list[str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self._depth and (space, local) != (SVG, "svg"):
            raise _RefusedError(f'it does not start with `<svg xmlns="{SVG}">`')
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise _RefusedError(f"it nests more than {MAX_DEPTH} elements")
        if self._dropped or not self._keeps(space, local):
            self._dropped += 1
            return
        attributes = self._kept(local, list(zip(pairs[::2], pairs[1::2], strict=True)))
        if self._is_bare and self._depth > 1 and is_hidden(local, attributes):
            self._dropped += 1
            return
        self.weight.open(local, attributes)
        root = f' xmlns="{SVG}" xmlns:xlink="{XLINK}"' if self._depth == 1 else ""
        written = "".join(f' {key}="{_escaped(value)}"' for key, value in attributes.items())
        self.parts.append(f"<{local}{root}{written}>")
        if local == "style":
            self._sheet = []

    def _keeps(self, space: str, local: str) -> bool:
        if space == SVG and local in ELEMENTS and self._sheet is None:
            return True
        if (space == SVG and local not in SILENT) or space in (XHTML, ""):
            self._tell(f"the element `<{shorten(local, 40)}>`")
        return False

    def _kept(self, element: str, pairs: list[tuple[str, str]]) -> dict[str, str]:
        kept: dict[str, str] = {}
        for name, value in pairs:
            space, _, local = name.rpartition(" ")
            if local == "href" and space in (XLINK, ""):
                shown = bare_picture(value) if self._is_bare else value
                if shown and safe_reference(element, shown):
                    kept["xlink:href" if space else "href"] = shown.strip()
                else:
                    self._tell(f"the address `{shorten(value, 40)}`")
            elif (space == XML and local in ("space", "lang")) or (space == XLINK and local == "title"):
                kept[f"{'xml' if space == XML else 'xlink'}:{local}"] = value
            elif not space:
                self._keep_plain(local, value, kept)
        return kept

    def _keep_plain(self, name: str, value: str, kept: dict[str, str]) -> None:
        is_aria = bool(_ARIA.fullmatch(name))
        if name not in ATTRIBUTES and not is_aria:
            if not name.startswith("data-"):
                self._tell(f"the attribute `{shorten(name, 40)}`")
        elif is_aria or name in WORDS or safe_style(value):
            kept[name] = without_remarks(value) if self._is_bare and name == "style" else value
        else:
            self._tell(f"the style `{shorten(value, 40)}`")

    def _text(self, text: str) -> None:
        if self._dropped:
            return
        if self._sheet is None:
            self.parts.append(escape(text, quote=False))
        else:
            self._sheet.append(text)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._dropped:
            self._dropped -= 1
            return
        if self._sheet is not None:
            self._style("".join(self._sheet))
            self._sheet = None
        self.weight.close()
        self.parts.append(f"</{name.rpartition(' ')[2]}>")

    def _style(self, sheet: str) -> None:
        sheet = without_remarks(sheet) if self._is_bare else sheet
        if safe_style(sheet):
            self.weight.style(sheet)
            self.parts.append(escape(sheet, quote=False))
        else:
            self._tell(f"the style sheet `{shorten(sheet, 40)}`")


def _escaped(value: str) -> str:
    return _FOLDED.sub(lambda found: f"&#{ord(found.group())};", escape(value))
