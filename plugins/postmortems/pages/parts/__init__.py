"""Parts of pages that several kinds share, or that one is made of."""
