"""Loaders: from files to readings, one module per kind of source; `loading.read_paths` reads many."""
