// Writers take turns, in whatever process they are: each changes this node first.
MERGE (lock:WriteLock {id: 'graph'})
SET lock.turns = coalesce(lock.turns, 0) + 1
