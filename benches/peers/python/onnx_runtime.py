"""The workloads of inference in ONNX Runtime, with inputs and outputs bound beforehand."""

import numpy
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from harness import INFERENCE, INPUTS, measure, version, wanted

PEER = "ONNX Runtime"
random = numpy.random.default_rng(0)


def model(widths, activation, ends_in_softmax):
    nodes, parameters, value = [], [], "x"
    for number, (inputs, outputs) in enumerate(zip(widths, widths[1:])):
        size = inputs**-0.5
        for name, shape in ((f"w{number}", (inputs, outputs)), (f"b{number}", (outputs,))):
            parameters.append(numpy_helper.from_array(random.uniform(-size, size, shape).astype("f"), name))
        last = number == len(widths) - 2
        output = "y" if last and not ends_in_softmax else f"sum{number}"
        nodes.append(helper.make_node("Gemm", [value, f"w{number}", f"b{number}"], [output]))
        value = output
        if not last:
            nodes.append(helper.make_node(activation.capitalize(), [value], [f"value{number}"]))
            value = f"value{number}"
    if ends_in_softmax:
        nodes.append(helper.make_node("Softmax", [value], ["y"], axis=-1))
    ends = [("x", widths[0]), ("y", widths[-1])]
    x, y = (helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, width]) for name, width in ends)
    graph = helper.make_graph(nodes, "mlp", [x], [y], parameters)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)


def inference(workload, widths, activation, ends_in_softmax):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    file = model(widths, activation, ends_in_softmax).SerializeToString()
    session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
    bindings = []
    for _ in range(INPUTS):
        x = random.standard_normal((1, widths[0])).astype("f")
        binding = session.io_binding()
        binding.bind_ortvalue_input("x", onnxruntime.OrtValue.ortvalue_from_numpy(x))
        binding.bind_ortvalue_output("y", onnxruntime.OrtValue.ortvalue_from_numpy(session.run(None, {"x": x})[0]))
        bindings.append(binding)

    def run(count):
        for number in range(count):
            session.run_with_iobinding(bindings[number % INPUTS])

    measure(workload, PEER, 1, run)


version(PEER, onnxruntime.__version__)
for row in INFERENCE:
    if wanted(row[0]):
        inference(*row)
