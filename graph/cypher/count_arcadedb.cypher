// Counting by type walks the whole graph; the server keeps these figures itself.
CALL apoc.meta.stats() YIELD value
WITH value.labels AS labels, value.relTypes AS types
UNWIND [name IN keys(labels) | {name: name, count: labels[name]}]
     + [name IN keys(types) | {name: name, count: types[name]}] AS row
RETURN row.name AS name, row.count AS count
