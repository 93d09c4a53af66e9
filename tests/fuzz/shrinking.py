"""The least of some files with which something still goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

Files = Mapping[str, str]


def shrunk(files: Files, still_wrong: Callable[[Files], bool]) -> Files:
    """Return fewer and shorter files; `still_wrong` says whether they show the same."""
    for name in sorted(files):
        fewer = {other: text for other, text in files.items() if other != name}
        if fewer and still_wrong(fewer):
            files = fewer
    for name in sorted(files):
        for parts in (str.splitlines, list):
            files = _shorter(files, name, parts, still_wrong)
    return files


def _shorter(
    files: Files, name: str, parts: Callable[..., list[str]], still_wrong: Callable[[Files], bool]
) -> Files:
    """Leave out ever smaller stretches of one file's lines or letters."""
    kept = parts(files[name], True) if parts is str.splitlines else parts(files[name])
    size = len(kept)
    while size:
        for start in _starts(len(kept), size):
            fewer = kept[:start] + kept[start + size :]
            if len(fewer) < len(kept) and still_wrong({**files, name: "".join(fewer)}):
                kept = fewer
        size //= 2
    return {**files, name: "".join(kept)}


def _starts(length: int, size: int) -> Iterator[int]:
    """Yield where stretches begin, the last first, so that what was left out moves none of them."""
    return iter(range((length - 1) // size * size, -1, -size))
