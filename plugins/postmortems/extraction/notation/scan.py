"""What has been read of a line so far, what may stand before the next part, and the time that it makes."""

from dataclasses import dataclass, field
from typing import NamedTuple

from ...model.timeline import Doubt
from ...patterns import deferred, step_over
from .clock import WrittenClock
from .date import MONTHS, WrittenDate
from .weekdays import SHORT_DAYS, WEEKDAYS

_OPEN = deferred(
    r"(?:<(?:b|strong|em|i|u|p|time|ins|span)(?: [^<>\n]{0,80})?>|[\s*_`\"'({\[<|•‣·#>]|\\|:[a-z_0-9]{2,30}:"
    r"|[\U0001f300-\U0001faff⌚⏰✅❌⚠\ufe0f])+"
)
_LABEL = deferred(
    r"(?i)(?!last\s(?:updated|edited))(?:(?:initial|first|last|final|new)\s)?"
    r"(?:(?P<update>update[ds]?|message|status|edit(?:ed)?)"
    r"|posted(?:\s(?:about\s)?\w{1,3}\s(?:minute|hour|day|week|month|year)s?\sago\.?)?"
    r"|time|date|when|entry)(?!\w)(?:\s?#?[0-9]{1,3}\b)?(?:\s{0,3}(?:[-–—:@,]|at\b|on\b))?"
)  # fmt: skip
WORD = deferred(
    r"(?i)(?P<between>between(?:\sthe\shours(?:\sof)?)?)"
    r"|(?:(?:also|then|later|finally|the (?:next|following) day),?\s)?(?:at|on)\b"
    r"|(?:from|by|since|(?:start|beginn)ing(?:\s(?:at|on|from))?|as of|no later than"
    r"|um|am|à|às|le|ab|seit|until|till|in the (?:early|late) (?:morning|evening)s?(?: of)?"
    r"|(?:early|late)(?: on)?|the)\b"
)
"""The words that lead to a time in a sentence."""
ABOUT = deferred(
    r"(?i)\\?[~≈∼±約约]|c(?=[0-9])"
    r"|(?:(?:in\s)?(?:the\s)?(?:early|late|mid(?!-?n))?[\s-]?(?:morning|afternoon|evening|night)"
    r"(?:,|\sof|\son)?|ca\.?|circa|c\.|around|about|approx\.?|approximately|roughly|estimated|est\."
    r"|(?:(?:shortly|just|slightly|right|soon|immediately|a little) )?"
    r"(?:before|after)|some\s?time (?:around|after|before)|prior to"
    r"|gegen|etwa|vers|environ|nearly|almost)(?![A-Za-z])"
)  # fmt: skip
"""What says that the time behind it is approximate."""
_ABROAD = deferred(
    r"(?i)(?P<between>zwischen|entre(?: l?as)?)|(?P<about>(?:kurz (?:vor|nach)|ungefähr|vers les"
    r"|peu (?:avant|après)"
    r"|aux (?:environs|alentours) de|(?:sobre|hacia|alrededor de|a eso de) las?|(?:por volta|cerca) d[ao]s?"
    r"|aproximadamente (?:a las?|às)|大[约約])(?!\w))"
    r"|(?:bis|von|(?:à partir de|jusqu'à|dès|de)(?: l[ae]s?)?|(?:desde|hasta|a)(?: las?)|el|das|no dia"
    r"|(?:a partir d|desde )as)\b"
)
_FROM_ABROAD = (
    "vers zwischen entre kurz ungef peu aux sobre hacia alrededor a por cerca aproximadamente bis von jusqu "
    "de desde hasta el das no"
)
"""The words with which they begin in other languages, up to what is not ASCII."""
NEXT = deferred(r"(?:[\s*_`]|at\b)*")
"""What may stand between two parts of a time."""
_LEADS = (
    "midnight noon midday initial first last final new update updated updates message status edit edited "
    "posted time date when entry between morning afternoon evening night mid at on from by since starting "
    "um am le ab seit until till in early late the ca circa c around about approx approximately roughly "
    "estimated est shortly just before after gegen etwa vers environ nearly almost x xx xh h hh hx tbc "
    "tbd unknown day tag jour dia also then later finally beginning as no sometime some right "
    "soon slightly prior immediately"
)
_WORDS_ABROAD = frozenset(_FROM_ABROAD.split())
OPENERS = _WORDS_ABROAD.union(_LEADS.split(), MONTHS, SHORT_DAYS, (day.partition("-")[0] for day in WEEKDAYS))
"""Every word that a time can begin with, or what stands before one."""
_FIRST = deferred(r"[A-Za-z]++(?![^\x00-\x7f])")


class Written(NamedTuple):
    """A time as it is written at `start` to `end`; what it is the time of begins at `rest`.

    `narrative` says that a word such as `At` or `On` opens it, `label` that `Update` or the like does;
    `closed` that a separator, a bracket or the end of the line follows.
    """

    start: int
    end: int
    rest: int
    date: WrittenDate | None
    clock: WrittenClock | None
    until_date: WrittenDate | None = None
    until_clock: WrittenClock | None = None
    zone: str = ""
    weekday: int | None = None
    approximate: bool = False
    narrative: bool = False
    label: bool = False
    closed: bool = True
    doubts: tuple[Doubt, ...] = ()


@dataclass(repr=False, eq=False)
class Scan:
    """What has been read of one line so far; `at` is where the next step looks, `joined` as for a clock."""

    text: str
    at: int
    bars: bool
    joined: bool = False
    start: int = -1
    end: int = -1
    date: WrittenDate | None = None
    clock: WrittenClock | None = None
    until_date: WrittenDate | None = None
    until_clock: WrittenClock | None = None
    zone: str = ""
    weekday: int | None = None
    approximate: bool = False
    narrative: bool = False
    label: bool = False
    between: bool = False
    doubts: list[Doubt] = field(default_factory=list)

    def took(self, start: int, end: int) -> None:
        """Note that a part of the time stands here."""
        self.start = start if self.start < 0 else self.start
        self.end = self.at = end


def may_open(text: str, at: int) -> bool:
    """Tell whether a time, or what leads to one, may begin at `at`: a quick look, as `may_hold_time` is."""
    first = _FIRST.match(text, at)
    return first is None or first[0].lower() in OPENERS


def lead_in(scan: Scan) -> None:
    """Step over what may stand before a time: brackets, emphasis, a label, a preposition, a `~`."""
    for _ in range(6):
        before = scan.at
        scan.at = step_over(_OPEN, scan.text, scan.at)
        if scan.text[scan.at : scan.at + 1].isdigit() or not may_open(scan.text, scan.at):
            return
        for pattern in (_ABROAD, _LABEL, WORD, ABOUT)[not _is_abroad(scan) :]:
            match = pattern.match(scan.text, scan.at)
            if match and _may_follow(scan.text, match.end()):
                said = match.groupdict()
                is_about = pattern is ABOUT or bool(said.get("about"))
                scan.label |= bool(said.get("update"))
                scan.narrative |= pattern in (WORD, _ABROAD) and not is_about
                scan.approximate |= is_about
                scan.between |= bool(said.get("between"))
                scan.at = match.end()
        if scan.at == before:
            return


def _is_abroad(scan: Scan) -> bool:
    """Tell whether a word of another language than English may stand here."""
    first = _FIRST.match(scan.text, scan.at)
    return first[0].lower() in _WORDS_ABROAD if first else scan.text[scan.at : scan.at + 1].isalpha()


def _may_follow(text: str, at: int) -> bool:
    """Keep words whole: one counts only where no letter follows."""
    return at >= len(text) or not text[at].isalpha()
