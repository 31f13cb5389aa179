// How many entities have names that match.
CALL db.index.fulltext.queryNodes($index, $words) YIELD node
WHERE $type IS NULL OR $type IN labels(node)
RETURN count(*) AS total
