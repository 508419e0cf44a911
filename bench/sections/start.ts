/** How long a newcomer waits, and how much memory that takes: first start on an empty folder, then again. */
import { demoPlanPath, sharePortal, startPortal, temporaryFolder } from '../portal.ts';
import type { Row, Section } from '../row.ts';

export const start: Section = {
  name: 'start',
  sentence: 'npm start on an empty folder and again',
  async run() {
    const dataDir = temporaryFolder();
    const first = await startPortal(dataDir);
    const creating = first.memory().peak;
    await demoPlanPath(dataDir);
    const demo = (performance.now() - first.startedAt) / 1000;
    const seeding = first.memory().peak;
    await first.stop();
    const again = await startPortal(dataDir);
    await new Promise((wake) => setTimeout(wake, 5_000));
    const steady = again.memory();
    sharePortal(again);
    return [
      row('listens, first time', first.listensAfter, 's', 5),
      row('ready, first time', first.readyAfter, 's', 30),
      { what: 'demo data there', value: demo, unit: 's' },
      row('listens, again', again.listensAfter, 's', 5),
      row('ready, again', again.readyAfter, 's', 3),
      row('memory while creating, peak', creating, 'MB', 1024),
      row('memory while seeding the demo, peak', seeding, 'MB', 1024),
      row('memory steady', steady.now, 'MB', 600),
      { what: 'memory of the second start, peak', value: steady.peak, unit: 'MB' },
    ];
  },
};

function row(what: string, value: number, unit: string, atMost: number): Row {
  return { what, value, unit, target: { atMost } };
}
