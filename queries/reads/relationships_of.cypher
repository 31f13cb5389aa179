// The relationships of one entity, the best standing first, then the latest.
MATCH (entity:Entity {id: $id})-[r:FINED|ORDERED|MONITORED|WROTE_TO|CALLED_ON|ACCUSED|DISPUTED|INVESTIGATED|SUED|APPEALED|HIRED|ADVERTISED_FOR|SUPPLIED|FIRED|SUBSIDIARY_OF|MEMBER_OF|LEADS|WORKS_FOR]-(:Entity)
WITH DISTINCT r, startNode(r) AS s, endNode(r) AS o
WHERE ($type IS NULL OR type(r) = $type)
  AND ($standing IS NULL OR r.standing = $standing)
  AND ($direction IS NULL OR ($direction = 'out' AND s.id = $id) OR ($direction = 'in' AND o.id = $id))
RETURN type(r) AS type,
       properties(r) AS properties,
       {id: s.id, name: s.name, type: [label IN labels(s) WHERE label <> 'Entity'][0]} AS subject,
       {id: o.id, name: o.name, type: [label IN labels(o) WHERE label <> 'Entity'][0]} AS object
ORDER BY CASE r.standing WHEN 'found' THEN 0 WHEN 'admitted' THEN 1 WHEN 'asserted' THEN 2 WHEN 'alleged' THEN 3
                         WHEN 'asked' THEN 4 WHEN 'announced' THEN 5 ELSE 6 END,
         coalesce(r.date, r.first, '') DESC, r.id
