"""A student's eight-bit file in few operations of the runtime: the same sums in less time.

The characters beside each other are laid together in eight bits, not as floats that are put into
eight bits three times; attention is one operation. The weights keep their bytes and get the names
that the student has for them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from reading.training.encoder import PAD
from reading.training.student import Shape

_OF_RUNTIME = "com.microsoft"
_OPSETS = (("", 17), (_OF_RUNTIME, 1))
_FORMAT = 8
_SIDES = 3
_UNSEEN = -1e4
_PRECISE = 1e-5
_Array = npt.NDArray[np.generic]


def lean(file: Path, shape: Shape) -> None:
    """Write the eight-bit file of a student of this shape anew."""
    graph = onnx.load(file).graph
    built = _Graph(dict(_weights(graph)))
    x = built.embedded()
    for at, step in enumerate(shape.before):
        x = built.convolution(x, f"layers.{at}", step)
    for at in range(shape.attending):
        x = built.attention(x, f"layers.{len(shape.before) + at}", shape.heads)
    for at, step in enumerate(shape.behind, len(shape.before) + shape.attending):
        x = built.convolution(x, f"layers.{at}", step)
    coarse = built.coarse(x)
    for head in graph.output:
        built.product(coarse, head.name, head.name)
    stored = [numpy_helper.from_array(array, name) for name, array in built.stored.items()]
    lean_one = helper.make_graph(built.nodes, "tagger", graph.input, graph.output, stored)
    opsets = [helper.make_opsetid(*opset) for opset in _OPSETS]
    onnx.save(helper.make_model(lean_one, opset_imports=opsets, ir_version=_FORMAT), file)


def _weights(graph: onnx.GraphProto) -> Iterator[tuple[str, _Array]]:
    """The weights by the names the student has for them, those of products in eight bits."""
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    ends = ("quantized", "scale", "zero_point")
    for name, array in stored.items():
        if name.endswith((".weight", ".bias")):
            yield name, array
    named = {"character.weight": "character.weight"} | dict(_products(graph))
    for name, given in named.items():
        for end in ends:
            yield f"{name}_{end}", stored[f"{given}_{end}"]


def _products(graph: onnx.GraphProto) -> Iterator[tuple[str, str]]:
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            part = node.output[0].partition("/MatMul")[0].strip("/").replace("/", ".")
            yield f"{part}.weight", node.input[1].removesuffix("_quantized")


@dataclass(frozen=True, slots=True)
class _Coarse:
    """A tensor in eight bits: the names of its numbers, of their scale and of their zero."""

    numbers: str
    scale: str
    zero: str


@dataclass(frozen=True)
class _Graph:
    """A network being written, from its first operation to its last."""

    stored: dict[str, _Array]
    nodes: list[onnx.NodeProto] = field(default_factory=list)

    def _add(self, kind: str, taken: list[str], made: str, **told: object) -> str:
        self.nodes.append(helper.make_node(kind, taken, [made], name=made, **told))
        return made

    def _kept(self, name: str, numbers: list[int]) -> str:
        self.stored[name] = np.array(numbers, dtype=np.int64)
        return name

    def embedded(self) -> str:
        """The hidden states of the characters; `seen` and `mask` tell which tokens are there."""
        hidden = self._add("Equal", ["ids", self._kept("pad", [PAD])], "is pad")
        shown = self._add("Not", [hidden], "is seen")
        self._add("Cast", [shown], "mask", to=TensorProto.INT32)
        flat = self._add("Cast", [shown], "seen flat", to=TensorProto.FLOAT)
        self._add("Unsqueeze", [flat, self._kept("width", [2])], "seen")
        table = [f"character.weight_{end}" for end in ("quantized", "scale", "zero_point")]
        numbers = self._add("Gather", [table[0], "ids"], "characters")
        x = self._add("DequantizeLinear", [numbers, *table[1:]], "embedded")
        return self._norm(x, "norm")

    def coarse(self, x: str) -> _Coarse:
        """A tensor put into eight bits."""
        made = _Coarse(f"{x} in eight bits", f"{x} scale", f"{x} zero")
        self.nodes.append(
            helper.make_node("DynamicQuantizeLinear", [x], [made.numbers, made.scale, made.zero])
        )
        return made

    def product(self, x: _Coarse, part: str, made: str) -> str:
        """A tensor in eight bits times the weights of a part, plus its bias."""
        numbers, scale, zero = (f"{part}.weight_{e}" for e in ("quantized", "scale", "zero_point"))
        taken = [x.numbers, numbers, x.scale, scale, x.zero, zero, f"{part}.bias"]
        return self._add("MatMulIntegerToFloat", taken, made, domain=_OF_RUNTIME)

    def _norm(self, x: str, part: str) -> str:
        taken = [x, f"{part}.weight", f"{part}.bias"]
        return self._add("LayerNormalization", taken, f"{part} out", axis=-1, epsilon=_PRECISE)

    def convolution(self, x: str, part: str, step: int) -> str:
        """A convolution: each token with its neighbours `step` apart."""
        coarse = self.coarse(self._add("Mul", [x, "seen"], f"{part} seen"))
        edges = self._kept(f"{part} edges", [0, step, 0, 0, step, 0])
        wide = self._add("Pad", [coarse.numbers, edges, coarse.zero], f"{part} wide")
        length, sides = self._kept("length", [1]), list[str]()
        for at in range(_SIDES):
            left = (_SIDES - 1 - at) * step
            begin = self._kept(f"{part} from {at}", [at * step])
            end = self._kept(f"{part} to {at}", [-left if left else np.iinfo(np.int64).max])
            sides.append(self._add("Slice", [wide, begin, end, length], f"{part} side {at}"))
        beside = self._add("Concat", sides, f"{part} beside", axis=-1)
        mixed = self.product(
            _Coarse(beside, coarse.scale, coarse.zero), f"{part}.mixed", f"{part} mixed"
        )
        kept = self._add("Relu", [mixed], f"{part} kept")
        return self._norm(self._add("Add", [x, kept], f"{part} sum"), f"{part}.norm")

    def attention(self, x: str, part: str, heads: int) -> str:
        """Attention over the whole stretch, and what each token makes of it."""
        coarse, qkv = self.coarse(x), f"{part}.qkv"
        weight, scale, zero = (f"{qkv}.weight_{e}" for e in ("quantized", "scale", "zero_point"))
        taken = [coarse.numbers, weight, f"{qkv}.bias", coarse.scale, scale, "mask"]
        attended = self._add(
            "QAttention",
            [*taken, coarse.zero, zero],
            f"{part} attended",
            domain=_OF_RUNTIME,
            num_heads=heads,
            mask_filter_value=_UNSEEN,
        )
        joined = self.product(self.coarse(attended), f"{part}.joined", f"{part} joined")
        x = self._norm(self._add("Add", [x, joined], f"{part} sum one"), f"{part}.norm_one")
        wide = self.product(self.coarse(x), f"{part}.widen", f"{part} wide")
        kept = self._add("Relu", [wide], f"{part} kept")
        narrow = self.product(self.coarse(kept), f"{part}.narrow", f"{part} narrow")
        return self._norm(self._add("Add", [x, narrow], f"{part} sum two"), f"{part}.norm_two")
