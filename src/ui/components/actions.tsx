/** Buttons and links that act: one primary a section, verb first; taking away is a text button, never red. */
import type { ComponentChildren } from 'preact';

type Kind = 'primary' | 'secondary' | 'text';

const CLASSES: Record<Kind, string> = { primary: 'btn', secondary: 'btn two-nd', text: 'btn text' };

export function Button(props: {
  readonly children: ComponentChildren;
  readonly kind?: Kind;
  readonly name?: string;
  readonly value?: string;
  readonly type?: 'submit' | 'button';
  /** Id of the form it belongs to when it stands outside. */
  readonly form?: string;
  /** Sends without the browser's own checks: for skip and back. */
  readonly unchecked?: boolean;
}) {
  return (
    <button
      class={CLASSES[props.kind ?? 'primary']}
      type={props.type ?? 'submit'}
      name={props.name}
      value={props.value}
      form={props.form}
      formnovalidate={props.unchecked}
    >
      {props.children}
    </button>
  );
}

export function LinkButton(props: {
  readonly href: string;
  readonly children: ComponentChildren;
  readonly kind?: Kind;
  readonly download?: boolean;
}) {
  return (
    <a class={CLASSES[props.kind ?? 'primary']} href={props.href} download={props.download}>
      {props.children}
    </a>
  );
}

/** A link that stands alone on its line, with a full-height target. */
export function LoneLink(props: { readonly href: string; readonly children: ComponentChildren }) {
  return (
    <a class="lone" href={props.href}>
      {props.children}
    </a>
  );
}

/** A form of one button: an act without fields. Carries its idempotency key. */
export function ActForm(props: {
  readonly action: string;
  readonly command: string;
  readonly children: ComponentChildren;
  readonly kind?: Kind;
  readonly hidden?: Readonly<Record<string, string>>;
}) {
  return (
    <form class="act" method="post" action={props.action}>
      <HiddenFields fields={{ command: props.command, ...props.hidden }} />
      <Button kind={props.kind ?? 'secondary'}>{props.children}</Button>
    </form>
  );
}

/** Hidden inputs; every command form carries `command`, a UUIDv7 made when the form was rendered. */
export function HiddenFields({ fields }: { readonly fields: Readonly<Record<string, string>> }) {
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

export interface GoItem {
  readonly href: string;
  readonly title: ComponentChildren;
  readonly detail?: ComponentChildren;
}

/** A list of places to go: replaces cards. Title, one line of detail, chevron. */
export function GoList(props: { readonly items: readonly GoItem[]; readonly ordered?: boolean }) {
  const rows = props.items.map((item) => (
    <li key={item.href}>
      <a href={item.href}>
        <b>{item.title}</b>
        {item.detail && <small>{item.detail}</small>}
      </a>
    </li>
  ));
  return props.ordered ? <ol class="go">{rows}</ol> : <ul class="go">{rows}</ul>;
}
