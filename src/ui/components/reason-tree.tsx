/** Why the answer is what it is: glyph and word on every node, the law and the proof of the fact under it. */
import type { ComponentChildren } from 'preact';
import type { Language } from '../../foundation/i18n/language.ts';
import { uiText } from '../messages/index.ts';
import { type GradeMark, GradeTag, ProvisionalTag, VerdictGlyph, type VerdictMark } from './marks.tsx';

export interface Reason {
  readonly verdict: VerdictMark;
  /** What was asked and found: "14 lao động, mốc là 50". */
  readonly text: ComponentChildren;
  readonly grade?: GradeMark | undefined;
  /** Where the fact comes from, when it is not the firm's own word. */
  readonly source?: ComponentChildren;
  /** "NĐ 80/2021, Điều 11.2". */
  readonly citation?: ComponentChildren;
  /** False prints that the article was not checked against the original. */
  readonly citationVerified?: boolean;
  /** What to do about it: a link that answers, the nearest change. */
  readonly act?: ComponentChildren;
  readonly children?: readonly Reason[];
}

export function ReasonTree(props: { readonly language: Language; readonly reasons: readonly Reason[] }) {
  return (
    <ul class="tree">
      {props.reasons.map((reason, index) => (
        <Node key={index} language={props.language} reason={reason} />
      ))}
    </ul>
  );
}

function Node({ language, reason }: { readonly language: Language; readonly reason: Reason }) {
  const text = uiText(language);
  const proof = reason.grade || reason.source || reason.citation;
  return (
    <li>
      <div class={`r ${reason.verdict}`}>
        <VerdictGlyph verdict={reason.verdict} />
        <div>
          <b>{text.node[reason.verdict]}</b> {reason.text}
          {proof && (
            <small>
              {reason.source && <span>{reason.source}</span>}
              {reason.grade && <GradeTag language={language} grade={reason.grade} />}
              {reason.citation && <span>{reason.citation}</span>}
              {reason.citation && reason.citationVerified === false && (
                <ProvisionalTag language={language}>{text.citationUnverified}</ProvisionalTag>
              )}
            </small>
          )}
          {reason.act && <div class="small">{reason.act}</div>}
        </div>
      </div>
      {reason.children && reason.children.length > 0 && (
        <ul>
          {reason.children.map((child, index) => (
            <Node key={index} language={language} reason={child} />
          ))}
        </ul>
      )}
    </li>
  );
}
