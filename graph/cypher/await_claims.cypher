// Claims that are about to go, but that other sources answer, leave a place to wait at.
UNWIND $claims AS id
MATCH (answering:Claim)-[answer:ANSWERS]->(:Claim {id: id})
WHERE answering.source <> $source
MERGE (missing:MissingClaim {id: id})
CREATE (answering)-[:AWAITS {how: answer.how}]->(missing)
