"""What changed after it was sent, for those who may read the piece."""

from datetime import timedelta

import pytest

from reviews.domain.cases.changed import ChangedHow
from reviews.domain.cases.kinds import Inclusion
from reviews.domain.letters.kinds import LetterKind
from reviews.domain.people.roles import Role
from reviews.services.across.evidence import correct, mark, take_back
from reviews.services.cases import cases as service
from reviews.store.cases.changed_since import Changed, changed_cases, changed_in
from reviews.store.tables import StoredFile
from tests.build import Build
from tests.case_rows import CaseRows
from tests.conftest import Clock
from tests.letter_case import LetterCase
from tests.pieces import Pieces


class Sent:
    """A case of Amina, whose account went to the tribunal and into a letter."""

    def __init__(self, build: Build) -> None:
        pieces = self.pieces = Pieces(build)
        self.build = build
        scheme, review = pieces.case.scheme, pieces.case.review
        self.case = build.case(pieces.benefits, scheme, pieces.amina, review)
        self.rows = CaseRows(build, pieces.benefits, self.case)

    def found(self, *roles: Role) -> list[Changed]:
        who = self.build.officer(*roles) if roles else self.pieces.benefits
        found: list[Changed] = self.build.read(changed_in, who, [self.case])
        return found


@pytest.fixture
def sent(build: Build) -> Sent:
    return build.once(Sent)


def test_a_paper_says_when_it_was_taken_back_since(sent: Sent, clock: Clock) -> None:
    build, pieces = sent.build, sent.pieces
    sent.rows.sent(pieces.account, pieces.paper)
    assert sent.found() == []
    clock.move(days=1)
    build.do(take_back, pieces.case.lead, pieces.account, "It was somebody else")
    (told,) = sent.found()
    assert (told.what, told.how) == ("Paper 1 of set 1", ChangedHow.TAKEN_BACK)
    assert told.changed_at - told.sent_at >= timedelta(days=1)
    assert build.read(changed_cases, pieces.benefits) == {sent.case}
    assert build.read(changed_cases, build.officer(Role.BENEFITS_OFFICER)) == set()
    build.do(service.close_case, pieces.benefits, sent.case, "Over")
    assert build.read(changed_cases, pieces.benefits) == set()


def test_a_letter_says_when_what_it_rests_on_changed_since(build: Build, clock: Clock) -> None:
    of = LetterCase(build)
    officer = build.officer(Role.BENEFITS_OFFICER)
    (letter,) = of.sent(LetterKind.PROVIDER_RECOMMENDATIONS)
    case = build.case(officer, of.scheme, of.residents[0], of.review)
    assert build.read(changed_in, officer, [case]) == []
    clock.move(days=1)
    rotas = [one.id for one in build.rows(StoredFile) if one.about == "Rota"]
    before, after = {"about": "Rota", "true_on": None}, {"about": "Old rota", "true_on": None}
    for rota in rotas:
        build.do(correct, of.lead, rota, after, "Of May", mark(before))
    (told,) = build.read(changed_in, officer, [case])
    assert told.what == f"Letter {of.letter(letter).reference}"
    assert (told.letter_id, told.how) == (letter, ChangedHow.CORRECTED)
    assert build.read(changed_in, build.officer(Role.DISCLOSURE_OFFICER), [case]) == []
    for rota in rotas:
        build.do(take_back, of.lead, rota, "Of another scheme")
    assert build.read(changed_in, officer, [case]) == [], "the letter is not read any more"


def test_what_the_tribunal_alone_was_given_is_told_to_who_decides_on_it(
    sent: Sent, clock: Clock
) -> None:
    kept = sent.pieces.kept_account
    sent.rows.sent(kept, inclusion=Inclusion.APPLICATION)
    clock.move(days=1)
    sent.build.do(take_back, sent.pieces.case.lead, kept, "Not true")
    assert sent.found() == []
    assert [one.what for one in sent.found(Role.DISCLOSURE_OFFICER)] == ["Paper 1 of set 1"]


def test_a_letter_that_a_benefits_officer_does_not_read_marks_nothing(
    sent: Sent, clock: Clock
) -> None:
    """The letter tells of Borys too, who was not asked: its change is not told either."""
    clock.move(days=1)
    sent.build.do(take_back, sent.pieces.case.lead, sent.pieces.account, "It was somebody else")
    assert sent.found() == []
