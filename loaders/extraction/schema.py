"""The form of a language file: what may stand in languages/<code>.yaml, checked when it is read."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from graph.model import Category, EntityType, Modality, Predicate

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
    singular_articles: Words = Field(
        default=(), description="articles that are a pronoun before a noun in the plural: het"
    )
    name_endings: Words = Field(
        default=(), description="endings of declined words in names: 'Deutsche Bahn', 'Deutschen Bahn'"
    )
    relative_objects: Words = Field(default=(), description="relative pronouns that are never subject: den, denen")
    relative_owners: Words = Field(default=(), description="relative pronouns that own the next noun: deren, dessen")
    plural_verbs: Words = Field(
        default=(), description="endings of finite verbs in the plural, where they tell subject from object"
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
        description="prepositions before an infinitive that says what the party named last did: 'multa a X por espiar'",
    )
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
    passive_auxiliaries: Words = Field(description="forms of the verb that makes the passive")
    perfect_auxiliaries: Words = Field(description="forms of the verb that makes the perfect")
    future: Words = Field(description="will, plans to, is going to")
    conditional: Words = Field(default=(), description="forms by which the press reports what it cannot vouch for")
    reported: Words = Field(
        default=(), description="those of `conditional` that carry on somebody's statement: habe, sei"
    )
    hedges: Words = Field(default=(), description="allegedly, reportedly, suspected")
    demands: Words = Field(
        default=(), description="could, up to, at most, demands, risks: a sum after these is no fine"
    )
    including: Words = Field(default=(), description="what opens a list of members of a group")
    adverbs: Words = Field(default=(), description="short words that may stand between a verb and its parts")
    converted: Words = Field(default=(), description="about, or, equal to: what opens a converted sum")
    whose: Words = Field(default=(), description="relative possessives: whose, dessen, dont, cuyo, vars, hvis")
    infinitives: Words = Field(
        default=(), description="what stands before an infinitive: to, zu, at; its subject is the last party before it"
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

    person: Words = ()
    thing: Words = ()
    plural: Words = ()
    latter: Words = Field(default=(), description="this one, the latter: whoever was named last")
    own: Words = Field(default=(), description="our: 'our union' is the publisher of a press release")
    clitics: dict[str, str] = Field(
        default_factory=dict,
        description="object pronouns before the verb: the preposition that each stands for, '' for a direct object",
    )
    speaker: Words = Field(default=(), description="we, us, our: the speaker of a quotation or the publisher")


class Dates(Part):
    """Words of dates."""

    months: dict[str, int]
    weekdays: dict[str, int] = Field(description="Monday is 1")
    seasons: dict[str, int] = Field(
        default_factory=dict, description="the last month of it: a season is dated by year only"
    )
    relative: dict[str, int] = Field(default_factory=dict, description="words for days, from today: yesterday -1")
    last: Words = Field(default=(), description="last, in 'last August'")
    this: Words = Field(default=(), description="this, in 'this year'")
    year: Words = Field(default=(), description="words for year")
    month: Words = Field(default=(), description="words for month")
    week: Words = Field(default=(), description="words for week")
    phrases: dict[str, str] = Field(
        default_factory=dict,
        description="whole phrases: 'last year': year-1, 'last month': month-1, 'last week': week-1",
    )
    fillers: Words = Field(default=(), description="words between day and month: 'of', 'de'")


class Amounts(Part):
    """Words of money."""

    scales: dict[str, float] = Field(description="million, mio, bn: what the number is multiplied by")
    currencies: dict[str, str] = Field(description="words and signs and their ISO 4217 codes")
    numbers: dict[str, float] = Field(default_factory=dict, description="written numbers")
    decimal: Literal[",", "."] = ","


class Furniture(Part):
    """What marks parts of a page that are no source text."""

    starts: Words = Field(
        default=(), description="a line that begins so opens furniture to the end, unless text resumes"
    )
    lines: Words = Field(default=(), description="a line that begins so is furniture by itself")
    contains: Words = Field(default=(), description="a line with this anywhere is furniture by itself")


class Descriptors(Part):
    """Common nouns for a type of entity."""

    definite: Words = Field(
        default=(), description="forms with the article in the word; in other languages leave empty"
    )
    bare: Words = Field(default=(), description="the noun without article")
    named: Words = Field(
        default=(), description="nouns that stand only for someone whose name or description holds them: the board"
    )


class Roles(Part):
    """Offices and the relation that they give."""

    leads: Words = Field(default=(), description="top offices")
    works_for: Words = Field(default=(), description="all other posts")
    as_: Words = Field(default=(), alias="as", description="as, in 'has NAME as chair'")
    member: Words = Field(default=(), description="elected members: MP, MEP, deputy")
    ministers: dict[str, str] = Field(default_factory=dict, description="office of a minister: the ministry's name")
    personal: Words = Field(
        default=(), description="words in the name of an authority that is a person's office: beauftragte"
    )
    unsaid: dict[str, EntityType] = Field(
        default_factory=dict, description="offices of the one body that the text speaks of there: its type"
    )
    former: Words = Field(default=(), description="former, ex")
    at: Words = Field(default=(), description="prepositions between office and organisation")
    categories: dict[str, Words] = Field(default_factory=dict, description="roles of Person by words of the office")


class Trigger(Part):
    """A word that makes a claim, and where its parties stand."""

    id: str
    active: Words = Field(default=(), description="verb forms whose grammatical subject acts")
    participle: Words = Field(
        default=(), description="past participles: passive after the auxiliary or before 'by', else active"
    )
    passive: Words = Field(default=(), description="verb forms that are passive in themselves")
    noun: Words = Field(default=(), description="nouns and fixed phrases")
    subject: Words = Field(default=(), description="slots of the claim's subject, tried in order")
    object: Words = Field(default=(), description="slots of the claim's object, tried in order")
    by: Words = Field(default=(), description="prepositions of the agent where not the language's own")
    with_: Words = Field(default=(), alias="with", description="one of these must stand in the clause")
    without: Words = Field(default=(), description="none of these may stand in the clause")
    within: Literal["clause", "sentence"] = Field(
        default="clause", description="where words of `with` and `without` are looked for"
    )
    anywhere: bool = Field(default=False, description="the words of `with` may stand in any clause of the sentence")
    modality: Modality | None = None
    wide: bool = Field(default=False, description="`with` and `without` look at the whole sentence")
    flip: bool = Field(default=False, description="the acting party is the claim's object: 'owns'")
    negated: bool = Field(default=False, description="says its thing under negation: 'does not share the view'")
    qualifiers: dict[str, str | bool] = Field(
        default_factory=dict, description="fixed qualifiers: announced, withdrawn, past, means"
    )
    types: tuple[EntityType, ...] = Field(default=(), description="the object must be of these types")
    subject_types: tuple[EntityType, ...] = Field(default=(), description="the subject must be of these types")
    also: Predicate | None = Field(
        default=None, description="a further claim with the same subject against the slot `against`"
    )
    against: Words = Field(default=(), description="slots of the party that the further claim is against")


class Speech(Part):
    """Verbs and phrases of saying, by how they hold what is said."""

    say: Words = ()
    find: Words = ()
    admit: Words = ()
    deny: Words = ()
    ask: Words = ()
    announce: Words = ()
    asked: Words = Field(default=(), description="forms of `ask` whose subject is asked: spørges")
    asked_after: Words = Field(
        default=(), description="participles of `ask`, whose subject is asked after a passive auxiliary: asked"
    )
    behind: Words = Field(default=(), description="those of `according` that stand behind the source: zufolge")
    according: Words = Field(default=(), description="prepositions before a source: according to")
    that: Words = Field(default=(), description="conjunctions that open what is said")
    blame: Words = Field(default=(), description="words of wrong in what a critic says of someone")
    defend: Words = Field(default=(), description="words of a company's defence in what it says")


class ExpectedClaim(Part):
    """A claim that an example gives, parties by name or by category of a group."""

    subject: str
    predicate: Predicate
    object: str | None = None
    modality: Modality | None = None
    attributed_to: str | None = None
    amount: int | float | None = None
    currency: str | None = None
    date: str | None = None


class Example(Part):
    """A sentence and all the claims that it gives; none makes it a counter-example."""

    text: str
    claims: tuple[ExpectedClaim, ...] = ()
    published: str | None = None
    at_least: bool = Field(default=False, description="further claims are allowed")


class LanguageFile(Part):
    """All that stands in a language file."""

    code: str
    name: str
    grammar: Grammar = Grammar()
    closed: Closed
    pronouns: Pronouns
    dates: Dates
    amounts: Amounts
    furniture: Furniture
    abbreviations: Words = ()
    titles: Words = Field(default=(), description="Mr, Ms, Dr: what stands before a person's name")
    descriptors: dict[EntityType, Descriptors]
    groups: dict[Category, Words]
    institutions: dict[EntityType, Words] = Field(
        default_factory=dict, description="bodies that can act without a name: the police"
    )
    name_heads: dict[EntityType, Words] = Field(
        default_factory=dict, description="words within a name that tell its type"
    )
    countries: dict[str, str] = Field(default_factory=dict, description="country names and adjectives: ISO code")
    regions: dict[str, str] = Field(
        default_factory=dict,
        description="adjectives of regions and cities, whose authority is not the country's: ISO code",
    )
    roles: Roles
    speech: Speech
    technologies: Words = Field(default=(), description="kinds of systems that watch")
    trusted: Words = Field(
        default=(), description="names that the gazetteer calls ambiguous and that are clear in this language"
    )
    proxies: Words = Field(default=(), description="nouns that act for their owner: management, lawyers, press office")
    triggers: dict[Predicate, tuple[Trigger, ...]]
    withdrawn: Words = Field(default=(), description="that something was taken back: removed, withdrawn")
    examples: tuple[Example, ...] = ()
