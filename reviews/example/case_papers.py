"""What cases make: the matrix, lists of papers, the council's own papers, bundles, the schedule."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from reviews.documents.bundles.digests import LIST_NAME, PROGRAM, listed
from reviews.domain.cases.bundles import BundleKind
from reviews.domain.people.roles import Permission, Viewer
from reviews.files.disk import FileStore
from reviews.reference.cases.benefit_tests import benefit_tests
from reviews.reference.question_sets import QuestionSets
from reviews.services.cases.bundle_files import whole
from reviews.services.cases.documents import read_document
from reviews.services.cases.matrix import MATRIX, matrix, paper
from reviews.services.cases.paper_files import schedule_file, schedule_pdf, sent_file
from reviews.services.cases.paper_words import Sets
from reviews.store.cases import bearings, bundles, cases, documents, sets
from reviews.store.cases.cases import CaseHead
from reviews.store.cases.sets import SentPapers
from reviews.store.people import officers
from reviews.store.record.session import Session
from reviews.store.review import reviews

Document = tuple[str, str, str, bytes]
"""The name of a file, its kind, what it is about, and its bytes."""


def of_cases(
    session: Session,
    files: FileStore,
    question_sets: QuestionSets,
    reviewed: Sequence[UUID],
    today: date,
) -> Iterator[Document]:
    """Each file that can be had of the claims at reviewed schemes whose papers were sent.

    LookupError where the council has no benefits officer.
    """
    known = {(one.name, one.version): one for one in question_sets}
    reader = _reader(session)
    heads = filter(None, (reviews.review(session, key) for key in reviewed))
    for scheme_id in dict.fromkeys(one.scheme_id for one in heads):
        for case in cases.claims_at(session, reader, scheme_id):
            went = sets.sets(session, case.id)
            if went:
                yield _matrix(session, reader, case, known, today)
                yield from (_list(session, case, one) for one in went)
                yield from _schedules(session, case, known, today)
                yield from _own(session, files, case)
                yield from _bundles(session, files, case)


def _reader(session: Session) -> Viewer:
    """Who works the cases: a benefits officer."""
    for one in officers.officers(session):
        found = officers.viewer(session, one.id)
        if found is not None and found.may(Permission.APPEALS):
            return found
    raise LookupError(Permission.APPEALS)


def _named(case: CaseHead, what: str) -> str:
    return f"{case.reference.lower()}-{what}"


def _matrix(session: Session, reader: Viewer, case: CaseHead, known: Sets, today: date) -> Document:
    """The matrix of the newest decision, all tests but rent, as it is had from its page."""
    newest = bearings.decisions_of(session, case.id)[0]
    tests = benefit_tests().of(apart=False)
    shown = matrix(session, reader, case, tests, newest, newest.span, dict(known))
    made = paper(session, reader, case, shown, f"{MATRIX}: {case.reference}", today)
    return _named(case, "matrix.pdf"), "matrix-pdf", f"{MATRIX}: {_of(case)}", made


def _of(case: CaseHead) -> str:
    return f"case {case.reference}, {case.scheme}."


def _list(session: Session, case: CaseHead, one: SentPapers) -> Document:
    about = f"{one.kind.words}: the list of papers, {_of(case)}"
    name = _named(case, f"list-of-papers-{one.number}.xlsx")
    return name, "list-of-papers-xlsx", about, sent_file(session, case, one)


def _schedules(session: Session, case: CaseHead, known: Sets, today: date) -> Iterator[Document]:
    about = f"The schedule of the application under rule 14, for the tribunal alone: {_of(case)}"
    for make, ending in ((schedule_file, "xlsx"), (schedule_pdf, "pdf")):
        kind = f"withheld-schedule-{ending}"
        made = make(session, case, known, today)
        yield _named(case, f"withheld-schedule.{ending}"), kind, about, made


def _own(session: Session, files: FileStore, case: CaseHead) -> Iterator[Document]:
    """The council's own papers as Word files, each in its last version."""
    for one in documents.standing(session, case.id):
        name, kind = _named(case, f"{one.kind}.docx"), f"{one.kind}-docx"
        yield name, kind, f"{one.kind.words}, {_of(case)}", read_document(files, one)


def _bundles(session: Session, files: FileStore, case: CaseHead) -> Iterator[Document]:
    """The newest bundle of each kind, each with a list of its own, and the program that checks.

    The parties get theirs, so it names nothing of the full set; the program finds it by its name.
    """
    made = [(kind, bundles.bundles(session, case.id, kind)[:1]) for kind in BundleKind]
    for kind, one in ((kind, one) for kind, newest in made for one in newest):
        name, data = _named(case, f"bundle-{kind}.pdf"), files.read(whole(files, one))
        about = f"{kind.words}: a bundle, {_of(case)}"
        yield name, f"bundle-{kind}-pdf", about, data
        own = LIST_NAME if kind is BundleKind.PARTIES else _named(case, f"{kind}-{LIST_NAME}")
        checks = f"{kind.words}: the list that checks the bundle beside it, {_of(case)}"
        yield own, f"bundle-{kind}-list", checks, listed([(name, one.sha256)])
    if any(newest for _, newest in made):
        checks = f"What checks each bundle by its list: {_of(case)}"
        yield _named(case, "check-bundle.py"), "bundle-check-py", checks, PROGRAM.read_bytes()
