// Entities whose names match, those first that bear the very name, then those that begin with it.
CALL db.index.fulltext.queryNodes($index, $words) YIELD node, score
WHERE $type IS NULL OR $type IN labels(node)
RETURN node.id AS id, score
ORDER BY
  ('\n' + node.folded + '\n') CONTAINS ('\n' + $name + '\n') DESC,
  ('\n' + node.folded) CONTAINS ('\n' + $name) DESC,
  score DESC,
  id
SKIP $offset
LIMIT $limit
