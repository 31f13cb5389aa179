// The relationships of one entity, those that most independent voices speak of first.
MATCH (entity:Entity {id: $id})-[r:FINED|ORDERED|MONITORED|WROTE_TO|CALLED_ON|ACCUSED|DISPUTED|INVESTIGATED|SUED|APPEALED|HIRED|ADVERTISED_FOR|SUPPLIED|FIRED|SUBSIDIARY_OF|MEMBER_OF|LEADS|WORKS_FOR]-(:Entity)
WITH DISTINCT r, startNode(r) AS s, endNode(r) AS o
RETURN type(r) AS type,
       properties(r) AS properties,
       {id: s.id, name: s.name, type: [label IN labels(s) WHERE label <> 'Entity'][0]} AS subject,
       {id: o.id, name: o.name, type: [label IN labels(o) WHERE label <> 'Entity'][0]} AS object
ORDER BY r.origins DESC, r.claims DESC, r.id
