// The version of the schema that the database has.
MATCH (schema:WatchgraphSchema)
RETURN schema.version AS version
