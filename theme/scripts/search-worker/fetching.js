/* Files of the index, over a network that may break off. */

/** A file of the index is not there: perhaps a new site was put up while the page was open. */
export class MissingFileError extends Error {}

/**
 * Fetch a file and return its unpacked bytes; a connection that breaks is tried once more. Raises MissingFileError.
 * @param {string} address
 * @param {RequestInit} [options]
 */
export async function fetchFile(address, options) {
  const fetchOnce = async () => unpack(await fetch(address, options));
  try {
    return await fetchOnce();
  } catch (error) {
    if (error instanceof MissingFileError) throw error;
    return fetchOnce();
  }
}

/** @param {Response} answer */
async function unpack({ ok, status, url, body }) {
  if (status >= 500) throw new Error(`${status}: ${url}`);
  if (!ok || !body) throw new MissingFileError(url);
  const stream = body.pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
