#!/bin/sh
# check.sh URL asks a running endpoint what any caller could, and says what is wrong.
# BEARER is a caller of the profile PROFILE (default); OTHER, if given, a caller without its role.
set -eu
url=$1
: "${BEARER:?is not set: a bearer of a caller who may have the profile}"
profile=${PROFILE:-default}
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT
trap exit INT TERM
failed=0

fail() {
  echo "FAILED  $*"
  failed=1
}

# where nobody answers, or somebody else, every question below would fail
stop() {
  fail "$*"
  exit 1
}
first=$(curl -sS -o "$answer" --max-time 30 -w '%{http_code} %{content_type}' -X POST "$url") ||
  stop "nobody answers at $url"
case $first in
  "404 application/problem+json"*) stop "the application answers, but its endpoint is not at $url" ;;
  401* | *" application/problem+json"*) ;;
  "404 "*) stop "nothing is deployed at $url: 404, and not the application's own. README.md: where the server says why" ;;
  *) stop "what answers at $url is not the endpoint: $first" ;;
esac

head_of() {
  tr -d '\r' < "$answer" | sed '/^$/q'
}

# has PATTERN WHAT: a line of the last answer's head must match, if its status was right
has() {
  [ "$got" != "$status" ] || head_of | grep -qiE "$1" || fail "$2"
}

code() {
  [ "$got" != "$status" ] || grep -q "\"code\":\"$1\"" "$answer" || fail "$2: not $1"
}

# ask STATUS WHAT BEARER CURL-OPTIONS…; the bearer is not for the list of processes
ask() {
  status=$1 what=$2 bearer=$3
  shift 3
  printf %s "${bearer:+Authorization: Bearer $bearer}" |
    curl -sS -i --max-time 30 -H @- "$@" > "$answer" || {
    fail "$what: no answer"
    exit 1
  }
  got=$(sed -n '1s/^[^ ]* \([0-9]*\).*/\1/p' "$answer")
  if [ "$got" != "$status" ]; then
    fail "$what: $got $(grep -o 'TWT-[0-9]*' "$answer" | tail -1), and not $status"
    return
  fi
  has '^Cache-Control: no-store$' "$what may be cached"
  has '^Pragma: no-cache$' "$what may be cached"
  has '^Vary: .*Authorization, Accept' "$what does not vary"
  has '^X-Content-Type-Options: nosniff$' "$what may be sniffed"
  [ "$(head_of | grep -ci '^Cache-Control:')" = 1 ] || fail "$what has two minds about caches"
  if head_of | grep -qiE '^(Set-Cookie|X-Powered-By):'; then fail "$what says too much"; fi
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

ask 401 'no bearer' '' -X POST "$url"
has '^WWW-Authenticate: Bearer$' 'no bearer: no challenge'
code TWT-052 'no bearer'
ask 401 'a bad bearer' rubbish -X POST "$url"
has '^WWW-Authenticate: Bearer error="invalid_token"' 'a bad bearer: no challenge'
code TWT-053 'a bad bearer'
ask 404 'a path that is not there' '' "$url/nothing"
if [ -n "${OTHER:-}" ]; then
  ask 403 'a caller without the role' "$OTHER" \
    -H 'Content-Type: application/json' -d "$(order)" "$url"
  code TWT-054 'a caller without the role'
fi
ask 200 'a good bearer' "$BEARER" -H 'Content-Type: application/json' -d "$(order)" "$url"
[ "$got" = 200 ] || exit 1
has '^Content-Type: application/json' 'a good bearer: no JSON'
token=$(grep -o '"token":"[^"]*"' "$answer" | cut -d'"' -f4)
rest=${token#*.}
header=$(decoded "${token%%.*}") || fail "the token's header is no Base64"
claims=$(decoded "${rest%%.*}") || fail "the token's claims are no Base64"
echo "     $header"
echo "     $claims"
[ "$header" = '{"typ":"JWT","alg":"HS256","cty":"twilio-fpa;v=1"}' ] || fail "the token's header"
case $claims in
  '{"jti":"SK'*'"iss":"SK'*'"sub":"AC'*'"grants":{'*'"identity":"'*) ;;
  *) fail "the token's claims" ;;
esac
[ "$(decoded "${rest#*.}" | wc -c)" -eq 32 ] || fail "the token's signature has not 256 bits"
[ $failed = 0 ] && echo "all as it must be"
exit $failed
