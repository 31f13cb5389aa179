// The claims of one source in the order of its text.
MATCH (:Source {id: $id})<-[:STATED_IN]-(c:Claim)
MATCH (c)-[:SUBJECT]->(s:Entity)
MATCH (c)-[:STATED_IN]->(source:Source)
OPTIONAL MATCH (c)-[:OBJECT]->(o:Entity)
OPTIONAL MATCH (c)-[:ATTRIBUTED_TO]->(origin:Entity)
CALL (c) {
  OPTIONAL MATCH (c)-[link:VIA]->(relay:Entity)
  WITH link, relay
  ORDER BY link.place
  RETURN [entity IN collect(relay) | {id: entity.id, name: entity.name, type: [label IN labels(entity) WHERE label <> 'Entity'][0]}] AS via
}
// What is answered to the same statement of another source is answered to this one too.
OPTIONAL MATCH (s)-[r:FINED|ORDERED|MONITORED|WROTE_TO|CALLED_ON|ACCUSED|DISPUTED|INVESTIGATED|SUED|APPEALED|HIRED|ADVERTISED_FOR|SUPPLIED|FIRED|SUBSIDIARY_OF|MEMBER_OF|LEADS|WORKS_FOR]->(o)
WHERE c.id IN r.claim_ids
CALL (c, r) {
  UNWIND coalesce(r.claim_ids, [c.id]) AS same
  MATCH (:Claim {id: same})<-[link:ANSWERS]-(answer:Claim)-[:SUBJECT]->(who:Entity)
  WITH DISTINCT link.how AS how, answer, who
  ORDER BY coalesce(answer.date, ''), answer.id, how
  RETURN collect({how: how, claim: answer.id, evidence: answer.evidence, wording: answer.wording, date: answer.date,
                  modality: answer.modality,
                  by: {id: who.id, name: who.name, type: [label IN labels(who) WHERE label <> 'Entity'][0]}}) AS answers
}
RETURN properties(c) AS properties,
       {id: s.id, name: s.name, type: [label IN labels(s) WHERE label <> 'Entity'][0]} AS subject,
       CASE WHEN o IS NULL THEN null
            ELSE {id: o.id, name: o.name, type: [label IN labels(o) WHERE label <> 'Entity'][0]} END AS object,
       CASE WHEN origin IS NULL THEN null
            ELSE {id: origin.id, name: origin.name, type: [label IN labels(origin) WHERE label <> 'Entity'][0]} END AS attributed_to,
       via AS via,
       r.id AS relationship,
       answers AS answers,
       {id: source.id, kind: source.kind, title: source.title, publisher: source.publisher, url: source.url,
        published: source.published, lang: source.lang} AS source
ORDER BY coalesce(c.start, 0), c.id
