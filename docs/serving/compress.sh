#!/bin/sh
# Copy a built site, and compress beside each text what a server may send as it is: `sh compress.sh site deploy`.
# The copy is made from nothing each time, so that no old .gz file stays. Gzip, since crawlers of previews read no brotli.
set -eu
from=$1
to=$2
rm -rf "$to"
cp -a "$from" "$to"
find "$to" -type f -size +1k \( -name '*.html' -o -name '*.css' -o -name '*.js' -o -name '*.json' -o -name '*.xml' \
  -o -name '*.svg' -o -name '*.csv' -o -name '*.txt' \) -exec gzip -9nk {} +
