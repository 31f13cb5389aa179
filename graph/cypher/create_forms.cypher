MATCH (source:Source {id: $source})
UNWIND $rows AS row
MATCH (entity:Entity {id: row.id})
CREATE (source)-[form:NAMES]->(entity)
SET form = row.form
