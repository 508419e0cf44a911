/** A button that acts on the device and sends nothing. */
import type { ComponentChildren } from 'preact';

const CLASSES = { primary: 'btn', secondary: 'btn two-nd', text: 'btn text' };

export function Press(props: {
  readonly kind?: keyof typeof CLASSES;
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}) {
  return (
    <button class={CLASSES[props.kind ?? 'primary']} type="button" onClick={props.onPress}>
      {props.children}
    </button>
  );
}
