/** `cau-so localities apply`: a resolution that merges, divides, renames or upgrades places takes effect on its day, after a preview. */
import { readFileSync } from 'node:fs';
import { parseOptions } from '../../../foundation/cli/parse-options.ts';
import type { Verb, VerbIo } from '../../../foundation/cli/verb.ts';
import type { Clock } from '../../../foundation/clock.ts';
import { type ActOutcome, type ApplyActsDeps, applyActs } from '../actions/apply-acts.ts';
import { readActs } from '../content/read-acts.ts';
import type { ActRefusal } from '../domain/check-act.ts';
import type { LocalityData } from '../domain/locality.ts';
import { dissolves } from '../domain/locality-act.ts';
import { placeName } from '../domain/place-names.ts';

export interface LocalitiesVerbDeps {
  readonly clock: Clock;
  withDeps<T>(work: (deps: ApplyActsDeps) => Promise<T>): Promise<T>;
}

const HELP = `cau-so localities apply FILE [--preview]

Reads acts, one JSON object a line, and lays them over the places of the content. Places dissolved stay known for their
dates; from its day each act is what everybody sees, within a minute in every running process.

  {"kind":"merge","on":"2031-01-01","source":"Nghị quyết …","from":["14797","16522"],"to":{"code":"14797","name":"Hạc Thành","kind":"ward"}}
  {"kind":"split","on":"…","source":"…","from":"14797","to":[{"code":"14797","name":"…","kind":"ward"},{"code":"99991","name":"…","kind":"ward"}]}
  {"kind":"rename","on":"…","source":"…","unit":"14797","name":"Lam Sơn"}
  {"kind":"upgrade","on":"…","source":"…","unit":"38","to":"centrally-run-city"}

Units are named by their code on that day or by versioned id. Provinces are merged, renamed ({"vi","en"}) and upgraded the
same way. Acts stand in the order of their days; none lies before the last one applied.
Prints one line an act: {"line","kind","on","source","dissolved","created","changed","dossiers"}; "dossiers" counts those
that name one of the units now. Firms of a divided unit are asked where they are, never placed.
Exit 0 when all were applied, 1 when none was: every reason with its line on stderr.

  --preview   say what would change and change nothing

With the embedded database stop the portal first.`;

export function localitiesVerb(deps: LocalitiesVerbDeps): Verb {
  return {
    name: 'localities',
    summary: 'apply a dated act: communes or provinces merged, divided, renamed, upgraded',
    help: HELP,
    async run(args, io) {
      const [act, path, ...rest] = args;
      if (act !== 'apply' || path === undefined || path.startsWith('-')) {
        io.err('usage: cau-so localities apply FILE [--preview]');
        return 2;
      }
      const options = parseOptions(rest, { preview: { type: 'flag' } });
      if (!options.ok) {
        for (const { details } of options.refusals) io.err(details.reason);
        return 2;
      }
      const read = readActs(readFileSync(path, 'utf8'));
      if (read.problems.length > 0) return tell(io, read.problems);
      return deps.withDeps(async (applying) => {
        const write = !options.value.preview;
        const applied = await applyActs(applying, read.acts, { now: deps.clock.now(), write });
        if (!applied.ok) {
          const reasons = applied.refusals.map((refusal) => ({
            line: refusal.details.line,
            reason: reasonOf(refusal),
          }));
          return tell(io, reasons);
        }
        for (const outcome of applied.value) io.out(JSON.stringify(described(outcome)));
        return 0;
      });
    },
  };
}

function tell(io: VerbIo, problems: readonly { readonly line: number; readonly reason: string }[]): 1 {
  for (const { line, reason } of problems) io.err(`line ${line}: ${reason}`);
  return 1;
}

function described({ line, act, before, dossiers }: ActOutcome) {
  const ends = dissolves(act);
  const { kind, on, source } = act;
  const from = act.from.map((id) => ({ id, name: nameBefore(before, id) }));
  const to = act.to.map((unit) => ({
    id: unit.id,
    name: unit.level === 'province' ? unit.name.vi : unit.name,
    kind: unit.level === 'province' ? unit.type : unit.kind,
  }));
  return {
    line,
    kind,
    on,
    source,
    dissolved: ends ? from : [],
    created: ends ? to : [],
    changed: ends ? [] : to,
    dossiers,
  };
}

function nameBefore(places: LocalityData, id: string): string {
  const place = [...places.communes, ...places.provinces].find((each) => each.id === id);
  return place ? placeName(place, 'vi') : '';
}

/** The reason in words, with the unit or day it is about. */
function reasonOf({ code, details = {} }: ActRefusal): string {
  switch (code) {
    case 'localities.act.before-last-act':
      return `${details.on} lies before the last act, which took effect on ${details.last}`;
    case 'localities.act.before-the-content':
      return `${details.unit} exists since ${details.since}: an act on it must come later`;
    case 'localities.act.unknown-unit':
      return `no unit in force on that day has the code or id ${details.unit}`;
    case 'localities.act.unit-twice':
      return `${details.unit} is named twice`;
    case 'localities.act.levels-differ':
      return `${details.unit} is of another level than the first unit`;
    case 'localities.act.provinces-differ':
      return 'the communes lie in different provinces';
    case 'localities.act.province-not-divided':
      return 'a province is divided by naming what becomes of its communes; that is not supported yet';
    case 'localities.act.code-taken':
      return `the code ${details.unit} belongs to another unit, or was given already this year`;
    case 'localities.act.code-of-another-level':
      return `${details.unit}: a commune has five digits, a province two`;
    case 'localities.act.name-of-another-level':
      return 'a commune has one name, a province {"vi","en"}';
    case 'localities.act.kind-of-another-level':
      return `${details.kind} is not a kind of this level`;
    case 'localities.act.changes-nothing':
      return `${details.unit} is that already`;
  }
}
