"""The store: the only writer of the graph."""

from graph.store.contents import Contents, count_contents
from graph.store.writing import Retracted, Written, rebuild_relationships, retract_source, write_reading

__all__ = [
    "Contents",
    "Retracted",
    "Written",
    "count_contents",
    "rebuild_relationships",
    "retract_source",
    "write_reading",
]
