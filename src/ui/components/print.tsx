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

/** A QR code as an image of its own: a page that is read does not pay for what is printed now and then. `src`: where `qrCodeSvg` is served. */
export function QrCode(props: { readonly language: Language; readonly src: string; readonly label?: string }) {
  const label = props.label ?? uiText(props.language).qrLabel;
  return <img class="qr" src={props.src} width="144" height="144" alt={label} loading="lazy" />;
}

/** The document behind `QrCode`: one path, dark on white in every mode. */
export function qrCodeSvg(text: string): string {
  const { data, size } = encode(text, { border: 0, maskPattern: MASK });
  const side = String(size + 2 * QUIET);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${darkModules(data)}"/></svg>`
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
