/** Suggests while somebody types into a field marked `data-suggest`: WAI-ARIA's combobox with a listbox. The form beneath it searches as ever. */
const FEWEST = 2;
const PAUSE_MS = 150;

function made(tag, attributes) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function enrich(input) {
  const { suggest, suggestLabel, suggestCount, suggestNone } = input.dataset;
  const id = `${input.id}-suggestions`;
  const list = made('ul', { id, class: 'suggestions', role: 'listbox', 'aria-label': suggestLabel, hidden: '' });
  const told = made('span', { class: 'vh', role: 'status' });
  let options = [];
  let active = -1;
  let pause;
  let asking;

  const point = (index) => {
    active = index;
    for (const [at, option] of options.entries()) option.setAttribute('aria-selected', String(at === index));
    if (index < 0) return input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-activedescendant', options[index].id);
    options[index].scrollIntoView({ block: 'nearest' });
  };
  const open = (opened) => {
    list.hidden = !opened;
    input.setAttribute('aria-expanded', String(opened));
    point(-1);
  };
  const stop = () => {
    clearTimeout(pause);
    asking?.abort();
    open(false);
  };
  const show = (found) => {
    options = found.map(({ text, detail, href }, at) => {
      const option = made('li', { id: `${id}-${at}`, role: 'option' });
      const small = made('span', { class: 'small mute' });
      small.textContent = detail;
      option.append(text, ' ', small);
      option.addEventListener('click', () => choose(href));
      return option;
    });
    list.replaceChildren(...options);
    told.textContent = options.length === 0 ? suggestNone : suggestCount.replace('{n}', options.length);
    open(options.length > 0);
  };
  const choose = (href) => {
    stop();
    location.assign(href);
  };
  const ask = async () => {
    stop();
    told.textContent = '';
    const q = input.value.trim();
    if (q.length < FEWEST) return;
    asking = new AbortController();
    const { signal } = asking;
    try {
      const answer = await fetch(`${suggest}?${new URLSearchParams({ q })}`, { signal });
      const { suggestions } = await answer.json();
      if (!signal.aborted) show(suggestions);
    } catch {
      // No answer, no suggestions.
    }
  };
  const keys = {
    ArrowDown: () => (list.hidden ? ask() : point((active + 1) % options.length)),
    ArrowUp: () => !list.hidden && point((active < 1 ? options.length : active) - 1),
    Escape: stop,
    Enter: () => options[active].click(),
  };

  // A search box may not be a combobox.
  input.type = 'text';
  const shown = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': id, 'aria-expanded': 'false' };
  for (const [name, value] of Object.entries(shown)) input.setAttribute(name, value);
  input.parentElement.classList.add('suggest');
  input.after(list, told);
  input.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(ask, PAUSE_MS);
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || !Object.hasOwn(keys, event.key) || (event.key === 'Enter' && active < 0)) return;
    event.preventDefault();
    keys[event.key]();
  });
  input.addEventListener('blur', stop);
  // A press on the list keeps the focus where it is.
  list.addEventListener('mousedown', (event) => event.preventDefault());
}

for (const input of document.querySelectorAll('input[data-suggest]')) enrich(input);
