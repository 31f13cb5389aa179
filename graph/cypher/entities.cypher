UNWIND $ids AS id
MATCH (entity:Entity {id: id})
RETURN id, properties(entity) AS properties
