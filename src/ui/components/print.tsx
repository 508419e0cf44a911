/** What paper needs: where the page came from, how to print without a script, a code that leads back. */
import { encode } from 'uqr';
import type { LocalDate } from '../../foundation/clock.ts';
import { formatDate } from '../../foundation/i18n/format.ts';
import type { Language } from '../../foundation/i18n/language.ts';
import { uiText } from '../messages/index.ts';

/** Only on paper: product, day, address. First thing in the body of a page meant to be printed. */
export function PrintHeader(props: { readonly language: Language; readonly date: LocalDate; readonly url: string }) {
  const text = uiText(props.language);
  return (
    <div class="on-paper">
      <span>{text.printedOn(formatDate(props.date))}</span>
      <span>{props.url}</span>
    </div>
  );
}

/** How to print; only on screen. */
export function PrintNote({ language }: { readonly language: Language }) {
  return <p class="src no-print">{uiText(language).printHint}</p>;
}

/**
 * Readers take each of the eight masks alike (its number stands in the code). Weighing all eight to pick the prettiest was a third of
 * what a plan page costs.
 */
const MASK = 0;

/** A QR code as one SVG path, dark on white in every mode. */
export function QrCode(props: { readonly language: Language; readonly text: string; readonly label?: string }) {
  const { data, size } = encode(props.text, { border: 0, maskPattern: MASK });
  const side = size + 2 * QUIET;
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${String(side)} ${String(side)}`}
      role="img"
      aria-label={props.label ?? uiText(props.language).qrLabel}
      shape-rendering="crispEdges"
    >
      <rect width={side} height={side} />
      <path d={darkModules(data)} />
    </svg>
  );
}

/** Light modules around the code. */
const QUIET = 2;

/** One horizontal run of dark modules per sub-path. */
function darkModules(rows: readonly (readonly boolean[])[]): string {
  let path = '';
  for (const [y, row] of rows.entries())
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const start = x;
      while (row[x + 1]) x++;
      const length = String(x - start + 1);
      path += `M${String(start + QUIET)} ${String(y + QUIET)}h${length}v1h-${length}z`;
    }
  return path;
}
