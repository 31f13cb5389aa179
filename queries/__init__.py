"""Questions: what an investigator asks of the graph, each a Cypher file that documents itself."""
