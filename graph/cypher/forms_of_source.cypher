MATCH (:Source {id: $source})-[form:NAMES]->(entity:Entity)
RETURN entity.id AS id, properties(form) AS form, [label IN labels(entity) WHERE label <> 'Entity'][0] AS type
