"""The patterns of vendors that the package `detect-secrets` knows, where it is installed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

from .secret_patterns import Secret

_PACKAGE = "detect_secrets.core.plugins.util"
_BY_FORM = (
    "ArtifactoryDetector",
    "AWSKeyDetector",
    "AzureStorageKeyDetector",
    "CloudantDetector",
    "DiscordBotTokenDetector",
    "GitHubTokenDetector",
    "GitLabTokenDetector",
    "IbmCloudIamDetector",
    "IbmCosHmacDetector",
    "JwtTokenDetector",
    "MailchimpDetector",
    "NpmDetector",
    "OpenAIDetector",
    "PrivateKeyDetector",
    "PypiTokenDetector",
    "SendGridDetector",
    "SlackDetector",
    "SoftlayerDetector",
    "SquareOAuthDetector",
    "StripeDetector",
    "TelegramBotTokenDetector",
    "TwilioKeyDetector",
)
"""Those that know a secret by its form; others know it by how random it is, and so is a commit's hash."""


def more_secrets(text: str) -> Iterator[Secret]:
    """Yield what these find in a text, line by line; nothing where the package is not installed."""
    detectors, at = _detectors(_PACKAGE), 0
    for line in text.splitlines(keepends=True) if detectors else ():
        for detector in detectors:
            for value in detector.analyze_string(line):
                begin = line.find(value) if value else -1
                if begin >= 0:
                    yield Secret(at + begin, at + begin + len(value), f"a secret ({detector.secret_type})")
        at += len(line)


@cache
def _detectors(package: str) -> tuple[Any, ...]:
    try:
        known = import_module(package).get_mapping_from_secret_type_to_class()
    except ImportError:
        return ()
    return tuple(each() for each in known.values() if each.__name__ in _BY_FORM)
