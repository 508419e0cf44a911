/** Loaded before a portal's own code: every clock of that process, threads included, runs so many days ahead. */
const ahead = Number(process.env.DAYS_AHEAD) * 86_400_000;
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + ahead);
    else super(...given);
  }
  static now() {
    return RealDate.now() + ahead;
  }
};
