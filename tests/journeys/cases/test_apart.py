"""Two cases alike but for one refusal are alike in every byte that a benefits officer gets."""

from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from reviews.domain.cases.bundles import BundleKind, PaperRuling
from reviews.domain.cases.kinds import Inclusion
from reviews.domain.people.roles import Role
from reviews.domain.record.evidence import EvidenceKind
from reviews.services.cases import bundles, disclosure, group_bundles, groups
from reviews.services.cases.bundles import Ruled
from reviews.services.job_kinds import KINDS
from reviews.store.cases import group_bundles as store
from tests.build import Build
from tests.bundles import Bundling
from tests.client import Client
from tests.going_in import GoingIn
from tests.pieces import KEPT, SHARED
from tests.site.test_kept_apart import bytes_read, every_address, everything, told_of

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def case(build: Build) -> GoingIn:
    return build.once(GoingIn)


def _addresses(app: Flask, case: GoingIn) -> list[str]:
    """Every address there is, and those of this case with each item that it has."""
    unknown = "00000000-0000-0000-0000-000000000007"
    every = every_address(app, case.pieces)
    known = [one.replace(f"/cases/{unknown}", f"/cases/{case.case}") for one in every]
    of_case = f"/cases/{case.case}"
    for one in case.items():
        known += [f"{of_case}/papers/{one.id}", f"{of_case}/disclosure/{one.id}"]
        if one.kind is EvidenceKind.FILE:
            known.append(f"{of_case}/papers/{one.id}/files/{one.id}")
    return [*dict.fromkeys([*known, of_case, f"{of_case}/papers", f"{of_case}/send"])]


def _of_what_is_in(address: str, case: GoingIn) -> bool:
    """Whether an address shows what the disclosure officer put in."""
    parts = (
        *("papers", "send", "bearing", "matrix", "evidence", "other-side", "bundles"),
        "documents",
    )
    return any(address.startswith(f"/cases/{case.case}/{part}") for part in parts)


def _differ(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    return [one for one in before if before[one] != after[one]]


def test_a_refusal_and_what_is_decided_of_it_leave_no_trace_until_it_is_in(
    app: Flask, client: Client, case: GoingIn
) -> None:
    kept, paper = case.pieces.kept_account, case.pieces.paper
    more = case.pieces.finished(case.pieces.borys, f"{KEPT} once more")
    case.put_in(paper)
    client.sign_in(case.benefits)
    addresses = _addresses(app, case)
    before = bytes_read(client, addresses)
    assert before[f"/cases/{case.case}/papers"][0] == before[f"/cases/{case.case}/send"][0] == 200
    case.pieces.case.agree_to(case.pieces.borys, *case.no())
    case.apply_for(kept)
    assert _differ(before, bytes_read(client, addresses)) == []
    case.leave_out(kept)
    case.apply_for(more)
    assert _differ(before, bytes_read(client, addresses)) == []
    case.put_in(kept)
    of_case = f"/cases/{case.case}"
    changed = set(_differ(before, bytes_read(client, addresses)))
    assert changed >= {
        f"{of_case}/{page}" for page in ("papers", "papers.xlsx", "send", f"papers/{kept}")
    }
    assert [one for one in changed if not _of_what_is_in(one, case)] == []


def test_a_full_set_leaves_no_trace_on_any_page_file_or_list_of_long_work(
    app: Flask, client: Client, build: Build, case: GoingIn
) -> None:
    kept = case.pieces.kept_account
    case.put_in(case.pieces.paper)
    bundling = Bundling(case)
    made = bundling.made()
    client.sign_in(case.benefits)
    of_case = f"/cases/{case.case}"
    own = [f"{of_case}/bundles/{made.id}{more}" for more in ("", ".pdf", ".zip")]
    own += [f"{own[0]}/sha256-list.txt", f"{of_case}/bundles/look/{kept}"]
    addresses = [*_addresses(app, case), *own]
    before = bytes_read(client, addresses)
    assert [before[one][0] for one in own] == [200, 200, 200, 200, 404]
    case.pieces.case.agree_to(case.pieces.borys, *case.no())
    case.apply_for(kept)
    full = bundling.made(BundleKind.FULL)
    build.do(bundles.record_sent, case.disclosure, case.case, full.id, build.today)
    ruled = Ruled("", PaperRuling.AS_SLIP, KEPT, "")
    build.do(bundles.rule, case.disclosure, case.case, BundleKind.FULL, kept, ruled)
    assert _differ(before, bytes_read(client, addresses)) == []
    unknown = UUID(int=7)
    for name in (f"bundles/{full.id}", f"bundles/{full.id}.pdf", f"bundles/full/{full.id}"):
        other = name.replace(str(full.id), str(unknown))
        read = bytes_read(client, [f"{of_case}/{name}", f"{of_case}/{other}"])
        assert len(set(read.values())) == 1
    again = bundling.made()
    assert (again.mark, again.pages) == (made.mark, made.pages)
    assert bundling.words(again)[1:] == bundling.words(made)[1:]


def test_whether_the_officer_has_finished_tells_nothing_of_how_much_is_not_in(
    app: Flask, client: Client, build: Build, case: GoingIn
) -> None:
    case.leave_out(*(one.id for one in case.items()))
    build.do(disclosure.certify, case.disclosure, case.case, KEPT)
    client.sign_in(case.benefits)
    addresses = _addresses(app, case)
    before = bytes_read(client, addresses)
    case.apply_for(case.pieces.kept_account)
    case.pieces.finished(case.pieces.borys, f"{KEPT} once more")
    assert _differ(before, bytes_read(client, addresses)) == []


def test_words_of_who_refused_stand_where_the_disclosure_officer_put_them_and_nowhere_else(
    app: Flask, client: Client, case: GoingIn
) -> None:
    case.pieces.case.agree_to(case.pieces.borys, *case.no())
    every = case.items()
    kept = case.pieces.kept_account
    case.decide(
        *(one.id for one in every if one.id != kept),
        inclusion=Inclusion.APPLICATION,
        harm=KEPT,
        to_whom=KEPT,
        proportionate=KEPT,
    )
    client.sign_in(case.benefits)
    starts = ("/", *_addresses(app, case))
    assert told_of(everything(client, starts), KEPT) == set()
    case.put_in(kept, case.pieces.account)
    read = everything(client, starts)
    told = told_of(read, KEPT)
    assert f"/cases/{case.case}/papers/{kept}" in told
    assert all(_of_what_is_in(one, case) for one in told), told
    assert f"/cases/{case.case}/papers/{case.pieces.account}" in told_of(read, SHARED)


def test_nobody_outside_the_case_reads_what_is_in(
    app: Flask, client: Client, build: Build, case: GoingIn
) -> None:
    case.put_in(*(one.id for one in case.items()))
    team, of_case = case.pieces.case.team, f"/cases/{case.case}"
    for role in (Role.BENEFITS_OFFICER, Role.DISCLOSURE_OFFICER, Role.ADMINISTRATOR, Role.AUDITOR):
        other = client.other(build.officer(role, team=team))
        read = bytes_read(other, [one for one in _addresses(app, case) if one.startswith(of_case)])
        assert {status for status, _ in read.values()} <= {403, 404, 405}, role


def test_what_is_under_application_leaves_no_trace_in_the_bundle_of_a_group(
    app: Flask, client: Client, build: Build, case: GoingIn
) -> None:
    kept, bundling = case.pieces.kept_account, Bundling(case)
    other = build.case(
        case.benefits, case.pieces.case.scheme, case.pieces.borys, case.pieces.case.review
    )
    group = build.do(groups.start_group, case.benefits, case.case, "Canal House", [other])
    case.put_in(case.pieces.paper, case.pieces.account)
    bundling.worked(build.do(group_bundles.ask, case.benefits, KINDS, group))
    (common,) = build.read(store.bundles, group)
    client.sign_in(case.benefits)
    of_group = f"/case-groups/{group}"
    own = [f"{of_group}/bundles/{common.id}{end}" for end in ("", ".pdf", ".zip", "/pages/1")]
    addresses = [*_addresses(app, case), of_group, f"/cases/{case.case}/bundles", *own]
    before = bytes_read(client, addresses)
    assert [before[one][0] for one in own] == [200, 200, 200, 200]
    case.pieces.case.agree_to(case.pieces.borys, *case.no())
    case.apply_for(kept)
    full = bundling.made(BundleKind.FULL)
    build.do(bundles.record_sent, case.disclosure, case.case, full.id, build.today)
    assert _differ(before, bytes_read(client, addresses)) == []
