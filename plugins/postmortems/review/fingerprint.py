"""Names for problems that stay when lines move, so that a platform knows which are new."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence

from ..model.diagnostic import Diagnostic


def fingerprints(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield 64 hexadecimal digits for each problem: of its file, code, message, line and number."""
    seen = Counter[tuple[str, ...]]()
    for diagnostic in diagnostics:
        line = " ".join(diagnostic.excerpt.split())
        mark = (diagnostic.place.path, diagnostic.code, diagnostic.message, line)
        seen[mark] += 1
        yield hashlib.sha256(json.dumps([*mark, seen[mark]]).encode()).hexdigest()
