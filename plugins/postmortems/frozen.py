"""Values that do not change, as dataclasses whose classes are made in a tenth of the time.

`dataclass(frozen=True)` writes six functions for each class and has them compiled, whenever a program starts.
Here they are written once; `fields`, `replace` and `asdict` take values of these classes as they take others.
To make a value takes longer than with those: what a build makes by the thousand is a named tuple. Values of a
class share the names of their fields, in half of the memory, unless a new one is told all of them at once.
"""

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, NoReturn, dataclass_transform


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Frozen:
    """What values are heirs of; a class of them declares its fields as a dataclass does."""

    def __init_subclass__(cls) -> None:
        dataclass(init=False, repr=False, eq=False)(cls)

    def __init__(self, *given: Any, **named: Any) -> None:
        names, places, defaults, factories, *_ = _known_of(self)
        amount = len(given) + len(named)
        if given:
            named.update(zip(places, given, strict=False))
        values = self.__dict__
        for name in named:  # one before all others: see above
            values[name] = None
            break
        values.update(defaults)
        values.update(named)
        for name, make in factories:
            if name not in named:
                values[name] = make()
        if len(named) != amount or values.keys() != names:
            wrong = sorted(values.keys() ^ names) or f"{amount} values of which {len(named)} have a place"
            raise TypeError(f"{type(self).__name__}: {wrong}")
        self.__post_init__()

    def __post_init__(self) -> None:
        """Do what is to be done once all fields have their values."""

    def __setattr__(self, name: str, _: object) -> NoReturn:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        compared = _known_of(self).compared
        return bool(compared(self) == compared(other))

    def __hash__(self) -> int:
        return hash(_known_of(self).compared(self))

    def __repr__(self) -> str:
        known = _known_of(self)
        return known.form % known.shown(self)


class Unique(Frozen):
    """A value that is equal to itself alone."""

    __eq__ = object.__eq__
    __hash__ = object.__hash__


class _Known(NamedTuple):
    """What is asked of the fields of a class whenever one of its values is made, compared or shown."""

    names: frozenset[str]
    places: tuple[str, ...]
    defaults: dict[str, Any]
    factories: tuple[tuple[str, Callable[[], Any]], ...]
    compared: Callable[[Any], Any]
    form: str
    shown: Callable[[Any], tuple[Any, ...]]


def _known_of(value: Any) -> _Known:
    cls: Any = type(value)
    return _known(cls)


@cache
def _known(cls: Any) -> _Known:
    all_ = fields(cls)
    compared = [each.name for each in all_ if each.compare]
    shown = [each.name for each in all_ if each.repr]
    return _Known(
        frozenset(each.name for each in all_),
        cls.__match_args__,
        {each.name: each.default for each in all_ if each.default is not MISSING},
        tuple((each.name, each.default_factory) for each in all_ if each.default_factory is not MISSING),
        attrgetter(*compared) if compared else lambda _: (),
        f"{cls.__qualname__}({', '.join(f'{name}=%r' for name in shown)})",
        attrgetter(*shown) if len(shown) > 1 else lambda value: tuple(getattr(value, each) for each in shown),
    )
