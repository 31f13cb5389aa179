/*
title: Who hired whom
question: Who engaged or advertised for whom as contractor, agent or employee?
description: >-
  Contracts, hirings and job adverts for people who watch. An advert that was taken back since is marked withdrawn.
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
  type:
  withdrawn: {type: boolean, description: whether it was taken back since}
  date:
  standing:
  disputed:
  origins:
  said_by:
  history:
  relationship:
example: {subject: company-amazon}
*/
MATCH (s:Entity)-[r:HIRED|ADVERTISED_FOR]->(o:Entity)
WHERE ($subject IS NULL OR s.id = $subject)
  AND ($object IS NULL OR o.id = $object)
  AND ($standing IS NULL OR r.standing = $standing)
RETURN {type: type(r), standing: r.standing, subject: s.name, object: o.name,
        amount: r.amount, currency: r.currency, date: r.date} AS statement,
       s.name AS subject,
       s.id AS subject_id,
       o.name AS object,
       o.id AS object_id,
       type(r) AS type,
       r.withdrawn AS withdrawn,
       r.date AS date,
       r.standing AS standing,
       r.disputed AS disputed,
       r.origins AS origins,
       r.standing_claim_ids AS said_by,
       r.history AS history,
       r.id AS relationship
ORDER BY coalesce(r.date, r.first) DESC, r.id
