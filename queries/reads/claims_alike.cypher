// The claim, and what was read of the same parties from the same source, whoever read it.
MATCH (one:Claim {id: $id})-[:STATED_IN]->(source:Source)
MATCH (claim:Claim {pair: one.pair})-[:STATED_IN]->(source)
RETURN claim.id AS id
