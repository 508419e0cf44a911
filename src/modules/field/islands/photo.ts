/** Makes a photo small enough for a weak line: drawn again on a canvas, so that place, device and time do not travel along. */
import { LARGEST_PHOTO } from '../domain/field-item.ts';

/** Longest side and quality, until it fits. */
const TRIES: readonly (readonly [number, number])[] = [
  [1280, 0.75],
  [1280, 0.6],
  [1024, 0.6],
  [800, 0.55],
  [640, 0.5],
];

/** Base64url; undefined when the file is no picture. */
export async function smallPhoto(file: Blob): Promise<string | undefined> {
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (picture === undefined) return undefined;
  for (const [side, quality] of TRIES) {
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (blob !== null && blob.size <= LARGEST_PHOTO) return base64url(new Uint8Array(await blob.arrayBuffer()));
  }
  return undefined;
}

function base64url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
