"""The example council of data/example/: invented people, and what was done, day by day."""

from .reading import Example, Story, load_example

__all__ = ["Example", "Story", "load_example"]
