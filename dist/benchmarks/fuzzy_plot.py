"""The growth of fuzzy plans' times as a picture, for the script `fuzzy`."""

import math
from pathlib import Path

WIDTH, HEIGHT, LEFT, TOP = 640, 400, 60, 40
COLOURS = ("#0b62a4", "#c0392b")


def growth(lines, file):
    """Seconds over size, both axes logarithmic; `lines` are {name: [(size, seconds)]}."""
    points = [point for some in lines.values() for point in some]
    low, high = (math.log10(edge(size for size, _ in points) * by) for edge, by in ((min, 0.9), (max, 1.1)))
    bottom = math.floor(math.log10(min(seconds for _, seconds in points)))
    decades = max(1, math.ceil(math.log10(max(seconds for _, seconds in points))) - bottom)

    def x(size):
        return LEFT + (WIDTH - 2 * LEFT) * (math.log10(size) - low) / (high - low)

    def y(seconds):
        return HEIGHT - TOP - (HEIGHT - 2 * TOP) * (math.log10(seconds) - bottom) / decades

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
             f'font-size="12"><rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
             f'<text x="{LEFT}" y="16">Fuzzy plans: own wall seconds by number of actors or places</text>']
    for step in range(decades + 1):
        level = y(10 ** (bottom + step))
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - LEFT}" y1="{level:.1f}" y2="{level:.1f}" stroke="#ddd"/>'
                     f'<text x="{LEFT - 8}" y="{level + 4:.1f}" text-anchor="end">{10 ** (bottom + step):g} s</text>')
    for place, (colour, (name, some)) in enumerate(zip(COLOURS, lines.items())):
        some = sorted(some)
        line = " ".join(f"{x(size):.1f},{y(seconds):.1f}" for size, seconds in some)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>'
                     f'<text x="{LEFT + 12}" y="{TOP + 14 + 16 * place}" fill="{colour}">{name}</text>')
        for size, seconds in some:
            parts.append(f'<circle cx="{x(size):.1f}" cy="{y(seconds):.1f}" r="3" fill="{colour}"/>'
                         f'<text x="{x(size):.1f}" y="{HEIGHT - 22 + 14 * place}" text-anchor="middle" fill="{colour}">'
                         f'{size}</text>')
    Path(file).write_text("\n".join(parts + ["</svg>"]) + "\n", encoding="utf-8")
