/** The file of a form, before anybody has read it. */

export interface UploadedFile {
  /** As the browser calls it, without a folder; never used as a path. */
  readonly name: string;
  /** To be read once. Throws `UploadTooLarge` behind the largest size the route takes, `UploadCutOff` when the browser has gone. */
  readonly bytes: AsyncIterable<Uint8Array>;
}
