/** Workbooks and documents of Office: one archive from its first byte to its last, without macros, embedded objects or links that load something. */
import { bytesSource, openZip, type ZipArchive, ZipError } from '../xlsx/zip-reader.ts';
import type { FileFault } from './file-kind.ts';

const MOST_PARTS = 3000;
const MOST_UNPACKED = 120 * 1024 * 1024;
const LARGEST_NAMED = 2 * 1024 * 1024;
const ACTIVE_PART =
  /vbaProject|vbaData|\/activeX\/|\/macrosheets\/|\/dialogsheets\/|customUI|attachedToolbars|\.(?:exe|dll|js|vbs|bat|scr)$/i;
const CARRIED_PART = /\/embeddings\/|oleObject|\/externalLinks\//i;
const END = Buffer.from([0x50, 0x4b, 5, 6]);

/** Which of the two it is, or what is wrong with it. */
export async function officeKind(bytes: Buffer): Promise<'xlsx' | 'docx' | { readonly fault: FileFault }> {
  // The directory ends the file: nothing may follow that another reader would open.
  if (bytes.lastIndexOf(END) !== bytes.length - 22) return { fault: 'broken' };
  try {
    const zip = await openZip(bytesSource(bytes));
    const names = zip.names();
    if (names.length > MOST_PARTS) return { fault: 'bomb' };
    if (names.some((name) => name.startsWith('/') || name.includes('\\') || name.split('/').includes('..')))
      return { fault: 'broken' };
    const kind = zip.has('xl/workbook.xml') ? 'xlsx' : zip.has('word/document.xml') ? 'docx' : undefined;
    if (kind === undefined || !zip.has('[Content_Types].xml')) return { fault: 'kind' };
    if (names.some((name) => ACTIVE_PART.test(name))) return { fault: 'active' };
    if (names.some((name) => CARRIED_PART.test(name))) return { fault: 'attached' };
    const wrong = (await faultInTypes(zip)) ?? (await faultInLinks(zip, names)) ?? (await faultInSize(zip, names));
    return wrong === undefined ? kind : { fault: wrong };
  } catch (fault) {
    if (!(fault instanceof ZipError)) throw fault;
    return { fault: FAULTS[fault.fault] };
  }
}

const FAULTS: Readonly<Record<ZipError['fault'], FileFault>> = {
  'not-a-zip': 'broken',
  'zip-unsupported': 'locked',
  'zip-damaged': 'broken',
  'zip-too-large': 'bomb',
};

async function faultInTypes(zip: ZipArchive): Promise<FileFault | undefined> {
  const types = await textOf(zip, '[Content_Types].xml');
  return /macroEnabled|vbaProject|controlproperties\+xml/i.test(types) ? 'active' : undefined;
}

/** A link in the text may lead anywhere; a template, a picture or an object fetched from elsewhere tells who opened the file. */
async function faultInLinks(zip: ZipArchive, names: readonly string[]): Promise<FileFault | undefined> {
  for (const name of names.filter((each) => /\.rels$/i.test(each))) {
    for (const [link] of (await textOf(zip, name)).matchAll(/<[\w:]*Relationship\b[^>]*>/g))
      if (/TargetMode\s*=\s*["']External["']/i.test(link) && !/Type\s*=\s*["'][^"']*\/hyperlink["']/i.test(link))
        return 'attached';
  }
  return undefined;
}

async function textOf(zip: ZipArchive, name: string): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of zip.stream(name, LARGEST_NAMED)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

async function faultInSize(zip: ZipArchive, names: readonly string[]): Promise<FileFault | undefined> {
  let unpacked = 0;
  for (const name of names.filter((each) => !each.endsWith('/')))
    for await (const piece of zip.stream(name, MOST_UNPACKED)) {
      unpacked += piece.length;
      if (unpacked > MOST_UNPACKED) return 'bomb';
    }
  return undefined;
}
