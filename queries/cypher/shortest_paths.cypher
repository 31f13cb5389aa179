/*
title: Shortest paths between two
question: By which shortest chains of relationships are two entities connected?
description: >-
  All chains of the smallest number of steps, up to four, whichever way the steps point, those whose weakest step stands best first. Groups
  without a name ('employees', 'unions') tie nothing together: a chain runs through one only if groups is true. A chain is where
  to look, not proof of anything: each step has its own standing.
parameters:
  from: {type: entity, required: true, description: where the chain begins}
  to: {type: entity, required: true, description: where it ends}
  longest: {type: integer, default: 4, min: 1, max: 4, description: the largest number of steps}
  groups: {type: boolean, default: false, description: whether chains may run through groups without a name}
columns:
  length: {type: integer, description: number of steps}
  names: {type: list, description: 'names of those along the chain, from first to last'}
  weakest: {type: standing, description: standing of the weakest step}
  steps: {type: steps, description: 'the relationships along the chain, each with standing, speakers and history'}
  entities: {type: list, description: ids of those along the chain}
example: {from: regulator-cnil, to: person-jeff-bezos}
*/
MATCH (a:Entity {id: $from}), (b:Entity {id: $to})
WHERE a <> b
// One length at a time, so that a longer chain is only looked for where there is no shorter one.
CALL (a, b) {
  MATCH (a)-[r1:FINED|ORDERED|MONITORED|WROTE_TO|CALLED_ON|ACCUSED|DISPUTED|INVESTIGATED|SUED|APPEALED|HIRED|ADVERTISED_FOR|SUPPLIED|FIRED|SUBSIDIARY_OF|MEMBER_OF|LEADS|WORKS_FOR]-(b)
  RETURN collect({entities: [a, b], steps: [r1]}) AS paths1
}
CALL (a, b, paths1) {
  WITH a, b, paths1
  WHERE size(paths1) = 0 AND $longest >= 2
  MATCH (a)-[r1:FINED|ORDERED|MONITORED|WROTE_TO|CALLED_ON|ACCUSED|DISPUTED|INVESTIGATED|SUED|APPEALED|HIRED|ADVERTISED_FOR|SUPPLIED|FIRED|SUBSIDIARY_OF|MEMBER_OF|LEADS|WORKS_FOR]-(x1:Entity)-[r2:FINED|ORDERED|MONITORED|WROTE_TO|CALLED_ON|ACCUSED|DISPUTED|INVESTIGATED|SUED|APPEALED|HIRED|ADVERTISED_FOR|SUPPLIED|FIRED|SUBSIDIARY_OF|MEMBER_OF|LEADS|WORKS_FOR]-(b)
  WHERE ($groups OR NOT (x1:Group))
    AND NOT x1 IN [a, b]
  RETURN collect({entities: [a, x1, b], steps: [r1, r2]}) AS paths2
}
WITH a, b, paths1 + paths2 AS shortest2
CALL (a, b, shortest2) {
  WITH a, b, shortest2
  WHERE size(shortest2) = 0 AND $longest >= 3
  MATCH (a)-[r1:FINED|ORDERED|MONITORED|WROTE_TO|CALLED_ON|ACCUSED|DISPUTED|INVESTIGATED|SUED|APPEALED|HIRED|ADVERTISED_FOR|SUPPLIED|FIRED|SUBSIDIARY_OF|MEMBER_OF|LEADS|WORKS_FOR]-(x1:Entity)-[r2:FINED|ORDERED|MONITORED|WROTE_TO|CALLED_ON|ACCUSED|DISPUTED|INVESTIGATED|SUED|APPEALED|HIRED|ADVERTISED_FOR|SUPPLIED|FIRED|SUBSIDIARY_OF|MEMBER_OF|LEADS|WORKS_FOR]-(x2:Entity)-[r3:FINED|ORDERED|MONITORED|WROTE_TO|CALLED_ON|ACCUSED|DISPUTED|INVESTIGATED|SUED|APPEALED|HIRED|ADVERTISED_FOR|SUPPLIED|FIRED|SUBSIDIARY_OF|MEMBER_OF|LEADS|WORKS_FOR]-(b)
  WHERE ($groups OR NOT (x1:Group OR x2:Group))
    AND NOT x1 IN [a, b]
    AND NOT x2 IN [a, b, x1]
  RETURN collect({entities: [a, x1, x2, b], steps: [r1, r2, r3]}) AS paths3
}
WITH a, b, shortest2 + paths3 AS shortest3
CALL (a, b, shortest3) {
  WITH a, b, shortest3
  WHERE size(shortest3) = 0 AND $longest >= 4
  MATCH (a)-[r1:FINED|ORDERED|MONITORED|WROTE_TO|CALLED_ON|ACCUSED|DISPUTED|INVESTIGATED|SUED|APPEALED|HIRED|ADVERTISED_FOR|SUPPLIED|FIRED|SUBSIDIARY_OF|MEMBER_OF|LEADS|WORKS_FOR]-(x1:Entity)-[r2:FINED|ORDERED|MONITORED|WROTE_TO|CALLED_ON|ACCUSED|DISPUTED|INVESTIGATED|SUED|APPEALED|HIRED|ADVERTISED_FOR|SUPPLIED|FIRED|SUBSIDIARY_OF|MEMBER_OF|LEADS|WORKS_FOR]-(x2:Entity)-[r3:FINED|ORDERED|MONITORED|WROTE_TO|CALLED_ON|ACCUSED|DISPUTED|INVESTIGATED|SUED|APPEALED|HIRED|ADVERTISED_FOR|SUPPLIED|FIRED|SUBSIDIARY_OF|MEMBER_OF|LEADS|WORKS_FOR]-(x3:Entity)-[r4:FINED|ORDERED|MONITORED|WROTE_TO|CALLED_ON|ACCUSED|DISPUTED|INVESTIGATED|SUED|APPEALED|HIRED|ADVERTISED_FOR|SUPPLIED|FIRED|SUBSIDIARY_OF|MEMBER_OF|LEADS|WORKS_FOR]-(b)
  WHERE ($groups OR NOT (x1:Group OR x2:Group OR x3:Group))
    AND NOT x1 IN [a, b]
    AND NOT x2 IN [a, b, x1]
    AND NOT x3 IN [a, b, x1, x2]
  RETURN collect({entities: [a, x1, x2, x3, b], steps: [r1, r2, r3, r4]}) AS paths4
}
WITH a, b, shortest3 + paths4 AS shortest4
UNWIND shortest4 AS path
WITH path, reduce(weakest = 0, step IN path.steps |
                  CASE WHEN weakest < CASE step.standing WHEN 'found' THEN 0 WHEN 'admitted' THEN 1 WHEN 'asserted' THEN 2 WHEN 'alleged' THEN 3
                                                         WHEN 'asked' THEN 4 WHEN 'announced' THEN 5 ELSE 6 END
                       THEN CASE step.standing WHEN 'found' THEN 0 WHEN 'admitted' THEN 1 WHEN 'asserted' THEN 2 WHEN 'alleged' THEN 3
                                               WHEN 'asked' THEN 4 WHEN 'announced' THEN 5 ELSE 6 END
                       ELSE weakest END) AS rank
RETURN size(path.steps) AS length,
       [entity IN path.entities | entity.name] AS names,
       ['found', 'admitted', 'asserted', 'alleged', 'asked', 'announced', 'denied'][rank] AS weakest,
       [step IN path.steps | {type: type(step), properties: properties(step),
                             subject: {id: startNode(step).id, name: startNode(step).name,
                                       type: [label IN labels(startNode(step)) WHERE label <> 'Entity'][0]},
                             object: {id: endNode(step).id, name: endNode(step).name,
                                      type: [label IN labels(endNode(step)) WHERE label <> 'Entity'][0]}}] AS steps,
       [entity IN path.entities | entity.id] AS entities
ORDER BY rank, [step IN path.steps | step.id]
