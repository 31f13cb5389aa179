// Remember the version of the schema, when all of it is in place.
MERGE (schema:WatchgraphSchema {id: 'schema'})
SET schema.version = $version
