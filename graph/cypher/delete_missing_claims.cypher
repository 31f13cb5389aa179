// What no claim awaits any more.
MATCH (missing:MissingClaim)
WHERE NOT (missing)<-[:AWAITS]-()
DELETE missing
