// Opens a soft certificate file (PKCS#12, or PEM with key and certificate) in the browser. The key becomes a WebCrypto key that
// can't be read out again; neither the file nor its password leaves the page.
const RSA = '1.2.840.113549.1.1.1';
const ELLIPTIC = '1.2.840.10045.2.1';
const SM2 = '1.2.156.10197.1.301';
const CURVES = {
  '1.2.840.10045.3.1.7': { algorithm: 'ES256', curve: 'P-256', hash: 'SHA-256' },
  '1.3.132.0.34': { algorithm: 'ES384', curve: 'P-384', hash: 'SHA-384' },
};

/** What is wrong, as a code for which the page has a text. */
export class KeyFileError extends Error {
  constructor(code, cause) {
    super(code, { cause });
    this.code = code;
  }
}

/** Opens the file; answers { certificate, sign }: the certificate as DER and a function that signs bytes. */
export async function openKeyFile(file, password, libraryUrl) {
  if (!globalThis.crypto?.subtle) throw new KeyFileError('insecure');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const forge = await library(libraryUrl);
  const isPem = binary(bytes.subarray(0, 4096)).includes('-----BEGIN ');
  const { key, certificate } = isPem ? openPem(forge, binary(bytes), password) : openPkcs12(forge, bytes, password);
  const kind = kindOf(forge, key);
  let imported;
  try {
    imported = await crypto.subtle.importKey('pkcs8', der(forge, key), kind.key, false, ['sign']);
  } catch (error) {
    throw new KeyFileError('algorithm', error);
  }

  return {
    certificate: der(forge, certificate),
    sign: async message => ({ algorithm: kind.algorithm, signature: new Uint8Array(await crypto.subtle.sign(kind.signing, imported, message)) }),
  };
}

async function library(url) {
  try {
    await import(url);
  } catch (error) {
    throw new KeyFileError('network', error);
  }

  return window.forge;
}

// The library only opens the container and its encryption. Its own reading of keys and certificates knows RSA alone and would
// write them anew, so it is made to hand them on as they are.
function openPkcs12(forge, bytes, password) {
  const { pki, pkcs12, asn1 } = forge;
  const { certificateFromAsn1, privateKeyFromAsn1 } = pki;
  pki.certificateFromAsn1 = pki.privateKeyFromAsn1 = () => { throw new Error('handed on as it is'); };
  try {
    const opened = pkcs12.pkcs12FromAsn1(asn1.fromDer(binary(bytes)), false, password);
    const bags = type => opened.getBags({ bagType: type })[type] ?? [];
    const key = [...bags(pki.oids.pkcs8ShroudedKeyBag), ...bags(pki.oids.keyBag)][0];
    const certificates = bags(pki.oids.certBag);
    const id = key?.attributes?.localKeyId?.[0];
    const certificate = certificates.find(bag => id !== undefined && bag.attributes?.localKeyId?.[0] === id) ?? certificates[0];
    if (!key || !certificate) throw new KeyFileError('file');
    return { key: key.asn1, certificate: certificate.asn1 };
  } catch (error) {
    if (error instanceof KeyFileError) throw error;
    throw new KeyFileError(/password/i.test(error.message) ? 'password' : 'file', error);
  } finally {
    Object.assign(pki, { certificateFromAsn1, privateKeyFromAsn1 });
  }
}

function openPem(forge, text, password) {
  let parts;
  try {
    parts = forge.pem.decode(text).map(part => ({ type: part.type, asn1: forge.asn1.fromDer(part.body) }));
  } catch (error) {
    throw new KeyFileError('file', error);
  }

  const find = type => parts.find(part => part.type === type)?.asn1;
  const certificate = find('CERTIFICATE');
  const locked = find('ENCRYPTED PRIVATE KEY');
  const rsa = find('RSA PRIVATE KEY');
  const key = find('PRIVATE KEY') ?? (rsa && forge.pki.wrapRsaPrivateKey(rsa)) ?? (locked && unlock(forge, locked, password));
  if (!key || !certificate) throw new KeyFileError('file');
  return { key, certificate };
}

function unlock(forge, locked, password) {
  let key = null;
  try {
    key = forge.pki.decryptPrivateKeyInfo(locked, password);
  } catch (error) {
    throw new KeyFileError('password', error);
  }

  if (key === null) throw new KeyFileError('password');
  return key;
}

function kindOf(forge, key) {
  const [oid, parameter] = key.value[1].value;
  const type = forge.asn1.derToOid(oid.value);
  if (type === RSA) {
    const name = 'RSASSA-PKCS1-v1_5';
    return { algorithm: 'RS256', key: { name, hash: 'SHA-256' }, signing: { name } };
  }

  const curve = type === ELLIPTIC ? forge.asn1.derToOid(parameter.value) : '';
  if (curve === SM2) throw new KeyFileError('sm2');
  const known = CURVES[curve];
  if (!known) throw new KeyFileError('algorithm');
  return { algorithm: known.algorithm, key: { name: 'ECDSA', namedCurve: known.curve }, signing: { name: 'ECDSA', hash: known.hash } };
}

const binary = bytes => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};

const der = (forge, asn1) => Uint8Array.from(forge.asn1.toDer(asn1).getBytes(), character => character.charCodeAt(0));
