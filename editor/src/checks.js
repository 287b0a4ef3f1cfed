/* What is wrong with an entry, by the rules of `ntvt check`: above all what exposes someone. */

import { Places } from "../../theme/scripts/form/places.js";
import { Privacy } from "../../theme/scripts/form/privacy.js";
import { makeSlug } from "../../theme/scripts/form/profile-file.js";
import { foldText } from "../../theme/scripts/shared/text.js";

/** @typedef {import("../../theme/scripts/form/privacy.js").Fault} Fault */
/** @typedef {Record<string, any>} Values The values of a file, by key. */
/** @typedef {Map<string, Fault>} Faults By the path of a field, as `honours.0.ward`. */

const CHILD_TEXT =
  /^(?:honorific|summary|body|roles|figures|consent|allowed|honours\.\d+\.(?:honorific|source\.(?!document)))/;
const CHILD_SLUG = /^([a-z]+)-[a-z0-9]*\d[a-z0-9]*$/;
/** Keys of the form itself, and what says that something else may stand. */
const NOT_PUBLIC = /^(?:_origin|address|folder|allowed|former_slugs|not_same_as)\b/;
const FOLDERS = /^content\/profiles\/([^/]+)\/([^/]+)\//;
const NO_PHOTO = { message: "không đăng ảnh trẻ em", hint: "bỏ ảnh" };

export class Checks {
  /** @param {any} data What the build writes for the form. */
  constructor(data) {
    this.privacy = new Privacy(data.rules);
    this.places = new Places(data.units);
    this.years = data.years;
    this.districts = data.districts;
    this.awardKinds = data.awardKinds;
    this.cityFolder = data.cityFolder;
  }

  /**
   * Return what stops the save of a file.
   * @param {string} kind The name of its collection.
   * @param {Values} values
   */
  find(kind, values) {
    if (kind === "ho-so") return this.findInProfile(values);
    // Reports have titles of documents, and these may have names.
    return this.findPrivate(values, kind === "bao-cao" ? "name" : "");
  }

  /**
   * Return what is wrong with a profile; the first fault of each field counts.
   * @param {Values} values
   * @returns {Faults}
   */
  findInProfile(values) {
    const faults = this.findPrivate(values);
    /** @param {string} path @param {Fault | null | undefined} fault */
    const add = (path, fault) => {
      if (fault && !faults.has(path)) faults.set(path, fault);
    };
    if (values.minor) this.addChildFaults(values, add);
    else this.addSignsOfChild(values, add);
    for (const [index, honour] of list(values.honours).entries())
      this.addHonourFaults(honour, `honours.${index}`, values.kind || "person", add);
    // Only a new file has a folder to be found.
    if (values.folder && !list(values.fields).length)
      add("fields", { message: "thiếu lĩnh vực", hint: "chọn ít nhất một lĩnh vực" });
    if (values.photo?.file && !values.photo.alt)
      add("photo", {
        message: "thiếu lời tả ảnh",
        hint: "nói ngắn gọn trong ảnh có gì, cho người không nhìn thấy",
      });
    const { longestSummary } = this.privacy.data;
    if ((values.summary ?? "").length > longestSummary) {
      const hint = "viết lại trong khoảng 140 chữ cái; phần còn lại để trong câu chuyện";
      add("summary", { message: `câu này dài ${values.summary.length} chữ cái`, hint });
    }
    return faults;
  }

  /**
   * Return the private details of any entry, by field.
   * @param {Values} values
   * @param {string} [allowedKind] What may stand in files of this kind: names in reports, for titles have them.
   * @returns {Faults}
   */
  findPrivate(values, allowedKind = "") {
    const allowed = list(values.allowed).map(({ text }) => collapse(text ?? ""));
    /** @type {Faults} */
    const faults = new Map();
    for (const [path, text] of walkTexts(values, "")) {
      if (NOT_PUBLIC.test(path)) continue;
      const isShown = path.startsWith("residential_groups") && values.show_residential_groups;
      const detail = this.privacy.findDetails(text).find((one) => {
        const mayStand = one.code === allowedKind || (isShown && one.code === "group");
        const isAllowed = allowed.some((words) => words.includes(collapse(one.text)));
        return !mayStand && !isAllowed && !this.privacy.isHonouree(one, values.name ?? "");
      });
      if (!detail) continue;
      const message = `"${collapse(detail.text)}" giống ${this.privacy.data.nouns[detail.code]}`;
      faults.set(path, { message, hint: this.privacy.data.hint });
    }
    return faults;
  }

  /**
   * @param {Values} values
   * @param {(path: string, fault: Fault | null | undefined) => void} add
   */
  addChildFaults(values, add) {
    const agreed = list(values.consent?.by);
    if (agreed.includes("honouree") && agreed.includes("guardian")) return;
    const { child, data } = this.privacy;
    const [message, hint] = data.childHints.initials;
    const name = values.name ?? "";
    if (!child.initials.matches(name)) add("name", { message, hint });
    if (values.photo?.file) add("photo", NO_PHOTO);
    const slug = values.address;
    if (slug && CHILD_SLUG.exec(slug)?.[1] !== makeSlug(name.replaceAll(".", "")))
      add("address", {
        message: "tên tệp làm lộ tên trẻ em",
        hint: "đặt theo chữ viết tắt và số, ví dụ nva-01",
      });
    for (const [path, text] of walkTexts(values, "")) {
      if (!CHILD_TEXT.test(path)) continue;
      add(path, this.privacy.findChildFault(text, name));
    }
  }

  /**
   * @param {Values} values
   * @param {(path: string, fault: Fault | null | undefined) => void} add
   */
  addSignsOfChild(values, add) {
    if (values.kind === "collective") return;
    const { young, pupil } = this.privacy.child;
    const hint = "bật “Trẻ em” và chỉ ghi chữ cái đầu của tên; nếu là người lớn thì sửa lại";
    const honorifics = [["honorific", values.honorific ?? ""]];
    for (const [index, honour] of list(values.honours).entries())
      honorifics.push([`honours.${index}.honorific`, honour.honorific ?? ""]);
    for (const [path, text] of honorifics)
      if (young.matchStart(text))
        add(path, { message: `cách gọi "${text}" cho thấy đây là trẻ em`, hint });
    if (young.matchStart(values.name ?? ""))
      add("name", { message: "cách gọi trong tên cho thấy đây là trẻ em", hint });
    for (const [index, { title = "" }] of list(values.roles).entries())
      if (pupil.matchStart(title))
        add(`roles.${index}.title`, { message: `vai trò "${title}" cho thấy đây là trẻ em`, hint });
  }

  /**
   * @param {Values} honour
   * @param {string} path
   * @param {string} kind
   * @param {(path: string, fault: Fault | null | undefined) => void} add
   */
  addHonourFaults(honour, path, kind, add) {
    const { first, latest, lastOfDistricts } = this.years;
    const { district, title, level } = honour;
    const year = Number(honour.year);
    if (!year) return;
    if (year < first)
      add(`${path}.year`, {
        message: `năm ${year} là trước khi có phong trào Người tốt, việc tốt`,
        hint: `ghi năm từ ${first} đến ${latest}`,
      });
    if (year > latest)
      add(`${path}.year`, { message: `năm ${year} chưa đến`, hint: "xem lại năm" });
    if (!district && year < lastOfDistricts)
      add(`${path}.district`, {
        message: "thiếu quận, huyện",
        hint: "chọn quận, huyện của năm ấy",
      });
    if (district && year > lastOfDistricts)
      add(`${path}.district`, {
        message: `năm ${year} Hà Nội không còn cấp quận, huyện`,
        hint: "để trống mục này, ghi phường hoặc xã",
      });
    if (level && !title)
      add(`${path}.level`, {
        message: "có cấp khen thưởng mà không có danh hiệu",
        hint: "chọn danh hiệu, hoặc để trống cấp trao nếu đây chỉ là một lần được nêu gương",
      });
    if (title && !list(this.awardKinds[title]).includes(kind)) {
      const whom = kind === "person" ? "cá nhân" : "tập thể";
      add(`${path}.title`, {
        message: `danh hiệu này không dành cho ${whom}`,
        hint: "xem lại danh hiệu",
      });
    }
    add(`${path}.ward`, this.findWardFault(honour));
  }

  /**
   * @param {Values} honour
   * @returns {Fault | null}
   */
  findWardFault({ year, district = "", ward }) {
    // An older ward may not be on the oldest list.
    if (!ward || !year || Number(year) < this.years.firstListed) return null;
    const choices = this.places.listChoices(district || "", Number(year));
    const same = choices.filter(
      ({ value, label }) => value === ward || foldText(label) === foldText(ward),
    );
    if (same.length === 1 || choices.some(({ value }) => value === ward)) return null;
    const where = district ? ` ở ${this.districts[district]}` : "";
    const hint = "gõ vài chữ của tên rồi chọn trong danh sách hiện ra";
    return { message: `không có phường, xã "${ward}"${where} năm ${year}`, hint };
  }

  /**
   * Return the folder of a profile: the district of its first honour, else the ward's, else the city's.
   * @param {Values} values
   */
  findFolder(values) {
    const { district = "", ward = "", year = 0 } = list(values.honours)[0] ?? {};
    if (district) return district;
    const units = ward
      ? this.places.listChoices("", Number(year)).filter(({ value }) => value === ward)
      : [];
    return units.length === 1 ? units[0].id : this.cityFolder;
  }

  /**
   * Return what is wrong where an old file would have to move.
   * @param {string} path Where it is.
   * @param {Values} values
   * @returns {Fault | undefined}
   */
  findMove(path, values) {
    const [, district, field] = FOLDERS.exec(path) ?? [];
    const [folder, first] = [this.findFolder(values), list(values.fields)[0] || field];
    if (!district || (district === folder && field === first)) return undefined;
    const hint =
      "đặt lại quận của lần đầu tiên và lĩnh vực đầu tiên như cũ; thật cần chuyển thì nhờ người quản trị, " +
      "địa chỉ của trang vẫn giữ nguyên";
    return {
      message: `tệp phải chuyển sang thư mục ${folder}/${first}, ở đây không chuyển được`,
      hint,
    };
  }
}

/**
 * Yield every text, with its path.
 * @param {any} value
 * @param {string} path
 * @returns {Iterable<[string, string]>}
 */
function* walkTexts(value, path) {
  if (typeof value === "string") yield [path, value];
  else if (value && typeof value === "object") {
    for (const [key, item] of Object.entries(value))
      yield* walkTexts(item, path ? `${path}.${key}` : key);
  }
}

/** @param {any} value */
function list(value) {
  return Array.isArray(value) ? value : [];
}

/** @param {string} text */
function collapse(text) {
  return text.split(/\s+/).filter(Boolean).join(" ");
}
