import { describe, expect, it } from 'vitest';
import { formatShare } from './format.ts';

describe('a share a reader is told', () => {
  it.each([
    [0, '0 %', '0%'],
    [5 / 81_927, 'dưới 0,1 %', 'under 0.1%'],
    [0.001, '0,1 %', '0.1%'],
    [0.1257, '12,6 %', '12.6%'],
    [0.99999, 'trên 99,9 %', 'over 99.9%'],
    [1, '100 %', '100%'],
    [1.5, '150 %', '150%'],
  ])('%d is neither none nor all unless it is', (share, vi, en) => {
    expect(formatShare(share, 'vi').replaceAll('\u00a0', ' ')).toBe(vi);
    expect(formatShare(share, 'en').replaceAll('\u00a0', ' ')).toBe(en);
  });
});
