// Some label of what the database holds, to tell a database of watchgraph's from another one.
MATCH (node)
RETURN labels(node) AS labels
LIMIT 1
