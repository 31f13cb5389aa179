"""Real servers for the tests and for development."""
