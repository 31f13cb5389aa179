UNWIND $rows AS row
MATCH (claim:Claim {id: row.claim})
MATCH (relay:Entity {id: row.entity})
CREATE (claim)-[:VIA {place: row.place}]->(relay)
