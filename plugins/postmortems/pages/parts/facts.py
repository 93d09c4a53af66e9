"""What is known of an incident besides its times, in words: who was hurt, what set it off, who came."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.details import Responders
from ...model.incident import Incident
from ...wording.numbers import DETECTION, KIND, STATUS, sentence
from ...wording.words import ENGLISH, Words, to_count, to_say

BANNERS = {
    "withdrawn": to_say("Do not rely on this report. It is kept so that links to it still lead somewhere."),
    "draft": to_say("This report is still being written. Facts may be missing or change."),
    "in-review": to_say("This report is being reviewed. Facts may still change."),
    "drill": to_say("This was an exercise."),
    "near-miss": to_say("Nobody was hurt, but it was close."),
    "maintenance": to_say("This was planned work."),
}
PEOPLE = to_count("%(num)s person", "%(num)s people")
PAGED = to_count("%(num)s paged", "%(num)s paged")
PAGED_LATE = to_count("%(num)s paged out of hours", "%(num)s paged out of hours")


def banners(incident: Incident, words: Words = ENGLISH) -> Iterator[tuple[str, str, str]]:
    """Yield what a reader must know first: which banner it is, its word and a sentence."""
    called = KIND | STATUS
    if incident.status == "withdrawn":
        yield "withdrawn", words.say(called["withdrawn"]), words.say(BANNERS["withdrawn"])
    if incident.is_ongoing:
        said = words.say("This incident is not over, as far as this report says.")
        yield "ongoing", words.say("Ongoing"), said
    for word in (incident.kind, incident.status):
        if word in BANNERS and word != "withdrawn":
            yield word, words.say(called[word]), words.say(BANNERS[word])


def figures(incident: Incident, words: Words = ENGLISH) -> Iterator[tuple[str, str]]:
    """Yield the figures of the impact that are known, each with its name."""
    impact = incident.impact
    users = [] if impact.users is None else [words.number(impact.users)]
    share = [] if impact.users_percent is None else [share_of(impact.users_percent, words)]
    if users or share:
        yield (
            words.say("Users affected"),
            f"{users[0]} ({share[0]})" if users and share else (users + share)[0],
        )
    if impact.requests_failed is not None:
        yield words.say("Requests failed"), words.number(impact.requests_failed)
    if impact.support_tickets is not None:
        yield words.say("Support requests"), words.number(impact.support_tickets)
    if impact.data_loss is not None:
        yield words.say("Data lost"), words.say("yes") if impact.data_loss else words.say("none")
    if impact.revenue:
        yield words.say("Cost"), impact.revenue
    if impact.regions:
        yield words.say("Regions"), ", ".join(impact.regions)


def share_of(value: float, words: Words) -> str:
    """Write a share that is given from 0 to 100."""
    if 0 < value < 0.01:
        return words.say("under %(share)s", share=words.percent(0.01))
    return words.percent(round(value, 2))


def detection(incident: Incident, words: Words = ENGLISH) -> str:
    """Say more of how it was noticed: `Error rate above 5 %.`; empty where the report does not."""
    if incident.detection is None:
        return ""
    source, detail = incident.detection.source, incident.detection.detail
    return sentence(detail) if detail or source != "unknown" else sentence(words.say(DETECTION[source]))


def responders(known: Responders, words: Words = ENGLISH) -> str:
    """Say how many people it took: `4 people, 2 paged, 1 paged out of hours`."""
    told = ((known.responders, PEOPLE), (known.paged, PAGED), (known.paged_out_of_hours, PAGED_LATE))
    return words.series(words.count(amount, *said) for amount, said in told if amount is not None)


def visibility(incident: Incident, words: Words = ENGLISH) -> str:
    """Say who may read a report that names them as not everybody; empty where it does not say so."""
    written = incident.document.text_of("visibility")
    return words.say("Internal") if written and incident.visibility == "internal" else ""


def description(incident: Incident, lede: str, date_text: str, words: Words = ENGLISH) -> str:
    """Describe an incident's page in a sentence or two."""
    services = words.listing(incident.services)
    what = words.about(words.series((incident.severity, date_text)), services) if services else date_text
    return lede or sentence(what)
