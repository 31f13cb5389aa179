// Claims that were awaited have come.
UNWIND $claims AS id
MATCH (answering:Claim)-[awaited:AWAITS]->(:MissingClaim {id: id})
MATCH (claim:Claim {id: id})
CREATE (answering)-[:ANSWERS {how: awaited.how, implied: false}]->(claim)
DELETE awaited
