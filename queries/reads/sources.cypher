// All sources, the latest first.
MATCH (source:Source)
RETURN source.id AS id, source.kind AS kind, source.title AS title, source.publisher AS publisher, source.url AS url,
       source.published AS published, source.lang AS lang
ORDER BY coalesce(source.published, '') DESC, source.id
