UNWIND $ids AS id
MATCH (entity:Entity {id: id})
MATCH (source:Source {publisher_id: id})
MERGE (source)-[:PUBLISHED_BY]->(entity)
