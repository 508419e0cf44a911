/** A storm: robots of every role walk the portal at random, follow what they see and send the forms they find, well filled and badly. */
import { Agent, request } from 'node:http';
import { randomIds } from '../../src/foundation/ids.ts';

export interface Storm {
  /** Forms the portal accepted, by who sent them; signing in is none. */
  readonly accepted: ReadonlyMap<string, number>;
  /** Answers of 500 and above, with the address. */
  readonly faults: readonly string[];
  readonly asked: number;
  /** Resolves when every robot has come to rest. */
  end(): Promise<void>;
}

export interface StormOrder {
  /** Addresses of the processes, asked in turn; changed under the storm when one is killed and another takes its place. */
  readonly addresses: readonly string[];
  /** Codes of the invented people, one robot each; beside them walk owners without an account. */
  readonly roles: readonly string[];
  readonly owners: number;
  readonly seed: number;
}

export function beginStorm(order: StormOrder): Storm {
  const accepted = new Map<string, number>();
  const faults: string[] = [];
  let asked = 0;
  let isOver = false;
  const seen = new Map<string, number>();
  const walkers = [...order.roles, ...Array.from({ length: order.owners }, () => 'owner-without-account')];
  const robots = walkers.map(async (role, index) => {
    const chance = chanceOf(order.seed * 1_000 + index);
    const robot = new Robot({ addresses: order.addresses, seen }, role, index, chance);
    while (!isOver) {
      try {
        const { status, address, isForm } = await robot.step();
        asked += 1;
        if (status >= 500) faults.push(`${role}: ${String(status)} ${address}`);
        if (isForm && status === 303) accepted.set(role, (accepted.get(role) ?? 0) + 1);
        if (status === 429) await rest(500);
      } catch {
        // The process was killed under the request: a person would try again.
        await rest(50);
      }
    }
    robot.leave();
  });
  return {
    accepted,
    faults,
    get asked() {
      return asked;
    },
    end: async () => {
      isOver = true;
      await Promise.all(robots);
    },
  };
}

const SESSION = 'cau-so-session=';

interface Stepped {
  readonly status: number;
  readonly address: string;
  readonly isForm: boolean;
}

class Robot {
  private page = '';
  private path = '/vi';
  private cookie = '';
  private readonly agent: Agent;
  private readonly addresses: readonly string[];
  private readonly role: string;
  private readonly chance: () => number;
  private next = 0;

  private readonly seen: Map<string, number>;

  constructor(
    { addresses, seen }: { readonly addresses: readonly string[]; readonly seen: Map<string, number> },
    role: string,
    index: number,
    chance: () => number,
  ) {
    // Every robot comes from an address of its own, as people do: limits are counted by address.
    this.agent = new Agent({ keepAlive: true, localAddress: `127.0.1.${String(index + 1)}` });
    this.addresses = addresses;
    this.seen = seen;
    this.role = role;
    this.chance = chance;
  }

  leave(): void {
    this.agent.destroy();
  }

  async step(): Promise<Stepped> {
    if (this.page === '' || this.chance() < 0.05) return this.home();
    const forms = formsOn(this.page).filter(({ action }) => !/sign-out|\/sign-in/.test(action));
    const form = forms.length > 0 && this.chance() < 0.6 ? this.rare(forms, ({ action }) => action) : undefined;
    if (form !== undefined) {
      const filled = form.fields.flatMap((field) => this.fill(field));
      return form.method === 'get'
        ? this.open(`${form.action}?${new URLSearchParams(filled).toString()}`)
        : this.send(form.action === '' ? this.path : form.action, filled);
    }
    const links = linksOn(this.page).filter((href) => /^\/(?:vi|en)\//.test(href) && !/sign-in/.test(href));
    return links.length === 0 ? this.home() : this.open(this.rare(links, (href) => href));
  }

  private async home(): Promise<Stepped> {
    if (this.role === 'owner-without-account') return this.send('/vi/start', [['skip', '1']]);
    if (this.cookie === '' || /\/sign-in/.test(this.path)) {
      this.cookie = '';
      return this.send('/vi/sign-in/demo', [['role', this.role]]);
    }
    return this.open(this.chance() < 0.7 ? '/vi/desk' : '/vi/account');
  }

  private fill({ name, values, hidden }: Field): [string, string][] {
    if (name === 'command') return [[name, this.chance() < 0.1 ? (values[0] ?? '') : randomIds.next()]];
    if (hidden && this.chance() < 0.97) return values.map((value) => [name, value]);
    const own = values.filter((value) => value !== '');
    const value = own.length > 0 && this.chance() < 0.8 ? this.pick(own) : this.pick(TYPED);
    return this.chance() < 0.1 ? [] : [[name, value]];
  }

  private open(address: string): Promise<Stepped> {
    return this.ask('GET', address);
  }

  private send(address: string, fields: readonly (readonly [string, string])[]): Promise<Stepped> {
    const body = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value]));
    if (!body.has('command')) body.set('command', randomIds.next());
    return this.ask('POST', address, body.toString());
  }

  private async ask(method: 'GET' | 'POST', address: string, body?: string): Promise<Stepped> {
    this.next += 1;
    const base = this.addresses[this.next % this.addresses.length] ?? '';
    const answer = await this.exchange(method, new URL(address, base), body);
    this.path = address;
    this.page = answer.body;
    if (answer.location !== undefined) {
      const to = new URL(answer.location, base);
      const landed = await this.exchange('GET', new URL(`${to.pathname}${to.search}`, base));
      this.path = `${to.pathname}${to.search}`;
      this.page = landed.body;
      if (landed.status >= 500) return { status: landed.status, address: this.path, isForm: false };
    }
    return {
      status: answer.status,
      address: `${method} ${address}`,
      isForm: method === 'POST' && !address.includes('/sign-in/'),
    };
  }

  private exchange(
    method: string,
    url: URL,
    body?: string,
  ): Promise<{ status: number; body: string; location?: string }> {
    return new Promise((resolve, reject) => {
      const headers = {
        ...{ accept: 'text/html', 'sec-fetch-site': 'same-origin', cookie: this.cookie },
        ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
      };
      const asking = request(url, { method, agent: this.agent, headers, timeout: 20_000 }, (answer) => {
        for (const set of answer.headers['set-cookie'] ?? []) {
          const [pair = ''] = set.split(';');
          if (pair.startsWith(SESSION)) this.cookie = pair === SESSION ? '' : pair;
        }
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (piece: string) => {
          // Files are not read to the end, pages are.
          if (text.length < 2_000_000) text += piece;
        });
        answer.on('error', reject);
        answer.on('end', () => {
          const { location } = answer.headers;
          resolve({ status: answer.statusCode ?? 0, body: text, ...(location !== undefined && { location }) });
        });
      });
      asking.on('error', reject);
      asking.on('timeout', () => asking.destroy(new Error('no answer within 20 s')));
      asking.end(body);
    });
  }

  /** Mostly where robots have been least: every form of the portal is met sooner than the same one often. */
  private rare<T>(list: readonly T[], addressOf: (each: T) => string): T {
    const timesAt = (each: T) => this.seen.get(kindOf(addressOf(each))) ?? 0;
    const fewest = Math.min(...list.map(timesAt));
    const one = this.pick(this.chance() < 0.7 ? list.filter((each) => timesAt(each) === fewest) : list);
    const kind = kindOf(addressOf(one));
    this.seen.set(kind, (this.seen.get(kind) ?? 0) + 1);
    return one;
  }

  private pick<T>(list: readonly T[]): T {
    const one = list[Math.floor(this.chance() * list.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  }
}

/** An address without what is particular: ids, keys, codes, questions asked. */
const kindOf = (address: string): string =>
  (address.split('?')[0] ?? '')
    .replace(/^\/(?:vi|en)/, '')
    .replaceAll(/\/(?:[0-9a-f-]{36}|\d+|[A-Z0-9]{26})(?=\/|$)/gi, '/·');

interface Field {
  readonly name: string;
  readonly values: readonly string[];
  readonly hidden: boolean;
}

interface Form {
  readonly method: 'get' | 'post';
  readonly action: string;
  readonly fields: readonly Field[];
}

function formsOn(html: string): Form[] {
  return [...html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = '', body = '']) => {
    const fields = new Map<string, { values: string[]; hidden: boolean }>();
    for (const [, tag = '', attributes = '', inner = ''] of body.matchAll(
      /<(input|textarea|button|select)\b([^>]*)>((?:[^<]|<option[^>]*>|<\/option>|<optgroup[^>]*>|<\/optgroup>)*)/g,
    )) {
      const name = attribute(attributes, 'name');
      if (name === '' || attribute(attributes, 'type') === 'file') continue;
      const field = fields.get(name) ?? { values: [], hidden: attribute(attributes, 'type') === 'hidden' };
      if (tag === 'select')
        for (const [, option = ''] of inner.matchAll(/<option([^>]*)>/g)) field.values.push(attribute(option, 'value'));
      else field.values.push(attribute(attributes, 'value'));
      fields.set(name, field);
    }
    const method = attribute(head, 'method').toLowerCase() === 'post' ? 'post' : 'get';
    return {
      method,
      action: attribute(head, 'action'),
      fields: [...fields].map(([name, rest]) => ({ name, ...rest })),
    };
  });
}

function linksOn(html: string): string[] {
  return [
    ...new Set([...html.matchAll(/<a\b([^>]*)>/g)].map(([, head = '']) => attribute(head, 'href').split('#')[0] ?? '')),
  ];
}

function attribute(tag: string, name: string): string {
  const found = new RegExp(`\\s${name}(?:="([^"]*)"|=([^\\s">]+)|(?=[\\s/>]|$))`).exec(tag);
  return (found?.[1] ?? found?.[2] ?? '').replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}

const TYPED = [
  ...['12', '0', '-1', '3000000000', '99', '1', '2', '3'],
  ...[
    'Cơ sở may Thử nghiệm',
    'Chị Mẫu, làm thử',
    'a',
    ' ',
    '=1+1',
    "x' or 1=1 --",
    '<b>x</b>',
    '\u0000',
    '🙂',
    'x'.repeat(5_000),
  ],
  ...[
    '2026-11-30',
    '2026-02-31',
    '30/11/2026',
    'thu@example.invalid',
    '0900000112',
    '9992000006',
    'vn-2025-38',
    'vn-2025-c-14797',
  ],
  ...['yes', 'no', 'on', 'true', '01900000-0000-7000-8000-000000000001'],
];

const rest = (milliseconds: number): Promise<void> => new Promise((wake) => setTimeout(wake, milliseconds));

/** Mulberry32: the same walk for the same seed, as far as the portal answers the same. */
function chanceOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
