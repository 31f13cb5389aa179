// What each text is remembered by, to tell near-copies.
UNWIND $rows AS row
MATCH (source:Source {id: row.id})
SET source.sketch = row.sketch
