"""Writes the files of `tests/data/files` with NumPy. Run by hand: `python tests/data/numpy_files.py`."""

from pathlib import Path

import numpy as np

FILES = Path(__file__).parent / "files"
counted = np.arange(12).reshape(2, 3, 2)

for name in "bool u1 u2 u4 u8 i1 i2 i4 i8 f2 f4 f8 >i2 >f4 >f8".split():
    values = np.array([0, 1, 1]) if name == "bool" else np.array([0, 1, 100])
    np.save(FILES / f"{name.replace('>', 'big_')}.npy", values.astype(name))
np.save(FILES / "fortran.npy", np.asfortranarray(counted.astype(np.uint8)))
np.save(FILES / "scalar.npy", np.float32(1.5))
np.save(FILES / "empty.npy", np.zeros((0, 4), dtype=np.float32))
np.save(FILES / "complex.npy", np.array([1 + 2j]))
np.save(FILES / "texts.npy", np.array(["a", "bc"]))
np.save(FILES / "objects.npy", np.array([None, "a"], dtype=object))
np.save(FILES / "records.npy", np.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f4")]))
np.save(FILES / "negative.npy", np.array([3, -1, 4]))
with open(FILES / "version2.npy", "wb") as file:
    np.lib.format.write_array(file, counted.astype(np.float32), version=(2, 0))

images, labels = (counted % 5).astype(np.uint8), np.array([1, 0])
np.savez(FILES / "plain.npz", images=images, labels=labels)
np.savez_compressed(FILES / "compressed.npz", images=images, labels=labels)
