"""An answer's picture in a notebook."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from chuyi.writing import write_whole

if TYPE_CHECKING:
    from chuyi.queries.answer import Answer
    from chuyi.queries.session import Graph

HEIGHT = 640


@dataclass(frozen=True)
class NotebookPicture:
    """A page that shows itself in a notebook, and can be kept as a file.

    Attributes:
        html: the whole page; it needs no network.
        found: how many entities the answer names; the picture may show fewer.
    """

    html: str = field(repr=False)
    found: int

    def save(self, path: str | Path) -> Path:
        """Write the page to a file; gives its path.

        Raises:
            ChuyiError: it cannot be written.
        """
        target = Path(path)
        write_whole(target, self.html.encode("utf-8"))
        return target

    def _repr_html_(self) -> str:
        # A frame of its own: neither the page nor a name in it can reach the notebook.
        frame = f'sandbox="allow-scripts" style="width:100%;height:{HEIGHT}px;border:0"'
        return f'<iframe srcdoc="{escape(self.html)}" {frame}></iframe>'


def draw(graph: Graph, answer: Answer, limit: int, language: str) -> NotebookPicture:
    """Draw the entities of an answer with the relations among them."""
    # Pictures stand above questions: nothing here imports them until somebody asks for one.
    picture = import_module("chuyi.explore.answer").picture_of(graph, answer, limit=limit)
    page: str = import_module("chuyi.explore.page").write_page(picture, language)
    return NotebookPicture(page, picture.found)
