"""For GitLab: a Code Quality report, which merge requests show."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ..model.diagnostic import Diagnostic, Level
from ..model.review import NO_REVIEW, Review
from ..review.baseline import fingerprints

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.INFO: "info"}


def write(diagnostics: Sequence[Diagnostic], _: bool = False, review: Review = NO_REVIEW) -> str:
    """Return one array; fingerprints stay the same when lines move."""
    items = [
        {
            "description": diagnostic.message_and_help,
            "check_name": diagnostic.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[diagnostic.level],
            "location": {
                "path": review.in_repository(diagnostic.place.path),
                "lines": {"begin": diagnostic.place.line},
            },
        }
        for diagnostic, fingerprint in zip(diagnostics, fingerprints(diagnostics), strict=True)
    ]
    return json.dumps(items, indent=2) + "\n"
