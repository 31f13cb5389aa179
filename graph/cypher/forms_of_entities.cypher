UNWIND $ids AS id
MATCH (:Entity {id: id})<-[form:NAMES]-(:Source)
RETURN id, properties(form) AS form
