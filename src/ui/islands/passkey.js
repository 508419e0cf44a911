/** Asks the browser for a passkey when a form marked `data-passkey` is sent, and sends the answer along with it. */
const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const described = (list) => (list ?? []).map((each) => ({ ...each, id: toBytes(each.id) }));

async function ask(kind, options) {
  const publicKey = { ...options, challenge: toBytes(options.challenge) };
  if (kind === 'create') {
    publicKey.user = { ...options.user, id: toBytes(options.user.id) };
    publicKey.excludeCredentials = described(options.excludeCredentials);
    return navigator.credentials.create({ publicKey });
  }
  publicKey.allowCredentials = described(options.allowCredentials);
  return navigator.credentials.get({ publicKey });
}

function plain({ id, rawId, type, response }) {
  const parts = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'];
  const said = parts.flatMap((part) => (response[part] ? [[part, toText(response[part])]] : []));
  const transports = response.getTransports?.() ?? [];
  return {
    ...{ id, rawId: toText(rawId), type, clientExtensionResults: {} },
    response: { ...Object.fromEntries(said), transports },
  };
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const failed = form.querySelector('[data-failed]');
    failed.hidden = true;
    try {
      const credential = await ask(form.dataset.passkey, JSON.parse(form.dataset.options));
      form.elements.namedItem('response').value = JSON.stringify(plain(credential));
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
}
