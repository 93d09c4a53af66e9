"""The words by which a sentence asks for something, promises it, or says that it has been done."""

from __future__ import annotations

from ...patterns import deferred
from ...sections import role_of
from ..text.orders import FIRST_WORD, VERBS, is_order
from ..text.signs import Signed, may_say
from .abroad import tells_done, tells_under_way


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_COMMITS = Signed(
    "'ll|will|shall|going|plan|intend|need|should|must|have to|want to",
    r"(?i)\b(?:we|i|they|the team)(?:['’]ll\b|(?:['’]re)?\s+(?:(?:also|now|all|then|agree that we|are|is)"
    r"\s+){0,2}(?:will|shall|going to|plans? to|intends? to|needs? to|(?:should|must)"
    r"(?! (?:not )?have (?:\w{2,20}ly )?\w{1,20}(?:ed|en|wn|ne|ght)\b)|have to|want to)\b)"
    r"(?! (?:also )?(?:thank|apologi[sz]e)\b)",
)
_NOT_BEHIND = "how why that what where which when until if than because before after once"
_WILL = (
    r"(?i)\b"
    + "".join(rf"(?<!{word}\s)" for word in _NOT_BEHIND.split())
    + r"(?:we|i|(?:the|our) (?:\w{2,20} )?team)"
    r"(?:['’]ll|(?:['’]re|\s(?:are|is)) (?:going|planning) to"
    r"|\s(?:will|shall|plan(?:s|ned)? to|intend(?:s|ed)? to|have plans to))"
)
_WILL_SIGNS = "ll|plan|intend|going"
PROMISE = Signed(_WILL_SIGNS, rf"{_WILL}[\s:：]")
_COMMITMENT = Signed(
    _WILL_SIGNS,
    rf"{_WILL}\s(?:(?:also|now|all|then|therefore|be|\w{{2,20}}ly)\s){{0,2}}(?P<verb>[a-z]{{2,20}}?)(?:ing)?\b",
)
_DEEDS = VERBS - _words("continue have help keep make publish send share update wait work come take let")
"""What somebody does, but for what is promised by who will say more, or only go on."""
_MORE_TO_TELL = deferred(
    r"(?i)(?:provide|give|offer|issue) (?:[\w-]{1,12} ){0,4}(?:updates?|details|information|news)\b"
    r"|monitor(?:ing)? (?:(?:it|this|them)\b|the (?:situation|issue|results?|fix|recovery)\b)"
)
"""What is promised to those who wait for an end, and is no measure."""
_ITEMS = r"(?:action|follow-?up|to-?do|work)(?: items?|s)\b"
_OF_PAGE = deferred(
    r"(?i)(?:(?:we|i)(?:['’]ll| will) )?(?:also |then )?(?:update|amend|extend) (?:this|the) "
    r"(?:page|post|report|document|post-?mortem|article|write-?up)\b"
    r"|(?:we|i)(?:['’]ll| will) (?:also |then )?(?:provide|give|share|post|publish|send|issue|have) "
    r"(?:you )?(?:an?|another|further|more|additional) (?:[\w-]{1,12} ){0,2}"
    r"(?:updates?|details|information|news)\b"
    rf"|(?:we|i)(?:['’]ll| will) (?:track|follow|list|prioriti[sz]e|report on) (?:\w{{2,12}} ){{0,4}}{_ITEMS}"
    rf"|(?:\w{{2,12}} ){{0,4}}{_ITEMS} (?:will|should|must|are to) be "
    r"(?:tracked|listed|prioriti[sz]ed|assigned|reported)\b"
)
_UNLESS = deferred(r"(?i)\W{0,3}(?:if|when|should|in case|unless|once)\b")
_NEXT_TIME = Signed(
    "next time|future|from now on|forward|to prevent|to avoid",
    r"(?i)\b(?:next time|in (?:the )?future|from now on|(?:going|moving) forward|to (?:prevent|avoid) "
    r"(?:this|it|that|such|similar|another|a repeat)\b[^.;:]{0,80}),? (?:we|i|the team)\b",
)
_SEEKS = Signed(
    "investigating|exploring|evaluating|considering|looking|discussing",
    r"(?i)\b(?:is|are|[’']re) (?:(?:also|now|actively) )?"
    r"(?:investigat|explor|evaluat|consider|look|discuss)ing "
    r"(?:into |at )?(?:(?!for )[\w-]{2,20} ){0,3}(?:ways?|options|how|whether|alternatives|possib\w{2,6})\b",
)
_PLANS = Signed(
    "plan|intend|being|to be |working|way|ongoing|in progress|need|begun|started|is to |scheduled|review",
    r"(?i)\b(?:intends|plans|(?:is|are|\w[’']re) planning|(?:we|they) (?:plan|intend)) (?:to\b|on \w+ing\b)"
    r"|\(planned\b|\b(?:plan|step|idea|intention|first|second|third|last|priority) is to [a-z]|"
    r"\A(?:(?!(?:it|that|which|when|if|because|as|no|nothing|none)\b)[\w'’/-]{1,30} ){1,8}(?:is|are) "
    r"(?:(?!not\b|never\b)\w{2,10} )?(?:(?:planned|scheduled|in progress|in review)\b|needed\W*\Z)|"
    r"\A\W{0,4}(?:we|i|the team) (?:(?:also|now|still) )?need to (?!be\b)[a-z]|(?<!that )(?<!which )(?:\bis|"
    r"\bare|[’']re) (?:(?:also|now|already|still|currently|actively) )?(?:being (?!said|seen)"
    r"\w{2,20}(?:ed|en|ilt|t)|working (?:on|to|towards)|under ?way)\b"
    r"|\bwork (?:on|to) [^.;:]{1,80} is (?:now |still |already )?(?:ongoing|in progress)\b"
    r"|\A\W{0,4}(?:[\w ]{1,30}, )?(?:we|i|the team) (?:have|has) (?:already |now |also )?(?:begun|started) "
    r"(?:\w{2,20}ly )?(?:(?!seeing|receiv|notic|getting)\w{2,20}ing|to (?!see|receive|notice|get)[a-z]{2,20})"
    r"\b"
    r"|^(?!(?:it|this|that|there|we|they)\b)(?:(?!(?:is|are|was|were|ha[ds]|have|seem|appear|turn|prov|wait"
    r"|want|expect|suppos|claim|continu)\w{0,3} )[\w/'-]{1,30} ){1,6}to be \w{2,20}(?:ed|en|ilt)\b",
)
_IS_BEING = Signed(
    "being|progress|way|review",
    r"(?i)(?:(?!(?:that|which|when|if|while|because|as|who)\b)[\w'’/-]{1,30},? ){1,12}?(?:is|are)"
    r"(?: now| already| currently)? (?:being \w{2,20}(?:ed|en|ilt|t)|in progress|under ?way|in review)\b",
)
_TO_BE_DONE = Signed(
    " be ",
    r"(?i)\b(?:will|should|must|(?:needs?|has|have|is|are|going) to) be (?!expected)(?:\w{2,20}ly )?"
    r"(?:\w{2,20}ed|built|rewritten|made)\b",
)
_IS_NEEDED = Signed(
    "should|must|need|ought|will",
    r"(?i)\w (?:should|must|ought to|needs? to) (?!have |not have )[a-z]|"
    r"\A(?!(?:it|this|that|these|those|they|which|there)\b)[\w@'’ -]{1,40} will (?P<verb>[a-z]{2,20})\b",
)
_UNDER_WAY = Signed(
    "ing",
    r"(?i)(?:[^.,;:!?]{1,40},\s)?[^.,;:!?]{1,60}?(?:\s(?:is|are|am|will be)|['’](?:re|m))"
    r"(?:\s(?:also|now|already|still|\w{2,20}ly)){0,2}\s(?P<verb>[a-z]{2,20})ing\b",
)
_TO_DO_IT = deferred(r"[\W_]{0,3}@?[A-ZÀ-Þ][\w.-]{0,30}(?:\s[\w&/.-]{1,30}){0,4} to (?P<verb>[a-z]{2,20})\b")
_WAS_DONE = deferred(r"(?i)\b(?:was|were|been) \w{2,20}(?:ed|ilt|en|t) to [a-z]+\Z")
"""`The script was updated to check it`: what it is for, no task."""
_OPENERS = _words(
    "a after all also although an and any as at because before below but by during each every following "
    "for from here how however i if in it lastly many most my no on once only our overall see since some "
    "thank thanks that the their then there these they this those through to under we what when where "
    "which while with you your aucun der die das les le la un une "
)
_FORM = deferred(r"\{\{(?P<text>[^{}\n]{1,400})\}\}\s{0,3}(?:\[[^\[\]\n]{0,60}\])?")
_OPENING = 200
_TO_WRITE = _words("write fill describe explain summarise summarize complete expand flesh insert finish add")
_BESIDE_IT = _words("the our a an in out up here section part of")
_IT = _words("this it later more detail details text some")
_DONE = Signed(
    "done|complete|finished|fixed|implemented|merged|erledigt|fait",
    r"(?i)(?:^[\[(]?(?:done|completed?|fixed)[\])]?\s?[:\-–—]|^\s?(?:✅|☑|✔)|(?:✅|☑|✔)\ufe0f?\s?$|"
    r"[\[(](?:already )?(?:done|completed?|fixed|implemented|erledigt|fait|terminé)\b[^()\[\]]{0,60}[\])]|"
    r"[-–—:.,;]\s?(?:done|completed?|finished|fixed)[.!]?$|"
    r"(?:^|[-–—:.,;]\s?|\n)(?:already |now |has been )?(?:done|completed?|fixed|implemented|merged) "
    r"(?:in|by|with|via|as of|on)\s(?:[^.;]|\.(?=\S)){1,120}\.?$)",
)
_HAS_DONE = Signed(
    "has |ve |was |were |now |we ",
    r"(?i)(?:(?<!would )(?<!could )(?<!might )\b(?:has|have|was|were)|['’]ve|\b(?:is|are) now|\A\W{0,4}we"
    r"(?! (?:agre|ask|check|confirm|consider|decid|determin|discuss|investigat|learn|look|review|wait)))"
    r"(?: (?:also|already|now|since|been|\w{2,20}ly)){0,2} "
    r"(?:(?P<verb>\w{2,20})ed|built|rewritten|written|made|put|set|sent|taken|given)\b(?! that\b)",
)
_DEED = deferred(
    r"\W{0,4}(?:(?:Already|Also|Now) )?(?P<verb>[A-Za-z][a-z]{1,19})ed "
    r"(?:an?|the|our|its|their|all|both|two|three|another)\b"
)


def is_promise(text: str) -> bool:
    """Tell whether a sentence says what will or should be done."""
    doing = _UNDER_WAY.match(text)
    is_doing = doing is not None and _is_verb(doing["verb"].lower())
    is_said = is_doing or any(said.search(text) for said in (_COMMITS, _TO_BE_DONE, _PLANS))
    return is_said and not is_of_page(text)


def is_doing(text: str) -> bool:
    """Tell whether an item names a deed, as below `We will be:`: `Adding an alert`."""
    first = FIRST_WORD.match(text)
    return first is not None and first[1].endswith("ing") and _is_verb(first[1].lower().removesuffix("ing"))


def is_needed(text: str) -> bool:
    """Tell whether a sentence says of anything that it should be otherwise, or who will do it."""
    found = _IS_NEEDED.search(text)
    verb = found["verb"] if found else None
    is_deed = verb is None or verb.lower() in _DEEDS - {"prevent", "avoid"}
    return found is not None and is_deed


def is_plan(text: str) -> bool:
    """Tell whether a sentence says that somebody plans something or promises it, or that it is being done."""
    return any(said.search(text) for said in (_PLANS, _SEEKS)) or is_commitment(text)


def may_plan(text: str) -> bool:
    """Tell whether one of the sentences of a text may say that, for a quick look."""
    return any(may_say(text, said.signs) for said in (_PLANS, _SEEKS, _COMMITMENT))


def is_resolve(text: str) -> bool:
    """Tell whether a sentence promises what is to be otherwise the next time, which is a measure anywhere."""
    return _NEXT_TIME.search(text) is not None and is_commitment(text)


def is_commitment(text: str) -> bool:
    """Tell whether a sentence promises a measure: `We will add an alert`, `we're planning to move it`."""
    promises = _COMMITMENT.finditer(text)
    deeds = (found for found in promises if not _MORE_TO_TELL.match(text, found.start("verb")))
    return any(_is_verb(deed["verb"].lower(), _DEEDS) for deed in deeds) and not _UNLESS.match(text)


def asks(text: str) -> bool:
    """Tell whether an item asks for something by itself: `Add ...`, `We will ...`, `Ops to add ...`."""
    task = _TO_DO_IT.match(text)
    is_task = task is not None and task["verb"].lower() in VERBS and not _WAS_DONE.search(task[0])
    return is_order(text) or is_promise(text) or is_task


def _is_verb(stem: str, verbs: frozenset[str] = VERBS) -> bool:
    """Tell whether what stands before `ing` or `ed` is one of some verbs: `add`, `mov`, `plann`, `notifi`."""
    plain = {stem, f"{stem}e", f"{stem[:-1]}y" if stem.endswith("i") else ""}
    return not verbs.isdisjoint(plain | ({stem[:-1]} if stem[-1:] == stem[-2:-1] else set()))


def is_remark(text: str) -> bool:
    """Tell whether a line opens like a sentence about the actions rather than one of them."""
    first = FIRST_WORD.match(text)
    about = first is not None and first[1].lower() in _OPENERS
    return about and not is_promise(text) and not has_happened(text)


def filled_in(text: str) -> str:
    """Return an item without the braces of a form; of one that nobody filled in with an order, nothing."""
    form = _FORM.fullmatch(text)
    said = form["text"].strip() if form else text
    return "" if form and not (is_order(said) and said.count(" ") > 2) else said


def is_of_the_text(said: str) -> bool:
    """Tell whether what is to be done is to write the report: `write this`, `describe the impact`."""
    first, *more = said.lower().strip(" .:…").split() or [""]
    object_ = [word for word in more if word not in _BESIDE_IT]
    is_part = first != "add" and role_of(" ".join(object_)) != ""
    return is_of_page(said) or (first in _TO_WRITE and (_IT.issuperset(object_) or is_part))


def is_of_page(text: str) -> bool:
    """Tell whether what is promised is more to read, or is said of the follow-ups: `We'll track them`."""
    return _OF_PAGE.match(text) is not None


def says_done(text: str) -> bool:
    """Tell whether a text says that it has been done."""
    return _DONE.search(text) is not None


def has_happened(text: str) -> bool:
    """Tell whether a sentence says that a measure was taken: `We have added ...`, `Added a lamp`."""
    verbs = [found["verb"] for found in _HAS_DONE.finditer(text[:_OPENING])]
    deed = _DEED.match(text)
    verbs += [deed["verb"]] if deed else []
    return any(verb is None or _is_verb(verb.lower()) for verb in verbs) or tells_done(text)


def is_under_way(text: str) -> bool:
    """Tell whether a sentence says that something is being done: `A second pump is being built`."""
    return (_IS_BEING.match(text) is not None and not is_order(text)) or tells_under_way(text)
