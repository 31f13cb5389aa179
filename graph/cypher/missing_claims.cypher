MATCH (missing:MissingClaim)
RETURN missing.id AS id
