"""What is taken out of a paper stands in none of the council's own in the same bundle."""

import pytest

from reviews.domain.cases.bundles import BundleKind
from reviews.domain.cases.documents import DocumentKind
from reviews.domain.cases.kinds import Inclusion, Side
from reviews.services.cases import documents
from reviews.store.cases import bundles as store
from tests.build import Build
from tests.bundles import Bundling
from tests.pieces import SHARED
from tests.redacting import take_out
from tests.responding import Responding, changed, words_in

_SAID = "comes when I ask"


class Quoted(Responding):
    """The appeal of `Responding`, its response drafted of an account that is weighed in words."""

    def __init__(self, build: Build) -> None:
        super().__init__(build)
        self.weighed()
        why = f"Quixley {_SAID}, says Amina"
        self.say(self.pieces.answer(self.account), Side.FOR, why=why)
        self.draft()
        self.benefits = self.officer


@pytest.fixture
def bundling(build: Build) -> Bundling:
    return Bundling(build.once(Quoted))


def _out_of_account(bundling: Bundling) -> None:
    take_out(bundling, bundling.case.account, _SAID, SHARED, by=bundling.case.disclosure())


def test_a_response_drafted_before_the_direction_is_refused_and_drafted_anew_is_clean(
    bundling: Bundling,
) -> None:
    case, build = bundling.case, bundling.build
    assert SHARED in words_in(case.file())
    _out_of_account(bundling)
    said = bundling.refused()
    assert said.startswith("“The response”, page ")
    assert "words that were taken out of another paper stand there. Paper 1, “" in said
    assert SHARED not in said
    changed_since = build.read(documents.out_of_date, case.head, case.newest(), case.asked())
    assert "the facts" in changed_since
    case.draft()
    pages = [" ".join(one.split()) for one in bundling.words(bundling.made())]
    assert not [one for one in pages if SHARED in one or _SAID in one]


def test_words_that_an_officer_put_in_by_hand_are_refused(bundling: Bundling) -> None:
    case, build = bundling.case, bundling.build
    _out_of_account(bundling)
    case.draft()
    edited = changed(case.to_edit(), "What the council asks", f"It {SHARED} was")
    own = (case.head, case.newest(), edited, case.asked(), "", build.house.files)
    build.do(documents.write, case.officer, build.read(documents.prepare_edited, *own))
    assert "take them out of it in Word" in bundling.refused()


def test_what_the_record_would_draft_now_from_elsewhere_stays(bundling: Bundling) -> None:
    case = bundling.case
    take_out(bundling, case.account, SHARED, "Amina", by=case.disclosure())
    case.draft()
    made = bundling.made()
    own = bundling.build.read(store.papers, made.id)[0]
    words = " ".join(bundling.words(made)[own.first_page - 1 :][: own.pages])
    assert "Amina" in words, "she appeals"


def test_the_tribunal_alone_may_read_them(bundling: Bundling) -> None:
    case = bundling.case
    case.put(case.pieces.kept_account, Inclusion.APPLICATION)
    _out_of_account(bundling)
    bundling.worked(bundling.asked(BundleKind.FULL, case.disclosure()))
    assert bundling.bundles(BundleKind.FULL)
    assert case.newest().kind is DocumentKind.RESPONSE


def test_words_of_a_paper_that_went_are_looked_for_in_what_follows(bundling: Bundling) -> None:
    case = bundling.case
    _out_of_account(bundling)
    case.draft()
    bundling.send(bundling.made())
    case.put(case.paper)
    build = bundling.build
    edited = changed(case.to_edit(), "What the council asks", f"It {SHARED} was")
    own = (case.head, case.newest(), edited, case.asked(), "", build.house.files)
    build.do(documents.write, case.officer, build.read(documents.prepare_edited, *own))
    assert "words that were taken out of another paper" in bundling.refused()
