"""Writes weights from Keras as a safetensors file, and what the network computes with them.

Run by hand:

    pip install keras torch numpy safetensors
    KERAS_BACKEND=torch python tests/weights/from_keras.py

It writes `files/keras.safetensors` and `files/keras.json` beside itself, by way of a `.keras` file. The line that the
documentation of `constnet::formats` shows is the one in `convert`.
"""

import json
import pathlib
import tempfile

import keras
import numpy as np
from safetensors.numpy import save_file

FILES = pathlib.Path(__file__).parent / "files"


def network():
    """As users of Keras declare one: channels last, and default settings."""
    return keras.Sequential([
        keras.layers.Input((6, 6, 2)),
        keras.layers.Conv2D(3, (3, 2), name="conv"),
        keras.layers.BatchNormalization(name="norm"),
        keras.layers.ReLU(),
        keras.layers.DepthwiseConv2D(2, depth_multiplier=2, name="deep"),
        keras.layers.Conv2DTranspose(4, 2, strides=2, name="wide"),
        keras.layers.GlobalAveragePooling2D(),
        keras.layers.LayerNormalization(name="rows"),
        keras.layers.Dense(5, activation="tanh", name="hidden"),
        keras.layers.Dense(2, name="out"),
    ])


def convert(model, path):
    save_file({f"{layer.name}.{dict(kernel='weight', gamma='weight', beta='bias', moving_mean='running_mean', moving_variance='running_var').get(w.name, w.name)}":
        (w.numpy().transpose(2, 3, 0, 1).reshape(-1, 1, *w.shape[:2])
         if isinstance(layer, keras.layers.DepthwiseConv2D) and w.name == "kernel"
         else w.numpy().transpose({1: (0,), 2: (1, 0), 4: (3, 2, 0, 1)}[len(w.shape)])).copy()
        for layer in model.layers for w in layer.weights}, path)


def main():
    keras.utils.set_random_seed(5)
    rng = np.random.default_rng(5)
    model = network()
    for weight in model.weights:
        values = rng.normal(size=weight.shape)
        weight.assign(np.abs(values) + 0.5 if "variance" in weight.name else values)
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "net.keras"
        model.save(file)
        model = keras.saving.load_model(file)
    convert(model, FILES / "keras.safetensors")
    x = rng.normal(size=(1, 6, 6, 2)).astype(np.float32)
    y = model.predict(x, verbose=0)
    numbers = lambda array: [float(str(value)) for value in np.asarray(array, np.float32).ravel()]
    # The input as constnet has it, channels first.
    case = {"keras": keras.__version__, "input": numbers(x.transpose(0, 3, 1, 2)), "output": numbers(y)}
    (FILES / "keras.json").write_text(json.dumps(case, separators=(",", ":")) + "\n")
    print([(weight.path, tuple(weight.shape)) for weight in model.weights], model.summary())


if __name__ == "__main__":
    main()
