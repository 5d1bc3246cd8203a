#!/bin/sh
# check.sh URL asks a running endpoint what any caller could, and says what is wrong.
# BEARER is a caller of the profile PROFILE (default); OTHER, if given, a caller without its role.
set -eu
url=$1
profile=${PROFILE:-default}
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT
failed=0

fail() {
  echo "FAILED  $*"
  failed=1
}

# has PATTERN WHAT: a line of the last answer, without its carriage return, must match
has() {
  tr -d '\r' < "$answer" | grep -qiE "$1" || fail "$2: $(head -1 "$answer")"
}

# ask STATUS WHAT CURL-OPTIONS…
ask() {
  status=$1 what=$2
  shift 2
  curl -sS -i --max-time 30 "$@" > "$answer" || fail "$what: no answer"
  has "^HTTP/[0-9.]+ $status" "$what is not $status"
  has '^Cache-Control: no-store$' "$what may be cached"
  has '^Pragma: no-cache$' "$what may be cached"
  has '^Vary: .*Authorization, Accept' "$what does not vary"
  has '^X-Content-Type-Options: nosniff$' "$what may be sniffed"
  if grep -qi '<html' "$answer"; then fail "$what is answered in HTML"; fi
  if [ "$status" -ge 400 ]; then
    has '^Content-Type: application/problem\+json' "$what is no problem+json"
  fi
  echo "$status  $what  $(grep -o 'TWT-[0-9]*' "$answer" | tail -1)"
}

order() {
  printf '{"profile": "%s"}' "$profile"
}

decoded() {
  text=$(printf %s "$1" | tr '_-' '/+')
  while [ $((${#text} % 4)) -ne 0 ]; do text="$text="; done
  printf %s "$text" | base64 -d
}

ask 401 'no bearer' -X POST "$url"
has '^WWW-Authenticate: Bearer$' 'no bearer: no challenge'
has '"code":"TWT-052"' 'no bearer: another code'
ask 401 'a bad bearer' -X POST -H 'Authorization: Bearer rubbish' "$url"
has '^WWW-Authenticate: Bearer error="invalid_token"' 'a bad bearer: no challenge'
has '"code":"TWT-053"' 'a bad bearer: another code'
ask 404 'a path that is not there' "$url/nothing"
if [ -n "${OTHER:-}" ]; then
  ask 403 'a caller without the role' -X POST -H "Authorization: Bearer $OTHER" \
    -H 'Content-Type: application/json' -d "$(order)" "$url"
  has '"code":"TWT-054"' 'a caller without the role: another code'
fi
ask 200 'a good bearer' -X POST -H "Authorization: Bearer $BEARER" \
  -H 'Content-Type: application/json' -d "$(order)" "$url"
has '^Content-Type: application/json' 'a good bearer: no JSON'
token=$(grep -o '"token":"[^"]*"' "$answer" | cut -d'"' -f4)
header=$(decoded "${token%%.*}")
payload=${token#*.}
claims=$(decoded "${payload%%.*}")
echo "     $header"
echo "     $claims"
[ "$header" = '{"typ":"JWT","alg":"HS256","cty":"twilio-fpa;v=1"}' ] || fail "the token's header"
case $claims in
  '{"jti":"SK'*'"iss":"SK'*'"sub":"AC'*'"grants":{'*'"identity":"'*) ;;
  *) fail "the token's claims" ;;
esac
exit $failed
