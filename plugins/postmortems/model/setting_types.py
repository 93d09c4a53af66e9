"""The types that only settings can have."""

from __future__ import annotations

from .field_types import FieldType
from .page_kinds import KINDS

FOLDER = FieldType("a folder, relative to mkdocs.yml, without `..`")
OF_REPOSITORY = FieldType("a folder of the site's repository, relative to mkdocs.yml")
FILE = FieldType("a file, relative to mkdocs.yml, without `..`")
PLACE = FieldType("a folder of the site, without `..`, `#`, `?` and `%`")
PATTERN = FieldType("a path in the docs folder, `*` for any letters, such as api/*")
ENDING = FieldType("the ending of a file's name, such as mp4")
STORE = FieldType("auto, off, or a folder outside of the repository, from `/` or `~` on")
MOST_KB = 2000
ID_PATTERN = FieldType(
    "an id with `{n}` once for its number, `{n:4}` for one of four digits, such as INC-{n}"
)
KILOBYTES = FieldType(f"a whole number from 1 to {MOST_KB}")
PAGES = FieldType(
    f"a mapping of kinds of pages ({', '.join(KINDS)}), each to false, a folder, or a mapping of path, title"
)
LEVELS = FieldType("a mapping of a check's code to error, warning, info or off")
TRACKERS = FieldType(
    "an https:// or http:// address with `{}` once for the ticket, such as https://tracker.example.com/{}, "
    "or a mapping of the letters that tickets begin with to such addresses"
)
LANGUAGES = ("ar", "de", "en", "es", "fr", "ja", "pt")
