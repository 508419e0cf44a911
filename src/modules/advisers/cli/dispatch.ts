/** `cau-so dispatch`: a file of advisers and a file of requests in, one line a request out, in the order of the requests. */
import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { inputLines } from '../../../foundation/cli/input-lines.ts';
import { parseOptions } from '../../../foundation/cli/parse-options.ts';
import type { Verb, VerbIo } from '../../../foundation/cli/verb.ts';
import { dispatchAll, dispatchInBatches, type Placement } from '../domain/dispatch.ts';

const BATCH_HOURS = 4;

const HELP = `Usage: cau-so dispatch --advisers FILE --requests FILE [--objective served-then-cost|batches]

advisers  {"id":"a1","lat":19.8,"lon":105.78,"skills":["accounting"],"capacity":3,"remote_ok":true}
requests  {"id":"r1","arrival_hour":2,"lat":19.9,"lon":105.8,"skill":"accounting","remote_ok":false}
gives     {"request":"r1","adviser":"a1","cost":11.314286,"reason":null}
          {"request":"r2","adviser":null,"cost":null,"reason":"no-skill-within-60km"}

An adviser fits when the skill is among theirs and the great-circle distance is at most 60 km (cost: the kilometres), or both may work
from afar (cost: 80). capacity is hard. reason: no-skill-within-60km (nobody fits), no-capacity (all who fit are taken).

--objective  served-then-cost: all requests at once, most served, then the least total cost, exact
             batches (the default): as they arrive, every ${BATCH_HOURS} hours of arrival_hour together, each batch most served, then least cost, with
             the capacity that earlier batches left; what was promised is not taken back
Exit code: 0, 1 when a line was refused (file, line number and reason on stderr, the others are dispatched), 2 wrong use.`;

const id = z.union([z.string().min(1).max(200), z.number()]);
const place = { lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180), remote_ok: z.boolean() };
const skill = z.string().min(1).max(200);
const adviserShape = z
  .object({ id, ...place, skills: z.array(skill).max(1000), capacity: z.int().nonnegative().max(1_000_000) })
  .transform(({ remote_ok, ...rest }) => ({ ...rest, remoteOk: remote_ok }));
const requestShape = z
  .object({ id, ...place, skill, arrival_hour: z.number().nonnegative() })
  .transform(({ remote_ok, arrival_hour, ...rest }) => ({ ...rest, remoteOk: remote_ok, arrivalHour: arrival_hour }));

const OBJECTIVES = ['served-then-cost', 'batches'];

export const dispatchVerb: Verb = {
  name: 'dispatch',
  summary: 'Which adviser takes which request: most served, then least cost',
  help: HELP,
  async run(args, io) {
    const options = parseOptions(args, {
      advisers: { type: 'text', required: true },
      requests: { type: 'text', required: true },
      objective: { type: 'text', check: (text) => (OBJECTIVES.includes(text) ? undefined : OBJECTIVES.join(' or ')) },
    });
    if (!options.ok) {
      for (const { details } of options.refusals) io.err(details.reason);
      return 2;
    }
    const { objective, advisers: adviserFile, requests: requestFile } = options.value;
    if (adviserFile === undefined || requestFile === undefined) return 2;
    const advisers = await readFile('advisers', adviserFile, adviserShape, io);
    const requests = await readFile('requests', requestFile, requestShape, io);
    if (advisers === undefined || requests === undefined) return 2;
    const placements =
      objective === 'served-then-cost'
        ? dispatchAll(advisers.rows, requests.rows)
        : dispatchInBatches(advisers.rows, requests.rows, BATCH_HOURS);
    for (const [index, placement] of placements.entries())
      io.out(JSON.stringify({ request: requests.rows[index]!.id, ...answerOf(placement, advisers.rows) }));
    return advisers.refused || requests.refused ? 1 : 0;
  },
};

function answerOf(placement: Placement, advisers: readonly { readonly id: string | number }[]) {
  if (placement.adviser === null) return { adviser: null, cost: null, reason: placement.reason };
  return {
    adviser: advisers[placement.adviser]!.id,
    cost: Math.round(placement.cost * 1e6) / 1e6,
    reason: null,
  };
}

/** The good lines of a file; undefined when it cannot be read. An id that came before is refused. */
async function readFile<T extends { readonly id: string | number }>(
  name: string,
  path: string,
  shape: z.ZodType<T>,
  io: VerbIo,
): Promise<{ readonly rows: readonly T[]; readonly refused: boolean } | undefined> {
  const rows: T[] = [];
  const ids = new Set<string | number>();
  let refused = false;
  const refuse = (line: number, reason: string): void => {
    refused = true;
    io.err(`${name} line ${line}: ${reason}`);
  };
  let number = 0;
  try {
    for await (const line of inputLines(createReadStream(path), refuse)) {
      number += 1;
      if (line.trim() === '') continue;
      const parsed = parseLine(line, shape);
      if (typeof parsed === 'string') refuse(number, parsed);
      else if (ids.has(parsed.id)) refuse(number, 'id: advisers.dispatch.id-again');
      else {
        ids.add(parsed.id);
        rows.push(parsed);
      }
    }
  } catch (fault) {
    if (!(fault instanceof Error && 'syscall' in fault)) throw fault;
    io.err(`--${name}: ${path} cannot be read`);
    return undefined;
  }
  return { rows, refused };
}

function parseLine<T>(line: string, shape: z.ZodType<T>): T | string {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return 'advisers.dispatch.not-json';
  }
  const parsed = shape.safeParse(json);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join('.') ?? '';
  return `${field === '' ? '' : `${field}: `}advisers.dispatch.malformed`;
}
