"""Writes diabetes.csv, from scikit-learn's copy of the data, and diabetes_scikit_learn.csv, what its models make of it.

    pip install scikit-learn==1.9.1
    python diabetes.py

Every model is scored on what it was not fitted to: each of five folds is predicted by a model of the other four, and R² is that of
all predictions together.
"""

import warnings
from pathlib import Path

import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.linear_model import RidgeCV
from sklearn.metrics import mean_absolute_error, r2_score
from sklearn.model_selection import KFold
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

FOLDS = 5
SEED = 1

diabetes = load_diabetes(scaled=False)
inputs, targets = diabetes.data, diabetes.target
fold = np.empty(len(targets), dtype=int)
for number, (_, test) in enumerate(KFold(FOLDS, shuffle=True, random_state=SEED).split(inputs)):
    fold[test] = number

lines = [",".join([*diabetes.feature_names, "progression", "fold"])]
for numbers, target, number in zip(inputs, targets, fold):
    lines.append(",".join([*(f"{x:.10g}" for x in numbers), f"{target:g}", str(number)]))
here = Path(__file__)
here.with_name("diabetes.csv").write_text("\n".join(lines) + "\n", encoding="ascii", newline="\n")

warnings.filterwarnings("ignore", message=".*reached and the optimization hasn't converged")
models = {
    "the mean": None,
    "ridge (RidgeCV)": lambda: RidgeCV(alphas=np.logspace(-2, 3, 30)),
    "network (MLPRegressor)": lambda: MLPRegressor(random_state=SEED),
    "network (MLPRegressor with early_stopping)": lambda: MLPRegressor(
        hidden_layer_sizes=(16,), learning_rate_init=0.01, max_iter=2000, early_stopping=True, random_state=SEED
    ),
}
rows = ["model,r2,mean absolute error"]
for name, model in models.items():
    predicted = np.empty_like(targets)
    for number in range(FOLDS):
        train, test = fold != number, fold == number
        if model is None:
            predicted[test] = targets[train].mean()
        else:
            fitted = make_pipeline(StandardScaler(), model()).fit(inputs[train], targets[train])
            predicted[test] = fitted.predict(inputs[test])
    rows.append(f"{name},{r2_score(targets, predicted):.4f},{mean_absolute_error(targets, predicted):.2f}")
here.with_name("diabetes_scikit_learn.csv").write_text("\n".join(rows) + "\n", encoding="ascii", newline="\n")
