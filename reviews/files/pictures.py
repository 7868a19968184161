"""Pictures: how large one says it is, read before it is decoded, and a small one for the screen."""

from contextlib import suppress
from io import BytesIO
from threading import Lock
from typing import IO

from PIL import Image, ImageOps, UnidentifiedImageError

from reviews.domain.errors import Refused

MOST_PIXELS = 50_000_000
Image.MAX_IMAGE_PIXELS = MOST_PIXELS

_KINDS = ("JPEG", "PNG")
_NAMES = {"MPO": "JPEG"}  # A photograph with a second one inside, as many telephones write it.
_TOO_LARGE = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_DAMAGED = (UnidentifiedImageError, OSError, SyntaxError, ValueError)
_BY_ONE = Lock()
"""A large picture takes 200 MB while it is made small."""


def checked_picture(source: IO[bytes], field: str | None = None) -> str | None:
    """JPEG or PNG, by a picture's header; None where it is damaged or another kind.

    Refused where it has more pixels than any photograph needs.
    """
    try:
        with _opened(source, field) as image:
            image.verify()
            return _NAMES.get(image.format or "", image.format)
    except _DAMAGED:
        return None


def check_pixels(source: IO[bytes], field: str | None = None) -> None:
    """Check, by its header, a picture that another program will decode; what is none passes.

    Refused where it has more pixels than any photograph needs.
    """
    with suppress(*_DAMAGED), _opened(source, field, (*_KINDS, "GIF", "WEBP")):
        pass


def _opened(source: IO[bytes], field: str | None, kinds: tuple[str, ...] = _KINDS) -> Image.Image:
    """A picture with its header read and nothing of it decoded."""
    source.seek(0)
    try:
        image = Image.open(source, formats=kinds)
    except _TOO_LARGE:
        raise Refused(_SENTENCE, field) from None
    if image.width * image.height > MOST_PIXELS:
        raise Refused(_SENTENCE, field)
    return image


_SENTENCE = (
    f"The picture has more than {MOST_PIXELS // 1_000_000} megapixels, which no photograph needs. "
    "Make it smaller and send it again."
)


def small_picture(source: IO[bytes], *, widest: int = 640) -> bytes:
    """A small JPEG of a photograph for the screen, upright and without place or device data.

    The original stays as it is: it is the evidence. Refused, with why, where the picture is too
    large to be decoded, as one can be that was sent before there was a limit, or is damaged.
    """
    try:
        with _BY_ONE, _opened(source, None) as image:
            image.draft("RGB", (widest, widest))
            # Made small before it is turned: no second copy of the whole is held.
            small = image if image.mode == "RGB" else image.convert("RGB")
            small.thumbnail((widest, widest))
            out = BytesIO()
            ImageOps.exif_transpose(small).save(out, "JPEG", quality=82)
    except _DAMAGED as fault:
        raise Refused("The picture is damaged.") from fault
    return out.getvalue()
