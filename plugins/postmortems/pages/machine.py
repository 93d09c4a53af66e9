"""The incidents for other programs: lists of all, a file for each, and the schema that they follow."""

from __future__ import annotations

from collections.abc import Iterator

from ..exporting.interchange import lists
from ..exporting.interchange_schema import NAME, schema_file
from ..exporting.json_schema import FOLDER
from .base.page import Site
from .base.paths import published


def list_files(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file that has a line for each incident."""
    folder = site.settings.folder_of_reports
    for path, text in lists(published(site), site.settings, site.changed, folder):
        yield site.settings.under(path), text


def files(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file of one incident, and of the schema."""
    for incident in map(site.whole, published(site)):
        report = site.knowledge_base.by_path[incident.document.path]
        text = site.exported(report, incident, site.settings, site.changed.get(report.path))
        yield site.settings.under(f"incidents/{incident.id}.json"), text
    yield site.settings.under(f"{FOLDER}/{NAME}"), schema_file()
