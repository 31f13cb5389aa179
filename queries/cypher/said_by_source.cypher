/*
title: What one source says
question: What does one document claim, in which words, and on whose word?
description: >-
  Every claim of one source in the order of its text, with whose word it rests on and what other sources answer to it.
parameters:
  source: {type: source, required: true, description: which document}
columns:
  statement:
  subject:
  subject_id:
  object:
  object_id:
  type:
  modality:
  said_by:
  evidence:
  wording:
  answers:
  where: {type: text, description: 'where in the source: paragraph, page, section'}
  claim:
example: {source: conseil-etat-fr-8d12eb5aca75}
*/
MATCH (:Source {id: $source})<-[:STATED_IN]-(c:Claim)
WHERE coalesce(c.review, 'unreviewed') <> 'rejected'
MATCH (c)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (c)-[:OBJECT]->(o:Entity)
// What is answered to the same statement of another source is answered to this one too.
OPTIONAL MATCH (s)-[r:FINED|ORDERED|MONITORED|WROTE_TO|CALLED_ON|ACCUSED|DISPUTED|INVESTIGATED|SUED|APPEALED|HIRED|ADVERTISED_FOR|SUPPLIED|FIRED|SUBSIDIARY_OF|MEMBER_OF|LEADS|WORKS_FOR]->(o)
WHERE c.id IN r.claim_ids
CALL (c, r) {
  UNWIND coalesce(r.claim_ids, [c.id]) AS same
  MATCH (:Claim {id: same})<-[link:ANSWERS]-(answer:Claim)-[:SUBJECT]->(who:Entity)
  WITH DISTINCT link.how AS how, answer, who
  ORDER BY coalesce(answer.date, ''), answer.id, how
  RETURN collect({how: how, by: who.name, by_id: who.id, claim: answer.id, evidence: answer.evidence,
                  wording: answer.wording, modality: answer.modality, date: answer.date}) AS answers
}
RETURN {type: c.predicate, standing: c.modality, subject: s.name, object: o.name,
        amount: c.amount, currency: c.currency, date: c.date, means: c.means} AS statement,
       s.name AS subject,
       s.id AS subject_id,
       o.name AS object,
       o.id AS object_id,
       c.predicate AS type,
       c.modality AS modality,
       [c.id] AS said_by,
       c.evidence AS evidence,
       c.wording AS wording,
       answers AS answers,
       c.where AS where,
       c.id AS claim
ORDER BY coalesce(c.start, 0), c.id
