"""Writes breast_cancer.csv, from scikit-learn's copy of the data.

    pip install scikit-learn==1.9.1
    python breast_cancer.py
"""

from pathlib import Path

from sklearn.datasets import load_breast_cancer

cancer = load_breast_cancer()
lines = [",".join([*cancer.feature_names, "diagnosis"])]
for numbers, target in zip(cancer.data, cancer.target):
    lines.append(",".join([*(f"{number:g}" for number in numbers), str(cancer.target_names[target])]))
    assert [float(text) for text in lines[-1].split(",")[:-1]] == numbers.tolist(), "a number lost digits"
Path(__file__).with_name("breast_cancer.csv").write_text("\n".join(lines) + "\n", encoding="ascii", newline="\n")
