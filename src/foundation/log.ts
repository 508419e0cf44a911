/** Structured logs, one JSON object a line on stdout. Never a URL with a key, a form value, an address or a name: callers pass codes and counts only. */
import pino from 'pino';

export interface Log {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  /** `error` keeps the stack of a bug; expected refusals are not errors. */
  error(fields: LogFields, message: string, fault?: unknown): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export function createLog(level: 'info' | 'warn' | 'error' | 'silent' = 'info'): Log {
  const logger = pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
  return {
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message, fault) =>
      logger.error(
        { ...fields, fault: fault instanceof Error ? { name: fault.name, stack: fault.stack } : undefined },
        message,
      ),
  };
}

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
