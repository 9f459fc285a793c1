"""What there is: the types, the vocabulary, the reference chains and what makes a graph sound."""
