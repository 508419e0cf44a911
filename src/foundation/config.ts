/** Configuration from the environment: parsed once, every variable optional, all mistakes reported together. */
import { resolve } from 'node:path';
import { z } from 'zod';

export interface Config {
  readonly port: number;
  /** Loopback unless the operator says otherwise; demo sign-ins refuse to work beyond it. */
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** Public address such as `https://causo.example.vn`; undefined = as the browser asks. */
  readonly baseUrl: string | undefined;
  readonly demo: boolean;
  /** `smtp://…` or `smtps://…`; undefined = letters are files in DATA_DIR/outbox. */
  readonly smtpUrl: string | undefined;
  /** A Maildir into which letters that came back are dropped; undefined = none is read. */
  readonly bounceDir: string | undefined;
  /** `clamd://host:port` or `clamd:///path/of/its/socket`; undefined = papers are not scanned for viruses. */
  readonly scannerUrl: string | undefined;
  /** `file`: short messages are offered and written to DATA_DIR/outbox, to try it out; undefined = not offered. */
  readonly messages: 'file' | undefined;
  /** The address letters come from. */
  readonly mailFrom: string;
  /** 64 hex digits shared by the processes of one deployment; undefined = kept in DATA_DIR. */
  readonly secretKey: string | undefined;
  /** File that describes an OpenID Connect provider; undefined = none is connected. */
  readonly oidcFile: string | undefined;
  /** `web` answers people and leaves jobs and clocks to a `worker`; `all` is both. Only a PostgreSQL server can be shared. */
  readonly role: 'all' | 'web' | 'worker';
}

const schema = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    HOST: z.string().min(1).default('127.0.0.1'),
    DATA_DIR: z.string().min(1).default('./data'),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
      .optional(),
    BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
    DEMO: z.enum(['on', 'off']).default('on'),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    MAIL_FROM: z.email().optional(),
    BOUNCE_DIR: z.string().optional(),
    SCANNER_URL: z.url({ protocol: /^clamd$/ }).optional(),
    MESSAGES: z.enum(['file']).optional(),
    OIDC_FILE: z.string().optional(),
    SECRET_KEY: z
      .string()
      .regex(/^[0-9a-fA-F]{64}$/, 'must be 64 hexadecimal digits')
      .optional(),
    ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  })
  .refine(({ ROLE, DATABASE_URL }) => ROLE === 'all' || DATABASE_URL !== undefined, {
    path: ['ROLE'],
    message: 'only processes on one PostgreSQL server can share the work: set DATABASE_URL too',
  });

/** Reads the variables of docs/operations.md. Throws one error that names every wrong variable. An empty variable counts as absent. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(present);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`).join('\n');
    throw new Error(`The configuration is not usable:\n${issues}`);
  }
  const { PORT, HOST, DATA_DIR, DATABASE_URL, BASE_URL, DEMO, ROLE, ...given } = parsed.data;
  return {
    port: PORT,
    host: HOST,
    dataDir: resolve(DATA_DIR),
    databaseUrl: DATABASE_URL,
    baseUrl: BASE_URL?.replace(/\/+$/, ''),
    demo: DEMO === 'on',
    role: ROLE,
    smtpUrl: given.SMTP_URL,
    mailFrom: given.MAIL_FROM ?? `no-reply@${BASE_URL === undefined ? 'localhost' : new URL(BASE_URL).hostname}`,
    messages: given.MESSAGES,
    bounceDir: given.BOUNCE_DIR === undefined ? undefined : resolve(given.BOUNCE_DIR),
    scannerUrl: given.SCANNER_URL,
    secretKey: given.SECRET_KEY,
    oidcFile: given.OIDC_FILE === undefined ? undefined : resolve(given.OIDC_FILE),
  };
}
