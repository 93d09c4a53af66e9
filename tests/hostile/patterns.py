"""Every compiled pattern of the package, and texts that each can be made to work hard with."""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import postmortems
from postmortems.patterns import Deferred

sre: Any = importlib.import_module("re._constants")
sre_parser: Any = importlib.import_module("re._parser")

FLAGS = re.IGNORECASE | re.MULTILINE | re.DOTALL | re.VERBOSE | re.ASCII


@dataclass(frozen=True)
class Found:
    """A pattern and where it is."""

    where: str
    pattern: re.Pattern[Any]


def all_patterns() -> tuple[Found, ...]:
    """Return the patterns that the package's modules hold, in globals, classes and containers.

    Each is there once; one with a name of the module's own, as that is used there.
    """
    seen: dict[tuple[object, ...], Found] = {}
    for module in modules():
        for name, value in vars(module).items():
            if not name.startswith("__"):
                where = f"{module.__name__}.{name}"
                for pattern in _within(value, 4):
                    own = where if name.startswith("_") else ""
                    seen.setdefault((own, pattern.pattern, pattern.flags), Found(where, pattern))
    return tuple(seen.values())


def modules() -> Iterator[ModuleType]:
    """Yield every module of the package."""
    yield postmortems
    for found in pkgutil.walk_packages(postmortems.__path__, "postmortems."):
        yield importlib.import_module(found.name)


def _within(value: Any, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, Deferred):
        yield re.compile(value.pattern, value.flags)
    elif isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, Mapping):
        for each in (*value, *value.values()):
            yield from _within(each, depth - 1)
    elif depth and isinstance(value, (list, tuple, set, frozenset)):
        for each in value:
            yield from _within(each, depth - 1)
    elif depth and _is_ours(value):
        yield from _within(list(getattr(value, "__dict__", {}).values()), depth - 1)


def _is_ours(value: Any) -> bool:
    """Tell whether a value is a class of the package, or an object of one."""
    return any(str(getattr(of, "__module__", "")).startswith("postmortems") for of in (value, type(value)))


def pumps(pattern: re.Pattern[Any], size: int, seed: int = 0) -> Iterator[str]:
    """Yield texts of about `size` letters: what each repetition in a pattern matches, repeated.

    Before it stands what leads to it, behind it what the pattern cannot go on with.
    """
    text = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    tree = sre_parser.parse(text, pattern.flags & FLAGS)
    chance = random.Random(seed)
    for prefix, unit in _repetitions(tree, chance):
        whole = unit or "a"
        for tail in ("", "\x00!", " x"):
            yield prefix + whole * (size // len(whole)) + tail
    once = sample(tree, chance)
    if once:
        yield once * (size // len(once))


def _repetitions(tree: Any, chance: random.Random, before: str = "") -> Iterator[tuple[str, str]]:
    """Yield each repetition of a pattern as what stands before it and one turn of it."""
    for op, args in tree:
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            _, high, inner = args
            if high is sre.MAXREPEAT or high > 3:
                for _ in range(2):
                    yield before, sample(inner, chance)
            yield from _repetitions(inner, chance, before)
        else:
            for part in _parts(op, args):
                yield from _repetitions(part, chance, before)
        before += sample([(op, args)], chance)


def _parts(op: Any, args: Any) -> Sequence[Any]:
    if op is sre.SUBPATTERN:
        return [args[3]]
    if op is sre.BRANCH:
        return list(args[1])
    if op is sre.ATOMIC_GROUP:
        return [args]
    if op is sre.GROUPREF_EXISTS:
        return [part for part in args[1:] if part]
    return [args[1]] if op in (sre.ASSERT, sre.ASSERT_NOT) else []


def sample(tree: Iterable[Any], chance: random.Random) -> str:
    """Return a text that a pattern matches, or nearly does: lookarounds and references are left out."""
    return "".join(_one(op, args, chance) for op, args in tree)


def _one(op: Any, args: Any, chance: random.Random) -> str:
    if op is sre.LITERAL:
        return chr(args)
    if op is sre.NOT_LITERAL:
        return _letter(lambda letter: letter != chr(args), chance)
    if op is sre.ANY:
        return chance.choice("ax ,-")
    if op is sre.IN:
        return _of_class(args, chance)
    if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        low, high, inner = args
        return "".join(
            sample(inner, chance) for _ in range(min(max(low, chance.randint(0, 2)), int(high), 70))
        )
    parts = _parts(op, args)
    if op in (sre.ASSERT, sre.ASSERT_NOT) or not parts:
        return ""
    return sample(chance.choice(parts), chance)


LETTERS = [*"a1 ,.-:/<>[](){}|@#*_`~=+!?&;'\"\\\tZéß漢–“", "\n", "\u00a0", *map(chr, range(33, 127))]


def _letter(fits: Any, chance: random.Random) -> str:
    return next((letter for letter in chance.sample(LETTERS, len(LETTERS)) if fits(letter)), "a")


def _of_class(args: Any, chance: random.Random) -> str:
    negated = args[0][0] is sre.NEGATE
    if not negated:
        op, value = chance.choice([item for item in args if item[0] is not sre.NEGATE])
        if op is sre.LITERAL:
            return chr(value)
        if op is sre.RANGE:
            return chr(chance.randint(value[0], min(value[1], value[0] + 40)))
    one = re.compile(_written(args))
    return _letter(lambda letter: bool(one.fullmatch(letter)), chance)


_CATEGORIES = {
    sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_NOT_DIGIT: r"\D", sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S", sre.CATEGORY_WORD: r"\w", sre.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip


def _written(args: Any) -> str:
    """Return a character class as it is written."""
    parts = []
    for op, value in args:
        if op is sre.NEGATE:
            parts.append("^")
        elif op is sre.LITERAL:
            parts.append(re.escape(chr(value)))
        elif op is sre.RANGE:
            parts.append(f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}")
        else:
            parts.append(_CATEGORIES[value])
    return f"[{''.join(parts)}]"
