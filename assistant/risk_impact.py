"""The words of a concern that point to an impact: stated outright, come about, or only its topic.

Our own reading of the handbook's scale of impact (2017/18, Risk assessment), which speaks of the
service, of people, of reputation and of money. The worst that is stated counts. Where the size is
said outright, the topic of the concern ("supervision", "rota") says no more.
"""

from __future__ import annotations

from assistant.risk_cues import Sign, cue, signs

_NOUN = (
    r"(?:impacts?|effects?|affects?|disruptions?|harms?|loss(?:es)?|costs?|consequences?|problems?|"
    r"issues?|nuisance|inconvenience|damage|hit|setbacks?|delays?|interest|coverage|fines?|"
    r"penalt\w+|"
    r"interruptions?|outcomes?|irritation|hassle|expense|knock|bother|threat|detriment|difference|"
    r"implications?|exposure|upset|annoyance|embarrassment|injur(?:y|ies)|headache|blow|burden|"
    r"deficit|"
    r"shortfall|hole|publicity|level|change|repercussions?|risk|toll)"
)
#: What may stand between the size and what has it: "major level of reputational impact".
_BETWEEN = (
    r"(?: (?!but\b|and then\b|of harm)(?:level|degree|amount|kind|sort|levels|term|financial|"
    r"reputational|service|educational|operational|clinical|money|monetary|business|press|media|"
    r"of|in|"
    r"the|a|its|on|adverse|negative|bad|short|short-term|practical|personal|overall|"
    r"learning|learner|patient|training|safety|public))*"
)
_BEFORE = r"(?:only |just |quite |rather |very |fairly |a |an |at (?:most|worst),? )*"
#: A size by itself: "Minor.", "the head of school calls it major", "major for the students".
_ENDS = (
    r"(?=\s*(?:$|[.,;:!?)]|-\s|–|for |to |in (?:terms|effect|impact|scale)|at (?:most|worst)|but |"
    r"and |(?:al)?though |because |as |if |with |while |since ))"
)
_IS = (
    r"(?:(?: would| will| could| might| may)? be| has been| is| are| was| were| as| seems?| looks?|"
    r" remains?| stays?|:| =|,)"
)
_SAID = (
    rf"(?:{_NOUN}(?: (?:on|to|for|of|in|from) [^.;,]{{0,40}}?)?{_IS}|(?:it|this|that|them|which|"
    rf"all){_IS}|"
    r"impact|calls? (?:it|this|that)|(?:^|(?<=[.;,:!?(]) ?|[-–] ?)(?:all in all,? |overall,? )?)\s*"
)


def _size(words: str) -> tuple[str, str]:
    """Return the patterns of a size with what has it, and of a size that stands by itself."""
    sized = rf"{_BEFORE}(?:{words}){_BETWEEN} {_NOUN}"
    alone = rf"{_SAID}{_BEFORE}(?:{words}){_ENDS}"
    return sized, alone


_NOBODY = (
    r"(?:no ?one|nobody|no-one|none of \w+(?: \w+)?|no (?:\w+ ){0,2}?(?:learners?|patients?|"
    r"students?|trainees?|staff|people)(?:,? (?:or|and|nor) (?:\w+ )?\w+)*)"
)

_STATED = (
    cue(
        1,
        "says outright that nothing comes of it",
        *_size(
            r"(?:very|extremely|really) (?:low|little|small|slight)|negligible|trivial|"
            r"insignificant|nil|zero|no|not any|hardly any|virtually no|almost no|next to no|"
            r"practically no|without(?: any)?|scarcely any|inconsequential|immaterial"
        ),
        r"negligible(?! (?:teaching|supervision|training|support|feedback|staff\w*))",
        r"(?:does|do|did|would|will|has|have) ?(?:not|n['’]t) (?:matter|affect|make any difference|"
        r"impact|touch|bother)(?: (?:anyone|anybody|on \w+|learners|patients|people))?",
        rf"(?:and |so |but )?{_NOBODY} (?:is |are |was |were |has been |have been |would be |will "
        rf"be |"
        rf"being )?(?:in any way |at all |really |directly )?(?:affected|any the worse|"
        rf"inconvenienced|"
        rf"minds?|minded|noticed?|notices|bothered|missed anything|worse off)",
        r"(?:would|will|are|were|is|was|have|has) ?(?:not|n['’]t) (?:be |been )?(?:\w+ "
        r")?(?:affected|"
        r"impacted|touched|involved)|none the worse|no consequences?|without consequences?|"
        r"unaffected|makes? no difference|"
        r"no loss(?: of \w+)?|no press(?: interest)?",
    ),
    cue(
        2,
        "says outright that the effect is small",
        *_size(
            r"minor|minimal|limited|small|slight(?:ly)?|low|mild|little|modest|tiny|short|passing|"
            r"a bit of|a little|no (?:real|great|lasting|major|serious|significant|big|long-term|"
            r"substantial|particular|severe)|not much|hardly much|not (?:a )?(?:great|big)"
        ),
        r"(?:mildly |slightly |a bit |a little |only )?(?:inconvenien\w+|annoy\w+|irritat\w+|"
        r"a nuisance)|(?:mildly|slightly|barely|marginally|hardly) \w+(?:ed|en)|nothing (?:more|"
        r"worse|"
        r"serious|major|else)|no more than (?:that|a nuisance|an? \w+)|a nuisance|"
        r"they (?:manage|cope|get by)|(?:but|and) (?:they )?(?:get|got|gets) by|easily (?:put "
        r"right|"
        r"mended|fixed|made up)|(?:did|do) ?(?:not|n['’]t) (?:really )?(?:matter|hurt) much|"
        r"no (?:real |lasting |actual )?harm(?: (?:was )?(?:done|came|resulted|to \w+))?",
        denied=3,
    ),
    cue(
        3,
        "says outright that the effect is moderate",
        *_size(
            r"moderate|medium(?:[- ]sized)?|noticeable|appreciable|some|middling|fair|modest but "
            r"real|tangible|measurable|not (?:a )?(?:small|minor|trivial|negligible|slight)"
        ),
        r"moderately \w+",
        r"(?:local|regional|trade) (?:\w+ )?(?:press|papers?|newspapers?|radio|news|media|tv|"
        r"television)",
        denied=2,
    ),
    cue(
        4,
        "says outright that the effect is major",
        *_size(
            r"major|serious|severe|substantial|considerable|big|great|large|heavy|grave|huge|"
            r"massive|extensive|high|damaging|enormous|profound|far[- ]reaching|sizeable|hefty|"
            r"critical"
        ),
        r"(?:badly|seriously|severely|heavily|gravely|considerably|substantially) (?:affect\w*|"
        r"harm\w*|"
        r"disrupt\w*|hit|delay\w*|damag\w*|hurt|injur\w*|let down|set back)",
        denied=2,
    ),
    cue(
        5,
        "says outright that the effect is of the gravest kind",
        *_size(
            r"significant|catastrophic|disastrous|devastating|irreparable|irreversible|ruinous|"
            r"extreme|detrimental|permanent|crippling|very high|extremely high|very (?:serious|"
            r"severe)"
        ),
        r"detriment(?:al)?(?: (?:to|effects?|outcomes?|impacts?)(?: \w+)?)?|catastroph\w+|"
        r"disast(?:er|rous)|"
        r"devastating",
        r"(?:huge|massive|enormous|crippling|record|multi-?million\w*) (?:\w+ )?(?:fine|penalty|"
        r"(?:financial )?loss|bill|cost|claim)",
        denied=2,
    ),
    *(
        cue(
            number,
            "gives the impact outright",
            rf"impact (?:score |level |rating )?(?:is |of |at |as |: ?|= ?)?{number}(?!\d)|"
            rf"{number} (?:for|on) impact",
        )
        for number in range(1, 6)
    ),
    # Words of size that speak of something else.
    cue(
        0,
        "",
        r"minor (?:injur(?:y|ies) (?:unit|clinic|stream)|illness\w*|surg\w+|ops?|operations?|"
        r"procedures?|"
        r"ailments?|procedure|injuries)|majors?(?: (?:trauma|incident|surg\w+|haemorrhage|"
        r"operations?|"
        r"illness)(?: \w+)?)(?! impact)|significant (?:event|others?)(?: \w+)?|limited (?:company|"
        r"time)|"
        r"small group\w*|medium secure|low secure|great (?:deal|many|majority|place|britain)|"
        r"some (?:of|people|learners|students|trainees|staff)|large (?:number|teaching|trust|"
        r"hospital)|serious (?:untoward )?incidents?",
        r"(?:c[ao]me to )?(?:no|without(?: any)?) harm(?! done)(?: \w+)?",
        r"level [1-5]|risk (?:register|assess\w+|matrix|rating)s?|short (?:of|notice|staffed)",
    ),
)

_COME_ABOUT = (
    cue(
        5,
        "it speaks of death, serious harm, national press or the loss of a service",
        r"died?|dies|dying|deaths?|fatal(?:ity|ities|ly)?|kill(?:ed|s|ing)?|suicid(?:e|es)|lose "
        r"(?:a|their|"
        r"his|her) (?:life|lives|limb)|cost (?:a )?li(?:fe|ves)|inquests?|arrested|"
        r"(?:avoidable )?cardiac arrests?|life-threatening|life-changing|brain damage\w*|"
        r"paralys\w+|"
        r"maimed|manslaughter",
        r"(?:serious|severe|lasting|permanent|irreversible|grave|avoidable|real|significant) harm|"
        r"harmed|seriously (?:injured|hurt|unwell|harmed|ill)|never events?|fractur\w+|"
        r"broken (?:\w+ )?(?:bone|arm|leg|hip|neck|collarbone|wrist|rib|ankle|jaw)s?|"
        r"came to (?:serious )?harm|come to (?:serious )?harm|"
        r"(?:patient|baby|child|woman|man|learner|student)s? (?:\w+ )?(?:were|was|been|is|are) "
        r"(?:badly )?(?:hurt|injured|harmed)",
        r"national(?:ly)? (?:\w+ )?(?:press|news|media|papers?|newspapers?|tv|television|radio|"
        r"coverage|"
        r"headlines?|scandal|broadcaster\w*|reported|interest)|front page|the bbc|public inquiry|"
        r"bbc news|prime time|(?:the )?daily (?:mail|mirror|telegraph|express)",
        r"(?:los(?:e|es|ing|t)|loss of|end(?:s|ed|ing)?|shut(?:s|ting)?(?: down)?|clos(?:e|es|ure "
        r"of|"
        r"ing)|collapse of|withdraw\w*(?: of)?|forfeit\w*|stop(?:s|ping)?|finish\w*) (?:(?:all|"
        r"down|"
        r"the|our|its|their|this|that|whole|entire|training|\w+) ){0,3}?(?:service|programme|unit|"
        r"school|department|placements?|circuit|course|accreditation|approval|licence|site|"
        r"practice|"
        r"contract|rotation|recognition|hospital|college|lab|training service)(?! for (?:a |an |"
        r"one |two |"
        r"three |the |some |few ))",
        r"(?:service|unit|programme|course|practice|placement|department|school|college|site)s? "
        r"(?:would |"
        r"will |could |may |might |has |have |had |is |was |being |to |must )*(?:be )?(?:lost|"
        r"clos(?:e|es|ed|ing) (?:down|for good|permanently)|shut down|fold\w*|collaps\w+|"
        r"suspended|terminated|withdrawn|discontinued|cease\w*|ended|go under|closes)",
        r"(?:shut|close|end) (?:it|them|us)(?: down)?|fall(?:s)? apart|for good|"
        r"with her the placement|go(?:es)? bankrupt|insolven\w+",
        r"(?:withdr[ae]w\w*|remov\w+|pull\w*) (?:of )?(?:out )?(?:all )?(?:of )?(?:the |its |our |"
        r"their )?"
        r"(?:learners|trainees|students)(?: out)?",
    ),
    cue(
        0,
        "",
        r"(?:died?|dies|deaths?|dying) (?:\w+ )?(?:of old age|certificates?|of natural causes)|"
        r"dying "
        r"(?:patients?|people|to|phase)|end[- ]of[- ]life|deadlines?|(?:safe|un)harmed|stop(?:s|"
        r"ping)? the "
        r"(?:practice|course) of|suicid(?:e|al) (?:prevention|risk assessment|patients?|ideation)|"
        r"(?:father|mother|parent|wife|husband|grand\w+|relative) (?:has |had )?(?:died|death)|"
        r"die out|on (?:the )?course",
    ),
)

_TOPIC = (
    cue(
        4,
        "it speaks of danger to patients or learners, of being left without cover, or of abuse",
        r"patient safety|unsafe|not (?:\w+ )?safe|n['’]t safe|danger(?:s|ous(?:ly)?)?|at risk|"
        r"risk to (?:patients?|learners?|the public)|safety",
        r"serious (?:untoward )?incidents?|near[- ]miss(?:es)?|(?:drug|medication|prescribing|"
        r"dosing|"
        r"dose) (?:error|mistake|mix-?up)s?|wrong (?:\w+ )?(?:dose|drug|patient|blood|site|"
        r"medicine|"
        r"medication|side|limb)|missed deterioration|deteriorat\w+|sepsis|injur\w+|assault\w*|"
        r"attacked|"
        r"threaten\w*|hit by|punched|followed (?:\w+ ){0,2}to (?:her|his|their)",
        r"unsupervised|unaccompanied|without (?:\w+ ){0,2}(?:supervision|supervisor|senior|anyone|"
        r"trainer|qualified|consultant|cover|mentor)|with (?:nobody|no ?one|no-one)(?: \w+){0,3} "
        r"(?:to (?:ask|call|phone|turn)|senior)|no (?:\w+ )?(?:supervision|supervisor|consultant|"
        r"senior|registered|qualified|trainer|one senior|cover)(?: \w+)?|nobody (?:senior|to "
        r"(?:ask|"
        r"call|phone|turn|supervise))|no(?:-| )?one to (?:ask|call|phone|turn|supervise)",
        r"(?:left|on (?:his|her|their|my) own|works?|worked|working|ran|runs?|cover(?:s|ing)?|"
        r"sent|sees?) "
        r"(?:\w+ ){0,4}?alone|alone (?:at night|on|with|in)|on (?:his|her|their) own|lone working|"
        r"most senior|left (?:\w+ )?(?:in charge|to run|to cope)|"
        r"(?:beyond|outside|out of|above) (?:their|his|her|my|our) (?:\w+ )?(?:competenc\w+|"
        r"ability|"
        r"level|scope|depth|remit|role)|enhanced monitoring|special measures|(?:have |has |had "
        r")?never (?:done|"
        r"been (?:taught|shown|trained))|(?:do|does|did) not understand|seen by nobody|"
        r"without (?:\w+ )?(?:a )?(?:working|seat)",
        r"bull(?:y|ied|ies|ying)|harass\w*|sexual\w*|sexis\w+|racis\w+|homophobi\w+|undermin\w+|"
        r"discriminat\w+|humiliat\w+|intimidat\w+|abus\w+|victimis\w+|scared|afraid|frightened|"
        r"terrified|scream\w*|grop\w+|fail(?:ed|ing)? (?:the |their |a )?(?:year|programme)|"
        r"not qualify|data breach",
    ),
    cue(
        3,
        "it holds back learning, progression or wellbeing",
        r"no (?:\w+ )?(?:teaching|training|induction|feedback|debrief\w*|support|exposure|clinics|"
        r"assessments?)|(?:teaching|training|clinics?|sessions?|tutorials?|lists?|induction\w*) "
        r"(?:\w+ ){0,2}(?:cancelled|missed|lost|dropped|interrupted)|(?:cancel\w*|interrupt\w*|"
        r"los(?:e|ing|t)) "
        r"(?:\w+ ){0,3}(?:teaching|training|clinics?|sessions|exposure|caseload|births|experience)",
        r"miss(?:ed|es|ing)? (?:\w+ )?(?:teaching|clinics?|theatre|sessions|the exam|exams?|"
        r"induction|"
        r"training)|sign(?:ed|ing)?[- ]off|competenc(?:y|ies|e)|progress(?:ion)?|curriculum|"
        r"assess(?:ments?|ed)|portfolio|resit\w*|repeat a year|fall(?:ing)? behind|logbooks?|no "
        r"ward time|"
        r"accredit\w*|not (?:get|got|able) to (?:operate|attend|practise)",
        r"workload|exhaust\w+|burn(?:t|ed|ing)?[- ]?out|stress\w*|distress\w*|in tears|crying|off "
        r"sick|"
        r"shout\w*|belittl\w+|rude\w*|upset|resign\w*|leaving (?:medicine|nursing|the)|unhappy|"
        r"ignored|"
        r"supervis\w+|understaffed|short[- ]staffed|vacanc\w+|no hands-on|hands-on|rota gaps?|"
        r"counted in|"
        r"(?:consent|clerk\w*) \w+",
    ),
    cue(
        2,
        "it speaks of a harm that was soon over",
        r"(?:was|were|is|are|felt) (?:quite |perfectly |absolutely )?(?:fine|well|ok|okay|all "
        r"right|"
        r"better|back (?:at work|on shift|in class)|home) (?:again |afterwards |by |within |on "
        r")?(?:the |"
        r"that |a )?(?:next|following|same|few|day|after\w*)(?: \w+)?|back at work the (?:next|"
        r"following) day|recovered(?: \w+)?|stitch(?:es|ed)|faint(?:ed|s)|bruis\w+|plasters?|"
        r"bitten|"
        r"upset for (?:a|an|one|the) (?:day|hour|morning|afternoon|evening|while)|grazed?|"
        r"sprain\w*|put right (?:at once|the same day|straight away)",
    ),
    cue(
        2,
        "it makes learners' days harder without holding back their learning for long",
        r"rotas?|log[- ]?ins?|passwords?|computers?|wi-?fi|library|lockers?|rest (?:area|room|"
        r"facilities)|induction|timetable|not (?:shown|told)|delay\w*|late|wait(?:s|ed|ing)?|"
        r"desks?|"
        r"room|lift|heating|parking|projector|e-?portfolio|printers?|bus|minibus|forgot\w*",
    ),
    cue(0, "", r"supervised|on time|later|lately|related"),
)

#: Said to be no harm: the least there is, and only where nothing else is said.
_NONE_DONE = cue(
    1,
    "says that nobody came to harm",
    r"(?:no|without) (?:\w+ )?(?:harm|injur\w+)(?: \w+)?|(?:nobody|no ?one|no patients?|no "
    r"learners?) "
    r"(?:was |were |has been |is )?(?:harmed|hurt|injured)|unharmed",
)

LEAST = 3  # a topic of at least this step is a harm, and rules impact 1 out


def impact_signs(text: str) -> tuple[Sign, ...]:
    """Return the signs that settle an impact, the deciding one first; empty for none.

    A second one is what the deciding one overrules: nothing is said to come of it, yet a harm is
    told.
    """
    stated, topic = signs(_STATED, text), signs(_TOPIC, text)
    stated_words = [(sign.start, sign.end) for sign in stated]
    come_about = [
        sign
        for sign in signs(_COME_ABOUT, text)
        if not any(start <= sign.start and sign.end <= end for start, end in stated_words)
    ]
    worst = max((*stated, *come_about), key=lambda sign: sign.step, default=None)
    gravest = max(topic, key=lambda sign: sign.step, default=None)
    if worst is None:
        return (gravest,) if gravest else signs((_NONE_DONE,), text)[:1]
    if worst.step == 1 and gravest and gravest.step >= LEAST:
        return gravest, worst
    return (worst,)
