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
MATCH (c)-[:STATED_IN]->(source:Source)
OPTIONAL MATCH (c)-[:OBJECT]->(o:Entity)
CALL (c) {
  OPTIONAL MATCH (answer:Claim)-[link:ANSWERS]->(c)
  OPTIONAL MATCH (answer)-[:SUBJECT]->(who:Entity)
  WITH answer, link, who
  ORDER BY answer.date, answer.id
  RETURN [found IN collect({how: link.how, by: who.name, by_id: who.id, claim: answer.id, evidence: answer.evidence,
                            wording: answer.wording, date: answer.date}) WHERE found.claim IS NOT NULL] AS answers
}
RETURN {type: c.predicate, standing: c.modality, subject: s.name, object: o.name,
        amount: c.amount, currency: c.currency, date: c.date, past: c.past} AS statement,
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
       source.title AS title,
       source.publisher AS publisher,
       source.published AS published,
       source.url AS url,
       source.id AS source,
       c.id AS claim
ORDER BY coalesce(source.published, '') DESC, source.id, coalesce(c.start, 0), c.id
