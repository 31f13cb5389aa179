// Entities that bear all the words, or words that begin like them, in their names: the whole name first, then its
// beginning, then any part of it; those of which more is said before the others.
CALL db.index.fulltext.queryNodes($index, $words) YIELD node AS entity
WITH entity
WHERE $type IS NULL OR $type IN labels(entity)
WITH entity,
     CASE WHEN any(name IN entity.names WHERE toLower(name) = $text) THEN 0
          WHEN any(name IN entity.names WHERE toLower(name) STARTS WITH $text) THEN 1
          ELSE 2 END AS rank,
     COUNT { (entity)<-[:SUBJECT|OBJECT]-() } AS claims
RETURN properties(entity) AS properties, [label IN labels(entity) WHERE label <> 'Entity'][0] AS type
ORDER BY rank, claims DESC, entity.id
