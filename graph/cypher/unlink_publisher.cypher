MATCH (:Source {id: $source})-[link:PUBLISHED_BY]->()
DELETE link
