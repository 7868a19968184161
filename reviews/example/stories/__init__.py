"""What was done at each scheme, on which day and by whom."""

from collections.abc import Callable

from reviews.example.stage import Plot, Stage

from . import appeals, canal_house, harbour_lodge, hazel_house, marram_homes, not_reviewed

STORIES: dict[str, Callable[[Stage], Plot]] = {
    "alder-row": not_reviewed.alder_row,
    "canal-house": canal_house.story,
    "harbour-lodge": harbour_lodge.story,
    "hazel-house": hazel_house.story,
    "marram-homes": marram_homes.story,
    "sorrel-yard": not_reviewed.sorrel_yard,
}
"""Each story by the name of its scheme's file."""

CASES: dict[str, Callable[[Stage], Plot]] = {
    "canal-house": appeals.canal_house,
    "hazel-house": appeals.hazel_house,
}
"""What became cases at a scheme, told beside its story and on the same days."""
