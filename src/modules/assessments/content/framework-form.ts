/** What the forms of a framework share: reading it as data, and giving the mended one a version of its own. */

import type { Language } from '../../../foundation/i18n/language.ts';
import type { Entered, FormField, FormIssue } from '../../contents/index.ts';
import { fieldIssue } from '../../contents/index.ts';
import type { Criterion, Framework, RatioCutOffs, Sector } from '../domain/framework.ts';
import { frameworkFormText } from '../messages/content-forms.ts';
import { frameworkSchema } from './framework-schema.ts';

/** What the forms write to: a copy of the file's data, in the order of the file. */
export interface EditableFramework {
  version: string;
  status: Framework['status'];
  missing: Framework['missing'];
  confidence: Record<string, string>;
  readonly sections: readonly { readonly parts: readonly { readonly criteria: readonly EditableCriterion[] }[] }[];
  readonly scoring: { readonly sectors?: readonly EditableSector[] };
}

interface EditableCriterion {
  readonly code: string;
  readonly kind: Criterion['kind'];
  cutOffs?: RatioCutOffs;
}

interface EditableSector {
  readonly code: string;
  tools: Sector['tools'];
  listComplete: boolean;
  listMaximum: number | null;
}

export function isFrameworkFile(path: string): boolean {
  return /^frameworks\/[a-z0-9-]+\.json$/.test(path);
}

/** Throws on a body without the shape of a framework. */
export function readFramework(body: unknown): Framework {
  return frameworkSchema.parse(body);
}

/** `body` has passed `readFramework`. */
export function editableFramework(body: unknown): EditableFramework {
  return structuredClone(body) as EditableFramework;
}

export function versionField(framework: Framework, language: Language): FormField {
  const text = frameworkFormText(language);
  return {
    ...{ kind: 'text', name: 'version', label: text.version, hint: text.versionHint },
    value: framework.version.replace(/\d+$/, (last) => String(Number(last) + 1)),
  };
}

export function versionIssues(framework: Framework, entered: Entered, language: Language): readonly FormIssue[] {
  const version = entered.get('version');
  return version === '' || version.length > 40 || version === framework.version
    ? [fieldIssue('version', frameworkFormText(language).errors.version)]
    : [];
}
