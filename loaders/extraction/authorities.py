"""Authorities: which body a noun means together with its country or region."""

from __future__ import annotations

from graph.model import EntityType
from graph.names import fold
from loaders.extraction.candidates import Run
from loaders.extraction.context import Context
from loaders.extraction.document import Referent
from loaders.extraction.gazetteer import KnownEntity, load_gazetteer
from loaders.extraction.gazetteer.people import country_codes


class AuthorityFinder:
    """Finds authorities and courts that stand without a name, each once in a document."""

    def __init__(self, context: Context) -> None:
        self.language, self.tokens, self.view = context.language, context.tokens, context.view
        self.register, self.bodies, self.context = context.register, context.bodies, context

    def is_court(self, at: int) -> bool:
        """Tell whether a noun is a court's own and not its judgment's: 'the court', not 'the ruling'."""
        noun = self.tokens.lexemes[at].base.lower()
        heads = self.language.file.name_heads.get(EntityType.COURT, ())
        return any(noun.endswith(head[1:]) if head.startswith("*") else noun.startswith(head) for head in heads)

    def national_body(self, first: int, last: int, country: str) -> Referent:
        """Return a body known by its country and kind: 'the Greek intelligence service'."""
        noun = " ".join(lexeme.base for lexeme in self.tokens.lexemes[first:last])
        key = f"{country}/{fold(noun)}"
        if key not in self.bodies:
            text = f"{self.tokens.lexemes[first - 1].base} {noun}"
            self.bodies[key] = Referent(text, EntityType.PUBLIC_BODY, forms={text: None}, country=country)
        return self.bodies[key]

    def sector_body(self, first: int, last: int, country: str, sector: str) -> Referent:
        """Return an authority known by its country and what it watches over: 'competition watchdog (FR)'."""
        noun = " ".join(lexeme.base.lower() for lexeme in self.tokens.lexemes[first:last])
        text = f"{noun} ({country})" if sector in noun else f"{noun}, {sector} ({country})"
        return self.bodies.setdefault(
            f"/{fold(text)}", Referent(text, EntityType.REGULATOR, forms={text: None}, country=country)
        )

    def find_region(self, first: int) -> str:
        """Return the adjective of a region or city right before a noun: 'Berliner Behörde'."""
        if first == 0 or self.tokens.lexemes[first - 1].lower not in self.language.file.regions:
            return ""
        return self.tokens.lexemes[first - 1].surface

    def find_regional(self, region: str) -> Referent | None:
        """Return the authority of a region that the gazetteer knows by its adjective or by its place."""
        stem = region.lower()[:6]
        for known in load_gazetteer():
            if known.type is EntityType.REGULATOR and any(
                word.lower().startswith(stem)
                for form in (known.name, *known.aliases, *known.seats)
                for word in form.split()
            ):
                return self._enter(known)
        return None

    def find_country(self, first: int) -> str:
        """Return the country of an adjective before the noun: 'the Irish regulator'."""
        for at in range(first - 1, max(-1, first - 3), -1):
            code = self.context.find_country(at)
            if code:
                return code
            if not self.tokens.lexemes[at].word:
                break
        return ""

    def find_country_behind(self, last: int) -> str:
        """Return the country of an adjective behind the noun: 'le régulateur irlandais'."""
        if not self.language.file.grammar.adjectives_follow or last >= len(self.tokens.lexemes):
            return ""
        regional = self.tokens.lexemes[last].lower in self.language.file.regions
        return "" if regional else self.context.find_country(last)

    def _find_country_within(self, last: int) -> str:
        """Return the country that a preposition right behind the name leads to: 'Datatilsynet i Norge'."""
        leads = self.language.bit("prepositions") | self.language.bit("of")
        if last + 1 >= len(self.tokens.lexemes) or not self.tokens.flags[last] & leads:
            return ""
        return country_codes().get(self.tokens.lexemes[last + 1].surface, "") or self.context.find_country(last + 1)

    def find_namesake(self, run: Run, referent: Referent) -> Referent | None:
        """Return the authority that bears the name in the country of an adjective beside it: 'norske Datatilsynet'.

        A plain name that the text has used for nobody yet stands for that one from then on.
        """
        if referent.type is not EntityType.REGULATOR or referent.country is None:
            return None
        country = (
            self.find_country(run.first) or self.context.find_country(run.first) or self.find_country_behind(run.last)
            or self._find_country_within(run.last)
        )  # fmt: skip
        if not country or country == referent.country:
            return None
        last = fold(run.words[-1])
        for known in load_gazetteer():
            forms = (known.name, *known.aliases)
            if (
                known.type is EntityType.REGULATOR
                and known.country == country
                and known.watches_data
                and any(fold(form.split()[-1]) == last for form in forms)
            ):
                found = self._enter(known)
                if referent.last_seen < 0:
                    self.register.by_form[run.words[-1]] = self.register.by_form[run.text] = found
                return found
        return None

    def find_watchdog(self, country: str) -> Referent | None:
        """Return the data protection authority of the country, which the text has not named."""
        for known in load_gazetteer():
            if known.type is EntityType.REGULATOR and known.country == country and known.watches_data:
                return self._enter(known)
        return None

    def _enter(self, known: KnownEntity) -> Referent:
        """Return the document's referent for an authority of the gazetteer."""
        key = f"{known.type}/{known.name}"
        forms = dict.fromkeys((known.name, *known.aliases))
        return self.register.by_known.setdefault(
            key,
            Referent(
                known.name,
                known.type,
                forms=forms,
                known_as=tuple(filter(None, (known.english,))),
                country=known.country,
            ),
        )
