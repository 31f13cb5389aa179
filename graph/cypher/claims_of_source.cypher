MATCH (:Source {id: $source})<-[:STATED_IN]-(claim:Claim)
RETURN claim.id AS id, claim.subject AS subject, claim.predicate AS predicate, claim.object AS object,
       claim.review AS review, claim.recorded_at AS recorded_at, claim.extractor AS extractor
