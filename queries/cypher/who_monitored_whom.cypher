/*
title: Who monitored whom
question: Who is said to have watched whom, by what means, and how well does it stand?
description: >-
  Every event of watching, tracking, profiling, filming or infiltrating. The sentence is worded by the standing: what is only
  alleged reads as an allegation, and the answer of the one accused stands in history.
parameters:
  subject: {type: entity, description: only where this one acts}
  object: {type: entity, description: only where this one is acted on}
  standing: {type: standing, description: only what stands exactly so}
columns:
  statement:
  subject:
  subject_id:
  object:
  object_id:
  means: {type: list, description: what was used to watch}
  date:
  standing:
  disputed:
  held_lawful: {type: boolean, description: whether a court or authority held that it broke no law}
  origins:
  said_by:
  history:
  relationship:
example: {subject: company-amazon}
*/
MATCH (s:Entity)-[r:MONITORED]->(o:Entity)
WHERE ($subject IS NULL OR s.id = $subject)
  AND ($object IS NULL OR o.id = $object)
  AND ($standing IS NULL OR r.standing = $standing)
CALL (r) {
  UNWIND r.standing_claim_ids AS claim_id
  MATCH (c:Claim {id: claim_id})
  RETURN collect(DISTINCT c.means) AS means
}
RETURN {type: type(r), standing: r.standing, subject: s.name, object: o.name,
        amount: r.amount, currency: r.currency, date: r.date, means: r.means} AS statement,
       s.name AS subject,
       s.id AS subject_id,
       o.name AS object,
       o.id AS object_id,
       means AS means,
       r.date AS date,
       r.standing AS standing,
       r.disputed AS disputed,
       r.held_lawful AS held_lawful,
       r.origins AS origins,
       r.standing_claim_ids AS said_by,
       r.history AS history,
       r.id AS relationship
ORDER BY coalesce(r.date, r.first) DESC, r.id
