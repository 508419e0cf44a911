/** Percentiles and repeated timing. */

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Milliseconds of each call, after as much again of warming up; ends after `seconds`. */
export function timeCalls(seconds: number, call: (index: number) => unknown): number[] {
  const repeat = (until: number): number[] => {
    const times: number[] = [];
    for (let index = 0; performance.now() < until; index += 1) {
      const start = performance.now();
      call(index);
      times.push(performance.now() - start);
    }
    return times;
  };
  repeat(performance.now() + (seconds * 1000) / 2);
  return repeat(performance.now() + seconds * 1000);
}
