/** The door for scripts in a browser: the codes of a contact and their words. */
export { CHANNELS, checkContact, OUTCOMES } from './domain/contact.ts';
export { outreachText } from './messages/index.ts';
