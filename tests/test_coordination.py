"""Two verbs of one subject, joined by 'and': each keeps its own object and gets no other."""

from __future__ import annotations

from itertools import permutations

import pytest

from loaders.extraction import extract
from loaders.known import Known

Part = tuple[str, str, str]
"""A predicate, the words that tell of it, and what the object's id begins with."""

_FIRED, _HIRED, _SUED, _SUPPLIED = "person-ana-ruiz", "company-pinkerton", "company-tesco", "company-lidl"
_STAFF = "group-employees"
_SENTENCES: dict[str, tuple[str, tuple[Part, ...]]] = {
    "en": ("Amazon {} and {}.", (
        ("FIRED", "sacked Ana Ruiz", _FIRED), ("HIRED", "hired Pinkerton", _HIRED),
        ("MONITORED", "filmed its drivers", _STAFF), ("SUED", "sued Tesco", _SUED),
        ("SUPPLIED", "sold cameras to Lidl", _SUPPLIED),
    )),
    "en lasting": ("Amazon was {} and {}.", (
        ("FIRED", "sacking Ana Ruiz", _FIRED), ("HIRED", "hiring Pinkerton", _HIRED),
        ("MONITORED", "filming its drivers", _STAFF), ("SUED", "suing Tesco", _SUED),
    )),
    "da": ("Amazon {} og {}.", (
        ("FIRED", "fyrede Ana Ruiz", _FIRED), ("HIRED", "hyrede Pinkerton", _HIRED),
        ("MONITORED", "overvågede sine chauffører", _STAFF), ("SUED", "sagsøgte Tesco", _SUED),
        ("SUPPLIED", "solgte kameraer til Lidl", _SUPPLIED),
    )),
    "da perfect": ("Amazon har {} og {}.", (
        ("FIRED", "fyret Ana Ruiz", _FIRED), ("HIRED", "hyret Pinkerton", _HIRED),
        ("MONITORED", "overvåget sine chauffører", _STAFF), ("SUED", "sagsøgt Tesco", _SUED),
    )),
    "sv": ("Amazon {} och {}.", (
        ("FIRED", "avskedade Ana Ruiz", _FIRED), ("HIRED", "anlitade Pinkerton", _HIRED),
        ("MONITORED", "övervakade sina förare", _STAFF), ("SUED", "stämde Tesco", _SUED),
    )),
    "no": ("Amazon {} og {}.", (
        ("FIRED", "sparket Ana Ruiz", _FIRED), ("HIRED", "hyret inn Pinkerton", _HIRED),
        ("MONITORED", "overvåket sine sjåfører", _STAFF), ("SUED", "saksøkte Tesco", _SUED),
    )),
    "nl": ("Amazon {} en {}.", (
        ("FIRED", "ontsloeg Ana Ruiz", _FIRED), ("HIRED", "huurde Pinkerton in", _HIRED),
        ("MONITORED", "filmde zijn chauffeurs", _STAFF), ("SUED", "daagde Tesco voor de rechter", _SUED),
    )),
    "nl perfect": ("Amazon heeft {} en {}.", (
        ("FIRED", "Ana Ruiz ontslagen", _FIRED), ("HIRED", "Pinkerton ingehuurd", _HIRED),
        ("MONITORED", "zijn chauffeurs gefilmd", _STAFF), ("SUED", "Tesco aangeklaagd", _SUED),
    )),
    "de": ("Amazon {} und {}.", (
        ("FIRED", "entließ Ana Ruiz", _FIRED), ("HIRED", "beauftragte Pinkerton", _HIRED),
        ("MONITORED", "filmte seine Fahrer", _STAFF), ("SUED", "verklagte Tesco", _SUED),
    )),
    "de perfect": ("Amazon hat {} und {}.", (
        ("FIRED", "Ana Ruiz entlassen", _FIRED), ("HIRED", "Pinkerton beauftragt", _HIRED),
        ("MONITORED", "seine Fahrer gefilmt", _STAFF), ("SUED", "Tesco verklagt", _SUED),
    )),
    "fr": ("Amazon {} et {}.", (
        ("FIRED", "a licencié Ana Ruiz", _FIRED), ("HIRED", "a engagé Pinkerton", _HIRED),
        ("MONITORED", "a filmé ses chauffeurs", _STAFF), ("SUED", "a attaqué Tesco en justice", _SUED),
    )),
    "fr perfect": ("Amazon a {} et {}.", (
        ("FIRED", "licencié Ana Ruiz", _FIRED), ("HIRED", "engagé Pinkerton", _HIRED),
        ("MONITORED", "filmé ses chauffeurs", _STAFF),
    )),
    "es": ("Amazon {} y {}.", (
        ("FIRED", "despidió a Ana Ruiz", _FIRED), ("HIRED", "contrató a Pinkerton", _HIRED),
        ("MONITORED", "espió a sus conductores", _STAFF), ("SUED", "demandó a Tesco", _SUED),
    )),
    "es perfect": ("Amazon ha {} y {}.", (
        ("FIRED", "despedido a Ana Ruiz", _FIRED), ("HIRED", "contratado a Pinkerton", _HIRED),
        ("MONITORED", "espiado a sus conductores", _STAFF), ("SUED", "demandado a Tesco", _SUED),
    )),
    "it": ("Amazon ha {} e {}.", (
        ("FIRED", "licenziato Ana Ruiz", _FIRED), ("HIRED", "assoldato Pinkerton", _HIRED),
        ("MONITORED", "spiato i suoi autisti", _STAFF), ("SUPPLIED", "venduto telecamere a Lidl", _SUPPLIED),
    )),
}  # fmt: skip


def _pairs() -> list[tuple[str, str, Part, Part]]:
    return [
        (kind, frame, one, two)
        for kind, (frame, parts) in _SENTENCES.items()
        for one, two in permutations(parts, 2)
    ]  # fmt: skip


@pytest.mark.parametrize(("kind", "frame", "one", "two"), _pairs())
def test_each_verb_keeps_its_own_object(kind: str, frame: str, one: Part, two: Part) -> None:
    claims = extract(frame.format(one[1], two[1]), Known(lang=kind[:2], published="2024-06-01")).claims
    told = {(claim.subject, claim.predicate.value, (claim.object or "")[: len(_STAFF)]) for claim in claims}
    assert told == {("company-amazon", predicate, object_[: len(_STAFF)]) for predicate, _, object_ in (one, two)}
