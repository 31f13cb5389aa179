// What every other source says of these pairs.
UNWIND $pairs AS pair
MATCH (claim:Claim {pair: pair})-[:STATED_IN]->(source:Source)
WHERE source.id <> $source
RETURN claim.id AS claim, source.id AS source, claim.predicate AS predicate, claim.subject AS subject,
       claim.object AS object, claim.modality AS modality, claim.attributed_to AS attributed_to, claim.via AS via,
       claim.speaks_for AS speaks_for,
       claim.date AS date, claim.amount AS amount, claim.currency AS currency, claim.means AS means,
       claim.withdrawn AS withdrawn, claim.review AS review, claim.extractor AS extractor,
       source.publisher AS publisher, source.publisher_id AS publisher_id, source.published AS published,
       source.sketch AS sketch,
       EXISTS { (claim)<-[:ANSWERS]-() } AS answered
