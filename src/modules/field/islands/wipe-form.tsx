/** Deletes everything from the device, after saying what is lost. */
import type { Language } from '../../../foundation/i18n/language.ts';
import { Actions, Button, Disclosure } from '../../../ui/index.ts';
import { fieldText } from '../messages/index.ts';
import type { Device } from './device.ts';

export function WipeForm({ device, language }: { readonly device: Device; readonly language: Language }) {
  const text = fieldText(language).home;
  return (
    <Disclosure summary={text.wipe}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void device.wipe();
        }}
      >
        <p>{text.wipeText}</p>
        {device.unsent > 0 && (
          <p>
            <b>{text.wipeUnsent(device.unsent)}</b>
          </p>
        )}
        <Actions>
          <Button kind="secondary">{text.wipe}</Button>
        </Actions>
      </form>
    </Disclosure>
  );
}
