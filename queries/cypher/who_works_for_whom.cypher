/*
title: Who works for whom
question: Who leads, works or speaks for, or belongs to which organisation, and in what role?
description: >-
  Posts as sources give them, former ones included and marked. A post is never inferred from another one.
parameters:
  person: {type: entity, description: only the posts of this one}
  organisation: {type: entity, description: only posts in this organisation}
columns:
  statement:
  subject:
  subject_id:
  object:
  object_id:
  type:
  role: {type: list, description: in what office}
  past: {type: boolean, description: whether every source calls it a former post}
  standing:
  disputed:
  origins:
  said_by:
  history:
  relationship:
example: {organisation: company-amazon}
*/
MATCH (s:Entity)-[r:LEADS|WORKS_FOR|MEMBER_OF]->(o:Entity)
WHERE ($person IS NULL OR s.id = $person)
  AND ($organisation IS NULL OR o.id = $organisation)
CALL (r) {
  UNWIND r.claim_ids AS claim_id
  MATCH (c:Claim {id: claim_id})
  RETURN collect(DISTINCT c.role) AS roles,
         sum(CASE WHEN coalesce(c.past, false) THEN 0 ELSE 1 END) = 0 AS past
}
RETURN {type: type(r), standing: r.standing, subject: s.name, object: o.name,
        amount: r.amount, currency: r.currency, date: coalesce(r.date, r.last)} AS statement,
       s.name AS subject,
       s.id AS subject_id,
       o.name AS object,
       o.id AS object_id,
       type(r) AS type,
       roles AS role,
       past AS past,
       r.standing AS standing,
       r.disputed AS disputed,
       r.origins AS origins,
       r.standing_claim_ids AS said_by,
       r.history AS history,
       r.id AS relationship
ORDER BY o.name, type(r), s.name, r.id
