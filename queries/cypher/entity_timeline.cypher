/*
title: An entity's timeline
question: What did one entity do, and what happened to it, in order of time?
description: >-
  Everything with a date, the earliest first. Where no source dates the event itself, the day of the first report stands in its
  place, and dated says so.
parameters:
  entity: {type: entity, required: true, description: whose timeline}
  since: {type: date, description: only this date or later}
  until: {type: date, description: 'only this date or earlier; 2023 means until its first day'}
columns:
  when: {type: date, description: 'date of the event, or of its first report'}
  dated: {type: text, description: 'happened where it is the date of the event, reported where it is that of the first report'}
  statement:
  subject:
  subject_id:
  object:
  object_id:
  type:
  standing:
  disputed:
  origins:
  said_by:
  history:
  relationship:
example: {entity: company-amazon}
*/
MATCH (entity:Entity {id: $entity})-[r:FINED|ORDERED|MONITORED|WROTE_TO|CALLED_ON|ACCUSED|DISPUTED|INVESTIGATED|SUED|APPEALED|HIRED|ADVERTISED_FOR|SUPPLIED|FIRED|SUBSIDIARY_OF|MEMBER_OF|LEADS|WORKS_FOR]-(:Entity)
WITH DISTINCT r, startNode(r) AS s, endNode(r) AS o, coalesce(r.date, r.first) AS moment
WHERE moment IS NOT NULL
  AND ($since IS NULL OR moment >= $since)
  AND ($until IS NULL OR moment <= $until)
RETURN moment AS when,
       CASE WHEN r.date IS NULL THEN 'reported' ELSE 'happened' END AS dated,
       {type: type(r), standing: r.standing, subject: s.name, object: o.name,
        amount: r.amount, currency: r.currency, date: null, means: r.means} AS statement,
       s.name AS subject,
       s.id AS subject_id,
       o.name AS object,
       o.id AS object_id,
       type(r) AS type,
       r.standing AS standing,
       r.disputed AS disputed,
       r.origins AS origins,
       r.standing_claim_ids AS said_by,
       r.history AS history,
       r.id AS relationship
ORDER BY moment, r.id
