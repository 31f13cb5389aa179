// Sources whose text no sketch was made of yet: an earlier version wrote them.
MATCH (source:Source)
WHERE source.text IS NOT NULL AND source.sketch IS NULL
RETURN source.id AS id, source.text AS text
