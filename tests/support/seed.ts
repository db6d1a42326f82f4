import '../../src/table/packing.ts';
import fc from 'fast-check';

// Every run uses the same examples, so a failure can be reproduced.
fc.configureGlobal({ seed: 20 });
