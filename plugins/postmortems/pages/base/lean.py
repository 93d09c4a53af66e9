"""How our templates are compiled and run: with less around each value and each call than Jinja has.

Jinja makes markup of each value before it is printed, and asks of each thing that is called what it wants to
be told of a template, and of each attribute whether it is one. Here what is printed is text, what is called
wants nothing, and what a mapping holds is asked for by `[]`.
"""

from __future__ import annotations

from typing import Any

import markupsafe
from jinja2 import Environment, nodes, runtime
from jinja2.compiler import CodeGenerator, Frame
from jinja2.utils import missing
from markupsafe import Markup

from ...patterns import deferred

_ESCAPED = deferred(r"[&<>\"']")


def escape(value: Any) -> Any:
    """Return a value as HTML, to be printed."""
    kind = type(value)
    if kind is str:
        return markupsafe.escape(value) if _ESCAPED.search(value) else value
    return str(value) if kind is int or kind is Markup else markupsafe.escape(value)


class Macro(runtime.Macro):
    """A macro, which most call with nothing but its arguments."""

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        """Return what it says; what has a default may be `missing`."""
        lacking = len(self.arguments) - len(args)
        if kwargs or lacking < 0 or self.caller or self.catch_kwargs or self.catch_varargs:
            return super().__call__(*args, **kwargs)
        return str.__new__(Markup, self._func(*args, *(missing,) * lacking))


class Context(runtime.Context):
    """What a template is filled with; nothing that ours call asks for it.

    What is imported knows all that templates know anyway: nothing has to be handed on.
    """

    def __init__(self, environment: Environment, parent: Any, name: Any, blocks: Any, **_: Any) -> None:
        super().__init__(environment, parent, name, blocks)

    def call(
        self, called: Any, /, *args: Any, _loop_vars: Any = None, _block_vars: Any = None, **kwargs: Any
    ) -> Any:
        """Call what a template calls."""
        return called(*args, **kwargs)


class Code(CodeGenerator):
    """Compiles a template so that it prints and calls as above."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Write a module, in which our names go before those of Jinja."""
        super().visit_Template(node, frame)
        self.writeline(f"from {__name__} import {escape.__name__}, {Macro.__name__}")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write an attribute as Python does."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")
