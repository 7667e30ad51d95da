"""Rules for what is asked of us rather than of the documents: drafts, greetings, and what we leave.

A request to set a rating, take a decision, invent, hide or name somebody gets its fixed reply,
which says what can properly be done instead.
"""

from __future__ import annotations

import re

from assistant.embedded.said import Said
from assistant.embedded.wanted import Before, Wanted, fixed

_INSTRUCTIONS = (
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|rules?|prompts?|guidelines?|"
    r"restrictions?|safeguards?|filters?)\b|\bsystem prompt\b|\byour (?:instructions|prompt|hidden rules)\b|"
    r"\b(?:developer|admin|god|debug|jailbreak) mode\b|\byou are now\b|\bpretend (?:to be|you|that you)\b|"
    r"\b(?:show|give|list|reveal|tell)\b.{0,30}\b(?:other|every|all|another)\b.{0,15}\b(?:providers?|trusts?)'?s?\b"
    r".{0,30}\b(?:evidence|documents?|data|files?|confidential)\b"
)
_PERSON = r"(?:learners?|trainees?|students?|doctors?|nurses?|consultants?|f1s?|f2s?|registrars?|person|people|individuals?|staff|complainants?)"
_IDENTIFY = (
    rf"\bname(?:s)?\b(?: (?:of|for))?(?: the| each| every| any| all| all the)? (?:\w+ ){{0,2}}{_PERSON}\b|"
    rf"\b(?:which|what) {_PERSON}\b.{{0,25}}\b(?:complained|raised|said|told|reported|spoke|disclosed|"
    rf"alleged|cried|wrote)\b|\bwho\b.{{0,15}}\b(?:complained|disclosed|alleged|cried|(?:raised|made) "
    rf"(?:the|this|that|it|a|those|these))\b|\b(?:identify|unmask|de-?anonymi[sz]e)\b.{{0,40}}\b{_PERSON}\b|"
    rf"\b(?:nhs|gmc|nmc) (?:numbers?|pins?)\b.{{0,20}}\b(?:of|for)\b|\b{_PERSON}'s? (?:real )?(?:names?|"
    rf"(?:e-?mail|home) addresses?|phone numbers?|date of birth)\b|\blist (?:every|all|each)\b.{{0,15}}{_PERSON}\b.{{0,30}}"
    r"\bcomplain"
)
_INVENT = (
    r"\b(?:guess|make up|invent|fabricat\w+|dream up|estimate|plug|fudge|assume|improvise|fill in|fill out|"
    r"put in|add in|create|come up with)\b.{0,40}\b(?:missing|blank|gaps?|numbers?|figures?|quotes?|quotations?|"
    r"percentages?|dates?|data|evidence|attendees|statistics|stats|responses?|results?)\b|"
    r"\b(?:something|anything) (?:plausible|realistic|believable|convincing)\b|\bmake (?:it|something|one) up\b"
)
_HIDE = (
    r"\b(?:leave out|leave off|omit|remove|delete|drop|hide|bury|cut|tone down|soften|water down|play down|"
    r"gloss over|don'?t mention|do not mention|without mentioning|skip|suppress|take out|lose)\b.{0,50}"
    r"\b(?:concerns?|findings?|criticisms?|negatives?|bad|issues?|complaints?|bullying|contradict\w+|dissent\w*|"
    r"disagree\w+|safety|requirements?|problems?|conflicts?)\b|"
    r"\bmake (?:it|us|them|this|the \w+) (?:look|sound|seem|read) (?:better|good|nicer|fine|worse|positive|"
    r"compliant|ok)\b"
)
_RATED = r"(?:isf|ratings?|rag|risk levels?|risk score|categor(?:y|ies)|grade|green|amber|red|compliant|met)"
_SET = (
    rf"\b(?:fill in|fill out|set|put(?: in| down)?|enter|assign|decide(?: on)?|choose|pick|finalise|finalize|confirm|"
    rf"update|change|record|complete|insert|lower|raise|upgrade|downgrade|bump|drop|mark|turn|rate|make|move|"
    rf"give|award|allocate|determine)\b.{{0,45}}\b{_RATED}\b"
)
_HYPOTHETICAL = (
    r"^\W*(?:who|how|why|when|where|what|which|does|do|is|are|did|has|list|explain|if)\b"
)
_ISF_NOW = (
    r"\bisf\b.*\b(?:level|rating|category|score)\b.*\b(?:after|today|now|should|would|for (?:us|them|this)|"
    r"is (?:it|this|the trust))\b|\bwhat\b.{0,25}\bisf (?:level|rating|category)\b.{0,25}\b(?:should|would|shall|do we give)\b"
)
_DECIDE = (
    r"^\W*(?:(?:please|can you|could you|will you|just|ok|okay|and|now|go ahead and)\W+)*(?:approve|sign off|"
    r"authorise|authorize|finalise|finalize|issue|send|publish|submit|suspend|close|withdraw|escalate|accept|"
    r"reject|confirm)\b.{0,60}\b(?:draft|report|letter|requirements?|visit|training|placements?|learners?|"
    r"trainees?|students?|concerns?|it|them|narrative|action plan|actions?|department|ward|provider|trust|"
    r"compliance|immediate)\b"
)
_GREETING = (
    r"^\W*(?:hi|hiya|hello|hey|good (?:morning|afternoon|evening|day)|morning|afternoon|greetings|yo|hi there|"
    r"hello there|hey there)(?:\W+(?:there|all|team|everyone|assistant|bot|quality assistant))*\W*$"
)
_THANKS = r"^\W*(?:(?:ok|okay|great|perfect|lovely|brilliant|many|super)\W+)*(?:thanks|thank you|thx|cheers|ta|much appreciated)\b.{0,30}$"
_HELP = (
    r"^\W*(?:help|menu|\?+)\W*(?:me|please)?\W*$|\bwhat (?:can|could|do) you (?:do|help|know|answer|offer)\b|"
    r"\bhow (?:do|does|can) (?:you|this|i use (?:you|this))\b(?: work| help)?\W*$|\bwho are you\b|\bwhat are you\b|"
    r"\bwhat can i ask\b|\bhow can you help\b|\bwhat is this\W*$"
)
_DRAFTING = r"\b(?:draft|write|prepare|produce|put together|generate|create|make|start|do|build|need|want|turn|work up|knock up|pull together|give me|have)\b"
_KINDS = (
    (
        "enquiry-lines",
        r"\bkloes?\b|\blines? of (?:enquiry|inquiry|enquiries)\b|\b(?:enquiry|inquiry)[ -]lines?\b",
    ),
    ("monthly-narrative", r"\b(?:monthly|month's|months) (?:\w+ )?(?:narrative|report|highlight report|summary)\b|\bnarrative\b|\bhighlight report\b"),
    ("visit-report", r"\b(?:visit|review) report\b|\breport (?:of|on|for|from|about) (?:the |our |a )?(?:\w+ ){0,3}visit\b|"
                     r"\bnotes into (?:a|the|our) (?:visit )?report\b|\breport from (?:the|these|my) (?:visit )?notes\b"),
)  # fmt: skip
_ABOUT = re.compile(
    r"\b(?:for|about|on|at|of)\s+(?:the\s+)?((?:[A-Z][\w'’&-]*)(?:\s+(?:[A-Z][\w'’&-]*|of|and|the|for|on|upon|in|&))*"
    r"(?:\s+[A-Z][\w'’&-]*)|[A-Z][\w'’&-]+)"
)
_MONTHS = (
    "january february march april may june july august september october november december".split()
)


def integrity(said: Said, before: Before) -> tuple[Wanted, ...]:  # noqa: ARG001 - one shape
    """Return the fixed reply to a request that people must answer or nobody may meet."""
    if said.has(_INSTRUCTIONS):
        return (fixed("instructions"),)
    if said.has(_IDENTIFY):
        return (fixed("identify"),)
    if said.has(_ISF_NOW):
        return (fixed("set_rating"),)
    if said.has(_HYPOTHETICAL):
        return ()
    if said.has(_SET) and not said.has(r"\d\s*(?:x|by|and|,)?\s*\d|\blikelihood\b.*\d"):
        return (fixed("set_rating"),)
    if said.has(_INVENT):
        return (fixed("invent"),)
    if said.has(_HIDE):
        return (fixed("hide"),)
    return (fixed("set_decision"),) if said.has(_DECIDE) else ()


def courtesy(said: Said, before: Before) -> tuple[Wanted, ...]:  # noqa: ARG001
    """Return the fixed reply to a greeting, thanks or a call for help."""
    for kind, pattern in (("greeting", _GREETING), ("thanks", _THANKS), ("help", _HELP)):
        if said.has(pattern):
            return (fixed(kind),)
    return ()


def draft(said: Said, before: Before) -> tuple[Wanted, ...]:
    """Return the call that starts a draft, or the question back for what it lacks."""
    kind = next((kind for kind, pattern in _KINDS if said.has(pattern)), "")
    if not kind or not said.has(_DRAFTING) and not said.text.startswith(("kloe", "key lines")):
        return ()
    if said.has(r"^\W*(?:what|who|when|how|why|which|where|does|is|are)\b"):
        return ()
    named = before.providers[0] if before.providers else provider_in(said.raw)
    provider = named or before.topic.get("provider", "")
    if not provider:
        return (fixed("which_provider"),)
    arguments = {"kind": kind, "provider": provider, "brief": f"{said.raw} {said.around}".strip()}
    if month := _month(said):
        arguments["month"] = month
    return (Wanted("draft_document", arguments),)


def provider_in(raw: str) -> str:
    """Return a provider's name where one follows "for", "about" or "at", as it was written."""
    for found in _ABOUT.finditer(raw):
        name = re.sub(r"\s+(?:of|and|the|for|on|in|&)$", "", found[1])
        first = name.split()[0].lower().rstrip("s")
        if first not in _MONTHS and first not in _NO_NAMES:
            return name
    return ""


def _month(said: Said) -> str:
    found = said.find(rf"\b({'|'.join(_MONTHS)})\s+(20\d\d)\b")
    if found:
        return f"{found[2]}-{_MONTHS.index(found[1]) + 1:02}"
    iso = said.find(r"\b(20\d\d-(?:0[1-9]|1[0-2]))\b")
    return iso[1] if iso else ""


_NO_NAMES = frozenset(
    "kloe ed monday tuesday wednesday thursday friday saturday sunday tomorrow today next isf nets gmc "
    "hee deq qsg icu ward medium high low domain standard".split()
)
