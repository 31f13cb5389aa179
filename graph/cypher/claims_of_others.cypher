// The claims of a source by their ids, with all that is kept of them, for a version that keeps them as they are.
MATCH (:Source {id: $source})<-[:STATED_IN]-(claim:Claim)
WHERE claim.id IN $ids
RETURN properties(claim) AS claim
