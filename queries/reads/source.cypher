// One source, without its text.
MATCH (source:Source {id: $id})
OPTIONAL MATCH (source)<-[:STATED_IN]-(claim:Claim)
WITH source, count(claim) AS claims
RETURN source.id AS id, source.kind AS kind, source.title AS title, source.publisher AS publisher, source.url AS url,
       source.archive_url AS archive_url, source.published AS published, source.lang AS lang, source.sha256 AS sha256,
       source.retrieved_at AS retrieved_at, claims AS claims
