"""Grammar: the form of what a language file says of clauses, closed classes of words and pronouns."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

Words = tuple[str, ...]


class Part(BaseModel):
    """A part of a language file; unknown keys are faults."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Grammar(Part):
    """How clauses are built."""

    verb_second: bool = Field(
        default=False, description="the subject follows the verb where something else comes first"
    )
    verb_final: bool = Field(default=False, description="participles and subordinate verbs stand after their objects")
    genitives: Words = Field(default=(), description="endings that mark a possessor, longest first")
    elisions: Words = Field(default=(), description="short words written together with the next by an apostrophe")
    adjectives_follow: bool = Field(default=False, description="adjectives stand after their noun")
    capital_adjectives: bool = Field(
        default=False, description="adjectives of countries are written with a capital (en)"
    )
    capital_nouns: bool = Field(default=False, description="all nouns are written with a capital (de)")
    capital_names: bool = Field(
        default=False, description="within a sentence only names have a capital, and possessors an apostrophe (en)"
    )
    zero_that: bool = Field(default=False, description="what is said may follow the verb without a conjunction (en)")
    noun_endings: Words = Field(
        default=(),
        description="endings of common nouns: an unknown word that only opens sentences and ends so is no name",
    )
    genitive_articles: Words = Field(
        default=(), description="articles that make a possessor of a noun right behind another: 'der', 'eines'"
    )
    prefixes: Words = Field(
        default=(), description="prepositions that also end a clause as part of a verb: 'packt aus'"
    )
    parted: Words = Field(
        default=(), description="prefixes of verbs of saying that may stand at the end of the clause: fest, ein"
    )
    purposes: Words = Field(default=(), description="prepositions that also open an infinitive: um, ohne")
    comma_clauses: bool = Field(
        default=False, description="a comma parts every subordinate clause from what is before it (de)"
    )
    oblique_articles: Words = Field(default=(), description="articles that never stand before a subject: den, dem")
    masculine_articles: Words = Field(
        default=(), description="articles that stand before a masculine noun in the nominative only: der (de)"
    )
    feminine_forms: Words = Field(default=(), description="legal forms that are feminine: gmbh, ag")
    permissions: Words = Field(
        default=(),
        description="nouns before an infinitive of whoever asks, not of whoever is asked: 'søge X om lov til at'",
    )
    singular_articles: Words = Field(
        default=(), description="articles that are a pronoun before a noun in the plural: het"
    )
    title_articles: dict[str, str] = Field(
        default_factory=dict, description="what the article of a title becomes in a sentence: 'au Monde': {au: Le}"
    )
    matters: Words = Field(
        default=(), description="what authorities watch over, words parted: an end of their names (fr)"
    )
    levels: Words = Field(default=(), description="national, regional: what stands between an authority and its matter")
    lower_heads: Words = Field(
        default=(), description="heads of other bodies that open a name in lower case: 'clinique des Tilleuls' (fr)"
    )
    adjective_endings: Words = Field(
        default=(), description="endings of adjectives that no verb has: one may stand between a noun and its name (fr)"
    )
    name_endings: Words = Field(
        default=(), description="endings of declined words in names: 'Deutsche Bahn', 'Deutschen Bahn'"
    )
    relative_objects: Words = Field(default=(), description="relative pronouns that are never subject: den, denen")
    fused_relatives: dict[str, str] = Field(
        default_factory=dict, description="relatives that hold a preposition, and which: 'auquel: à', 'waaraan: aan'"
    )
    dative_relatives: dict[str, Words] = Field(
        default_factory=dict, description="relatives that are dative behind these articles: 'der: [die, eine]'"
    )
    relative_owners: Words = Field(default=(), description="relative pronouns that own the next noun: deren, dessen")
    plural_verbs: Words = Field(
        default=(), description="endings of finite verbs in the plural, where they tell subject from object"
    )
    participle_genders: dict[str, str] = Field(
        default_factory=dict, description="last letters of a passive participle by gender: 'a: feminine'"
    )
    marked_objects: bool = Field(
        default=False,
        description="parties are objects behind a preposition only: without one behind the verb they act (es)",
    )
    object_marks: Words = Field(
        default=(),
        description="prepositions before the object that acts in an infinitive: 'acusa a X de', 'vieta a X di'",
    )
    reasons: Words = Field(
        default=(),
        description="words before what the party named last is said to have done: 'multa a X por espiar', 'for spying'",
    )
    bare_reasons: Words = Field(
        default=(), description="those of `reasons` that open a purpose before a bare infinitive: 'pour surveiller'"
    )
    plural_endings: Words = Field(
        default=(), description="endings of finite verbs by which a subject that is left out is several: -n (es)"
    )
    speaker_endings: dict[str, Words] = Field(
        default_factory=dict,
        description="endings of verbs whose left-out subject is 'we', and those of the third person: 'amos: [ó, a]'",
    )
    acting_from: Words = Field(
        default=(), description="prepositions before a body that acts where they open a sentence: 'desde X niegan'"
    )
    infinitive_endings: Words = Field(
        default=(), description="endings of infinitives, where an infinitive has no mark of its own: -ar, -re"
    )
    gerund_endings: Words = Field(
        default=(), description="endings of gerunds, which have no subject of their own: -ndo, -ing"
    )
    links: Words = Field(default=(), description="small words between a verb and the infinitive it governs: om, of, à")
    drops_subject: bool = Field(
        default=False, description="a verb may stand without a subject: the one of the sentence before acts"
    )


class Closed(Part):
    """Closed classes of words."""

    definite: Words = Field(description="articles and demonstratives that make a known thing of a noun")
    indefinite: Words = Field(description="articles that make an unknown thing of a noun")
    possessive: Words = Field(description="possessive pronouns")
    by: Words = Field(description="prepositions before the agent of a passive")
    of: Words = Field(description="prepositions of belonging")
    prepositions: Words = Field(description="all other prepositions")
    origin: Words = Field(
        default=(), description="prepositions between a decision and who made it, where not `of` or `by`: from"
    )
    subordinators: Words = Field(description="conjunctions that open a subordinate clause")
    whether: Words = Field(description="conjunctions that open an indirect question")
    relatives: Words = Field(description="relative pronouns")
    coordinators: Words = Field(description="and, or, but")
    joiners: Words = Field(description="what joins names into one list: and, as well as")
    negations: Words = Field(description="not, never, no")
    nothing: Words = Field(
        default=(), description="negations right behind a verb: 'sold nothing', 'hired no detectives' (en)"
    )
    another: Words = Field(default=(), description="one more of what was just named: 'and another on X'")
    at_least: Words = Field(default=(), description="begins like a negation and is none: 'not only'")
    passive_auxiliaries: Words = Field(description="forms of the verb that makes the passive")
    perfect_auxiliaries: Words = Field(description="forms of the verb that makes the perfect")
    future: Words = Field(description="will, plans to, is going to")
    future_auxiliaries: Words = Field(
        default=(), description="those that make a future with an infinitive alone: wird, gaat"
    )
    ongoing: Words = Field(
        default=(),
        description="at present, since: beside `future_auxiliaries` that make a passive too, it is under way",
    )
    conditional_endings: Words = Field(default=(), description="endings of finite verbs in the conditional: rait")
    future_endings: Words = Field(default=(), description="endings of finite verbs in the future: rá, ranno")
    conditional: Words = Field(default=(), description="forms by which the press reports what it cannot vouch for")
    reported: Words = Field(
        default=(), description="those of `conditional` that carry on somebody's statement: habe, sei"
    )
    wishes: Words = Field(default=(), description="wants, hopes: what a clause behind 'that' tells is only wished for")
    inverted: Words = Field(default=(), description="verbs that open a condition: 'Had X spied, ...'")
    dismissed: Words = Field(default=(), description="dismissed, rejected: what a court did so with is not found")
    damages: Words = Field(default=(), description="what a victim is paid: a person beside it is not fined")
    decided: Words = Field(
        default=(), description="decided to, vient de: the measure in the infinitive behind was taken"
    )
    modals: Words = Field(default=(), description="must, should, can: a measure in the infinitive behind was not taken")
    permits: Words = Field(default=(), description="may, can: a deed in the infinitive behind was not done")
    implicatives: Words = Field(default=(), description="began, managed: behind any other word no infinitive was done")
    comparisons: Words = Field(default=(), description="unlike, wie: a party behind them only stands for comparison")
    reflexives: Words = Field(default=(), description="himself, se: between a subject and its verb they do not matter")
    maybe: Words = Field(default=(), description="perhaps: a fine, a case or an office after these is no fact")
    factives: Words = Field(default=(), description="emerged, known, the fact: what they govern is told, not thought")
    doubts: Words = Field(default=(), description="idea, rumour, myth: 'that' behind them opens what somebody thinks")
    made: Words = Field(default=(), description="made, sold, hired: who did so did not do what the verb before says")
    makers: Words = Field(default=(), description="made, sold: who did so to a system does not watch with it")
    withheld: Words = Field(default=(), description="ruled out, proposed: the fine or suit named beside was not")
    exceptions: Words = Field(default=(), description="except, other than: the party behind is left out")
    nearly: Words = Field(default=(), description="almost: right before a verb it was not done")
    unreal: Words = Field(default=(), description="forbade, considers, refused: the infinitive behind was not done")
    cleared: Words = Field(default=(), description="acquitted, no evidence: whoever is so did not do it")
    averted: Words = Field(default=(), description="escaped, avoided: a fine after these was not imposed")
    untrue: Words = Field(
        default=(), description="are false, is untrue, retracted: what the sentence tells did not happen"
    )
    fears: Words = Field(default=(), description="fears, warns: what somebody might do is no plan of his")
    dreads: Words = Field(default=(), description="those of `fears` that allege nothing: fear, teme")
    alleges: Words = Field(default=(), description="alleges, claims: what an authority says so is not found yet")
    sectors: Words = Field(
        default=(), description="competition, finance: what an authority watches over that is not data"
    )
    staff: Words = Field(
        default=(), description="trader, client: a name right before only tells whose man is meant (en)"
    )
    earlier: Words = Field(
        default=(), description="already, had been: another decision than the one that the text has just told of"
    )
    called: Words = Field(default=(), description="called, named: 'an app called X', a name between noun and name")
    adjuncts: Words = Field(
        default=(), description="employee, customer: before a noun they only tell what it is about (en)"
    )
    wielded: Words = Field(
        default=(), description="used, deployed: who did so does what the infinitive behind says, not what was used"
    )
    badges: Words = Field(
        default=(), description="group, agency, app: before these a company's own name may stand, 'the X agency' (en)"
    )
    annulled: Words = Field(default=(), description="quashed, upphävts: the court that did so imposed no fine")
    notices: Words = Field(default=(), description="what an authority decides by and no court does: Bescheid")
    conditions: Words = Field(default=(), description="if, unless: a deed behind them is none")
    hedges: Words = Field(default=(), description="allegedly, reportedly, suspected")
    demands: Words = Field(
        default=(), description="could, up to, at most, demands, risks: a sum after these is no fine"
    )
    including: Words = Field(default=(), description="what opens a list of members of a group")
    adverbs: Words = Field(default=(), description="short words that may stand between a verb and its parts")
    adding: Words = Field(
        default=(), description="also, besides: a sentence that opens so goes beyond what the one before told"
    )
    converted: Words = Field(default=(), description="about, or, equal to: what opens a converted sum")
    whose: Words = Field(default=(), description="relative possessives: whose, dessen, dont, cuyo, vars, hvis")
    infinitives: Words = Field(
        default=(), description="what stands before an infinitive: to, zu, at; its subject is the last party before it"
    )
    causatives: Words = Field(
        default=(), description="forms of the verb by which one lets another act: 'lod X skygge', 'fait espionner'"
    )
    quantities: Words = Field(
        default=(), description="hundreds, dozens, some: before 'of' they are no noun of their own"
    )
    object_pronouns: Words = Field(
        default=(), description="possessives that are a person pronoun where no noun follows: her"
    )
    homographs: Words = Field(
        default=(), description="verb forms that are nouns behind an article or a preposition: 'la multa'"
    )
    ordinals: Words = Field(default=(), description="first, second: part of a court's name before its head (es)")
    events: Words = Field(default=(), description="days and events whose names are nobody's: black friday")
    not_names: Words = Field(
        default=(), description="words that are capitalised at the start of sentences and never a name"
    )
    nouns: Words = Field(
        default=(),
        description="common nouns where all nouns are capitalised: never a name; '*ung' stands for all that end so",
    )
    verbs: Words = Field(
        default=(), description="frequent verb forms that no trigger lists: they show where a clause is"
    )


class Pronouns(Part):
    """Personal pronouns by what they can stand for."""

    person: Words = Field(default=(), description="he, she")
    thing: Words = Field(default=(), description="it")
    plural: Words = Field(default=(), description="they")
    latter: Words = Field(default=(), description="this one, the latter: whoever was named last")
    own: Words = Field(default=(), description="our: 'our union' is the publisher of a press release")
    clitics: dict[str, str] = Field(
        default_factory=dict,
        description="object pronouns before the verb: the preposition that each stands for, '' for a direct object",
    )
    demonstratives: Words = Field(
        default=(), description="those that stand for another than the subject of the sentence before: der, dieser"
    )
    plural_clitics: Words = Field(default=(), description="those of `clitics` that stand for several: los, li")
    owners: Words = Field(default=(), description="possessives of one person: his, her")
    resuming: dict[str, Words] = Field(
        default_factory=dict,
        description="articles by the clitic that takes up a fronted noun with them: 'la reclamación la puso X'",
    )
    articles: Words = Field(default=(), description="those of `clitics` that are articles too: la, los, las (es)")
    agreeing: dict[str, Words] = Field(
        default_factory=dict,
        description="endings of nouns for people by the clitic that may stand for them: 'las: [as]'",
    )
    expletive: dict[str, Words] = Field(
        default_factory=dict,
        description="what follows a pronoun that stands for nobody, by pronoun, tokens apart: 'il y a', 'det var'",
    )
    dative_clitics: dict[str, str] = Field(
        default_factory=dict,
        description="clitics that are dative where the participle behind does not agree with them: 'le ha inflitto'",
    )
    neuter: Words = Field(default=(), description="pronouns for what was said, never before a name: 'per questo'")
    enclitics: Words = Field(
        default=(), description="object pronouns at the end of an infinitive: 'licenziarli', 'despedirla'"
    )
    one: Words = Field(default=(), description="those of `speaker` that stand for nobody outside a statement: man")
    speaker: Words = Field(default=(), description="we, us, our: the speaker of a quotation or the publisher")
