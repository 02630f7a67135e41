// CA sign-in: a certificate's key signs the server's challenge, in the browser or in a USB key's client program.
//
// A client program joins in by setting window.payhallSigner, from a browser extension or a script of this origin, and dispatching
// the event "payhall-signer" on window if it comes later than this page:
//
//   window.payhallSigner = {
//     // What is plugged in: id of the caller's choosing, label for people, certificate as Base64 of its DER.
//     async certificates() { return [{ id, label, certificate }]; },
//     // Signs the bytes (a Uint8Array) as they are. algorithm: RS256, PS256, ES256 or ES384 (or one of a server-side provider, e.g.
//     // for SM2); signature as Base64, for ECDSA r and s side by side.
//     async sign(id, message) { return { algorithm, signature }; },
//   };
import { openKeyFile } from './ca-key-file.js';

const form = document.querySelector('[data-ca]');
const part = name => form.querySelector(`[data-ca-${name}]`);
const file = form.querySelector('#ca-file');
const password = form.querySelector('#ca-password');
const device = form.querySelector('#ca-device');
const submit = part('submit');
let plugged = [];

const text = code => part('texts').querySelector(`[data-code="${code}"]`)?.textContent ?? '';

const say = code => {
  part('error').textContent = text(code);
  part('error').hidden = false;
  part('status').textContent = '';
};

const base64 = bytes => btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));

class SignInError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

async function plug() {
  plugged = (await window.payhallSigner?.certificates().catch(() => [])) ?? [];
  device.replaceChildren(...plugged.map(found => new Option(found.label, found.id)), device.lastElementChild);
  device.selectedIndex = 0;
  part('devices').hidden = plugged.length === 0;
  showFile();
}

function showFile() {
  part('file').hidden = plugged.length > 0 && device.value !== '';
}

// The chosen key: the certificate as Base64, and how it signs.
async function chosen() {
  const found = plugged.find(candidate => candidate.id === device.value);
  if (found) {
    return {
      certificate: found.certificate,
      sign: message => window.payhallSigner.sign(found.id, message).catch(() => { throw new SignInError('device'); }),
    };
  }

  if (!file.files.length) throw new SignInError('choose');
  const opened = await openKeyFile(file.files[0], password.value, form.dataset.caLibrary);
  return {
    certificate: base64(opened.certificate),
    sign: async message => {
      const signed = await opened.sign(message);
      return { algorithm: signed.algorithm, signature: base64(signed.signature) };
    },
  };
}

async function challenge() {
  try {
    const reply = await fetch(`${form.dataset.caChallenge}?pending=${encodeURIComponent(form.dataset.caPending ?? '')}`, { cache: 'no-store' });
    if (reply.ok) return await reply.json();
  } catch {
    // Said below, like any other answer that brings no challenge.
  }

  throw new SignInError('network');
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  if (submit.disabled) return;
  submit.disabled = true;
  part('error').hidden = true;
  part('status').textContent = text('working');
  try {
    // The key first: choosing it may take a person's time, and a challenge does not wait long.
    const key = await chosen();
    const { ticket, message } = await challenge();
    const signed = await key.sign(new TextEncoder().encode(message));
    form.elements.Certificate.value = key.certificate;
    form.elements.Ticket.value = ticket;
    form.elements.Algorithm.value = signed.algorithm;
    form.elements.Signature.value = signed.signature;
    form.submit();
  } catch (error) {
    say(error.code ?? 'file');
    submit.disabled = false;
  }
});

// A page that comes back from the browser's memory can be used again.
window.addEventListener('pageshow', () => { submit.disabled = false; });
window.addEventListener('payhall-signer', plug);
device.addEventListener('change', showFile);
plug();
