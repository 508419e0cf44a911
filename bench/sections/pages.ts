/** What a page weighs on the way to a phone: HTML, styles and scripts together, compressed, without the font. */
import { get } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { demoPlanPath, sharedPortal } from '../portal.ts';
import type { Section } from '../row.ts';

/** Kilobytes of a thousand bytes. */
const MOST = 30;
/** The public pages are a few hundred; a crawl that finds thousands has met a trap. */
const MOST_PAGES = 1_500;

export const pages: Section = {
  name: 'pages',
  sentence: 'every public page reached from the two homes, and the plan',
  async run() {
    const { url, dataDir } = await sharedPortal();
    const weights = new Map<string, number>();
    const assets = new Map<string, number>();
    const waiting = ['/vi', '/en', '/styleguide'];
    const seen = new Set(waiting);
    const weigh = async (path: string): Promise<string> => {
      const { body, bytes } = await fetchGzipped(`${url}${path}`);
      const html = body.toString('utf8');
      let total = bytes;
      for (const asset of assetsOf(html)) {
        if (!assets.has(asset)) assets.set(asset, (await fetchGzipped(`${url}${asset}`)).bytes);
        total += assets.get(asset) ?? 0;
      }
      weights.set(path, total / 1000);
      return html;
    };
    for (let path = waiting.shift(); path !== undefined && weights.size < MOST_PAGES; path = waiting.shift()) {
      const html = await weigh(path);
      for (const link of linksOf(html)) {
        if (seen.has(link)) continue;
        seen.add(link);
        waiting.push(link);
      }
    }
    const publicPages = weights.size;
    const heaviest = [...weights].sort(([, a], [, b]) => b - a);
    const tooHeavy = heaviest.filter(([, kilobytes]) => kilobytes > MOST).length;
    const plan = await demoPlanPath(dataDir);
    await weigh(plan);
    const css = [...assets].filter(([path]) => path.endsWith('.css')).reduce((sum, [, bytes]) => sum + bytes, 0);
    return [
      { what: 'public pages weighed', value: publicPages, unit: 'pages' },
      ...heaviest
        .slice(0, 3)
        .map(([path, value]) => ({ what: `heaviest: ${path}`, value, unit: 'kB', target: { atMost: MOST } })),
      { what: `pages over ${MOST} kB`, value: tooHeavy, unit: 'pages', target: { atMost: 0 } },
      { what: 'home', value: weights.get('/vi') ?? Number.NaN, unit: 'kB', target: { atMost: MOST } },
      { what: 'plan (private)', value: weights.get(plan) ?? Number.NaN, unit: 'kB', target: { atMost: MOST } },
      { what: 'styles alone', value: css / 1000, unit: 'kB' },
    ];
  },
};

function fetchGzipped(address: string): Promise<{ bytes: number; body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const sent = Buffer.concat(chunks);
        const zipped = response.headers['content-encoding'] === 'gzip';
        resolve({ bytes: sent.length, body: zipped ? gunzipSync(sent) : sent });
      });
      response.on('error', reject);
    }).on('error', reject);
  });
}

function assetsOf(html: string): string[] {
  const styles = [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]*>/g)].flatMap(
    ([tag]) => tag.match(/href="([^"]+)"/)?.[1] ?? [],
  );
  const scripts = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].flatMap(([, source]) => source ?? []);
  return [...styles, ...scripts];
}

/** Pages of the portal only; a query chooses among the same pages and is followed no further than what stands in a link. */
function linksOf(html: string): string[] {
  return [...html.matchAll(/<a[^>]+href="(\/(?:vi|en)(?:\/[^"#?]*)?)["#?]/g)].flatMap(([, path]) => path ?? []);
}
