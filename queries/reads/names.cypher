// Each entity in short.
UNWIND $ids AS id
MATCH (entity:Entity {id: id})
RETURN entity.id AS id, entity.name AS name, [label IN labels(entity) WHERE label <> 'Entity'][0] AS type
