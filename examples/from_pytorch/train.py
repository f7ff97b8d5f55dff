"""Trains a network with PyTorch, and writes its weights and what it predicts: what the example begins with.

    pip install torch safetensors numpy
    python train.py
"""

import csv
from collections import OrderedDict
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import nn

here = Path(__file__)
with open(here.parents[1] / "data/diabetes.csv", encoding="ascii") as file:
    rows = torch.tensor([[float(number) for number in row] for row in list(csv.reader(file))[1:]])
inputs, targets, fold = rows[:, :10], rows[:, 10:11], rows[:, 11]
train, test = fold != 0, fold == 0
mean, deviation = targets[train].mean(), targets[train].std()

torch.manual_seed(1)
model = nn.Sequential(
    OrderedDict(
        norm=nn.BatchNorm1d(10),
        hidden=nn.Linear(10, 16),
        tanh=nn.Tanh(),
        out=nn.Linear(16, 1),
    )
)
optimizer = torch.optim.AdamW(model.parameters(), lr=0.003, weight_decay=0.1)
for _ in range(60):
    for batch in torch.randperm(int(train.sum())).split(32)[:-1]:
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(inputs[train][batch]), (targets[train][batch] - mean) / deviation)
        loss.backward()
        optimizer.step()

model.eval()
with torch.no_grad():
    # The network speaks of the progression itself, and not of a standardized one.
    model.out.weight *= deviation
    model.out.bias.mul_(deviation).add_(mean)
    predicted = model(inputs[test])[:, 0]
    save_file(model.state_dict(), here.with_name("progression.safetensors"))
lines = ["predicted", *(repr(number) for number in predicted.tolist())]
here.with_name("predicted.csv").write_text("\n".join(lines) + "\n", encoding="ascii", newline="\n")
residuals = ((predicted - targets[test][:, 0]) ** 2).sum() / ((targets[test] - targets[test].mean()) ** 2).sum()
print(f"R² {1 - residuals.item():.4f}, PyTorch {torch.__version__}")
