"""A MkDocs site that is there already: what its configuration says, and which folder is free."""

from __future__ import annotations

from pathlib import Path

from ..frozen import Frozen
from ..model.diagnostic import Diagnostic
from ..site.config_layers import Layers, read_layers
from ..site.config_yaml import SiteHandler, open_config
from ..site.files import as_before
from ..site.folder import exists
from .site_config import Inherited, by_hand, inherited_from, with_plugin

HOMES = ("postmortems", "incident-reports", "postmortem-reports")
"""The folders that are proposed for our pages, the first that is free."""


class SiteThere(Frozen):
    """A site by its configuration; `broken` is what is wrong with one that cannot be read."""

    config: Path
    text: str
    docs: Path
    has_plugin: bool
    has_nav: bool
    above: Inherited
    broken: Diagnostic | None

    def free_folder(self) -> str:
        """Return a folder for our pages that none of its own has."""
        free = (name for name in HOMES if not _taken(self.docs / name))
        return next(free, HOMES[0])

    def with_plugin(self, path: str) -> str | None:
        """Return its configuration with the plugin; None where that is not plain to see."""
        after = self.text if self.has_plugin else with_plugin(self.text, path, self.above)
        return after and as_before(after, self.text)

    def by_hand(self, path: str) -> str:
        """Say what is to be written where that is not plain to see."""
        return by_hand(self.text, path, self.above)


def _taken(page: Path) -> list[Path]:
    return [each for each in (page, page.with_name(f"{page.name}.md")) if exists(each)]


def read_site(config: Path) -> SiteThere:
    """Read a site. Raises OSError and UnicodeDecodeError."""
    with config.open(encoding="utf-8", newline="") as file:
        text = file.read()
    root = config.resolve().parent
    layers = read_layers(open_config(config, root), root)
    return SiteThere(
        config,
        text,
        docs=config.parent / layers.text("docs_dir", "docs"),
        has_plugin=layers.options(SiteHandler())[0],
        has_nav=any("nav" in layer.file.top for layer in layers.all),
        above=_above(layers),
        broken=layers.broken,
    )


def _above(layers: Layers) -> Inherited:
    """Return the plugins that come from a file above, where there are any."""
    for file in (layer.file for layer in layers.all[1:]):
        if "plugins" in file.top:
            return inherited_from(file.path.name, file.source.text, file.top["plugins"])
    return Inherited()
