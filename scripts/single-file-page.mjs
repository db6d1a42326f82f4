/** The scripts that unpack the single file. They run in a browser, as their source. */

/**
 * Answers every request for a packed file.
 * @param {Record<string, Blob> | Promise<Record<string, Blob>>} files compressed, by path
 */
export function servePacked(files) {
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) => {
    const [path] = /(?:assets|data)\/[^/]+$/.exec(String(input)) ?? [];
    const file = (await files)[path];
    if (!file) return fetch(input, init);
    const type = path.endsWith('.wasm') ? 'application/wasm' : 'text/plain';
    const body = file.stream().pipeThrough(new DecompressionStream('gzip'));
    return new Response(body, { headers: { 'Content-Type': type } });
  };
}

/** The beginning of a worker: its first message brings the packed files. */
export function receivePacked(serve) {
  const files = new Promise((resolve) => {
    function receive(event) {
      event.stopImmediatePropagation();
      resolve(event.data);
    }
    addEventListener('message', receive, { once: true });
  });
  serve(files);
}

/** Unpacks the workers and starts the program, unless the page has said that this browser cannot run it. */
export async function runPacked(serve, receive) {
  if (document.getElementById('root').hasChildNodes()) return;

  /** The compressed files of a kind, by name. */
  function packed(kind) {
    const elements = [...document.querySelectorAll(`script[data-${kind}]`)];
    return Object.fromEntries(elements.map((element) => [element.dataset[kind], bytesOf(element)]));
  }

  function bytesOf(element) {
    const text = atob(element.textContent);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    element.remove();
    return new Blob([bytes]);
  }

  const unpack = (file) => new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text();

  async function addressOf(worker) {
    const prelude = `(${receive})(${serve});`;
    return URL.createObjectURL(new Blob([prelude, await unpack(worker)], { type: 'text/javascript' }));
  }

  const files = packed('file');
  serve(files);
  self.workers = {};
  for (const [name, worker] of Object.entries(packed('worker'))) self.workers[name] = await addressOf(worker);
  // A file has no origin, so its workers cannot read its blobs by address.
  self.Worker = class extends Worker {
    constructor(address) {
      super(address);
      this.postMessage(files);
    }
  };
  const program = document.createElement('script');
  program.type = 'module';
  program.textContent = await unpack(packed('program')['']);
  document.body.append(program);
}
