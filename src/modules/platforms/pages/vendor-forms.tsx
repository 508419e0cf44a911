/** The two forms of a vendor: an offer with its places, and the texts and price of a product. */
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Actions,
  Button,
  DateField,
  HiddenFields,
  type Issue,
  issueFor,
  MoneyField,
  NumberField,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { VENDOR_PRICE_UNITS } from '../domain/product-edit.ts';
import { productText } from '../messages/products.ts';

interface FormProps {
  readonly language: Language;
  readonly action: string;
  readonly entered: (field: string) => string;
  readonly issues: readonly Issue[];
  readonly nextCommand: () => string;
}

function fieldOf({ language, entered, issues }: FormProps, name: string) {
  const error = issueFor(issues, name);
  return { language, name, value: entered(name), ...(error !== undefined && { error }) };
}

export function OfferForm(props: FormProps) {
  const text = productText(props.language).vendor;
  return (
    <form class="stack" method="post" action={props.action}>
      <HiddenFields fields={{ command: props.nextCommand() }} />
      <TextArea {...fieldOf(props, 'termsVi')} label={text.terms} hint={text.termsHint} />
      <TextArea {...fieldOf(props, 'termsEn')} label={text.termsEn} optional />
      <DateField {...fieldOf(props, 'from')} label={text.from} hint={text.dayHint} />
      <DateField {...fieldOf(props, 'until')} label={text.until} hint={text.dayHint} />
      <NumberField {...fieldOf(props, 'places')} label={text.places} hint={text.placesHint} />
      <NumberField {...fieldOf(props, 'trialDays')} label={text.trialDays} unit={text.daysUnit} />
      <Actions>
        <Button>{text.sendOffer}</Button>
      </Actions>
    </form>
  );
}

export function EditForm(props: FormProps) {
  const { vendor: text, units } = productText(props.language);
  return (
    <form class="stack" method="post" action={props.action}>
      <HiddenFields fields={{ command: props.nextCommand() }} />
      <TextArea {...fieldOf(props, 'summaryVi')} label={text.summary} hint={text.summaryHint} />
      <TextArea {...fieldOf(props, 'summaryEn')} label={text.summaryEn} optional />
      <TextField {...fieldOf(props, 'website')} label={text.website} type="url" />
      <MoneyField {...fieldOf(props, 'priceVnd')} label={text.price} hint={text.priceHint} optional />
      <SelectField
        {...fieldOf(props, 'priceUnit')}
        label={text.priceUnit}
        any={text.noUnit}
        options={VENDOR_PRICE_UNITS.map((unit) => ({ value: unit, label: units[unit] }))}
      />
      <Actions>
        <Button>{text.sendEdit}</Button>
      </Actions>
    </form>
  );
}
