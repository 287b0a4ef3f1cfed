#!/bin/sh
# Commit some paths on a branch and open a draft pull request, or renew the one of that branch.
# Usage: open-pull-request.sh BRANCH TITLE BODY-FILE PATH…; needs GH_TOKEN. Nothing of its arguments is run.
set -eu
branch=$1 title=$2 body=$3
shift 3
git config user.name 'github-actions[bot]'
git config user.email '41898282+github-actions[bot]@users.noreply.github.com'
git switch --quiet --create "$branch"
git add -- "$@"
if git diff --cached --quiet; then
  echo "Không có gì đổi."
  exit 0
fi
git commit --quiet --message "$title"
gh auth setup-git
git push --quiet --force origin "HEAD:refs/heads/$branch"
if [ -z "$(gh pr list --head "$branch" --state open --json number --jq '.[].number')" ]; then
  gh pr create --draft --head "$branch" --title "$title" --body-file "$body"
fi
