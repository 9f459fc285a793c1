"""A network as an eight-bit ONNX file."""

from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn


def export(model: nn.Module, file: Path) -> None:
    """Write a tagging network in eight-bit ONNX."""
    model.eval()
    plain = file.with_suffix(".plain")
    axes = {name: {0: "batch", 1: "length"} for name in ("ids", "outer", "inner")}
    torch.onnx.export(
        model,
        (torch.ones(2, 40, dtype=torch.long),),
        str(plain),
        input_names=["ids"],
        output_names=["outer", "inner"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(str(plain), str(file), weight_type=QuantType.QInt8)
    plain.unlink()
