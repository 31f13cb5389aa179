// The parties of a claim are part of its id, so that only properties can have changed.
UNWIND $rows AS row
MATCH (claim:Claim {id: row.id})
SET claim = row
