// The mark of the version of the schema that the database has.
SHOW INDEXES
YIELD labelsOrTypes, properties
WHERE labelsOrTypes = ['WatchgraphSchema']
RETURN properties[0] AS mark
