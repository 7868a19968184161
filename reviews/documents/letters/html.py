"""Letters as web pages: one file that stands alone, reads well aloud and prints well."""

import base64
from collections.abc import Sequence
from html import escape
from string import Template

from reviews.domain.letters.typesetting import (
    Stretch,
    reached,
    runs_right_to_left,
    stretches,
    unbroken,
)

from .blocks import (
    Block,
    Blocks,
    BulletList,
    Heading,
    Image,
    NumberedList,
    Paragraph,
    Run,
    Runs,
    Table,
    labelled_rows,
    plain,
    reads_as_records,
    role_of,
)
from .word_styles import Role

_PAGE = Template("""<!doctype html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<style>
$style
</style>
</head>
<body>
<header>
$letterhead
</header>
<main>
$body
</main>
<footer>
$footer
</footer>
</body>
</html>
""")

_STYLE = Template("""body { margin: 0 auto; max-width: 38em; padding: 1.5em 1.25em 3em;
  font: ${size}pt/1.5 Arial, Helvetica, sans-serif; color: #1a1a1a; background: #fff; }
header { border-bottom: 3px solid #$accent; margin-bottom: 2.5em; padding-bottom: .6em; }
header p { margin: 0; }
header img { display: block; margin-bottom: .6em; }
header .letterhead { font-size: 1.6em; font-weight: bold; line-height: 1.2; color: #$accent; }
h1, h2 { color: #$accent; line-height: 1.25; }
h1 { font-size: 1.6em; margin: 1.4em 0 .7em; }
h2 { font-size: 1.25em; margin: 1.8em 0 .5em; }
h3, h4, h5, h6 { font-size: 1em; margin: 1.4em 0 .3em; }
body { overflow-wrap: anywhere; }
p { margin: 0 0 .9em; }
a { color: inherit; }
.address, .reference, .sign-off { margin: 0 0 1.6em; }
.sign-off { margin-top: 1.6em; }
li { margin-bottom: .45em; }
img { max-width: 100%; height: auto; }
.table { overflow-x: auto; margin: 1em 0 1.6em; }
table { border-collapse: collapse; border-top: 2px solid #$accent;
  border-bottom: 2px solid #$accent; width: 100%; }
th, td { padding: .5em .6em; text-align: start; vertical-align: top;
  border-bottom: 1px solid #a9b8be; }
th { color: #$accent; vertical-align: bottom; background: #eef3f5; }
.record { border-inline-start: 4px solid #$accent; margin: 1.2em 0; padding-inline-start: 1em; }
.record p { margin: 0 0 .4em; }
footer { border-top: 2px solid #$accent; margin-top: 3em; padding-top: .8em; font-size: .9em; }
footer p { margin: 0; }
@media (max-width: 30em) {
  body { padding: 1em .75em 2em; }
  header .letterhead, h1 { font-size: 1.25em; }
  h2 { font-size: 1.1em; }
  .table thead { display: none; }
  .table table, .table tbody, .table tr, .table td { display: block; }
  .table tr { border-bottom: 1px solid #a9b8be; padding: .5em 0; }
  .table td { border: 0; padding: .1em 0; }
  .table [data-label]::before { content: attr(data-label) ": "; font-weight: bold; }
}
@media print {
  body { max-width: none; padding: 0; }
  h1, h2, h3, p:has(+ ul, + ol, + .record, + .table) { break-after: avoid; }
  tr, .sign-off { break-inside: avoid; }
  img { max-height: 240mm; object-fit: contain; object-position: left; }
  .table { overflow: visible; }
}
@page { size: A4; margin: 20mm; }""")

_LETTERHEAD = (Role.LETTERHEAD, Role.TEAM)
_SIGNATURES = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"<svg", "image/svg+xml"),
    (b"<?xml", "image/svg+xml"),
)


def letter_html(blocks: Blocks) -> bytes:
    """The letter as a web page in UTF-8 that needs nothing beside itself."""
    top, body = _parted(blocks.body)
    page = _PAGE.substitute(
        language=escape(blocks.language),
        title=escape(blocks.title),
        style=_STYLE.substitute(size=f"{blocks.size_pt:g}", accent=blocks.accent),
        letterhead="\n".join(_drawn(one) for one in top),
        body="\n".join(_gathered(_headed(body, blocks.title))),
        footer="\n".join(f"<p>{_runs((Run(line),))}</p>" for line in blocks.footer),
    )
    return page.encode()


def _parted(body: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The letterhead, which may have pictures, and the letter."""
    last = max((n for n, one in enumerate(body, 1) if role_of(one) in _LETTERHEAD), default=0)
    return body[:last], body[last:]


def _headed(body: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """The letter with a heading of level 1: its title, where the template has none."""
    has_one = any(isinstance(one, Heading) and one.level == 1 for one in body)
    return body if has_one else (Heading(1, title), *body)


def _gathered(body: tuple[Block, ...]) -> list[str]:
    """The blocks as HTML, with lines of one role, such as an address, in one paragraph."""
    made: list[str] = []
    before = Role.BODY
    for block in body:
        role = role_of(block)
        if role is not Role.BODY and role is before and isinstance(block, Paragraph):
            made[-1] = made[-1].removesuffix("</p>") + f"<br>\n{_runs(block.runs)}</p>"
        else:
            made.append(_drawn(block))
        before = role
    return made


def _drawn(block: Block) -> str:
    match block:
        case Heading():
            level = min(block.level, 6)
            words = (Run(block.text),)
            return f"<h{level}{_way(words)}>{_runs(words)}</h{level}>"
        case Paragraph():
            # Lines such as an address stand at the left, whichever way a name in them runs.
            way = _way(block.runs) if block.role is Role.BODY else f' class="{block.role}"'
            return f"<p{way}>{_runs(block.runs)}</p>"
        case BulletList():
            return f"<ul>\n{_items(block.items)}\n</ul>"
        case NumberedList():
            return f"<ol>\n{_items(block.items)}\n</ol>"
        case Table():
            return _records(block) if reads_as_records(block) else _table(block)
        case Image():
            return _image(block)


def _items(items: tuple[Runs, ...]) -> str:
    return "\n".join(f"<li{_way(item)}>{_runs(item)}</li>" for item in items)


def _way(runs: Runs) -> str:
    return ' dir="rtl"' if runs_right_to_left(plain(runs)) else ""


def _runs(runs: Runs) -> str:
    made = ""
    for run in runs:
        words = "".join(map(_reached, reached(unbroken(run.text))))
        made += f"<strong>{words}</strong>" if run.bold else words
    return made


def _reached(piece: Stretch) -> str:
    """Words with their links; those that run from right to left keep off what stands beside."""
    words = "".join(
        f'<bdi dir="rtl">{escape(one.text)}</bdi>' if one.rtl else escape(one.text)
        for one in stretches(piece.text)
    ).replace("\n", "<br>\n")
    return f'<a href="{escape(piece.link)}">{words}</a>' if piece.link else words


def _records(table: Table) -> str:
    """Each row as lines, a label and what it says."""
    return "\n".join(_record(row) for row in labelled_rows(table))


def _record(row: tuple[tuple[str, Runs], ...]) -> str:
    lines = [(*((Run(label, bold=True),) if label else ()), *runs) for label, runs in row]
    made = "\n".join(f"<p{_way(line)}>{_runs(line)}</p>" for line in lines)
    return f'<div class="record">\n{made}\n</div>'


def _table(table: Table) -> str:
    head = f"<thead>\n{_row(table.header, 'th')}\n</thead>\n" if table.header else ""
    labels = [f' data-label="{escape(plain(cell))}"' for cell in table.header]
    body = "\n".join(_row(cells, "td", labels) for cells in table.rows)
    # A wide table scrolls within its box, which the keyboard can reach; on a telephone each row
    # is set as lines, a label and what it says.
    return (
        f'<div class="table" tabindex="0" role="region" aria-label="Table">\n<table>\n{head}'
        f"<tbody>\n{body}\n</tbody>\n</table>\n</div>"
    )


def _row(cells: tuple[Runs, ...], tag: str, labels: Sequence[str] = ()) -> str:
    """A row; `labels` are attributes that name each cell, where its table has a header."""
    scope = ' scope="col"' if tag == "th" else ""
    named = zip(cells, (*labels, *[""] * len(cells)), strict=False)
    made = "".join(
        f"<{tag}{scope}{label}{_way(cell)}>{_runs(cell)}</{tag}>" for cell, label in named
    )
    return f"<tr>{made}</tr>"


def _image(image: Image) -> str:
    start = image.content[:512].lstrip()
    kind = next((kind for mark, kind in _SIGNATURES if start.startswith(mark)), "image/png")
    data = base64.b64encode(image.content).decode()
    width = f' style="width: {image.width_mm:.0f}mm"' if image.width_mm else ""
    return f'<img alt="{escape(image.alt)}" src="data:{kind};base64,{data}"{width}>'
