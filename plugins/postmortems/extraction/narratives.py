"""What was understood of each report, read when somebody asks for it, and once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..model.document import Document
from ..model.narrative import Account


class Accounts(Mapping[str, Account]):
    """The accounts of documents by their path."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = {document.path: document for document in documents}
        self._read: dict[str, Account] = {}

    def __getitem__(self, path: str) -> Account:
        if path not in self._read:
            from .narrative import read_account

            self._read[path] = read_account(self._documents[path])
        return self._read[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)
