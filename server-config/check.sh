#!/bin/sh
# check.sh URL sends a running endpoint requests that any client could send, and prints what is
# wrong with the answers. BEARER is the JWT of a caller who may have the profile PROFILE (default);
# OTHER, if given, the JWT of a caller without its role; PARAMS, if given, a JSON object with the
# parameters that the profile needs.
set -eu
url=$1
: "${BEARER:?is not set: give the JWT of a caller who may have the profile}"
profile=${PROFILE:-default}
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT
trap exit INT TERM
failed=0

fail() {
  echo "FAILED  $*"
  failed=1
}

# without an answer, or with one of another application, every check below would fail
stop() {
  fail "$*"
  exit 1
}
first=$(curl -sS -o "$answer" --max-time 30 -w '%{http_code} %{content_type}' -X POST "$url") ||
  stop "no server answers at $url"
case $first in
  "404 application/problem+json"*) stop "the application answers, but its endpoint is not at $url" ;;
  401* | *" application/problem+json"*) ;;
  "404 "*) stop "no application is deployed at $url: the server itself answers 404. README.md tells where its log says why" ;;
  *) stop "what answers at $url is not the endpoint: $first" ;;
esac

headers() {
  tr -d '\r' < "$answer" | sed '/^$/q'
}

# expect PATTERN MESSAGE: a header of the last answer must match, if its status was right
expect() {
  [ "$got" != "$status" ] || headers | grep -qiE "$1" || fail "$2"
}

# expect_code CODE WHAT
expect_code() {
  [ "$got" != "$status" ] || grep -q "\"code\":\"$1\"" "$answer" || fail "$2: the code is not $1"
}

# check STATUS WHAT BEARER CURL-OPTIONS…: sends a request and checks status and headers; curl gets
# the bearer from standard input, since everybody can list the arguments of processes
check() {
  status=$1 what=$2 bearer=$3
  shift 3
  printf %s "${bearer:+Authorization: Bearer $bearer}" |
    curl -sS -i --max-time 30 -H @- "$@" > "$answer" || {
    fail "$what: no answer"
    exit 1
  }
  got=$(sed -n '1s/^[^ ]* \([0-9]*\).*/\1/p' "$answer")
  if [ "$got" != "$status" ]; then
    fail "$what: $got $(grep -o 'TWT-[0-9]*' "$answer" | tail -1), expected $status"
    return
  fi
  expect '^Cache-Control: no-store$' "$what: may be cached"
  expect '^Pragma: no-cache$' "$what: may be cached"
  expect '^Vary: .*Authorization, Accept' "$what: no Vary header for Authorization and Accept"
  expect '^X-Content-Type-Options: nosniff$' "$what: no nosniff header"
  [ "$(headers | grep -ci '^Cache-Control:')" = 1 ] || fail "$what: Cache-Control is not there exactly once"
  if headers | grep -qiE '^(Set-Cookie|X-Powered-By):'; then fail "$what: has a Set-Cookie or X-Powered-By header"; fi
  if grep -qi '<html' "$answer"; then fail "$what: answered in HTML"; fi
  if [ "$status" -ge 400 ]; then
    expect '^Content-Type: application/problem\+json' "$what: not application/problem+json"
  fi
  echo "$status  $what  $(grep -o 'TWT-[0-9]*' "$answer" | tail -1)"
}

request_body() {
  printf '{"profile": "%s"%s}' "$profile" "${PARAMS:+, \"params\": $PARAMS}"
}

decoded() {
  text=$(printf %s "$1" | tr '_-' '/+')
  while [ $((${#text} % 4)) -ne 0 ]; do text="$text="; done
  printf %s "$text" | base64 -d
}

check 401 'no bearer' '' -X POST "$url"
expect '^WWW-Authenticate: Bearer$' 'no bearer: no WWW-Authenticate'
expect_code TWT-052 'no bearer'
check 401 'a bad bearer' rubbish -X POST "$url"
expect '^WWW-Authenticate: Bearer error="invalid_token"' 'a bad bearer: no WWW-Authenticate with an error'
expect_code TWT-053 'a bad bearer'
check 404 'an unknown path' '' "$url/nothing"
if [ -n "${OTHER:-}" ]; then
  check 403 'a caller without the role' "$OTHER" \
    -H 'Content-Type: application/json' -d "$(request_body)" "$url"
  expect_code TWT-054 'a caller without the role'
fi
check 200 'a good bearer' "$BEARER" -H 'Content-Type: application/json' -d "$(request_body)" "$url"
[ "$got" = 200 ] || exit 1
expect '^Content-Type: application/json' 'a good bearer: not JSON'
token=$(grep -o '"token":"[^"]*"' "$answer" | cut -d'"' -f4)
rest=${token#*.}
header=$(decoded "${token%%.*}") || fail "the token's header is not Base64"
claims=$(decoded "${rest%%.*}") || fail "the token's claims are not Base64"
echo "     $header"
echo "     $claims"
case $header in
  '{"typ":"JWT","alg":"HS256","cty":"twilio-fpa;v=1"}') ;;
  '{"typ":"JWT","alg":"HS256","cty":"twilio-fpa;v=1","twr":"'*'"}') ;; # a key outside US1
  *) fail "the token's header is not the one that Twilio documents" ;;
esac
case $claims in
  '{"jti":"SK'*'"iss":"SK'*'"sub":"AC'*'"grants":{'*'"identity":"'*) ;;
  *) fail "the token's claims are not those that Twilio documents" ;;
esac
[ "$(decoded "${rest#*.}" | wc -c)" -eq 32 ] || fail "the token's signature does not have 256 bits"
[ $failed = 0 ] && echo "all checks passed"
exit $failed
