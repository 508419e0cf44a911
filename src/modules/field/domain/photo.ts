/** Whether bytes are a JPEG that tells nothing but its picture: no Exif (place, device, time), no comments, no other metadata. */

const START_OF_SCAN = 0xda;
/** JFIF's own header is allowed; APP1 to APP15 and comments are where metadata lives. APP14 holds only how colours were coded. */
const METADATA = new Set(
  [...Array.from({ length: 15 }, (_, index) => 0xe1 + index), 0xfe].filter((each) => each !== 0xee),
);

export function isPlainJpeg(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return false;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return false;
    const marker = bytes[at + 1]!;
    if (METADATA.has(marker)) return false;
    if (marker === START_OF_SCAN) return true;
    at += 2 + bytes[at + 2]! * 256 + bytes[at + 3]!;
  }
  return false;
}
