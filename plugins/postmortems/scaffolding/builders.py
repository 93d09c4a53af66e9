"""What a new site is made with: a theme of MkDocs, or a generator that runs no plugin of ours."""

from __future__ import annotations

from collections.abc import Mapping

from ..frozen import Frozen

_MATERIAL = """\
theme:
  name: material
  font: false # fonts of the reader's machine: pages fetch nothing from elsewhere
  features:
    - navigation.tabs
    - content.action.edit
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      toggle:
        icon: material/weather-night
        name: Switch to the dark scheme
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      toggle:
        icon: material/weather-sunny
        name: Switch to the light scheme
"""
_MKDOCS = """\
theme:
  name: mkdocs
  color_mode: auto
  user_color_mode_toggle: true
"""


class Builder(Frozen):
    """A way to make a site.

    `theme` is that of its mkdocs.yml, `extra` brings what it takes with our package. `build` and `serve` are
    commands in its folder, `first` has to run before them, and `site` is where the site stands then. `warns`
    says that the theme begins its output with a banner about another version of MkDocs.
    """

    theme: str
    extra: str = ""
    build: str = "mkdocs build"
    serve: str = "mkdocs serve"
    site: str = "site"
    warns: bool = False
    first: str = ""


MATERIAL = Builder(_MATERIAL, "material", warns=True)
THEMES: Mapping[str, Builder] = {
    "material": MATERIAL,
    "materialx": Builder(_MATERIAL.replace("name: material", "name: materialx", 1), "materialx"),
    "mkdocs": Builder(_MKDOCS),
    "readthedocs": Builder("theme:\n  name: readthedocs\n"),
}
"""The themes of MkDocs in which our pages are tried, the one that is proposed first."""

_EXPORT, _FIRST = ".postmortems/zensical", "postmortems export --for zensical"
GENERATORS: Mapping[str, Builder] = {
    "zensical": Builder(
        _MATERIAL.replace("  name: material\n", "", 1),
        "zensical",
        f"{_FIRST} && zensical build --strict -f {_EXPORT}/mkdocs.yml",
        f"zensical serve -f {_EXPORT}/mkdocs.yml",
        f"{_EXPORT}/site",
        first=_FIRST,
    ),
}
"""Generators that run no plugin of ours: an export comes before each of their builds."""
