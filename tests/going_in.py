"""A case with evidence of every kind that can bear on it, and the officers who work it."""

from uuid import UUID

from reviews.domain.cases.kinds import Inclusion
from reviews.domain.cases.papers import Weighed
from reviews.domain.consent.consents import ConsentState, Use
from reviews.domain.people.roles import Role, Viewer
from reviews.services.cases import disclosure
from reviews.services.cases.cases import add_member
from reviews.services.consent.consents import Reply
from reviews.store.cases import cases, items
from reviews.store.cases.items import Item
from tests.build import Build
from tests.page import Page
from tests.pieces import Pieces


class GoingIn:
    """Amina appeals: she shares what she tells, and Borys, who lives there too, does not."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.pieces = Pieces(build)
        self.pieces.more_that_is_kept()
        self.benefits: Viewer = self.pieces.benefits
        self.disclosure = build.officer(Role.DISCLOSURE_OFFICER, name="Dee Closs")
        self.second = build.officer(Role.DISCLOSURE_OFFICER, name="Sec Ond")
        scheme, review = self.pieces.case.scheme, self.pieces.case.review
        self.case = build.case(self.benefits, scheme, self.pieces.amina, review)
        for one in (self.disclosure, self.second):
            build.do(add_member, self.benefits, self.case, one.id)

    def items(self, case_id: UUID | None = None) -> list[Item]:
        """Everything that can bear on the case."""
        head = self.build.read(cases.case, case_id or self.case)
        found: list[Item] = self.build.read(items.items, head)
        return found

    def decide(
        self,
        *ids: UUID,
        inclusion: Inclusion = Inclusion.IN,
        by: Viewer | None = None,
        case_id: UUID | None = None,
        **reasons: str,
    ) -> None:
        """What the disclosure officer decides on some items, having seen what stands."""
        case_id = case_id or self.case
        seen = {one.id: one.decided.id if one.decided else None for one in self.items(case_id)}
        weighed = Weighed(inclusion, **reasons)
        by = by or self.disclosure
        self.build.do(disclosure.decide, by, case_id, ids, weighed, seen=seen)

    def no(self) -> list[Reply]:
        """No to every use but a letter."""
        return [Reply(use, ConsentState.REFUSED) for use in Use if use is not Use.LETTER]

    def put_in(self, *ids: UUID) -> None:
        """These go in."""
        self.decide(*ids)

    def apply_for(self, *ids: UUID) -> None:
        """These go in with an application under rule 14."""
        self.decide(
            *ids,
            inclusion=Inclusion.APPLICATION,
            harm="He would be found",
            to_whom="Borys",
            proportionate="Nothing less protects him",
        )

    def leave_out(self, *ids: UUID) -> None:
        """These are not relevant."""
        self.decide(*ids, inclusion=Inclusion.NOT_RELEVANT, why="Of another year")


def typed_in(page: Page, name: str) -> str:
    """What stands in the long text of a form with this name."""
    (found,) = [one for one in page.every("textarea") if one.get("name") == name]
    return (found.text or "").strip().replace("\r\n", "\n")
