// Claims without an object.
MATCH (source:Source {id: $source})
UNWIND $rows AS row
MATCH (subject:Entity {id: row.subject})
CREATE (claim:Claim)
SET claim = row
CREATE (claim)-[:STATED_IN]->(source)
CREATE (claim)-[:SUBJECT]->(subject)
