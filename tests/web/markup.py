"""What a page consists of, read from its HTML."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset(("input", "meta", "link", "br", "circle", "path", "polygon", "ellipse", "img", "hr"))


@dataclass
class Element:
    """One element with its attributes and all text inside it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""
    inside: list[str] = field(default_factory=list)


class Markup(HTMLParser):
    """Every element of a page in document order; white space in texts is made single."""

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """The elements of that tag with these attributes; `class_` asks for one class."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.elements
            if element.tag == tag and all(_has(element, name, value) for name, value in wanted.items())
        ]

    def texts(self, tag: str, **attributes: str) -> list[str]:
        """The texts of these elements."""
        return [" ".join(element.text.split()) for element in self.all(tag, **attributes)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element."""
        element = Element(tag, {name: value or "" for name, value in attrs}, inside=[each.tag for each in self._open])
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element, which is closed already."""
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Close the element and what was left open in it; texts of neighbours do not run into each other."""
        self.handle_data(" ")
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Add the text to every element around it."""
        for element in self._open:
            element.text += data


def _has(element: Element, name: str, value: str) -> bool:
    found = element.attributes.get(name)
    return found is not None and (value in found.split() if name == "class" else found == value)
