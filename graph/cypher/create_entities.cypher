UNWIND $rows AS row
MERGE (entity:$label {id: row.id})
SET entity:Entity
SET entity = row.properties
