"""The files of a knowledge base: where they are, what mkdocs.yml says, how files are written whole."""
