"""The words of a concern that point to a likelihood: said outright, how often, how things are.

Our own reading of the handbook's scale of likelihood (2017/18, Risk assessment): from never, in
rare circumstances only (1), over not expected (2), now and then (3) and probable in most
circumstances without going on (4), to expected (5). How many learners it befell is no frequency.
Which of them decides is for `risk_likelihood.py`.
"""

from __future__ import annotations

from assistant.risk_cues import cue

_HAPPEN = (
    r"(?:happen|occur|recur|arise|come (?:up|back|about|to (?:that|this|pass))|repeat|go wrong|"
    r"materialise|(?:open|crop) up|be (?:repeated|the case)|see (?:it|this|that))"
)
_AGAIN = r"(?:\s+(?:again|once more|any ?more))?"
_GO_ON = (
    r"(?:carry(?:ing)? on|continu(?:e|ing|ation)|go(?:ing)? on|keep(?:ing)?|persist(?:ing)?|"
    r"last(?:ing)?|recur(?:ring)?|happen(?:ing)?|remain(?:ing)?|stay(?:ing)?)"
)
_CHANCE = r"(?:chances?|possibility|probability|likelihood|prospects?|risk|odds)"
_TIME = (
    r"(?:days?|mornings?|afternoons?|evenings?|nights?|shifts?|weeks?|weekends?|fortnights?|"
    r"months?|"
    r"terms?|seasons?|quarters?|winters?|summers?|springs?|autumns?|years?|sessions?|clinics?|"
    r"lists?|"
    r"rotas?|blocks?|rotations?|placements?|cohorts?|intakes?|rounds?|visits?|lectures?|seminars?|"
    r"tutorials?|exams?|meetings?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|times?|occasions?|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"christmas|easter)"
)
_OF = r"(?:\s+(?:of\s+)?(?:the|our|their|all|single|one|last|these|\w+(?<!than)))?"
_FEW = r"(?:two|2|a couple of|a few|one or two|three|3)"
_PER = r"(?:a|an|each|every|per)"
WILL = "says that it will happen"
CONSEQUENCE = "says how likely the consequence is"
_VERY = r"(?:very |quite |rather |fairly |so |a |only )*"
MAY = "says that it may be"
_CAUSES = (
    r"(?:cause|lead|result|have|affect|delay|harm|damage|disrupt|mean|make|hurt|cost|attract|bring|"
    r"interest|matter|lose|fail|miss|be (?:\w+ )?(?:minor|small|minimal|limited|low|moderate|"
    r"medium|major|"
    r"serious|significant|negligible|harmed|affected))"
)

OUTRIGHT = (
    cue(
        1,
        "says that it would be rare",
        r"(?:\w+ )?rare(?: (?:set of )?circumstances| cases?)?|(?:very |extremely |only )?rarely "
        r"(?:happens?|occurs?|arises?|comes? up|a problem|an issue|if ever)|only (?:very )?rarely",
        r"(?:happen|occur|arise|come up)\w* (?:only )?(?:very |extremely )?(?:rarely|seldom)",
        r"(?:only )?in (?:very |truly )?(?:rare|exceptional|extraordinary|extreme|freak) "
        r"(?:cases?|circumstances|conditions|events?)",
        r"(?:could |can )?only (?:imagine|picture|conceive)(?: of)?(?: it| this| that)?(?: "
        r"\w+ing)?",
        r"(?:will |would )?(?:probably|almost certainly|most likely|likely) never",
        r"(?:can(?:no|['’])t|cannot|could not|couldn['’]t|hard to|difficult to) (?:really )?"
        r"(?:imagine|picture|conceive)",
        r"(?:practically|virtually|almost|all but|nearly|next to) impossible",
        r"inconceivable|unimaginable|unthinkable|unheard[- ]of",
        rf"(?:a |an )?(?:very |extremely )?(?:remote|vanishing(?:ly small)?|tiny|minute|minuscule) "
        rf"{_CHANCE}",
        rf"(?:next to|almost|virtually|practically|hardly any) no {_CHANCE}",
        r"once in a (?:lifetime|blue moon)|one in a million",
        r"(?:has |have |had )?never (?:once |ever )?(?:before |yet )?(?:happened|occurred|been "
        r"(?:known|"
        r"seen|reported)|known|seen|come up|had (?:this|it|that))(?: before)?",
        r"(?:very|extremely|exceptionally|vanishingly|highly) (?:unlikely|improbable)"
        r" (?:ever )?to happen at all",
        denied=3,
    ),
    cue(
        2,
        "says that it is not expected",
        r"(?:\w+ly |very |so |most )?(?:unlikely|improbable|doubtful)",
        r"not (?:at all |very |that |particularly |really |so |thought |felt |considered |seen as "
        r")*"
        r"(?:likely|probable|expected|anticipated|foreseen)",
        r"(?:possible|can happen|could happen|may happen|might happen)(?:,? \w+){0,2}?,? but "
        r"(?:it is |"
        r"it['’]s |is )?(?:not (?:at all |very |really )?(?:expected|likely|probable)|un\w+|"
        r"improbable|doubtful)",
        r"(?:do|does|did|would|should|could) ?(?:not|n['’]t) (?:really |now |actually )?(?:expect|"
        r"anticipate|foresee|think|believe|suppose)",
        r"(?:no ?one|nobody|no-one|none of \w+|neither \w+) (?:\w+ )?(?:expects?|expected|thinks?|"
        r"believes?|anticipates?|foresees?|foresaw)",
        r"(?:do not|don['’]t) see (?:it|this|that|how)",
        r"no (?:reason|sign|indication|evidence|suggestion|expectation)s? (?:\w+ ){0,3}?"
        rf"(?:{_HAPPEN}|expect|repeat\w*|again|recur\w*)",
        rf"(?:a |an |only a )?(?:very |fairly |quite )?(?:slim|small|slight|low|little|outside|"
        rf"faint|"
        rf"limited|poor) {_CHANCE}",
        rf"(?:not much|little) (?:of a )?{_CHANCE}",
        r"(?:would|will|should) (?:surprise|astonish|astound|amaze)",
        r"(?:be|am|are) (?:very )?(?:surprised|astonished|astounded|amazed)",
        rf"(?:should|will|would|is) ?(?:not|n['’]t)(?: \w+)? {_HAPPEN}{_AGAIN}",
        r"i doubt|we doubt|doubt(?:s|ed)? (?:that|if|whether|it|very much)",
        r"(?:one|1)[- ]off|isolated|first time|(?:single|sole) (?:event|incident|occasion|"
        r"occurrence|case|instance|episode)|(?:on )?one occasion|(?:not|n['’]t) (?:\w+ "
        r")?(?:happened|"
        r"been repeated|recurred|occurred) (?:again|since)",
        denied=3,
    ),
    cue(
        3,
        "says that it may happen",
        rf"(?:could|might|may|can) (?:\w+ )?{_HAPPEN}{_AGAIN}",
        rf"(?:some|a|a fair|a certain|a real|reasonable|any) (?:{_CHANCE})",
        r"(?:quite |entirely |perfectly )?possible|possibly|conceivabl[ey]",
        r"fifty[- ]fifty|50[-/: ]50|even chance|can go either way|as likely as not",
        r"(?:can(?:no|['’])t|cannot|can not|could not|couldn['’]t) (?:be )?"
        r"(?:rule[d]? (?:\w+ )?out|exclude[d]?)",
        denied=2,
    ),
    cue(3, MAY, r"might|perhaps|maybe"),
    cue(
        4,
        "says that it will probably happen",
        r"(?:highly |very |quite |most |all too |only too |more )?(?:likely|probable)",
        r"(?:more likely|likelier) than not|(?:most |very )?probably|in all (?:likelihood|"
        r"probability)|"
        r"presumably|chances are|odds are|i['’]d bet|as like as not",
        rf"(?:a |an )?(?:good|high|strong|big|great|fair) {_CHANCE}",
        denied=2,
    ),
    cue(
        5,
        "says that it is expected",
        r"(?:almost |nearly |virtually |quite |all but )?(?:certain(?:ly|ty)?|sure|bound|"
        r"guaranteed) "
        r"(?:to|that)",
        r"(?:almost|nearly|virtually|practically|quite|all but) (?:a )?(?:certain(?:ly|ty)?|"
        r"definite\w*)",
        r"it is (?:certain|definite)|definite(?:ly)? (?:to|will|going|recur|happen)|without (?:a "
        r")?doubt|"
        r"no doubt|undoubtedly|for sure|inevitabl[ey]|unavoidable|(?:will|going to) "
        rf"(?:definitely|certainly|surely) {_HAPPEN}(?: again)?",
        rf"(?:is |are |was |we |all |fully |it['’]s |they |everyone |everybody )*expect(?:s|ed|"
        rf"ing)?"
        rf"(?: that| this| it| them| things| more of)*(?: to| will| it will)* (?:\w+ )?{_GO_ON}",
        r"(?:is |are |to be )(?:fully )?expected|(?:will|going to|set to) (?:\w+ )?(?:carry on|"
        r"continue|go on|"
        r"persist|remain|stay|keep)(?: \w+ing)?",
        r"only a (?:matter|question) of time|when,? (?:and )?not if|sooner or later",
        r"(?:unlikely|not (?:at all )?(?:likely|expected)|no (?:sign|prospect|chance|hope) (?:of|"
        r"that)|"
        r"no end) (?:\w+ ){0,4}?(?:improv\w+|chang\w+|stop\w*|end\w*|resol\w+|fixed|better|sorted|"
        r"filled|solved|in sight|settled|eas(?:e|ing))",
        denied=2,
    ),
    # How likely the consequence is; how often the thing itself happens counts before it.
    cue(2, CONSEQUENCE, rf"(?:unlikely|not (?:at all )?likely|not expected) to {_CAUSES}"),
    cue(4, CONSEQUENCE, rf"(?:likely|expected) to {_CAUSES}"),
    cue(
        0,
        "",
        r"(?:not|\w*n['’]t) (?:think|expect|believe|anticipate|foresee) (?:\w+ ){0,5}?(?:impacts?|"
        r"effects?|"
        r"harm|consequences?|disruption)",
    ),
    # Said of the scale itself: "likelihood is low", "impact 2, likelihood: possible".
    *(
        cue(
            number,
            "gives the likelihood outright",
            rf"{_CHANCE}(?: score| level| rating)?(?: of (?:it|this|that|\w+ing)(?: \w+){{0,3}}?)?"
            rf"(?: is| was| as| of| at| would be|:| =)* {_VERY}(?:{words}|{number})",
            rf"{_VERY}(?:{words}) likelihood",
            rf"likelihood (?:is |of |at |as |: ?|= ?)?{number}(?!\d)|{number} (?:for|on) "
            rf"likelihood|l ?= ?{number}",
        )
        for number, words in (
            (1, "negligible|nil|zero|remote|rare"),
            (2, "low|small|slight|slim|little|unlikely|limited"),
            (3, "medium|moderate|even|middling|fair|possible"),
            (4, "high|strong|good|considerable|great|likely"),
            (5, "certain|very high|extremely high|almost certain"),
        )
    ),
    cue(
        3, "says that it may happen", r"(?:moderate|medium|even) (?:chance|probability|likelihood)"
    ),
    cue(5, WILL, rf"(?:will|['’]ll|(?:is )?going to) {_HAPPEN}(?: again)?", denied=2),
    # Words of chance that speak of something else.
    cue(
        0,
        "",
        r"as (?:soon|much|many|far|often|well|quickly|early) as possible|(?:where|when|if|"
        r"whenever) "
        r"possible|(?:best|every|all) possible|possible to|probable cause|make sure|may (?:20\d\d|"
        r"\d+)|"
        r"(?:in|since|by|until|last|this|next|from|of) may|make certain|a certain \w+|"
        r"rare (?:disease|condition|case mix|diagnos\w+|disorder|syndrome|tumour|chance|"
        r"opportunit\w+)"
        r"|at risk|possible (?:cause|reason|explanation|solution)s?|doubt(?:s)? about",
    ),
)

HOW_OFTEN = (
    cue(
        5,
        "it goes on all the time",
        rf"(?:every|each)(?: (?:single|last|one of the|other(?! (?:day|week|month))))?(?: \w+)? "
        rf"{_TIME}",
        rf"(?:almost|nearly|virtually|practically) (?:every|each|all)(?: \w+)? {_TIME}",
        r"(?:almost|nearly|virtually|practically) (?:always|daily|constantly|all the time)",
        r"daily|nightly|day (?:in,? day out|after day)|week (?:in,? week out|after week|on week)|"
        r"month after month|night after night|shift after shift|year after year|round the clock",
        r"constant(?:ly)?|continual(?:ly)?|continuous(?:ly)?|persistent(?:ly)?|perpetual(?:ly)?|"
        r"incessant(?:ly)?|relentless(?:ly)?|unabated|non-?stop|ongoing|all (?:the time|day|"
        r"night|week|(?:the )?year(?: round)?)|permanent(?:ly)?|chronic(?:ally)?|always|invariably|"
        r"without (?:fail|exception|let-?up)|as we speak|at all times",
        rf"(?:is |are |it['’]s )?still (?:\w+ )?(?:happening|going on|occurring|continuing|not|no|"
        rf"without|have no|has no|the case|unresolved|unfilled|{_GO_ON})",
        r"(?:it |this |that |and )?(?:continues|carries on|goes on|persists|(?:has|have) "
        r"(?:gone on|continued|persisted|carried on))",
        r"(?:has|have) ?(?:not|n['’]t) (?:stopped|ceased|improved|changed|got better|been (?:\w+ )?"
        r"(?:resolved|fixed|dealt with|addressed|put right))",
        r"(?:is|are|has|have|was|were) never|there (?:has|have) (?:never )?(?:not )?been (?:no|"
        r"one|any)?"
        r" ?(?:\w+ )?since|nothing (?:is|gets|has been|was|has) (?:ever )?(?:done|changed?|"
        r"happen\w*)",
        r"for (?:\w+ )?(?:months|years|weeks)(?: now| on end)?|(?:for|over|in) the (?:last|past) "
        r"\w+ "
        r"(?:months|years|weeks)|no longer|ever since",
        denied=4,
    ),
    cue(
        4,
        "it happens often, or in most circumstances",
        rf"(?:most|many|the majority of|two[- ]thirds of|three[- ]quarters of)"
        rf"(?: (?:of )?(?:the|our|their|all))?(?: \w+)? {_TIME}",
        r"mostly|usually|generally|typically|as a rule|more often than not|commonly|"
        r"common(?:place)?|"
        r"tends? to",
        r"(?:very |quite |too |so |fairly )?(?:often|frequent(?:ly)?|regular(?:ly)?|routine(?:ly)?|"
        r"repeated(?:ly)?|recurrent(?:ly)?|recurring|habitual(?:ly)?)(?: enough)?",
        r"again and again|time (?:and|after) time|over and over|time and again|keeps? (?:on )?"
        r"\w+ing|kept \w+ing|weekly|fortnightly",
        r"(?:very |only )?(?:rarely|seldom|hardly ever|scarcely ever|almost never) "
        r"(?!happen|occur|aris|com|a problem|an issue|if)\w+",
        r"(?:takes? place|available|present|there|seen|happens as planned) (?:only )?(?:rarely|"
        r"seldom)",
        r"(?:several|many|numerous|four|five|six|seven|eight|nine|ten|a dozen|dozens of|[4-9]|"
        r"[1-9]\d) (?:\w+ )?(?:times|occasions|incidents|instances|weeks|shifts|sessions|"
        r"episodes|nights|"
        r"days)",
        rf"(?:once|twice|two|three|[2-9]|three times|\w+ times) (?:times )?{_PER} "
        r"(?:day|night|shift|week|fortnight|month)",
        r"(?:two|three|four|\d) (?:weeks|months|terms|nights|times|years) (?:running|in a row)",
        denied=3,
    ),
    cue(
        3,
        "it happens now and then, or has happened more than once",
        r"sometimes|occasional(?:ly)?|on occasions?|at times|intermittent(?:ly)?|sporadic(?:ally)?|"
        r"periodically|off and on|on and off|patch(?:y|ily)|here and there|infrequent(?:ly)?|"
        r"once in a while|in some cases|some of the time|not (?:infrequent|uncommon)(?:ly)?",
        r"(?:every )?(?:now and (?:then|again)|so often|few (?:weeks|months)|once in a while)|"
        r"every other (?:week|month|year)|from time to time",
        rf"(?:some|certain|a few|several)(?: \w+)? {_TIME}",
        r"(?:once or )?twice|thrice|more than once|a second time|not for the first time|"
        r"last (?:\w+) and (?:again )?this|and again (?:this|in)",
        rf"{_FEW} (?:\w+ )?(?:times|occasions|incidents|instances|weeks|shifts|sessions|episodes|"
        rf"nights|days)",
        denied=2,
    ),
    cue(
        2,
        "it happened once and is not known to go on",
        r"once(?! (?:a|an|every|each|per|the|we|they|he|she|it|i|you)\b)",
        r"(?:a |an )?(?:incident|event|episode) last \w+",
    ),
    cue(
        0,
        "",
        r"at once|once (?:again|more)|regular(?:ly)? (?:meetings?|supervision|teaching|feedback|"
        r"reviews?)"
        r"|(?:since|from|until|by) (?:\w+ )?(?:once)|common (?:room|sense|cold|disease|"
        r"condition)s?|"
        r"daily (?:life|living|update|mail|mirror|express|telegraph|star|record)|permanent "
        r"(?:staff|member|post|contract)s?|"
        r"(?:persistent|chronic|continuous) (?:pain|illness|disease|condition|professional\w*|"
        r"assessment|improvement)|all day (?:course|event|workshop)|general(?:ly)? practice",
    ),
)

#: "It isn't constant", "not a continuing occurrence": what is expected is then only likely.
NOT_ALWAYS = cue(
    4,
    "it does not go on all the time",
    r"(?:not|\w*n['’]t|never|nor|no) (?:\w+ ){0,2}?(?:constant(?:ly)?|continuous(?:ly)?|continuing|"
    r"continual(?:ly)?|ongoing|all the time|always|every(?: \w+)?|permanent(?:ly)?|all year(?: "
    r"round)?)",
)

STATE = (
    cue(
        4,
        "it is told as how things are now",
        r"(?:there (?:is|are)|there['’]s|have|has|get|gets|getting|with|had|having) (?:no|not "
        r"enough|"
        r"nobody|too (?:few|many|little)|insufficient|not been|not had|n['’]t any)",
        r"(?:is|are) (?:being |routinely )?(?:expected|asked|made|told|left|sent|put|used|counted|"
        r"pulled|moved|required|forced|driven|being) (?:to|alone|on|in|from|as|into|out)?",
        r"(?:are|is) being \w+(?:ed|en|ied|t)|(?:cannot|can['’]t|can not|unable to|not able to|"
        r"(?:do|does) ?"
        r"(?:not|n['’]t) (?!think|expect|believe|mind)\w+|not allowed)|(?:is|are) (?:not|n['’]t)|"
        r"(?:is|are)n['’]t|short[- ]staffed|understaffed|vacan(?:t|cy|cies)",
    ),
    cue(
        3,
        "it is told as something that happened, and not how often",
        r"occurred|happened|took place|missed|gave|(?:was|were) (?:\w+ )?(?:down|late|out of "
        r"order|out)|"
        r"(?:was|were) (?:\w+ )?(?:left|given|asked|told|sent|"
        r"shouted|made|put|cancelled|found|harmed|injured|moved|ignored|reported|denied|refused)",
    ),
    cue(
        3, "it is told as something that may come", r"if|could|may|would|risk (?:of|that)|threat\w*"
    ),
)
