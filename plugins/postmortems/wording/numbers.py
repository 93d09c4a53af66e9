"""How values are written out: counts, numbers, lists and the names of choices."""

from __future__ import annotations

from collections.abc import Sequence

STATUS = {"draft": "Draft", "in-review": "In review", "final": "Final", "withdrawn": "Withdrawn"}
KIND = {
    "incident": "Incident",
    "near-miss": "Near miss",
    "security": "Security incident",
    "maintenance": "Maintenance",
    "drill": "Drill",
}
DETECTION = {
    "alert": "An alert", "customer": "A customer", "staff": "Staff", "partner": "A partner",
    "synthetic": "A synthetic check", "audit": "An audit", "unknown": "Unknown",
}  # fmt: skip


def label(word: str) -> str:
    """Write a lower-case word of a vocabulary as a label; one with capitals of its own stays as it is."""
    if word != word.lower():
        return word
    spaced = word.replace("-", " ")
    return spaced[:1].upper() + spaced[1:]


def number(value: int | float) -> str:
    """Write a number with commas between thousands, without trailing zeros or an exponent."""
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def percent(value: float) -> str:
    """Write a share that is given from 0 to 100."""
    return "under 0.01%" if 0 < value < 0.01 else f"{number(round(value, 2))}%"


def noun(amount: int, one: str, many: str = "") -> str:
    """Return the form of a noun that an amount takes."""
    return one if amount == 1 else many or one + "s"


def count(amount: int, one: str, many: str = "") -> str:
    """Write an amount with its noun: `1 incident`, `2,000 incidents`."""
    return f"{number(amount)} {noun(amount, one, many)}"


def listing(words: Sequence[str]) -> str:
    """Join words as a sentence does: `a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def sentence(text: str) -> str:
    """End a text with a full stop, unless it ends with a mark of its own."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…。！？" else text + "."
