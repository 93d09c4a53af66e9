"""mkdocs.yml to Settings, without MkDocs: the plugin's options, each with its line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from urllib.parse import quote

from ..frozen import Frozen
from ..model.diagnostic import Diagnostic, Level, Problem
from ..model.document import Field, Value
from ..model.field_types import declarations
from ..model.vocabulary import Word
from ..reading.scalars import Reading, variable_of
from ..reading.values import read_record
from ..settings import EVERY_FIELD, Settings
from ..wording.words import spoken
from .config_layers import read_layers
from .config_problems import clashes, setting_problems, states_of
from .config_yaml import CODE, ConfigFile, SiteHandler, open_config
from .folder import exists, folder_at
from .nav_problems import nav_problems
from .own_problems import names_in, names_of, own_problems, value_at, without_numbers

NO = ("false", "no", "off")
"""How YAML says no."""
NOWHERE = Value(None, 0, 1)
CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml")
BEFORE = ("severities", "fields", "sections")
"""The settings whose words others of them use."""
VOCABULARIES = ("severities", "services", "triggers", "fields", "sections", "rules")


class PagesAt(Frozen):
    """Where a site is published, "" where it does not say so, and whether pages are folders there."""

    site_url: str = ""
    in_folders: bool = True

    def address(self, path: str) -> str:
        """Return the address of a page by its path in the docs folder; "" where it is not known."""
        if not self.site_url.lower().startswith(("https://", "http://")):
            return ""
        name = path.removesuffix(".md")
        page = f"{name.removesuffix('index')}" if name.endswith("/index") else f"{name}/"
        return f"{self.site_url.rstrip('/')}/{quote(page if self.in_folders else f'{name}.html')}"


class SiteConfig(Frozen):
    """What mkdocs.yml says that concerns us; of one that cannot be read it is not known that it lacks us."""

    settings: Settings
    docs_dir: str
    diagnostics: tuple[Diagnostic, ...]
    site_dir: str = "site"
    has_plugin: bool = False
    pages_at: PagesAt = PagesAt()
    excluded: tuple[str, ...] = ()


def find_config(start: Path) -> Path | None:
    """Return the mkdocs.yml of a folder, or of the nearest one above it."""
    return next(filter(None, map(config_in, (start, *start.parents))), None)


def config_in(folder: Path) -> Path | None:
    """Return the mkdocs.yml that stands in a folder, by any of its names."""
    return next((folder / name for name in CONFIG_NAMES if (folder / name).is_file()), None)


def read_config(path: Path, base: Path, codes: Iterable[str]) -> SiteConfig:
    """Read a site's mkdocs.yml; `codes` are the checks that exist. Raises OSError where there is none."""
    return config_of(open_config(path, base), codes)


def config_of(file: ConfigFile, codes: Iterable[str]) -> SiteConfig:
    """Return what a site's mkdocs.yml says; see `read_config`."""
    root = file.path.resolve().parent
    layers, handler = read_layers(file, root), SiteHandler()
    if layers.broken:
        settings = Settings(doubtful=(*declarations(Settings), EVERY_FIELD))
        return SiteConfig(settings, "docs", (layers.broken,), has_plugin=True)
    found, options = layers.options(handler)
    docs_dir = layers.text("docs_dir", "docs")
    settings, problems = settings_from(options, codes, root, docs_dir)
    settings = in_language(settings, layers.text_within("theme", "language"))
    strays = tuple(layers.strays(root))
    if strays:
        unknown = [name for name in declarations(Settings) if name not in options]
        settings = replace(settings, doubtful=(*settings.doubtful, *unknown, EVERY_FIELD))
    every = (_as_setting(problem) for problem in (*handler.problems, *problems, *strays))
    nav = nav_problems(layers.value("nav"), settings, root / docs_dir, root) if found else ()
    told = ((problem, Level.ERROR) for problem in every), ((problem, Level.WARNING) for problem in nav)
    diagnostics = layers.diagnose_all(chain(*told))
    ordered = tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key))
    in_folders = layers.text("use_directory_urls", "").lower() not in NO
    pages_at = PagesAt(layers.text("site_url", ""), in_folders)
    to, out = layers.text("site_dir", "site"), layers.excluded
    return SiteConfig(settings, docs_dir, ordered, to, found or bool(strays), pages_at, out)


def settings_from(
    options: Mapping[str, Field], codes: Iterable[str], root: Path | None = None, docs_dir: str = "docs"
) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings that the plugin's options give, with what is wrong about them.

    With the site's folder as `root`, the files and folders that they name are looked for too.
    """
    words: dict[str, tuple[Word, ...]] = {"checks": tuple(Word(code) for code in codes)}
    reading = Reading(words, code=CODE, unknown_code=CODE, noun="setting")
    told = {name: field for name, field in options.items() if not _would_tell(field, root)}
    words |= names_in(told)
    first = read_record({name: told[name] for name in told if name in BEFORE}, Settings, "", reading)
    words |= Settings(**first).vocabularies()
    rest = read_record({name: told[name] for name in told if name not in BEFORE}, Settings, "", reading)
    for name in options.keys() - told.keys():
        reading.reject(options[name].value, name, "", "write it here: messages tell what it says")
    settings = _with_doubts(Settings(**first, **rest), options, reading)
    around = setting_problems(settings, root, docs_dir) if root else ()
    known = [problem.start for problem in reading.problems]
    own = (each for each in own_problems(settings) if not _holds(value_at(told, each.name), known))
    for found in (*clashes(settings), *own, *around):
        value, name = value_at(told, found.name) or NOWHERE, without_numbers(found.name)
        reading.reject(value, name, found.wrong, found.help, found.proposal)
    settings = _with_states(_with_doubts(settings, options, reading), root)
    return settings, tuple(dict.fromkeys(reading.problems))


def _with_states(settings: Settings, root: Path | None) -> Settings:
    """Return settings that know what the tracker says, where its file could be read."""
    if root is None or not settings.ticket_states or "ticket_states" in settings.doubtful:
        return settings
    return replace(settings, states=states_of(settings, root))


def in_language(settings: Settings, theme: str) -> Settings:
    """Return settings whose language is the theme's where the site names none of ours."""
    return settings if settings.language else replace(settings, language=spoken(theme))


def _with_doubts(settings: Settings, options: Mapping[str, Field], reading: Reading) -> Settings:
    """Return settings that know which of them, and which fields of the site, could not be read whole."""
    wrong = [problem.start for problem in reading.problems]
    doubtful = [name for name, field in options.items() if _holds(field.value, wrong)]
    doubtful += sorted({problem.meant for problem in reading.problems} & {*VOCABULARIES})
    lost = {*names_of(options, "fields")} - {each.name for each in settings.fields}
    return replace(settings, doubtful=(*doubtful, *(f"fields.{name}" for name in sorted(lost))))


def _holds(value: Value | None, places: Iterable[int]) -> bool:
    """Tell whether something was told of a part of a value already."""
    return value is not None and any(value.start <= place < value.end for place in places)


def _would_tell(field: Field, root: Path | None) -> bool:
    """Tell whether messages about reports would say what the environment has, which may be a secret."""
    if not variable_of(field.value):
        return False
    if field.name == "incidents_dir" and root is not None:
        return not exists(folder_at(root, str(field.value.data)))
    return field.name in VOCABULARIES


def _as_setting(problem: Problem) -> Problem:
    return problem._replace(code=CODE)
