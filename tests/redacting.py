"""Words taken out of a paper on a direction, as the page of a redaction has it."""

from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from reviews.domain.cases.bundles import RedactedFor
from reviews.domain.cases.kinds import StepKind
from reviews.domain.cases.redacting import areas_of
from reviews.domain.cases.steps import Step
from reviews.domain.people.roles import Viewer
from reviews.services.cases import bundle_pieces, bundles, redactions, steps
from reviews.services.cases.bundle_pieces import Bindery
from reviews.services.cases.redactions import Wanted
from reviews.store.cases import cases, items
from reviews.store.cases import redactions as store
from tests.bundles import Bundling


def take_out(
    bundling: Bundling, key: UUID, *words: str, places: str = "", by: Viewer | None = None
) -> UUID:
    """Take words out of a paper, on a direction that is recorded first; returns the direction."""
    case, house = bundling.case, bundling.build.house
    head = case.build.read(cases.case, case.case)
    step = Step(StepKind.DIRECTION, case.build.today, words="Take out the name.")
    step_id: UUID = case.build.do(steps.record_step, case.benefits, case.case, step)
    said = Wanted(RedactedFor.DIRECTION, step_id, words, areas_of(places), "As directed")
    last = case.build.read(store.last, case.case).get(key)
    item = next(one for one in case.build.read(items.items, head) if one.id == key)
    bindery = Bindery.with_tools(house.files, house.tools)
    with TemporaryDirectory() as folder:
        into = Path(folder)
        entry = case.build.read(bundles.entry_of, item, "0", bundling.sets)
        source = case.build.read(bundle_pieces.opened, bindery, item, entry, into).path
        copy = redactions.copy_of(source, item, said, house.files, into)
    seen = str(last.id) if last else ""
    of = (case.case, key, said, copy)
    case.build.do(redactions.set_redaction, by or case.disclosure, *of, seen=seen)
    return step_id
