/** Texts a workbook shares between its cells, kept as bytes: a million names cost what their letters cost. */

export class StringTable {
  #bytes = Buffer.alloc(64 * 1024);
  #ends = new Uint32Array(4096);
  #count = 0;
  #used = 0;

  get bytes(): number {
    return this.#used;
  }

  add(text: string): void {
    const length = Buffer.byteLength(text);
    if (this.#used + length > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(this.#bytes.length * 2, this.#used + length));
      this.#bytes.copy(larger, 0, 0, this.#used);
      this.#bytes = larger;
    }
    if (this.#count === this.#ends.length) {
      const larger = new Uint32Array(this.#ends.length * 2);
      larger.set(this.#ends);
      this.#ends = larger;
    }
    this.#bytes.write(text, this.#used);
    this.#used += length;
    this.#ends[this.#count] = this.#used;
    this.#count += 1;
  }

  /** '' beyond the end. */
  at(index: number): string {
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) return '';
    return this.#bytes.toString('utf8', index === 0 ? 0 : this.#ends[index - 1], this.#ends[index]);
  }
}
