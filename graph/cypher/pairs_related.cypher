MATCH (subject:Entity)-[:$type]->(object:Entity)
RETURN DISTINCT subject.id AS subject, object.id AS object
