"""A shipped network read back as a student, so that teaching can go on from it."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper

from reading.training.student import Student

_AS_THEY_ARE = "character.weight"
"""The weights that the file does not hold the other way round, for a product."""
_Stored = Mapping[str, npt.NDArray[np.float32]]


def resumed(student: Student, file: Path) -> Student:
    """The student with the weights of an eight-bit file of the same shape, as floats again.

    Raises ValueError where the file does not hold all of them.
    """
    graph = onnx.load(file).graph
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    state = student.state_dict()
    found = {name: stored[name] for name in state if name in stored}
    for name in state:
        if f"{name}_quantized" in stored:
            floats = _floats(stored, f"{name}_quantized")
            found[name] = floats if name == _AS_THEY_ARE else floats.T
    if missing := sorted(set(state) - set(found)):
        message = f"{file.name} holds no {', '.join(missing)}"
        raise ValueError(message)
    student.load_state_dict({name: torch.tensor(found[name].copy()) for name in state})
    return student


def _floats(stored: _Stored, name: str) -> npt.NDArray[np.float32]:
    """Weights of eight bits as floats: each less the zero point, times the scale."""
    scale, zero = (stored[name.replace("_quantized", end)] for end in ("_scale", "_zero_point"))
    return ((stored[name].astype(np.float32) - zero.astype(np.float32)) * scale).astype(np.float32)
