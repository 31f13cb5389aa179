/*
title: Cases and appeals
question: Which inquiries, orders, lawsuits and appeals are there, and how did they end?
description: >-
  Inquiries, measures other than fines, lawsuits and appeals, the latest first. Fines have a question of their own.
parameters:
  entity: {type: entity, description: only cases by or against this one}
  since: {type: date, description: only cases of this date or later}
columns:
  statement:
  subject:
  subject_id:
  object:
  object_id:
  type:
  annulled: {type: boolean, description: whether it was set aside}
  confirmed: {type: boolean, description: whether it was upheld}
  date:
  standing:
  disputed:
  origins:
  said_by:
  history:
  relationship:
example: {entity: company-amazon}
*/
MATCH (s:Entity)-[r:INVESTIGATED|ORDERED|SUED|APPEALED]->(o:Entity)
WHERE ($entity IS NULL OR s.id = $entity OR o.id = $entity)
  AND ($since IS NULL OR r.date >= $since)
RETURN {type: type(r), standing: r.standing, subject: s.name, object: o.name,
        amount: r.amount, currency: r.currency, date: r.date, means: r.means} AS statement,
       s.name AS subject,
       s.id AS subject_id,
       o.name AS object,
       o.id AS object_id,
       type(r) AS type,
       r.annulled AS annulled,
       r.confirmed AS confirmed,
       r.date AS date,
       r.standing AS standing,
       r.disputed AS disputed,
       r.origins AS origins,
       r.standing_claim_ids AS said_by,
       r.history AS history,
       r.id AS relationship
ORDER BY coalesce(r.date, r.first) DESC, r.id
