"""Writes the table and the chart from the lines that the peers printed: `report.py MEASUREMENTS FOLDER`.

A row is a workload; a number is the median over all blocks of all rounds, and in a second table the least of them: what a machine that others
use, too, does undisturbed. Below 10% a difference means nothing.
"""

import collections
import json
import math
import platform
import statistics
import sys
from pathlib import Path

OURS = "constnet"
TWO_CORES = ("constnet, 2 threads", "constnet, 2 processes")
INFERENCE = {
    "A1": "4-16-16-3, tanh, softmax",
    "A2": "784-128-10, relu, softmax",
    "A3": "autoencoder 640-128×4-8-128×4-640, relu",
    "A4": "LeNet-5, softmax",
}
TRAINING = {
    "B1_1": "4-16-3, SGD, batch 1",
    "B1_16": "4-16-3, SGD, batch 16",
    "B2_32": "784-128-10, SGD, batch 32",
    "B2_128": "784-128-10, SGD, batch 128",
    "B3_32": "LeNet-5, Adam, batch 32",
    "B3_128": "LeNet-5, Adam, batch 128",
    "C": "a line through five points, 1,000 steps",
}


def processor():
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        return next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def duration(ns):
    for unit, size in (("ns", 1), ("µs", 1e3), ("ms", 1e6)):
        if ns < 1000 * size:
            return f"{ns / size:.3g} {unit}"
    return f"{ns / 1e9:.3g} s"


def frequency(samples):
    """Samples a second."""
    for unit, size in (("k", 1e3), ("M", 1e6)):
        if samples < 1000 * size:
            return f"{samples / size:.3g} {unit}/s"
    return f"{samples / 1e9:.3g} G/s"


def read(lines):
    times, versions, missing = collections.defaultdict(list), {}, []
    samples = {}
    for line in map(json.loads, lines):
        if line.get("unavailable"):
            missing.append(line["peer"])
        elif "version" in line:
            versions[line["peer"]] = line["version"]
        else:
            times[line["workload"], line["peer"]] += line["ns"]
            samples[line["workload"]] = line["samples"]
    return times, samples, versions, missing


def table(title, times, samples):
    peers = {peer for _, peer in times}
    ours = [peer for peer in (OURS, *TWO_CORES) if peer in peers]
    heads = [*ours, *sorted(peers.difference(ours))]
    rows = [f"| {title} | " + " | ".join(heads) + " |", "|---" * (len(heads) + 1) + "|"]
    for workload, name in (INFERENCE | TRAINING).items():
        if workload not in samples:
            continue
        rate = workload in TRAINING and workload != "C"
        cells = []
        for peer in heads:
            ns = times.get((workload, peer))
            if ns is None:
                cells.append("–")
            elif rate:
                cells.append(frequency(samples[workload] * 1e9 / ns))
            else:
                cells.append(duration(ns))
        rows.append(f"| {workload.split('_')[0]}: {name} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def origin(versions, missing):
    known = ", ".join(f"{peer} {version}" for peer, version in sorted(versions.items()))
    notes = [f"{processor()}, one core, and two where threads or processes are named, {platform.system()}; {known}. Measured by `benches/peers/run`."]
    if missing:
        notes.append("Not available here: " + ", ".join(missing) + ".")
    return "\n".join(notes)


def chart(medians, samples):
    """How many times longer each peer takes than constnet, on a logarithmic axis."""
    rows = [(w, p, ns / medians[w, OURS]) for (w, p), ns in medians.items() if p != OURS and (w, OURS) in medians]
    groups = [(w, sorted((r, p) for v, p, r in rows if v == w)) for w in (INFERENCE | TRAINING) if w in samples]
    groups = [(w, group) for w, group in groups if group]
    decades = max([1, *(len(str(int(ratio))) for _, group in groups for ratio, _ in group)])
    left, width, bar = 150, 560, 16
    parts, y = [], 34

    def text(x, y, content, anchor="start", weight="normal"):
        parts.append(f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-weight="{weight}">{content}</text>')

    def place(ratio):
        # From a tenth to the largest decade, so that a peer that is faster has a bar to the left.
        return left + width * (math.log10(max(ratio, 0.1)) + 1) / (decades + 1)

    for workload, group in groups:
        text(8, y + 12, workload.replace("_", ", batch ") + ": " + (INFERENCE | TRAINING)[workload], weight="bold")
        y += 20
        for ratio, peer in group:
            start, end = sorted((place(1), place(ratio)))
            text(left - 8, y + 12, peer, "end")
            parts.append(f'<rect x="{start:.1f}" y="{y}" width="{end - start:.1f}" height="{bar - 3}" fill="#4878a8"/>')
            text(round(end + 5, 1), y + 12, f"{ratio:.3g}×")
            y += bar
        y += 12
    lines = [
        f'<line x1="{place(10**d):.1f}" x2="{place(10**d):.1f}" y1="28" y2="{y}" stroke="{"#333" if d == 0 else "#ddd"}"/>'
        for d in range(0, decades + 1)
    ]
    title = '<text x="8" y="18" font-weight="bold" font-size="14">Time beside constnet\'s, times</text>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + width + 90}" height="{y + 8}" '
        'font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="white"/>'
        + title
        + "".join(lines)
        + "".join(parts)
        + "</svg>\n"
    )


def main():
    measurements, folder = Path(sys.argv[1]), Path(sys.argv[2])
    times, samples, versions, missing = read(measurements.read_text().splitlines())
    medians = {key: statistics.median(values) for key, values in times.items()}
    least = {key: min(values) for key, values in times.items()}
    tables = [table("median", medians, samples), table("least", least, samples)]
    page = "\n\n".join([*tables, origin(versions, missing)]) + "\n"
    (folder / "table.md").write_text(page)
    (folder / "chart.svg").write_text(chart(medians, samples))
    print(page)


if __name__ == "__main__":
    main()
