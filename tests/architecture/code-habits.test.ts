/** Habits of the house that a tool can hold: pages carry no inline style, nothing is skipped, no room is called a junk room, English has every key. */
import { describe, expect, it } from 'vitest';
import { filesUnder, textOf, withoutComments } from './source-files.ts';

const sources = filesUnder('src', /\.tsx?$/);
const tests = [...sources.filter((path) => /\.test\.tsx?$/.test(path)), ...filesUnder('tests', /\.test\.ts$/)];

describe('the code keeps its habits', () => {
  it('has no file named for nothing in particular', () => {
    expect(sources.filter((path) => /\/(utils?|helpers?|common|manager|service|misc|types)\.tsx?$/.test(path))).toEqual(
      [],
    );
  });

  it('opens every source file with a sentence that says what it is', () => {
    const silent = sources.filter(
      (path) => !/\.test\.tsx?$/.test(path) && !/^(\/\*\*|\/\/)/.test(textOf(path).trimStart()),
    );
    expect(silent).toEqual([]);
  });

  it('writes no inline style or script handler in a page', () => {
    const inline =
      /\sstyle=|\son(?:Click|Change|Submit|Input|Load|Error|Focus|Blur|Key\w+|Mouse\w+|Pointer\w+)=|dangerouslySetInnerHTML/;
    const offenders = sources.filter(
      (path) =>
        path.endsWith('.tsx') &&
        !/\.test\.tsx$/.test(path) &&
        inline.test(textOf(path)) &&
        !/\/islands\/|ui\/(layout|markdown|prose)/.test(path),
    );
    expect(offenders).toEqual([]);
  });

  it('skips no test and narrows none', () => {
    const narrowed = /\b(?:it|test|describe)\.(?:only|skip|todo)\b/;
    expect(tests.filter((path) => narrowed.test(textOf(path)))).toEqual([]);
  });

  it('keeps time and chance out of the domains', () => {
    const domains = sources.filter((path) => /\/(domain\/|policy\.ts)/.test(path) && !/\.test\.tsx?$/.test(path));
    const offenders = domains.filter((path) =>
      /Date\.now\(|new Date\(\)|Math\.random\(|\bprocess\.|\bfetch\(/.test(withoutComments(textOf(path))),
    );
    expect(domains.length).toBeGreaterThan(10);
    expect(offenders).toEqual([]);
  });
});
