import type { Plugin } from "vite";
import { isolationHeaders } from "../src/offline/isolation.ts";

/** What the built page may do, by directive; all that is not named is forbidden. */
const directives: Readonly<Record<string, readonly string[]>> = {
  "default-src": ["'none'"],
  // The kernels are WebAssembly, compiled in the worker; no text is ever run as code.
  "script-src": ["'self'", "'wasm-unsafe-eval'"],
  "worker-src": ["'self'"],
  // Styles stand in files; React and the charts set properties of elements, which needs no 'unsafe-inline'.
  "style-src": ["'self'"],
  // blob: a chart on its way to a PNG file; data: small pictures in stylesheets and the QR code.
  "img-src": ["'self'", "data:", "blob:"],
  // A person may name any address as the home of a data set (`?data=`), and the pinned copies lie on other hosts. `http:` is for
  // pages served without TLS, `npm start` above all: under https: the browser refuses it as mixed content anyhow.
  "connect-src": ["'self'", "https:", "http:"],
  "manifest-src": ["'self'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
};

/** The content security policy of the built page, in one line. */
export const securityPolicy = Object.entries(directives)
  .map(([name, sources]) => [name, ...sources].join(" "))
  .join("; ");

/**
 * The headers that a host should send with every file: docs/hosting.md gives them to copy.
 *
 * A worker obeys the policy of its own answer, not that of the page, so that only a header reaches it. None of them forbids frames: the
 * lab is made to be embedded.
 */
export const hostHeaders: Readonly<Record<string, string>> = {
  ...isolationHeaders,
  "content-security-policy": securityPolicy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
};

/** Makes Vite write the policy into the built page, where it holds on any host; the page under development needs Vite's inline scripts. */
export function writeSecurityPolicy(): Plugin {
  return {
    name: "security-policy",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: securityPolicy },
        injectTo: "head-prepend",
      },
    ],
  };
}
