"""Results, kept by what they were made of so that nothing is made twice; it knows nothing of them."""
