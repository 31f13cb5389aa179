/*
title: The most connected
question: Who stands in the most relationships, and with how many others?
description: >-
  Counts of relationships, not of guilt: a regulator is connected because it acts, a newspaper because it reports. What is stated (found,
  admitted or asserted) and what is only said (alleged, asked, announced, denied) are counted apart. Groups without a name are left out
  unless asked for.
parameters:
  type: {type: entity_type, description: only entities of this type}
  predicate: {type: predicate, description: only relationships of this type}
  groups: {type: boolean, default: false, description: whether groups without a name are counted among them}
columns:
  name: {type: text, description: its name}
  entity: {type: entity, description: its id}
  entity_type: {type: text, description: what kind of thing it is}
  relationships: {type: integer, description: number of relationships in which it stands}
  others: {type: integer, description: number of others that it is connected with}
  stated: {type: integer, description: 'how many of them are found, admitted or asserted'}
  said: {type: integer, description: 'how many of them are only alleged, asked, announced or denied'}
  disputed: {type: integer, description: how many of them someone disputes}
example: {type: Company}
*/
MATCH (node:Entity)-[r:FINED|ORDERED|MONITORED|WROTE_TO|CALLED_ON|ACCUSED|DISPUTED|INVESTIGATED|SUED|APPEALED|HIRED|ADVERTISED_FOR|SUPPLIED|FIRED|SUBSIDIARY_OF|MEMBER_OF|LEADS|WORKS_FOR]-(other:Entity)
WHERE ($type IS NULL OR $type IN labels(node))
  AND ($predicate IS NULL OR type(r) = $predicate)
  AND ($groups OR NOT node:Group)
WITH node,
     count(DISTINCT r) AS relationships,
     count(DISTINCT other) AS others,
     count(DISTINCT CASE WHEN r.standing IN ['found', 'admitted', 'asserted'] THEN r.id END) AS stated,
     count(DISTINCT CASE WHEN r.disputed THEN r.id END) AS disputed
RETURN node.name AS name,
       node.id AS entity,
       [label IN labels(node) WHERE label <> 'Entity'][0] AS entity_type,
       relationships AS relationships,
       others AS others,
       stated AS stated,
       relationships - stated AS said,
       disputed AS disputed
ORDER BY relationships DESC, node.id
