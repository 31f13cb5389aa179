/*
title: Everything said about one entity, with its answer
question: What does every source say that one entity did or suffered, in which words, and what is answered to it?
description: >-
  One row per claim: who says it, the sentence that carries it, the document, and beside it every claim that answers it. The latest source first.
parameters:
  entity: {type: entity, required: true, description: about whom}
  predicate: {type: predicate, description: only claims of this type}
  modality: {type: standing, description: only what is held so}
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
  title:
  publisher:
  published:
  url:
  source:
  claim:
example: {entity: company-amazon}
*/
MATCH (:Entity {id: $entity})<-[:SUBJECT|OBJECT]-(c:Claim)
WHERE ($predicate IS NULL OR c.predicate = $predicate)
  AND ($modality IS NULL OR c.modality = $modality)
  AND coalesce(c.review, 'unreviewed') <> 'rejected'
WITH DISTINCT c
MATCH (c)-[:SUBJECT]->(s:Entity)
MATCH (c)-[:STATED_IN]->(document:Source)
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
       document.title AS title,
       document.publisher AS publisher,
       document.published AS published,
       document.url AS url,
       document.id AS source,
       c.id AS claim
ORDER BY coalesce(document.published, '') DESC, document.id, coalesce(c.start, 0), c.id
