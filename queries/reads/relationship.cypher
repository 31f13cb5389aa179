// One relationship; its type, which the id begins with, takes the place of PREDICATE, so that the index of that type is used.
// With labels on its ends, or with the id inside the brackets, the embedded server would read every relationship.
MATCH (s)-[r:PREDICATE]->(o)
WHERE r.id = $id
RETURN type(r) AS type,
       properties(r) AS properties,
       {id: s.id, name: s.name, type: [label IN labels(s) WHERE label <> 'Entity'][0]} AS subject,
       {id: o.id, name: o.name, type: [label IN labels(o) WHERE label <> 'Entity'][0]} AS object
