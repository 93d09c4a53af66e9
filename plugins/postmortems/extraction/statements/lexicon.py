"""The one lexicon of what is told of an incident: that it began, was noticed, taken up, or over.

Labels, entries of timelines and prose are read by it. Verbs stand in their plain form, `verbs` inflects them;
irregular ones stand with all their forms. A word is added with its synonyms, never with a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ...model.milestone import Milestone
from ...patterns import deferred

LABELS = {
    Milestone.BEGAN: "start starts started starting begin begins began beginning occurs occurred occurrence "
    "onset from beginn begonnen störungsbeginn début inicio comienzo início 発生 開始 开始 发生 首次发生",
    Milestone.DETECTED: "detected detection discovered discovery noticed reported aware identified "
    "identification erkannt entdeckt bemerkt détecté détection detectado detección detecção 検知 検出 发现 "
    "首次发现",
    Milestone.ACKNOWLEDGED: "acknowledged acknowledgement acked",
    Milestone.DECLARED: "declared",
    Milestone.MITIGATED: "mitigated mitigation repaired restored recovered recovery restoration "
    "mitigação mitigación wiederhergestellt rétabli restablecido restaurado 復旧 恢复",
    Milestone.RESOLVED: "resolved resolution closed closure end ends ended ending finish finished fixed "
    "solved until till ende störungsende behoben gelöst fin résolu resuelto fim resolvido resolução 解決 "
    "終了 解决 结束",
}
"""The words of which a label has just one kind: `Issue start time`."""
_ABOUT = (
    "incident outage issue problem event fault failure impact downtime disruption interruption degradation "
    "service services system page alert team we the of was were is are became first initial actual "
    "approximate fully finally it did customer client user approximately estimated störung ausfall der des "
    "panne incidente falla falha de del do la l 障害 故障"
)
_OF_TIME = (
    "time times date datetime timestamp at on utc and when full complete final total zeit uhrzeit "
    "zeitpunkt heure hora em en completa completo 時刻 日時 时间"
)
_VAGUE = "resolution recovery restoration mitigation identified identification fixed solved from until till"
ABOUT, OF_TIME, VAGUE = (frozenset(words.split()) for words in (_ABOUT, _OF_TIME, _VAGUE))
"""What else a label may say: of the incident, or that it is of a time; a vague word needs one of these."""

TROUBLE = (
    "outage incident impact downtime disruption degradation interruption problem issue fault failure error "
    "crash slowdown timeout delay duplicate latency slowness breakage attack breach leak flaw "
    "vulnerability halt blackout brownout"
)
SYSTEM = (
    "service signal access functionality operation performance system everything traffic connectivity site "
    "website api app application platform cluster server database network node chain production processing "
    "delivery deliveries transaction job login payment order upload download page search"
)
WATCHERS = (
    "alert alarm monitor monitoring pager check probe dashboard watchdog warning notification page robot "
    "pagerduty opsgenie nagios icinga zabbix prometheus alertmanager grafana datadog sentry pingdom"
)
READERS = "user customer client visitor other reader student player patron subscriber people"
_CALLED = "engineer operator team support staff on-call oncall helpdesk"
STAFF = f"{_CALLED} us ops sre desk noc hotline"
PEOPLE = (
    f"{READERS} {_CALLED} researcher reporter somebody someone member maintainer developer colleague agent "
    "contributor administrator admin partner teacher instructor librarian curator tenant validator citizen "
    "patient nurse merchant supplier community"
)
BEGIN = (
    "start commence appear occur/occurs/occurred/occured/occurring happen arise/arises/arose/arisen emerge "
    "begin/begins/began/begun/beginning"
)
START = "start begin/begins/began/beginning"
FAIL = (
    "fail crash stall halt freeze/freezes/froze/frozen/freezing hang/hangs/hung/hanging "
    "break/breaks/broke/breaking dies/died reject collapse malfunction degrade"
)
CEASE = "stop/stops/stopped/stopping cease quit/quits"
BECOME = "go/goes/went become/becomes/became turn get/gets/got"
BE = "is are was were be been being"
DOWN = (
    "down offline unavailable unreachable inaccessible unresponsive unusable unhealthy unstable degraded "
    "broken stuck dark slow unable dead overloaded saturated"
)
NOTICE = (
    "detect notice discover spot/spots/spotted flagging/flagged observe witness realize realise report "
    "complain learn/learns/learned/learnt"
)
TOLD = "alert notify inform page ping/pings/pinged warn wake/wakes/woke/woken"
RING = "fire trigger sound ring/rings/rang"
OVER = (
    "stable restored recovered resolved solved normalized normalised operational functional stabilized "
    "stabilised fixed mitigated healthy"
)
RETURN = "recover resume normalize normalise stabilize stabilise"
WELL = "working running online available accessible reachable responding serving operational healthy"
FINE = "fine well good normal ok okay healthy correctly properly normally up"
FIX = "fix hotfix patch rollback workaround revert correction mitigation"
APPLY = "deploy release publish ship/shipped push apply revert merge withdraw/withdraws/withdrawn/withdrew"
ADD = "introduce add merge deploy ship/ships/shipped push release publish upload issue"
MEND = "end solve fix/fixes/fixed resolve restore cure mend"
GOING = "work run process respond operat function serv load flow deliver sync succeed render display"
STOPPED = (
    f"{GOING} shipp accept receiv send answer writ produc updat replicat resolv consum publish index print "
    "sign relay rout draw start collect record charg bill"
)
RESUMED = "start resume log sign connect work use continue proceed play trade"
"""What people are able to do when it is over."""
REPAIR = "find fix restart restore resolve deploy build upgrade install merge apply roll"
WRITE = (
    "tells/told contacts/contacted emails/emailed writes/wrote messages/messaged calls/called "
    "complains/complained asks/asked mentions/mentioned phone/phones/phoned ring/rings/rang"
)
REPAIRING = (
    "work fix investigate restore deploy roll repair look monitor test prepare migrate implement address "
    "resolve mitigate revert apply discuss restart recover tried"
)
"""What is being done to it while it is not over."""
LOST = "connection connectivity power access quorum contact network data"
INTRUDER = "attacker intruder actor hacker adversary"
ENTER = (
    "gain obtain access exploit compromise upload publish use steal/steals/stole log/logs/logged enter "
    "break/breaks/broke"
)
HARM = "hack exploit breach compromise deface infect hijack tamper loot plunder steal/stole/stolen"
CREDENTIALS = "access token key credential secret password certificate session"
SECURE = "revoke rotate secure renew replace invalidate patch"

WORK = (
    "restart reboot rollout rollback upgrade update migration deploy deployment build fix patch attempt "
    "test recovery restore call meeting investigation maintenance release pipeline script merge"
)
"""Work on a system: that it begins or fails is no harm."""
UNSURE = (
    "think/thinks/thought believe assume suspect/suspects/suspected suppose seem "
    "hope expect/expects/expected attempted attempting"
)
UNREAL = "will would may might shall unable impossible possibly perhaps maybe potential partial partially"
NOT = (
    "not never no none nobody neither without cannot still yet unless nicht kein keine keinen noch pas "
    "aucun aucune não ainda aún todavía"
)
AGAIN = "again another second third further more also additional new more recurring recurrence"


_DOUBLED = deferred(r"[^aeiou]+[aeiou][^aeiouwxy]")
"""A verb of one syllable that doubles its last letter: `drop`, `dropped`."""


@cache
def words(plain: str, plural: bool = False) -> str:
    """Return what matches one of some words, with `plural` also their plural."""
    said = "|".join(sorted(set(plain.split()), key=len, reverse=True))
    return f"(?:{said}){'s?' if plural else ''}"


@cache
def verbs(plain: str) -> str:
    """Return what matches any form of some verbs, those together that end alike: it is sooner compiled."""
    stems = dict[str, list[str]]()
    for verb in plain.split():
        inflected = sorted(_inflected(verb), key=len, reverse=True)
        stem = inflected[-1]
        while not all(form.startswith(stem) for form in inflected):
            stem = stem[:-1]
        stems.setdefault("|".join(form.removeprefix(stem) for form in inflected), []).append(stem)
    ways = (f"(?:{'|'.join(alike)})(?:{endings})" for endings, alike in stems.items())
    return f"(?:{'|'.join(ways)})"


@cache
def past(plain: str) -> str:
    """Return what matches the forms of some verbs that tell what was done: `noticed`, `found`."""
    done = {form for form in forms(plain).split() if not form.endswith(("s", "ing"))}
    return f"(?:{'|'.join(sorted(done - {verb.split('/')[0] for verb in plain.split()}))})"


def forms(plain: str) -> str:
    """Return all forms of some verbs."""
    return " ".join(form for verb in plain.split() for form in _inflected(verb))


def nouns(plain: str) -> str:
    """Return some words and their plurals."""
    return " ".join(f"{word} {word}s" for word in plain.split())


def _inflected(verb: str) -> Iterator[str]:
    """Yield the forms of a verb; those that stand in the lexicon are all that there are."""
    if "/" in verb:
        yield from verb.split("/")
        return
    if verb.endswith("y") and verb[-2] not in "aeou":
        yield from (verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
        return
    stem = verb + verb[-1] if _DOUBLED.fullmatch(verb) else verb.removesuffix("e")
    yield verb
    yield verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    yield stem + "ed"
    yield stem + "ing"
