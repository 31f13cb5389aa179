"""The tests: every capability, on both databases, on good input and on bad."""
