MATCH (:Source {id: $source})-[form:NAMES]->(entity:Entity)
WHERE entity.id IN $ids
DELETE form
