"""Writes every step of a linear regression as TensorFlow trains it.

Run by hand:

    pip install tensorflow
    python tests/reference/tensorflow_linear_regression.py

It writes `linear_regression.json` beside itself: W, b and the loss before each of 1,000 full-batch steps and after the
last.
"""

import json
import pathlib

import tensorflow as tf

STEPS = 1000
LEARNING_RATE = 0.01


def main():
    x = tf.constant([1.0, 2.0, 3.0, 4.0, 5.0])
    y = tf.constant([2.0, 4.0, 6.0, 8.0, 10.0])
    w = tf.Variable(5.0)
    b = tf.Variable(0.0)

    steps = []
    for _ in range(STEPS + 1):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - (w * x + b)))
        steps.append([f"{float(number):.9g}" for number in (w, b, loss)])
        dw, db = tape.gradient(loss, [w, b])
        w.assign_sub(LEARNING_RATE * dw)
        b.assign_sub(LEARNING_RATE * db)

    rows = ",\n".join(f"  [{', '.join(step)}]" for step in steps)
    path = pathlib.Path(__file__).parent / "linear_regression.json"
    path.write_text(f'{{\n "tensorflow": {json.dumps(tf.__version__)},\n "steps": [\n{rows}\n ]\n}}\n')
    print(f"{path.name}: {len(steps)} rows, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
