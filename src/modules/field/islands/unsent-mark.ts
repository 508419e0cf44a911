/** Tells signing out how much lies unsent on this device: a cookie with a person's id and a number, nothing of a firm. */

const DAYS = 180;

/** The prefix the server gives its own cookies. */
const secure = () => location.protocol === 'https:';
const nameOf = () => (secure() ? '__Host-cau-so-unsent' : 'cau-so-unsent');

export function markUnsent(personId: string, count: number): void {
  const age = count > 0 ? DAYS * 86_400 : 0;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers people use here
  document.cookie = `${nameOf()}=${personId}_${String(count)}; Path=/; Max-Age=${String(age)}; SameSite=Lax${secure() ? '; Secure' : ''}`;
}

/** As last marked: known also while the device is locked. */
export function markedUnsent(): number {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${nameOf()}=`));
  return Number(/_(\d+)$/.exec(found ?? '')?.[1] ?? 0);
}
