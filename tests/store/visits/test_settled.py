"""A thing seen knows the recommendation that settles it, and is then with nobody any more."""

from reviews.domain.assessment.overall_assessment import FindingKind
from reviews.domain.follow_up.recommendations import Progress
from reviews.domain.visits.visits import Sighting, VisitPlan, VisitPurpose
from reviews.services.follow_up.recommendations import Looked, record_progress
from reviews.services.visits import on_visit, visits
from reviews.store.visits.handed_on import still_with
from reviews.store.visits.settled import settled_by
from tests.build import Build
from tests.client import Client
from tests.conftest import Clock
from tests.journeys.assessing import Assessing


def test_it_is_settled_as_last_looked_at(build: Build, client: Client, clock: Clock) -> None:
    case = Assessing(build)
    officers = frozenset({case.ann.id})
    plan = VisitPlan(case.scheme, VisitPurpose.SITE, build.today, officers, review_id=case.id)
    visit = build.do(visits.plan_visit, case.ann, plan)
    sighting = Sighting(
        "damp-mould", "Room 4", "Black mould", handed_to="The landlord", handed_on=build.today
    )
    seen = build.do(on_visit.record_observation, case.ann, visit, sighting)
    finding = case.finding("Mould is left", FindingKind.IMPROVE, "home", observation_id=seen)
    case.excuse_everything()
    case.agree()
    made = case.recommend(finding, "Mend the mould")
    assert [one.id for one in build.read(still_with, review_id=case.id)] == [seen]
    assert build.read(settled_by, [seen]) == {}
    page = client.sign_in(case.ann)
    for progress, with_nobody in (
        (Progress.UNDER_WAY, False),
        (Progress.DONE, True),
        (Progress.NOT_STARTED, False),
        (Progress.NO_LONGER_NEEDED, True),
    ):
        clock.move(minutes=1)
        build.do(record_progress, case.ann, made, Looked(progress, build.today, "Looked"))
        assert (build.read(still_with, review_id=case.id) == []) is with_nobody
        settles = build.read(settled_by, [seen]).get(seen, [])
        assert [one.progress for one in settles] == [progress] * with_nobody
        said = "Settled by recommendation 1" in page.get(f"/visits/{visit}").words()
        assert said is with_nobody
