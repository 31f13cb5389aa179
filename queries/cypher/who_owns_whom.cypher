/*
title: Who owns whom
question: Which company belongs to which?
description: >-
  Ownership and control as sources state them, one step at a time.
parameters:
  company: {type: entity, description: only what this company owns or belongs to}
columns:
  statement:
  subject:
  subject_id:
  object:
  object_id:
  past: {type: boolean, description: whether every source calls it a former ownership}
  standing:
  disputed:
  origins:
  said_by:
  history:
  relationship:
example: {company: company-amazon}
*/
MATCH (s:Entity)-[r:SUBSIDIARY_OF]->(o:Entity)
WHERE ($company IS NULL OR s.id = $company OR o.id = $company)
CALL (r) {
  UNWIND r.claim_ids AS claim_id
  MATCH (c:Claim {id: claim_id})
  RETURN sum(CASE WHEN coalesce(c.past, false) THEN 0 ELSE 1 END) = 0 AS past
}
RETURN {type: type(r), standing: r.standing, subject: s.name, object: o.name,
        amount: r.amount, currency: r.currency, date: coalesce(r.date, r.last)} AS statement,
       s.name AS subject,
       s.id AS subject_id,
       o.name AS object,
       o.id AS object_id,
       past AS past,
       r.standing AS standing,
       r.disputed AS disputed,
       r.origins AS origins,
       r.standing_claim_ids AS said_by,
       r.history AS history,
       r.id AS relationship
ORDER BY o.name, s.name, r.id
