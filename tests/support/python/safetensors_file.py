"""Reads and writes safetensors from the specification alone: https://huggingface.co/docs/safetensors."""
import json
import struct

import numpy as np

TYPES = {'F64': '<f8', 'F32': '<f4', 'F16': '<f2', 'I64': '<i8', 'I32': '<i4', 'I16': '<i2', 'I8': 'i1',
         'U64': '<u8', 'U32': '<u4', 'U16': '<u2', 'U8': 'u1', 'BOOL': '?'}


def read(path):
    """Returns the arrays, by name, and the metadata."""
    with open(path, 'rb') as file:
        (length,) = struct.unpack('<Q', file.read(8))
        text = file.read(length)
        data = file.read()
    assert text.startswith(b'{') and (8 + length) % 8 == 0
    header = json.loads(text)
    metadata = header.pop('__metadata__', {})
    assert all(isinstance(value, str) for value in metadata.values())
    arrays, last = {}, 0
    for name, entry in sorted(header.items(), key=lambda item: item[1]['data_offsets']):
        begin, end = entry['data_offsets']
        assert begin == last
        arrays[name] = np.frombuffer(data[begin:end], TYPES[entry['dtype']]).reshape(entry['shape'])
        last = end
    assert last == len(data)
    return arrays, metadata


def write(path, arrays, metadata):
    """Writes arrays of NumPy, without padding, their descriptions in reverse order."""
    names = {np.dtype(code): name for name, code in TYPES.items()}
    header, data = [], b''
    for name, array in arrays.items():
        begin = len(data)
        data += array.tobytes()
        header.append((name, {'dtype': names[array.dtype], 'shape': array.shape, 'data_offsets': [begin, len(data)]}))
    text = json.dumps({'__metadata__': metadata, **dict(reversed(header))}).encode()
    with open(path, 'wb') as file:
        file.write(struct.pack('<Q', len(text)) + text + data)
