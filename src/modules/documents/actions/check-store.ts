/** `cau-so verify`: every stored file is what its name says, and belongs to a paper; of an infected one no byte is kept. */
import { createHash } from 'node:crypto';
import type { VerifyCheck } from '../../ledger/index.ts';
import { listStoredHashes, readBytes } from '../store/papers.read.ts';

const PAGE = 200;

export const papersCheck: VerifyCheck = {
  name: 'papers',
  async run(db) {
    let checked = 0;
    let after = '';
    for (;;) {
      const page = await listStoredHashes(db, { after, limit: PAGE });
      for (const { hash, used, verdict } of page) {
        const bytes = await readBytes(db, hash);
        const found = createHash('sha256').update(bytes).digest('hex');
        if (verdict === 'infected') {
          if (bytes.length > 0)
            return { checked, firstWrong: `the bytes of ${hash}, which is infected, are still kept` };
        } else if (found !== hash) return { checked, firstWrong: `the bytes of ${hash} have changed` };
        if (!used) return { checked, firstWrong: `${hash} belongs to no paper` };
        checked += 1;
      }
      if (page.length < PAGE) return { checked };
      after = page.at(-1)!.hash;
    }
  },
};
