/** The shape of what an officer settles about a file, in a mapping file and in what is stored. */
import { z } from 'zod';
import { type FileMapping, REGISTER_COLUMNS } from './register-columns.ts';
import { isOperatingStatus } from './register-status.ts';

export const fileMappingSchema: z.ZodType<FileMapping> = z.strictObject({
  columns: z.partialRecord(z.enum(REGISTER_COLUMNS), z.string().min(1).nullable()).optional(),
  industryEdition: z.enum(['2018', '2025']).optional(),
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  operatingStatus: z.record(z.string(), z.string().refine(isOperatingStatus, 'is not an operating status')).optional(),
});
