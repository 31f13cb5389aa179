// All entities by name.
MATCH (entity:Entity)
WHERE $type IS NULL OR $type IN labels(entity)
RETURN properties(entity) AS properties, [label IN labels(entity) WHERE label <> 'Entity'][0] AS type
ORDER BY entity.folded, entity.id
