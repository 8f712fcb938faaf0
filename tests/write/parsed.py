"""A page taken apart: its elements, strips and anchors."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "link", "img", "input"}


@dataclass
class Node:
    """An element of a page."""

    tag: str
    attributes: dict[str, str]
    parts: list[Node | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text inside it, white space collapsed."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> list[str]:
        return [part if isinstance(part, str) else part.raw for part in self.parts]

    @property
    def raw(self) -> str:
        """All text inside it."""
        return "".join(self._texts())

    def all(self, tag: str = "", **attributes: str) -> list[Node]:
        """List the elements inside it, of a tag and with words in attributes."""
        found = []
        for part in self.parts:
            if isinstance(part, Node):
                if tag in {"", part.tag} and all(
                    word in part.attributes.get(name.rstrip("_"), "").split()
                    for name, word in attributes.items()
                ):
                    found.append(part)
                found += part.all(tag, **attributes)
        return found


class _Tree(HTMLParser):
    """Builds the tree, and refuses what is not closed where it was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Node("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        assert len(node.attributes) == len(attrs)
        self._open[-1].parts.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self._open[-1].parts.append(data)

    def close(self) -> None:
        super().close()
        assert len(self._open) == 1


def parse_page(page: str) -> Node:
    """Take a page apart; it must be well formed."""
    tree = _Tree()
    tree.feed(page)
    tree.close()
    return tree.root


def strips(page: Node, word: str) -> list[Node]:
    return [
        strip for strip in page.all("div", class_="strip") if word in strip.attributes["class"]
    ]


def sides(strip: Node) -> tuple[str, str]:
    """Give the text of both sides, without the names of the sides."""
    left, right = (strip.all("div", class_=name)[0].text for name in ("old", "new"))
    return left.removeprefix("Old").strip(), right.removeprefix("New").strip()


def anchors(page: Node) -> list[str]:
    """List the anchors of changes as they stand on the page."""
    return [
        node.attributes["id"]
        for node in page.all()
        if re.fullmatch(r"c\d+", node.attributes.get("id", ""))
    ]
