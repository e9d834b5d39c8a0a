"""Draws the results of the benchmarks. Needs no packages.

`python3 benches/plot.py docs/plots/compile.tsv` writes `compile-check.svg` and `compile-build.svg` beside the table. They
show the median time over the number of endpoints, with bars from the minimum to the maximum. `python3 benches/plot.py
docs/plots/run.tsv` writes `run.svg`, which shows the instructions of a call over the number of concurrent calls.
"""

import argparse
import csv
import math
import statistics
from collections import defaultdict
from pathlib import Path
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 720, 420
LEFT, RIGHT, TOP, BOTTOM = 50, 170, 70, 60
# The height of a label: a name and the value below it.
LABEL = 34
# The colours of Okabe and Ito, which colour-blind people can distinguish. The dashes work without colour.
STYLES = {
    "hand": ("reqwest by hand", "#d55e00", "6 3"),
    "ours": ("memoram_endpoint", "#0072b2", ""),
    "own": ("and own deserialize", "#009e73", ""),
    "types": ("the types alone", "#777777", "2 3"),
}
RUN_STYLES = {
    "pooled hyper": ("pooled hyper", "#777777", "2 3"),
    "hand-written reqwest": ("reqwest by hand", "#d55e00", "6 3"),
    "memoram-runtime": ("the runtime, reqwest", "#0072b2", ""),
    "memoram-runtime, hyper": ("the runtime, hyper", "#009e73", ""),
}


def read(file, column):
    """Returns command → shape → endpoints → seconds of each round."""
    table = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    with open(file, newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            table[row["command"]][row["shape"]][int(row["endpoints"])].append(int(row[column]) / 1000)
    return table


def ticks(greatest):
    """Returns round numbers from 0 to at least the greatest value, in four to eight steps."""
    power = 10 ** math.floor(math.log10(greatest / 4))
    step = next(factor * power for factor in (1, 2, 5, 10) if greatest / (factor * power) <= 8)
    return [step * index for index in range(math.ceil(greatest / step) + 1)]


class Chart:
    """A chart whose axes start at zero."""

    def __init__(self, title, x_label, y_label, x_ticks, y_ticks):
        self.x_ticks, self.y_ticks = x_ticks, y_ticks
        self.parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
            'font-family="Helvetica, Arial, DejaVu Sans, sans-serif" font-size="13">',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        ]
        self.labels = []
        self.text(LEFT - 30, 26, title, size=16)
        self.text(LEFT - 30, 46, y_label, color="#555555")
        self.text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 14, x_label, anchor="middle")
        for y in y_ticks:
            self.line(LEFT, self.y(y), WIDTH - RIGHT, self.y(y), "#dddddd")
            self.text(LEFT - 8, self.y(y) + 4, f"{y:g}", anchor="end")
        for x in x_ticks:
            self.line(self.x(x), self.y(0), self.x(x), self.y(0) + 5, "black")
            self.text(self.x(x), self.y(0) + 20, f"{x:g}", anchor="middle")
        self.line(LEFT, self.y(0), WIDTH - RIGHT, self.y(0), "black")

    def x(self, value):
        return LEFT + (WIDTH - LEFT - RIGHT) * value / max(self.x_ticks)

    def y(self, value):
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / max(self.y_ticks)

    def line(self, x1, y1, x2, y2, color, dash="", width=1):
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
        self.parts.append(f'<line {ends} stroke="{color}" stroke-width="{width}"{dashes}/>')

    def text(self, x, y, text, anchor="start", size=13, color="black"):
        place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="{color}"'
        self.parts.append(f"<text {place}>{escape(text)}</text>")

    def series(self, name, color, dash, points, unit="s"):
        """Draws a line. Each of `points` is x, minimum, median, maximum. The name is shown at the end of the line."""
        for (x1, _, y1, _), (x2, _, y2, _) in zip(points, points[1:]):
            self.line(self.x(x1), self.y(y1), self.x(x2), self.y(y2), color, dash, 2)
        for x, least, median, greatest in points:
            self.line(self.x(x), self.y(least), self.x(x), self.y(greatest), color, width=1.5)
            self.parts.append(f'<circle cx="{self.x(x):.1f}" cy="{self.y(median):.1f}" r="3.5" fill="{color}"/>')
        _, _, median, _ = points[-1]
        self.labels.append((self.y(median), name, f"{median:.1f} {unit}", color))

    def svg(self):
        """Places each name beside the end of its line, or higher where it would overlap the name below."""
        free = HEIGHT
        for y, name, value, color in sorted(self.labels, reverse=True):
            y = min(y, free)
            free = y - LABEL
            self.text(WIDTH - RIGHT + 12, y - 2, name, color=color)
            self.text(WIDTH - RIGHT + 12, y + 13, value, color=color)
        return "\n".join([*self.parts, "</svg>", ""])


def chart(command, shapes, clock):
    sizes = sorted(shapes["hand"])
    greatest = max(max(values) for shape in shapes.values() for values in shape.values())
    title = f"cargo {command}, the crate of the endpoints alone"
    seconds = {"wall": "seconds", "cpu": "seconds of processor time"}[clock]
    drawn = Chart(title, "endpoints in the crate", seconds, ticks(max(sizes)), ticks(greatest))
    for shape, style in STYLES.items():
        rounds = shapes[shape]
        points = [(x, min(rounds[x]), statistics.median(rounds[x]), max(rounds[x])) for x in sizes]
        drawn.series(*style, points)
    return drawn.svg()


def run_chart(file):
    with open(file, newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    thousands = {client: [int(row[client]) / 1000 for row in rows] for client in RUN_STYLES}
    at_once = [int(row["at_once"]) for row in rows]
    greatest = max(max(values) for values in thousands.values())
    title = "Instructions of a call among others"
    drawn = Chart(title, "calls at a time", "thousands", ticks(max(at_once)), ticks(greatest))
    for client, values in thousands.items():
        points = [(x, value, value, value) for x, value in zip(at_once, values)]
        drawn.series(*RUN_STYLES[client], points, unit="thousand")
    return drawn.svg()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table", type=Path, help="what benches/compile/run.py --out wrote, or the bench `runtime`")
    parser.add_argument("--clock", choices=["wall", "cpu"], default="wall")
    options = parser.parse_args()
    if options.table.name == "run.tsv":
        options.table.with_suffix(".svg").write_text(run_chart(options.table))
        return
    for command, shapes in read(options.table, f"{options.clock}_ms").items():
        file = options.table.with_name(f"compile-{command}.svg")
        file.write_text(chart(command, shapes, options.clock))


if __name__ == "__main__":
    main()
