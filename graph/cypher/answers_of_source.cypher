// The claims that this source answers, its own among them.
MATCH (:Source {id: $source})<-[:STATED_IN]-(:Claim)-[:ANSWERS]->(claim:Claim)
RETURN DISTINCT claim.subject AS subject, claim.predicate AS predicate, claim.object AS object
