MERGE (source:Source {id: $source})
SET source = $properties
