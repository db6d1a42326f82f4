"""Reads files that a test has written in the folder, tells what they contain, and writes others for it to read."""
import io
import json
import sys
import zipfile
from pathlib import Path

import numpy as np

import safetensors_file

folder = Path(sys.argv[1])


def told(arrays):
    """The arrays as JSON can tell them."""
    return [{'name': name, 'type': str(array.dtype), 'shape': array.shape, 'values': array.ravel().tolist()}
            for name, array in arrays.items()]


arrays, metadata = safetensors_file.read(folder / 'page.safetensors')
with np.load(folder / 'page.npz', allow_pickle=False) as npz:
    assert npz.zip.testzip() is None
    print(json.dumps({'safetensors': told(arrays), 'metadata': metadata, 'npz': told(dict(npz)),
                      'npy': told({'page': np.load(folder / 'page.npy')})}))

grid = np.arange(24).reshape(2, 3, 4)
signed = grid - 7
written = {
    'f4': (signed / 3).astype('<f4'), 'f8': signed / 3, 'f2': (signed / 3).astype('<f2'),
    'i8': signed.astype('<i8'), 'i4': signed.astype('<i4'), 'i2': signed.astype('<i2'), 'i1': signed.astype('i1'),
    'u8': grid.astype('<u8') * 2**40, 'u4': grid.astype('<u4'), 'u2': grid.astype('<u2'), 'u1': grid.astype('u1'),
    'b1': grid % 2 == 1, 'empty': np.zeros((0, 3), '<f4'), 'scalar': np.float32(0.5).reshape(()),
    'special': np.array([np.nan, np.inf, -np.inf, -0.0, 6e-8, 65504, 1e-30], '<f8').astype('<f2'),
}
safetensors_file.write(folder / 'numpy.safetensors', written, {'framework': 'numpy', 'ü "\\\n': '∇'})
others = {**written, 'fortran': np.asfortranarray(signed.astype('<f4')), 'big': (signed / 3).astype('>f8'),
          'big_integers': signed.astype('>i4'), 'a/b.c': np.asfortranarray(signed[0].astype('>f4'))}
np.savez(folder / 'numpy.npz', **others)
np.savez_compressed(folder / 'compressed.npz', **others)
np.save(folder / 'numpy.npy', signed / 3)


class Unseekable(io.RawIOBase):
    """A file as a pipe: sizes come after the data, as data descriptors."""

    def __init__(self, path):
        self.file = open(path, 'wb')

    def writable(self):
        return True

    def write(self, data):
        return self.file.write(data)

    def flush(self):
        if not self.file.closed:
            self.file.flush()


with zipfile.ZipFile(Unseekable(folder / 'streamed.npz'), 'w', zipfile.ZIP_DEFLATED) as archive:
    for name, array in others.items():
        content = io.BytesIO()
        np.save(content, array)
        archive.writestr(f'{name}.npy', content.getvalue())
with open(folder / 'version2.npy', 'wb') as file:
    np.lib.format.write_array(file, written['f4'], version=(2, 0))
