UNWIND $rows AS row
MATCH (:Entity {id: row.subject})-[relationship:$type]->(:Entity {id: row.object})
DELETE relationship
RETURN count(*) AS deleted
