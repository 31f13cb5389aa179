/*
title: Who accused whom, and of what
question: Who says in its own voice that whom did wrong, and what is the answer?
description: >-
  An accusation is an act of speech: that it was made is stated, what it says is another statement with a standing of its own.
parameters:
  subject: {type: entity, description: only where this one acts}
  object: {type: entity, description: only where this one is acted on}
  since: {type: date, description: only accusations of this date or later}
columns:
  statement:
  subject:
  subject_id:
  object:
  object_id:
  of: {type: list, description: of what wrong}
  date:
  standing:
  disputed:
  origins:
  said_by:
  history:
  relationship:
example: {object: company-amazon}
*/
MATCH (s:Entity)-[r:ACCUSED]->(o:Entity)
WHERE ($subject IS NULL OR s.id = $subject)
  AND ($object IS NULL OR o.id = $object)
  AND ($since IS NULL OR r.date >= $since)
CALL (r) {
  UNWIND r.claim_ids AS claim_id
  MATCH (c:Claim {id: claim_id})
  RETURN collect(DISTINCT c.of) AS wrongs
}
RETURN {type: type(r), standing: r.standing, subject: s.name, object: o.name,
        amount: r.amount, currency: r.currency, date: r.date, means: r.means} AS statement,
       s.name AS subject,
       s.id AS subject_id,
       o.name AS object,
       o.id AS object_id,
       wrongs AS of,
       r.date AS date,
       r.standing AS standing,
       r.disputed AS disputed,
       r.origins AS origins,
       r.standing_claim_ids AS said_by,
       r.history AS history,
       r.id AS relationship
ORDER BY coalesce(r.date, r.first) DESC, r.id
