UNWIND $rows AS row
MATCH (answering:Claim {id: row.claim})
MATCH (answered:Claim {id: row.answered})
CREATE (answering)-[:ANSWERS {how: row.how, implied: row.implied}]->(answered)
RETURN answered.id AS id, answered.subject AS subject, answered.predicate AS predicate, answered.object AS object
