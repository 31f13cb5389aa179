"""Publishing: whom 'we' stands for in what a body publishes itself, such as a press release or a union's newsletter."""

from __future__ import annotations

from graph.model import EntityType
from graph.names import fold
from loaders.extraction.document import Referent
from loaders.extraction.language import Language, names_here
from loaders.extraction.register import Register
from loaders.known import Known

_SPEAK = frozenset({
    EntityType.REGULATOR, EntityType.COURT, EntityType.PUBLIC_BODY, EntityType.UNION, EntityType.ORGANIZATION,
    EntityType.PARTY, EntityType.MOVEMENT, EntityType.COMPANY,
})  # fmt: skip
_BRANCHED = frozenset({EntityType.UNION, EntityType.PARTY, EntityType.ORGANIZATION})
_SHORTEST = 4
_HEADS = (EntityType.UNION, EntityType.REGULATOR, EntityType.COURT)


def find_publisher(known: Known, register: Register, language: Language) -> Referent | None:
    """Return the publisher where it is a body that acts itself, never a medium: by the text, lists or its name."""
    if not known.publisher:
        return None
    named = _in_text(known.publisher, register.by_form)
    if named is not None:
        return named if named.type in _SPEAK else None
    return _in_lists(known.publisher, register, language) or _by_name(known.publisher, language)


def _in_text(publisher: str, forms: dict[str, Referent]) -> Referent | None:
    """Return the publisher's referent in the text, by its whole name, the beginning of it or another known form."""
    if publisher in forms:
        return forms[publisher]
    return next(
        (
            other for form, other in forms.items()
            if form and (
                publisher.startswith(form + " ")
                or (form in other.known_as and publisher in other.known_as)
                or (len(form) > 3 and other.type is EntityType.ORGANIZATION and publisher.endswith(" " + form))
            )
        ),
        None,
    )  # fmt: skip


def _in_lists(publisher: str, register: Register, language: Language) -> Referent | None:
    """Return the known body that publishes, or that it is a branch of: 'ver.di Landesbezirk Hessen'."""
    name = fold(publisher)
    for folded, form, known in language.folded_names:
        branch = len(form) >= _SHORTEST and known.type in _BRANCHED and name.startswith(f"{folded} ")
        if branch or (folded == name and known.type in _SPEAK):
            forms = dict.fromkeys(names_here(known, language.file))
            also = tuple(filter(None, (known.english,)))
            made = Referent(known.name, known.type, forms=forms, known_as=also, country=known.country)
            return register.by_known.setdefault(f"{known.type}/{known.name}", made)
    return None


def _by_name(publisher: str, language: Language) -> Referent | None:
    """Return a publisher whose own name tells that it is a union, an authority or a court."""
    words = [word.lower().strip(".,–-'’") for word in publisher.split()]
    media = language.file.name_heads.get(EntityType.MEDIA_OUTLET, ())
    if language.file.grammar.capital_names and any(word in media for word in words):
        return None
    more = (EntityType.PUBLIC_BODY, EntityType.ORGANIZATION) if language.file.grammar.capital_names else ()
    for type_ in (*_HEADS, *more):
        heads = language.file.name_heads.get(type_, ())
        if any(word.endswith(head[1:]) if head[:1] == "*" else word == head for head in heads for word in words):
            return Referent(publisher, type_, forms={publisher: None}, solid=True)
    return None
