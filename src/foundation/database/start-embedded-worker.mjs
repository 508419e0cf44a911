/** Starts embedded-worker.ts from source: on Node 20 a worker cannot begin with a .ts file, so it begins here and tsx reads the rest. */
import { tsImport } from 'tsx/esm/api';

await tsImport('./embedded-worker.ts', import.meta.url);
