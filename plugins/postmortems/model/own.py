"""Fields and sections of a site's own, as its settings declare them."""

from __future__ import annotations

from collections.abc import Mapping

from ..frozen import Frozen
from .field_types import (
    DATE,
    FLAG,
    NUMBER,
    TEXT,
    TIME,
    Declaration,
    FieldType,
    choice,
    declare,
    list_of,
    term,
)
from .incident import MANY
from .vocabulary import VOCABULARY, Word

SIMPLE: Mapping[str, FieldType] = {"text": TEXT, "number": NUMBER, "date": DATE, "time": TIME, "flag": FLAG}
WORDS = ("choice", "list")
"""The types that have `values`: one of them, or several."""
EXAMPLES = {
    "text": "a few words",
    "number": "4200",
    "date": "2026-03-04",
    "time": "2026-03-04T14:05+01:00",
    "flag": "true",
}
_NEEDED = choice("final", "never")


def vocabulary_of(field: str) -> str:
    """Return the name by which the words of a field of the site's own are known."""
    return f"fields.{field}.values"


class OwnField(Frozen):
    """A front-matter field that the site declares."""

    type: str = declare(choice(*SIMPLE, *WORDS), "What its value is.", required="always", default="text")
    values: tuple[Word, ...] = declare(
        VOCABULARY, "The words that a `choice` is one of, and a `list` has some of.", default=()
    )
    title: str = declare(TEXT, "What pages call it; its name in words, unless set.", default="")
    doc: str = declare(TEXT, "What it is for, in a sentence for those who write.", default="")
    required: str = declare(_NEEDED, "From which status on it must be there.", default="never")
    filter: bool = declare(FLAG, "Whether the table of incidents can be filtered by it.", default=False)
    name: str = ""

    @property
    def label(self) -> str:
        """What pages call it."""
        return self.title or _in_words(self.name)

    @property
    def declaration(self) -> Declaration:
        """The field as the reader, the checks and the schema know fields."""
        doc = self.doc or f"{self.label}."
        return Declaration(self.name, self._kind, doc, required=self._since, example=self._example)

    @property
    def _since(self) -> str:
        return "" if self.required == "never" else self.required

    @property
    def _kind(self) -> FieldType:
        words = term(vocabulary_of(self.name), f"one of the words of `{self.name}`") if self.values else TEXT
        return list_of(words, MANY) if self.type == "list" else SIMPLE.get(self.type, words)

    @property
    def _example(self) -> str:
        word = self.values[0].name if self.values else "a few words"
        return f"[{word}]" if self.type == "list" else EXAMPLES.get(self.type, word)


class OwnSection(Frozen):
    """A section's role that the site declares, or one of ours that it knows by more titles."""

    titles: tuple[str, ...] = declare(
        list_of(TEXT, MANY), "The headings by which it is known; the first is the one that is proposed.",
        required="always", default=(),
    )  # fmt: skip
    doc: str = declare(TEXT, "What goes into it: the guidance of a new report.", default="")
    required: str = declare(_NEEDED, "From which status on it must be there.", default="never")
    after: str = declare(
        term("every section", "a section's role, such as `impact`"),
        "The section that it follows; it may stand anywhere, unless set.",
        default="",
    )
    name: str = ""


def _in_words(name: str) -> str:
    spaced = name.replace("_", " ").strip()
    return spaced[:1].upper() + spaced[1:]
