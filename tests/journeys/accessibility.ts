/** WCAG 2.2 AA as far as a machine can tell, and the layout promises a machine can measure. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  violations: { id: string; help: string; nodes: { html: string }[] }[];
}

/** Violations as `rule: first element`; empty when clean. Runs outside the page's own policy, so the strict CSP stays on. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const result = (await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } })",
  )) as AxeResult;
  return result.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html ?? ''}`);
}

/** Pixels by which the page is wider than the screen. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return (await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')) as number;
}

/** Stand-alone links and controls smaller than 44 px in height (links inside a sentence are exempt, as WCAG says). */
export async function smallTargets(page: Page): Promise<string[]> {
  return (await page.evaluate(`(() => {
    const small = [];
    for (const element of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, textarea')) {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      const style = getComputedStyle(element);
      if (style.display === 'inline') continue;
      if ((element.type === 'radio' || element.type === 'checkbox') && element.closest('label')) continue;
      if (element.closest('.skip') || element.classList.contains('skip')) continue;
      if (box.height < 43.5) small.push(element.outerHTML.slice(0, 120) + ' ' + Math.round(box.height));
    }
    return small;
  })()`)) as string[];
}

/** All that a machine finds wrong with a page as it is shown. */
export async function faultsOf(page: Page): Promise<string[]> {
  const found = [...(await axeViolations(page)), ...(await smallTargets(page))];
  return (await sidewaysScroll(page)) > 0 ? [...found, 'wider than the screen'] : found;
}
