/* The form proposes and never publishes: a commit on the main branch, or a merge, is refused before it is sent. The CMS
   would make such commits for pictures that are added to its library or deleted there. */

/** @typedef {{ method: string, address: string, body: any }} Call */

const MERGE = /\/(?:pulls|merge_requests)\/\d+\/merge$/;
const GITLAB_COMMITS = /\/projects\/[^/]+\/repository\/commits$/;
const REFUSED =
  "Mẫu soạn chỉ gửi đề nghị: ảnh và thay đổi đi cùng một hồ sơ, người quản trị xem rồi mới đăng.";

/**
 * Refuse calls that would change a branch without a review.
 * @param {string} branch The main one.
 */
export function keepOffBranch(branch) {
  const send = window.fetch.bind(window);
  window.fetch = async (input, init = {}) => {
    const address = input instanceof Request ? input.url : String(input);
    const { method = "GET", body } =
      input instanceof Request ? { ...init, method: input.method } : init;
    if (changesBranch({ method, address, body: parse(body) }, branch)) throw new Error(REFUSED);
    return send(input, init);
  };
}

/**
 * Whether a call would change a branch without a review.
 * @param {Call} call
 * @param {string} branch
 */
export function changesBranch({ method, address, body }, branch) {
  const { pathname } = new URL(address, "https://vi-du.example");
  if (MERGE.test(pathname)) return method.toUpperCase() !== "GET";
  if (GITLAB_COMMITS.test(pathname)) return body?.branch === branch;
  const input = body?.variables?.input;
  return (
    Boolean(body?.query?.includes("createCommitOnBranch")) && input?.branch?.branchName === branch
  );
}

/** @param {any} body */
function parse(body) {
  if (typeof body !== "string") return null;
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
