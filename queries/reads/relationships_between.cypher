// The relationships among some entities, those that most independent voices speak of first.
UNWIND $ids AS id
MATCH (s:Entity {id: id})-[r:FINED|ORDERED|MONITORED|WROTE_TO|CALLED_ON|ACCUSED|DISPUTED|INVESTIGATED|SUED|APPEALED|HIRED|ADVERTISED_FOR|SUPPLIED|FIRED|SUBSIDIARY_OF|MEMBER_OF|LEADS|WORKS_FOR]->(o:Entity)
WHERE o.id IN $ids AND s <> o
RETURN type(r) AS type,
       properties(r) AS properties,
       {id: s.id, name: s.name, type: [label IN labels(s) WHERE label <> 'Entity'][0]} AS subject,
       {id: o.id, name: o.name, type: [label IN labels(o) WHERE label <> 'Entity'][0]} AS object
ORDER BY r.origins DESC, r.claims DESC, r.id
LIMIT $limit
