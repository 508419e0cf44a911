/** The table of platforms. */
declare module '../../../foundation/database/tables.ts' {
  interface Tables {
    platform_exposures: PlatformExposuresTable;
  }
}

export interface PlatformExposuresTable {
  platform_id: string;
  day: string;
  shown: number;
}
