"""The form of a language file: what may stand in languages/<code>.yaml, checked when it is read."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from graph.model import AnswerKind, Category, EntityType, Modality, Predicate
from loaders.extraction.grammar import Closed, Grammar, Part, Pronouns, Words
from loaders.extraction.posts import Roles


class Dates(Part):
    """Words of dates."""

    months: dict[str, int] = Field(description="January is 1")
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
    phrases: dict[str, Annotated[str, Field(pattern=r"^(year|month|week)([+-]\d+)?$")]] = Field(
        default_factory=dict,
        description="whole phrases: 'last year': year-1, 'last month': month-1, 'last week': week-1",
    )
    told: dict[str, Annotated[str, Field(pattern=r"^(day|week|month|year)([+-]\d+)?$")]] = Field(
        default_factory=dict,
        description="phrases that count from the date told last: 'the same day': day, 'a year earlier': year-1",
    )
    others: Words = Field(
        default=(), description="words before a day that is another event's: facts of, complaint of, founded in"
    )
    until: Words = Field(
        default=(), description="words before a day that ends something or is a deadline: 'until', 'by'"
    )
    fillers: Words = Field(default=(), description="words between day and month: 'of', 'de'")


class Amounts(Part):
    """Words of money."""

    scales: dict[str, float] = Field(description="million, mio, bn: what the number is multiplied by")
    currencies: dict[str, str] = Field(description="words and signs and their ISO 4217 codes")
    numbers: dict[str, float] = Field(default_factory=dict, description="written numbers")
    decimal: Literal[",", "."] = Field(default=",", description="the sign before decimals")
    changed: Words = Field(default=(), description="verbs that change a sum: cut, reduced, raised")
    former: Words = Field(default=(), description="the preposition before the sum that was changed: from")
    new: Words = Field(default=(), description="the preposition before the sum that it was changed to: to")
    implied: dict[str, str] = Field(
        default_factory=dict, description="scales that say a currency by themselves where no noun follows: ton (nl)"
    )
    discount: Words = Field(
        default=(), description="words for paying early: what is due then is the sum: 'por pronto pago'"
    )
    others: Words = Field(
        default=(), description="words beside sums that are no fine: turnover, profit, worth, sold for"
    )
    rates: Words = Field(default=(), description="words behind a sum that is due again and again: per day")
    totals: Words = Field(default=(), description="words beside a sum that several owe together: combined, a total of")
    home: Words = Field(
        default=(),
        description="currencies that their plain word means wherever the fine comes from: kroner are DKK (da)",
    )


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


class Gender(Part):
    """Words of one grammatical gender."""

    pronouns: Words = Field(default=(), description="pronouns that stand for none but persons and nouns of the gender")
    clitics: Words = Field(default=(), description="object pronouns before the verb that do so")
    nouns: Words = Field(default=(), description="nouns for bodies, as the gender of a body follows what it is called")
    titles: Words = Field(default=(), description="titles before the names of such persons: Mr, Ms")


class Trigger(Part):
    """A word that makes a claim, and where its parties stand."""

    id: str = Field(description="unique within the predicate")
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
    modality: Modality | None = Field(default=None, description="how the claim is held, whatever stands around it")
    wide: bool = Field(default=False, description="`with` and `without` look at the whole sentence")
    flip: bool = Field(default=False, description="the acting party is the claim's object: 'owns'")
    negated: bool = Field(default=False, description="says its thing under negation: 'does not share the view'")
    qualifiers: dict[str, str | bool] = Field(
        default_factory=dict, description="fixed qualifiers: announced, withdrawn, past, means"
    )
    answers: AnswerKind | None = Field(
        default=None, description="what it does to a decision or deed told before: annuls, reduces"
    )
    answered: tuple[Predicate, ...] = Field(
        default=(), description="what it does so to: FINED, ORDERED, FIRED; without it only what is surely meant"
    )
    needs_object: bool = Field(
        default=False, description="no claim without an object, where the predicate bears none: 'replied X'"
    )
    types: tuple[EntityType, ...] = Field(default=(), description="the object must be of these types")
    subject_types: tuple[EntityType, ...] = Field(default=(), description="the subject must be of these types")
    also: Predicate | None = Field(
        default=None, description="a further claim with the same subject against the slot `against`"
    )
    against: Words = Field(default=(), description="slots of the party that the further claim is against")


class Speech(Part):
    """Verbs and phrases of saying, by how they hold what is said."""

    say: Words = Field(default=(), description="verbs that leave open whether it is so: say, tell")
    find: Words = Field(default=(), description="verbs by which an authority or court finds: find, conclude")
    admit: Words = Field(default=(), description="verbs of owning up: admit, confirm")
    deny: Words = Field(default=(), description="verbs of denying: deny, reject")
    ask: Words = Field(default=(), description="verbs of asking whether: ask, want to know")
    announce: Words = Field(default=(), description="verbs of what is planned: announce, threaten to")
    asked: Words = Field(default=(), description="forms of `ask` whose subject is asked: spørges")
    asked_after: Words = Field(
        default=(), description="participles of `ask`, whose subject is asked after a passive auxiliary: asked"
    )
    behind: Words = Field(default=(), description="those of `according` that stand behind the source: zufolge")
    according: Words = Field(default=(), description="prepositions before a source: according to")
    prosecutors: Words = Field(
        default=(), description="words that begin or end the name of who prosecutes: what he says is a charge"
    )
    rulings: Words = Field(
        default=(), description="decisions that speak for whoever made them: dommen, the ruling, la délibération"
    )
    publishes: Words = Field(
        default=(), description="verbs of media: an unknown name right behind one is a medium's: publica, adelantó"
    )
    works: Words = Field(default=(), description="reports that speak for whoever wrote them: informe, report, rapport")
    resuming: Words = Field(
        default=(), description="what opens a clause that takes up all before it: 'lo que', 'which', 'hvilket', 'as'"
    )
    relayed: Words = Field(default=(), description="what stands before who passes a source on: relayed by, cité par")
    opinion: Words = Field(
        default=(), description="prepositions that open a sentence with whose view it gives: 'Per il Garante, ...'"
    )
    that: Words = Field(default=(), description="conjunctions that open what is said")
    pointing: Words = Field(
        default=(), description="what opens a sentence that says whose word the one before was: 'das', 'det', 'così'"
    )
    regrets: Words = Field(default=(), description="words of an apology, which says that the deed was done")
    blame: Words = Field(default=(), description="words of wrong in what a critic says of someone")
    defend: Words = Field(default=(), description="words of a company's defence in what it says")


class ExpectedClaim(Part):
    """A claim that an example gives, parties by name or by category of a group."""

    subject: str = Field(description="who acts")
    predicate: Predicate = Field(description="the predicate")
    object: str | None = Field(default=None, description="who is acted on; none where it is open")
    modality: Modality | None = Field(default=None, description="how it is held, where the example shows that")
    attributed_to: str | None = Field(default=None, description="who says so, where the example shows that")
    amount: int | float | None = Field(default=None, description="the sum, where there is one")
    currency: str | None = Field(default=None, description="ISO 4217 code")
    date: str | None = Field(default=None, description="ISO date, where the example shows it")


class Example(Part):
    """A sentence and all the claims that it gives; none makes it a counter-example."""

    text: str = Field(description="a text of our own, never from an article")
    claims: tuple[ExpectedClaim, ...] = Field(default=(), description="what it claims; none: a counter-example")
    published: str | None = Field(default=None, description="the day that relative dates count from")


class LanguageFile(Part):
    """All that stands in a language file."""

    code: str = Field(description="ISO 639-1 code")
    name: str = Field(description="English name")
    grammar: Grammar = Grammar()
    closed: Closed
    pronouns: Pronouns
    dates: Dates
    amounts: Amounts
    furniture: Furniture
    abbreviations: Words = Field(default=(), description="words whose full stop ends no sentence")
    titles: Words = Field(default=(), description="Mr, Ms, Dr: what stands before a person's name")
    descriptors: dict[EntityType, Descriptors]
    groups: dict[Category, Words] = Field(description="nouns for people by category: employees, journalists")
    institutions: dict[EntityType, Words] = Field(
        default_factory=dict, description="bodies that can act without a name: the police"
    )
    name_heads: dict[EntityType, Words] = Field(
        default_factory=dict, description="words within a name that tell its type"
    )
    seated: Words = Field(
        default=(), description="those of `name_heads` that make a body of any name right before them: 'NAME kommune'"
    )
    kinds: dict[str, Words] = Field(
        default_factory=dict, description="nouns by kind of body: what is said of a bank is never said of a hospital"
    )
    genders: dict[Literal["masculine", "feminine", "neuter"], Gender] = Field(
        default_factory=dict, description="pronouns, nouns and titles by gender"
    )
    generic: Words = Field(default=(), description="nouns that may be said of any company: company, firm")
    relations: dict[Literal["parent", "subsidiary", "rival", "employer", "group"], Words] = Field(
        default_factory=dict,
        description="nouns for a company by others: its parent, the employer, rivals and suppliers (nobody)",
    )
    inflections: Words = Field(default=(), description="endings of nouns that are cut off before kinds are compared")
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
    namesakes: dict[str, str] = Field(
        default_factory=dict,
        description="names that bodies of several countries bear: what the gazetteer calls the one that is meant here",
    )
    proxies: Words = Field(default=(), description="nouns that act for their owner: management, lawyers, press office")
    triggers: dict[Predicate, tuple[Trigger, ...]]
    withdrawn: Words = Field(default=(), description="that something was taken back: removed, withdrawn")
    examples: tuple[Example, ...] = ()
