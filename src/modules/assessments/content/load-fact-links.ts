/** Reads `content/frameworks/facts/`: one file a framework that has links to the vocabulary of facts. */
import { z } from 'zod';
import { ContentInvalid, listContent, readContent } from '../../../foundation/content.ts';
import { type FactLinks, noFactLinks } from '../domain/fact-links.ts';
import type { Frameworks } from './load-frameworks.ts';

const code = z.string().min(1);
const proposal = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('bands'),
    criterion: code,
    fact: code,
    bands: z.array(z.strictObject({ below: z.number().optional(), option: code })).min(1),
  }),
  z.strictObject({ kind: z.literal('codes'), criterion: code, fact: code, codes: z.record(z.string(), code) }),
  z.strictObject({ kind: z.literal('functions'), criterion: code, functions: z.record(z.string(), code) }),
  z.strictObject({ kind: z.literal('sector'), criterion: code, fact: code }),
  z.strictObject({ kind: z.literal('sector-tools'), criterion: code }),
]);
const declaration = z
  .strictObject({
    criterion: code,
    option: code.optional(),
    above: z.number().int().min(0).optional(),
    function: code.optional(),
    certification: code.optional(),
  })
  .refine((each) => (each.option === undefined) !== (each.above === undefined), 'either option or above');

const schema = z.strictObject({
  $comment: z.string().optional(),
  framework: code,
  proposals: z.array(proposal),
  declarations: z.array(declaration),
});

export interface FactLinksByFramework {
  of(framework: string): FactLinks;
}

export function loadFactLinks(frameworks: Frameworks): FactLinksByFramework {
  const byFramework = new Map(
    listContent('frameworks/facts', '.json').map((name) => {
      const { value } = readContent<FactLinks>(`frameworks/facts/${name}`, schema);
      if (!frameworks.find(value.framework))
        throw new ContentInvalid(`frameworks/facts/${name}`, [
          { path: 'framework', message: `unknown framework ${value.framework}` },
        ]);
      return [value.framework, value] as const;
    }),
  );
  return { of: (framework) => byFramework.get(framework) ?? noFactLinks(framework) };
}
