"""Writes the weights of networks of PyTorch in the folder, with some inputs and the outputs for them."""
import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

folder = Path(sys.argv[1])
torch.manual_seed(1)


class Sequences(nn.Module):
    """Layers whose tensors PyTorch arranges in its own way."""

    def __init__(self):
        super().__init__()
        self.lstm1 = nn.LSTM(12, 4, bidirectional=True, batch_first=True)
        self.gru2 = nn.GRU(8, 4, batch_first=True)
        self.self_attention3 = nn.MultiheadAttention(4, 2, batch_first=True)
        self.transformer_block4 = nn.TransformerEncoderLayer(4, 2, 6, dropout=0, batch_first=True, norm_first=True)
        self.rnn5 = nn.RNN(4, 3, batch_first=True)
        self.output = nn.Linear(3, 12)

    def forward(self, tokens):
        x = F.one_hot(tokens.long(), 12).float()
        x, _ = self.lstm1(x)
        x, _ = self.gru2(x)
        x, _ = self.self_attention3(x, x, x)
        x = self.transformer_block4(x)
        x, _ = self.rnn5(x)
        return self.output(x)


class ResidualConv2d(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(2, 2, 3, padding='same')
        self.conv2 = nn.Conv2d(2, 2, 3, padding='same')

    def forward(self, x):
        return x + self.conv2(F.relu(self.conv1(x)))


class Images(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv2d1 = nn.Conv2d(1, 3, 3, padding='same')
        self.conv2d_transpose2 = nn.ConvTranspose2d(3, 2, 3, stride=2)
        self.residual_conv2d3 = ResidualConv2d()
        self.output = nn.Linear(512, 10)

    def forward(self, x):
        x = F.relu(self.conv2d1(x.reshape(-1, 1, 8, 8)))
        x = F.relu(self.conv2d_transpose2(x)[:, :, :16, :16])
        return self.output(self.residual_conv2d3(x).flatten(1))


def write(name, network, x):
    """Randomizes all parameters, so that none of them is 0 or 1 at the beginning."""
    network.eval()
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.normal_(0, 0.5)
        outputs = network(x)
    np.savez(folder / f'{name}.npz', **{key: value.numpy() for key, value in network.state_dict().items()})
    np.savez(folder / f'{name}-run.npz', x=x.reshape(len(x), -1).float().numpy(), outputs=outputs.numpy())


dense = nn.Sequential(nn.Linear(2, 2), nn.Tanh(), nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 1))
write('dense', dense, torch.randn(5, 2))
write('sequences', Sequences(), torch.randint(0, 12, (3, int(sys.argv[2]))))
write('images', Images(), torch.rand(3, 64))
