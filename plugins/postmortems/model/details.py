"""What the front matter of an incident tells as a mapping, with the declarations of its fields."""

from __future__ import annotations

from ..frozen import Frozen
from .field_types import COUNT, FLAG, LINK, PERCENT, SLUG, TEXT, choice, declare, list_of

DETECTION_SOURCES = ("alert", "customer", "staff", "partner", "synthetic", "audit", "unknown")
RELATIONS = ("recurrence-of", "caused-by", "duplicate-of", "related")


class Detection(Frozen):
    """How the incident came to be known."""

    source: str = declare(
        choice(*DETECTION_SOURCES), "Who or what noticed.", required="always", default="unknown"
    )
    detail: str = declare(TEXT, "Which alert, whose call.", default="")


class Impact(Frozen):
    """Who was hurt and how much; what is not known stays empty."""

    summary: str = declare(TEXT, "Who could not do what, in one sentence.", required="final", default="")
    users: int | None = declare(COUNT, "How many users were affected.")
    users_percent: float | None = declare(PERCENT, "The share of users affected, from 0 to 100.")
    requests_failed: int | None = declare(COUNT, "How many requests failed.")
    data_loss: bool | None = declare(FLAG, "Whether data was lost for good.")
    regions: tuple[str, ...] = declare(list_of(TEXT), "Where it was felt.", default=())
    revenue: str = declare(TEXT, "What it cost, with its currency.", default="")
    support_tickets: int | None = declare(COUNT, "How many support requests it caused.")


class Responders(Frozen):
    """How many people it took: counts, not names."""

    responders: int | None = declare(COUNT, "People who worked on it.")
    paged: int | None = declare(COUNT, "People who were paged.")
    paged_out_of_hours: int | None = declare(COUNT, "People who were paged outside working hours.")


class Related(Frozen):
    """Another incident of the same site, and how it hangs together with this one."""

    id: str = declare(SLUG, "The other incident's id.", required="always", default="")
    relation: str = declare(choice(*RELATIONS), "How they hang together.", default="related")

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", self.id.removesuffix(".md"))


class Link(Frozen):
    """Something worth reading elsewhere."""

    title: str = declare(TEXT, "What a reader finds there.", required="always", default="")
    url: str = declare(LINK, "Its address.", required="always", default="")
