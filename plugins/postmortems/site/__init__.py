"""The files of a knowledge base: where they are, what mkdocs.yml says of them, how files are written whole."""
