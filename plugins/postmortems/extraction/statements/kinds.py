"""Kinds of words of which phrases are made; `restor~` is any word that begins like this.

They may be as long as is useful: words are looked up, and none of them tells anything by itself but `HARMED`.
"""

from __future__ import annotations

from . import lexicon as lex
from .lexicon import forms, nouns

_TOOL = (
    "statuscake uptimerobot victorops guardduty splunk siem edr checkmk centreon sensu cloudwatch honeycomb "
    "dynatrace appdynamics rollbar bugsnag healthcheck exporter canary anomaly scanner checker bot wazuh "
    "crowdstrike kibana prtg librenms netdata munin betterstack cronitor instana graylog solarwinds "
    "mackerel relic antivirus defender sensor watcher"
)
_RING = (
    "trip flag yell scream complain fail flip raise beep blink signal light/lights/lit critical crit red sms"
)
_SHOW = "report detect show say/says/said find/finds/found correlate post mail email text call finding"
_FOLK = (
    "manager sister doctor pharmacist radiographer dispatcher auditor mod moderator secretary professor "
    "lecturer pupil parent teller cashier driver pilot guest resident farmer tester developer dev sysadmin "
    "admin analyst hunter hat trader vendor provider carrier isp noc branch ward office school hotel shop "
    "store depot station plant warehouse accounting finance sales marketing ceo cto friend neighbour "
    "attendee technician tech foreman police cert journalist hacker passenger traveller supervisor clerk "
    "receptionist player streamer buyer seller owner group forum channel somebody"
)
_TELL = (
    "message/messaging calls/called ring/ringing phone/phoning write/writing tell/telling mail tweet dm "
    "text report flag wonder"
)
_SIGN = (
    "that spike jump drop dip graph error uptick surge increase rise flood weird odd strange unusual flat "
    "nothing fail down red wrong missing climb stuck timeout going rising growing falling failing dropped"
)
HARMED = (
    "flap~ blackhol~ wedged wedge wedges panic panics panicked throttl~ choke chokes choked oomkilled "
    "crashloop~ timeouts refuse refuses refused corrupt~ maxed exhaust~ saturat~ overload~ ddos ransomware "
    "severed stranded bricked deadlock~ servfail nxdomain unreachable blank empty missing stale garbled "
    "misrouted duplicated twice stuck frozen spinning looping skyrocket~ balloon~ surges surged broken "
    "bounce bounces bounced bouncing reject~ sluggish laggy piling dead wiped wipes misconfigured leaked "
    "exfiltrat~ malicious defaced drained overheat~ blacklisted locked 401s 403s 429s 500s 502s 503s 504s "
    "5xx 4xx unusable unresponsive inaccessible wrong kaput borked wonky intermittent attacker attackers "
    "exploiter exploit hacker hackers intruder intruders killed isolated notready endlessly boom "
    "unavailable offline unhealthy unstable declin~ slashed jailed forks unauthorised unauthorized tripped "
    "trips crawl crawls"
)
"""What is not as it should be; in the first entry that has such a word it may have begun."""
MENDING = (
    "restart~ reboot~ roll rolls rolled rolling rollback fix~ patch~ revert~ investigat~ decid~ discuss~ "
    "test~ look~ remov~ replac~ clean~ kill~ delet~ unblock~ try tries tried trying add adds added mitigat~ "
    "escalat~ identif~ workaround root last final ended ends stopped kept continu~ planned scheduled "
    "intended ruled bypass~ revok~ rotat~ evict~ contained containment switched restored mitigation "
    "limiting suspect~ suspicion hypothes~ verdacht descart~ suspeita sospecha pulled released freed "
    "disabl~"
)
"""What is done about it, or is no more: beside it, a word of harm tells no start."""
CLEARED = (
    "ok clear clears cleared recover~ green resolv~ restor~ again stable fine pass passes passing passed "
    "threshold silenced muted disabled healthy normal~ back good complete recovery correct through "
    "unrelated handed"
)
"""What a watcher tells that has nothing to warn of."""
TROUBLED = f"{HARMED} {nouns(lex.TROUBLE)} {forms(lex.FAIL)}"
KINDS = {
    "TOOL": nouns(f"{lex.WATCHERS} {_TOOL}"),
    "RING": forms(f"{lex.RING} {lex.TOLD} {_RING}"),
    "SHOW": forms(_SHOW),
    "FOLK": nouns(f"{lex.PEOPLE} {_FOLK}"),
    "READER": nouns(lex.READERS),
    "PEOPLE": nouns(lex.PEOPLE),
    "WRITE": forms(lex.WRITE),
    "TELL": forms(f"{lex.WRITE} {_TELL}"),
    "INFORM": forms("inform notify alert contact ping"),
    "REPORT": nouns("report complaint ticket call mail email e-mail notification message alert alarm page")
    + " sms",
    "US": f"{nouns(lex.STAFF)} it me admin sysadmin sysadmins helpline soc engineering developers devs",
    "SIGN": nouns(_SIGN),
    "HARMED": HARMED,
    "START": forms(lex.START),
    "CEASE": forms(lex.CEASE),
    "STOPPED": " ".join(f"{stem}ing" for stem in lex.STOPPED.split()),
    "FAILING": forms(f"{lex.FAIL} experience climb rise time drop error see return"),
    "BECOME": forms(lex.BECOME),
    "DOWN": lex.DOWN,
    "INTRUDER": nouns(lex.INTRUDER),
    "ENTER": forms(lex.ENTER),
    "ATTACK": "attack attacks exploit exploits hack hacks theft thefts breach breaches",
    "CREDENTIAL": nouns(lex.CREDENTIALS),
    "SECURED": " ".join(form for form in forms(lex.SECURE).split() if form.endswith("ed")),
    "REBUILT": f"{lex.OVER} built created processed uploaded delivered sent rebuilt recreated reuploaded",
    "SYSTEM": nouns(f"{lex.SYSTEM} portal"),
    "RESUMED": lex.RESUMED,
    "ALLOW": forms("allow enable permit"),
    "FINE": lex.FINE,
    "WELL": lex.WELL,
    "WORK": "work works working build builds building launch launches launching run runs running",
    "GOING": " ".join(f"{stem}~" for stem in lex.GOING.split()),
    "FIX": lex.FIX,
    "APPLIED": "deployed released published shipped pushed applied reverted withdrawn",
    "ALL": "all everyone everybody every each both",
    "USABLE": f"{lex.FINE} {lex.WELL} works work load loads mount mounts "
    "flow flows flowing serves answers responds usable open opened live again",
    "SOUND": f"{lex.FINE} {lex.OVER} online reachable",
    "TROUBLE": f"{nouns(lex.TROUBLE)} trouble slowdown lag instability",
}
"""Words by the names that stand for them in phrases."""
