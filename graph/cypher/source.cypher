MATCH (source:Source {id: $source})
RETURN properties(source) AS source
