// All in one row, because a row for each takes twice as long; `folded` follows from the names.
UNWIND $ids AS id
MATCH (entity:Entity {id: id})
RETURN collect([id, entity.name, entity.names, entity.roles, entity.identifiers, entity.country, entity.category,
                entity.of, entity.count, entity.which]) AS entities
