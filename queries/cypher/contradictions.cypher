/*
title: Claims that contradict each other
question: About which events does one source hold what another one denies?
description: >-
  Events that at least one claim holds (found, admitted, asserted or alleged) and at least one claim denies or disputes, each side
  with its sentences and its speakers. Which side is right is not decided here.
parameters:
  entity: {type: entity, description: only events by or against this one}
  predicate: {type: predicate, description: only relationships of this type}
columns:
  statement:
  subject:
  subject_id:
  object:
  object_id:
  type:
  standing:
  disputed:
  origins:
  said_by: {type: speakers, description: those who hold it}
  evidence: {type: list, description: the sentences of those who hold it}
  denied_by: {type: list, description: those who deny or dispute it}
  denials: {type: list, description: their sentences}
  history:
  relationship:
example: {entity: company-amazon}
*/
MATCH (s:Entity)-[r:FINED|ORDERED|MONITORED|WROTE_TO|CALLED_ON|ACCUSED|DISPUTED|INVESTIGATED|SUED|APPEALED|HIRED|ADVERTISED_FOR|SUPPLIED|FIRED|SUBSIDIARY_OF|MEMBER_OF|LEADS|WORKS_FOR]->(o:Entity)
WHERE (r.disputed OR r.standing <> 'denied')
  AND ($entity IS NULL OR s.id = $entity OR o.id = $entity)
  AND ($predicate IS NULL OR type(r) = $predicate)
CALL (r) {
  UNWIND r.claim_ids AS claim_id
  MATCH (c:Claim {id: claim_id})
  WHERE c.modality IN ['found', 'admitted', 'asserted', 'alleged']
  WITH c
  ORDER BY c.id
  RETURN collect(c.id) AS held, collect(c.evidence) AS evidence
}
CALL (r) {
  UNWIND r.claim_ids AS claim_id
  MATCH (c:Claim {id: claim_id})
  OPTIONAL MATCH (against:Claim)-[:ANSWERS {how: 'disputes'}]->(c)
  WITH collect(CASE WHEN c.modality = 'denied' THEN c END) + collect(against) AS found
  UNWIND found AS denial
  WITH DISTINCT denial
  MATCH (denial)-[:SUBJECT]->(subject:Entity)
  OPTIONAL MATCH (denial)-[:ATTRIBUTED_TO]->(origin:Entity)
  WITH denial, coalesce(origin.name, subject.name) AS speaker
  ORDER BY denial.id
  RETURN collect(DISTINCT speaker) AS denied_by, collect(denial.evidence) AS denials
}
WITH s, r, o, held, evidence, denied_by, denials
WHERE size(held) > 0 AND size(denials) > 0
RETURN {type: type(r), standing: r.standing, subject: s.name, object: o.name,
        amount: r.amount, currency: r.currency, date: r.date, means: r.means} AS statement,
       s.name AS subject,
       s.id AS subject_id,
       o.name AS object,
       o.id AS object_id,
       type(r) AS type,
       r.standing AS standing,
       r.disputed AS disputed,
       r.origins AS origins,
       held AS said_by,
       evidence AS evidence,
       denied_by AS denied_by,
       denials AS denials,
       r.history AS history,
       r.id AS relationship
ORDER BY coalesce(r.date, r.first) DESC, r.id
