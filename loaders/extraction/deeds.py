"""Deeds: the kinds of predicates, and the types that decide, which several stages tell apart."""

from __future__ import annotations

from graph.model import EntityType, Predicate

DEEDS = frozenset({Predicate.MONITORED, Predicate.SUPPLIED, Predicate.HIRED, Predicate.FIRED})
DECISIONS = frozenset({Predicate.FINED, Predicate.ORDERED})
PROCEEDINGS = frozenset({Predicate.INVESTIGATED, Predicate.SUED})
CHARGES = DECISIONS | {Predicate.ACCUSED, Predicate.SUED, Predicate.INVESTIGATED}
ACCUSALS = frozenset({Predicate.ACCUSED, Predicate.SUED, Predicate.CALLED_ON, Predicate.INVESTIGATED})
"""What is held against somebody and decided by nobody yet."""
DECIDERS = frozenset({EntityType.REGULATOR, EntityType.COURT})
RUN_BY = frozenset({EntityType.COMPANY, EntityType.PUBLIC_BODY, EntityType.ORGANIZATION})
"""The types of the bodies that employ, watch and are accused: neither authorities nor unions, media or parties."""
CRITICS = frozenset({
    EntityType.UNION, EntityType.PERSON, EntityType.ORGANIZATION, EntityType.MEDIA_OUTLET, EntityType.PARTY,
    EntityType.MOVEMENT, EntityType.GROUP, EntityType.REGULATOR,
})  # fmt: skip
"""The types of who says of others what they did, and is not in their service."""
SUFFERED = (DEEDS - {Predicate.SUPPLIED}) | DECISIONS | PROCEEDINGS
"""What is done to an officer and not to the body that he speaks for: 'fined the founder of X'."""
