// Whose word each claim rests on: the origin, else the publisher of its source.
UNWIND $ids AS id
MATCH (claim:Claim {id: id})-[:STATED_IN]->(source:Source)
OPTIONAL MATCH (claim)-[:ATTRIBUTED_TO]->(origin:Entity)
RETURN id AS claim, coalesce(origin.name, source.publisher, source.title, source.id) AS speaker,
       coalesce(claim.past, false) AS past
