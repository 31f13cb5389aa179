UNWIND $rows AS row
MATCH (claim:Claim {id: row.claim})
MATCH (origin:Entity {id: row.entity})
CREATE (claim)-[:ATTRIBUTED_TO]->(origin)
