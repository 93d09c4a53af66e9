"""When an incident began, was noticed and was over, in whatever words, order, layout and zone it is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postmortems.extraction.statements.claims import claims, milestone_of, named_by
from postmortems.extraction.statements.grammar import Strength
from postmortems.model.facts import Facts
from postmortems.model.milestone import Milestone
from understood import read

THINGS = ("checkout", "the mail relay", "our search cluster", "the API", "Login", "the east gateway")
BEGAN = (
    "{} goes down", "{} went offline", "{} became unavailable", "{} starts to fail", "{} started returning 500s",
    "{} stops responding", "Outage of {} begins", "{} became unresponsive", "requests to {} start timing out",
    "an outage of {} started", "Impact on {} starts", "{} stopped accepting orders",
)  # fmt: skip
NOTICED = (
    "a customer reports that {} fails", "an alert for {} fired", "on-call is paged about {}",
    "a monitor detects that {} is down", "we noticed errors in {}", "two users complain about {}",
    "the support team became aware of it", "first report of trouble with {}", "an engineer spots errors in {}",
    "Kim notices that {} fails", "an alarm for {} went off", "a partner contacts us about {}",
)  # fmt: skip
OVER = (
    "{} is restored", "{} has fully recovered", "{} is back online", "the incident is resolved",
    "{} is operational again", "everything is back to normal", "{} works normally again", "service was restored",
    "the outage is over", "errors of {} have stopped", "{} came back up", "all systems are healthy",
    "traffic returned to normal",
)  # fmt: skip
OTHER = (
    "Kim joins the call", "the investigation starts", "a restart of {} is tried", "the first fix does not work",
    "the vendor is asked for help", "a rollback begins", "{} is not restored yet", "we think that {} will recover",
    "the status page is updated", "logs of {} are read", "a new version is built", "nobody is sure of the cause",
)  # fmt: skip
ZONES = ("UTC", "CET", "PST", "")
CLOCKS: tuple[Callable[[datetime], str], ...] = (
    lambda at: f"{at:%H:%M}",
    lambda at: f"{at:%H:%M:%S}",
    lambda at: f"{at:%I:%M %p}".lstrip("0"),
)
LAYOUTS: tuple[Callable[[str, str], str], ...] = (
    lambda clock, said: f"- {clock} - {said}\n",
    lambda clock, said: f"- **{clock}**: {said}.\n",
    lambda clock, said: f"* [{clock}] {said[0].upper()}{said[1:]}\n",
    lambda clock, said: f"{clock} {said}\n\n",
    lambda clock, said: f"| {clock} | {said} |\n",
    lambda clock, said: f"### {clock}\n\n{said[0].upper()}{said[1:]}.\n\n",
)
PHRASES = {Milestone.BEGAN: BEGAN, Milestone.DETECTED: NOTICED, Milestone.RESOLVED: OVER}
STORIES = st.builds(
    lambda start, gaps, thing: (
        [start + timedelta(minutes=sum(gaps[: n + 1])) for n in range(len(gaps))],
        thing,
    ),
    st.datetimes(datetime(2019, 1, 5, 0, 10), datetime(2027, 12, 20, 6)),
    st.lists(st.integers(3, 50), min_size=9, max_size=9),
    st.sampled_from(THINGS),
)


def facts(text: str) -> Facts:
    return read(text).facts


def told(read: Facts) -> list[str]:
    return [at.notation[:16] if at else "-" for at in (read.started, read.detected, read.resolved)]


def written(moments: Sequence[datetime]) -> list[str]:
    return [f"{at:%Y-%m-%dT%H:%M}" for at in moments]


def heading(day: datetime, zone: str) -> str:
    return f"## Timeline ({zone})\n\n{day:%-d %B %Y}\n\n" if zone else f"## Timeline\n\n{day:%Y-%m-%d}\n\n"


@settings(max_examples=150, deadline=None)
@given(
    STORIES, st.sampled_from(LAYOUTS), st.sampled_from(CLOCKS), st.sampled_from(ZONES),
    *(st.sampled_from(each) for each in (BEGAN, NOTICED, OVER)),
    st.lists(st.sampled_from(OTHER), min_size=3, max_size=3), st.booleans(),
)  # fmt: skip
def test_entries_are_read_in_all_words_layouts_and_orders(
    story: tuple[list[datetime], str],
    layout: Callable[[str, str], str],
    clock: Callable[[datetime], str],
    zone: str,
    began: str,
    noticed: str,
    over: str,
    other: list[str],
    backwards: bool,
) -> None:
    moments, thing = story
    said = [began, noticed, other[0], other[1], other[2], over]
    stamps = moments[: len(said)]
    lines = [layout(clock(at), words.format(thing)) for at, words in zip(stamps, said, strict=True)]
    if stamps[0].date() != stamps[-1].date():
        backwards = False
    table = "| Time | Event |\n| - | - |\n" if lines[0].startswith("|") else ""
    text = f"# Trouble\n\n{heading(stamps[0], zone)}{table}{''.join(lines[::-1] if backwards else lines)}"
    assert told(facts(text)) == written([stamps[0], stamps[1], stamps[5]]), text


SENTENCES = {
    Milestone.BEGAN: (
        "The outage of {thing} began at {at}.", "At {at}, {thing} went down.", "Starting at {at}, {thing} was unavailable.",
        "It started at around {at}.", "{Thing} stopped responding at {at}.", "At {at} users started seeing errors.",
    ),
    Milestone.DETECTED: (
        "It was detected at {at}.", "At {at}, an engineer noticed errors.", "An alert fired at {at}.",
        "We were alerted by a customer at {at}.", "The failure was first reported at {at}.",
        "It went unnoticed until {at}.",
    ),
    Milestone.RESOLVED: (
        "It was resolved at {at}.", "By {at} everything was back to normal.", "The outage ended at {at}.",
        "Service was fully restored at {at}.", "{Thing} was not fixed until {at}.", "At {at} {thing} was back online.",
    ),
}  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    STORIES, st.sampled_from(CLOCKS[:1] + CLOCKS[2:]), st.sampled_from(("UTC", "CET", "")),
    *(st.sampled_from(each) for each in SENTENCES.values()), st.sampled_from(("%-d %B %Y", "%Y-%m-%d")),
)  # fmt: skip
def test_sentences_are_read_in_all_words_and_zones(
    story: tuple[list[datetime], str], clock: Callable[[datetime], str], zone: str, began: str, noticed: str,
    over: str, day: str,
) -> None:  # fmt: skip
    moments, thing = story
    stamps = [moments[0], moments[1], moments[2]]
    if len({at.date() for at in stamps}) > 1:
        return
    parts = [
        words.format(at=f"{clock(at)} {zone}".strip(), thing=thing, Thing=thing[0].upper() + thing[1:])
        for words, at in zip((began, noticed, over), stamps, strict=True)
    ]
    text = f"# Trouble\n\n## Summary\n\nThis is about {stamps[0].strftime(day)}. {' '.join(parts)}\n"
    assert told(facts(text)) == written(stamps), text


LABELS = {
    Milestone.BEGAN: (
        "Start",
        "Incident start",
        "Outage began at",
        "Started",
        "Incident from",
        "Start time (UTC)",
    ),
    Milestone.DETECTED: ("Detected", "First noticed", "Time of detection", "Issue discovered at", "Reported"),
    Milestone.RESOLVED: (
        "End",
        "Resolved at",
        "Incident until",
        "Service restored",
        "Outage ended",
        "End time",
    ),
}


@settings(max_examples=80, deadline=None)
@given(
    STORIES, *(st.sampled_from(each) for each in LABELS.values()),
    st.sampled_from(("- **{}**: {}\n", "**{}:** {}\n\n", "| {} | {} |\n", "{}: {}\n\n", "* {}: {}\n")),
    st.permutations(range(3)), st.sampled_from(("%Y-%m-%d %H:%M", "%-d %B %Y, %H:%M", "%B %-d, %Y at %H:%M UTC")),
)  # fmt: skip
def test_labels_are_read_in_any_order_and_layout(
    story: tuple[list[datetime], str],
    began: str,
    noticed: str,
    over: str,
    layout: str,
    order: list[int],
    form: str,
) -> None:
    stamps = story[0][:3]
    lines = [
        layout.format(label, at.strftime(form))
        for label, at in zip((began, noticed, over), stamps, strict=True)
    ]
    table = "| Fact | Value |\n| - | - |\n" if layout.startswith("|") else ""
    text = f"# Trouble\n\n{table}{''.join(lines[place] for place in order)}\n## Impact\n\nNone.\n"
    assert told(facts(text)) == written(stamps), text


SAID = {
    Milestone.BEGAN: (
        "Outage begins", "Checkout starts returning 500s", "API goes down",
        "Primary database becomes unresponsive", "First errors appear in the logs", "Error rate starts to climb",
        "The queue stops draining", "Requests begin timing out", "Site is down", "Service degradation begins",
        "Latency spikes on all endpoints", "Writes start failing", "The website became unreachable",
        "Incident start", "Impact starts", "Customers start experiencing failures", "Traffic drops to zero",
        "Deploy of v3 causes 502s", "Connection pool exhausted, requests fail",
        "The disk fills up and the database crashes", "Login failures begin", "Certificates expire",
        "Nodes start crashing", "We lost connectivity to the primary region", "Power lost in rack 4",
        "Bad config pushed to production", "Outage start", "Beginning of the incident",
        "payments no longer processed", "Connections to the broker start to fail",
        "Webhook deliveries begin to fail", "Jobs get stuck in the queue", "CPU hits 100% and requests queue up",
        "Customers unable to log in", "Payments start being declined", "Read replica falls behind",
        "DNS resolution fails for eu-west", "5xx errors increase", "Elevated latency begins",
        "The region loses power", "Emails are no longer delivered", "Outage begins for all tenants",
        "Block production halts", "chain stops producing blocks", "Disk full on db-3, writes rejected",
        "Kubernetes API unavailable", "Incident begins", "impact begins", "The site is unreachable from outside",
        "Deployment introduces the bug", "Traffic is dropped by the firewall", "A change brings down the API",
        "A bad route knocked two sites offline", "Checkout is hard down",
    ),
    Milestone.DETECTED: (
        "PagerDuty alert fires", "On-call engineer paged", "Engineer notices elevated error rates",
        "Customer reports they cannot log in", "Monitoring detects the outage", "First customer complaint",
        "Support receives first tickets", "Alert: high 5xx rate", "We were notified by a partner",
        "Alarm raised by Datadog", "The team became aware of the issue", "We discovered that backups were missing",
        "Bob spots errors in the logs", "Issue reported in Slack", "User reported problem on Discord",
        "Automated alert received", "Internal report of failures", "Grafana alert triggered",
        "Security researcher contacts us about a leak", "We noticed that the site was slow",
        "Pingdom reports site down", "Twitter users complain about errors", "StatusCake notifies ops",
        "Problem identified by QA", "a maintainer opened an issue about failing builds", "Jane is paged",
        "Bug report comes in via email", "Engineering is alerted by customer success",
        "We get an alert that the disk is full", "Opsgenie alert", "Slack message from a customer: site is slow",
        "Someone on Twitter mentions that the site is down", "QA finds that login fails",
        "Customer support escalates to engineering", "Detected via dashboard", "SRE observes abnormal traffic",
        "Alert received: queue length above 1000", "An engineer sees the errors in Kibana",
        "We learn of the problem from a tweet", "A user opened a GitHub issue",
        "Tom realises that the job did not run", "external report through HackerOne",
        "Multiple reports of failed logins", "Monitoring picked up the failure", "AlertManager notified the team",
        "user complaints start", "Uptime alerts: homepage and search",
    ),
    Milestone.RESOLVED: (
        "Service restored", "All systems operational", "Incident resolved", "Site back online",
        "Error rates return to normal", "Everything is working again", "Issue fixed", "Full recovery confirmed",
        "Services fully recovered", "API recovers", "Traffic returned to normal levels", "The database is back up",
        "Outage over", "Normal service resumed", "Monitoring shows all green", "Customers can log in again",
        "Errors stop", "Rollback complete, service healthy", "All clear", "Incident closed", "End of impact",
        "Latency back to baseline", "Payments are processing normally again", "Operations resumed",
        "Site came back", "Fix deployed", "Rolled back to v2", "the problem was solved", "Metrics recovered",
        "We confirmed that the issue is resolved", "Full functionality restored", "impact ends",
        "Queue drained, system stable", "Cluster is healthy again", "Reverted the change",
        "Error rate drops to zero", "Everything recovers", "Service has been restored for all customers",
        "Incident over", "Back to normal", "Fix confirmed working", "The system has stabilised",
        "Failover complete and traffic restored", "Queue is empty again", "All green", "Chain resumes",
        "block production resumed", "Database restored from backup", "Replicas caught up",
        "Service available again", "Normal operations resume", "No more errors", "Users can connect again",
        "The site loads again", "Recovery complete", "Outage resolved", "Impact ends",
        "We declared the incident over", "Restored access for everyone", "Login restored",
        "Jobs are being processed again", "the hotfix is live in production", "CDN back online",
        "issue mitigated and service healthy", "rollback finished", "Resolved",
        "[RESOLVED] this incident has been resolved",
    ),
}  # fmt: skip
SAID_OF_NOTHING = (
    "Engineer starts investigating", "Rollback started", "Upgrade fails", "We decided to restart the node",
    "Fix is not working", "Still seeing errors", "Meeting begins", "Deploy of v3 started",
    "Postmortem published", "Root cause identified", "Customers notified", "Status page updated",
    "We think this will resolve the issue", "Attempt to restart failed", "Service partially restored",
    "Investigation started", "Alice joins the call", "Maintenance window begins",
    "We hope the fix will restore service", "Working on a fix", "Waiting for the provider",
    "New version deployed", "Load test started", "Fix identified", "Engineers begin looking at logs",
    "First attempt to roll back fails", "Restarted the pods, no effect", "Decision to fail over",
    "Failover initiated", "Backup restore started", "Status page updated to degraded",
    "Vendor confirms they are working on a fix", "Call with vendor", "Rolling restart begins", "PR merged",
    "Release 2.3 goes out", "Migration starts", "ETA for restoration is 14:00", "We continue to monitor",
    "Team discusses next steps", "Cause still unknown", "Some nodes recovered, others still down",
    "We expect full recovery within the hour", "Fix fails in staging", "Post-incident review held",
    "test deploy succeeded", "Traffic shifted to us-east", "the issue appears to be resolved",
)  # fmt: skip


@pytest.mark.parametrize(
    ("milestone", "words"), [(each, text) for each, said in SAID.items() for text in said]
)
def test_words_tell_what_they_say(milestone: Milestone, words: str) -> None:
    """Entries as people write them; harm that is only hinted at may be told beside a notice."""
    found = {claim.milestone: claim.strength for claim in claims(words)}
    label = named_by(words) if len(words) < 40 else None
    found |= {label: Strength.STRONG} if label else {}
    same = {Milestone.RESOLVED, Milestone.MITIGATED} if milestone.is_end else {milestone}
    assert same & set(found)
    assert not {
        other
        for other, strength in found.items()
        if other.fact and other not in same and strength is not Strength.LOOSE
    }


@pytest.mark.parametrize("words", SAID_OF_NOTHING)
def test_words_of_work_and_talk_tell_nothing(words: str) -> None:
    assert not {claim.milestone for claim in claims(words)} & set(PHRASES)


@pytest.mark.parametrize(
    "sentence",
    ["The migration started at {0}.", "The investigation began at {0}.", "The call ended at {0}.",
     "Maintenance was scheduled from {0} to {1}.", "The window for changes is between {0} and {1}.",
     "The deployment was performed between {0} and {1}.", "We restarted the relay at {0}.",
     "Logs from {0} to {1} show nothing.", "At {0} it was decided to wait.", "A meeting was held from {0} to {1}."],
)  # fmt: skip
def test_when_people_work_is_no_time_of_the_incident(sentence: str) -> None:
    text = f"# Trouble on 3 May 2031\n\n## Summary\n\n{sentence.format('10:00 UTC', '11:00 UTC')}\n"
    assert told(facts(text)) == ["-", "-", "-"]
    harm = f"During the migration between 10:00 and 11:00 UTC on 3 May 2031 {THINGS[0]} was down."
    assert told(facts(f"# Trouble\n\n{harm}\n"))[::2] == ["2031-05-03T10:00", "2031-05-03T11:00"]


FOREIGN = (
    ("Beginn", "Erkannt", "Behoben"), ("Début", "Détecté", "Fin"), ("Inicio", "Detectado", "Resuelto"),
    ("Início", "Detectado", "Resolvido"), ("発生日時", "検知", "復旧"), ("开始时间", "发现", "恢复"),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(STORIES, st.sampled_from(FOREIGN), st.sampled_from(("- {}: {}\n", "| {} | {} |\n", "**{}:** {}\n\n")))
def test_labels_of_other_languages_are_read(
    story: tuple[list[datetime], str], labels: tuple[str, str, str], layout: str
) -> None:
    stamps = story[0][:3]
    lines = [layout.format(name, f"{at:%Y-%m-%d %H:%M}") for name, at in zip(labels, stamps, strict=True)]
    table = "| A | B |\n| - | - |\n" if layout.startswith("|") else ""
    assert told(facts(f"# Trouble\n\n{table}{''.join(lines)}\n## Impact\n\nNone.\n")) == written(stamps)


@pytest.mark.parametrize(
    "words", [*OTHER, "the error is not gone", "a report was published", "root cause identified"]
)
def test_what_tells_of_no_milestone_claims_none(words: str) -> None:
    found = {claim.milestone for claim in claims(words.format("checkout"))}
    assert not found & set(PHRASES)


@pytest.mark.parametrize("phrase", OVER)
@pytest.mark.parametrize(
    "denied",
    ["we hope that {}", "{}, but errors remain", "it is not true that {}", "until {}", "it seems that {}",
     "waiting until {}"],
)  # fmt: skip
def test_a_denied_or_doubted_end_is_none(phrase: str, denied: str) -> None:
    found = {claim.milestone for claim in claims(denied.format(phrase.format("checkout")))}
    assert not any(milestone.is_end for milestone in found)


@settings(max_examples=60, deadline=None)
@given(STORIES, st.sampled_from(OVER), st.sampled_from(BEGAN), st.sampled_from((" while ", "; ", ", but ")))
def test_a_denial_holds_for_its_clause_alone(
    story: tuple[list[datetime], str], over: str, began: str, sign: str
) -> None:
    (start, _, end, *_), thing = story[0], story[1]
    said = f"the mirror is not repaired{sign}{over.format(thing)}"
    text = f"# Trouble\n\n## Timeline\n\n- {start:%Y-%m-%d %H:%M} {began.format(thing)}\n- {end:%Y-%m-%d %H:%M} {said}\n"
    assert told(facts(text))[::2] == written([start, end]), text


PHRASES_OF_ALL = st.sampled_from([*BEGAN, *NOTICED, *OVER, *OTHER, *SAID_OF_NOTHING, *sum(SAID.values(), ())])
JOINTS = st.sampled_from((", ", ". ", "; ", " and ", " but ", ", although ", " no more errors, ", " wieder "))


@settings(max_examples=500, deadline=None)
@given(PHRASES_OF_ALL, JOINTS, PHRASES_OF_ALL)
def test_an_entry_is_the_milestone_that_its_clauses_claim_in_so_many_words(
    first: str, joint: str, second: str
) -> None:
    """A milestone is looked for where a quick look finds that there may be one: it misses none."""
    text = f"{first}{joint}{second}".replace("{}", "checkout")
    strong = {claim.milestone for claim in claims(text) if claim.strength is Strength.STRONG}
    named = named_by(text) if len(text) < 40 else None
    found = milestone_of(text, "")
    assert found is named if named or not strong else found in strong
