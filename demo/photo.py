"""A made-up photo of a dinner in a ger, so that no real person stands in a demonstration."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

SIZE = (2400, 1600)


def paint_dinner(path: Path) -> None:
    """A lamp-lit ger, a long table with bowls, people around it; a JPEG of 2,400 × 1,600 px."""
    width, height = SIZE
    picture = Image.new("RGB", SIZE, (74, 44, 30))
    draw = ImageDraw.Draw(picture)
    for step in range(60):  # the light of the lamp
        share = step / 60
        colour = (round(84 + 150 * share), round(50 + 118 * share), round(34 + 62 * share))
        across, up = round(width * 0.62 * (1 - share)), round(height * 0.72 * (1 - share))
        middle = (width // 2, round(height * 0.3))
        draw.ellipse((middle[0] - across, middle[1] - up, middle[0] + across, middle[1] + up), fill=colour)
    for x in range(-200, width + 400, 170):  # the lattice of the wall
        draw.line((x, round(height * 0.2), x + 420, round(height * 0.62)), fill=(122, 72, 40), width=12)
        draw.line((x + 420, round(height * 0.2), x, round(height * 0.62)), fill=(122, 72, 40), width=12)
    clothes = [(178, 42, 52), (28, 94, 140), (42, 120, 84), (196, 140, 32), (120, 62, 130), (206, 98, 60)]
    for number in range(11):
        x, lower = 150 + number * 210, number % 2 * 36
        top = round(height * 0.44) + lower
        draw.rounded_rectangle((x - 96, top + 96, x + 96, top + 460), 70, fill=clothes[number % len(clothes)])
        draw.ellipse((x - 64, top - 44, x + 64, top + 104), fill=(226, 178, 138))
        draw.pieslice((x - 70, top - 60, x + 70, top + 84), 180, 360, fill=(46, 30, 26))
    draw.polygon([(0, height), (width, height), (width - 130, 1150), (130, 1150)], fill=(150, 96, 52))
    for number in range(16):
        x, y = 260 + number % 8 * 270, 1250 + number // 8 * 190
        draw.ellipse((x - 92, y - 40, x + 92, y + 48), fill=(244, 240, 230))
        filling = ((214, 176, 110), (150, 84, 46), (108, 140, 66))[number % 3]
        draw.ellipse((x - 70, y - 30, x + 70, y + 22), fill=filling)
    picture.filter(ImageFilter.GaussianBlur(2.2)).save(path, "JPEG", quality=90)


def parts_of(path: Path) -> list[bytes]:
    """Three parts of a photo as photos of their own: the left, the middle, the right."""
    made = []
    with Image.open(path) as whole:
        width, height = whole.size
        for number in range(3):
            left = number * width // 4
            body = io.BytesIO()
            whole.crop((left, 0, left + width // 2, height)).resize((width, height)).save(body, "JPEG", quality=90)
            made.append(body.getvalue())
    return made
