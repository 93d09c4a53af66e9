"""The words by which milestones are told: labels, what an entry says plainly, and loose words of text.

A label names its milestone in few words, however they are put together (`Issue Start Time`, `Time detected`).
Plain words make an entry a milestone wherever it stands. Loose words only choose among entries, or among the
times of a sentence: `STARTS_AT` and its like are what a sentence says before a time, `STARTS` and its like
what an entry, or a clause, says behind one.
"""

from __future__ import annotations

import re

from ...model.milestone import Milestone
from ...patterns import deferred
from ..text.sentences import may_say

_CORES = {
    Milestone.BEGAN: "start starts started starting begin begins began beginning occurs occurred occurrence "
    "onset beginn début",
    Milestone.DETECTED: "detected detection discovered discovery noticed reported aware identified "
    "identification erkannt détecté",
    Milestone.ACKNOWLEDGED: "acknowledged acknowledgement acked",
    Milestone.DECLARED: "declared",
    Milestone.MITIGATED: "mitigated mitigation repaired restored recovered recovery restoration",
    Milestone.RESOLVED: "resolved resolution closed closure end ends ended ending fixed ende behoben fin "
    "résolu",
}
_CORE = {word: milestone for milestone, words in _CORES.items() for word in words.split()}
_ABOUT_WORDS = (
    "incident outage issue problem event fault impact downtime disruption service services system page alert "
    "team we the of was were is are became first initial actual approximate approximately estimated"
)
_TIME_WORDS = "time times date datetime timestamp at on utc and"
_VAGUE_WORDS = "resolution recovery restoration mitigation identified identification fixed"
_ABOUT, _TIME, _VAGUE = (frozenset(words.split()) for words in (_ABOUT_WORDS, _TIME_WORDS, _VAGUE_WORDS))
_LONGEST_LABEL = 6
_MARKS = deferred(r"[\W_]+")


def label_of(words: str) -> Milestone | None:
    """Return the milestone that a label names, in lower case and without punctuation, if it names just one.

    A noun of what was done (`resolution`) and `identified` name one beside a word of time only.
    """
    said = words.split(maxsplit=_LONGEST_LABEL)
    cores = [word for word in said if word not in _ABOUT and word not in _TIME]
    milestones = {_CORE.get(word) for word in cores}
    if len(milestones) != 1 or (_VAGUE.issuperset(cores) and _TIME.isdisjoint(said)):
        return None
    return milestones.pop()


def _words(*alternatives: str) -> re.Pattern[str]:
    return deferred("|".join(alternatives), re.IGNORECASE)


PLAIN = (
    (
        Milestone.RESOLVED,
        ("resolved", "closed", "fully"),
        _words(
            r"\b(?:incident|issue|outage|problem|service)s?\b.{0,30}\b(?:resolved|closed)\b",
            r"\bfully (?:restored|recovered|resolved)\b",
        ),
    ),
    (
        Milestone.MITIGATED,
        ("restored", "recovered", "back", "outage ends", "mitigated"),
        _words(
            r"\b(?:service|services|site|system|traffic)\b.{0,30}\b(?:restored|recovered|back)\b",
            r"\boutage ends\b|\bmitigated\b",
        ),
    ),
    (
        Milestone.DECLARED,
        ("declar",),
        _words(r"\bincident\b.{0,15}\bdeclared\b|\bdeclar\w+ (?:an |the )?incident\b"),
    ),
    (
        Milestone.ACKNOWLEDGED,
        ("acknowledged", "paged", "alerted", "responded"),
        _words(r"\backnowledged\b|\b(?:on-?call|engineers?)\b.{0,30}\b(?:paged|alerted|responded)\b"),
    ),
    (
        Milestone.DETECTED,
        ("alert", "alarm", "report", "detected"),
        _words(
            r"\b(?:first|initial)\b.{0,20}\b(?:alert|alarm|report)|\bdetected\b",
            r"\b(?:alert|alarm|alerts)\b.{0,25}\b(?:fired|triggered|received)\b",
        ),
    ),
    (
        Milestone.BEGAN,
        ("starts", "began", "begins", "started"),
        _words(r"\b(?:incident|outage|problem) (?:starts|began|begins|started)\b"),
    ),
)
"""What makes an entry a milestone, in the order in which they count; of the signs, each has one in it."""

_TROUBLE = r"(?:outage|incident|impact|downtime|disruption|degradation|problem|issue)"
_FAILING = r"(?:fail|degrad|return(?:ing)? (?:5|err)|crash|time out|timing out|experienc|climb|rise|drop|see)"
_BE = r"(?:is|are|was|were|be|been|being)"
_OVER = r"(?:restored|recovered|resolved|solved|normali[sz]ed|operational|functional|stabili[sz]ed)"
_WELL = r"(?:working|running|online|available|accessible|reachable|responding|serving|operational|healthy)"
_FIX = r"(?:fix|hotfix|hot fix|patch|rollback|roll back|revert|change|configuration|deployment|release)"

STARTS = _words(
    rf"\b{_TROUBLE}\s+(?:begins?|began|starts?|started)\b",
    rf"\b(?:start|beginning) of (?:the )?{_TROUBLE}\b",
    rf"\b(?:starts?|started|begins?|began) (?:to )?{_FAILING}|\bbegins? failing\b",
    r"\b(?:fault|failure|outage|incident) occur(?:s|red)\b|\b(?:goes|went) (?:down|offline)\b",
    r"\b(?:drop|drops|dropped|falls|fell|reache[sd]|goes|went) to (?:zero|0)|\breache[sd] (?:zero|0)",
    r"\b(?:stops?|stopped) (?:work|respond|shipp|serv|accept|process)ing",
    r"\bcertificates? [^.]{0,40}\bexpired?s?\b",
    r"\bfirst (?:failure|failed|error|version to)\b|\bentered \w{2,20} state\b",
    r"\bdébut de (?:l'incident|la panne)|\bausfall beginnt\b",
)
"""What an entry says when it begins to hurt."""
CAUSES = _words(r"\b(?:causing|causes?|caused|resulting in|resulted in|leading to|led to) ")
"""What the first entry says of the change that it tells when it begins to hurt at once."""
HARMS = _words(
    r"\b(?:latency|errors?|error rates?|response times?|load|usage|memory|cpu|5xx)\b.{0,30}"
    r"\b(?:spik|ris|rose|climb|increas|jump|grow|grew)",
    r"\b(?:success|traffic|throughput|availability)\b.{0,30}\b(?:drop|fall|fell|decreas|declin)",
    r"\b(?:became|becomes?) (?:un\w{3,20}|slow)\b|\bcrash(?:es|ed)?\b|\bstops? \w{3,20}ing\b",
)
"""What an entry tells of harm; it counts where none says that it begins, before anybody noticed."""
FINDS = _words(
    r"\b(?:detect(?:s|ed)|alert(?:s|ed)?|alarms?|notices?|noticed|discovers?|discovered|(?<!this )reports?|"
    r"reported|reporting(?! ?:)|paged|pinged|warning|notif(?:y|ies|ied)|observed?|observes|witnessed|"
    r"reali[sz]ed?|became aware|spot(?:s|ted)|complain(?:s|ed|ts?|ing)?|"
    r"(?:problem|issue|incident|outage)s? (?:is |was )?(?:first )?identified|"
    r"informed (?:of|us|that)|are informed|team (?:is |was )?aware|alerte|erkannt|détectée?)\b",
    r"\bpages (?:the|on|@)|\b(?:an?|the|got|receive[sd]) page\b(?! load)",
    r"\b(?:users?|customers?|others) (?:see|sees|seeing|saw)\b",
)
"""What an entry says when somebody or something notices."""
FINDS_LATE = _words(r"\b(?:noticed|discovered|became aware|spotted)\b")
"""The same after the end: the trouble went by itself before anybody saw it."""
FINDS_BY_LABEL = _words(r"\W{0,4}(?:first )?(?:detection|discovery|detected|discovered)\s?:")
NOT_FINDS = _words(
    r"\breport(?:s|ed|ing)? (?:is |was )?(?:back|published|drafted|filed|closed|written|that the fix)",
    r"\bno(?:t|body)? (?:\w{2,20} )?(?:noticed|detected|alerted|alerts?)|\bclosed\b|\bresolved\b",
    r"\b(?:post-?mortem|recover\w{0,4}|improv\w{2,6}|root cause|culprit) (?:\w{2,5} )?(?:reported|observed|"
    r"detected|published|discovered|identified)|\ball (?:is |are )?(?:fine|good|well)\b",
    r"\bnotif\w{1,5} (?:\w{2,20} )?(?:users|customers|stakeholders|clients|owners|everyone|partners)",
    r"\b(?:users|customers|stakeholders|clients|owners|everyone|partners) (?:\w{2,5} )?notified",
)
ENDS = _words(
    rf"\b(?:{_TROUBLE}|ticket)s?\s+(?:(?:is|was|were|has been|are|being|fully|declared|marked(?: as)?|"
    r"considered|officially|all|and|permanently|goes)\s+){0,4}(?:ends?|ended|over|away|resolved|closed|fixed|"
    r"solved)\b|[(\[](?:resolved|fixed|recovered)[)\]]|\W{0,4}\brecover(?:y|ed)\s?:",
    r"\b(?:service|services|signal|access|functionality|operations?|performance|system|systems|everything|"
    r"traffic|connectivity|site|website)\s+(?:(?:is|was|were|has been|are|fully|all|verified|back to|"
    r"completely|working as)\s+){0,3}"
    r"(?:restored|recovered|normal|operational|functional|resumes?|resumed|intended|expected)\b",
    rf"\b{_BE} (?:now |all |fully |completely |successfully )?{_OVER}\b",
    rf"\b{_BE} back (?:in|up|on|online|to|operation\w{{0,2}})\b",
    r"\b(?:everything|all|things) (?:is |are |was |were )(?:now )?(?:working|fine|well|up|good|normal)\b",
    r"\ball good\b",
    r"\b(?:work|build|launch|run)(?:s|ing)? (?:\w{2,20} ){0,2}(?:fine|well|correctly|properly|normally|"
    r"as expected)\b",
    rf"\b{_WELL}\b.{{0,30}}\bagain\b|\bstarted [^.]{{0,40}}\bagain\b",
    r"\bback (?:to|at) (?:(?:its |their )?(?:normal|baseline|usual)|100 ?%)",
    r"\breturn(?:s|ed|ing)? to (?:its |their )?(?:normal|baseline|usual)",
    r"\b(?:all (?:systems|clear)|fully (?:operational|functional|recovered|restored)|functional again|"
    r"usual rate|normal operations?|marked as resolved|declared resolved|"
    r"(?:solve[sd]|fixe[sd]|resolve[sd]) the (?:issue|problem|outage|incident)|outage to an end|"
    r"resolution is confirmed|is healthy|incident résolu|behoben)\b",
)
"""What an entry says when it is over."""
REPAIRS = _words(
    rf"\b{_FIX}\s+(?:\w{{2,20}}\s+)?(?:is |was |has been |had been )?(?:deployed|released|live|rolled out|"
    r"rolled back|reverted|applied|performed)\b",
    r"\brolled back\b",
)
"""What an entry says when a fix is in place; it counts where none says that it is over."""
NOT_ENDS = _words(
    rf"\b(?:not|n't|never|no longer) (?:yet |been |be |fully ){{0,3}}(?:{_OVER}|fixed|working|back)\b",
    r"\b(?:believ|assum|suppos|thought|seem|appear|hop(?:e|ing))\w{0,3} [^.]{0,40}",
    r"\b(?:attempt\w{0,3}|tr(?:y|ies|ied|ying)|unable|fail(?:s|ed)?|impossible|not possible) "
    r"(?:\w{2,10} ){0,4}(?:to|at)\b",
    r"\b(?:until|once|when|if|before) (?:\w{2,20} ){1,4}(?:restored|recovered|resolved|fixed)\b",
    r"\b(?:will|would|should|expected to) be (?:restored|resolved|fixed)\b",
)

_UP_TO = r"\b[^.;:]{0,40}$"
"""The rest of a sentence up to the time that it tells."""
STARTS_AT = _words(
    r"\b(?:start(?:s|ed|ing)?|beg[aiu]n(?:s|ning)?|commenc\w{2,4}|since|went down|first (?:seen|observed|"
    rf"occurred)|occurred|happened){_UP_TO}",
)
FINDS_AT = _words(
    r"\b(?:detected|discovered|noticed|alerted|paged|notified|became aware|reported|(?:issue|problem) was "
    rf"identified){_UP_TO}",
)
ENDS_AT = _words(
    r"\b(?:resolved|restored|recovered|ended|mitigated|back (?:online|up|to normal)|fully "
    r"(?:operational|functional)|fixed|over|(?:incident|issue|outage|ticket) (?:was |were )?(?:declared |"
    rf"marked (?:as )?)?closed){_UP_TO}",
)


def milestone_of(text: str, label: str) -> Milestone | None:
    """Return the milestone that a label names, else that the text of an entry says plainly."""
    named = label or (text if len(text) < 40 else "")
    milestone = label_of(_MARKS.sub(" ", named[:80].lower())) if named else None
    said = text[:200]
    if milestone or not said:
        return milestone
    return next((name for name, signs, found in PLAIN if may_say(said, signs) and found.search(said)), None)
