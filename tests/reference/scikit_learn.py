"""Writes metrics.json: measures of answers drawn by chance, as scikit-learn computes them.

Run by hand, when a measure is added:

    pip install scikit-learn numpy
    python tests/reference/scikit_learn.py
"""

import json
import pathlib

import numpy as np
import sklearn
from sklearn import metrics


def classification(rng, name, samples, classes, occurring):
    """Classes from 0 to `occurring`, out of `classes`; scores are coarse, so that some are equal."""
    actual = rng.integers(0, occurring, samples)
    scores = rng.integers(0, 8, (samples, classes)) / 8
    hit = rng.random(samples) < 0.5
    predicted = np.where(hit, actual, rng.integers(0, occurring, samples))
    labels = list(range(classes))
    each = {
        measure: function(actual, predicted, labels=labels, average=None, zero_division=0).tolist()
        for measure, function in [
            ("precision", metrics.precision_score),
            ("recall", metrics.recall_score),
            ("f1", metrics.f1_score),
        ]
    }
    macro = {
        f"macro_{measure}": function(actual, predicted, average="macro", zero_division=0)
        for measure, function in [
            ("precision", metrics.precision_score),
            ("recall", metrics.recall_score),
            ("f1", metrics.f1_score),
        ]
    }
    return {
        "name": name,
        "classes": classes,
        "actual": actual.tolist(),
        "predicted": predicted.tolist(),
        "scores": scores.ravel().tolist(),
        "accuracy": metrics.accuracy_score(actual, predicted),
        "matrix": metrics.confusion_matrix(actual, predicted, labels=labels).ravel().tolist(),
        "top": [
            metrics.top_k_accuracy_score(actual, scores, k=k, labels=labels) for k in range(1, classes)
        ],
        **each,
        **macro,
    }


def ranking(rng, name, samples, levels):
    truth = rng.random(samples) < 0.4
    scores = np.round((rng.random(samples) + 0.4 * truth) * levels) / levels
    falses, trues, thresholds = metrics.roc_curve(truth, scores, drop_intermediate=False)
    return {
        "name": name,
        "truth": truth.tolist(),
        "scores": scores.tolist(),
        "auc": metrics.roc_auc_score(truth, scores),
        "false_positives": falses.tolist(),
        "true_positives": trues.tolist(),
        "thresholds": thresholds[1:].tolist(),
    }


def regression(name, predicted, actual):
    return {
        "name": name,
        "predicted": predicted.tolist(),
        "actual": actual.tolist(),
        "mean_absolute_error": metrics.mean_absolute_error(actual, predicted),
        "mean_squared_error": metrics.mean_squared_error(actual, predicted),
        "r_squared": metrics.r2_score(actual, predicted),
    }


def main():
    rng = np.random.default_rng(1)
    actual = np.round(rng.normal(5, 3, 40), 3)
    content = {
        "scikit-learn": sklearn.__version__,
        "classification": [
            classification(rng, "three classes", 60, 3, 3),
            classification(rng, "five classes, of which four occur", 80, 5, 4),
        ],
        "ranking": [
            ranking(rng, "many equal scores", 50, 5),
            ranking(rng, "few equal scores", 80, 1000),
            ranking(rng, "one score", 12, 0.25),
        ],
        "regression": [
            regression("close", np.round(actual + rng.normal(0, 1, 40), 3), actual),
            regression("worse than the mean", np.round(rng.normal(0, 9, 40), 3), actual),
            regression("constant and found", np.full(5, 2.5), np.full(5, 2.5)),
            regression("constant and missed", np.full(5, 2.0), np.full(5, 2.5)),
        ],
    }
    path = pathlib.Path(__file__).with_name("metrics.json")
    path.write_text(json.dumps(content, separators=(",", ":")).replace(',"', ',\n"') + "\n")


if __name__ == "__main__":
    main()
