"""The theme's scripts, joined into one file for each that a page loads."""

import pytest

from generator.reading.scripts import escape_letters, join_scripts


def test_a_script_holds_what_it_imports_once_and_before_its_use() -> None:
    modules = {
        "page.js": 'import { double } from "./numbers/double.js";\nimport { one } from "./numbers/one.js";\n1;\n',
        "numbers/double.js": (
            'import { one } from "./one.js";\nexport function double(value) {\n  return value * 2 * one;\n}\n'
        ),
        "numbers/one.js": "export const one = 1;\n",
    }
    joined = '"use strict";{const one=1;function double(value){return value*2*one;}\n1;}\n'
    assert join_scripts(modules) == {"page.js": joined}


def test_imports_of_several_lines_are_understood() -> None:
    modules = {
        "page.js": 'import {\n  one,\n  two,\n} from "./shared/numbers.js";\none(two);\n',
        "shared/numbers.js": "export class one {}\nexport function two() {}\n",
    }
    assert join_scripts(modules)["page.js"] == '"use strict";{class one{}\nfunction two(){}\none(two);}\n'


def test_a_module_of_a_page_keeps_its_exports() -> None:
    assert join_scripts({"page.js": "export class Page {}\n"}) == {"page.js": "export class Page{}\n"}


def test_comments_and_spaces_are_left_out_but_not_of_texts() -> None:
    text = (
        '/** What\n * it does. */\nconst a = "// no comment"; // a note\n'
        '  // one\n/* x */ b(`  ${a}\n  /* kept */`, /[/"]  /);\n'
    )
    joined = '"use strict";{const a="// no comment";b(`  ${a}\n  /* kept */`,/[/"]  /);}\n'
    assert join_scripts({"page.js": text}) == {"page.js": joined}


@pytest.mark.parametrize("line", ["export default 1;", "export { one };", 'import * as two from "./two.js";'])
def test_other_forms_of_import_and_export_are_refused(line: str) -> None:
    modules = {"page.js": 'import { one } from "./one/one.js";\none();\n', "one/one.js": f"{line}\n"}
    with pytest.raises(ValueError, match=r"^one/one\.js: cannot join"):
        join_scripts(modules)


@pytest.mark.parametrize("line", ["function fold() {}", "export async function fold() {}", "const fold = 1;"])
def test_two_joined_modules_that_declare_the_same_name_are_refused(line: str) -> None:
    modules = {"page.js": f'import {{ one }} from "./one.js";\none();\n{line}\n', "one.js": "let fold = 1;\n"}
    with pytest.raises(ValueError, match=r"^page\.js: cannot join, fold is also declared in one\.js$"):
        join_scripts(modules)


def test_letters_become_escapes_that_every_encoding_of_a_page_reads_alike() -> None:
    assert escape_letters('"Năm" + `ệ🙂`;\n') == '"N\\u0103m" + `\\u1ec7\\ud83d\\ude42`;\n'
