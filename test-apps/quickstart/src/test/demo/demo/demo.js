// The page of the demo. No framework, no storage: the token lives in this script until the page is left.
'use strict';

const CALLS = {
  deploy: { method: 'POST', path: 'api/deployments', form: { application: 'shop', version: '1.4.2' } },
  list: { method: 'GET', path: 'api/deployments' },
  whoami: { method: 'GET', path: 'api/whoami' },
  status: { method: 'GET', path: 'api/status' },
};
const NEXT = {
  401: 'Begin with POST api/deployments, and no token.',
  403: 'Now get a token with read:deployments alone, and deploy again.',
  200: 'Now tick deploy:applications too, get another token, and deploy.',
};

const element = (id) => document.getElementById(id);
const seen = new Set();
let token = null;
let kind = 'no token';

function showPairs(list, pairs) {
  list.replaceChildren(...pairs.flatMap(([name, value]) => {
    const term = document.createElement('dt');
    const text = document.createElement('dd');
    term.textContent = name;
    text.textContent = value;
    return [term, text];
  }));
}

function decoded(part) {
  const bytes = Uint8Array.from(atob(part.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}

function shownValue(name, value) {
  if (['exp', 'iat', 'nbf'].includes(name) && typeof value === 'number') {
    return `${value} (${new Date(value * 1000).toLocaleTimeString()})`;
  }
  return Array.isArray(value) ? value.join(', ') : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

// What the token says. Nothing is checked here: that is the server's work.
function claimsOf(jwt) {
  try {
    return Object.entries(decoded(jwt.split('.')[1])).map(([name, value]) => [name, shownValue(name, value)]);
  } catch {
    return [['form', 'This is no JWT.']];
  }
}

function setToken(value, name) {
  token = value;
  kind = name;
  element('token-state').textContent = token ? `Claims of ${name}` : 'No token';
  showPairs(element('claims'), token ? claimsOf(token) : []);
  element('drop').disabled = !token;
  element('spoil').disabled = !token;
}

// RFC 9110 section 11.6.1: scheme, then name="value" with backslash escapes.
function challengeParameters(field) {
  const scheme = field.split(' ', 1)[0];
  const pairs = [...field.slice(scheme.length).matchAll(/([\w-]+)="((?:[^"\\]|\\.)*)"/g)];
  return [['scheme', scheme], ...pairs.map((pair) => [pair[1], pair[2].replace(/\\(.)/g, '$1')])];
}

function indented(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function showNext() {
  document.querySelectorAll('#steps li').forEach((step) => {
    step.classList.toggle('seen', seen.has(step.dataset.status));
  });
  const missing = ['401', '403', '200'].find((status) => !seen.has(status));
  element('next').textContent = missing ? NEXT[missing] : 'All three. Spoil the signature, and see what api/status says to it.';
}

function remember() {
  const last = element('status').dataset.line;
  if (last) {
    const line = document.createElement('li');
    line.textContent = last;
    element('history').prepend(line);
    element('history-part').hidden = false;
  }
}

function showAnswer(call, response, body) {
  remember();
  const good = response.ok;
  element('answer').className = good ? 'good' : response.status === 403 ? 'short' : 'refused';
  const number = document.createElement('b');
  number.textContent = `${good ? '✓' : '✕'} ${response.status}`;
  element('status').replaceChildren(number, ` ${response.statusText} · ${call.method} ${call.path}, ${kind}`);
  element('status').dataset.line = `${response.status} · ${call.method} ${call.path}, ${kind}`;
  const challenge = response.headers.get('WWW-Authenticate');
  element('challenge').hidden = !challenge;
  showPairs(element('parameters'), challenge ? challengeParameters(challenge) : []);
  element('body-part').hidden = !body;
  element('body').textContent = indented(body);
  if (call === CALLS.deploy) {
    seen.add(String(response.status));
  }
  showNext();
}

function showProblem(text) {
  element('answer').className = 'refused';
  element('status').textContent = text;
  delete element('status').dataset.line;
  element('challenge').hidden = true;
  element('body-part').hidden = true;
}

async function send(call) {
  const headers = token ? { Authorization: `Bearer ${token}` } : {};
  const body = call.form ? new URLSearchParams(call.form) : undefined;
  const response = await fetch(call.path, { method: call.method, headers, body, cache: 'no-store' });
  showAnswer(call, response, await response.text());
}

async function getToken() {
  const scopes = [...document.querySelectorAll('#scopes input:checked')].map((box) => box.value);
  const body = new URLSearchParams(scopes.map((scope) => ['scope', scope]));
  const response = await fetch('demo/token', { method: 'POST', body, cache: 'no-store' });
  const answer = await response.json();
  if (response.ok) {
    setToken(answer.token, `a token with ${scopes.join(' and ')}`);
  } else {
    showProblem(answer.problem);
  }
}

function spoilToken() {
  const middle = token.length - 20;
  const other = token[middle] === 'A' ? 'B' : 'A';
  setToken(token.slice(0, middle) + other + token.slice(middle + 1), 'a token with a spoiled signature');
}

async function showEnvironment() {
  const answer = await (await fetch('demo/token')).json();
  element('environment').textContent = `${answer.environment}${answer.tokens ? ', simulated.' : '.'}`;
  if (!answer.tokens) {
    element('token-form').querySelectorAll('input, #get').forEach((control) => { control.disabled = true; });
    element('desk-note').textContent = 'This is no simulated environment, so the page gives no tokens. Use one of your own.';
    element('own').open = true;
  }
}

const orShow = (action) => action().catch(() => showProblem('The server does not answer. Is the demo still running?'));

element('token-form').addEventListener('submit', (event) => {
  event.preventDefault();
  orShow(getToken);
});
element('scopes').addEventListener('change', () => {
  element('get').disabled = !document.querySelector('#scopes input:checked');
});
element('own-form').addEventListener('submit', (event) => {
  event.preventDefault();
  setToken(element('own-token').value.trim() || null, 'a token of your own');
});
element('spoil').addEventListener('click', spoilToken);
element('drop').addEventListener('click', () => setToken(null, 'no token'));
document.querySelectorAll('[data-call]').forEach((button) => {
  button.addEventListener('click', () => orShow(() => send(CALLS[button.dataset.call])));
});
setToken(null, 'no token');
showNext();
orShow(showEnvironment);
