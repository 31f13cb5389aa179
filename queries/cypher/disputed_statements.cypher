/*
title: What is disputed
question: Which statements does someone deny or disagree with, and who?
description: >-
  Everything that at least one claim disputes, with the one who disputes it in history. A dispute does not make a statement wrong, nor a missing one right.
parameters:
  entity: {type: entity, description: only what this one does or suffers}
  predicate: {type: predicate, description: only relationships of this type}
  standing: {type: standing, description: only what stands exactly so}
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
MATCH (s:Entity)-[r:FINED|ORDERED|MONITORED|WROTE_TO|CALLED_ON|ACCUSED|DISPUTED|INVESTIGATED|SUED|APPEALED|HIRED|ADVERTISED_FOR|SUPPLIED|FIRED|SUBSIDIARY_OF|MEMBER_OF|LEADS|WORKS_FOR]->(o:Entity)
WHERE r.disputed
  AND ($entity IS NULL OR s.id = $entity OR o.id = $entity)
  AND ($predicate IS NULL OR type(r) = $predicate)
  AND ($standing IS NULL OR r.standing = $standing)
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
