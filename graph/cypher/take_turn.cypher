// Writers take turns, in whatever process they are: each changes this node first. Then it asks what the graph holds of
// its source, and which claims others await.
MERGE (lock:WriteLock {id: 'graph'})
SET lock.turns = coalesce(lock.turns, 0) + 1
WITH lock
OPTIONAL MATCH (source:Source {id: $source})
WITH source.fingerprint AS fingerprint
OPTIONAL MATCH (missing:MissingClaim)
RETURN fingerprint, collect(missing.id) AS awaited
