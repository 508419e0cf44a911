/** The door for scripts in a browser: what of enterprises runs there. */
export { parseFactValue } from './domain/fact-value.ts';
