"""The graph: what a claim is, where it is kept, and what all claims about one event amount to."""
