// What a reader should see first: watching and what became of it, those that most independent voices speak of first.
MATCH (s:Entity)-[r:MONITORED|FINED|WROTE_TO|HIRED|SUPPLIED|ADVERTISED_FOR|ORDERED]->(o:Entity)
WHERE r.standing <> 'denied'
WITH s, r, o, CASE type(r) WHEN 'MONITORED' THEN 0 WHEN 'FINED' THEN 0 WHEN 'WROTE_TO' THEN 0 ELSE 1 END AS rank
RETURN type(r) AS type,
       properties(r) AS properties,
       {id: s.id, name: s.name, type: [label IN labels(s) WHERE label <> 'Entity'][0]} AS subject,
       {id: o.id, name: o.name, type: [label IN labels(o) WHERE label <> 'Entity'][0]} AS object
ORDER BY rank, r.origins DESC, r.claims DESC, r.id
LIMIT $limit
