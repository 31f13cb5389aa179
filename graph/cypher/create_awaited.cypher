UNWIND $rows AS row
MATCH (answering:Claim {id: row.claim})
MERGE (missing:MissingClaim {id: row.answered})
CREATE (answering)-[:AWAITS {how: row.how}]->(missing)
