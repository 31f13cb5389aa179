"""`python -m api.commands` does what `watchgraph` does."""

from api.commands import main

if __name__ == "__main__":
    main()
