#!/bin/sh
# Create .venv with the first Python 3.11 or newer that is able to: python3, python3.13, python3.12, python3.11.
# `make site PYTHON=/path/to/python3` names one instead.
set -eu
cd "$(dirname "$0")/.."
without_venv=

for python in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
  if "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    exec "$python" -m venv --clear .venv
  fi
  without_venv="$without_venv $python"
done

if [ -n "$without_venv" ]; then
  cat >&2 <<END
Lỗi: có Python đủ mới ($without_venv ) nhưng thiếu mô-đun venv.
  Trên Debian/Ubuntu, nhờ quản trị máy chạy: apt install python3-venv
Error: Python is new enough ($without_venv ), but its venv module is missing.
  On Debian/Ubuntu, have the administrator run: apt install python3-venv
END
else
  cat >&2 <<END
Lỗi: cần Python 3.11 trở lên, không tìm thấy trong: ${PYTHON:-python3, python3.13, python3.12, python3.11}.
  Cài từ https://www.python.org/downloads/ rồi chạy lại, hoặc chỉ rõ: make site PYTHON=/đường/dẫn/python3
Error: Python 3.11 or newer is needed; none found among: ${PYTHON:-python3, python3.13, python3.12, python3.11}.
  Install it from https://www.python.org/downloads/ and try again, or name it: make site PYTHON=/path/to/python3
END
fi
exit 1
