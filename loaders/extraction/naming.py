"""Names: capitalised runs as candidates, and what the gazetteer says of them."""

from __future__ import annotations

from graph.model import EntityType
from loaders.extraction.ambiguity import choose_entity, is_clear, is_inverted, is_meant
from loaders.extraction.apostrophes import keep_endings
from loaders.extraction.brands import raise_brands
from loaders.extraction.candidates import Run, Wording, is_head
from loaders.extraction.capitals import leave_out_capitals
from loaders.extraction.chains import find_chains, read_chain
from loaders.extraction.composite import find_compound, find_listed, find_lower_head, find_state_body, join_halves
from loaders.extraction.extent import find_extent
from loaders.extraction.gazetteer import KnownEntity, known_titles
from loaders.extraction.gazetteer.people import company_words, legal_forms, places
from loaders.extraction.genitives import keep_surname, strip_genitive
from loaders.extraction.language import Language
from loaders.extraction.modifiers import leave_out_modifiers
from loaders.extraction.onset import is_initial, may_start
from loaders.extraction.openings import open_bodies, own_body
from loaders.extraction.register import Register, settle_names
from loaders.extraction.scanning import Hit, Scan
from loaders.extraction.seats import with_head
from loaders.extraction.spelling import find_spelt, join_seat
from loaders.extraction.tokens import Tokens


def _read_runs(wording: Wording, scan: Scan) -> list[Run]:
    """Return the candidate names of a sentence, in order and not overlapping."""
    known = {hit.first: hit for hit in scan.of("entity")}
    heads = {hit.first: hit for hit in scan.of("head")}
    offices = {
        hit.first: hit.last
        for kind in ("role", "minister")
        for hit in scan.of(kind)
        if not (wording.tokens.lexemes[hit.first].capital and _is_partner(wording, hit.last, scan))
    }
    offices.update(_common_nouns(wording, scan))
    bodies = {hit.first: hit for hit in scan.of("institution") if _is_mixed(wording, hit)}
    countries = {hit.first: hit.last for hit in scan.of("country") if hit.last - hit.first > 1}
    spelt = find_spelt(wording, scan)
    found: list[Run] = []
    position = scan.sentence.first
    while position < scan.sentence.last:
        run = _spelt_out(spelt.get(position), known.get(position)) or read_chain(
            wording, position, scan, known.get(position)
        )
        run = (
            run
            or find_listed(wording, position, scan)
            or (find_compound(wording, position, scan) if position not in known else None)
        )
        run = run or find_state_body(wording, position, scan, heads)
        if run is not None:
            found.append(run)
            position = run.last
            continue
        if (
            position in offices
            and not _opens_body(heads.get(position), offices[position])
            and (position not in known or known[position].entry.phrase in known[position].entry.value.ambiguous)
        ):
            position = offices[position]
            continue
        if position in bodies and position not in known:
            position = bodies[position].last
            continue
        if position in countries and position not in known and not _is_capital(wording, countries[position], scan):
            position = countries[position]
            continue
        if wording.tokens.lexemes[position].capital or position in known:
            run = _read_run(wording, position, scan, known, heads)
        if run is None and position in heads:
            run = find_lower_head(wording, position, scan, heads)
        if run is not None and _is_dateline(wording, run, scan):
            position = run.last
        elif run is None:
            position += 1
        else:
            found.append(run)
            position = run.last
    return join_seat(wording, join_halves(wording, open_bodies(wording, found, scan), scan), scan)


def _spelt_out(run: Run | None, known: Hit | None) -> Run | None:
    """Return a name that its acronym spells, unless the gazetteer knows all of it."""
    return run if run is not None and (known is None or known.last < run.last) else None


def _is_capital(wording: Wording, at: int, scan: Scan) -> bool:
    return at < scan.sentence.last and wording.tokens.lexemes[at].capital


def _read_run(wording: Wording, position: int, scan: Scan, known: dict[int, Hit], heads: dict[int, Hit]) -> Run | None:
    """Return the name that begins at the position, if one does."""
    lexemes, flags = wording.tokens.lexemes, wording.tokens.flags
    initial = is_initial(wording, position, scan)
    hit = known.get(position)
    after = wording.following(position, scan)
    if hit is not None and len(lexemes[position].surface) == 1 and after is not None and after.surface == ".":
        hit = None
    titled = _titled(wording, position, lexemes[position].surface)
    if hit is None and titled is None and not may_start(wording, position, initial, scan):
        return None
    opens = hit is None and position == scan.sentence.first and lexemes[position].base not in wording.amid
    if opens and is_inverted(wording, position + 1, scan):
        return None  # 'Dessförinnan hade Telnova avskedat'
    last, entity, head = find_extent(wording, position, scan, known, heads)
    if hit is not None and last > hit.last and entity is None and _is_articled(wording, position, heads):
        return None
    if hit is not None and last > hit.last and entity is None and flags[hit.last] & wording.small:
        last, entity = hit.last, choose_entity(wording, hit)
    if entity is None or wording.text(position, last) in places():
        last, head = with_head(wording, position, last, scan, head)
    own = len(wording.publisher) if entity is None and _is_published(wording, position) else 0
    last = max(last, position + own)
    text = wording.text(position, last)
    entity = entity or _titled(wording, position, text)
    run = Run(position, last, text, tuple(text.split()), lexemes[last - 1].genitive, entity, head, initial=initial)
    union = hit is not None and hit.entry.value.type is EntityType.UNION and head is EntityType.COMPANY
    if hit is not None and entity is None and (head is None or union):
        branch = hit.last < last and wording.text(hit.last, last) in places()
        inherits = branch or hit.entry.value.type in (EntityType.COMPANY, EntityType.UNION)
        run.head = hit.entry.value.type if inherits else None
    if entity is not None and text in entity.ambiguous and not is_clear(wording, text, entity, position, last):
        run.known = entity if is_meant(wording, run, entity, scan) else None
        if run.known is None and len(run.words) == 1 and (initial or not may_start(wording, position, initial, scan)):
            return None
    if run.known is None and run.genitive and len(run.words) > 1:
        keep_surname(wording, run, scan)
    if run.known is None and not run.genitive:
        strip_genitive(wording, run, scan)
    run.person = run.known is None and _looks_like_person(wording, run)
    run.silent = bool(flags[position] & wording.bits["events"])
    run.title = position > scan.sentence.first and bool(flags[position - 1] & wording.bits.get("title", 0))
    return run


def _is_articled(wording: Wording, position: int, heads: dict[int, Hit]) -> bool:
    """Tell whether a known title is only the article and the head of another's name: 'La Liga Peruana de Usuarios'."""
    return bool(wording.tokens.flags[position] & wording.bits["definite"]) and position + 1 in heads


def _is_published(wording: Wording, position: int) -> bool:
    """Tell whether the whole name of who publishes the page stands there, small words and all."""
    words, lexemes = wording.publisher, wording.tokens.lexemes
    spots = range(position, min(position + len(words), len(lexemes)))
    return len(words) > 2 and [lexemes[at].surface for at in spots] == list(words)


def _titled(wording: Wording, position: int, text: str) -> KnownEntity | None:
    """Return the medium whose article stands before its name in a form of its own: 'au Monde', 'l'Express'."""
    articles = wording.language.file.grammar.title_articles
    if not articles or position == 0 or text in places():
        return None
    article = articles.get(wording.tokens.lexemes[position - 1].lower)
    return known_titles().get(f"{article}{'' if article.endswith(chr(39)) else ' '}{text}") if article else None


def _looks_like_person(wording: Wording, run: Run) -> bool:
    if run.head is not None or not 2 <= len(run.words) <= 6 or "&" in run.words:
        return False
    if run.words[-1] in company_words() or any(word in legal_forms() for word in run.words[2:]):
        return False
    first = run.words[0]
    return first in wording.people or (first.split("-")[0] in wording.people and "-" in first)


def _is_dateline(wording: Wording, run: Run, scan: Scan) -> bool:
    """Tell whether the run is the place at the head of a report: 'SAN FRANCISCO -- A judge'."""
    if run.first != scan.sentence.first or run.known is not None or run.last >= scan.sentence.last:
        return False
    mark = wording.tokens.lexemes[run.last].surface
    return run.text.isupper() and (mark in "-–—:(" or (mark == "," and run.text.title() in places()))


def _opens_body(head: Hit | None, last: int) -> bool:
    """Tell whether an office's word opens the name of an authority: 'Landesbeauftragte für Datenschutz Bremen'."""
    return head is not None and head.last > last and head.entry.value is EntityType.REGULATOR


def _is_mixed(wording: Wording, hit: Hit) -> bool:
    """Tell whether a body of several words begins with a capital and goes on without: 'Conseil fédéral'."""
    lexemes = wording.tokens.lexemes
    return (
        hit.last - hit.first > 1 and lexemes[hit.first].capital and lexemes[hit.first + 1].surface.islower()
        and not (hit.last < len(lexemes) and lexemes[hit.last].capital)
    )  # fmt: skip


def _opens_title(wording: Wording, hit: Hit, scan: Scan) -> bool:
    """Tell whether a noun for people opens a title amid a sentence: 'il Corriere di Valmora'."""
    lexemes, last = wording.tokens.lexemes, hit.last
    if (
        wording.language.file.grammar.capital_nouns
        or hit.first == scan.sentence.first
        or last + 1 >= scan.sentence.last
    ):
        return False
    opens = lexemes[hit.first].capital and is_head(lexemes[hit.first]) and lexemes[hit.first - 1].word
    return opens and bool(wording.tokens.flags[last] & wording.bits["of"]) and lexemes[last + 1].capital


def _ends_title(wording: Wording, hit: Hit, scan: Scan) -> bool:
    """Tell whether a noun for people with a capital ends a name amid a sentence: 'lo revela Animal Político'."""
    lexemes, before = wording.tokens.lexemes, hit.first - 1
    grammar = wording.language.file.grammar
    if not grammar.adjectives_follow or scan.sentence.kind == "headline" or before <= scan.sentence.first:
        return False
    plain = lexemes[before].capital and not wording.tokens.flags[before] & wording.small
    return lexemes[hit.first].capital and plain and hit.last == hit.first + 1


def _common_nouns(wording: Wording, scan: Scan) -> dict[int, int]:
    """Return groups that have a capital but are no part of a name: 'EU-parlamentarikere', 'Beschäftigte'."""
    lexemes = wording.tokens.lexemes
    return {
        hit.first: hit.last
        for hit in scan.of("group")
        if not _opens_title(wording, hit, scan)
        and not _ends_title(wording, hit, scan)
        and not own_body(wording, hit.last, scan)
        and (
            hit.last >= scan.sentence.last
            or not (lexemes[hit.last].capital or _is_partner(wording, hit.last, scan))
            or wording.language.file.grammar.capital_nouns
        )
    }


def _is_partner(wording: Wording, at: int, scan: Scan) -> bool:
    """Tell whether '&' joins a name there: 'the Courier & Parcel Federation'."""
    following = wording.following(at, scan)
    return (
        at < scan.sentence.last
        and wording.tokens.lexemes[at].surface == "&"
        and following is not None
        and following.capital
    )


class NameReader:
    """Finds the runs of a document and settles their types."""

    def __init__(self, language: Language, tokens: Tokens, view: str, publisher: str = "") -> None:
        keep_endings(language, tokens)
        raise_brands(language, tokens)
        self.wording = Wording(language, tokens, view, publisher)
        self.wording.chains = find_chains(self.wording)

    def register(self, scans: list[Scan], runs: list[list[Run]]) -> Register:
        """Settle the type of every run of the document, and join forms of one name."""
        leave_out_capitals(self.wording, scans, runs)
        leave_out_modifiers(self.wording, scans, runs)
        return settle_names(self.wording, scans, runs)

    def runs(self, scan: Scan) -> list[Run]:
        """Return the candidate names of a sentence, in order and not overlapping."""
        return _read_runs(self.wording, scan)
