"""How a promise about a home or a benefit is worded, kind by kind, for `rights.promise` to find.

In a list each line is one way of saying it, and `<home>` stands for the list of that name. All of
it reads text in small letters, with single spaces and straight apostrophes.
"""

import re

_LISTS: dict[str, str] = {
    "home": r"""
        homes?|house|houses|flats?|rooms?|bedrooms?|bedsits?|places?|housing|accommodation
        tenanc(?:y|ies)|licen[cs]es?|agreements?|contracts?|propert(?:y|ies)
    """,
    "benefit": r"(?:housing )?benefits?|universal credit|rent|claims?",
    "money": r"<benefit>|money|income|payments?|allowances?",
    "their": r"""
        your|their|his|her
        (?:residents|tenants|people|everyone|anyone|anybody)'s?
    """,
    "own": r"(?:own|whole|same|current|present|supported) |",
    "hers": r"<their> <own>(?:<home>|<benefit>)\b",
    "thing": r"<their> <own>(?:<home>|<money>|support|help)\b",
    "all": r"""
        (?:you|residents|tenants|everyone|everybody|anyone|anybody)(?: here| there)?
        (?:the people|those|everyone|everybody) (?:who|that) lives? (?:here|there)
        (?:all|each|every one|both|any) of (?:you|them|us|the residents)
        (?:each|every) (?:resident|person|tenant)
    """,
    "who": r"<all>|they|he|she|people",
    "nobody": r"""
        nobody|no one|no-one|nothing|none of (?:you|them|us|the residents)
        (?:no|not one|not a single) (?:resident|tenant|person|landlord|provider)s?
    """,
    "nobody_can": r"<nobody>(?: [\w']+){0,5}? <does>(?: <set>){0,2}",
    "set": r"going|able|allowed|about|the (?:right|power)|to",
    "does": r"can|could|will|may|shall|has|have|needs|is|are",
    "said": r"""
        (?:agree|promise|undertake|decide|confirm|assure|plan|intend|say)(?:s|d|ed)?(?: us| you)?
        plann?(?:ed|ing)|said|told (?:us|you)|undertaken|chosen
    """,
    "will_not": r"""
        (?:will|can|may|shall) (?:not|never)
        cannot|can't|won't|shan't
    """,
    "never": r"""
        <will_not>|must not|mustn't|no longer|need not|needn't
        (?:is|are|'re|does|do|has|have) not|(?:is|are|does|do|has|have)n't
        (?<!should )(?<=\w )never
        <said> (?:\w+ )?not to
        <nobody_can>
    """,
    "leave": r"""
        leave\b(?! (?:out|any|a|an|it|them|me|us|things?|messages?|early)\b)<no_talk><no_thing>
        move\b(?! (?:your|their|any|a|the|things|furniture|around|about|it|them)\b)
        leaving|moving|get out\b
        go\b(?= (?:away|today|now|elsewhere|anywhere)\b| ?[.,;:!?"”)]| ?$)
    """,
    "no_talk": r"(?! the (?:room|lounge|kitchen|meeting|talk|interview|door|lights?)\b)",
    "no_thing": r"(?! (?:your|their) (?:door|name|number|keys?|room (?:open|unlocked))\b)",
    "them": r"(?: (?:you|them|him|her|anyone|anybody|people|residents|any (?:of you|resident)))?",
    "filling": r"(?:<filler> ){0,5}(?:(?!if|whether|decide|say)\w+ )?",
    "filler": r"""
        be|being|become|end up|get|have|ever|even|then|just|all|\w+ly|because of this
        able|allowed|going|likely|entitled|free|about|to|try|trying|seek|help
        at|in|of|risk|danger|threat|let (?:your |the |any )?\w+
    """,
    "lose": r"<filling><lost>",
    "lost": r"""
        evict|eviction|homeless|be moved\b|be ended|given notice
        (?:throw|kick|put|turn|push|chuck|force)(?:n|ed|d)?<them> out\b
        (?:make|made|making|force|tell|told|ask|order|require|press)(?:d|ed|ing)?<them> <away>
        (?:have|has|need|needs) to <leave>
        (?:los(?:e|t|ing)|end(?:ing)?|tak(?:e|ing)(?: away)?|give up|terminate|cancel|sell) <hers>
        (?:los(?:e|t|ing)|end(?:ing)?|tak(?:e|ing)) (?:the|any|a|this|that) <own><home>\b
        moved?<them> (?:out|on|away|elsewhere|somewhere)\b
    """,
    "away": r"(?:to )?<leave>",
    "danger": r"(?:at risk|in (?:any )?danger|under (?:any )?threat|in doubt)",
    "safe": r"""
        (?:(?!not |an? |no )\w+ )?(?:safe|secure|protected|guaranteed|yours|permanent)\b
        here to stay|not (?:<danger>|going anywhere)|in no (?:danger|doubt)
    """,
    "same": r"""
        (?:safe|secure|protected|guaranteed|unchanged|unaffected|the same|as (?:it|they))\b
        not (?:<danger>|affected|changed?|changing)|in no (?:danger|doubt)
    """,
    "can": r"""
        can|will|may|shall|get to
        (?:are|is|(?:will|should) (?:\w+ )?be) (?:\w+ )?<able> to
    """,
    "able": r"able|allowed|free|welcome|entitled|going|sure",
    "still": r"(?:<surely> ){0,2}",
    "surely": r"""
        always|still|all|both|also|certainly|definitely|safely|then|now|just|simply
        choose to|carry on|go on|keep on|continue to
    """,
    "end": r"(?= ?[.,;:!?\"”)]| ?$)",
    "on": r"""
        here|there|put|on|forever|permanently|indefinitely|until|till|whatever|no matter
        as long|for (?:as|good|ever|life|now|years)|where (?:you|they) (?:are|live)
        (?:in|at|on in) (?:<their>|the|this|that|these) <own><home>\b(?! (?:while|when|during)\b)
        at (?:[\w']+ ){0,3}(?:house|court|lodge|road|street|hostel|scheme|villa|hall|terrace)
    """,
    "stay": r"""
        (?:stay|remain)(?:ing)? <on>
        liv(?:e|ing) (?:on )?(?!on\b)<on>
    """,
    "keep": r"keep(?:ing)? (?:<their>|the) <own><home>\b(?!<nicely>)",
    "nicely": r"(?:(?:,? (?:and|or))? (?:\w+ly )?\w+)? ?<nice>\b",
    "nice": r"""
        clean|tidy|warm|cool|dry|locked|private|safe|secure|nice|heated|free of
        the way|how|as (?:you|they) (?:like|want)|in (?:good|order|repair)|up to
    """,
    "change": r"""
        change|affect|touch|harm|hurt|alter|risk|threaten|endanger|damage|stop|cut|reduce|lower
        end|suspend|take away|put at risk|put an end to|make (?:a|any) difference to
    """,
    "ever": r"(?:\w+ly |ever |even )?",
    "changed": r"""
        change|stop|fall|drop|suffer|end|go (?:up|down|away)
        be (?:\w+ )?(?:affected|changed|cut|stopped|touched|reduced|taken|lost|lowered|suspended)
        be (?:\w+ )?(?:ended|harmed|moved|altered|withdrawn)
    """,
    "building": r"home|house|scheme|place|project|service|hostel|building|landlord|lodge|court",
    "afraid": r"worry|be worried|be afraid|be scared|fear",
    "lets": r"""
        lets?|letting|allow(?:s|ed|ing)?|want(?:s|ed)?|liked?|agree[sd]?(?: to| that| for)?
        (?:happy|willing|content|glad|pleased) for
        (?:sees?|makes? sure|ensures?)(?: that)?
    """,
    "homely": r"(?:\w+ )?(?:<home>|to live|to stay)",
    "for_good": r"for (?:as|good|ever|life)|as long|forever|always",
    "right": r"(?:\w+ )?rights? to (?:<stay>|<keep>|(?:stay|remain)\b)",
    "your": r"your|everyone's|everybody's|residents'|tenants'",
    "remains": r"will be|stays?|remains?|will (?:stay|remain|always be)",
    "for_all": r"(?! (?:to|about|on|from|at|until|all|late|every|for|in)\b)",
    "shut": r"clos\w+|shut\w*|sold|sell\w*",
    "go_on": r"continue|carry on|go on|keep (?:on|coming|going|being)|be renewed|be paid",
    "of": r"anything about |any of |",
    "get": r"get|getting|receive|receiving|have|be paid",
    "vow": r"guarantees?|promises?",
    "about": r"(?:about|that|of|over|for) (?:[\w']+ ){0,4}?(?:<home>|<benefit>|<harm>)",
    "lasting": r"safe|secure|permanent|lasting",
    "roof": r"home|house|flat|room|place",
    "harm": r"evict\w*|los(?:e|ing)|leav(?:e|ing)|mov(?:e|ing)|homeless",
    "anyone": r"""
        you|they|he|she|we|people|residents|anyone|someone|nobody|no one|(?:your|the|a) landlord
    """,
    "cannot": r"cannot|can't|can not|do not|don't|does not|doesn't|not able to",
    "say": r"promise|guarantee|say|know|decide|tell|be sure|be certain|mean",
}

KINDS: dict[str, str] = {
    "nobody has to go": r"""
        <never> <lose>\w*
        <never> (?:have|need|has) to <leave>
        <nobody>(?: [\w']+){0,5}? (?:has|have|needs?|is|are) to (?:be )?(?:moved|<leave>)
        (?:need not|needn't|no need (?:for \w+ )?to) <leave>
        <nobody> (?:here )?(?:is|are|will be|will) (?:leaving|moving|going anywhere|leave|move)\b
        <who> (?:are|is)(?: not|n't) (?:leaving|moving|going anywhere|being moved)\b
        <nobody> (?:here )?(?:loses|is losing) <hers>
        <nobody_can> take (?:it|that|this|them) (?:away|from)\b
        evictions? (?:will|can) (?:not|never) happen
        (?:there (?:will|can) be|there (?:are|is)|with) no (?:more )?evictions?\b
        no evictions? (?:will|can|is|are)
        no (?:plans?|wish|intention|reason|power|right|way) (?:to|of|for \w+ to) <lose>
        no (?:plans?|wish|intention) (?:to|of) (?:clos(?:e|ing)|sell(?:ing)?)\b
        no (?:risk|danger|chance|threat|question|fear) (?:of|that) (?:[\w']+ ){0,4}?<lose>
        no (?:risk|danger|chance|threat|question|fear) of (?:\w+ )?(?:being|leaving|moving)
        (?:not|never|n't) (?:be )?<danger> of (?:being|<lose>)
        (?:eviction|losing <hers>|(?:having to )?(?:leav|mov)ing) is (?:not possible|impossible)
        (?:illegal|unlawful|against the law|a crime|impossible) (?:for (?:[\w']+ ){1,4})?to <lose>
        not (?:legal|lawful|allowed|possible) (?:for (?:[\w']+ ){1,4})?to <lose>
        (?<!not )(?:safe|protected|protection|free|secure) from (?:being evicted|eviction)
    """,
    "everyone stays": r"""
        <who> <can> <still><stay>
        <all> <can> <still>(?:stay|remain)<end>
        <lets> (?:all |every )?<who> (?:to |can )?(?:<stay>|<keep>|(?:stay|remain)<end>)
        <who> (?:will |still |always )?(?:have|has|'ve got) (?:a|the|every|full) <right>
        (?:stay|live here|remain)(?: here)? (?:for )?as long as (?:you|they)\b
        <said> (?:that )?(?:all )?<who> (?:<stay>|<keep>|(?:stay|remain)<end>)
        always have (?:a|an|your|their|somewhere) <homely>
        have (?:a|your|somewhere) <homely> (?:here )?<for_good>\b
        home for life\b
    """,
    "everyone keeps their room": r"""
        <who> <can> <still><keep>
        (?:keep|stay in|remain in|live in) <their> <own><home> <for_good>\b
        <who> will (?:still|always) have <their> <own><home>\b
        (?:this|that|it|here) (?:is|will be|stays) (?:always )?<their> <own><home> <for_good>\b
    """,
    "the home is safe": r"""
        <your> <own><home>\b(?: here| there)? (?:is|are|<remains>) <safe>
        the (?:tenancy|licence|agreement|tenancies) (?:is|are|<remains>) <safe>
        all (?:of )?(?:the |our |your )?<home> (?:is|are|<remains>) <safe>
        (?<!to )(?<!should )(?:have|has|lives? in|this is) a <lasting> <roof>\b
        <all> (?:are|is) (?:fully |well )?protected(?:<end>| by (?:the )?law)
        your stay (?:here )?(?:is|<remains>) <safe>
        you are <safe> (?:in <their> <own><home>|here|from)\b
        (?<!not )(?:have|has|gives? you|with) (?:(?!no )\w+ )?security of tenure
        (?:protect|safeguard|secure|save) <their> <own><home>\b(?! from (?:fire|damp|cold))
        guaranteed? (?:you |them )?(?:a|your|their) <own><home>\b
    """,
    "the place stays open": r"""
        (?:will|going to) (?:always |still )?(?:stay|remain|be kept) open<for_all>
        (?:is|are) staying open<for_all>
        (?:will|<said>(?: to)?) keep (?:the|this|your) (?:<building>) open<for_all>
        <building> (?:will|can|is|are)(?: not|n't| never) (?:going to |be |being ){0,2}<shut>
    """,
    "nothing changes": r"""
        <thing> (?:<will_not>|(?:is|are) not going to) (?:\w+ )?<changed>
        <their> <benefit> (?:does|do|is|are)(?: not|n't) (?:\w+ )?(?:chang|stop|affected|end)
        <thing> (?:is|are|<remains>) (?:\w+ly |quite |all |just )?<same>
        <their> (?:<benefit>|support|agreement|tenancy|licence) will <surely>\b(?! until)
        <their> (?:<benefit>|support|agreement|tenancy|licence) will <go_on>(?! until)
        <their> (?:<benefit>|support) (?:continues|carries on|goes on)\b(?! until)
        <their> (?:agreement|tenancy|licence) (?:continues|carries on|goes on) as\b
        housing benefit will (?:<surely>|<go_on>|keep)\b
        housing benefit (?:<will_not>|is not going to) <changed>
        make sure (?:that )?<their> <benefit>
        no (?:changes?|effect|difference|impact) (?:to|on|for|in) <thing>
        (?<!we )(?:<will_not>|<nobody_can>|(?<=\w )never) <ever><change> <of><thing>
        we (?:will (?:not|never)|won't) <ever><change> <of><thing>
        (?<!letter )(?<!form )(?<!leaflet )(?<!we )(?:do|does)(?: not|n't) <change> <of><thing>
        (?:changes? nothing|makes? no (?:change|difference)) (?:about|to|for|in) (?:<thing>|you\b)
        (?:has|have) no (?:effect|bearing|impact|consequences?) (?:on|for|in) (?:<thing>|you\b)
        nothing (?:\w+ )?(?:will )?(?:changes?|happens?)(?: (?:for|to|about) (?:you|your)\b|<end>)
    """,
    "the benefit goes on": r"""
        <who> <can> <still>keep (?:(?:getting|receiving) )?(?:<their>|the same) <own><benefit>\b
        <who> (?:can|will|shall) (?:<surely>|keep) <get> (?:<their> )?<benefit>\b
    """,
    "a word given": r"""
        (?:we|the council|this letter|this review) (?:(?!cannot |never |not )\w+ )?<vow>\b
        (?:landlord|provider|owner|agent) guarantees?\b
        we (?:can |do )?(?:assure|give) you (?:our word|that|of)
        given (?:us |you )?(?:its|their|his|her|a) (?:word|promise|guarantee)\b
        you have (?:our|my|their|the (?:\w+ )?(?:landlord|council)'s) word
        (?:rest|be|stay) assured\b
        (?:don't|not|needn't|no need to|no reason to|nothing to) (?:\w+ to )?<afraid> <about>
        nothing to (?:worry about|fear|be afraid of|lose)
    """,
}
"""The kinds of promise, each with its wordings, one a line."""


def _spelt_out(words: str) -> str:
    """A wording with each list put in place of its name."""
    return re.sub(r"<([a-z_]+)>", lambda found: _one_of(_LISTS[found[1]]), words)


def _one_of(lines: str) -> str:
    ways = "|".join(line.strip() for line in lines.strip().splitlines())
    return f"(?:{_spelt_out(ways)})"


def wordings(lines: str) -> tuple[re.Pattern[str], ...]:
    """Each line of these, ready to search with."""
    return tuple(
        re.compile(rf"\b{_spelt_out(line.strip())}") for line in lines.strip().splitlines()
    )


OPEN = """
    (?:whether|if|when|until|unless|how|how long|why|in case)(?: that)?(?: <anyone>)? $
    (?:<cannot>|<nobody>(?: [a-z]+){0,5} can) (?:[a-z]+ )?<say> (?:[^.,;:!?]*)$
    not $
"""
"""What before a promise makes it none: a question left open, or said not to be promised."""
