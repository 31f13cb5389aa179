"""Context: a text and whom it has spoken of so far, shared by all who read its mentions."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.extraction.anaphora import Discourse
from loaders.extraction.document import Draft, Referent
from loaders.extraction.genders import Genders
from loaders.extraction.kinds import Kinds
from loaders.extraction.language import Language
from loaders.extraction.register import Register
from loaders.extraction.tokens import Tokens


@dataclass(slots=True)
class Context:
    """A text in its language; `bodies` are those without a name of their own, `latest` is whoever was named last."""

    language: Language
    tokens: Tokens
    view: str
    register: Register
    discourse: Discourse = field(default_factory=Discourse)
    publisher: Referent | None = None
    bodies: dict[str, Referent] = field(default_factory=dict)
    latest: Referent | None = None
    drafts: list[Draft] = field(default_factory=list)
    kinds: Kinds = field(init=False)
    genders: Genders = field(init=False)

    def __post_init__(self) -> None:
        """Let the memory know what kinds of bodies the language's nouns tell apart, and which genders."""
        self.kinds = self.discourse.kinds = self.language.kinds
        self.genders = self.discourse.genders = Genders(self.language.file, self.kinds)

    def is_verb(self, at: int) -> bool:
        """Tell whether a verb or a mark stands there: after it, 'des' is an article and no preposition."""
        lexeme = self.tokens.lexemes[at]
        if not lexeme.word or self.tokens.flags[at] & (self.language.bit("adverbs") | self.language.bit("verbs")):
            return True
        return lexeme.node is not None and any(
            entry.kind == "trigger" and entry.value.voice != "noun" for entry in lexeme.node.entries
        )

    def find_country(self, at: int) -> str:
        """Return the country of the adjective or name that stands there, or nothing."""
        node = self.tokens.lexemes[at].node if 0 <= at < len(self.tokens.lexemes) else None
        return str(next((entry.value for entry in node.entries if entry.kind == "country"), "")) if node else ""
