/** `cau-so generate enterprises`: a register of invented firms, to try the import with. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { parseOptions } from '../../../foundation/cli/parse-options.ts';
import type { Verb } from '../../../foundation/cli/verb.ts';
import type { Gazetteer } from '../../localities/index.ts';
import { type InventedPlaces, inventedRegister, MOST_INVENTED_FIRMS } from '../domain/invented-register.ts';

const HELP = `Usage: cau-so generate enterprises --firms N --to FILE [--seed S]

  --firms  1 to ${MOST_INVENTED_FIRMS}
  --to     the CSV file to write; an existing one is replaced
  --seed   a whole number, 1 when left out; the same seed gives the same file

Every name says "Thử nghiệm", tax codes lie in area 99, which no office issues; their check digits are right.
  cau-so generate enterprises --firms 1000 --to firms.csv
gives
  {"file":"firms.csv","firms":1000,"seed":1}
Exit code: 0, 2 usage.`;

export interface GenerateVerbDeps {
  readonly places: () => Gazetteer;
  readonly industries: () => readonly string[];
}

export function generateVerb(deps: GenerateVerbDeps): Verb {
  return {
    name: 'generate',
    summary: 'Write a register of invented firms',
    help: HELP,
    async run([what, ...rest], io) {
      const whole = (most: number) => (text: string) =>
        /^\d{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= most
          ? undefined
          : `not a whole number from 1 to ${most}`;
      const options = parseOptions(rest, {
        firms: { type: 'text', required: true, check: whole(MOST_INVENTED_FIRMS) },
        seed: { type: 'text', check: whole(999_999_999) },
        to: { type: 'text', required: true },
      });
      if (what !== 'enterprises' || !options.ok) {
        if (!options.ok) for (const { details } of options.refusals) io.err(details.reason);
        io.err(HELP);
        return 2;
      }
      const { firms, seed = '1', to = '' } = options.value;
      await writeInventedRegister(to, Number(firms), Number(seed), inventedPlaces(deps));
      io.out(JSON.stringify({ file: to, firms: Number(firms), seed: Number(seed) }));
      return 0;
    },
  };
}

/** Two firms of three write the commune of today, the others an old one with its district, as registers do. */
export function inventedPlaces({ places, industries }: GenerateVerbDeps): InventedPlaces {
  const known = places();
  const communes = known.communes.flatMap((commune) => {
    const today = [known.nameOf(commune.id, 'vi'), '', known.nameOf(commune.province, 'vi')] as const;
    const former = known
      .predecessorsOf(commune.id)
      .map((id) => known.findLocality(id))
      .find((place) => place?.level === 'former-commune' && place.successors.length === 1);
    const old =
      former?.level === 'former-commune'
        ? ([former.name, former.district ?? '', known.nameOf(former.province, 'vi')] as const)
        : today;
    return [today, today, old];
  });
  return { communes, industries: industries() };
}

const BLOCK = 1 << 20;
/** Founding dates end here, so that the same seed gives the same file in any year. */
const LAST_YEAR = 2025;

export async function writeInventedRegister(
  path: string,
  firms: number,
  seed: number,
  world: InventedPlaces,
): Promise<void> {
  const file = createWriteStream(path);
  let block = '';
  for (const line of inventedRegister(firms, seed, world, LAST_YEAR)) {
    block += `${line}\n`;
    if (block.length < BLOCK) continue;
    if (!file.write(block)) await once(file, 'drain');
    block = '';
  }
  file.end(block);
  await once(file, 'finish');
}
