/** Test files of one worker share its modules: what a file opened or put in force ends with it. */
import { afterAll } from 'vitest';
import { closeDatabases } from './database-fixture.ts';

afterAll(closeDatabases);
