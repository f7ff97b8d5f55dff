"""Writes digits.txt, from scikit-learn's copy of the data.

    pip install scikit-learn==1.9.1
    python digits.py
"""

from pathlib import Path

from sklearn.datasets import load_digits

LEVELS = "0123456789abcdefg"

digits = load_digits()
lines = [
    f"{label} {''.join(LEVELS[int(level)] for level in image.ravel())}\n"
    for label, image in zip(digits.target, digits.images)
]
Path(__file__).with_name("digits.txt").write_text("".join(lines), encoding="ascii", newline="\n")
