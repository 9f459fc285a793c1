"""How it is asked: command line, HTTP, SPARQL."""
