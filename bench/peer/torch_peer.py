"""The benchmark's rows in PyTorch, as somebody writes them who knows it.

Reads JSON lines from standard input and answers each with one line: {"op": "open" | "check" | "run" | "close", "id": …}.
`npm run bench -- --peer torch` starts it, and lets it take turns with the lab.
"""

import base64
import json
import sys

try:
    import torch
    import torch.nn.functional as F
except ImportError as error:
    sys.exit(str(error))

torch.set_num_threads(1)


def array(text, dtype):
    return torch.frombuffer(bytearray(base64.b64decode(text)), dtype=dtype)


def floats(text, shape):
    return array(text, torch.float32).reshape(shape)


def sparse(given, device):
    """A sparse matrix and its transpose; CSR where this build multiplies by it, else COO."""
    shape = (given["rows"], given["cols"])
    pointers = array(given["rowPtr"], torch.int32).long()
    columns = array(given["colIdx"], torch.int32).long()
    row = torch.repeat_interleave(torch.arange(shape[0]), pointers[1:] - pointers[:-1])
    values = floats(given["values"], (-1,))
    coo = torch.sparse_coo_tensor(torch.stack([row, columns]), values, shape).coalesce().to(device)
    pair = (coo, coo.t().coalesce())
    try:
        forms = tuple(matrix.to_sparse_csr() for matrix in pair)
        for matrix in forms:
            matrix @ torch.ones(matrix.shape[1], 2, device=device)
        return forms
    except (RuntimeError, NotImplementedError):  # builds without MKL
        return pair


class Propagate(torch.autograd.Function):
    """matrix @ x, differentiable in x by the transpose that lies ready."""

    @staticmethod
    def forward(context, x, matrix, transpose):
        context.transpose = transpose
        return matrix @ x

    @staticmethod
    def backward(context, gradient):
        return context.transpose @ gradient, None, None


class Training:
    """A net, its optimizer and its samples; a unit is an epoch of an FNN, a step of a graph net."""

    def __init__(self, given, device):
        self.given, self.device = given, device
        self.start = {
            name: floats(entry["values"], entry["shape"]).to(device) for name, entry in given["parameters"].items()
        }
        self.masks = {
            name: floats(mask, given["parameters"][name]["shape"]).to(device) for name, mask in given["masks"].items()
        }
        targets = array(given["targets"], torch.int32).to(device)
        self.targets = targets.float() if given["loss"] == "binary" else targets.long()
        if given["kind"] == "fnn":
            table = given["table"]
            rows = array(given["rows"], torch.int32).long().reshape(-1, table["rowsPerSample"])
            self.x = floats(table["values"], (-1, table["width"]))[rows].flatten(1).to(device)
        else:
            self.nodes = array(given["rows"], torch.int32).long().to(device)
            self.propagation = sparse(given["propagation"], device)
            self.features = sparse(given["features"], device)
        self.begin()

    def begin(self):
        """Goes back to the initial weights, the moments at 0."""
        self.p = {name: values.clone().requires_grad_() for name, values in self.start.items()}
        weights, rate = list(self.p.values()), self.given["learningRate"]
        if self.given["optimizer"] == "adam":
            betas = (self.given["beta1"], self.given["beta2"])
            self.optimizer = torch.optim.Adam(weights, lr=rate, betas=betas, eps=self.given["epsilon"])
        else:
            self.optimizer = torch.optim.SGD(weights, lr=rate)

    def fnn(self, x, dropout):
        last = len(self.given["sizes"]) - 1
        for layer in range(1, last + 1):
            weights, bias, mask = self.p[f"w{layer}"], self.p.get(f"b{layer}"), self.masks.get(f"w{layer}")
            if mask is not None:
                weights = weights * mask
            x = x @ weights if bias is None else torch.addmm(bias, x, weights)
            if layer < last:
                x = F.relu(x)
                if dropout > 0:
                    x = F.dropout(x, dropout)
        return x

    def gcn(self):
        p = self.p
        hidden = F.relu(Propagate.apply(Propagate.apply(p["w1"], *self.features), *self.propagation) + p["b1"])
        return Propagate.apply(hidden @ p["w2"], *self.propagation) + p["b2"]

    def sage(self):
        p = self.p
        own = Propagate.apply(p["w1self"], *self.features)
        mean = Propagate.apply(Propagate.apply(p["w1mean"], *self.features), *self.propagation)
        hidden = F.relu(own + mean + p["b1"])
        return hidden @ p["w2self"] + Propagate.apply(hidden @ p["w2mean"], *self.propagation) + p["b2"]

    def step(self, choice, dropout):
        if self.given["kind"] == "fnn":
            logits, targets = self.fnn(self.x[choice], dropout), self.targets[choice]
        else:
            logits, targets = getattr(self, self.given["kind"])()[self.nodes], self.targets
        if self.given["loss"] == "binary":
            loss = F.binary_cross_entropy_with_logits(logits.squeeze(1), targets)
        else:
            loss = F.cross_entropy(logits, targets)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self.optimizer.step()
        return loss

    def batches(self, shuffled):
        if self.given["kind"] != "fnn":
            return [None]
        count = len(self.targets)
        order = torch.randperm(count, device=self.device) if shuffled else torch.arange(count, device=self.device)
        return order.split(self.given["batchSize"])

    def check(self):
        batches = self.batches(False)
        losses = [self.step(batches[i % len(batches)], 0).item() for i in range(self.given["checkedSteps"])]
        self.begin()
        return losses

    def run(self, units):
        for _ in range(units):
            for batch in self.batches(True):
                self.step(batch, self.given["dropout"])


class Product:
    """A sparse matrix times a dense one; a unit is a product."""

    def __init__(self, given, device):
        self.matrix = sparse(given["matrix"], device)[0]
        self.x = floats(given["x"], (-1, given["width"])).to(device)

    def check(self):
        return (self.matrix @ self.x).double().sum(0).tolist()

    def run(self, units):
        for _ in range(units):
            self.matrix @ self.x


def blas():
    """The library behind matrix products, as far as it is known."""
    config = torch.__config__.show()
    info = next((part.split("=")[1] for part in config.replace(",", " ").split() if part.startswith("BLAS_INFO=")), "")
    if info not in ("", "generic"):
        return info
    # Debian links a generic BLAS; which one that is shows in the memory of the process.
    try:
        with open("/proc/self/maps") as maps:
            files = {line.split("/")[-1].strip() for line in maps if "blas" in line.lower()}
    except OSError:
        files = set()
    real = sorted(name for name in files if name.startswith("libopenblas")) or sorted(files)
    return real[0] if real else "an unknown BLAS"


def devices():
    return ["cpu", "cuda"] if torch.cuda.is_available() else ["cpu"]


def about():
    torch.ones(64, 64) @ torch.ones(64, 64)  # loads the BLAS
    gpu = f"; CUDA {torch.version.cuda} on {torch.cuda.get_device_name()}" if torch.cuda.is_available() else ""
    return f"PyTorch {torch.__version__}, eager, {torch.get_num_threads()} thread, {blas()}{gpu}"


def synchronize(device):
    if device == "cuda":
        torch.cuda.synchronize()


def main():
    works = {}
    print(json.dumps({"about": about(), "devices": devices()}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        op, name = request["op"], request["id"]
        answer = {}
        try:
            if op == "open":
                kind = Product if request["kind"] == "product" else Training
                works[name] = (kind(request, request["device"]), request["device"])
            elif op == "check":
                answer["numbers"] = works[name][0].check()
            elif op == "run":
                work, device = works[name]
                work.run(request["units"])
                synchronize(device)
            elif op == "close":
                works.pop(name, None)
        except Exception as error:  # the other side says what went wrong
            answer["error"] = f"{type(error).__name__}: {error}".splitlines()[0]
        print(json.dumps(answer), flush=True)


main()
