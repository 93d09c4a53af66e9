"""The kinds of pages that a site has, and what it chooses of each: whether, where, and what it is called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..frozen import Frozen

HOME, INCIDENTS, ACTIONS = "home", "incidents", "actions"
KINDS = (
    HOME,
    INCIDENTS,
    "seen-before",
    "timeline",
    "services",
    "causes",
    "triggers",
    "tags",
    ACTIONS,
    "insights",
    "writing",
)
"""Each by the name of its folder; that of the home page is the folder of all."""
YEARS = "years"
"""The folder within that of the incidents which is the list's own."""
FOLDER_PAGES = ("index", "README")
_NOWHERE = ".left-out"
"""Where what a site leaves out would stand: no page of anybody's does."""
_OF_LIST = ("index.md", YEARS)


class PageKind(Frozen):
    """What a site has chosen of a kind: nothing, for what is empty; `is_there` is false for one left out."""

    path: str = ""
    title: str = ""
    is_there: bool = True


class Places:
    """Where the pages of a site stand, of which `pages` has what is chosen, in the folder `path`."""

    path: str
    pages: Mapping[str, PageKind]

    def under(self, path: str) -> str:
        """Return where a page or file of ours stands, which is named by the folder of its kind.

        What is left out stands nowhere; see `has`.
        """
        if self.pages:
            path = self._chosen(path)
        return f"{self.path}/{path}" if self.path else path

    def _chosen(self, path: str) -> str:
        kind, _, rest = (HOME, "", path) if path == "index.md" else path.partition("/")
        chosen = self.pages.get(kind) if kind in KINDS else None
        if chosen is None:
            return path
        if not chosen.is_there and (kind != INCIDENTS or rest.partition("/")[0] in _OF_LIST):
            return f"{_NOWHERE}/{path}"
        return f"{chosen.path}/{rest}" if chosen.path else path

    def has(self, path: str) -> bool:
        """Tell whether the site has the page or file at a path that `under` gave."""
        return not path.removeprefix(f"{self.path}/").startswith(f"{_NOWHERE}/")

    def called(self, kind: str) -> str:
        """Return the title that a site has chosen for a kind of pages; empty where it has not."""
        return self.pages[kind].title if kind in self.pages else ""

    @property
    def folder_of_reports(self) -> str:
        """Where reports and their files stand, from the folder of all pages of ours on."""
        return (self.pages[INCIDENTS].path if INCIDENTS in self.pages else "") or INCIDENTS

    @property
    def overviews(self) -> tuple[str, ...]:
        """The path of the first page of each kind that the site has, the home page among them."""
        first = (self.under("index.md" if kind == HOME else f"{kind}/index.md") for kind in KINDS)
        return tuple(path for path in first if self.has(path))

    def report_page(self, id_: str) -> str:
        """Return the path of a report's page; hosts take `index.md` and `README.md` for the folder's own."""
        return self.under(f"incidents/{id_}/index.md" if id_ in FOLDER_PAGES else f"incidents/{id_}.md")


def folders(chosen: Mapping[str, PageKind]) -> Iterator[tuple[str, str]]:
    """Yield each kind that has anything in a folder, and that folder; reports stand where their list does."""
    for kind in KINDS:
        one = chosen.get(kind, PageKind())
        if one.is_there or kind == INCIDENTS:
            yield kind, one.path or ("" if kind == HOME else kind)
