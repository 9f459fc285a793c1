"""The gap rules as one SQL text over tables of the graph: for a whole country at once."""
