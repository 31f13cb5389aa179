// Some entities.
UNWIND $ids AS id
MATCH (entity:Entity {id: id})
RETURN properties(entity) AS properties, [label IN labels(entity) WHERE label <> 'Entity'][0] AS type
