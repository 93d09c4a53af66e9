"""Renders a theme's page in an environment of its own, to see what the theme would write for the next report.

The templates are the very ones of the site. The page is watched, and so is what else is told with it;
nothing is called whose result is not known to follow from its arguments. Partials in which most depends
on the page are left out (`ISLANDS`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any, Final

from jinja2 import BaseLoader, Environment, Template, pass_context
from jinja2.filters import FILTERS
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.tests import TESTS
from jinja2.utils import Cycler, Joiner, Namespace, missing

from ..frozen import Unique
from .contents_told import ONE_FOR_ALL, ToldOnce, contents_alone
from .watched_answers import Asked, Path, UnfitError, itself, look, plain
from .watched_page import Printed, Refusing, Slot, Watch, WatchedMeta, WatchedPage, agrees, refuse

ISLANDS: Final = frozenset({
    "partials/toc.html", "partials/tags.html", "partials/actions.html", "partials/source-file.html",
})  # fmt: skip
_LOOK_AT_ADDRESS: Final = ("url", "script_tag")
_OF_HOSTS: Final = ("mkdocs.utils.templates", "properdocs.utils.templates")
_MAKERS: Final = (range, dict, Cycler, Joiner, Namespace)
_CALLED: Final = (Macro, BlockReference, LoopContext, Cycler, Joiner, WatchedMeta, str)
_READING: Final = ("get", "items", "keys", "values", "index", "count")


class Island(Unique):
    """A partial, what the theme has set where it is included, and what it has written where that is known."""

    name: str
    variables: Mapping[str, Any]
    told: ToldOnce | None = None

    def render(self, site: Environment, context: Mapping[str, Any]) -> str:
        """Return what the theme writes there for a page."""

        def render() -> str:
            return "".join(site.get_template(self.name).generate({**context, **self.variables}))

        return self.told.once(context, render) if self.told else render()


Piece = str | Path | Island
"""What a theme writes: the same for all, a text of the page, or what a partial writes for it."""


class Shell(Unique):
    """What a theme wrote for a page, to be filled in for others that answer alike all that it had asked."""

    pieces: Sequence[Piece]
    asked: Asked
    linked: frozenset[str]
    """All parts of addresses that were made to links; one that is the page's own makes another link there."""

    def fill(self, site: Environment, own: str, context: Mapping[str, Any]) -> str | None:
        """Return a page whose own part of its address is told; None where the theme would write another."""
        look_at = cache(partial(look, context))
        if own in self.linked or not agrees(self.asked, look_at):
            return None
        return "".join([
            piece if isinstance(piece, str)
            else piece.render(site, context) if isinstance(piece, Island) else look_at(piece)
            for piece in self.pieces
        ])  # fmt: skip


def watch_theme(site: Environment, name: str, context: Mapping[str, Any]) -> Shell:
    """Render a template of a site for a page; raise `UnfitError` where another page cannot be foreseen."""
    watch, linked = Watch(context), set[str]()
    environment = _environment(site, watch, linked)
    seen = {**context, "page": WatchedPage(watch)}
    yielded: list[Any] = list(environment.get_template(name).generate(seen))
    watch.is_over = True
    printed = [piece for piece in yielded if type(piece) is Printed]
    if list(map(id, printed)) != list(map(id, watch.printed)):
        raise UnfitError("it keeps or changes what differs from report to report")
    return Shell(tuple(_pieces(site, yielded, seen)), watch.asked, frozenset(linked))


def _pieces(site: Environment, yielded: Sequence[Any], seen: Mapping[str, Any]) -> Iterator[Piece]:
    same: list[str] = []
    for piece in yielded:
        if type(piece) is not Printed and isinstance(piece, str):
            same.append(piece)
            continue
        yield "".join(same)
        same.clear()
        yield piece.path if isinstance(piece, Printed) else _island(site, piece, seen)
    yield "".join(same)


def _island(site: Environment, known: Island, seen: Mapping[str, Any]) -> Island:
    """Return a partial with what is known there, apart from what was told with the page."""
    variables = {
        name: value for name, value in known.variables.items() if seen.get(name, missing) is not value
    }
    if any(isinstance(value, Namespace) for value in variables.values()):
        raise UnfitError(f"{known.name} can change what the theme goes on with")
    return Island(known.name, variables, contents_alone(site, known.name, variables))


class _SameTemplates(BaseLoader):
    """Makes templates of what the site's own environment has compiled."""

    def __init__(self, site: Environment) -> None:
        self._site = site

    def load(self, environment: Environment, name: str, globals: Any = None) -> Template:
        code = self._site.get_template(name).code  # type: ignore[attr-defined]
        return environment.template_class.from_code(environment, code, globals or {})


def _environment(site: Environment, watch: Watch, linked: set[str]) -> Environment:
    """Return an environment like the site's, in which all that is not known to be pure is refused."""

    class WatchedContext(Context):
        def resolve_or_missing(self, key: str) -> Any:
            return _resolved(site, watch, key, super().resolve_or_missing(key))

        def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
            return super().call(called if _is_pure(called) else refuse, *args, **kwargs)

    class WatchedTemplate(Template):
        @classmethod
        def from_code(cls, *args: Any, **kwargs: Any) -> Template:
            template = super().from_code(*args, **kwargs)
            if (name := template.name or "") in ISLANDS:
                template.root_render_func = partial(_left_out, watch, name, template.root_render_func)
            return template

    environment = site.overlay(loader=_SameTemplates(site))
    environment.context_class = WatchedContext
    environment.template_class = WatchedTemplate
    environment.tests = _known(site.tests, TESTS)
    environment.filters = _known(site.filters, FILTERS) | {"random": refuse}
    for name in ("e", "escape"):
        environment.filters[name] = _escaped(environment.filters[name])
    for name in _LOOK_AT_ADDRESS:
        if getattr(site.filters.get(name), "__module__", "") in _OF_HOSTS:
            environment.filters[name] = _link(site.filters[name], watch, linked)
    return environment


def _left_out(
    watch: Watch, name: str, render: Callable[[Context], Iterator[str]], context: Context
) -> Iterator[Any]:
    """Yield a partial in place of what it writes; the blanks that it writes where it has nothing to say."""
    forget = watch.remember()
    try:
        written = "".join(render(context))
    except Exception:  # it is rendered for each page
        written = name
    if not written or written.isspace():
        yield written
    else:
        forget()
        yield Island(name, context.get_all())


def _known(these: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    return {name: each if known.get(name) is each else refuse for name, each in these.items()}


def _escaped(escape: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: value.escaped() if isinstance(value, Slot) else escape(value)


def _link(make: Callable[..., str], watch: Watch, linked: set[str]) -> Callable[..., str | Slot]:
    """Return a filter that makes a link as another does, and notes what is linked to."""

    @pass_context
    def link(context: Context, value: Any) -> str | Slot:
        if isinstance(value, Slot):
            return value.linked()
        linked.update(str(value).replace("\\", "/").split("/"))
        return make({"page": watch.context["page"], "base_url": context["base_url"]}, value)

    return link


def _resolved(site: Environment, watch: Watch, name: str, value: Any) -> Any:
    """Return what a theme gets for a name."""
    if value is missing or (name != "page" and watch.context.get(name, missing) is value):
        return _told(watch, name, value)
    if site.globals.get(name, missing) is value:
        return value if any(value is maker for maker in _MAKERS) else Refusing()
    return value


def _told(watch: Watch, name: str, value: Any) -> Any:
    """Return what was told with a page; what it is has to be told with the next."""
    try:
        watch.ask(("context", name), itself if name in ONE_FOR_ALL else plain)
    except UnfitError:
        return Refusing()
    return value


def _is_pure(called: Any) -> bool:
    owner = getattr(called, "__self__", called)
    if isinstance(owner, (Mapping, Sequence)) and not isinstance(owner, str):
        return called.__name__ in _READING
    return isinstance(owner, _CALLED) or any(called is maker for maker in _MAKERS)
