"""The first page of a bundle, its record number, and the numbers that pages have in another set."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reviews.documents.bundles.joining import plan as pages_of
from reviews.documents.bundles.parts import Before, BundlePaper, Cover, Paged
from reviews.domain.cases.bundle_plan import Key, Plan
from reviews.domain.cases.bundles import BundleKind
from reviews.domain.cases.papers import Heading
from reviews.domain.letters.record_number import in_fours, record_number
from reviews.domain.people.roles import Act
from reviews.store.cases.cases import CaseHead
from reviews.store.people.council_settings import council
from reviews.store.record.session import Session
from reviews.store.record.tree import tree_head

_TITLE = "The papers of an appeal"


def cover(session: Session, act: Act, case: CaseHead, now: Plan, key: str) -> Cover:
    """What the first page says; its number is made from the record as it stands now."""
    head = tree_head(session)
    number = in_fours(record_number(head.size, head.root, key))
    del case
    return Cover(council(session).name, _TITLE, act.today, now.lines, number, now.neutral)
