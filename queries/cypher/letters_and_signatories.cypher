/*
title: Letters and their signatories
question: Which letters did how many people sign, and who among them is named?
description: >-
  One row per writer and letter. A group such as '37 members of parliament' and each signatory named beside it write rows of their own;
  signatories is the largest number that a source gives for that row, empty where none does.
parameters:
  addressee: {type: entity, description: only letters to this one}
  at_least: {type: integer, min: 1, description: only letters with at least so many signatories}
columns:
  statement:
  subject:
  subject_id:
  object:
  object_id:
  signatories: {type: integer, description: largest number of signatories that a source gives}
  writer_type: {type: text, description: 'what kind of entity the writer is: Person, Group, Union ...'}
  date:
  standing:
  disputed:
  origins:
  said_by:
  history:
  relationship:
example: {addressee: person-jeff-bezos}
*/
MATCH (s:Entity)-[r:WROTE_TO]->(o:Entity)
WHERE ($addressee IS NULL OR o.id = $addressee)
CALL (r, s) {
  UNWIND r.claim_ids AS claim_id
  MATCH (c:Claim {id: claim_id})
  RETURN coalesce(max(c.signatories), head(collect(s.count))) AS signatories
}
WITH s, r, o, signatories
WHERE $at_least IS NULL OR signatories >= $at_least
RETURN {type: type(r), standing: r.standing, subject: s.name, object: o.name,
        amount: r.amount, currency: r.currency, date: r.date} AS statement,
       s.name AS subject,
       s.id AS subject_id,
       o.name AS object,
       o.id AS object_id,
       signatories AS signatories,
       [label IN labels(s) WHERE label <> 'Entity'][0] AS writer_type,
       r.date AS date,
       r.standing AS standing,
       r.disputed AS disputed,
       r.origins AS origins,
       r.standing_claim_ids AS said_by,
       r.history AS history,
       r.id AS relationship
ORDER BY o.id, coalesce(r.date, r.first), signatories DESC, r.id
