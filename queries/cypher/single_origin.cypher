/*
title: What rests on a single origin
question: Which statements stand on one independent voice alone, however many sources repeat it?
description: >-
  Copies, relays and outlets of one owner count as one voice. The more sources repeat it, the higher it stands in the list: that is
  where a single voice is most easily taken for many.
parameters:
  predicate: {type: predicate, description: only relationships of this type}
  entity: {type: entity, description: only what this one does or suffers}
  sources: {type: integer, default: 1, min: 1, description: only what at least so many sources repeat}
columns:
  statement:
  subject:
  subject_id:
  object:
  object_id:
  type:
  sources: {type: integer, description: number of sources that repeat it}
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
WHERE r.origins = 1
  AND r.sources >= $sources
  AND ($predicate IS NULL OR type(r) = $predicate)
  AND ($entity IS NULL OR s.id = $entity OR o.id = $entity)
RETURN {type: type(r), standing: r.standing, subject: s.name, object: o.name,
        amount: r.amount, currency: r.currency, date: r.date, means: r.means} AS statement,
       s.name AS subject,
       s.id AS subject_id,
       o.name AS object,
       o.id AS object_id,
       type(r) AS type,
       r.sources AS sources,
       r.date AS date,
       r.standing AS standing,
       r.disputed AS disputed,
       r.origins AS origins,
       r.standing_claim_ids AS said_by,
       r.history AS history,
       r.id AS relationship
ORDER BY r.sources DESC, coalesce(r.date, r.first) DESC, r.id
