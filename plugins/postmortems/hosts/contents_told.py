"""Tables of contents as a theme wrote them, for further pages with the same: many reports have one in common.

A partial may be taken from there if nothing else of a page can change what it writes, whichever way it goes:
that is seen from the text of its template, and of those that it includes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from jinja2 import Environment, nodes
from jinja2.environment import TemplateModule
from jinja2.filters import FILTERS
from jinja2.meta import find_undeclared_variables
from jinja2.runtime import Macro
from jinja2.tests import TESTS
from mkdocs.structure.toc import AnchorLink

from .watched_answers import Question, UnfitError, look, plain

ONE_FOR_ALL: Final = ("config", "nav")
"""What hosts tell with each page that is the same object for all of them, as long as a build takes."""
MOST: Final = 1_000
"""How many tables of contents are remembered."""
_LIVELY: Final = (
    nodes.Extends, nodes.Import, nodes.FromImport, nodes.Block, nodes.ContextReference,
    nodes.DerivedContextReference, nodes.EnvironmentAttribute, nodes.ExtensionAttribute, nodes.ImportedName,
)  # fmt: skip
"""What leads to where a template does not say."""
_PARTS: Final = {"title", "id", "level", "children", "active"}
Outline = tuple[Any, ...]


class ToldOnce:
    """What a partial wrote, by the table of contents of a page and by what else is told with that."""

    def __init__(self, questions: Mapping[str, Question]) -> None:
        self._questions = questions
        self._known: dict[tuple[Any, ...], str] = {}

    def once(self, context: Mapping[str, Any], render: Callable[[], str]) -> str:
        """Return what `render` writes, which it may have written for another page."""
        try:
            answers = (ask(look(context, ("context", name))) for name, ask in self._questions.items())
            key = outline(context["page"].toc), *answers
        except UnfitError:
            return render()
        found = self._known.get(key)
        if found is None:
            found = render()
            if len(self._known) < MOST:
                self._known[key] = found
        return found


def outline(links: Iterable[Any]) -> Outline:
    """Return all that a table of contents says. Raises UnfitError where another plugin has told it more."""
    return tuple(map(_line, links))


def _line(link: Any) -> Outline:
    said = vars(link)
    if type(link) is not AnchorLink or not said.keys() <= _PARTS:
        raise UnfitError("it reads what another plugin says of a heading")
    return plain(link.title), plain(link.id), link.level, "active" in said, outline(link.children)


def contents_alone(site: Environment, name: str, known: Mapping[str, Any]) -> ToldOnce | None:
    """Return what remembers a partial, None where it may read more of a page than its table of contents.

    Of what is `known` where it is included nothing differs from page to page.
    """
    names = set[str]()
    try:
        for tree in _trees(site, name, set()):
            _look_through(site, tree, known)
            names |= find_undeclared_variables(tree)
    except UnfitError:
        return None
    told = sorted(names - known.keys() - {"page"})
    return ToldOnce({each: id if each in ONE_FOR_ALL else plain for each in told})


def _trees(site: Environment, name: str, seen: set[str]) -> Iterator[nodes.Template]:
    """Yield a template, and all that it includes."""
    assert site.loader is not None, "it has loaded the theme"
    seen.add(name)
    tree = site.parse(site.loader.get_source(site, name)[0], name)
    yield tree
    for each in tree.find_all(nodes.Include):
        if not isinstance(each.template, nodes.Const) or type(each.template.value) is not str:
            raise UnfitError("it includes what it does not name")
        if each.template.value not in seen:
            yield from _trees(site, each.template.value, seen)


def _look_through(site: Environment, tree: nodes.Template, known: Mapping[str, Any]) -> None:
    """Raise UnfitError where a template does anything of which the result may differ from page to page."""
    contents = {id(each.node) for each in tree.find_all(nodes.Getattr) if each.attr == "toc"}
    for name in tree.find_all(nodes.Name):
        if (name.name == "page" and id(name) not in contents) or name.name in site.globals:
            raise UnfitError(f"it reads {name.name}")
    if not all(_is_macro(call.node, known) for call in tree.find_all(nodes.Call)):
        raise UnfitError("it calls what may do anything")
    known_filters = all(_is_first(site.filters, FILTERS, each) for each in tree.find_all(nodes.Filter))
    if not known_filters or not all(_is_first(site.tests, TESTS, each) for each in tree.find_all(nodes.Test)):
        raise UnfitError("it asks what others have added")
    if next(iter(tree.find_all(_LIVELY)), None):
        raise UnfitError("it goes on elsewhere")


def _is_first(own: Mapping[str, Any], first: Mapping[str, Any], asked: nodes.Filter | nodes.Test) -> bool:
    """Return whether a filter or a test is one of Jinja's own, which follows from what it is given alone."""
    return asked.name != "random" and own.get(asked.name) is first.get(asked.name)


def _is_macro(called: nodes.Node, known: Mapping[str, Any]) -> bool:
    """Return whether a macro is called of which the theme has told a partial."""
    root = called.node if isinstance(called, nodes.Getattr) else called
    return isinstance(root, nodes.Name) and isinstance(known.get(root.name), (Macro, TemplateModule))
