/** The form that says how firm results under a framework are, and what of it is still missing. */
import { accepted } from '../../../foundation/result.ts';
import { type ContentForm, fieldIssue } from '../../contents/index.ts';
import type { FrameworkStatus } from '../domain/framework.ts';
import { frameworkFormText } from '../messages/content-forms.ts';
import { editableFramework, isFrameworkFile, readFramework, versionField, versionIssues } from './framework-form.ts';

const STATUSES: readonly FrameworkStatus[] = ['official', 'superseded', 'provisional', 'incomplete'];
/** A level under these is firm. */
const FIRM: readonly FrameworkStatus[] = ['official', 'superseded'];

export const standingForm: ContentForm = {
  id: 'standing',
  handles: isFrameworkFile,
  title: (language) => frameworkFormText(language).standing,
  items: (body, language) => {
    const text = frameworkFormText(language);
    return [{ id: '', label: text.standing, note: text.statuses[readFramework(body).status] }];
  },
  fields: (body, _item, language) => {
    const text = frameworkFormText(language);
    const framework = readFramework(body);
    return [
      {
        ...{ kind: 'choice', name: 'status', label: text.statusNow, selected: [framework.status] },
        options: STATUSES.map((value) => ({ value, label: text.statuses[value] })),
      },
      {
        ...{ kind: 'checks', name: 'missing', label: text.stillMissing, hint: text.stillMissingHint },
        options: framework.missing.map(({ code, text: words }) => ({ value: code, label: words[language] })),
        selected: framework.missing.map(({ code }) => code),
      },
      versionField(framework, language),
    ];
  },
  apply: (body, _item, entered, { language, verified }) => {
    const text = frameworkFormText(language).errors;
    const framework = readFramework(body);
    const status = STATUSES.find((each) => each === entered.get('status'));
    const firmer = status !== undefined && FIRM.includes(status) && !FIRM.includes(framework.status);
    const kept = entered.all('missing');
    const closes = framework.missing.some(({ code }) => !kept.includes(code));
    const issues = [
      ...(status === undefined ? [fieldIssue('status', text.choose)] : []),
      ...(firmer && !verified ? [fieldIssue('status', text.unread)] : []),
      ...(closes && !verified ? [fieldIssue('missing', text.unread)] : []),
      ...versionIssues(framework, entered, language),
    ];
    if (status === undefined || issues.length > 0) return { ok: false, refusals: issues };
    const mended = editableFramework(body);
    mended.status = status;
    mended.missing = mended.missing.filter(({ code }) => kept.includes(code));
    mended.version = entered.get('version');
    return accepted(mended);
  },
};
