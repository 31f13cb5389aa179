MATCH (source:Source {id: $source})
RETURN source.fingerprint AS fingerprint
