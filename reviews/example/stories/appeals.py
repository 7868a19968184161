"""What was disputed and appealed at two schemes, beside the stories of their reviews."""

from reviews.domain.cases.bundles import BundleKind
from reviews.domain.cases.documents import DocumentKind
from reviews.domain.cases.kinds import StepKind
from reviews.domain.cases.papers import Heading
from reviews.example import cases
from reviews.example.papers import bundles
from reviews.example.stage import Plot, Stage
from reviews.store.cases.items import Item


def canal_house(stage: Stage) -> Plot:
    """The dispute of a provider, and a late appeal that its landlord signed."""
    yield -33
    cases.dispute(stage, "priya", "imran")
    yield -28
    cases.answer_dispute(stage, "priya")
    yield from _the_appeal(stage)
    yield from _its_papers(stage)


def _the_appeal(stage: Stage) -> Plot:
    yield -11
    cases.open_claim(stage, "imran", "agnieszka")
    cases.appeal(stage, "imran", "agnieszka")
    yield -10
    cases.step(stage, "imran", "agnieszka", StepKind.SENT_ON)
    cases.authority(stage, "imran", "agnieszka")
    cases.circumstances(stage, "imran", "agnieszka")
    cases.join(stage, "constance", "agnieszka")
    yield -9
    cases.step(stage, "imran", "agnieszka", StepKind.NOT_CHANGED)
    yield -8
    cases.ask_to_record(stage, "imran", "agnieszka")
    cases.weigh_evidence(stage, "imran", "agnieszka")
    yield -7
    cases.answer_asked(stage, "niamh", "agnieszka")
    cases.answer_points(stage, "imran", "agnieszka")


def _its_papers(stage: Stage) -> Plot:
    """The response goes with what is decided, in a bundle; what other residents said follows."""
    yield -6
    cases.decide_items(stage, "constance", "agnieszka", _of_no_other)
    yield -5
    for paper in (DocumentKind.CHRONOLOGY, DocumentKind.RESPONSE):
        bundles.draft(stage, "imran", "agnieszka", paper)
    bundles.finish(stage, "imran", "agnieszka", DocumentKind.RESPONSE)
    bundles.make_bundle(stage, "imran", "agnieszka", BundleKind.PARTIES)
    cases.send(stage, "imran", "agnieszka")
    yield -4
    cases.decide_items(stage, "constance", "agnieszka", _of_others, rest="others")
    cases.certify(stage, "constance", "agnieszka")
    yield -2
    bundles.make_bundle(stage, "imran", "agnieszka", BundleKind.PARTIES)
    cases.send(stage, "imran", "agnieszka")
    bundles.make_bundle(stage, "constance", "agnieszka", BundleKind.FULL)
    bundles.send_full(stage, "constance", "agnieszka")
    for kind in (StepKind.REPLY, StepKind.DIRECTION, StepKind.HEARING):
        cases.step(stage, "imran", "agnieszka", kind)


def _of_others(item: Item) -> bool:
    return item.heading is Heading.OTHERS


def _of_no_other(item: Item) -> bool:
    return not _of_others(item)


def hazel_house(stage: Stage) -> Plot:
    """Three claimants appeal against decisions of one day. Their response is still to come."""
    yield -5
    for key in ("ifeoma", "connor"):
        _comes_in(stage, key)
    cases.suspend(stage, "imran", "connor")
    yield -4
    _comes_in(stage, "abdirahman")
    cases.group(stage, "imran", "ifeoma", "connor", "abdirahman")
    yield -3
    cases.join(stage, "constance", "ifeoma", "connor", "abdirahman")
    yield -2
    cases.decide_items(stage, "constance", "ifeoma", _is_common)


def _comes_in(stage: Stage, key: str) -> None:
    cases.open_claim(stage, "imran", key)
    cases.appeal(stage, "imran", key)
    cases.circumstances(stage, "imran", key)
    cases.step(stage, "imran", key, StepKind.SENT_ON)


def _is_common(item: Item) -> bool:
    return item.common
