"""The incidents for other programs: an index, a file for each, and the schema that both follow."""

from __future__ import annotations

from collections.abc import Iterator

from ..exporting.interchange import files as files_of
from ..exporting.interchange_schema import NAME, schema_file
from ..exporting.json_schema import FOLDER
from .base.page import Site
from .base.paths import published


def files(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file."""
    reports = (site.knowledge_base.by_path[site.whole(each).document.path] for each in published(site))
    for path, text in (*files_of(reports, site.settings, site.exported), (f"{FOLDER}/{NAME}", schema_file())):
        yield site.settings.under(path), text
