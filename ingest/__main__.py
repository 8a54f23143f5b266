"""python -m ingest"""

from ingest.cli import main

if __name__ == "__main__":  # a worker process may import this module
    main()
