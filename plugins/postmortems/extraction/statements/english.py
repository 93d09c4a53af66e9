"""What is told of an incident in English by some words alone, in order, whatever stands between them.

The kinds of words, such as `TOOL`, stand in `kinds.py`. What is said so often that it needs more than words
to tell it apart has an expression: `starts.py`, `notices.py`, `ends.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.milestone import Milestone
from . import kinds
from .grammar import Rule, Strength
from .phrases import Phrases

BEGAN, DETECTED, RESOLVED = Milestone.BEGAN, Milestone.DETECTED, Milestone.RESOLVED
DECLARED = Milestone.DECLARED
PLAIN, CLOSED, LOOSE = Strength.PLAIN, Strength.CLOSED, Strength.LOOSE
# fmt: off
_TOLD: tuple[tuple[Milestone, Strength, int, str, str], ...] = (
    (RESOLVED, PLAIN, 4, "", """
        last/final delivered/restored/back/recovered/processed/online/rebuilt/succeeded/rejoined/drained|
        outage/incident over"""),
    (RESOLVED, PLAIN, 2, kinds.HARMED, """
        all clear|nominal|stand/stands/stood/standing down|heals/healed|went/goes/gone away|
        comes/came/come to end|USABLE to/for/on/in/at/from/by ALL|
        confirmed/verified/confirms/verifies SOUND|
        fix/solution/workaround/hotfix verified/confirmed/holds/held/works/worked|
        alert/alerts/alarm/alarms/monitor/monitors clear/clears/cleared/recovered/recovers|
        normal/usual ops/operation/operations/business/service|
        stop/stops/stopped seeing/getting/throwing TROUBLE|USABLE/released to users/customers/public|
        worked/works off|dial/full tone returned|
        power/service/access/connectivity/everything/traffic restored|
        functionality/service/access/connectivity/power/signal/tone returned/returns|in use again|
        reopened/reenabled/enabled/opened/restored ALL|USABLE again"""),
    (RESOLVED, PLAIN, 5, f"not {kinds.HARMED}", "ALL online/reachable/accessible/operational"),
    (RESOLVED, PLAIN, 4, f"on they we {kinds.HARMED}", "FOLK confirm/confirms/confirmed USABLE"),
    (RESOLVED, PLAIN, 3, "", """
        PEOPLE able RESUMED|ALLOW PEOPLE RESUMED|everybody/everyone/all can RESUMED"""),
    (RESOLVED, PLAIN, 1, "", """
        back to/at normal/baseline/usual/work/zero/0|full/complete recovery/restoration/resolution|
        return/returns/returned/returning to normal/baseline/usual/service"""),
    (RESOLVED, PLAIN, 2, "", "everything/all/things FINE/WELL|WORK FINE/expected"),
    (RESOLVED, PLAIN, 0, "", "all good/green/systems|usual rate|normal operation/operations|back at 100"),
    (RESOLVED, PLAIN, 6, "", "can again"),
    (RESOLVED, PLAIN, 0, "", "GOING again/normally/successfully/correctly/properly"),
    (RESOLVED, CLOSED, 4, "", """
        mark/marks/marked/declare/declares/declared/called/considered
        fixed/done/resolved/over/closed/ended|call it done/over/closed"""),
    (RESOLVED, LOOSE, 2, "", """
        FIX APPLIED/live/performed/complete/completed/finished/done|FIX rolled out/back|
        resolution applied"""),
    (RESOLVED, LOOSE, 0, "", """
        rolled back|caught up|reverted the/to|withdrawn|is/was/were/been reverted|
        successfully failed/restarted/rebooted/redeployed"""),
    (RESOLVED, LOOSE, 4, "", """
        all were/are/been SECURED/REBUILT|CREDENTIAL SECURED|SYSTEM secured/contained|
        queue/queues/backlog/backlogs/error/errors gone/empty/drained/cleared"""),
    (RESOLVED, LOOSE, 3, kinds.TROUBLED, """
        re back/up|resume/resumes/resumed|everything/all back|fine/ok/okay/works/working/good/normal now|
        propagated|repaired|remounted|resynced|synced|established|purged|yanked|green across|in full|
        normally|pre incident/outage levels/level|back at/in/on|
        without delay/delays/error/errors/problems/issues|settled/settles to|once more|could again|
        as/like before/usual/normal/expected|reopen~|re open/opened/opens/enabled/enables|reenabl~|
        reinstat~|unblock~|catches/catch up|worked off|
        zero/no failing/failed/failures/errors/alerts/timeouts|no since|
        check/checks/probe/probes pass/passes/passed/passing/green|alert/alarm closed|
        full service/functionality/capacity/operation/operations/speed/performance/access|
        everything fine/ok|refunded/corrected/delivered all|all refunded/corrected/delivered/posted"""),
    (DECLARED, PLAIN, 1, "", "incident opened/raised/created/logged"),
    (DETECTED, PLAIN, 4, kinds.CLEARED, "TOOL RING"),
    (DETECTED, PLAIN, 2, kinds.CLEARED, """
        come/comes/came to attention/light|brought/brings to attention|drew/draws/drawn attention/eye|
        tip/tips/tipped off|heads up|stumble/stumbles/stumbled upon/on/across|come/comes/came across|
        oncall/call ack/acks/acked|get/gets/got/receive/receives/received REPORT|FOLK TELL/INFORM US|
        FOLK flags/flagged/encounters/encountered HARMED/TROUBLE/bug|get/gets/got call telling|
        let/lets us know|catch/catches/caught eye|got/gets/get wind/touch|hear/hears/heard of|made aware|
        point/points/pointed out|ticket/issue opened/received/created/filed"""),
    (DETECTED, PLAIN, 3, kinds.CLEARED, "START receiving/seeing/getting REPORT"),
    (BEGAN, PLAIN, 3, "", "START receiving/getting HARMED/error/errors"),
    (DETECTED, PLAIN, 4, "are were is was been", """
        PEOPLE WRITE|
        PEOPLE open/opens/opened/raise/raises/raised/create/creates/created/file/files/filed
        issue/issues/ticket/tickets"""),
    (DETECTED, LOOSE, 4, kinds.CLEARED, """
        FOLK TELL|READER opens/opened/files/filed/raises/raised|
        TROUBLE/500/500s confirmed via/by/in/on/through/with|
        FOLK call/calls/called/log/logs/logged/post/posts/posted US/that|TOOL SHOW|
        see/sees/saw SIGN/HARMED|sends/sent me/us message/mail/email/alert|first mention|became known|
        remarks strange/odd|ask/asks/asked/asking why|ask/asks/asked/asking whether/if HARMED/down/slow|
        TOOL turns/turned/goes/went red|uptick|FOLK calling/call/calls in|catch/catches/caught SIGN|
        pick/picks/picked up|find/finds/found SIGN/HARMED|lit/lights up|TOOL flooded/floods"""),
    (BEGAN, PLAIN, 3, "", """
        START with/as TROUBLE/DOWN/performance|CEASE STOPPED|ATTACK takes/took place|
        ATTACK happens/happened/executed/mined/launched"""),
    (BEGAN, PLAIN, 1, "", """
        START FAILING/queue/queueing/slow/slowing/pile/piling|TROUBLE exploited|BECOME DOWN/un~|
        INTRUDER ENTER|gains/gained/obtains/obtained access|
        drop/drops/dropped/falls/fell/goes/went to zero/0|reaches/reached zero/0"""),
    (BEGAN, LOOSE, 2, kinds.MENDING, """
        HARMED|blue/kernel screens/screen/panic|lose/loses/lost/losing|time/times/timed/timing out|
        oom killed|grinds/ground/grinding halt|stand/stands/stood still|through roof|
        shoots/shot/shooting up|gives/gave/given out|falls/fell/falling over|drop/drops/dropped off|
        takes/took/taken down/out|fibre/fiber/cable/line cut|drop/drops/dropped table|
        go/goes/went dark/down/silent/quiet/south/wrong/haywire|not ready|drop/drops/dropped out|
        slow/slows/slowed to/down|stops/stopped silently/suddenly/abruptly|
        missed/misses/missing block/blocks/attestation/attestations|read only|out sync|packet loss|
        no results|cause/causes/caused/causing HARMED/drop/fail|double signing|
        queue/queues/queued/queueing forever|busy tone|not possible|not any longer/more|
        white page/screen|no data|off air|blocked|bricks|loss of|power outage/cut/failure|
        TROUBLE set/sets in|cannot/unable"""),
)
"""What is told, how plainly, how many words may stand between two of a phrase, and the words that deny it."""
# fmt: on


def _rules() -> Iterator[Rule]:
    for milestone, strength, between, unless, said in _TOLD:
        phrases = Phrases(said, kinds.KINDS, between=between, unless=unless)
        yield Rule(milestone, strength, phrases, phrases.opens)


ENGLISH = tuple(_rules())
