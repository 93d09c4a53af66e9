"""Many incidents from a seed, with facts spread as in real ones: a few everywhere, most rarely."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

from postmortems.model.details import DETECTION_SOURCES, Detection
from postmortems.model.incident import Incident

from .shelf import incident

PARTS = ("Checkout", "Search", "Sign-in", "Orders", "Invoices", "Uploads", "The queue", "Maps")
ENDS = (
    "down in Europe",
    "slow after a deploy",
    "rejected valid requests",
    "lost messages",
    "showed old data",
)
KINDS = ("incident",) * 12 + ("near-miss", "security", "drill")
TRIGGERS = ("deploy", "config-change", "traffic", "capacity", "expiry", "")
FIRST = datetime(2012, 1, 5, 10, tzinfo=UTC)


def many(amount: int, years: int = 15, services: int = 60, seed: int = 1) -> tuple[Incident, ...]:
    """Make incidents over some years, the oldest first."""
    random = Random(seed)
    step = timedelta(days=365 * years) / amount

    def some(stem: str, among: int, most: int) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(
                f"{stem}-{int(random.paretovariate(1)) % among}" for _ in range(random.randint(1, most))
            )
        )

    return tuple(
        incident(
            f"{start:%Y-%m-%d}-report-{number}", f"{start:%Y-%m-%dT%H:%M}",
            title=f"{random.choice(PARTS)} {random.choice(ENDS)}", severity=f"SEV{random.randint(1, 5)}",
            minutes=None if number % 9 == 0 else int(random.lognormvariate(4, 1.4)) + 1,
            services=some("service", services, 3), contributing_factors=some("factor", 300, 3),
            trigger=random.choice(TRIGGERS), kind=random.choice(KINDS),
            status="final" if number < amount - 5 else "draft",
            detection=Detection(random.choice(DETECTION_SOURCES)),
        )
        for number, start in ((number, FIRST + number * step) for number in range(amount))
    )  # fmt: skip
