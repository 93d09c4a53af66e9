"""Addresses that were meant to lead to another site and do not, for a sign is missing or one too many."""

from __future__ import annotations

from ..patterns import deferred

_NO_HOST = deferred(r"(?i)(?P<scheme>https?):(?P<slashes>/*)(?P<rest>[^/\s][^\s]*)")
_NO_COLON = deferred(r"(?i)(?P<scheme>https?);?/{1,3}(?P<rest>[^/\s][^\s]*)")
_HOST = deferred(
    r"(?i)(?:[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?\.){1,9}(?P<top>[a-z]{2,24})(?::\d{1,5})?(?:[/?#][^\s]*)?"
)
_MAIL = deferred(r"(?i)[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,9}[a-z]{2,24}")
# fmt: off
_FILES = frozenset({
    "adoc", "avif", "bmp", "css", "csv", "doc", "docx", "eml", "gif", "gz", "har", "htm", "html", "ics",
    "ini", "ipynb", "java", "jpeg", "jpg", "js", "json", "jsonl", "log", "markdown", "md", "mkd", "mov",
    "ods", "odt", "pdf", "php", "png", "ppt", "pptx", "ps", "py", "rb", "rs", "rst", "rtf", "sh", "sql",
    "svg", "tar", "tex", "tf", "tgz", "ts", "tsv", "txt", "webm", "webp", "xls", "xlsx", "xml", "yaml",
    "yml", "zip",
})
# fmt: on
"""Endings of files, which no host is likely to have."""


def without_host(url: str) -> str:
    """Return what is meant by an address with a scheme and no host, "" where it is none."""
    found = _NO_HOST.fullmatch(url.strip())
    return f"{found['scheme'].lower()}://{found['rest']}" if found and found["slashes"] != "//" else ""


def meant_elsewhere(url: str) -> str:
    """Return the address of another site that a path is like, "" where it is like a file."""
    text = url.strip()
    if found := _NO_COLON.fullmatch(text):
        return f"{found['scheme'].lower()}://{found['rest']}"
    if _MAIL.fullmatch(text):
        return f"mailto:{text}"
    host = _HOST.fullmatch(text)
    is_host = host and (text.lower().startswith("www.") or host["top"].lower() not in _FILES)
    return f"https://{text}" if is_host else ""
