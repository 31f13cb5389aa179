/*
title: Allegations without an answer
question: Which allegations stand without any answer in the sources that were read?
description: >-
  What is only alleged or asked, and neither disputed, appealed, withdrawn nor otherwise answered. It says something about the sources read, not
  about the accused: an answer may stand where nobody looked yet, and it is the first thing to look for before publishing.
parameters:
  entity: {type: entity, description: only what is alleged of or by this one}
  predicate: {type: predicate, description: only relationships of this type}
columns:
  statement:
  subject:
  subject_id:
  object:
  object_id:
  type:
  date:
  standing:
  disputed:
  origins:
  said_by:
  history:
  relationship:
example: {predicate: MONITORED}
*/
MATCH (s:Entity)-[r:MONITORED|HIRED|SUPPLIED|FIRED|ACCUSED|ADVERTISED_FOR]->(o:Entity)
WHERE r.standing IN ['alleged', 'asked']
  AND NOT r.disputed
  AND size(coalesce(r.history, [])) = 0
  AND ($entity IS NULL OR s.id = $entity OR o.id = $entity)
  AND ($predicate IS NULL OR type(r) = $predicate)
RETURN {type: type(r), standing: r.standing, subject: s.name, object: o.name,
        amount: r.amount, currency: r.currency, date: r.date, means: r.means} AS statement,
       s.name AS subject,
       s.id AS subject_id,
       o.name AS object,
       o.id AS object_id,
       type(r) AS type,
       r.date AS date,
       r.standing AS standing,
       r.disputed AS disputed,
       r.origins AS origins,
       r.standing_claim_ids AS said_by,
       r.history AS history,
       r.id AS relationship
ORDER BY coalesce(r.date, r.first) DESC, r.id
