MATCH (source:Source {id: $source})
DETACH DELETE source
