/*
title: Who wrote to whom
question: Who sent or signed a letter or petition to whom, and when?
description: >-
  Every letter, open letter and petition, the latest first.
parameters:
  subject: {type: entity, description: only where this one acts}
  object: {type: entity, description: only where this one is acted on}
  since: {type: date, description: only letters of this date or later}
columns:
  statement:
  subject:
  subject_id:
  object:
  object_id:
  date:
  standing:
  disputed:
  origins:
  said_by:
  history:
  relationship:
example: {object: person-jeff-bezos}
*/
MATCH (s:Entity)-[r:WROTE_TO]->(o:Entity)
WHERE ($subject IS NULL OR s.id = $subject)
  AND ($object IS NULL OR o.id = $object)
  AND ($since IS NULL OR r.date >= $since)
RETURN {type: type(r), standing: r.standing, subject: s.name, object: o.name,
        amount: r.amount, currency: r.currency, date: r.date} AS statement,
       s.name AS subject,
       s.id AS subject_id,
       o.name AS object,
       o.id AS object_id,
       r.date AS date,
       r.standing AS standing,
       r.disputed AS disputed,
       r.origins AS origins,
       r.standing_claim_ids AS said_by,
       r.history AS history,
       r.id AS relationship
ORDER BY coalesce(r.date, r.first) DESC, r.id
