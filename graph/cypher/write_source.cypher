// The source, and what it says of entities that are there already.
MERGE (source:Source {id: $source})
SET source = $properties
WITH source
UNWIND $rows AS row
MATCH (entity:Entity {id: row.id})
CREATE (source)-[form:NAMES]->(entity)
SET form = row.form
