/* Where a form sends: to a page of the repository that is filled in, or into a mail. Nothing is sent by itself. */

/**
 * @typedef {object} Target Where to send, as the build writes it.
 * @property {string} repository Without a slash at its end; "" for none.
 * @property {string} branch
 * @property {"github" | "gitlab" | "forgejo" | ""} forge
 * @property {string} email
 * @property {string} issueForm
 * @property {number} longestAddress In bytes.
 * @property {number} longestMail In bytes.
 */

/**
 * Return the address of a page for a new file, and whether the text is filled in there.
 * @param {Target} target
 * @param {string} path
 * @param {string} text
 */
export function makeNewFileAddress(target, path, text) {
  const { repository, forge, longestAddress } = target;
  const branch = encodeURIComponent(target.branch);
  // GitLab fills in the name alone.
  if (forge === "gitlab") {
    const address = `${repository}/-/new/${branch}?${query({ file_name: path })}`;
    return { address, isFilled: false };
  }
  const page = forge === "github" ? `${repository}/new/${branch}` : `${repository}/_new/${branch}/`;
  const address = `${page}?${query({ filename: path, value: text })}`;
  if (address.length <= longestAddress) return { address, isFilled: true };
  return { address: `${page}?${query({ filename: path })}`, isFilled: false };
}

/**
 * Return the address of a page for a new issue; null where the text is too long for an address. GitHub fills in the
 * questions of our form; others take one text.
 * @param {Target} target
 * @param {string} title
 * @param {Record<string, string>} answers
 * @param {string} text
 */
export function makeIssueAddress(target, title, answers, text) {
  const { repository, forge, issueForm, longestAddress } = target;
  const addresses = {
    github: `${repository}/issues/new?${query({ template: issueForm, title, ...answers })}`,
    gitlab: `${repository}/-/issues/new?${query({ "issue[title]": title, "issue[description]": text })}`,
    forgejo: `${repository}/issues/new?${query({ title, body: text })}`,
    "": "",
  };
  const address = addresses[forge];
  return address && address.length <= longestAddress ? address : null;
}

/**
 * Return the address of a mail, and whether the text is in it.
 * @param {Target} target
 * @param {string} subject
 * @param {string} text
 * @param {string} short The text for a mail to which the file is attached.
 */
export function makeMailAddress({ email, longestMail }, subject, text, short) {
  /** @param {string} body */
  const write = (body) =>
    `mailto:${email}?${query({ subject, body: body.replaceAll("\n", "\r\n") })}`;
  const whole = write(text);
  return whole.length <= longestMail
    ? { address: whole, isWhole: true }
    : { address: write(short), isWhole: false };
}

/**
 * Encode names and values; spaces as %20, which mail programs read, too.
 * @param {Record<string, string>} values
 */
function query(values) {
  return Object.entries(values)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join("&");
}
