"""A drawn stand-in for a photograph: a plain wall with a dark patch, and nothing else."""

import io

WIDTH, HEIGHT = 960, 720


def damp_wall() -> bytes:
    """A PNG of a grey wall, its skirting board, and a dark patch in one corner."""
    from PIL import Image, ImageDraw, ImageFilter  # noqa: PLC0415 - slow to import, used once

    wall = Image.new("RGB", (WIDTH, HEIGHT), "#c9c8c3")
    patch = Image.new("L", (WIDTH, HEIGHT), 0)
    draw = ImageDraw.Draw(patch)
    for left, top, right, bottom, depth in (
        (520, 300, 930, 660, 90),
        (600, 380, 900, 650, 130),
        (690, 470, 880, 640, 170),
    ):
        draw.ellipse((left, top, right, bottom), fill=depth)
    wall.paste(
        Image.new("RGB", wall.size, "#3d4038"), mask=patch.filter(ImageFilter.GaussianBlur(28))
    )
    ImageDraw.Draw(wall).rectangle((0, 660, WIDTH, HEIGHT), fill="#f1efe9")
    out = io.BytesIO()
    wall.save(out, "PNG", optimize=True)
    return out.getvalue()
