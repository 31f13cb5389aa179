/*
title: Who supplied surveillance
question: Which company supplied surveillance goods or services to whom?
description: >-
  Sales, licences and deliveries. The supplier is not the watcher unless another row says so.
parameters:
  supplier: {type: entity, description: only what this company supplied}
  customer: {type: entity, description: only what was supplied to this one}
  standing: {type: standing, description: only what stands exactly so}
columns:
  statement:
  subject:
  subject_id:
  object:
  object_id:
  technology: {type: list, description: what was supplied}
  date:
  standing:
  disputed:
  origins:
  said_by:
  history:
  relationship:
example: {}
*/
MATCH (s:Entity)-[r:SUPPLIED]->(o:Entity)
WHERE ($supplier IS NULL OR s.id = $supplier)
  AND ($customer IS NULL OR o.id = $customer)
  AND ($standing IS NULL OR r.standing = $standing)
CALL (r) {
  UNWIND r.standing_claim_ids AS claim_id
  MATCH (c:Claim {id: claim_id})
  RETURN collect(DISTINCT c.technology) AS technology
}
RETURN {type: type(r), standing: r.standing, subject: s.name, object: o.name,
        amount: r.amount, currency: r.currency, date: r.date} AS statement,
       s.name AS subject,
       s.id AS subject_id,
       o.name AS object,
       o.id AS object_id,
       technology AS technology,
       r.date AS date,
       r.standing AS standing,
       r.disputed AS disputed,
       r.origins AS origins,
       r.standing_claim_ids AS said_by,
       r.history AS history,
       r.id AS relationship
ORDER BY coalesce(r.date, r.first) DESC, r.id
