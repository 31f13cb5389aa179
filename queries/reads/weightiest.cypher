// The relationships of one type, which takes the place of PREDICATE, that most independent voices speak of.
MATCH (s:Entity)-[r:PREDICATE]->(o:Entity)
WHERE r.standing <> 'denied'
WITH s, r, o
ORDER BY r.origins DESC, r.claims DESC, r.id
LIMIT $limit
RETURN type(r) AS type,
       properties(r) AS properties,
       {id: s.id, name: s.name, type: [label IN labels(s) WHERE label <> 'Entity'][0]} AS subject,
       {id: o.id, name: o.name, type: [label IN labels(o) WHERE label <> 'Entity'][0]} AS object
ORDER BY r.origins DESC, r.claims DESC, r.id
