"""What a proof says: problems at places, or that it could not be made on this machine."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree import Tree


@dataclasses.dataclass(frozen=True, order=True)
class Problem:
    """Something that is wrong: a file and line of the repository (0 where the line is unknown), and what to know of it."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}"


class Skipped(Exception):
    """A proof needs a program that this machine does not have. Said aloud, never counted as passed."""


class Broken(Exception):
    """The repository is so wrong that a proof cannot even look: a fault of the repository, like a problem."""


@dataclasses.dataclass(frozen=True)
class Proof:
    """A named check: `find` gives the problems of a tree."""

    name: str
    proves: str
    find: Callable[[Tree], Iterable[Problem]]
