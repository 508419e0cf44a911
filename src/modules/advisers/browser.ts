/** The door for scripts in a browser: a request for advice, checked without a server. */
export { readAsked, readReach } from './domain/advice-request.ts';
