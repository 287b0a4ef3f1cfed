#!/bin/sh
# Write the comment on the pull request that a check ran for, in place of the last one. Called by comment.yml, which sets the
# variables. PREVIEW: where previews are served, with {number} for that of the pull request; empty where nowhere.
set -eu
number=$(gh api --method GET "repos/$REPOSITORY/pulls" -f state=open -f head="$OWNER:$BRANCH" \
  --jq ".[] | select(.head.sha == \"$COMMIT\") | .number" | head -n 1)
if [ -z "$number" ]; then
  echo "Không có đề nghị gộp nào đang mở ở bản này."
  exit 0
fi
preview=$(printf '%s' "$PREVIEW" | sed "s/{number}/$number/g")
.venv/bin/python -m automation.review comment "$REVIEW" --preview "$preview" --run "$RUN" >comment.md
last=$(gh api --paginate "repos/$REPOSITORY/issues/$number/comments" \
  --jq '.[] | select(.user.login == "github-actions[bot]" and (.body | startswith("<!-- ntvt-review -->"))) | .id' | head -n 1)
if [ -n "$last" ]; then
  gh api --method PATCH "repos/$REPOSITORY/issues/comments/$last" -F body=@comment.md --silent
else
  gh api --method POST "repos/$REPOSITORY/issues/$number/comments" -F body=@comment.md --silent
fi
