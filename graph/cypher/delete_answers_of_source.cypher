MATCH (:Source {id: $source})<-[:STATED_IN]-(:Claim)-[answer:ANSWERS|AWAITS]->()
DELETE answer
