"""Maps: one entity's surroundings as one HTML file that needs no other host."""

from graph.maps.neighbourhood import MapClaim, MapEntity, MapHistory, MapRelationship, Neighbourhood
from graph.maps.rendering import render_map

__all__ = ["MapClaim", "MapEntity", "MapHistory", "MapRelationship", "Neighbourhood", "render_map"]
