"""Who is the same in one document: full names, short forms and surnames joined to referents."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from graph.model import EntityType
from graph.names import fold
from loaders.extraction.ambiguity import acts
from loaders.extraction.candidates import Run, Wording, has_article, is_place
from loaders.extraction.document import Referent
from loaders.extraction.gazetteer.people import countries, first_names, legal_forms, particles
from loaders.extraction.genitives import strip_genitives
from loaders.extraction.habits import vote_by_habit
from loaders.extraction.scanning import Scan
from loaders.extraction.spelling import abbreviates
from loaders.extraction.typing_names import trigger_edges, vote

_CERTAIN = 4
_SEATED = frozenset({EntityType.COURT, EntityType.PUBLIC_BODY, EntityType.REGULATOR})
_BODIES = frozenset(
    {EntityType.COMPANY, EntityType.ORGANIZATION, EntityType.PUBLIC_BODY, EntityType.UNION, EntityType.MEDIA_OUTLET}
)
_ABBREVIATED = frozenset({EntityType.UNION, EntityType.ORGANIZATION, EntityType.PUBLIC_BODY, EntityType.REGULATOR})
_GENERIC = frozenset({"the", "new", "great", "royal", "national", "european", "united", "international"})


@dataclass(slots=True)
class Register:
    """The names of one document: which run is which referent."""

    by_form: dict[str, Referent] = field(default_factory=dict)
    by_known: dict[str, Referent] = field(default_factory=dict)
    by_surname: dict[str, Referent | None] = field(default_factory=dict)
    by_folded: dict[str, Referent] = field(default_factory=dict)
    by_first_name: dict[str, Referent | None] = field(default_factory=dict)
    by_start: dict[str, Referent] = field(default_factory=dict)
    by_rest: dict[str, Referent] = field(default_factory=dict)

    def find(self, run: Run) -> Referent | None:
        """Return the referent of a run."""
        return self.by_form.get(run.text)


def settle_names(wording: Wording, scans: list[Scan], runs: list[list[Run]]) -> Register:
    """Settle the type of every run of the document, and join forms of one name."""
    strip_genitives(wording, runs)
    register = Register()
    votes: dict[str, Counter[EntityType]] = {}
    ordered: dict[str, Run] = {}
    for scan, found in zip(scans, runs, strict=True):
        edges = trigger_edges(scan)
        for run in found:
            best = ordered.get(run.text)
            if best is None or (best.known is None and run.known is not None):
                ordered[run.text] = run
            vote(wording, run, scan, edges, votes.setdefault(run.text, Counter()))
    links = _short_forms(wording, scans, runs, ordered)
    links |= {short: full for short, full in _initials(ordered).items() if short not in links and full not in links}
    vote_by_habit(wording, runs, ordered, votes)
    for text, run in sorted(ordered.items(), key=lambda item: (-len(item[1].words), item[1].first)):
        if text not in links:
            counted = Counter() if text in countries() else votes[text]
            announced = _opens_with_noun(wording, run) or _is_firm(wording, run, counted)
            _enter(register, text, run, counted, announced)
            _index_without_article(register, wording, run)
    for short, full in links.items():
        register.by_form[short] = register.by_form[full]
        register.by_form[full].note_form(short)
    for scan, found in zip(scans, runs, strict=True):
        for run in found:
            referent = register.by_form[run.text]
            certain = not run.initial or len(run.words) > 1 or acts(wording, run, scan)
            referent.solid = referent.solid or (certain and _looks_named(wording, run))
    return register


def _short_forms(wording: Wording, scans: list[Scan], runs: list[list[Run]], ordered: dict[str, Run]) -> dict[str, str]:
    """Return the short forms given in brackets after a name: 'Trades Union Congress (TUC)'."""
    links: dict[str, str] = {}
    for scan, found in zip(scans, runs, strict=True):
        for one, two in pairwise(found):
            if (
                two.first != one.last + 1
                or two.last >= scan.sentence.last
                or one.text == two.text
                or two.text in links.values()
            ):
                continue
            if wording.tokens.lexemes[one.last].surface != "(" or wording.tokens.lexemes[two.last].surface != ")":
                continue
            full, short = ordered[one.text], ordered[two.text]
            if (
                full.person
                or len(two.words) > 2
                or (len(one.words) < 2 and not full.known)
                or not abbreviates(two.text, one.text, body=full.head in _ABBREVIATED)
            ):
                continue
            if full.known is None and short.known is not None and short.known.type is not EntityType.PARTY:
                full.known = short.known
                if two.text in short.known.ambiguous:
                    continue
            elif full.known is None or short.known is not full.known:
                links.setdefault(two.text, one.text)
    return {short: full for short, full in links.items() if full not in links}


def _initials(ordered: dict[str, Run]) -> dict[str, str]:
    """Return the names in capitals that spell one long name of the text: 'NLC', 'Nordby Labour Congress'."""
    spelt: dict[str, set[str]] = {}
    for text, run in ordered.items():
        if len(run.words) > 2 and not run.person and run.known is None:
            letters = "".join(word[0] for word in run.words if word[0].isupper())
            spelt.setdefault(letters, set()).add(text)
    return {
        text: next(iter(spelt[text]))
        for text, run in ordered.items()
        if len(run.words) == 1 and len(text) > 2 and len(spelt.get(text, ())) == 1
    }


def _opens_with_noun(wording: Wording, run: Run) -> bool:
    """Tell whether the first word of a name only says what it is: 'Omsorgshuset Vide', 'Deportivo Almenara'."""
    lexeme = wording.tokens.lexemes[run.first]
    entries = [entry for node in (lexeme.node, lexeme.ending) if node is not None for entry in node.entries]
    announced = any(entry.kind in ("descriptor", "head") for entry in entries) or _ends_with_own(wording, run)
    return len(run.words) > 1 and announced


def _is_firm(wording: Wording, run: Run, votes: Counter[EntityType]) -> bool:
    """Tell whether a company's name has its trade first and may be called by the second word: 'Ceramiche Montalto'."""
    firm = bool(votes) and votes.most_common(1)[0][0] is EntityType.COMPANY
    romance = wording.language.file.grammar.adjectives_follow
    if (
        firm
        and romance
        and len(run.words) > 2
        and run.words[1][0].isupper()
        and any(word.islower() for word in run.words[2:])
    ):
        return True
    return firm and len(run.words) == 2 and romance and not is_place(run.words[1])


def _ends_with_own(wording: Wording, run: Run) -> bool:
    """Tell whether a name of two words may be called by the second: 'Harrogate Borough', 'Ashdown Rovers' (en)."""
    if not wording.language.file.grammar.capital_names or len(run.words) != 2 or run.person:
        return False
    last = wording.tokens.lexemes[run.last - 1]
    entries = last.node.entries if last.node is not None else []
    return not any(entry.kind == "head" and entry.value is not EntityType.ORGANIZATION for entry in entries)


def _enter(register: Register, text: str, run: Run, votes: Counter[EntityType], announced: bool) -> None:
    if run.known is not None:
        key = f"{run.known.type}/{run.known.name}"
        referent = register.by_known.get(key)
        if referent is None:
            known_as = tuple(filter(None, (run.known.name, run.known.english)))
            referent = Referent(text, run.known.type, known_as=known_as, country=run.known.country)
            register.by_known[key] = referent
        referent.note_form(text)
        register.by_form[text] = referent
        _index(register, text, referent, announced)
        if len(run.words) > 2 and run.words[1] in ("of", "for"):
            register.by_start.setdefault(fold(run.words[0]), referent)
        return
    type_ = votes.most_common(1)[0][0] if votes else None
    referent = _same(register, run, type_, weak=max(votes.values(), default=0) < _CERTAIN)
    if referent is None:
        referent = Referent(text, type_, place=is_place(text))
        if type_ is EntityType.PERSON and len(run.words) > 1:
            taken = register.by_first_name.get(run.words[0], referent)
            register.by_first_name[run.words[0]] = referent if taken is referent else None
            for surname in _surnames(run.words):
                taken = register.by_surname.get(surname, referent)
                register.by_surname[surname] = referent if taken is referent else None
    referent.note_form(text)
    referent.votes.update(votes)
    register.by_form[text] = referent
    _index(register, text, referent, announced)


def _index(register: Register, text: str, referent: Referent, announced: bool) -> None:
    words = fold(text).split()
    if words:
        register.by_folded.setdefault(" ".join(words), referent)
        if len(words) > 1 and not referent.known_as:
            for count in range(1, len(words)):
                register.by_start.setdefault(" ".join(words[:count]), referent)
            if announced:
                register.by_rest.setdefault(" ".join(words[1:]), referent)
                written = text.split()
                if len(written) > 2 and written[-1] in legal_forms():
                    register.by_rest.setdefault(fold(" ".join(written[1:-1])), referent)


def _index_without_article(register: Register, wording: Wording, run: Run) -> None:
    """Let a title be found without its article too, a town no list knows for its council: 'gemeente Waalburg'."""
    seat, body = " ".join(run.words[1:]), register.by_form[run.text]
    seated = len(run.words) == 2 and run.words[0] in wording.language.file.seated and not is_place(seat)
    if seated and body.type is EntityType.PUBLIC_BODY:
        register.by_folded.setdefault(fold(seat), body)
    if len(run.words) > 1 and wording.tokens.flags[run.first] & wording.bits["definite"]:
        rest = " ".join(fold(run.text).split()[1:])
        register.by_folded.setdefault(rest, register.by_form[run.text])


def _same(register: Register, run: Run, type_: EntityType | None, weak: bool) -> Referent | None:
    """Return the referent that a shorter or differently written form already has; weak votes yield to it."""
    surname = register.by_surname.get(run.text)
    if surname is not None and (weak or type_ in (None, EntityType.PERSON)):
        return surname
    called = register.by_first_name.get(run.text)
    if called is not None and run.text in first_names() and (weak or type_ in (None, EntityType.PERSON)):
        return called
    folded = fold(run.text)
    same = register.by_folded.get(folded)
    if same is not None:
        return same
    if (
        len(folded) > 2
        and folded not in _GENERIC
        and not run.person
        and not (run.text.isupper() and is_place(run.text))
    ):
        rest = register.by_rest.get(folded)
        # What follows the noun of a court or an office is a place, which is no party: 'Staatsanwaltschaft Hannover'.
        longer = register.by_start.get(folded) or (rest if rest is not None and rest.type not in _SEATED else None)
        if longer is not None and longer.type is not EntityType.PERSON and (weak or type_ in (None, longer.type)):
            return longer
        if longer is not None and longer.type is None and type_ in _BODIES and not longer.place:
            longer.type = type_
            return longer
    return None


def _looks_named(wording: Wording, run: Run) -> bool:
    """Tell whether the form speaks for a name: always, but where every noun has a capital."""
    if not wording.language.file.grammar.capital_nouns:
        return True
    if len(run.words) > 1 or any(char.isupper() or char.isdigit() for char in run.text[1:]):
        return True
    return not has_article(wording, run) and not run.text.endswith(("en", "er", "ern", "es"))


def _surnames(words: tuple[str, ...]) -> list[str]:
    """Return the forms under which a person is named again: the last word, the last two, with particles."""
    forms = [words[-1]]
    if len(words) > 2:
        forms.append(" ".join(words[-2:]))
    for at in range(1, len(words) - 1):
        if words[at].lower() in particles():
            forms.append(" ".join(words[at:]))
            break
    return forms
