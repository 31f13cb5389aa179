MATCH (claim:Claim)
WHERE claim.object IS NOT NULL
RETURN DISTINCT claim.subject AS subject, claim.predicate AS predicate, claim.object AS object
