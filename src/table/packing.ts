/** Provides the packer. */
import { packTable, unpackTable } from './pack.ts';
import { packArrays, unpackArrays } from './pack-arrays.ts';
import { providePacker } from './packer.ts';

providePacker({ packTable, unpackTable, packArrays, unpackArrays });
