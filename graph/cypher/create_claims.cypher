MATCH (source:Source {id: $source})
UNWIND $rows AS row
MATCH (subject:Entity {id: row.subject})
MATCH (object:Entity {id: row.object})
CREATE (claim:Claim)
SET claim = row
CREATE (claim)-[:STATED_IN]->(source)
CREATE (claim)-[:SUBJECT]->(subject)
CREATE (claim)-[:OBJECT]->(object)
