"""Measures what an endpoint costs to compile: `python3 benches/compile/run.py`, from any folder. Needs no packages.

Checks and builds crates with 10, 100 and 500 endpoints (see leaf.py), without incremental compilation and with their
dependencies compiled in advance. Each round measures every crate once, so that a busy minute affects all shapes alike.
"""

import argparse
import csv
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import leaf

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "target" / "compile-bench"
COMMANDS = ("check", "build")
DEPENDENCIES = {
    "types": "",
    "ours": f'memoram-runtime = {{ path = "{ROOT}/memoram-runtime" }}\n',
    "checked": f'memoram-runtime = {{ path = "{ROOT}/memoram-runtime" }}\n',
    "hand": 'reqwest = { version = "0.13", default-features = false, features = ["http2", "json", "query", "rustls"] }\n'
    'percent-encoding = "2"\n',
}
DEPENDENCIES["lean"] = DEPENDENCIES["hand"]
MANIFEST = """\
[package]
name = "{name}"
version = "0.0.0"
edition = "2024"

[dependencies]
serde = {{ version = "1", features = ["derive"] }}
{dependencies}"""


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 500], metavar="N")
    parser.add_argument("--out", type=Path, help="writes each measurement to this file, tab-separated")
    parser.add_argument("--read", type=Path, help="prints the tables of such a file, and measures nothing")
    return parser.parse_args()


def generate(sizes):
    """Writes the crates, all in one workspace."""
    shutil.rmtree(FOLDER / "leaves", ignore_errors=True)
    for shape in leaf.SHAPES:
        for size in sizes:
            folder = FOLDER / "leaves" / f"{shape}-{size}"
            (folder / "src").mkdir(parents=True)
            manifest = MANIFEST.format(name=folder.name, dependencies=DEPENDENCIES[shape])
            (folder / "Cargo.toml").write_text(manifest)
            (folder / "src/lib.rs").write_text(leaf.source(size, shape))
            if shape in leaf.OURS:
                (folder / "openapi.yaml").write_text(leaf.document(size))
    (FOLDER / "Cargo.toml").write_text('[workspace]\nresolver = "3"\nmembers = ["leaves/*"]\n')
    shutil.copy(ROOT / "Cargo.lock", FOLDER / "Cargo.lock")


def cargo(command, package):
    """Runs cargo, and returns the wall time and the processor time in milliseconds."""
    environment = dict(os.environ, CARGO_INCREMENTAL="0", CARGO_TARGET_DIR=str(FOLDER / "target"))
    environment.pop("MEMORAM_SPEC", None)
    begin = time.perf_counter()
    process = subprocess.Popen(["cargo", command, "--quiet", "-p", package], cwd=FOLDER, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    if status != 0:
        sys.exit(f"cargo {command} -p {package} failed")
    return wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000


def measure(sizes, rounds):
    """Yields rows of command, endpoints, shape, round, wall, cpu."""
    turns = [(command, size, shape) for command in COMMANDS for size in sizes for shape in leaf.SHAPES]
    # Compile the dependencies.
    for command, size, shape in turns:
        if size == min(sizes):
            cargo(command, f"{shape}-{size}")
    for number in range(1, rounds + 1):
        print(f"round {number} of {rounds}", file=sys.stderr)
        for command, size, shape in turns:
            (FOLDER / "leaves" / f"{shape}-{size}" / "src/lib.rs").touch()
            wall, cpu = cargo(command, f"{shape}-{size}")
            print(f"  {command} {shape}-{size}: {wall:.0f} ms, processor {cpu:.0f} ms", file=sys.stderr)
            yield command, size, shape, number, round(wall), round(cpu)


HEADER = ("command", "endpoints", "shape", "round", "wall_ms", "cpu_ms")


def read(file):
    with open(file, newline="") as lines:
        rows = csv.reader(lines, delimiter="\t")
        next(rows)
        return [(row[0], int(row[1]), row[2], *map(int, row[3:])) for row in rows]


def write(file, rows):
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(file, "w", newline="") as lines:
        csv.writer(lines, delimiter="\t", lineterminator="\n").writerows([HEADER, *rows])


def tables(rows):
    """Prints the times, the cost of an additional endpoint and the ratios of each command."""
    sizes = sorted({row[1] for row in rows})
    for command in COMMANDS:
        for column, clock in ((4, "wall clock"), (5, "processor time")):
            times = {
                (size, shape): [row[column] for row in rows if row[:3] == (command, size, shape)]
                for size in sizes
                for shape in leaf.SHAPES
            }
            print(f"\ncargo {command}, {clock}\n")
            print("\n".join(table(sizes, times)))


# What is compared, as far as it was measured.
RATIOS = (("ours", "hand"), ("ours", "lean"), ("checked", "ours"))


def table(sizes, times):
    median = {key: statistics.median(values) for key, values in times.items() if values}
    shapes = [shape for shape in leaf.SHAPES if (sizes[0], shape) in median]
    pairs = [pair for pair in RATIOS if set(pair) <= set(shapes)]
    yield "| | " + " | ".join(shapes + [" / ".join(pair) for pair in pairs]) + " |"
    yield "|---|" + "---|" * (len(shapes) + len(pairs))
    for size in sizes:
        cells = [spread(times[size, shape]) for shape in shapes]
        cells += [f"{median[size, one] / median[size, other]:.2f}" for one, other in pairs]
        yield f"| {size} endpoints, ms | {' | '.join(cells)} |"
    for low, high in zip(sizes, sizes[1:]):
        slopes = {shape: (median[high, shape] - median[low, shape]) / (high - low) for shape in shapes}
        cells = [f"{slopes[shape]:.2f}" for shape in shapes]
        cells += [f"**{slopes[one] / slopes[other]:.2f}**" for one, other in pairs]
        yield f"| {low} to {high}, ms per endpoint | {' | '.join(cells)} |"


def spread(values):
    return f"{statistics.median(values):.0f} ({min(values)}–{max(values)})"


def main():
    options = arguments()
    if options.read:
        return tables(read(options.read))
    generate(options.sizes)
    rows = list(measure(options.sizes, options.rounds))
    if options.out:
        write(options.out, rows)
    tables(rows)


if __name__ == "__main__":
    main()
