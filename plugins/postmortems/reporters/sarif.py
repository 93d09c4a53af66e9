"""For code scanning: SARIF 2.1.0, with what each check says of itself."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from .. import __version__
from ..checks.check import Check, all_checks
from ..model.diagnostic import Diagnostic, Level
from ..model.review import NO_REVIEW, Review, Suggestion
from ..review.baseline import fingerprints

SUGGESTS = True
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "problem/v1"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note", Level.OFF: "none"}


def write(diagnostics: Sequence[Diagnostic], _: bool = False, review: Review = NO_REVIEW) -> str:
    """Return one run; columns count characters, addresses are relative to the repository."""
    checks = all_checks()
    order = {code: index for index, code in enumerate(checks)}
    marks = fingerprints(diagnostics)
    results = [
        {**_result(found, review), "ruleIndex": order[found.code], "partialFingerprints": {FINGERPRINT: mark}}
        for found, mark in zip(diagnostics, marks, strict=True)
    ]
    driver = {
        "name": "postmortems",
        "semanticVersion": __version__,
        "rules": list(map(_rule, checks.values())),
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(check: Check) -> dict[str, Any]:
    return {
        "id": check.code,
        "shortDescription": {"text": check.title},
        "fullDescription": {"text": check.why},
        "help": {"text": f"{check.title}\n\n{check.why}", "markdown": check.page},
        "defaultConfiguration": {"level": _LEVELS[check.level]},
    }


def _result(diagnostic: Diagnostic, review: Review) -> dict[str, Any]:
    place = diagnostic.place
    region: dict[str, Any] = {
        "startLine": place.line,
        "startColumn": place.column,
        "endColumn": place.end_column,
    }
    if diagnostic.source_line:
        region["snippet"] = {"text": diagnostic.excerpt}
    uri = quote(review.in_repository(place.path), errors="replace")
    suggestion = review.suggested(diagnostic)
    return {
        "ruleId": diagnostic.code,
        "level": _LEVELS[diagnostic.level],
        "message": {"text": diagnostic.message_and_help},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}],
        **({"fixes": [_fix(suggestion, uri)]} if suggestion else {}),
    }


def _fix(suggestion: Suggestion, uri: str) -> dict[str, Any]:
    region = {"startLine": suggestion.first, "startColumn": 1, "endLine": suggestion.last + 1, "endColumn": 1}
    replacement = {"deletedRegion": region, "insertedContent": {"text": f"{suggestion.text}\n"}}
    return {
        "description": {"text": "What `postmortems check --fix` writes."},
        "artifactChanges": [{"artifactLocation": {"uri": uri}, "replacements": [replacement]}],
    }
