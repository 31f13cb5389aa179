"""The way in for people and programs: the HTTP API, its pages, and the command line."""
