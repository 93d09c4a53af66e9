"""What denies a clause or casts doubt on it: `not restored`, `we think`, `until it is fixed`."""

from __future__ import annotations

from ...model.milestone import Milestone
from ...patterns import deferred
from . import lexicon as lex
from .grammar import ANY_DOWN, ANY_OVER, TROUBLES, WATCHER
from .lexicon import past, verbs, words

TAKEN_BACK = deferred(r"\W*(?:but|although|though|however|except)\b")
"""How a clause begins that takes back the end which the one before it told."""

LATER = deferred(
    r"\W*(?:after|later|afterwards|eventually|subsequently|shortly after|\w+ (?:minutes|hours) later)\b"
)
"""How a clause begins that is not about the time of its entry."""

_MAY = r"(?<![0-9] )(?!may [0-9])"
"""Before `may`: that it is no month."""
_UNSURE = (
    rf"(?:{verbs(lex.UNSURE)}|could(?! (?:[\w'-]+ ){{1,7}}again)|should(?! be(?=\W*$|,))"
    rf"|{_MAY}{words(lex.UNREAL)}|(?:look|appear)(?:s|ed)? (?:to|like|as|that))\b"
)
NO_MORE = deferred(
    r"\bno (?:more|further) (?!(?:action|work|steps?) )(?:\w{3,20} )?(?:errors?|failures?|alerts?|complaints?"
    r"|timeouts?|queues?|delays?|duplicates?|problems?|issues?|reports?|reads|kicks|drops|losses|crashes|pages)\b"
    r"|\bno longer (?:vulnerable|exposed|exploitable|affected|present|reproducible|seen|observed"
    rf"|{verbs(lex.FAIL)}|{verbs('occur/occurs happen complain')}|{ANY_DOWN})\b"
    r"|\bno (?:\w{3,20} ){1,2}(?:left|remain\w{0,3})\b"
)
NO = "no "
"""A denial that tells of an end, and what stands in each such clause."""
_AGAIN = (
    r"(?:incident|ticket|issue|case) (?:\w{2,4} )?re-?opened|re-?open(?:s|ed)? (?:the |this )?(?:incident"
    r"|ticket|issue|case)|recur(?:s|red)?|relapse[sd]?|resurface[sd]?|reappear(?:s|ed)?"
    rf"|{TROUBLES} (?:\w{{2,12}} ){{0,2}}(?:returns?(?! to)|returned(?! to)|comes? back|came back"
    r"|(?:is|are) back(?! (?:to|at|below|under|within|in|up|online)\b)"
    rf"|{verbs(lex.BEGIN)} again)|(?:goes|went|is|are|was|were) (?:\w{{2,12}}ly )?{ANY_DOWN} again"
    rf"|{verbs(lex.FAIL)} again|again {ANY_DOWN}"
)
_PARTLY = (
    r"most(?:ly)?(?! recent| likely| important)|largely|majority"
    r"|(?<!\S)(?<!remaining )[0-9]{1,2} ?% (?:of|du|de|der|des|dos?|da)"
    r"|worst|half|read[ -]only|degraded mode|but slow|some (?!time|minutes|hours|extent)\w{3,20} "
    r"(?:are|were|is|was|have|had|back|can|report)"
    r"|(?:half|some|few|several|one|two|three) of(?! a)|only (?:one|two|half|some|parts)\b"
    r"|(?:nearly|almost) (?:all|every\w*|fully"
    r"|complete\w*|normal)"
    r"|(?:beg[aiu]n\w{0,4}|start(?:s|ed|ing)?) (?:(?:to|see|show|be|signs|of) ){0,3}(?:\w{2,12}ly )?"
    r"(?:recover|restor|resum|return|normali|improv|stabili)\w{0,9}"
)
"""What says that an end is one for a part only, or begins: `most users`, `starting to recover`."""
UNSURE_OR_NOT = deferred(rf"\b(?:{words(lex.NOT)}\b|{_UNSURE})|n't\b")
RETURNS = deferred(rf"\b(?:{_AGAIN})\b")
"""What says that it began again."""
_OTHERS = (
    "regulators?|authorit(?:y|ies)|management|users|customers|stakeholders|clients|owners|everyone|partners"
)
DENIED = {
    Milestone.RESOLVED: deferred(
        r"n't\b|\bfrom [0-9.]+ ?% to (?:\w{4,9} )?(?:[2-9]|[0-9]{2,3})(?:\.[0-9]+)? ?%|\bclocks? (?:went"
        r"|goes?)\b|\b(?:(?:alert|error|restart|retr|tr(?:y|ied|ies)|deploy|pag(?:ed|es|ing)|fired"
        rf"|see)\w{{0,5}} .{{0,20}}again\b|(?:{_AGAIN}|{_PARTLY}|{words(lex.NOT)})\b|{_UNSURE}"
        rf"|(?:once(?! again)|when|whether|if|before|unable|until|till"
        rf"|being (?:\w{{2,12}}ly )?{verbs(lex.REPAIRING)}\b(?! again)) "
        r"|(?:fail(?:s|ed)?|tr(?:y|ies|ied|ying)|attempts?) (?:to|again|at)\b"
        r"|no effect|to no avail|precaution\w*|by mistake|a bit|stopgap|back for (?:a|some|[0-9])"
        r"|remain\w{0,3} (?:off|unavailable|down|disabled|slow)|(?:accounts|users|customers) only"
        r"|(?:ways?|order|plan(?:s|ned)?|decided?|decision|need(?:s|ed)?|want(?:s|ed)?) to (?:bring|get"
        r"|have|put)\b|(?:say|said|saying|says) "
        r"|(?:to|in|on) (?:the |our )?(?:staging|test|testing|canary|dev|qa)\b"
        r"|(?:provider|vendor|supplier|upstream|carrier) (?:itself )?(?:ha[sd] )?(?:recovered|resumed)\b)"
    ),
    Milestone.DETECTED: deferred(
        r"\bstill firing\b|\b(?:false|unrelated|spurious|test) (?:alarm|alert|page|positive)"
        r"|\b(?:not|n't) see(?:ing)?\b|\b(?:silenced|muted|comms|asked (?:to|for)|public(?:ly)? disclos\w+"
        r"|law enforcement|recovery (?:alert|page|notification)|auto-?resolved"
        r"|returns? to (?:ok|normal|green)|no more (?:calls|tickets|reports))\b"
        r"|\b(?:no(?:t(?! found\b)|body)?|never|n't) (?:\w{2,20} ){0,2}"
        r"(?:noticed|detected|alerted|alerts?|reported"
        rf"|{verbs(lex.RING)}|sent)|\bno longer (?:{verbs(lex.NOTICE)}|{verbs(lex.RING)})\b"
        rf"|\b{verbs(lex.NOTICE)} (?:(?!not|no|never|only|while|when|after|before|until"
        rf"|{TROUBLES}\b)[\w-]{{1,20}} ){{1,8}}"
        rf"(?:pass(?:es|ed)?|succe\w{{2,6}}|(?:is|are|was|were|been) (?:now |back )?(?:live|{ANY_OVER}"
        rf"|{words(lex.WELL)}))\b"
        rf"|\b{verbs(lex.NOTICE)} (?:that )?(?:[\w-]{{2,20}} ){{0,4}}still\b"
        rf"|\b{verbs(lex.NOTICE)} (?:as |to be )?(?:(?:back )?up|{ANY_OVER}|{words(lex.WELL)})"
        rf"(?= (?:by|at|again|and)\b|\W)|\b(?:{verbs(lex.NOTICE)}|sees?|saw|seeing|seen) "
        r"(?:\w{2,12} ){0,2}(?:recover|improve)\w{0,5}\b"
        r"|\breport(?:s|ed|ing)? (?:is |was )?(?:back|published|drafted|filed|closed|written|that the fix)"
        r"|\b(?:post-?mortem|recover\w{0,4}|(?:improv|optimi)\w{2,9}|root cause|cause|culprit) (?:\w{2,5} )?"
        r"(?:reported|observed|detected|published|discovered|identified|noticed)|\b(?:solution|workaround"
        r"|the cause|the reason|culprit)\b|\bclosed\b|\bthis report\b|\ball (?:is |are )?(?:fine|good|well)\b"
        r"|\b(?:tickets?|cases?) (?:\w{2,6} ){0,2}(?:opened|raised|filed|created|logged) (?:with|to)\b"
        rf"|\b(?:notif\w{{1,5}}|informed|told) (?:\w{{2,20}} ){{0,2}}(?:{_OTHERS})"
        rf"|\b(?:{_OTHERS}) (?:\w{{2,5}} )?(?:notified|informed|told(?! us))\b"
        rf"|\b{words(lex.AGAIN)} (?:\w{{2,20}} )?(?:{WATCHER}|reports?|transactions|users|customers"
        rf"|complaints)\b"
    ),
    Milestone.BEGAN: deferred(
        r"\bno (?:\w{2,20} ){0,4}(?:is|are|was|were|been) (?:\w{2,12}ly )?(?:observed|seen|touched|lost"
        r"|affected|accessed|exposed|compromised|leaked|stolen|impacted|harmed|involved|needed|found|required"
        r"|taken|made)\b"
        rf"|\b(?:second|third|another|secondary|subsequent) (?:\w{{2,20}} ){{1,4}}{verbs(lex.BEGIN)}\b"
        r"|\b(?:again|(?<!stood )(?<!stands )(?<!stand )still|continu(?:e|es|ed|ing)|remain(?:s|ed|ing)?"
        r"|previously|(?:due|scheduled|supposed|meant) to (?:begin|start)"
        rf"|{_MAY}may|might|would|should|will)\b|\b{verbs(lex.UNSURE)}\b|\b(?:no|not|never|without)"
        rf" (?:(?:\w{{2,20}} )?(?:{TROUBLES}|{WATCHER}|affected|related)"
        rf"|(?:\w{{2,20}} ){{0,4}}{past(lex.HARM)})\b"
        r"|\b(?:avoid|prevent)\w{0,3}\b|\bstatus ?page\b"
        r"|\b(?:last|final) (?:\w{2,20} ){0,2}(?:fail\w{2,6}|errors?|timeouts?)\b"
        r"|\b(?:find|found|identif|discover|determin|suspect|locat|trac)\w{0,4}\b.{0,60}\bcaus"
        rf"|\b(?:{TROUBLES}|rates?) (?:have |had )?(?:{verbs(lex.CEASE)}|drop\w{{0,4}}|f[ae]ll\w?|go(?:es)?"
        rf"|went|reach\w{{0,3}})\b"
    ),
    Milestone.DECLARED: deferred(r"\b(?:not|never|n't|resolved|over|closed)\b"),
    Milestone.ACKNOWLEDGED: deferred(r"\b(?:not|never|n't)\b"),
}
"""What denies a clause, or doubts it, by what it would tell."""
WORK_FAILS = deferred(
    rf"\b(?!calls? ){words(lex.WORK, plural=True)} (?:\w{{2,20}} ){{0,6}}(?:{verbs(lex.FAIL)}|timed|times)\b"
)
"""That work on a system fails is no harm."""
