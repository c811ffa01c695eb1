"""Where words go."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from visualisations.elements import MapNode
from visualisations.labels import group_headings, place_labels, split_label
from visualisations.layout import HEIGHT, WIDTH, Point

points = st.dictionaries(
    st.text("abc", min_size=1, max_size=4),
    st.builds(Point, st.floats(20, WIDTH - 20), st.floats(20, HEIGHT - 20)),
    max_size=40,
)


@given(points, st.text(max_size=60))
@settings(max_examples=50, deadline=None)
def test_no_label_covers_another_or_leaves_the_map(places: dict[str, Point], words: str) -> None:
    boxes = [label.box for label in place_labels(dict.fromkeys(places, words), places, 13, 8, []).values()]

    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert all(box.on_the_map() for box in boxes)


def test_a_lonely_label_stands_under_its_mark() -> None:
    label = place_labels({"a": "AWO"}, {"a": Point(600, 400)}, 13, 8, [])["a"]

    assert (label.lines, label.x, label.anchor) == (("AWO",), 600, "middle")
    assert label.box.top > 408


def test_a_label_without_room_is_left_out() -> None:
    close = {name: Point(600 + 2 * index, 400) for index, name in enumerate("abcdefgh")}

    assert len(place_labels(dict.fromkeys(close, "Beratung Linden"), close, 13, 1, [])) < len(close)


def test_a_long_name_is_broken_near_its_middle() -> None:
    assert split_label("Kursträger  Integrationskurs") == ("Kursträger", "Integrationskurs")


def test_an_overlong_word_is_cut_with_an_ellipsis() -> None:
    assert split_label("Jugendmigrationsdienststelle", 12) == ("Jugendmigra…",)


def test_a_long_name_of_a_group_at_the_side_makes_way_for_its_units() -> None:
    unit = MapNode("a", "", "jmd", "Jugendmigrationsdienst", 1005, 380)
    (heading,) = group_headings([unit], 10).values()

    assert heading.box.on_the_map()
    assert heading.box.bottom < unit.y - 10 or heading.box.top > unit.y + 10
