"""A bundle joined: cover, index and papers as one PDF with numbers, links and bookmarks."""

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reviews.domain.cases.papers import Heading
from reviews.domain.errors import Refused
from reviews.domain.plain_text import one_line

from .front import front
from .links import labels, lead, still
from .outline import marks, write_marks
from .parts import Before, BundlePaper, Cover, Joined, go_on
from .saving import save
from .stamps import Stamp, stamp_words
from .tags import take_tags

if TYPE_CHECKING:
    import pikepdf

_KEPT = frozenset("/Type /Pages /StructTreeRoot /Outlines".split())
"""What stays of what the first of the joined files says of the whole; the rest is said anew."""
_OF_A_PAGE = frozenset(
    "/Type /Parent /MediaBox /CropBox /Contents /Resources /Annots /Group".split()
)
"""What a paper's page keeps; not tags, actions, thumbnails or what programs left there."""
_OF_OURS = _OF_A_PAGE | {"/StructParents", "/Tabs"}
_EACH = 50  # Pages stamped between two looks at whether somebody stopped the work.


def plan(
    cover: Cover, papers: Sequence[BundlePaper], before: Before | None = None
) -> tuple[int, ...]:
    """The page of the bundle on which each paper begins.

    Raises:
        Refused: no font here has a character that someone wrote.
    """
    return front(cover, papers, before).first_pages


def join(
    cover: Cover,
    papers: Sequence[BundlePaper],
    to: Path,
    *,
    before: Before | None = None,
    beside: Callable[[int], int | None] | None = None,
    holds: Callable[[], None] = go_on,
) -> Joined:
    """Join the papers behind their cover and index, or behind a bundle that went out.

    One file is open at a time, and none is held in memory. `to` is there whole or not at all.

    Args:
        cover: what the first page says.
        papers: every paper that is new, in its order.
        to: the file to make.
        before: a bundle whose pages come first, unchanged.
        beside: the number in the parties' set of a page of this one, printed where it differs.
        holds: called now and then; what it raises ends the work.

    Raises:
        Refused: a paper has not the pages it should have, or the council's own words point to one
            that is not in.
        OSError: the disk is full, or a file is gone.
    """
    drawn = front(cover, papers, before)
    sent = before.pages if before else 0
    joined = Joined(drawn.last_page, sent + 1, drawn.first_pages)
    with TemporaryDirectory(dir=to.parent) as folder:
        first = Path(folder) / "front.pdf"
        first.write_bytes(drawn.pdf)
        with _one_after_another(first, papers, before) as pdf:
            bundle = _Bundle(pdf, papers, joined, before)
            bundle.finish(cover, beside, holds)
            if before:
                take_tags(pdf, bundle.pages[sent : sent + drawn.pages], first)
            holds()
            save(pdf, to, packed=True)
    return joined


def _one_after_another(
    first: Path, papers: Sequence[BundlePaper], before: Before | None
) -> "pikepdf.Pdf":
    """The pages of every file in order; each file is opened when its pages are read, and shut."""
    import pikepdf  # noqa: PLC0415 - loads a large library, needed for bundles only

    files = [*([before.path] if before else []), first, *(one.paged.path for one in papers)]
    job = pikepdf.Job(
        {
            "inputFile": str(files[0]),
            "outputFile": "-",
            "keepFilesOpen": "n",
            "pages": [{"file": str(one), "range": "1-z"} for one in files],
        }
    )
    try:
        return job.create_pdf()
    except (pikepdf.PdfError, RuntimeError) as fault:
        raise _not_as_counted(papers, before) from fault


class _Bundle:
    """A PDF with the pages of a bundle in order, on its way to being one."""

    def __init__(
        self,
        pdf: "pikepdf.Pdf",
        papers: Sequence[BundlePaper],
        joined: Joined,
        before: Before | None,
    ) -> None:
        self.pdf, self.papers, self.joined, self.before = pdf, papers, joined, before
        self.pages = list(pdf.pages)
        if len(self.pages) != joined.pages:
            raise _not_as_counted(papers, before)

    def finish(
        self,
        cover: Cover,
        beside: Callable[[int], int | None] | None,
        holds: Callable[[], None],
    ) -> None:
        """Number each new page, and make links, bookmarks and what is said of the whole."""
        self._of_the_whole(cover)
        self._links()
        stamp, alone = Stamp(self.pdf), self._alone()
        behind = self.joined.first_pages[0] if self.papers else self.joined.pages + 1
        for number in range(self.joined.new_from, self.joined.pages + 1):
            other = beside(number) if beside else None
            put = stamp.put if number < behind else stamp.put_under
            put(self.pages[number - 1], stamp_words(number, other, alone=number in alone))
            if number % _EACH == 0:
                holds()
        some = marks(self.papers, self.joined.first_pages, self.joined.new_from)
        write_marks(self.pdf, some, self.pages)

    def _alone(self) -> set[int]:
        """The pages that the tribunal alone gets."""
        every = zip(self.papers, self.joined.first_pages, strict=True)
        apart = ((one, first) for one, first in every if one.heading is Heading.WITHHELD)
        return {page for one, first in apart for page in range(first, first + one.paged.pages)}

    def _links(self) -> None:
        """Let what leads to a paper lead to its page, and take out what else acts on new pages."""
        leads = labels(self.papers, self.joined.first_pages)
        if self.before:
            leads = dict(self.before.papers) | leads
        behind = self.joined.first_pages[0] if self.papers else self.joined.pages + 1
        for page in self.pages[self.joined.new_from - 1 : behind - 1]:
            _keep_only(page, _OF_OURS)
            lead(page, leads, self.pages, "The index")
        for paper, first in zip(self.papers, self.joined.first_pages, strict=True):
            for page in self.pages[first - 1 : first - 1 + paper.paged.pages]:
                _keep_only(page, _OF_A_PAGE)
                if paper.ours:
                    lead(page, leads, self.pages, paper.what)
                else:
                    still(page)

    def _of_the_whole(self, cover: Cover) -> None:
        """Say what the file is, and how it opens; nothing of what the sources said stays."""
        import pikepdf  # noqa: PLC0415 - loads a large library, needed for bundles only

        pdf, make = self.pdf, pikepdf
        for key in [one for one in pdf.Root.keys() if one not in _KEPT]:  # noqa: SIM118 - no dict
            del pdf.Root[key]
        if not self.before and "/Outlines" in pdf.Root:
            del pdf.Root.Outlines
        title, council = (one_line(one) for one in (cover.title, cover.council))
        pdf.trailer.Info = pdf.make_indirect(make.Dictionary(Title=title, Author=council))
        described = make.Stream(pdf, _described(title, council))
        described.Type, described.Subtype = make.Name.Metadata, make.Name.XML
        pdf.Root.Metadata = described
        pdf.Root.Lang = make.String("en-GB")
        pdf.Root.MarkInfo = make.Dictionary(Marked=False)
        pdf.Root.ViewerPreferences = make.Dictionary(DisplayDocTitle=True)
        pdf.Root.PageMode = make.Name.UseOutlines
        numbers = make.Dictionary(S=make.Name.D, St=1)
        pdf.Root.PageLabels = make.Dictionary(Nums=make.Array([0, numbers]))
        full_size = make.Array([self.pages[0].obj, make.Name.XYZ, None, None, 1])
        pdf.Root.OpenAction = full_size


def _keep_only(page: "pikepdf.Page", kept: frozenset[str]) -> None:
    for key in [one for one in page.obj.keys() if one not in kept]:  # noqa: SIM118 - no dict
        del page.obj[key]


def _described(title: str, council: str) -> bytes:
    """What the file is, as other programs read it (XMP); it claims to follow no standard."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:format>application/pdf</dc:format>"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt>'
        f"</dc:title><dc:creator><rdf:Seq><rdf:li>{escape(council)}</rdf:li></rdf:Seq></dc:creator>"
        "<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def _not_as_counted(papers: Sequence[BundlePaper], before: Before | None) -> Refused:
    """Which file has not the pages that it should have, and what to do."""
    sent = [("The bundle sent before", before.path, before.pages)] if before else []
    named = ((f"“{one.what}”", one.paged.path, one.paged.pages) for one in papers)
    for what, path, pages in [*sent, *named]:
        found = _counted(path)
        if found != pages:
            has = "cannot be opened" if found is None else f"has {found} pages"
            return Refused(
                f"{what} {has}, and {pages} pages were counted before. Ask for the bundle anew."
            )
    return Refused("The papers have not the pages that were counted before. Ask for it anew.")


def _counted(path: Path) -> int | None:
    """How many pages a file has; None where it cannot be opened."""
    import pikepdf  # noqa: PLC0415 - loads a large library, needed for bundles only

    try:
        with pikepdf.open(path) as opened:
            return len(opened.pages)
    except (pikepdf.PdfError, OSError):
        return None
