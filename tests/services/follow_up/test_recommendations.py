"""Recommendations changed after they were sent, and who may follow them up."""

from datetime import date

import pytest

from reviews.domain.errors import NotThere, Refused
from reviews.domain.follow_up.recommendations import Clock, Progress
from reviews.domain.people.roles import Role
from reviews.services.follow_up import recommendations as service
from reviews.services.follow_up.recommendations import Looked, Recommended
from reviews.services.follow_up.revisits import record_revisit
from reviews.store.follow_up import recommendation_versions
from reviews.store.follow_up import recommendations as store
from reviews.store.tables import Finding
from tests.build import Build
from tests.conftest import Clock as Time
from tests.journeys.assessing import Assessing


@pytest.fixture
def case(build: Build) -> Assessing:
    made = Assessing(build)
    made.finding()
    made.excuse_everything()
    made.agree()
    return made


def made(case: Assessing, acknowledge: date, complete: date) -> Recommended:
    finding = case.build.rows(Finding)[0].fact_id
    return Recommended(finding, "What", "Plain", "Evidence", acknowledge, complete)


def test_the_second_date_moves_though_the_first_has_passed(case: Assessing, clock: Time) -> None:
    first, second = case.build.days(14), case.build.days(60)
    key = case.build.do(service.recommend, case.ann, case.id, made(case, first, second))
    case.issue_letter(key)
    clock.move(days=30)
    later = case.build.days(90)
    with pytest.raises(Refused, match="after the day"):
        earlier = made(case, first.replace(day=1), later)
        case.build.do(service.change_recommendation, case.ann, key, earlier, "Because")
    case.build.do(
        service.change_recommendation, case.ann, key, made(case, first, later), "More time"
    )
    [view] = case.build.read(store.recommendations, case.build.today, review_id=case.id)
    assert (view.complete_by_on, view.clock) == (later, Clock.ACKNOWLEDGEMENT_LATE)
    assert view.issued_on == date(2026, 11, 23)
    was, now = case.build.read(recommendation_versions.versions, key)
    assert (was.complete_by_on, len(was.sent), now.sent) == (second, 1, ())
    assert now.change_reason == "More time"


def test_numbers_are_never_used_twice(case: Assessing) -> None:
    dates = (case.build.days(14), case.build.days(60))
    keys = [
        case.build.do(service.recommend, case.ann, case.id, made(case, *dates)) for _ in range(2)
    ]
    case.build.do(service.withdraw_recommendation, case.ann, keys[1], "Not needed")
    case.build.do(service.recommend, case.ann, case.id, made(case, *dates))
    standing = case.build.read(store.recommendations, case.build.today, review_id=case.id)
    assert [one.number for one in standing] == [1, 3]
    [gone] = case.build.read(recommendation_versions.taken_back, case.id)
    assert (gone.number, gone.withdrawn, gone.by) == (2, "Not needed", "Ann")
    with pytest.raises(NotThere):
        case.build.do(service.withdraw_recommendation, case.ann, keys[1], "Again")


def test_the_newest_look_is_how_it_stands(case: Assessing, clock: Time) -> None:
    dates = (case.build.days(14), case.build.days(60))
    key = case.build.do(service.recommend, case.ann, case.id, made(case, *dates))
    clock.move(days=5)
    looks = [
        (Progress.DONE, case.build.days(-1)),
        (Progress.UNDER_WAY, case.build.days(-2)),
        (Progress.NOT_DONE, case.build.days(-1)),
    ]
    for progress, day in looks:
        looked = Looked(progress, day, "Seen")
        case.build.do(service.record_progress, case.bo, key, looked)
        clock.move(minutes=1)
    [view] = case.build.read(store.recommendations, case.build.today, review_id=case.id)
    assert view.progress is Progress.NOT_DONE


@pytest.mark.parametrize("role", [Role.LEAD_REVIEWER, Role.BENEFITS_OFFICER, Role.ADMINISTRATOR])
def test_officers_of_other_teams_change_nothing(case: Assessing, role: Role) -> None:
    dates = (case.build.days(14), case.build.days(60))
    key = case.build.do(service.recommend, case.ann, case.id, made(case, *dates))
    other = case.build.officer(role, team=case.build.team())
    looked = Looked(Progress.DONE, case.build.today, "Seen")
    for change, args in (
        (service.change_recommendation, (made(case, *dates), "Because")),
        (service.withdraw_recommendation, ("Because",)),
        (service.record_progress, (looked,)),
    ):
        with pytest.raises(NotThere):
            case.build.do(change, other, key, *args)
    given = {"on": case.build.today, "by_whom": "Jo", "words": ""}
    with pytest.raises(NotThere):
        case.build.do(service.acknowledge, other, key, **given)
    with pytest.raises(NotThere):
        case.build.do(record_revisit, other, key, {key: looked})
