"""What a drawing tells besides what it shows: pictures with texts of their own, hidden layers, remarks."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping

from ..patterns import deferred
from .bare_image import bare

_DRAWN = frozenset({
    "a", "circle", "ellipse", "g", "image", "line", "path", "polygon", "polyline", "rect", "switch", "text",
    "tspan", "textPath", "use",
})  # fmt: skip
_HIDDEN = deferred(r"(?:\A|[;\s])display\s{0,9}:\s{0,9}none\b", re.IGNORECASE)
_REMARK = deferred(r"/\*[^*]*+\*++(?:[^/*][^*]*+\*++)*+/")
_WITHIN = deferred(r"data:image/(?P<kind>[a-z]{3,4});base64,(?P<bytes>.*)", re.DOTALL | re.IGNORECASE)


def is_hidden(element: str, attributes: Mapping[str, str]) -> bool:
    """Tell whether a part is drawn nowhere, such as a layer that an editor hides."""
    says = attributes.get("display", "").strip().lower() == "none"
    return element in _DRAWN and (says or bool(_HIDDEN.search(attributes.get("style", ""))))


def bare_picture(address: str) -> str | None:
    """Return a picture in a drawing, an address, with nothing but what it shows; None where that fails."""
    found = _WITHIN.fullmatch(address.strip())
    if not found:
        return address
    try:
        data = bare(found["kind"].lower(), base64.b64decode(found["bytes"]))
    except binascii.Error:
        return None
    return f"data:image/{found['kind'].lower()};base64,{base64.b64encode(data).decode()}" if data else None


def without_remarks(style: str) -> str:
    """Return style without its comments."""
    return _REMARK.sub("", style)
