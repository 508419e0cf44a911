/** Reads every framework of `content/frameworks/` once at start; broken content does not start. */
import { ContentInvalid, listContent, readContent } from '../../../foundation/content.ts';
import { type CompiledFramework, compileFramework } from '../domain/compile-framework.ts';
import { frameworkSchema } from './framework-schema.ts';

export interface Frameworks {
  /** Newest first; the default one leads. */
  readonly list: readonly CompiledFramework[];
  readonly default: CompiledFramework;
  find(id: string): CompiledFramework | undefined;
}

export function loadFrameworks(): Frameworks {
  const list = listContent('frameworks', '.json')
    .map((name) => {
      const { value, hash } = readContent(`frameworks/${name}`, frameworkSchema);
      if (`${value.id}.json` !== name)
        throw new ContentInvalid(`frameworks/${name}`, [{ path: 'id', message: `calls itself ${value.id}` }]);
      return compileFramework(value, hash);
    })
    .sort((a, b) => b.framework.validFrom.localeCompare(a.framework.validFrom));
  const byId = new Map(list.map((each) => [each.framework.id, each]));
  const defaults = list.filter((each) => each.framework.default);
  if (defaults.length !== 1)
    throw new ContentInvalid('frameworks', [{ path: 'default', message: 'exactly one framework is the default' }]);
  return { list, default: defaults[0]!, find: (id) => byId.get(id) };
}
