/** Words of papers in English. */
import type { vi } from './vi.ts';

export const en: typeof vi = {
  title: 'Papers',
  none: 'No files yet.',
  noneShared: 'The firm shows you no file.',
  shownTo: (partner) => `${partner} can see this file`,
  showTo: (partner) => `Show it to ${partner}`,
  hideFrom: (partner) => `No longer show it to ${partner}`,
  add: 'Send one more file',
  hint: (largest, most) =>
    `PDF, picture (JPG, PNG, WebP), Excel (.xlsx), Word (.docx), CSV, plain text. At most ${largest} a file, at most ${most} files. From a picture we remove where it was taken and with which device. Send no identity card or password nobody asked for.`,
  send: 'Send the file',
  remove: 'Take it back',
  removeOf: (name) => `Take ${name} back`,
  own: 'sent by you',
  owner: 'sent by the firm',
  desk: 'sent by the office',
  by: (name) => `sent by ${name}`,
  code: (short) => `check code ${short}`,
  traced: 'Each time a file of the firm is opened this is noted, and the firm can see it.',
  waits: 'Waiting to be scanned for viruses. It opens once that is done, usually within minutes.',
  infected: 'This file carries a virus and its content was deleted. Send a clean one.',
  clean: 'scanned for viruses',
  unscanned: 'No virus scanner is connected to the portal: open files only on a computer that has one.',
  kinds: {
    pdf: 'PDF',
    jpeg: 'picture',
    png: 'picture',
    webp: 'picture',
    xlsx: 'Excel',
    docx: 'Word',
    csv: 'CSV',
    txt: 'text',
  },
  refusals: {
    'documents.paper.none': 'Choose a file before you send.',
    'documents.paper.too-large':
      'The file is larger than 10 MB. Take the picture smaller, or split it into several files.',
    'documents.paper.cut-off': 'Only part of the file arrived. Check the connection and send it again.',
    'documents.paper.too-many':
      'This case holds as many files as it can. Take back one you do not need, then send again.',
    'documents.paper.full':
      'This file of yours has used its 60 MB for papers. Take back what you do not need, then send again.',
    'documents.paper.not-yours': 'Only the side that sent this file can take it back.',
    'documents.paper.infected': 'This file carries a virus and is not taken. Scan your computer and send a clean one.',
    'files.kind':
      'This kind of file is not taken. Send PDF, a JPG, PNG or WebP picture, .xlsx, .docx, CSV or plain text (UTF-8).',
    'files.empty': 'This file is empty.',
    'files.broken': 'This file is damaged or not what its format says. Open it, save it again and send that.',
    'files.active':
      'This file holds a script, a macro or a form that acts by itself. Print it to a new PDF and send that.',
    'files.attached': 'This file carries or fetches other files. Print it to a new PDF and send the others separately.',
    'files.locked': 'This file has a password. Remove the password and send it again.',
    'files.bomb': 'This file is far too large once opened. Use smaller pictures or fewer lines and send it again.',
  },
};
